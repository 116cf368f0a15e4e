"""What of a product is read when it is looked for: by the encoder and by the keyword index."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from retrieval.catalog.product import Product
from retrieval.denial import denied
from retrieval.facets import values_of

DESCRIPTION_CHARACTERS = 250
TAGS_SAID = 14
VERSION = 2
"""Raised whenever the same product would read otherwise, so that indexes are embedded again."""

YES = frozenset({"true", "yes", "y"})
NO = frozenset({"false", "no", "n", "none", "n/a", "not applicable", "not supported"})


@dataclass(frozen=True, slots=True)
class KeywordFields:
    """The texts that keyword search weighs apart from each other."""

    name: str
    kind: str
    """What sort of thing it is and who makes it: category path, tags, brand."""
    attributes: str
    description: str


def embedding_text(product: Product) -> str:
    """A product in words, the weightiest first and few of them: a vector of many words is of none.

    Attributes are left out. Keyword search finds them exactly, and read with the rest they blur
    what the thing is (docs/search.md has the figures).
    """
    said = [
        product.name,
        _maker(product),
        ", ".join(reversed(product.category)),
        _shortened(product.description, DESCRIPTION_CHARACTERS),
        ", ".join(product.tags[:TAGS_SAID]),
        ", ".join(product.english[:TAGS_SAID]),
    ]
    return ". ".join(part for part in said if part)


def embedding_hash(product: Product) -> str:
    """Changes exactly when the product has to be embedded again: price and stock do not matter."""
    return hashlib.sha256(f"{VERSION}\n{embedding_text(product)}".encode()).hexdigest()


def keyword_fields(product: Product) -> KeywordFields:
    return KeywordFields(
        name=product.name,
        kind=" ".join((*product.category, *product.tags, *product.english, product.brand or "", product.id)),
        attributes="; ".join(said(name, values) for name, values in values_of(product).items()),
        description=f"{product.description} {denied(texts(product))}".rstrip(),
    )


def texts(product: Product) -> str:
    """All that is written of a product in sentences and names, to see what it says it is without."""
    stated = (said(name, values) or _not_free(name) for name, values in values_of(product).items())
    return ". ".join((product.name, product.description, *product.category, *product.tags, *stated))


def _not_free(name: str) -> str:
    """That an attribute such as "nut free" is a "no" says that there are nuts."""
    name = name.replace("_", " ").strip()
    return f"not {name}" if re.search(r"[\s-]free$", name, re.IGNORECASE) else ""


def said(name: str, values: Iterable[str]) -> str:
    """An attribute as people say it: "waterproof", "colour red or blue", a "no" as nothing."""
    words = name.replace("_", " ").strip()
    known = [value.strip() for value in values if value.strip()]
    if any(value.casefold() in YES for value in known):
        return words
    known = [value for value in known if value.casefold() not in NO]
    return f"{words} {', '.join(known)}" if known else ""


def _maker(product: Product) -> str:
    brand = product.brand or ""
    return f"by {brand}" if brand and brand.casefold() not in product.name.casefold() else ""


def _shortened(text: str, limit: int) -> str:
    """Whole words of a text without surplus space, at most `limit` characters."""
    text = re.sub(r"\s+", " ", text).strip()
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0]
