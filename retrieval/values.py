"""When two attribute values are the same thing: "15.6 inch" and "15.6in", "1 kg" and "1000 g"."""

from __future__ import annotations

import re
from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache

from retrieval.query import Range
from retrieval.words import fold

NUMBER = re.compile(r"([+-]?\d{1,12}(?:[.,]\d{1,6})?)\s*([^\d\s.,+-][^\d\s]*(?: [a-z]+)?)?", re.IGNORECASE)
ROUNDED = Context(prec=3)
"""Converted amounts keep three figures: a 15.6 inch screen is sold as 39.6 cm."""

UNITS: dict[str, tuple[str, str]] = {
    name: (dimension, factor)
    for dimension, factor, names in (
        ("length", "1", "mm millimeter millimeters millimetre millimetres"),
        ("length", "10", "cm centimeter centimeters centimetre centimetres"),
        ("length", "1000", "m meter meters metre metres"),
        ("length", "1000000", "km kilometer kilometers kilometre kilometres"),
        ("weight", "1", "g gram grams gramme grammes"),
        ("weight", "1000", "kg kilo kilos kilogram kilograms"),
        ("volume", "1", "ml milliliter milliliters millilitre millilitres"),
        ("volume", "10", "cl centiliter centiliters"),
        ("volume", "1000", "l liter liters litre litres"),
        ("storage", "1", "mb megabyte megabytes"),
        ("storage", "1000", "gb gigabyte gigabytes"),
        ("storage", "1000000", "tb terabyte terabytes"),
        ("power", "1", "w watt watts"),
        ("power", "1000", "kw kilowatt kilowatts"),
        ("frequency", "1", "mhz megahertz"),
        ("frequency", "1000", "ghz gigahertz"),
    )
    for name in names.split()
}
IMPERIAL: dict[str, tuple[str, str]] = {
    name: (dimension, factor)
    for dimension, factor, names in (
        ("length", "25.4", "in inch inches \" ” ″ ''"),
        ("length", "304.8", "ft foot feet"),
        ("length", "914.4", "yd yard yards"),
        ("weight", "453.59237", "lb lbs pound pounds"),
        ("weight", "28.349523", "oz ounce ounces"),
        ("volume", "3785.411784", "gal gallon gallons"),
    )
    for name in names.split()
}

YES = frozenset({"yes", "true", "y"})
NO = frozenset({"no", "false", "n"})

Key = str | tuple[str, Decimal]


@lru_cache(maxsize=65_536)
def value_key(value: str) -> Key:
    """Two values with equal keys are the same value."""
    text = fold(value)
    if text in YES or text in NO:
        return "yes" if text in YES else "no"
    match = NUMBER.fullmatch(text)
    if match is None:
        return text
    try:
        number = Decimal(match.group(1).replace(",", "."))
    except InvalidOperation:
        return text
    unit = (match.group(2) or "").rstrip(".")
    if unit in UNITS:
        dimension, factor = UNITS[unit]
        return dimension, (number * Decimal(factor)).normalize()
    if unit in IMPERIAL:
        dimension, factor = IMPERIAL[unit]
        return dimension, ROUNDED.multiply(number, Decimal(factor)).normalize()
    return unit, number.normalize()


def within(key: Key, bounds: Range) -> bool:
    """Whether a value, by its key, is a number of the range's dimension and lies between its bounds."""
    if isinstance(key, str):
        return False
    low, high = limits(bounds)
    dimension, number = key
    return (
        (
            low is None
            or (dimension == low[0] and (number > low[1] or (number == low[1] and not bounds.above)))
        )
        and (
            high is None
            or (dimension == high[0] and (number < high[1] or (number == high[1] and not bounds.below)))
        )
        and not (low is None and high is None)
    )


def limits(bounds: Range) -> tuple[tuple[str, Decimal] | None, tuple[str, Decimal] | None]:
    """Both bounds as keys of values, so that "2 lb" compares with grams."""
    return _limit(bounds.low, bounds.unit), _limit(bounds.high, bounds.unit)


def _limit(amount: Decimal | None, unit: str) -> tuple[str, Decimal] | None:
    if amount is None:
        return None
    key = value_key(f"{amount:f} {unit}".strip())
    return ("", amount) if isinstance(key, str) else key
