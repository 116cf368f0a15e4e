"""Units of measure: what each measures, and how many of its dimension's base unit it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """`factor` base units of `dimension`. `converted`: the other system's unit, whose amounts
    are round in their own system only (a 15.6 inch screen is sold as 39.6 cm)."""

    dimension: str
    factor: Decimal
    converted: bool = False


METRIC = {
    "length": "mm millimeter millimetre 毫米 公釐=1|cm centimeter centimetre 厘米 公分=10|dm=100"
    "|m meter metre 米=1000|km kilometer kilometre 公里=1000000",
    "weight": "mg milligram 毫克=0.001|g gr gram gramme gramm 克=1|斤=500"
    "|kg kgs kilo kilogram kilogramme kilogramm 公斤 千克=1000|t tonne=1000000",
    "volume": "ml milliliter millilitre 毫升 cc=1|cl centiliter centilitre=10|dl=100"
    "|l lt ltr liter litre litro 升 公升=1000",
    "storage": "kb kilobyte=0.001|mb megabyte=1|gb gig gigabyte=1000|tb terabyte=1000000",
    "power": "w watt 瓦=1|kw kilowatt 千瓦=1000",
    "energy": "wh=1|kwh=1000",
    "frequency": "hz hertz=0.000001|khz=0.001|mhz megahertz=1|ghz gigahertz=1000",
    "voltage": "v volt=1|kv=1000",
    "current": "ma milliamp=1|a amp ampere=1000",
    "charge": "mah=1|ah=1000",
    "time": "ms millisecond=0.001|s sec second=1|min minute 分钟 分鐘=60|h hr hour 小时 小時=3600"
    "|day=86400|week=604800|month=2629800|year yr=31557600",
    "light": "lm lumen=1",
    "pixels": "mp megapixel=1",
    "resolution": "px pixel=1",
    "temperature": "°c celsius=1",
    "people": "person people seat seater=1",
    "pieces": "piece pc pcs count ct=1",
    "percent": "% percent=1",
}
IMPERIAL = {
    "length": "in inch inche 英寸 英吋 寸 吋 \" ''=25.4|ft foot feet '=304.8|yd yard=914.4|mi mile=1609344",
    "weight": "oz ounce=28.349523125|lb pound=453.59237|st stone=6350.29318",
    "volume": "floz fl-oz fl.oz fl.-oz fluid-ounce fluid-oz=29.5735295625|pt pint=473.176473"
    "|qt quart=946.352946|gal gallon=3785.411784",
    "power": "hp horsepower=745.69987158227022",
}


def _units(table: dict[str, str], converted: bool) -> Iterator[tuple[str, Unit]]:
    for dimension, rows in table.items():
        for row in rows.split("|"):
            names, _, factor = row.rpartition("=")
            for name in names.split():
                unit = Unit(dimension, Decimal(factor), converted)
                yield name.replace("-", " "), unit
                if len(name) > 1 and name[-1].isalpha() and name.isascii():
                    yield f"{name.replace('-', ' ')}s", unit


UNITS: dict[str, Unit] = {**dict(_units(METRIC, converted=False)), **dict(_units(IMPERIAL, converted=True))}
"""By name in lower case, singular and plural."""
DIMENSIONS = frozenset(METRIC)


ALSO_WORDS = "in a s t count piece pieces seat seats people person day days week month year second"
NO_UNIT_OF_A_NAME = frozenset(ALSO_WORDS.split())
"""Names of units that end the names of attributes without being their unit ("made in")."""


def unit_in(attribute: str) -> str:
    """The unit that an attribute's name gives bare numbers: kg of "weight_kg" and "Weight (kg)"; or ""."""
    words = re.findall(r"[^\W_]+", attribute.lower())
    is_unit = len(words) > 1 and words[-1] in UNITS and words[-1] not in NO_UNIT_OF_A_NAME
    return words[-1] if is_unit else ""


def unit_of(name: str) -> Unit:
    """The unit of this name; a word that names none known is a dimension of its own ("pockets")."""
    name = name.lower().rstrip(".")
    return UNITS.get(name) or Unit(name.removesuffix("s"), Decimal(1))
