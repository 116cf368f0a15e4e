"""Many customers at once: what the recalls find for each, as matrices, and the best of it in order.

The same candidates, features and scores that `Recommending` gives one customer, without reasons and rules:
for fitting, for trials and for lists of all customers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from retrieval.recommend.features import Found, Matrix, Shelf, matrix
from retrieval.recommend.fusion import CONSTANT
from retrieval.recommend.glance import Glance
from retrieval.recommend.kinds import KINDS, NOWHERE, STRENGTH, Past, Recall, Recalled, Rows, Scores
from retrieval.recommend.options import Repeat
from retrieval.recommend.placing import Placed
from retrieval.recommend.repeating import had
from retrieval.recommend.scoring import Scorer

DEPTH: Final = 200
"""How many each recall is asked for."""
MOST: Final = 300
"""Candidates of one customer that are looked at closely: the best by the sum of reciprocal ranks."""
CHUNK: Final = 256
AGAINST: Final = frozenset(code for code, kind in enumerate(KINDS) if STRENGTH[kind] < 0)


@dataclass(frozen=True)
class Blend:
    """`recalls` in the order of `placed`. `repeat` and `rebought` say what of what a customer bought may come
    again (`repeating.had`); what they sent back or refused never does, nor what is sold out."""

    recalls: tuple[Recall, ...]
    placed: Placed
    shelf: Shelf
    repeat: Repeat = "auto"
    rebought: Mapping[str, float] = field(default_factory=dict)
    depth: int = DEPTH
    most: int = MOST

    def matrices(self, pasts: Sequence[Past]) -> Iterator[Matrix]:
        """The candidates of each past with their features."""
        for start in range(0, len(pasts), CHUNK):
            chunk = pasts[start : start + CHUNK]
            recalled = [recall.recall(chunk, self.depth) for recall in self.recalls]
            for place, past in enumerate(chunk):
                yield self._matrix(past, [one_of(found, place) for found in recalled])

    def told(self, past: Past, rows: Rows) -> Matrix:
        """The features of products that were shown, (m,) rows of the assortment: what the recalls say of
        those of them that they find."""
        recalled = [one_of(recall.recall([past], self.depth), 0) for recall in self.recalls]
        nothing = np.zeros(0, np.int32)
        kept = [
            self._open(*one, to_shelf, nothing)
            for one, to_shelf in zip(recalled, self.placed.to_shelf, strict=True)
        ]
        every, found = gathered(kept, [recall.name for recall in self.recalls], self.placed)
        at = np.minimum(np.searchsorted(every, rows), max(len(every) - 1, 0))
        there = every[at] == rows if len(every) else np.zeros(len(rows), np.bool_)
        shape = (len(self.recalls), len(rows))
        scores, ranks = np.full(shape, np.nan, np.float32), np.full(shape, np.nan, np.float32)
        scores[:, there], ranks[:, there] = found.scores[:, at[there]], found.ranks[:, at[there]]
        glance = Glance.of(past, self.placed.assortment, self.placed.row_of)
        return matrix(self.shelf, past, rows, Found(found.names, scores, ranks), glance=glance)

    def ranked(self, pasts: Sequence[Past], k: int, scorer: Scorer) -> Iterator[list[str]]:
        """The best `k` ids for each past."""
        ids = self.placed.assortment.ids
        for start in range(0, len(pasts), CHUNK):
            made = list(self.matrices(pasts[start : start + CHUNK]))
            values = [found.named(scorer.names) for found in made]
            scores = scorer.score(np.concatenate(values)) if values else np.zeros(0, np.float32)
            ends = np.cumsum([len(found.rows) for found in made])
            for found, part in zip(made, np.split(scores, ends[:-1]), strict=True):
                yield [ids[row] for row in found.rows[top(part, k)].tolist()]

    def in_order(self, pasts: Sequence[Past], k: int) -> Iterator[list[str]]:
        """The best `k` ids for each past, in the order of the first recall itself."""
        ids = self.placed.assortment.ids
        for start in range(0, len(pasts), CHUNK):
            chunk = pasts[start : start + CHUNK]
            found = self.recalls[0].recall(chunk, self.depth)
            for place, past in enumerate(chunk):
                rows, _ = self._open(*one_of(found, place), self.placed.to_shelf[0], self._without(past))
                yield [ids[row] for row in self.placed.to_shelf[0][rows[:k]].tolist()]

    def _matrix(self, past: Past, recalled: Sequence[tuple[Rows, Scores]]) -> Matrix:
        without = self._without(past)
        kept = [
            self._open(*one, to_shelf, without)
            for one, to_shelf in zip(recalled, self.placed.to_shelf, strict=True)
        ]
        rows, found = gathered(kept, [recall.name for recall in self.recalls], self.placed)
        if len(rows) > self.most:
            keep = np.sort(top(fused(found), self.most))
            rows, found = rows[keep], Found(found.names, found.scores[:, keep], found.ranks[:, keep])
        glance = Glance.of(past, self.placed.assortment, self.placed.row_of)
        return matrix(self.shelf, past, rows, found, glance=glance)

    def _without(self, past: Past) -> Rows:
        """Rows that this customer is not to be shown."""
        refused = {i for i, kind in zip(past.items, past.kinds.tolist(), strict=True) if kind in AGAINST}
        return self.placed.rows(tuple(refused | had(past, self.repeat, self.rebought)))

    def _open(self, rows: Rows, scores: Scores, to_shelf: Rows, without: Rows) -> tuple[Rows, Scores]:
        """Those of what a recall found that can be shown, as its own rows."""
        shelf = to_shelf[rows]
        keep = (shelf != NOWHERE) & (self.placed.assortment.in_stock[shelf] != 0) & ~np.isin(shelf, without)
        return rows[keep], scores[keep]


def one_of(found: Recalled, place: int) -> tuple[Rows, Scores]:
    """The rows and scores of one of the customers, best first."""
    there = found.rows[place] != NOWHERE
    return found.rows[place][there], found.scores[place][there]


def gathered(
    recalled: Sequence[tuple[Rows, Scores]], names: Sequence[str], placed: Placed
) -> tuple[Rows, Found]:
    """All that the recalls found for one customer, once, as rows of the assortment (m,), and what each
    recall says of it: its scores from 0 to 1 among what it found, its ranks from 1."""
    placed_rows = [to_shelf[rows] for (rows, _), to_shelf in zip(recalled, placed.to_shelf, strict=True)]
    every = np.unique(np.concatenate([*placed_rows, np.zeros(0, np.int32)]))
    every = every[every != NOWHERE]
    scores = np.full((len(recalled), len(every)), np.nan, np.float32)
    ranks = scores.copy()
    for place, (theirs, (_, said)) in enumerate(zip(placed_rows, recalled, strict=True)):
        sold = theirs != NOWHERE
        at = np.searchsorted(every, theirs[sold])
        scores[place, at] = scaled(said[sold])
        ranks[place, at] = np.arange(1, int(sold.sum()) + 1)
    return every.astype(np.int32), Found(tuple(names), scores, ranks)


def scaled(scores: Scores) -> Scores:
    """From 0 for the least to 1 for the best; 1 where all are one."""
    if not len(scores):
        return scores
    least, most = float(scores.min()), float(scores.max())
    return np.ones_like(scores) if most <= least else ((scores - least) / (most - least)).astype(np.float32)


def fused(found: Found) -> Scores:
    """Reciprocal rank fusion, (m,)."""
    return np.asarray(np.nansum(1 / (CONSTANT + found.ranks), axis=0), np.float32)


def top(scores: npt.NDArray[np.floating], k: int) -> npt.NDArray[np.int64]:
    """The places of the `k` best, best first; of equal ones the first."""
    return np.argsort(-scores, kind="stable")[:k]
