"""What a product of a catalogue in another language is in English, so that English readings find it.

Only what names a thing or states a value is read: its name, categories, tags and attributes. Running
text is left to the encoder, as "not waterproof" is no "waterproof".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from retrieval.catalog.product import Extracted, Product
from retrieval.facets import values_of
from retrieval.languages.lexicon import Lexicon, folded
from retrieval.unspaced import simplified

ENGLISH: Final = "english"
_COMPOUNDING = frozenset({"de", "nl"})
_HEAD = 4
"""Letters that the last part of a compound has at least."""
_DENIAL = re.compile(
    r"\b(?:ohne|nicht|kein\w*|sin|no|sans|pas|non|senza|sem|zonder|niet|bez|без|не)\b|(?:不|无|非|没有|なし|ない)"
)
_WORD = re.compile(r"[^\W\d_]+")
_TRUE, _FALSE = frozenset({"yes", "true"}), frozenset({"no", "false", "none", "without"})

Read = Callable[[str], tuple[str, ...]]


def reads(lexicon: Lexicon) -> Read:
    """What a category, a value or the name of an attribute is in English, the likeliest first."""
    return lambda text: english_of(text, lexicon)


def english_of(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """A whole value's terms; of one that is not known whole, the terms of its parts as one phrase,
    where each part is known."""
    text = _as_listed(text, lexicon)
    if whole := lexicon.english(text):
        return whole
    said = folded(text)
    found = list(lexicon.matches(said))
    rest = said
    for match in reversed(found):
        rest = rest[: match.start] + " " + rest[match.end :]
    if not found or _WORD.search(rest):
        return ()
    return (" ".join(match.terms[0] for match in found),)


def into_english(lexicon: Lexicon, before: Callable[[Product], Product]) -> Callable[[Product], Product]:
    """What an ingest does to the products that it writes: `before`, and their words in English."""

    def enriched(product: Product) -> Product:
        product = before(product)
        kept = tuple(item for item in product.extracted if item.method != ENGLISH)
        kinds = dict.fromkeys(term for text in _filed(product) for term in _whole(text, lexicon))
        terms = dict.fromkeys(term for term in _terms(product, lexicon) if term not in kinds)
        read = [Extracted("kind", kind, ENGLISH, 1.0) for kind in kinds]
        read += [Extracted("value", term, ENGLISH, 1.0) for term in terms]
        return replace(product, extracted=(*kept, *read))

    return enriched


def _filed(product: Product) -> tuple[str, ...]:
    return (*reversed(product.category), *product.tags)


def _whole(text: str, lexicon: Lexicon) -> Iterator[str]:
    text = _as_listed(text, lexicon)
    yield from lexicon.english(text)[:1] or _named(text, lexicon)


def _as_listed(text: str, lexicon: Lexicon) -> str:
    """Chinese in the script that its lexicon is written in."""
    return simplified(text) if lexicon.code == "zh" else text


def _terms(product: Product, lexicon: Lexicon) -> Iterator[str]:
    yield from _whole(product.name, lexicon)
    for name, values in values_of(product).items():
        read = [english_of(value, lexicon)[:1] or (value,) for value in values]
        stated = {term for terms in read for term in terms}
        known = english_of(name, lexicon)[:1]
        if stated & _TRUE:
            yield from known
        elif not stated & _FALSE:
            yield from (term for value in values for term in english_of(value, lexicon)[:1])


def _named(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The terms of a name up to a word such as "without"."""
    said = folded(text)
    end = len(said)
    found = list(lexicon.matches(said))
    for denial in _DENIAL.finditer(said):
        if not any(match.start <= denial.start() < match.end for match in found):
            end = denial.start()
            break
    for match in found:
        # one sign of a name is a thing only at the name's end: 疾风跑鞋 has no wind
        if match.end <= end and (lexicon.spaced or match.end - match.start > 1 or match.end == len(said)):
            yield match.terms[0]
    if lexicon.code in _COMPOUNDING:
        for word in _WORD.findall(said[:end]):
            yield from _head(word, lexicon)


def _head(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What the last part of a compound is: a "Wanderrucksack" is a backpack."""
    if lexicon.terms.get(word):
        return ()
    for start in range(2, len(word) - _HEAD + 1):
        if terms := lexicon.terms.get(word[start:]):
            return terms[:1]
    return ()
