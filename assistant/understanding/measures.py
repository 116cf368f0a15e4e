"""Amounts with a unit (15.6 inch, 1 TB, 500 ml), comparable across ways of writing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.understanding.numbers import number_at
from assistant.understanding.wordlists import phrases
from assistant.understanding.words import Token

_TABLES = {
    "length": "mm=1 millimeter=1 millimetre=1 cm=10 centimeter=10 centimetre=10 m=1000 meter=1000 metre=1000 "
    'in=25.4 inch=25.4 "=25.4 ”=25.4 ft=304.8 foot=304.8 yard=914.4 km=1000000 mile=1609344',
    "volume": "ml=1 milliliter=1 millilitre=1 cl=10 l=1000 liter=1000 litre=1000 gal=3785.41 gallon=3785.41",
    "mass": "mg=0.001 g=1 gram=1 gramme=1 kg=1000 kilo=1000 kilogram=1000 lb=453.592 lbs=453.592 "
    "oz=28.3495 ounce=28.3495",
    "data": "mb=1 megabyte=1 gb=1000 gigabyte=1000 tb=1000000 terabyte=1000000",
    "power": "w=1 watt=1 kw=1000",
    "voltage": "v=1 volt=1",
    "charge": "mah=1 ah=1000",
    "frequency": "hz=1 khz=1000 mhz=1000000 ghz=1000000000",
    "time": "second=1 min=60 minute=60 h=3600 hr=3600 hour=3600",
    "lumen": "lm=1 lumen=1",
    "pieces": "piece=1 pc=1 count=1 ct=1",
    "people": "person=1 people=1",
}
_UNITS = {
    unit: (dimension, Decimal(factor))
    for dimension, table in _TABLES.items()
    for unit, _, factor in (pair.rpartition("=") for pair in table.split())
}
_FLUID = phrases("fl oz|fl ounce|fluid ounce|fluid oz")


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount in the base unit of its dimension, and the token after its last."""

    dimension: str
    amount: Decimal
    end: int


def measure_at(tokens: Sequence[Token], i: int) -> Measure | None:
    """The number with a unit that begins at token `i`."""
    number = number_at(tokens, i)
    if number is None or number.end >= len(tokens) or tokens[number.end].opens_clause:
        return None
    unit, end = tokens[number.end].root, number.end + 1
    if end < len(tokens) and (unit, tokens[end].root) in _FLUID:
        return Measure("volume", _rounded(number.value * Decimal("29.5735")), end + 1)
    if unit not in _UNITS:
        unit = tokens[number.end].norm
    if unit not in _UNITS:
        return None
    if unit == "in" and not tokens[number.end].glued and not _closes(tokens, end):
        return None
    dimension, factor = _UNITS[unit]
    return Measure(dimension, _rounded(number.value * factor), end)


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """ "in" is inches only where no preposition could stand: at the end or before a break."""
    return i >= len(tokens) or tokens[i].opens_clause


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.001")).normalize()
