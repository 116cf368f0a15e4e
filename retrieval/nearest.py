"""Nearest neighbours over rows of unit vectors: immutable snapshots, and what makes them.

A writer appends rows and marks others dead; it never changes what a snapshot shows. Readers
on other threads keep the snapshot that they took for as long as they like.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from retrieval.query import VectorRows, Vectors

Mask = npt.NDArray[np.bool_]
RowNumbers = npt.NDArray[np.int64]

NO_ROWS = np.zeros(0, np.int64)
NO_COSINES = np.zeros(0, np.float32)
COMPACTED_WHEN_DEAD = 0.3
FIRST_CAPACITY = 1_024


class Rows:
    """A `VectorRows`: the first `count` rows of arrays that only ever grow, less the dead ones."""

    def __init__(self, ids: list[str], vectors: Vectors, dead: Mask, revision: int) -> None:
        self._all_ids, self._vectors, self._dead, self.revision = ids, vectors, dead, revision
        self._any_dead = bool(dead.any())

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
        if self._any_dead:
            allowed = ~self._dead if allowed is None else allowed & ~self._dead
        if k <= 0 or not len(self._dead):
            return NO_ROWS, NO_COSINES
        if allowed is None:
            return best(self._vectors @ vector, k)
        rows = np.flatnonzero(allowed)
        places, cosines = best(self._vectors[rows] @ vector, k)
        return rows[places], cosines

    def vectors(self, rows: npt.ArrayLike) -> Vectors:
        """Shape (len(rows), dimensions)."""
        return np.asarray(self._vectors[np.asarray(rows, np.int64)], np.float32)

    def _checked(self, vector: Vectors) -> Vectors:
        vector = np.asarray(vector, np.float32).reshape(-1)
        if not np.isfinite(vector).all():
            raise ValueError("the query's vector is not finite")
        if len(self._dead) and len(vector) != self._vectors.shape[1]:
            raise ValueError(f"the query has {len(vector)} dimensions and the index {self._vectors.shape[1]}")
        return vector


class GrowingRows:
    """What a writer keeps: rows by id, and the snapshot that readers take.

    One writer at a time; `snapshot` and `find` may be called from any thread.
    """

    def __init__(self, dimensions: int | None = None) -> None:
        self._lock = threading.Lock()
        self._revision = 0
        self._reset(dimensions or 0)

    def _reset(self, dimensions: int) -> None:
        self._ids: list[str] = []
        self._row_of: dict[str, int] = {}
        self._vectors: Vectors = np.zeros((0, dimensions), np.float32)
        self._dead: Mask = np.zeros(0, bool)
        self._snapshot = self._shown()

    def snapshot(self) -> Rows:
        return self._snapshot

    def find(self, ids: Sequence[str]) -> tuple[Rows, RowNumbers]:
        """A snapshot and the row of each id in it; -1 for an id that it does not have."""
        with self._lock:
            rows = [self._row_of.get(product_id, -1) for product_id in ids]
            return self._snapshot, np.array(rows, np.int64)

    def put(self, ids: Sequence[str], vectors: Vectors) -> None:
        """New rows; the rows that had these ids are dead. Of an id given twice the last counts."""
        if not ids:
            return
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
            self._change(dead)

    def drop(self, ids: Sequence[str]) -> None:
        with self._lock:
            rows = [row for i in ids if (row := self._row_of.pop(i, None)) is not None]
            if rows:
                dead = self._dead.copy()
                dead[rows] = True
                self._change(dead)

    def _make_room(self, count: int, dimensions: int) -> None:
        if not self._ids and self._vectors.shape[1] != dimensions:
            self._vectors = np.zeros((0, dimensions), np.float32)
        if count > len(self._vectors):
            larger = np.empty((max(count, 2 * len(self._vectors), FIRST_CAPACITY), dimensions), np.float32)
            larger[: len(self._ids)] = self._vectors[: len(self._ids)]
            self._vectors = larger

    def _change(self, dead: Mask) -> None:
        self._dead = dead
        self._revision += 1
        if dead.sum() > COMPACTED_WHEN_DEAD * len(dead) and len(dead) > FIRST_CAPACITY:
            self._compact()
        self._snapshot = self._shown()

    def _compact(self) -> None:
        """Other arrays, so that the snapshots of before keep theirs."""
        alive = np.flatnonzero(~self._dead)
        self._ids = [self._ids[row] for row in alive]
        self._row_of = {product_id: row for row, product_id in enumerate(self._ids)}
        self._vectors = self._vectors[alive]
        self._dead = np.zeros(len(alive), bool)

    def _shown(self) -> Rows:
        return Rows(self._ids, self._vectors[: len(self._dead)], self._dead, self._revision)


class InMemoryIndex:
    """A `ProductIndex` that is gone with its process: for tests and for catalogues of one run."""

    def __init__(self) -> None:
        self._rows = GrowingRows()
        self._hashes: dict[str, str] = {}
        self._synced: str | None = None

    def upsert(self, ids: Sequence[str], vectors: Vectors, hashes: Sequence[str]) -> None:
        if len(ids):
            self._rows.put(ids, unit(vectors, len(ids)))
        self._hashes.update(zip(ids, hashes, strict=True))

    def delete(self, ids: Sequence[str]) -> None:
        self._rows.drop(ids)
        for product_id in ids:
            self._hashes.pop(product_id, None)

    def hashes(self, ids: Sequence[str] | None = None) -> dict[str, str]:
        if ids is None:
            return dict(self._hashes)
        return {i: self._hashes[i] for i in ids if i in self._hashes}

    def synced(self) -> str | None:
        return self._synced

    def note_synced(self, mark: str) -> None:
        self._synced = mark

    def count(self) -> int:
        return len(self._hashes)

    def rows(self) -> VectorRows:
        return self._rows.snapshot()

    def nearest(self, vector: Vectors, k: int, among: Sequence[str] | None = None) -> list[tuple[str, float]]:
        return nearest_ids(self._rows, vector, k, among)

    def vectors(self, ids: Sequence[str]) -> Vectors:
        return vectors_of(self._rows, ids)


def nearest_ids(
    rows: GrowingRows, vector: Vectors, k: int, among: Sequence[str] | None
) -> list[tuple[str, float]]:
    """The k nearest ids with their cosine, best first; ids that are not there are left out."""
    snapshot, allowed = rows.snapshot(), None
    if among is not None:
        snapshot, known = rows.find(among)
        allowed = np.zeros(len(snapshot.ids), bool)
        allowed[known[known >= 0]] = True
    found, cosines = snapshot.nearest(vector, k, allowed)
    return [(snapshot.ids[row], float(cosine)) for row, cosine in zip(found, cosines, strict=True)]


def vectors_of(rows: GrowingRows, ids: Sequence[str]) -> Vectors:
    """In the order of the ids; a row of noughts for an unknown one."""
    snapshot, known = rows.find(ids)
    here = known >= 0
    found = snapshot.vectors(known[here])
    all_of_them = np.zeros((len(ids), found.shape[1]), np.float32)
    all_of_them[here] = found
    return all_of_them


def best(scores: Vectors, k: int) -> tuple[RowNumbers, Vectors]:
    """The places of the k highest scores and the scores, highest first; equals in order of place."""
    few = k < len(scores)
    places = np.sort(np.argpartition(-scores, k - 1)[:k]) if few else np.arange(len(scores))
    places = places[np.argsort(-scores[places], kind="stable")]
    return places.astype(np.int64, copy=False), scores[places]


def unit(vectors: Vectors, count: int, dimensions: int | None = None) -> Vectors:
    """The vectors, each of length one (noughts stay noughts). Raises ValueError where they are
    not `count` finite rows of `dimensions` numbers."""
    vectors = np.asarray(vectors, np.float32)
    if vectors.ndim != 2 or len(vectors) != count or dimensions not in (None, vectors.shape[1]):
        raise ValueError(f"{count} vectors of {dimensions or 'any'} dimensions, not {vectors.shape}")
    if not np.isfinite(vectors).all():
        raise ValueError("a vector is not finite")
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return scaled
