"""Whether a product speaks of something as its own: "leather" does in "soft leather", and not in
"leather-free", "no leather" or "faux leather".

What is denied stands in the keyword index as one more word ("leatherfree"), and as yet another
where it is spoken of as well, so that a whole catalogue is asked as fast as one product.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Protocol

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Product
from retrieval.denial import absent, present
from retrieval.documents import KeywordFields, keyword_fields
from retrieval.words import stem, terms, words

FIELDS = tuple(field.name for field in fields(KeywordFields))


class Index(Protocol):
    def rows_with(self, term: str, fields: Iterable[str]) -> npt.NDArray[np.bool_]:
        """The documents in which a term occurs in one of these fields."""
        ...


def mentions(product: Product, phrase: str) -> bool:
    """Whether each word of the phrase stands in the product's texts where it is not denied."""
    said = {term for text in astuple(keyword_fields(product)) for term in terms(text)}
    parts = list(words(phrase))
    return bool(parts) and all(
        (stem(part) in said and _term(absent(part)) not in said) or _term(present(part)) in said
        for part in parts
    )


def rows_mentioning(index: Index, phrase: str) -> npt.NDArray[np.bool_] | None:
    """`mentions` for each row; None for a phrase without words."""

    def rows(term: str) -> npt.NDArray[np.bool_]:
        return index.rows_with(term, FIELDS)

    masks = [
        (rows(stem(part)) & ~rows(_term(absent(part)))) | rows(_term(present(part))) for part in words(phrase)
    ]
    return np.logical_and.reduce(masks) if masks else None


def _term(marker: str) -> str:
    """As the index holds it: in words of letters and digits the whole stays unstemmed."""
    return terms(marker)[0]
