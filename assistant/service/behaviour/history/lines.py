"""Files of events as records, line by line: CSV and TSV with a header, JSON lines, and pairs of a customer
and a product without one. Packed with gzip or not."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from assistant.errors import Invalid

Form = Literal["auto", "csv", "jsonl", "pairs"]
Record = Mapping[str, str]
SNIFFED = 64 * 1024
DELIMITERS = ",;\t|"
PAIR = ("customer", "product")
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is no record, and why."""

    reason: str


@dataclass(frozen=True)
class Opened:
    """`columns` are the header's names, none of JSON lines; `lines` gives each record with the number of
    its line; `done` says how many bytes of the file have been read."""

    form: Form
    columns: Sequence[str]
    lines: Iterator[tuple[int, Record | Unreadable]]
    raw: IO[bytes]

    def done(self) -> int:
        return self.raw.tell()


@contextmanager
def opened(file: Path, form: Form = "auto") -> Iterator[Opened]:
    """Raises Invalid for a file that is none of these."""
    with file.open("rb") as raw:
        packed = raw.read(2) == GZIP
        raw.seek(0)
        plain = gzip.GzipFile(fileobj=raw) if packed else raw
        text = io.TextIOWrapper(plain, "utf-8-sig", "replace", newline="")
        try:
            yield _opened(file, raw, text, form)
        except (EOFError, gzip.BadGzipFile) as error:
            raise Invalid(str(file), "the packed file is damaged or cut off") from error
        finally:
            text.detach()


def _opened(file: Path, raw: IO[bytes], text: io.TextIOWrapper, form: Form) -> Opened:
    first = text.readline()
    if not first.strip():
        raise Invalid(str(file), "its first line is empty")
    form = form if form != "auto" else form_of(file, first)
    match form:
        case "jsonl":
            return Opened(form, (), _json(first, text), raw)
        case "pairs":
            return Opened(form, PAIR, _pairs(first, text), raw)
    delimiter = max(DELIMITERS, key=first.count)
    header = next(csv.reader([first], delimiter=delimiter))
    columns = [name.strip() for name in header]
    return Opened("csv", columns, _rows(csv.reader(text, delimiter=delimiter), columns), raw)


def form_of(file: Path, first: str) -> Form:
    """By its name, else by its first line."""
    suffixes = [suffix.lower() for suffix in file.suffixes if suffix.lower() != ".gz"]
    if {".jsonl", ".ndjson"} & set(suffixes[-1:]) or first.lstrip().startswith("{"):
        return "jsonl"
    if {".csv", ".tsv"} & set(suffixes[-1:]):
        return "csv"
    if len(first.split()) == 2 and not any(sign in first for sign in ",;|"):
        return "csv" if "\t" in first and not any(c.isdigit() for c in first) else "pairs"
    return "csv"


def _rows(reader: Iterator[list[str]], columns: Sequence[str]) -> Iterator[tuple[int, Record | Unreadable]]:
    while True:
        number: int = reader.line_num + 2  # type: ignore[attr-defined]  # the header's line was read before
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, Unreadable(str(error))
            continue
        if not row:
            continue
        if len(row) < len(columns):
            yield number, Unreadable(f"{len(row)} values for {len(columns)} columns")
        else:
            yield number, dict(zip(columns, row, strict=False))


def _json(first: str, rest: Iterator[str]) -> Iterator[tuple[int, Record | Unreadable]]:
    for number, line in enumerate(_chained(first, rest), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            yield number, Unreadable("no JSON")
            continue
        if isinstance(found, dict):
            yield number, {name: _text(value) for name, value in found.items()}
        else:
            yield number, Unreadable("no JSON object")


def _text(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


def _pairs(first: str, rest: Iterator[str]) -> Iterator[tuple[int, Record | Unreadable]]:
    for number, line in enumerate(_chained(first, rest), 1):
        parts = line.split()
        if len(parts) == 2:
            yield number, {"customer": parts[0], "product": parts[1]}
        elif parts:
            yield number, Unreadable(f"{len(parts)} words, where a customer and a product are wanted")


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
