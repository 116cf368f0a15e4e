"""Bounds of a measured attribute in words, with the amounts and units as they were asked for."""

from __future__ import annotations

from decimal import Decimal

from retrieval.query import Range

WRITTEN = {
    "gb": "GB", "tb": "TB", "mb": "MB", "kb": "KB", "mah": "mAh", "ah": "Ah", "hz": "Hz", "khz": "kHz",
    "mhz": "MHz", "ghz": "GHz", "w": "W", "kw": "kW", "v": "V", "wh": "Wh", "kwh": "kWh", "mp": "MP",
    "ma": "mA", "°c": "°C",
}  # fmt: skip
"""Units that are not written in lower case."""
PLAINLY = frozenset({"weight", "length", "people", "pieces"})
"""Names that their amounts say by themselves: "under 2 lb"."""


def worded(name: str, bounds: Range) -> str:
    """Fit to follow a thing: "under 2 lb", "with memory of at least 16 GB"."""
    amounts = [amount(number, bounds.unit) for number in (bounds.low, bounds.high) if number is not None]
    of = ""
    if len(amounts) == 2:
        said = f"between {_number(bounds.low)} and {amounts[1]}"
    elif bounds.high is not None:
        said, of = (f"under {amounts[0]}", "") if bounds.below else (f"up to {amounts[0]}", "of ")
    else:
        said, of = (f"over {amounts[0]}", "") if bounds.above else (f"at least {amounts[0]}", "of ")
    if name in PLAINLY and bounds.unit:
        return f"{of}{said}" if said.startswith("at least") else said
    return f"with {name.replace('_', ' ')} {of}{said}"


def amount(number: Decimal, unit: str) -> str:
    """ "2 lb", "16 GB", '15.6"', "4"."""
    if not unit or not unit[0].isalnum():
        return f"{_number(number)}{unit}"
    return f"{_number(number)} {WRITTEN.get(unit, unit)}"


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():,f}"
