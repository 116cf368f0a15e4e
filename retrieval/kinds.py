"""What kind of thing a product says it is: a pure function of the product, made when it is indexed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.catalog.product import Product
from retrieval.facets import values_of
from retrieval.phrases import BREAKS, CLAUSE, JOINING, MEASURES, heads
from retrieval.units import UNITS
from retrieval.words import fold, stem, word_set, words

DESCRIBING = word_set(
    """black white gray grey silver gold blue red green yellow pink orange purple brown beige cyan magenta
    navy multicolor multicolour transparent universal original compatible genuine new refurbished male
    female"""
)
"""Words that end a name and say how the thing is, not what: "Oxford shirt blue"."""

TYPED = ("product type", "item type", "product category")
"""Attributes whose value is a kind."""
NAMING_ATTRIBUTE = re.compile(r"\b(?:type|kind|category)\b")
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
NUMBER = re.compile(r"[\d.,]+")
VALUE_CHARACTERS = 40
COUNTED = frozenset({"time", "people", "pieces", "percent"})
AMOUNTS = frozenset(name for name, unit in UNITS.items() if unit.dimension not in COUNTED) | word_set(
    "dpi ppm pixels nm pin port ports sheet sheets page pages mbit gbit mbps gbps va x"
)
"""Words that make the number before them an amount."""


def kinds(product: Product, depth: int) -> Iterator[str]:
    """Stems of the kinds that a product calls itself: heads of its name, its tags, its type and
    of the last `depth` elements of its category path. Of several that one of these joins ("Bags &
    bottles") it is the one that its own name ends in, where it ends in one of them."""
    phrase = noun_phrase(product)
    own = stem(phrase[-1]) if phrase else ""
    for part in _classed(product, depth):
        named = heads(part)
        yield from [own] if own in named else sorted(named)
    if own:
        yield own


def noun_phrase(product: Product) -> list[str]:
    """The words of the name up to the one that says what the thing is.

    "Acer KB7 keyboard USB Black, 1.8 m" gives keyboard: maker, model numbers and amounts are left
    out, and so are, at the end, words that are values of the product's own attributes.
    """
    maker = tuple(words(product.brand or ""))
    named = {kind for part in _classed(product, len(product.category)) for kind in heads(part)}
    values = {word for word in _values(product) if stem(word) not in named}
    first: list[str] = []
    for clause in CLAUSE.split(ASIDE.sub(" ", fold(product.name))):
        for part in _parts(list(words(clause)), maker):
            kept = list(part)
            while kept and (kept[-1] in DESCRIBING or kept[-1] in values):
                kept.pop()
            if kept:
                return kept
            first = first or part
    return first


def _classed(product: Product, depth: int) -> Iterator[str]:
    """What the product is filed under: `depth` elements of its path from below, tags, its type."""
    yield from product.category[max(len(product.category) - depth, 0) :]
    yield from product.tags
    yield from product.english_kinds
    for name in TYPED:
        for value in product.attributes.get(name, ()):
            if len(value) <= VALUE_CHARACTERS and not value[:1].isdigit():
                yield value


def _values(product: Product) -> set[str]:
    """The words of the product's own short values: "alkaline", "english" of "UK English"."""
    return {
        word
        for name, values in values_of(product).items()
        if not NAMING_ATTRIBUTE.search(name)
        for value in values
        if len(value) <= VALUE_CHARACTERS
        for word in words(value)
        if word.isalpha()
    }


def _parts(written: list[str], maker: tuple[str, ...]) -> Iterator[list[str]]:
    """A clause without its maker, taken apart at amounts ("39.6 cm"), up to a word like "for"."""
    if maker and tuple(written[: len(maker)]) == maker:
        written = written[len(maker) :]
    part: list[str] = []
    for place, word in enumerate(written):
        before, after = written[place - 1] if place else "", written[place + 1 : place + 2]
        if word == "of" or (word in BREAKS and word not in JOINING):
            if part:
                break
        elif NUMBER.fullmatch(word) and after and after[0] in AMOUNTS:
            if part:
                yield part
            part = []
        elif _names(word) and not (word in AMOUNTS and NUMBER.fullmatch(before)):
            part.append(word)
    if part:
        yield part


def _names(word: str) -> bool:
    return word.isalpha() and len(word) > 1 and word not in MEASURES
