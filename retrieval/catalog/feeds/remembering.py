"""What was read of a feed, kept in the data folder from one run to the next.

A file a feed: a line that says what it is of, and what was remembered as JSON. It is only
believed if it is whole and was written by this very code, for this feed, read this way.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from retrieval.catalog.feeds.recall import Recall, Remembered, Said

CODE = Path(__file__).parents[1]
LIBRARIES = ("pydantic", "price-parser", "babel", "nh3", "PyYAML")
"""What a row is read with besides this package's own code."""


@dataclass(frozen=True, slots=True)
class Remembering:
    """The memory of one feed. `how` is everything, besides its content, that decides what its
    rows become: its format, its mapping, the currency."""

    folder: Path
    feed: str
    how: Sequence[str] = ()

    @property
    def path(self) -> Path:
        return self.folder / f"{_digest(self.feed.encode())}.rows"

    def load(self) -> Remembered:
        """Nothing where there is no file that can be believed."""
        try:
            head, _, body = self.path.read_bytes().partition(b"\n")
            if head.decode("ascii") != self._head(body):
                return Remembered()
            marks, lengths, ids, hashes, notes = json.loads(body)
            said: dict[str, Said] = {
                mark: [(name, reason) for name, reason in found] for mark, found in notes.items()
            }
            return Remembered(marks, lengths, ids, hashes, said)
        except (OSError, ValueError, TypeError):
            return Remembered()

    def save(self, rows: Remembered) -> None:
        """All or nothing; a disk that is full costs the next run its haste and no more."""
        columns = [rows.marks, rows.lengths, rows.ids, rows.hashes, rows.notes]
        body = json.dumps(columns, separators=(",", ":")).encode("ascii")
        new = self.path.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            new.write_bytes(self._head(body).encode("ascii") + b"\n" + body)
            new.replace(self.path)
        except OSError:
            with suppress(OSError):
                new.unlink()

    def _head(self, body: bytes) -> str:
        of = json.dumps([self.feed, *self.how]).encode()
        return f"floorwalker-rows {code_version()} {_digest(of)} {_digest(body)}"


@dataclass(frozen=True, slots=True)
class Memories:
    """Of all feeds that are read `how`; without a folder nothing is remembered. `stored` is what
    the catalogue holds, id to content hash."""

    folder: Path | None
    stored: Mapping[str, str]
    how: Sequence[str] = ()

    @contextmanager
    def of(self, feed: Path) -> Iterator[Recall]:
        """To read this feed by; what was read is remembered if it could be read to its end."""
        if self.folder is None:
            yield Recall()
            return
        memory = Remembering(self.folder, str(feed.resolve()), self.how)
        before = memory.load()
        recall = Recall(before, self.stored)
        yield recall
        if recall.now != before:
            memory.save(recall.now)


def damaged(folder: Path) -> list[Path]:
    """Files of rows that are not whole, whatever code wrote them."""
    return [path for path in sorted(folder.glob("*.rows")) if not _whole(path)]


def _whole(path: Path) -> bool:
    try:
        head, mark, body = path.read_bytes().partition(b"\n")
    except OSError:
        return False
    parts = head.split(b" ")
    return bool(mark) and len(parts) == 4 and parts[3] == _digest(body).encode()


@cache
def code_version() -> str:
    """Another one after any change of the code that reads feeds or stores products: what it
    remembers of a row is what it made of it."""
    files = sorted([*CODE.glob("feeds/*.py"), CODE / "product.py", CODE / "codec.py"])
    parts = [path.read_bytes() for path in files] + [version(name).encode() for name in LIBRARIES]
    return _digest(b"\0".join(parts))


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
