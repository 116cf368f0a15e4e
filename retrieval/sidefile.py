"""What was read from the vector store, kept beside it as files that are mapped, not read.

Everything here can be made again from the store. The files are believed only if they name the
revision that the store names; the store names the next one before it changes, so that a crash
in between leaves files that are not believed.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from retrieval.query import Vectors
from retrieval.rows import GrowingRows, Memory, RowNumbers
from retrieval.scanning import Scan

FORMAT = 1
HEAD = "head.json"
NUMBER = np.dtype("<f4")
SAVED_AGAIN = 1.1
"""The scan is written again once it has grown so much; what it lacks is encoded at the start."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the files hold; written last, so that what it says is there."""

    revision: str = ""
    generation: int = 0
    dimensions: int = 0
    rows: int = 0
    log_bytes: int = 0
    scan: str | None = None
    scan_rows: int = 0
    scan_trained_on: int = 0
    format: int = FORMAT


class SideFile:
    """A `Room` in a folder: the vectors by row, a log of which row is whose, the scan.

    Where it is not writable, another process writes it: it is read, and what this process
    changes is held in memory.

    The log has a line for each row, `"id"`, and one for each deletion, `["id"]`.
    """

    def __init__(self, folder: Path, dimensions: int, writable: bool = True) -> None:
        self._folder, self._dimensions, self.writable = folder, dimensions, writable
        if writable:
            folder.mkdir(parents=True, exist_ok=True)
        self._head = Head(dimensions=dimensions)
        self._mapped: np.memmap | None = None

    def load(self, revision: str, count: int) -> GrowingRows | None:
        """The rows as they were at this revision of the store; None if the files are of another
        one, or are not whole."""
        try:
            head = Head(**json.loads((self._folder / HEAD).read_text()))
            if (head.revision, head.dimensions, head.format) != (revision, self._dimensions, FORMAT):
                return None
            self._head = head
            vectors = self._map(self._vectors(head.generation))
            ids, row_of = self._replayed()
            scan = self._scan()
        except (OSError, ValueError, TypeError, RuntimeError):
            return None
        if len(ids) != head.rows or len(vectors) < head.rows or len(row_of) != count:
            return None
        if self.writable:
            os.truncate(self._log(head.generation), head.log_bytes)
            return GrowingRows.kept(ids, row_of, vectors, scan, self)
        return GrowingRows.kept(ids, row_of, vectors[: head.rows], scan, Memory())

    def begin(self) -> GrowingRows:
        """No rows yet; what was there is left behind."""
        if not self.writable:
            return GrowingRows(self._dimensions)
        self._head = Head(generation=self._latest_generation() + 1, dimensions=self._dimensions)
        self._log(self._head.generation).write_bytes(b"")
        return GrowingRows(self._dimensions, self)

    def note_put(self, ids: Sequence[str]) -> None:
        self._append(json.dumps(product_id) for product_id in ids)

    def note_drop(self, ids: Sequence[str]) -> None:
        self._append(json.dumps([product_id]) for product_id in ids)

    def seal(self, revision: str, rows: GrowingRows) -> None:
        """The files hold what the store holds at this revision."""
        if not self.writable:
            return
        scan, head = rows.scan, self._head
        known = head.scan_rows if scan and scan.trained_on == head.scan_trained_on and head.scan else 0
        if scan is not None and scan.count > known * SAVED_AGAIN:
            name = f"scan-{head.generation}-{scan.count}-{scan.trained_on}.faiss"
            scan.save(self._folder / name)
            head = replace(head, scan=name, scan_rows=scan.count, scan_trained_on=scan.trained_on)
        if self._mapped is not None:
            self._mapped.flush()
        log = self._log(head.generation)
        _to_disk(log)
        self._head = replace(
            head, revision=revision, rows=rows.count, log_bytes=log.stat().st_size, format=FORMAT
        )
        new = self._folder / f"{HEAD}.new"
        new.write_text(json.dumps(asdict(self._head)))
        _to_disk(new)
        new.replace(self._folder / HEAD)
        self._tidy()

    def resized(self, vectors: Vectors, filled: int, capacity: int) -> Vectors:
        """The same file made longer: what is mapped already stays valid and is not copied."""
        return self._map(self._vectors(self._head.generation), capacity)

    def compacted(self, vectors: Vectors, rows: RowNumbers) -> Vectors:
        """A new generation of files, with these rows alone."""
        of_rows = [entry for entry in self._noted() if isinstance(entry, str)]
        self._head = Head(generation=self._head.generation + 1, dimensions=self._dimensions)
        self._log(self._head.generation).write_bytes(b"")
        self.note_put([of_rows[row] for row in rows])
        room = self._map(self._vectors(self._head.generation), max(len(rows), 1))
        for start in range(0, len(rows), 10_000):
            room[start : start + 10_000] = vectors[rows[start : start + 10_000]]
        return room

    def _scan(self) -> Scan | None:
        if self._head.scan is None:
            return None
        return Scan.load(self._folder / self._head.scan, self._head.scan_trained_on)

    def _replayed(self) -> tuple[list[str], dict[str, int]]:
        ids: list[str] = []
        row_of: dict[str, int] = {}
        for noted in self._noted(self._head.log_bytes):
            if isinstance(noted, str):
                row_of[noted] = len(ids)
                ids.append(noted)
            else:
                row_of.pop(noted[0], None)
        return ids, row_of

    def _noted(self, size: int = -1) -> list[str | list[str]]:
        """The log's entries; one parse of all is much faster than one of each."""
        with self._log(self._head.generation).open("rb") as log:
            lines = log.read(size).decode().splitlines()
        found: list[str | list[str]] = json.loads(f"[{','.join(lines)}]")
        return found

    def _append(self, lines: Iterator[str]) -> None:
        if not self.writable:
            return
        with self._log(self._head.generation).open("a", encoding="ascii") as log:
            log.writelines(f"{line}\n" for line in lines)

    def _map(self, path: Path, capacity: int = 0) -> Vectors:
        row_bytes = self._dimensions * NUMBER.itemsize
        if capacity:
            with path.open("ab") as file:
                _reserve(file.fileno(), capacity * row_bytes)
        shape = (path.stat().st_size // row_bytes, self._dimensions)
        self._mapped = np.memmap(path, NUMBER, mode="r+" if self.writable else "r", shape=shape)
        return self._mapped.view(np.ndarray)

    def _vectors(self, generation: int) -> Path:
        return self._folder / f"vectors-{generation}.f32"

    def _log(self, generation: int) -> Path:
        return self._folder / f"rows-{generation}.jsonl"

    def _latest_generation(self) -> int:
        names = (path.stem.partition("-")[2] for path in self._folder.glob("rows-*.jsonl"))
        return max((int(name) for name in names if name.isdecimal()), default=0)

    def _tidy(self) -> None:
        """Remove files that the head does not name. A process that has one mapped keeps it."""
        head = self._head
        wanted = {self._vectors(head.generation).name, self._log(head.generation).name, head.scan, HEAD}
        for path in self._folder.iterdir():
            if path.name not in wanted and path.suffix in {".f32", ".jsonl", ".faiss"}:
                with contextlib.suppress(OSError):
                    path.unlink()


class NoSide(Memory):
    """No files: the rows are held in memory and are gone with the process."""

    def __init__(self, dimensions: int) -> None:
        self._dimensions = dimensions

    def load(self, revision: str, count: int) -> GrowingRows | None:
        return None

    def begin(self) -> GrowingRows:
        return GrowingRows(self._dimensions, self)

    def note_put(self, ids: Sequence[str]) -> None:
        """Nothing follows the rows."""

    def note_drop(self, ids: Sequence[str]) -> None:
        """Nothing follows the rows."""

    def seal(self, revision: str, rows: GrowingRows) -> None:
        """Nothing follows the rows."""


def _reserve(file: int, size: int) -> None:
    """Raises OSError where the disk is full; to write to a mapped hole would end the process."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file, 0, size)
    else:
        os.truncate(file, size)


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
