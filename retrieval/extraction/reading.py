"""A product's own text, read once: its words, the measures in it, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from retrieval.catalog.product import Product
from retrieval.extraction.tokens import Token, tokens
from retrieval.units import unit_of

Source = Literal["name", "description"]
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
NUMBER = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,6})?")
DIMENSION = {"x", "×", "by"}


@dataclass(frozen=True, slots=True)
class Passage:
    source: Source
    tokens: Sequence[Token]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and the word after it, at `first` to `last` of a passage's tokens. Where the word
    is a unit, `dimension` names what it measures and `base` is the amount in that dimension's
    base unit; else `dimension` is the word itself ("1500 pages") and `base` the number."""

    number: Decimal
    unit: str
    dimension: str
    base: Decimal
    first: int
    last: int


def passages(product: Product) -> tuple[Passage, ...]:
    """Name and description; a description that only repeats the name counts once."""
    found = [Passage("name", tokens(product.name))]
    if product.description and product.description != product.name:
        found.append(Passage("description", tokens(product.description)))
    return tuple(found)


def measures(text: Sequence[Token]) -> Iterator[Measure]:
    """Every number with a word after it, but for the sides of "30 x 20 cm", of which nobody says
    which is which."""
    for place in range(len(text) - 1):
        token, after = text[place], text[place + 1]
        number = amount(token.word)
        if number is None or after.start - token.end > 1 or after.word[0].isdigit():
            continue
        if (
            token.word.startswith("00")
            or (place and text[place - 1].word in DIMENSION)
            or after.word in DIMENSION
        ):
            continue
        if place and text[place - 1].end == token.start and text[place - 1].word.isalpha():
            continue  # a model number: "XL12 pro"
        unit = unit_of('"' if after.word in "″”" else after.word)
        yield Measure(number, after.word, unit.dimension, number * unit.factor, place, place + 2)


def amount(word: str) -> Decimal | None:
    """A word's number; "1,500" is one and a half thousand, "1,5" one and a half."""
    if THOUSANDS.fullmatch(word):
        return Decimal(word.replace(",", ""))
    return Decimal(word.replace(",", ".")) if NUMBER.fullmatch(word) else None
