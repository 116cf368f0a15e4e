"""An index in memory, and asking rows by the ids of their products."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from retrieval.query import VectorRows, Vectors
from retrieval.rows import GrowingRows


class InMemoryIndex:
    """A `ProductIndex` that is gone with its process: for tests and for catalogues of one run."""

    def __init__(self) -> None:
        self._rows = GrowingRows()
        self._hashes: dict[str, str] = {}
        self._synced: str | None = None

    def upsert(self, ids: Sequence[str], vectors: Vectors, hashes: Sequence[str]) -> None:
        if len(ids):
            self._rows.put(ids, unit(vectors, len(ids), self._rows.dimensions))
            self._rows.settle()
        self._hashes.update(zip(ids, hashes, strict=True))

    def delete(self, ids: Sequence[str]) -> None:
        self._rows.drop(ids)
        self._rows.settle()
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
