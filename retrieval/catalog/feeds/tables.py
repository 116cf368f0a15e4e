"""Rows of CSV and TSV files, each with its line."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from retrieval.catalog.feeds.fingerprint import fingerprint
from retrieval.catalog.feeds.items import BadField, Reject
from retrieval.catalog.feeds.raw import Place
from retrieval.catalog.feeds.source import Source
from retrieval.errors import FeedError

FIELD_CHARS = 64 * 1024 * 1024
"""The longest cell that is read; beyond it a quote was surely left open."""
DELIMITERS = ",;\t|"
CELL = "\x1f"
"""Between cells where a row is taken as one text."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns' names and the mark of the whole header: the same cells under another header
    are another row. A column that repeats is called `name`, `name (2)`, `name (3)`."""

    names: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a line, or of several where quotes hold line breaks."""

    columns: Columns
    cells: Sequence[str]
    place: Place

    @property
    def value(self) -> dict[str, str]:
        """Cells by column; columns without a name are left out."""
        return {name: cell for name, cell in zip(self.columns.names, self.cells, strict=False) if name}

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.text)

    @property
    def text(self) -> str:
        return CELL.join((self.columns.mark, *self.cells))

    @property
    def shown(self) -> Place:
        """Its place, with the row to be shown."""
        row = dict(zip(self.columns.names, self.cells, strict=False))
        return Place(self.place.file, self.place.line, row)


def header(source: Source) -> list[str]:
    """The columns' names, or none where the file begins with no line of cells."""
    with source.text(newline="") as text:
        first = text.readline(100_000)
    try:
        return [name.strip() for name in next(csv.reader([first], delimiter=delimiter(first)), [])]
    except csv.Error:
        return []


def delimiter(line: str) -> str:
    return max(DELIMITERS, key=line.count)


def table(source: Source) -> Iterator[TableRow | Reject]:
    """Every row that is not blank. Raises FeedError for a file that ends within a quote."""
    csv.field_size_limit(FIELD_CHARS)
    with source.text(newline="") as text:
        lines = _Lines(text)
        first = next(lines, "")
        reader = csv.reader(lines, delimiter=delimiter(first), strict=True)
        names = header(source)
        columns = Columns(tuple(_distinct(names)), fingerprint(CELL.join(names)))
        before = 1
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                if lines.ended:
                    raise FeedError(
                        source.path, f"ends inside a quote opened in line {before + 1}"
                    ) from error
                yield Place(source.name, before + 1).reject(BadField("", f"not a row of cells: {error}"))
                cells = []
            if cells is None:
                return
            number, before = before + 1, reader.line_num + 1
            if any(cell.strip() for cell in cells):
                yield _whole(TableRow(columns, cells, Place(source.name, number)))


def _whole(row: TableRow) -> TableRow | Reject:
    width = len(row.columns.names)
    if any(cell.strip() for cell in row.cells[width:]):
        return row.shown.reject(BadField("", f"{len(row.cells)} cells under {width} columns"))
    return row


def _distinct(names: Iterable[str]) -> list[str]:
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 or not name else f"{name} ({seen[name]})")
    return distinct


class _Lines:
    """Lines of a text, remembering that the end was asked for."""

    def __init__(self, text: Iterable[str]) -> None:
        self._lines = iter(text)
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            return line
        self.ended = True
        raise StopIteration
