"""Amounts with a unit in a message: 15.6 inch, 1 TB, half a litre, 3 lb 4 oz, 5'10"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.understanding.numbers import Number, number_at
from assistant.understanding.wordlists import phrases
from assistant.understanding.words import Token
from retrieval.units import UNITS, Unit

_FLUID = phrases("fl oz|fl ounce|fluid ounce|fluid oz")
_HALVES = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_PARTS = frozenset(map(Decimal, (2, 3, 4, 5, 6, 8, 10, 16, 32, 64)))
_FOOT = UNITS["foot"]
_SECONDS = frozenset({"second", "seconds", "st", "'", "''"})
"""Units whose names are mostly something else ("the second one")."""
_SHORT = frozenset({"in", "a", "s", "t"})


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount as said, its unit as said, and the token after its last."""

    number: Decimal
    said: str
    unit: Unit
    end: int

    @property
    def exact(self) -> Decimal:
        """In base units of the dimension."""
        return self.number * self.unit.factor


def measure_at(tokens: Sequence[Token], i: int) -> Measure | None:
    """The number with a unit that begins at token `i`; parts of a compound are added up."""
    first = _single(tokens, i)
    if first is None:
        return _halved(tokens, i)
    at = first.end + (first.end < len(tokens) and tokens[first.end].norm == "and")
    second = _single(tokens, at)
    if second is None or tokens[at].opens_clause:
        inches = number_at(tokens, first.end) if first.unit is _FOOT and first.said == "'" else None
        return Measure(first.number * 12 + inches.value, "in", UNITS["in"], inches.end) if inches else first
    if second.unit.dimension != first.unit.dimension or second.exact >= first.unit.factor:
        return first
    whole = second.unit.factor * (first.exact / second.unit.factor + second.number)
    if (whole / first.unit.factor * 100) % 1 == 0:
        return Measure(whole / first.unit.factor, first.said, first.unit, second.end)
    return Measure(whole / second.unit.factor, second.said, second.unit, second.end)


def figure_at(tokens: Sequence[Token], i: int) -> Number | None:
    """A number, also with a fraction: 1 1/2, 3/4."""
    number = number_at(tokens, i)
    if number is None:
        return None
    part = _fraction(tokens, i, number)
    if part is not None:
        return part
    more = number_at(tokens, number.end) if _is_beside(tokens, number.end) else None
    part = _fraction(tokens, number.end, more) if more else None
    return Number(number.value + part.value, part.end) if part else number


def _single(tokens: Sequence[Token], i: int) -> Measure | None:
    number = figure_at(tokens, i)
    if number is None or number.end >= len(tokens) or tokens[number.end].opens_clause:
        return None
    name, end = tokens[number.end].norm, number.end + 1
    if end < len(tokens) and (tokens[number.end].root, tokens[end].root) in _FLUID:
        return Measure(number.value, "fl oz", UNITS["fl oz"], end + 1)
    before = tokens[number.end].before
    if before.startswith("' ") or (before == "'" and tokens[number.end].is_number):
        return Measure(number.value, "'", _FOOT, number.end)
    if name not in UNITS or name in _SECONDS:
        return None
    if name in _SHORT and not tokens[number.end].glued and not _closes(tokens, end):
        return None
    return Measure(number.value, name, UNITS[name], end)


def _halved(tokens: Sequence[Token], i: int) -> Measure | None:
    """ "half a kilo", "a quarter pound"."""
    at = i + (i < len(tokens) and tokens[i].norm == "a")
    share = _HALVES.get(tokens[at].norm) if at < len(tokens) else None
    at += 1
    at += at < len(tokens) and tokens[at].norm in {"a", "an", "of"}
    if share is None or at >= len(tokens) or tokens[at].norm not in UNITS or len(tokens[at].norm) < 2:
        return None
    return Measure(share, tokens[at].norm, UNITS[tokens[at].norm], at + 1)


def _fraction(tokens: Sequence[Token], i: int, above: Number) -> Number | None:
    """ "3/4" at token `i`, where `above` is the 3."""
    below = number_at(tokens, above.end)
    if below is None or tokens[above.end].before != "/" or above.end != i + 1:
        return None
    return Number(above.value / below.value, below.end) if above.value < below.value in _PARTS else None


def _is_beside(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].before in {" ", "-"}


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """A short unit stands by itself only where no preposition or article could: at the end, before
    a break, or before what belongs to an amount ("15.6 in or bigger")."""
    return i >= len(tokens) or tokens[i].opens_clause or tokens[i].norm in {"or", "and", "max", "min", "+"}
