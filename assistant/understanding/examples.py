"""Examples of what customers say, each with its intent: our own as data, and a shop's own from a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from assistant.errors import Invalid

DATA = resources.files("assistant.understanding") / "data"
OUT_OF_SCOPE = "out_of_scope"
HEADER = ("text", "intent")
SHOWN = 80
"""Characters of a wrong header that an error repeats."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message and the label that somebody gave it."""

    text: str
    intent: str


@lru_cache(maxsize=1)
def bundled() -> tuple[Example, ...]:
    """Our own examples: all intents that Floorwalker has actions for, out_of_scope among them."""
    return tuple(
        example
        for name in ("intents.csv", "out_of_scope.csv")
        for example in parse((DATA / name).read_text(encoding="utf-8"), name)
    )


@lru_cache(maxsize=1)
def background() -> tuple[str, ...]:
    """What customers type that hardly any shop has an intent for: talk beside the point, scraps,
    requests for something else altogether."""
    chatter = parse((DATA / "chatter.csv").read_text(encoding="utf-8"), "chatter.csv")
    others = (e.text for e in bundled() if e.intent == OUT_OF_SCOPE)
    return tuple(dict.fromkeys([*(e.text for e in chatter), *others]))


def read(path: Path) -> tuple[Example, ...]:
    """The examples of a CSV file with the columns text and intent (others are ignored).

    Raises Invalid, naming the line and how to mend it, if the file cannot be used.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise Invalid(str(path), "there is no such file") from error
    except OSError as error:
        raise Invalid(str(path), f"it cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Invalid(str(path), f"line {line} is not UTF-8; save the file as UTF-8 CSV") from error
    return parse(text, str(path))


def parse(text: str, name: str) -> tuple[Example, ...]:
    """As `read`, from the file's words; `name` is what an error calls it."""
    if "\0" in text:
        raise Invalid(name, "it holds NUL bytes; save the file as UTF-8 CSV")
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        if not set(HEADER) <= set(header):
            raise Invalid(name, _header_error(header))
        columns = header.index("text"), header.index("intent")
        examples = tuple(
            _example(row, columns, len(header), name, rows.line_num)
            for row in rows
            if any(c.strip() for c in row)
        )
    except csv.Error as error:
        detail = f"line {rows.line_num}: {error}; put texts that hold commas or quotes in double quotes"
        raise Invalid(name, detail) from error
    if not examples:
        raise Invalid(name, "it holds no examples below its header")
    return examples


def _header_error(header: Sequence[str]) -> str:
    needed = "line 1 has to be the header with the columns text and intent: text,intent"
    other = next((mark for mark in ";\t|" if len(header) == 1 and mark in header[0]), None)
    if other:
        return f"{needed}; its columns are parted by {other!r}, save them parted by commas"
    return f"{needed}; it is {','.join(header)[:SHOWN]}" if header else f"{needed}; the file is empty"


def _example(row: Sequence[str], columns: tuple[int, int], width: int, name: str, line: int) -> Example:
    if len(row) != width:
        detail = (
            f"line {line} has {len(row)} columns, not {width}; put texts that hold commas in double quotes"
        )
        raise Invalid(name, detail)
    text, intent = (row[column].strip() for column in columns)
    if not text or not intent:
        empty = "intent" if text else "text"
        raise Invalid(name, f"line {line} has no {empty}; fill it in or delete the line")
    return Example(text, intent)
