"""When two attribute values are the same thing ("15.6 inch" and "15.6in", "1 kg" and "1000 g"),
and when one lies between bounds."""

from __future__ import annotations

from decimal import Context, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from retrieval.amounts import spans, whole
from retrieval.units import unit_of
from retrieval.words import fold

if TYPE_CHECKING:
    from retrieval.query import Range

ROUNDED = Context(prec=3)
"""Converted amounts keep three figures: a 15.6 inch screen is sold as 39.6 cm."""

YES = frozenset({"yes", "true", "y"})
NO = frozenset({"no", "false", "n"})

Key = str | tuple[str, Decimal]


@lru_cache(maxsize=65_536)
def value_key(value: str) -> Key:
    """Two values with equal keys are the same value."""
    text = fold(value)
    if text in YES or text in NO:
        return "yes" if text in YES else "no"
    amount = whole(value)
    if amount is None:
        return text
    if amount.unit is None:
        return "", amount.number.normalize()
    return amount.unit.dimension, _nominal(amount.number, amount.unit.factor, amount.unit.converted)


@lru_cache(maxsize=65_536)
def satisfies(value: str, bounds: Range) -> bool:
    """Whether everything that a value states of the range's dimension lies between its bounds.

    Amounts compare exactly, whatever their units; one that is the same value as a bound
    (`value_key`: 39.6 cm is 15.6 inch) lies on it. A thing for "2-4 people" is one for 4.
    `retrieval.amounts` says what a value states.
    """
    span = span_of(value, bounds)
    return span is not None and _lies(*span, value_key(value), bounds)


def span_of(value: str, bounds: Range) -> tuple[Decimal, Decimal] | None:
    """From least to most of what a value states of the range's dimension, in base units."""
    span, bare = spans(value), unit_of(bounds.bare)
    unit = unit_of(bounds.unit)
    if bounds.bare and unit.dimension not in span and bare.dimension == unit.dimension and "" in span:
        span = {unit.dimension: (span[""][0] * bare.factor, span[""][1] * bare.factor)}
    if unit.dimension not in span:
        return None
    least, most = span[unit.dimension]
    return (most if unit.dimension == "people" else least), most


def limits(bounds: Range) -> tuple[float | None, float | None]:
    """Both bounds in base units, as floats."""
    factor = unit_of(bounds.unit).factor
    low = None if bounds.low is None else float(bounds.low * factor)
    return low, None if bounds.high is None else float(bounds.high * factor)


def _lies(least: Decimal, most: Decimal, key: Key, bounds: Range) -> bool:
    unit = unit_of(bounds.unit)
    low = None if bounds.low is None else bounds.low * unit.factor
    high = None if bounds.high is None else bounds.high * unit.factor
    on_low = low is not None and (least == low or key == _bound_key(bounds.low, bounds.unit))
    on_high = high is not None and (most == high or key == _bound_key(bounds.high, bounds.unit))
    return (
        not (low is None and high is None)
        and (low is None or ((least > low or on_low) and not (least <= low and bounds.above)))
        and (high is None or ((most < high or on_high) and not (most >= high and bounds.below)))
    )


def _bound_key(amount: Decimal | None, unit: str) -> Key:
    return value_key(f"{amount:f} {unit}")


def _nominal(number: Decimal, factor: Decimal, converted: bool) -> Decimal:
    exact = number * factor
    return (ROUNDED.plus(exact) if converted else exact).normalize()
