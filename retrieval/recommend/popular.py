"""What most customers choose of late, and what is new: recalls that answer whoever asks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from retrieval.errors import VersionDamaged
from retrieval.recommend.interactions import CODES, compact
from retrieval.recommend.kinds import Assortment, EventKind, Interactions, Past, Recalled, Rows, Scores
from retrieval.recommend.recalling import (
    DAY,
    STRENGTHS,
    Found,
    faded,
    known,
    load_arrays,
    load_items,
    looked_up_each,
    recalled,
    save_items,
    weights,
)

HALF_LIFE_DAYS = 30.0
MOST_SAID = 5.0
"""How much one customer counts at most for one product: as much as a purchase."""
LATELY_DAYS = 30.0
OWN = 0.5
"""The part of a score that is popularity within the customer's own categories."""
ARRAYS = "popular.npz"
NEWEST = 1_000
NEW_DAYS = 90.0
ANYWAY = 0.3
"""The part of a new product's score that does not depend on whether it suits the customer."""


class Popular:
    """Products by how many customers chose them, the later the more; those of the categories that a
    customer goes by before the rest, where categories are known."""

    name = "popular"

    def __init__(
        self, items: Sequence[str], shares: Scores, buyers: Rows, category: Rows | None = None
    ) -> None:
        """`shares` of all popularity, `buyers` of late, and numbers of categories (-1 for none), (items,)."""
        self.items, self._shares, self._buyers = tuple(items), shares, buyers
        self._category = np.full(len(self.items), -1, np.int32) if category is None else category
        self._row_of = {item: row for row, item in enumerate(self.items)}
        self._within = self._within_category()

    @classmethod
    def fit(
        cls,
        interactions: Interactions,
        half_life_days: float = HALF_LIFE_DAYS,
        now: float | None = None,
        assortment: Assortment | None = None,
    ) -> Popular:
        """As of `now`, or of the last event."""
        whole = compact(interactions)
        moment = now if now is not None else float(whole.at.max(initial=0.0))
        said = STRENGTHS[whole.kinds] * faded(moment - whole.at, half_life_days)
        size = max(len(whole.items), 1)
        pairs, place = np.unique(whole.subject.astype(np.int64) * size + whole.item, return_inverse=True)
        sums = np.clip(np.bincount(place, said, minlength=len(pairs)), 0.0, MOST_SAID)
        scores = np.bincount(pairs % size, sums, minlength=len(whole.items))
        shares = (scores / max(float(scores.sum()), 1e-12)).astype(np.float32)
        return cls(whole.items, shares, _buyers(whole, moment), _categories(whole.items, assortment))

    def buyers(self, item: str) -> int:
        """How many customers bought it in the last 30 days before the fit."""
        row = self._row_of.get(item)
        return 0 if row is None else int(self._buyers[row])

    def recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        return recalled([self._found(scores) for scores in map(self._scores, pasts)], k)

    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        return looked_up_each([self._scores(past) for past in pasts], rows)

    def _found(self, scores: Scores) -> Found:
        rows = np.flatnonzero(scores > 0)
        return rows, scores[rows]

    def _scores(self, past: Past) -> Scores:
        own = self._goes_by(past)
        if own is None:
            return self._shares
        mixed = (1 - OWN) * self._shares + OWN * own[self._category] * self._within
        return np.asarray(mixed, np.float32)

    def _goes_by(self, past: Past) -> Scores | None:
        """The share of each category in what speaks for a past's items, the last for none at all."""
        places, rows = known(past, self._row_of)
        category = self._category[rows]
        said = np.where(category >= 0, np.maximum(weights(past, HALF_LIFE_DAYS)[places], 0.0), 0.0)
        if not said.sum() > 0:
            return None
        size = int(self._category.max()) + 2
        counts = np.bincount(category % size, said, minlength=size)
        return np.asarray(counts / counts.sum(), np.float32)

    def _within_category(self) -> Scores:
        """Each item's share of its category's popularity, (items,)."""
        size = int(self._category.max(initial=-1)) + 2
        sums = np.bincount(self._category % size, self._shares, minlength=size)
        return (self._shares / np.maximum(sums[self._category % size], 1e-12)).astype(np.float32)

    def save(self, folder: Path) -> None:
        save_items(folder, self.items)
        np.savez(folder / ARRAYS, shares=self._shares, buyers=self._buyers, category=self._category)

    @classmethod
    def load(cls, folder: Path) -> Popular:
        """Raises VersionDamaged where it cannot be read."""
        items = load_items(folder)
        shares, buyers, category = load_arrays(folder / ARRAYS, "shares", "buyers", "category")
        if not len(items) == len(shares) == len(buyers) == len(category):
            raise VersionDamaged(f"{folder} does not hold together")
        return cls(items, shares, buyers.astype(np.int32), category.astype(np.int32))


def _buyers(whole: Interactions, moment: float) -> Rows:
    bought = (whole.kinds == CODES[EventKind.BUY]) & (whole.at >= moment - LATELY_DAYS * DAY)
    size = max(len(whole.items), 1)
    pairs = np.unique(whole.subject[bought].astype(np.int64) * size + whole.item[bought])
    return np.bincount(pairs % size, minlength=len(whole.items)).astype(np.int32)


def _categories(items: Sequence[str], assortment: Assortment | None) -> Rows:
    if assortment is None:
        return np.full(len(items), -1, np.int32)
    codes = dict(zip(assortment.ids, assortment.category.tolist(), strict=True))
    return np.array([codes.get(item, -1) for item in items], np.int32)


class New:
    """What came into the shop lately, the newest first; where a customer's interests are known, what is
    near to one of them before the rest. Nothing where it is not known when products came."""

    name = "new"

    def __init__(self, assortment: Assortment) -> None:
        self.items = assortment.ids
        self._first_seen = assortment.first_seen
        order = np.argsort(-np.nan_to_num(assortment.first_seen, nan=-np.inf), kind="stable")[:NEWEST]
        self._newest = order[~np.isnan(assortment.first_seen[order])]
        self._vectors = np.asarray(assortment.vectors[self._newest], np.float32)

    def recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        return recalled([self._found(past) for past in pasts], k)

    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        scores = []
        for past in pasts:
            theirs = np.full(len(self.items), np.nan, np.float32)
            theirs[self._newest] = self._scores(past)
            scores.append(theirs)
        return looked_up_each(scores, rows)

    def _found(self, past: Past) -> Found | None:
        scores = self._scores(past)
        lately = ~np.isnan(scores)
        return (self._newest[lately], scores[lately]) if lately.any() else None

    def _scores(self, past: Past) -> Scores:
        """Of the newest, NaN for what is not new at the past's moment."""
        age = past.now - self._first_seen[self._newest]
        fresh = np.where(age <= NEW_DAYS * DAY, faded(age, HALF_LIFE_DAYS), np.nan)
        size = self._vectors.shape[1]
        centres = [interest.centre for interest in past.profile.interests if len(interest.centre) == size]
        if not centres:
            return fresh.astype(np.float32)
        near = np.maximum((self._vectors @ np.stack(centres).T).max(axis=1), 0.0)
        return np.asarray(fresh * (ANYWAY + (1 - ANYWAY) * near), np.float32)
