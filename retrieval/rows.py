"""Nearest neighbours over rows of unit vectors: immutable snapshots, and what makes them.

A writer appends rows and marks others dead; it never changes what a snapshot shows. Readers
on other threads keep the snapshot that they took for as long as they like. Few rows are scored
exactly; of many, a scan of compressed rows names the candidates, which are then scored exactly.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from retrieval.query import Vectors
from retrieval.scanning import Scan, exact

Mask = npt.NDArray[np.bool_]
RowNumbers = npt.NDArray[np.int64]

NO_ROWS = np.zeros(0, np.int64)
NO_COSINES = np.zeros(0, np.float32)
CANDIDATES = 600
CANDIDATES_FOR_ONE = 3
"""Looked at exactly for each that is asked for, and `CANDIDATES` at least."""
UNLIKELY = 3.0
"""Standard deviations."""
SURELY = 100
"""Of the best so many none is to be missed; of more that are asked for, few."""
MOST = 10_000
FEW = 1_000
FEW_SHARE = 1 / 32
"""Below either, to score the allowed rows exactly is faster than to scan."""
TAIL = 2_048
TAIL_SHARE = 1 / 64
"""Rows after the scan's last one; they are scored exactly."""
TRAINED_AGAIN = 4
COMPACTED_WHEN_DEAD = 0.3
FIRST_CAPACITY = 1_024
GROWTH = 1.5
REVISIONS = itertools.count(1)
"""Shared by all: two states of rows never have the same number."""


class Rows:
    """A `VectorRows`: the first rows of arrays that only ever grow, less the dead ones."""

    def __init__(
        self, ids: list[str], vectors: Vectors, dead: Mask, revision: int, scan: Scan | None
    ) -> None:
        self._all_ids, self._vectors, self._dead, self.revision = ids, vectors, dead, revision
        self._scan = scan
        self._alive = ~dead if dead.any() else None

    @cached_property
    def ids(self) -> Sequence[str]:
        """Row to id; "" for a row whose product was deleted or replaced."""
        ids = self._all_ids[: len(self._dead)]
        for row in np.flatnonzero(self._dead):
            ids[row] = ""
        return tuple(ids)

    def nearest(self, vector: Vectors, k: int, allowed: Mask | None = None) -> tuple[RowNumbers, Vectors]:
        """At most `k` rows and their cosines, best first. Raises ValueError for a vector of
        another size or that is not finite, and for a mask of another length."""
        vector = self._checked(vector)
        if allowed is not None and allowed.shape != self._dead.shape:
            raise ValueError(f"the mask is of {allowed.shape} and the rows are {self._dead.shape}")
        if k <= 0 or not len(self._dead):
            return NO_ROWS, NO_COSINES
        if self._alive is not None:
            allowed = self._alive if allowed is None else allowed & self._alive
        left = len(self._dead) if allowed is None else int(np.count_nonzero(allowed))
        if self._scan is None or left <= max(FEW, FEW_SHARE * len(self._dead), CANDIDATES_FOR_ONE * k):
            return self._scored(self._among(0, allowed), vector, k)
        rows, cosines = self._scanned(self._scan, vector, k, allowed)
        if len(rows) < min(k, left):
            return self._scored(self._among(0, allowed), vector, k)
        return rows, cosines

    def vectors(self, rows: npt.ArrayLike) -> Vectors:
        """Shape (len(rows), dimensions)."""
        return np.asarray(self._vectors[np.asarray(rows, np.int64)], np.float32)

    def _scanned(
        self, scan: Scan, vector: Vectors, k: int, allowed: Mask | None
    ) -> tuple[RowNumbers, Vectors]:
        """More candidates are looked at until one that was left out would have to be misjudged
        by far more than those looked at were."""
        tail = self._among(scan.count, allowed)
        wanted = max(CANDIDATES, CANDIDATES_FOR_ONE * k)
        while True:
            found, rough = scan.candidates(vector, wanted, allowed)
            cosines = exact(self._vectors, found, vector)
            misjudged = cosines - rough
            within_reach = rough[-1] + misjudged.mean() + UNLIKELY * misjudged.std() if len(found) else -1.0
            rows = np.concatenate([found, tail])
            cosines = np.concatenate([cosines, exact(self._vectors, tail, vector)])
            places, cosines = best(cosines, k)
            if len(found) < wanted or wanted >= MOST or cosines[min(k, SURELY) - 1] >= within_reach:
                return rows[places], cosines
            wanted *= 4

    def _scored(self, rows: RowNumbers, vector: Vectors, k: int) -> tuple[RowNumbers, Vectors]:
        places, cosines = best(exact(self._vectors, rows, vector), k)
        return rows[places], cosines

    def _among(self, start: int, allowed: Mask | None) -> RowNumbers:
        """The allowed rows from `start` on."""
        count = len(self._dead)
        return np.arange(start, count) if allowed is None else np.flatnonzero(allowed[start:]) + start

    def _checked(self, vector: Vectors) -> Vectors:
        vector = np.ascontiguousarray(vector, np.float32).reshape(-1)
        if not np.isfinite(vector).all():
            raise ValueError("the query's vector is not finite")
        size = self._vectors.shape[1]
        if len(self._dead) and len(vector) != size:
            raise ValueError(f"the query has {len(vector)} dimensions and the index {size}")
        return vector


class Room(Protocol):
    """Where the vectors of rows lie. Arrays that were given out stay as they are."""

    def resized(self, vectors: Vectors, filled: int, capacity: int) -> Vectors:
        """Room for `capacity` rows, of which the first `filled` are those of `vectors`."""
        ...

    def compacted(self, vectors: Vectors, rows: RowNumbers) -> Vectors:
        """Other room, that holds only these rows."""
        ...


class Memory:
    """Room in this process's memory."""

    def resized(self, vectors: Vectors, filled: int, capacity: int) -> Vectors:
        larger = np.empty((capacity, vectors.shape[1]), np.float32)
        larger[:filled] = vectors[:filled]
        return larger

    def compacted(self, vectors: Vectors, rows: RowNumbers) -> Vectors:
        return np.ascontiguousarray(vectors[rows])


class GrowingRows:
    """What a writer keeps: rows by id, and the snapshot that readers take.

    One writer at a time; `snapshot` and `find` may be called from any thread.
    """

    def __init__(self, dimensions: int = 0, room: Room | None = None) -> None:
        self._lock = threading.Lock()
        self._room = room or Memory()
        self._revision = next(REVISIONS)
        self._ids: list[str] = []
        self._row_of: dict[str, int] = {}
        self._vectors: Vectors = np.zeros((0, dimensions), np.float32)
        self._dead: Mask = np.zeros(0, bool)
        self._scan: Scan | None = None
        self._show()

    @classmethod
    def kept(
        cls, ids: list[str], row_of: dict[str, int], vectors: Vectors, scan: Scan | None, room: Room
    ) -> GrowingRows:
        """As they were when they were kept: an id of each row, the row of each living id."""
        rows = cls(vectors.shape[1], room)
        rows._ids, rows._row_of, rows._vectors, rows._scan = ids, row_of, vectors, scan
        rows._dead = np.ones(len(ids), bool)
        rows._dead[list(row_of.values())] = False
        rows._show()
        return rows

    @property
    def scan(self) -> Scan | None:
        return self._scan

    @property
    def dimensions(self) -> int | None:
        """None as long as there is no row."""
        return self._vectors.shape[1] if self._ids else None

    @property
    def count(self) -> int:
        """Of the rows, the dead ones too."""
        return len(self._dead)

    def snapshot(self) -> Rows:
        return self._snapshot

    def find(self, ids: Sequence[str]) -> tuple[Rows, RowNumbers]:
        """A snapshot and the row of each id in it; -1 for an id that it does not have."""
        with self._lock:
            rows = [self._row_of.get(product_id, -1) for product_id in ids]
            return self._snapshot, np.array(rows, np.int64)

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """New rows; the rows that had these ids are dead. Of an id given twice the last counts."""
        with self._lock:
            start = len(self._ids)
            self._make_room(start + len(ids), vectors.shape[1])
            self._vectors[start : start + len(ids)] = vectors
            dead = np.concatenate([self._dead, np.zeros(len(ids), bool)])
            for row, product_id in enumerate(ids, start):
                before = self._row_of.get(product_id)
                if before is not None:
                    dead[before] = True
                self._row_of[product_id] = row
            self._ids.extend(ids)
            self._dead, self._revision = dead, next(REVISIONS)
            self._show()

    def drop(self, ids: Sequence[str]) -> None:
        with self._lock:
            rows = [row for i in ids if (row := self._row_of.pop(i, None)) is not None]
            if rows:
                dead = self._dead.copy()
                dead[rows] = True
                self._dead, self._revision = dead, next(REVISIONS)
                self._show()

    def settle(self) -> bool:
        """After a change: bring the long tail into the scan, and leave many dead rows behind.
        Takes seconds where rows are very many; readers go on. Whether anything was done."""
        compacted = len(self._dead) > FIRST_CAPACITY and self._dead.mean() > COMPACTED_WHEN_DEAD
        if compacted:
            self._compact()
        count, scan = len(self._dead), self._scan
        if count - (scan.count if scan else 0) <= max(TAIL, TAIL_SHARE * count):
            return compacted
        vectors = self._vectors[:count]
        grown = scan is None or count > TRAINED_AGAIN * scan.trained_on
        scan = Scan.of(vectors) if scan is None or grown else scan.extended(vectors)
        with self._lock:
            self._scan = scan
            self._show()
        return True

    def _compact(self) -> None:
        """Other arrays, so that the snapshots of before keep theirs."""
        alive = np.flatnonzero(~self._dead)
        ids = [self._ids[row] for row in alive]
        vectors = self._room.compacted(self._vectors, alive)
        with self._lock:
            self._ids, self._vectors, self._scan = ids, vectors, None
            self._row_of = {product_id: row for row, product_id in enumerate(ids)}
            self._dead, self._revision = np.zeros(len(ids), bool), next(REVISIONS)
            self._show()

    def _make_room(self, count: int, dimensions: int) -> None:
        if not self._ids and self._vectors.shape[1] != dimensions:
            self._vectors = np.zeros((0, dimensions), np.float32)
        if count > len(self._vectors):
            capacity = max(count, int(GROWTH * len(self._vectors)), FIRST_CAPACITY)
            self._vectors = self._room.resized(self._vectors, len(self._ids), capacity)

    def _show(self) -> None:
        vectors = self._vectors[: len(self._dead)]
        self._snapshot = Rows(self._ids, vectors, self._dead, self._revision, self._scan)


def best(scores: Vectors, k: int) -> tuple[RowNumbers, Vectors]:
    """The places of the k highest scores and the scores, highest first; equals in order of place."""
    few = k < len(scores)
    places = np.sort(np.argpartition(-scores, k - 1)[:k]) if few else np.arange(len(scores))
    places = places[np.argsort(-scores[places], kind="stable")]
    return places.astype(np.int64, copy=False), scores[places]
