"""Exact nearest neighbours: a matrix of unit vectors with an id for each row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retrieval.query import Vectors


class Matrix:
    """Immutable: a change makes a new one, so that a reader never sees half of it."""

    def __init__(self, ids: Sequence[str], vectors: Vectors | None) -> None:
        self._ids = list(ids)
        self._vectors = vectors if vectors is not None else np.zeros((0, 0), np.float32)
        self._row_of = {product_id: row for row, product_id in enumerate(self._ids)}

    def nearest(self, vector: Vectors, k: int, among: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """The k nearest with their cosine, best first; ids that are not here are left out."""
        rows = self._rows(among)
        if k <= 0 or not rows.size:
            return []
        vector = np.asarray(vector, np.float32).reshape(-1)
        few = rows.size < len(self._ids) // 4
        cosines = self._vectors[rows] @ vector if few else (self._vectors @ vector)[rows]
        best = np.argpartition(-cosines, k - 1)[:k] if k < rows.size else np.arange(rows.size)
        best = best[np.argsort(-cosines[best], kind="stable")]
        return [(self._ids[rows[i]], float(cosines[i])) for i in best]

    def vectors(self, ids: Sequence[str]) -> Vectors:
        found = np.zeros((len(ids), self._vectors.shape[1]), np.float32)
        for place, product_id in enumerate(ids):
            row = self._row_of.get(product_id)
            if row is not None:
                found[place] = self._vectors[row]
        return found

    def updated(self, ids: Sequence[str], vectors: Vectors) -> Matrix:
        latest = dict(zip(ids, np.asarray(vectors, np.float32), strict=True))
        if not latest:
            return self
        kept = [row for row, product_id in enumerate(self._ids) if product_id not in latest]
        new = np.stack(list(latest.values()))
        together = np.concatenate([self._vectors[kept], new]) if kept else new
        return Matrix([*(self._ids[row] for row in kept), *latest], together)

    def without(self, ids: Sequence[str]) -> Matrix:
        gone = set(ids)
        kept = [row for row, product_id in enumerate(self._ids) if product_id not in gone]
        return Matrix([self._ids[row] for row in kept], self._vectors[kept])

    def _rows(self, among: Sequence[str] | None) -> npt.NDArray[np.int64]:
        if among is None:
            return np.arange(len(self._ids))
        known = dict.fromkeys(self._row_of[i] for i in among if i in self._row_of)
        return np.fromiter(known, dtype=np.int64, count=len(known))


class InMemoryIndex:
    """A `ProductIndex` that is gone with its process: for tests and for catalogues of one run."""

    def __init__(self) -> None:
        self._matrix = Matrix([], None)
        self._hashes: dict[str, str] = {}

    def upsert(self, ids: Sequence[str], vectors: Vectors, hashes: Sequence[str]) -> None:
        self._matrix = self._matrix.updated(ids, vectors)
        self._hashes.update(zip(ids, hashes, strict=True))

    def delete(self, ids: Sequence[str]) -> None:
        self._matrix = self._matrix.without(ids)
        for product_id in ids:
            self._hashes.pop(product_id, None)

    def hashes(self) -> dict[str, str]:
        return dict(self._hashes)

    def count(self) -> int:
        return len(self._hashes)

    def nearest(self, vector: Vectors, k: int, among: Sequence[str] | None = None) -> list[tuple[str, float]]:
        return self._matrix.nearest(vector, k, among)
