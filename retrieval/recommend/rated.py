"""What others rate best: for a shop that has learned nothing yet, and for whom nothing else is known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from retrieval.recommend.features import shrunk_ratings
from retrieval.recommend.kinds import Assortment, Past, Recalled, Rows, Scores
from retrieval.recommend.recalling import looked_up, recalled


class Rated:
    """Products by their rating, few ratings drawn to the mean; where nothing is rated, in the order of the
    assortment."""

    name = "rated"

    def __init__(self, assortment: Assortment) -> None:
        self.items = assortment.ids
        ratings = shrunk_ratings(assortment.rating, assortment.rating_count)
        self._scores: Scores = np.nan_to_num(ratings, nan=1.0)

    def recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        one = recalled([(np.arange(len(self._scores)), self._scores)], k)
        return Recalled(np.repeat(one.rows, len(pasts), 0), np.repeat(one.scores, len(pasts), 0))

    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        return looked_up(self._scores, rows.ravel()).reshape(rows.shape)
