"""What is described like what a customer is after: the products nearest to each of their interests."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from retrieval.query import Vectors
from retrieval.recommend.interests import alike, interests
from retrieval.recommend.kinds import Assortment, Interest, Past, Recalled, Rows, Scores
from retrieval.recommend.recalling import Found, RowNumbers, above, known, recalled, weights

HALF_LIFE_DAYS = 45.0
MODEST = 0.1
"""Power to which an interest's share is raised: a small interest is not left out for the greatest."""
MANY = 10_000
"""Products from which on a rough look comes first."""
DIRECTIONS = 48
SAMPLE = 4_000
CANDIDATES = 2_000


class Semantic:
    """Scores are cosines to the nearest of a customer's interests, a little less for small ones. Of many
    products the candidates are found in the principal directions alone, and then scored exactly."""

    name = "semantic"

    def __init__(self, assortment: Assortment) -> None:
        self.items = assortment.ids
        self._assortment = assortment
        self._vectors: Vectors = np.asarray(assortment.vectors, np.float32)

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {item: row for row, item in enumerate(self.items)}

    @cached_property
    def _there(self) -> RowNumbers:
        """The rows that have a vector."""
        return np.flatnonzero(self._has)

    @cached_property
    def _threshold(self) -> float:
        return alike(self._vectors)

    @cached_property
    def _rough(self) -> tuple[Vectors, Vectors]:
        """The principal directions (d, DIRECTIONS), and the vectors in them, (DIRECTIONS, n)."""
        sample = self._vectors[self._there[:: max(1, len(self._there) // SAMPLE)]]
        _, directions = np.linalg.eigh(sample.T @ sample)
        directions = np.ascontiguousarray(directions[:, -DIRECTIONS:], np.float32)
        return directions, np.ascontiguousarray((self._vectors @ directions).T)

    def recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        return recalled([self._found(past, k) for past in pasts], k)

    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        found = np.full(rows.shape, np.nan, np.float32)
        for place, (past, theirs) in enumerate(zip(pasts, rows, strict=True)):
            wanted = self._wanted(past)
            if wanted is not None:
                scores = nearest(self._vectors[theirs], *wanted)
                found[place] = np.where((theirs >= 0) & self._has[theirs], scores, np.nan)
        return found

    def _found(self, past: Past, k: int) -> Found | None:
        wanted = self._wanted(past)
        if wanted is None:
            return None
        centres, shares = wanted
        rows = self._there
        if len(rows) > MANY:
            rows = self._candidates(centres, shares, max(CANDIDATES, 4 * k))
        return rows, nearest(self._vectors[rows], centres, shares)

    def _candidates(self, centres: Vectors, shares: Scores, most: int) -> RowNumbers:
        directions, vectors = self._rough
        scores = nearest(vectors.T, directions.T @ centres, shares)
        scores[~self._has] = -np.inf
        most = min(most, len(self._there))
        near = above(scores, most)
        return np.sort(near[np.argpartition(scores[near], len(near) - most)[len(near) - most :]])

    @cached_property
    def _has(self) -> npt.NDArray[np.bool_]:
        return np.asarray(self._vectors.any(axis=1), np.bool_)

    def _wanted(self, past: Past) -> tuple[Vectors, Scores] | None:
        """The interests' centres (d, m), and what a cosine to each counts; None where there is none."""
        size = self._vectors.shape[1]
        found = [interest for interest in self._interests(past) if len(interest.centre) == size]
        if not found or not len(self._there):
            return None
        shares = np.array([interest.weight for interest in found], np.float32)
        return np.stack([interest.centre for interest in found], axis=1), (shares / shares.max()) ** MODEST

    def _interests(self, past: Past) -> tuple[Interest, ...]:
        """Those of the profile; of a past without one, as they are made from it."""
        if past.profile.interests or past.profile.events or not past.items or not self._vectors.shape[1]:
            return past.profile.interests
        places, rows = known(past, self._row_of)
        each, place = np.unique(rows, return_inverse=True)
        sums = np.bincount(place, weights(past, HALF_LIFE_DAYS)[places], minlength=len(each))
        speaking = sums > 0
        return interests(each[speaking], np.log1p(sums[speaking]), self._assortment, self._threshold)


def nearest(vectors: Vectors, centres: Vectors, shares: Scores) -> Scores:
    """Of the rows of vectors (n, d) the greatest of their products with the centres (d, m), each times its
    share (m,): (n,)."""
    products = (centres * shares).T @ vectors.T
    return np.asarray(products.max(axis=0), np.float32)
