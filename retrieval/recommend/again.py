"""What a customer bought before, for shops in which things run out and are bought again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from retrieval.recommend.interactions import CODES
from retrieval.recommend.kinds import Assortment, EventKind, Past, Recalled, Rows, Scores
from retrieval.recommend.recalling import Found, faded, known, looked_up, recalled

BUY: Final = CODES[EventKind.BUY]
HALF_LIFE_DAYS: Final = 90.0


class Again:
    """A customer's own purchases, the more often and the later the better."""

    name = "again"

    def __init__(self, assortment: Assortment, half_life_days: float = HALF_LIFE_DAYS) -> None:
        self.items, self._half_life_days = assortment.ids, half_life_days
        self._row_of = {item: row for row, item in enumerate(self.items)}

    def recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        return recalled([self._found(past) for past in pasts], k)

    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        answer = np.full(rows.shape, np.nan, np.float32)
        for place, past in enumerate(pasts):
            own, said = self._found(past)
            every = np.full(len(self.items), np.nan, np.float32)
            every[own] = said
            answer[place] = looked_up(every, rows[place])
        return answer

    def _found(self, past: Past) -> Found:
        places, rows = known(past, self._row_of)
        bought = past.kinds[places] == BUY
        places, rows = places[bought], rows[bought]
        own, place = np.unique(rows, return_inverse=True)
        said = faded(past.now - past.at[places], self._half_life_days)
        return own, np.bincount(place, said, minlength=len(own)).astype(np.float32)
