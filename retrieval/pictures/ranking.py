"""The products that look like a picture, among those that a query means."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.pictures.likeness import Pictures
from retrieval.query import Vectors
from retrieval.snapshot import Snapshot

Rows = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]

ALIKE = 24
"""Products that count as alike: the nearest of all that satisfy the rest of the query."""
FUSED = 200
"""The first rows of words that pictures put in another order."""
RANK = 60
"""Of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Rows of the view, the nearest first, with their cosines."""

    rows: Rows
    cosines: Vectors


class Looking:
    """The vectors of pictures, by the rows of the catalogue's view, as both are now."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._latest: Snapshot | None = None

    def alike(self, now: Snapshot, written: str, among: Rows) -> Alike | None:
        """The nearest of these rows; None where the picture was written by another model, or no product
        has a vector."""
        vector = self._pictures.vector(written)
        return None if vector is None else self._nearest(now, vector, among, ALIKE)

    def fused(self, now: Snapshot, text: str, rows: Rows, scores: Scores) -> Scores:
        """The scores of rows that words mean, with what their pictures show counted in, where the model
        knows words: rank by rank, so that nothing comes in that the words do not mean."""
        vector = self._pictures.text(text)
        if vector is None or len(rows) < 2:
            return scores
        first = rows[np.argsort(-scores[rows], kind="stable")[:FUSED]]
        seen = self._nearest(now, vector, first, len(first))
        if seen is None:
            return scores
        fused = np.zeros_like(scores)
        fused[first] = 1 / (RANK + 1 + np.arange(len(first)))
        fused[seen.rows] += 0.5 / (RANK + 1 + np.arange(len(seen.rows)))
        return fused

    def _nearest(self, now: Snapshot, vector: Vectors, among: Rows, k: int) -> Alike | None:
        with_pictures = self._snapshot(now)
        mask = np.zeros(len(now.view), dtype=bool)
        mask[among] = True
        found = with_pictures.nearest(vector, k, mask)
        if not found:
            return None
        rows, cosines = zip(*found, strict=True)
        return Alike(np.array(rows, np.int64), np.array(cosines, np.float32))

    def _snapshot(self, now: Snapshot) -> Snapshot:
        self._latest = latest = Snapshot.of(now.version, now.view, self._pictures.rows(), self._latest)
        return latest
