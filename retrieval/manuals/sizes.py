"""Looking a measure up in a size table: exactly, and never beyond its last row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from retrieval.manuals.sections import Guide, Table

UNITS = {"mm": Decimal("0.1"), "cm": Decimal(1), "in": Decimal("2.54")}
"""In centimetres."""
MEASURE = re.compile(
    r"(?<![\w.])(\d{1,3}(?:[.,]\d{1,2})?)\s*(mm|cm|centim\w*|millim\w*|inch(?:es)?|in\b|\"|”)", re.IGNORECASE
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
HEADED = re.compile(r"\((mm|cm|in)(?:ch|ches)?\)", re.IGNORECASE)
SIZE = re.compile(r"\bsize\b", re.IGNORECASE)
WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Measured:
    """A length in centimetres, and how it was said ("27 cm")."""

    centimetres: Decimal
    said: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What a table says of a measure. `sizes` are the columns of its row that name a size, as (column,
    size); none where the measure stands in no row: then `low` and `high` are the table's ends in its own
    words, and `between` the sizes of the rows that it falls between."""

    guide: Guide
    column: str
    unit: str
    said: str
    sizes: tuple[tuple[str, str], ...] = ()
    low: str = ""
    high: str = ""
    between: tuple[str, ...] = ()


def measured(text: str) -> Measured | None:
    """The one length that a message gives; None where it gives none, or several."""
    found = MEASURE.findall(text)
    if len(found) != 1:
        return None
    number, unit = found[0]
    unit = unit.lower()
    short = "mm" if unit.startswith(("mm", "milli")) else "cm" if unit.startswith("c") else "in"
    return Measured(_number(number) * UNITS[short], f"{number} {short}")


def look_up(guide: Guide, measure: Measured, text: str = "") -> Looked | None:
    """What the section's tables say of a length; None where none measures in lengths, or several
    columns do and the message does not say which is meant."""
    for table in guide.tables:
        columns = dict(_lengths(table))
        if not columns or not _sizes(table, table.rows[0]):
            continue
        if len(columns) > 1:
            words = set(WORD.findall(text.lower()))
            headed = {i: set(WORD.findall(column.lower())) for i, column in enumerate(table.columns)}
            columns = {i: unit for i, unit in columns.items() if words & headed[i]}
        if len(columns) == 1:
            ((place, unit),) = columns.items()
            return _looked(guide, table, place, unit, measure)
    return None


def _looked(guide: Guide, table: Table, place: int, unit: str, measure: Measured) -> Looked | None:
    value = measure.centimetres / UNITS[unit]
    rows = [(span, row) for row in table.rows if (span := _span(row, place)) is not None]
    if not rows:
        return None
    rows.sort(key=lambda found: found[0])
    column = table.columns[place]
    for (low, high), row in rows:
        if low <= value <= high:
            return Looked(guide, column, unit, measure.said, _sizes(table, row))
    ends = f"{rows[0][0][0]} {unit}", f"{rows[-1][0][1]} {unit}"
    below = [row for span, row in rows if span[1] < value][-1:]
    above = [row for span, row in rows if span[0] > value][:1]
    between = tuple(_sizes(table, row)[0][1] for row in (*below, *above)) if below and above else ()
    return Looked(guide, column, unit, measure.said, (), *ends, between)


def _lengths(table: Table) -> Iterator[tuple[int, str]]:
    for place, column in enumerate(table.columns):
        if found := HEADED.search(column):
            yield place, found.group(1).lower()


def _sizes(table: Table, row: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    named = zip(table.columns, row, strict=False)
    return tuple((column, cell) for column, cell in named if SIZE.search(column) and cell)


def _span(row: tuple[str, ...], place: int) -> tuple[Decimal, Decimal] | None:
    """The ends of a cell: "26.1–26.5" or "27"."""
    numbers = [_number(found) for found in NUMBER.findall(row[place])] if place < len(row) else []
    return (numbers[0], numbers[-1]) if 1 <= len(numbers) <= 2 and numbers[0] <= numbers[-1] else None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
