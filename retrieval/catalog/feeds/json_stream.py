"""The records of a large JSON file, without holding more than one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Protocol, TextIO

from retrieval.catalog.feeds.fingerprint import fingerprint

CHUNK = 1 << 18
RECORD_CHARS = 64 * 1024 * 1024
"""The longest record; a syntax error is told after reading at most that far."""

UNREAD = object()
"""The value of a record whose text alone was looked at."""

Record = tuple[int, str | None, object, str]
"""(line, key in an object of objects, value or UNREAD, text)."""


class Expecting(Protocol):
    """Knows records that may follow: see `retrieval.catalog.feeds.recall`."""

    def expected(self) -> Iterator[int]:
        """Lengths that the next record's text may have."""
        ...

    def has(self, mark: str) -> bool:
        """Whether a record with this fingerprint is known: then its text is a whole one."""
        ...


class NotJson(ValueError):
    pass


def decoder() -> json.JSONDecoder:
    """Numbers become decimals, NaN and the infinities among them: fields judge those."""
    return json.JSONDecoder(parse_float=Decimal, parse_int=Decimal, parse_constant=Decimal)


class JsonStream:
    """Walks one JSON text. Raises NotJson, with the line, where it is not JSON."""

    def __init__(self, text: TextIO, known: Expecting | None = None) -> None:
        self._text = text
        self._known = known
        self._buffer = ""
        self._at = 0
        self._line = 1
        self._ended = False
        self._read = decoder().raw_decode

    def records(self, path: Sequence[str] = ()) -> Iterator[Record]:
        """Elements of the array, or members of the object, that `path` leads to."""
        for name in path:
            self._enter(name)
        opening = self._peek()
        if opening == "[":
            yield from self._elements()
        elif opening == "{":
            yield from self._members()
        else:
            raise NotJson(f"line {self._line}: neither a list nor an object")
        if not path and self._peek():
            raise NotJson(f"line {self._line}: something follows the end")

    def _enter(self, name: str) -> None:
        self._expect("{")
        while self._peek() != "}":
            if self._key() == name:
                return
            self._read_value()
            if self._peek() != "}":
                self._expect(",")
        raise NotJson(f"line {self._line}: no {name!r} there")

    def _elements(self) -> Iterator[Record]:
        self._expect("[")
        while self._peek() != "]":
            line = self._line
            yield line, None, *self._record(None)
            if self._peek() != "]":
                self._expect(",")
        self._expect("]")

    def _members(self) -> Iterator[Record]:
        self._expect("{")
        while self._peek() != "}":
            line = self._line
            key = self._key()
            self._peek()
            yield line, key, *self._record(key)
            if self._peek() != "}":
                self._expect(",")
        self._expect("}")

    def _key(self) -> str:
        self._peek()
        key, _ = self._read_value()
        if not isinstance(key, str):
            raise NotJson(f"line {self._line}: a name was expected")
        self._expect(":")
        return key

    def _record(self, key: str | None) -> tuple[object, str]:
        """The next value and its text. A known text is not parsed: an object ends where its
        text ends, whatever follows."""
        for length in self._known.expected() if self._known else ():
            text = self._ahead(length)
            if text.startswith("{") and self._known and self._known.has(fingerprint(text, key)):
                self._advance(self._at + length)
                return UNREAD, text
        return self._read_value()

    def _ahead(self, length: int) -> str:
        while len(self._buffer) - self._at < length and not self._ended:
            self._more(max(CHUNK, length))
        return self._buffer[self._at : self._at + length]

    def _read_value(self) -> tuple[object, str]:
        self._peek()
        wanted = CHUNK
        while True:
            try:
                value, end = self._read(self._buffer, self._at)
            except (ValueError, RecursionError) as error:
                if self._ended or len(self._buffer) - self._at > RECORD_CHARS:
                    raise NotJson(f"line {self._line}: not JSON: {error}") from None
            else:
                # A number may go on in what has not been read yet.
                if end < len(self._buffer) or self._ended:
                    text = self._buffer[self._at : end]
                    self._advance(end)
                    return value, text
            self._more(wanted)
            wanted *= 2

    def _peek(self) -> str:
        """The next character that is not space; empty at the end."""
        while True:
            at = self._at
            while at < len(self._buffer) and self._buffer[at] in " \t\n\r\ufeff":
                at += 1
            self._advance(at)
            if at < len(self._buffer) or self._ended:
                return self._buffer[at : at + 1]
            self._more(CHUNK)

    def _expect(self, character: str) -> None:
        found = self._peek()
        if found != character:
            raise NotJson(f"line {self._line}: {character!r} was expected, {found or 'the end'!r} found")
        self._advance(self._at + 1)

    def _advance(self, to: int) -> None:
        self._line += self._buffer.count("\n", self._at, to)
        self._at = to

    def _more(self, wanted: int) -> None:
        piece = self._text.read(wanted)
        self._ended = len(piece) < wanted
        self._buffer = self._buffer[self._at :] + piece
        self._at = 0
