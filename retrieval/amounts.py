"""The amounts that a feed's value states: "1,5 kg", "3 lbs 4 oz", "5'10\\"", "10-12 cm", "10 x 20 x 30 cm".

A value becomes spans, one for each dimension it speaks of, in exact base units:

- one amount: from it to itself. A compound ("3 lbs 4 oz", "1 h 30 min") is the sum.
- a range ("10-12 cm") goes from its least to its most, so what is asked has to hold for all of it.
- several lengths ("10 x 20 x 30 cm", "W 10 cm, H 20 cm") count by the longest.
- a count times an amount ("2 x 8 GB") is all of it where storage is meant, and elsewhere anything
  from one to all of it.
- what stands in brackets behind an amount ("15.6 inch (39.6 cm)") says it again and is left out.

A number without a unit is read only where the value is nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from retrieval.units import UNITS, Unit, unit_of
from retrieval.words import fold

SIDES = frozenset({"length", "resolution", ""})
"""Dimensions of which several amounts are the sides of one thing."""
LONGEST = 200
"""Characters of a value that is read; what is longer is prose."""

VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4",
    "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
FRACTIONS = str.maketrans(
    {"″": '"', "′": "'", "⁄": "/"} | {fraction: f" {said}" for fraction, said in VULGAR.items()}
)
"""Signs that lose their meaning when a text is normalised ("5½" would read 51/2)."""
SIGNS = FRACTIONS | str.maketrans(
    {"”": '"', "“": '"', "’": "'", "‘": "'", "×": "x", "–": "-", "—": "-", "‑": "-", "−": "-"}
)
SIDES = frozenset({"length", "resolution", ""})
"""Dimensions of which several amounts are the sides of one thing."""
LONGEST = 200
"""Characters of a value that is read; what is longer is prose."""

VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4",
    "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
SIGNS = str.maketrans(
    {
        "″": '"', "”": '"', "“": '"', "′": "'", "’": "'", "‘": "'", "⁄": "/", "×": "x", "–": "-", "—": "-",
        "‑": "-", "−": "-",
    }
    | {fraction: f" {plain}" for fraction, plain in VULGAR.items()}
)  # fmt: skip
FIGURE = r"\d{1,15}(?:[.,]\d{1,15})*"
_SIGNS = "|".join(sorted((re.escape(u) for u in UNITS if not u[-1].isalpha()), key=len, reverse=True))
_NAMES = "|".join(sorted((re.escape(u) for u in UNITS if u[-1].isalpha()), key=len, reverse=True))
_UNIT = rf"{_SIGNS}|(?:ft|h|hrs?|lbs?)(?=\d)|(?:(?!in[ -]\d)(?:{_NAMES}))(?![^\W_])"
"""A name ends where its letters do ("m" is none in "m2"), and "2 in 1" has no inches."""
_AMOUNT = re.compile(
    r"(?:(?<![\w.,/])|(?<=\dft)|(?<=\dh)|(?<=\dlb)|(?<=\dlbs))([+-]?)"
    rf"(?:(?:(\d{{1,4}})[ -])?(\d{{1,2}})/(2|3|4|5|6|8|10|16|32|64)(?![\d/])|({FIGURE})(?!\d|/\d))"
    rf"(?:\s?-?\s?({_UNIT})\.?)?"
)
_GROUPED = re.compile(r"^(\d{1,3})((?: \d{3})+)(?= ?[^\W\d])")
"""1 000 g"""
SMALLER = {"'": "in", "h": "min"}
"""What a number without a unit counts behind these: 5'10, 1h30."""
_WHOLE = re.compile(rf"([+-]?)({FIGURE})\s*([^\d\s.,+-][^\d\s]*(?: [a-z]+)?)")
_RANGE = re.compile(r"\s?(?:-|to|bis|\.\.\.?)\s?")
_TIMES = re.compile(r"\s?(?:x|by|\*)\s?")
_COMPOUND = re.compile(r"\s?,?\s?(?:and\s)?")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written, its unit (None where none is), where it stands, and the unit's name
    as written. A compound is in its smallest unit."""

    number: Decimal
    unit: Unit | None
    start: int
    end: int
    said: str = ""

    @property
    def exact(self) -> Decimal:
        return self.number * self.unit.factor if self.unit else self.number


Span = tuple[Decimal, Decimal]


def decimal(text: str) -> Decimal:
    """1,200 and 1.200,50 and 7,5: the last sign is decimal, unless three digits follow a lone comma."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma > point >= 0 and text.count(",") == 1:
        return Decimal(text.replace(".", "").replace(",", "."))
    if comma >= 0 and point < 0 and (len(text) - comma - 1 != 3 or text.startswith("0,")):
        return Decimal(text.replace(",", "", text.count(",") - 1).replace(",", "."))
    plain = text.replace(",", "")
    return Decimal(plain.replace(".", "") if plain.count(".") > 1 else plain)


@lru_cache(maxsize=65_536)
def spans(value: str) -> Mapping[str, Span]:
    """From least to most of each dimension that a value states; "" for numbers without a unit."""
    if len(value) > LONGEST:
        return {}
    text = plain(value)
    outside = _BRACKETS.sub(lambda match: "\0" * len(match.group()), text)
    found = list(_groups(outside)) or list(_groups(text))
    by_dimension: dict[str, list[Span]] = {}
    for dimension, span in found:
        by_dimension.setdefault(dimension, []).append(span)
    if len(by_dimension) > 1:
        by_dimension.pop("", None)
    if not by_dimension and (counted := whole(value)) and counted.unit:
        return {counted.unit.dimension: (counted.exact, counted.exact)}
    return {dimension: _together(dimension, several) for dimension, several in by_dimension.items()}


def whole(value: str) -> Amount | None:
    """The amount that a value is and nothing but; of a compound its sum."""
    if len(value) > LONGEST:
        return None
    text = plain(value)
    amounts = _summed(text, _amounts(text))
    if len(amounts) == 1 and (amounts[0].start, amounts[0].end) == (0, len(text)):
        return amounts[0]
    named = _WHOLE.fullmatch(text)
    if named is None:
        return None
    return Amount(
        decimal(f"{named[2]}") * (-1 if named[1] == "-" else 1), unit_of(named[3]), 0, len(text), named[3]
    )


def plain(value: str) -> str:
    """Folded, with one form for each quotation mark, dash, fraction and grouping of digits."""
    return _GROUPED.sub(lambda match: match[1] + match[2].replace(" ", ""), fold(value.translate(SIGNS)))


def _amounts(text: str) -> list[Amount]:
    found: list[Amount] = []
    for match in _AMOUNT.finditer(text):
        sign, ones, above, below, figure, unit = match.groups()
        if figure:
            number = decimal(figure)
        elif int(above) < int(below):
            number = Decimal(int(ones or 0)) + Decimal(int(above)) / Decimal(int(below))
        else:
            continue
        start = match.start()
        if sign and start and text[start - 1] not in " (":
            sign, start = "", start + 1
        if sign == "-" and found:
            sign, start = "", start + 1
        found.append(
            Amount(-number if sign == "-" else number, UNITS.get(unit or ""), start, match.end(), unit or "")
        )
    return found


def _summed(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Compounds made one: each part in a smaller unit of the same dimension than the one before."""
    found: list[Amount] = []
    for amount in amounts:
        before = found[-1] if found else None
        if before and before.unit and _COMPOUND.fullmatch(text, before.end, amount.start):
            said = amount.said or SMALLER.get(text[before.end - 1], "")
            unit = UNITS.get(said)
            if unit and unit.dimension == before.unit.dimension and unit.factor < before.unit.factor:
                number = before.exact / unit.factor + amount.number
                found[-1] = Amount(number, unit, before.start, amount.end, said)
                continue
        found.append(amount)
    return found


def _groups(text: str) -> Iterator[tuple[str, Span]]:
    """Amounts with what joins them: ranges, sides, multiples."""
    amounts = _summed(text, _amounts(text))
    bare = _is_bare(text, amounts)
    i = 0
    while i < len(amounts):
        ranged = _joined(text, amounts, i, _RANGE)[:2]
        times = _joined(text, amounts, i, _TIMES) if len(ranged) == 1 else ranged
        unit = next((amount.unit for amount in reversed(times) if amount.unit), None)
        if unit or bare:
            exact = [a.number * (a.unit or unit).factor if a.unit or unit else a.number for a in times]  # type: ignore[union-attr]
            dimension = unit.dimension if unit else ""
            yield dimension, _span(dimension, times, exact, len(ranged) > 1)
        i += len(times)


def _is_bare(text: str, amounts: Sequence[Amount]) -> bool:
    """Whether a value is numbers and what joins them, without any unit."""
    if not amounts or any(amount.unit for amount in amounts):
        return False
    if amounts[0].start or amounts[-1].end != len(text):
        return False
    return all(
        _RANGE.fullmatch(text, a.end, b.start) or _TIMES.fullmatch(text, a.end, b.start)
        for a, b in pairwise(amounts)
    )


def _joined(text: str, amounts: Sequence[Amount], i: int, joiner: re.Pattern[str]) -> list[Amount]:
    group = [amounts[i]]
    for amount in amounts[i + 1 :]:
        last = group[-1]
        units = {a.unit.dimension for a in (last, amount) if a.unit}
        if len(units) > 1 or not joiner.fullmatch(text, last.end, amount.start):
            break
        group.append(amount)
    return group


def _span(dimension: str, amounts: Sequence[Amount], exact: Sequence[Decimal], is_range: bool) -> Span:
    if is_range:
        return min(exact), max(exact)
    if len(exact) == 2 and dimension not in SIDES and amounts[0].unit is None:
        total = amounts[0].number * exact[1]
        return (total, total) if dimension == "storage" else (min(exact[1], total), max(exact[1], total))
    return max(exact), max(exact)


def _together(dimension: str, several: Sequence[Span]) -> Span:
    """Sides by the longest; of other amounts that stand side by side, all."""
    if dimension in SIDES:
        return max(several, key=lambda span: span[1])
    return min(low for low, _ in several), max(high for _, high in several)
