"""Bounds as they are said: "under 2 kg", "no wider than 80 cm", "10 to 12 inches", "4 or more people"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.understanding.measures import Measure, figure_at, measure_at
from assistant.understanding.reading import Reading, is_content
from assistant.understanding.wordlists import phrases, words
from retrieval.units import UNITS

NEARBY = Decimal("0.1")
"""How far from "around 15 inches" an amount may lie, as a share."""

LESS = "lighter|smaller|shorter|thinner|narrower|slimmer|lower|less|fewer|shallower"
MORE = "heavier|larger|bigger|longer|taller|wider|thicker|deeper|higher|greater|more|brighter"


def _with(template: str, comparatives: str) -> str:
    return "|".join(template.replace("_", word) for word in comparatives.split("|"))


_BELOW = phrases(f"{_with('_ than', LESS)}|under|below|beneath|<")
_ABOVE = phrases(f"{_with('_ than', MORE)}|over|above|>")
_AT_MOST = phrases(
    f"{_with('no _ than|not _ than|not any _ than|nothing _ than|never _ than', MORE)}|"
    "at most|up to|upto|max|maximum|max of|maximum of|a maximum of|within|not over|not above|"
    "nothing over|nothing above|not exceeding|≤|limit of"
)
_AT_LEAST = phrases(
    f"{_with('no _ than|not _ than|not any _ than|nothing _ than', LESS)}|"
    "at least|minimum|min|minimum of|a minimum of|starting at|starting from|from|not under|not below|"
    "nothing under|nothing below|upwards of|≥"
)
_NEARBY = phrases("around|about|roughly|approximately|approx|~|≈|circa")
_OR_LESS = phrases(
    f"{_with('or _|and _', LESS)}|or under|or below|max|maximum|tops|at most|at the most|and under|and below"
)
_OR_MORE = phrases(
    f"{_with('or _|and _', MORE)}|or above|or over|or up|and up|and above|and over|and upwards|or upwards|"
    "plus|+|minimum|min|at least|upwards"
)
_BEFORE = (
    (_AT_MOST, "at most"),
    (_AT_LEAST, "at least"),
    (_BELOW, "below"),
    (_ABOVE, "above"),
    (_NEARBY, "nearby"),
)
_AFTER = ((_OR_LESS, "at most"), (_OR_MORE, "at least"))
_LEADING = (*_AT_MOST, *_AT_LEAST)
_GAP = words("a an the of is about around in weight size at only")


@dataclass(frozen=True, slots=True)
class Bound:
    """What tokens `start` to `end` bound, and by which words; `unit` "" where none is said."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str
    above: bool = False
    below: bool = False


def bound_at(reading: Reading, i: int) -> Bound | None:
    return _between(reading, i) or _led(reading, i) or _followed(reading, i)


def _between(reading: Reading, i: int) -> Bound | None:
    """ "between 10 and 12 inches", "from 10 to 12 inches", "10-12 inches"."""
    opened = reading.norm(i) in {"between", "from"}
    first = _figure(reading, i + opened)
    if first is None or first.end >= len(reading):
        return None
    joiner = reading.tokens[first.end]
    if joiner.before.strip() in {"-", "–", "—"}:
        at = first.end
    elif joiner.norm in ({"and", "to"} if opened else {"to"}):
        at = first.end + 1
    else:
        return None
    second = _figure(reading, at)
    if second is None or not reading.free(i, second.end):
        return None
    unit = second.said or first.said
    low, high = sorted((_in(first, unit), _in(second, unit)))
    return Bound(i, second.end, low, high, unit)


def _led(reading: Reading, i: int) -> Bound | None:
    cues = ((reading.first_of(i, forms), kind) for forms, kind in _BEFORE)
    length, kind = max(cues, key=lambda pair: pair[0])
    if not length:
        return None
    at = i + length
    while reading.norm(at) in _GAP and at < min(i + length + 2, len(reading) - 1):
        at += 1
    figure = _figure(reading, at) or _figure(reading, i + length) or _one(reading, i + length)
    if figure is None or not reading.free(i, figure.end):
        return None
    return _made(kind, i, figure.end, figure)


def _followed(reading: Reading, i: int) -> Bound | None:
    figure = _figure(reading, i)
    if figure is None or not reading.free(i, figure.end):
        return None
    at = figure.end
    if is_content(reading, at) and not reading.first_of(at, (*_OR_LESS, *_OR_MORE)):
        at += 1  # "3 pockets or more"
    length, kind = max(((reading.first_of(at, forms), kind) for forms, kind in _AFTER), key=lambda p: p[0])
    if not length or not reading.same_clause(i, at + 1):
        return None
    end = at + length
    leads = reading.first_of(at, _LEADING) == length
    if leads and not figure.said and not reading.tokens[at].opens_clause and figure_at(reading.tokens, end):
        return None  # "size 9 max 120"
    if not figure.said and reading.norm(end) in UNITS and not reading.tokens[end].opens_clause:
        said = reading.norm(end)  # "4 or more people"
        figure, end = Measure(figure.number, said, UNITS[said], end), end + 1
    return _made(kind, i, end, figure)


def _made(kind: str, start: int, end: int, figure: Measure) -> Bound:
    number, unit = figure.number, figure.said
    if kind == "nearby":
        return Bound(start, end, number * (1 - NEARBY), number * (1 + NEARBY), unit)
    if kind in {"at most", "below"}:
        return Bound(start, end, None, number, unit, below=kind == "below")
    return Bound(start, end, number, None, unit, above=kind == "above")


def _figure(reading: Reading, i: int) -> Measure | None:
    """A measure, or a bare number as one without a unit."""
    measure = measure_at(reading.tokens, i)
    if measure is not None:
        return measure
    number = figure_at(reading.tokens, i)
    return Measure(number.value, "", UNITS["pc"], number.end) if number else None


def _one(reading: Reading, i: int) -> Measure | None:
    """ "less than a kilo"."""
    unit = reading.norm(i + 1)
    if reading.norm(i) not in {"a", "an", "one"} or unit not in UNITS or len(unit) < 2:
        return None
    return Measure(Decimal(1), unit, UNITS[unit], i + 2)


def _in(measure: Measure, unit: str) -> Decimal:
    """The amount in a unit; one without a unit is in it already."""
    if not measure.said or measure.said == unit or measure.unit.dimension != UNITS[unit].dimension:
        return measure.number
    return measure.exact / UNITS[unit].factor
