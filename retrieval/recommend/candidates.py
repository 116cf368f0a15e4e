"""Which products may be recommended at all, and what each recall says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import PATH
from retrieval.query import Filters
from retrieval.recommend.blend import gathered, one_of, scaled
from retrieval.recommend.diversity import Pool, best_sellers
from retrieval.recommend.features import Found, Shelf, shelf_of
from retrieval.recommend.fusion import CONSTANT
from retrieval.recommend.kinds import KINDS, NOWHERE, STRENGTH, Assortment, Past, Recall, Rows, Scores
from retrieval.recommend.placing import Placed
from retrieval.words import fold

DEPTH: Final = 200
"""How many each recall is asked for."""
NARROW: Final = 2_000
"""Where so few products are open, the recalls score them all; where more are and the recalls find none of
them, the best of them by rating and popularity are scored."""
AGAINST: Final = frozenset(code for code, kind in enumerate(KINDS) if STRENGTH[kind] < 0)
Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Stand:
    """All that is worked out once for an assortment."""

    placed: Placed
    shelf: Shelf
    recalls: tuple[Recall, ...]

    @property
    def goods(self) -> Assortment:
        return self.placed.assortment

    @cached_property
    def head(self) -> Mask:
        return best_sellers(self.shelf.popularity)

    @cached_property
    def quality(self) -> Scores:
        """What speaks for a product where nothing else does, (n,) from 0 to 1."""
        return np.asarray(np.nan_to_num(self.shelf.rating) / 10 + self.shelf.popularity / 2, np.float32)

    @cached_property
    def _brands(self) -> tuple[str, ...]:
        return tuple(map(fold, self.goods.brands))

    @cached_property
    def _categories(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(map(fold, path.split(PATH))) for path in self.goods.categories)

    def head_share(self, past: Past) -> float:
        """The best-sellers' share of what a customer chose."""
        liked = [i for i, kind in zip(past.items, past.kinds.tolist(), strict=True) if kind not in AGAINST]
        rows = self.placed.rows(list(dict.fromkeys(liked)))
        rows = rows[rows != NOWHERE]
        return float(self.head[rows].mean()) if len(rows) else 0.0

    def pool(self, rows: Rows, scores: Scores) -> Pool:
        """Candidates (m,) with their scores, of which a list is made."""
        goods = self.goods
        vectors = np.asarray(goods.vectors[rows], np.float32)
        return Pool(scores, vectors, goods.category[rows], goods.brand[rows], self.head[rows])

    def possible(self, filters: Filters) -> Mask:
        """(n,): False for what cannot satisfy the filters by its price, rating, stock, brand or category
        and for what is sold out; of the rest each is looked at by its record."""
        goods = self.goods
        fits: Mask = goods.in_stock != 0
        if filters.in_stock:
            fits &= goods.in_stock == 1
        if filters.price_max is not None:
            fits &= ~(goods.price > float(filters.price_max) * (1 + 1e-5))
        if filters.rating_min is not None:
            fits &= goods.rating >= filters.rating_min - 1e-5
        if filters.brands or filters.without_brands:
            fits &= self._coded(
                goods.brand, [frozenset({b}) for b in self._brands], filters.brands, filters.without_brands
            )
        if filters.categories or filters.without_categories:
            fits &= self._coded(
                goods.category, self._categories, filters.categories, filters.without_categories
            )
        if filters.ids is not None:
            fits &= self.having(filters.ids)
        return fits & ~self.having(filters.without_ids)

    def having(self, ids: Sequence[str] | frozenset[str]) -> Mask:
        """(n,): True for these ids."""
        found = np.zeros(len(self.goods.ids), dtype=bool)
        rows = self.placed.rows(tuple(ids))
        found[rows[rows != NOWHERE]] = True
        return found

    def _coded(
        self,
        codes: Rows,
        values: Sequence[frozenset[str]],
        wanted: Sequence[str],
        unwanted: Sequence[str],
    ) -> Mask:
        asked, refused = set(map(fold, wanted)), set(map(fold, unwanted))
        fits = np.zeros(len(values) + 1, dtype=bool)  # the last is that of -1: none
        fits[-1] = not asked
        for code, value in enumerate(values):
            fits[code] = (not asked or not asked.isdisjoint(value)) and refused.isdisjoint(value)
        return np.asarray(fits[codes], np.bool_)

    def found(self, past: Past, open_to: Mask, least: int) -> tuple[Rows, Found]:
        """The candidates (m,) among what is open, with what the recalls say of them: at least `least`,
        where so many are open."""
        if int(open_to.sum()) <= NARROW:
            return self.told(past, np.flatnonzero(open_to).astype(np.int32))
        recalled = [one_of(recall.recall([past], DEPTH), 0) for recall in self.recalls]
        kept = [self._kept(*one, to_shelf, open_to) for one, to_shelf in self._beside(recalled)]
        rows, found = gathered(kept, [recall.name for recall in self.recalls], self.placed)
        if len(rows) >= least:
            return rows, found
        return self.told(past, self.best(open_to, NARROW))

    def told(self, past: Past, rows: Rows) -> tuple[Rows, Found]:
        """What each recall says of the given rows: a score of nought is none."""
        size = (len(self.recalls), len(rows))
        scores, ranks = np.full(size, np.nan, np.float32), np.full(size, np.nan, np.float32)
        for place, (recall, from_shelf) in enumerate(zip(self.recalls, self.placed.from_shelf, strict=True)):
            said = recall.score([past], from_shelf[rows][None, :])[0] if len(rows) else np.zeros(0)
            known = np.flatnonzero(~np.isnan(said) & (said != 0))
            order = known[np.lexsort((rows[known], -said[known]))][:DEPTH]
            scores[place, order] = scaled(said[order].astype(np.float32))
            ranks[place, order] = np.arange(1, len(order) + 1)
        return rows, Found(tuple(recall.name for recall in self.recalls), scores, ranks)

    def _beside(self, recalled: Sequence[tuple[Rows, Scores]]) -> zip[tuple[tuple[Rows, Scores], Rows]]:
        return zip(recalled, self.placed.to_shelf, strict=True)

    def _kept(self, rows: Rows, scores: Scores, to_shelf: Rows, open_to: Mask) -> tuple[Rows, Scores]:
        shelf = to_shelf[rows]
        keep = (shelf != NOWHERE) & open_to[shelf]
        return rows[keep], scores[keep]

    def best(self, open_to: Mask, most: int) -> Rows:
        """The rows of the best of what is open by quality, ascending."""
        rows = np.flatnonzero(open_to).astype(np.int32)
        if len(rows) <= most:
            return rows
        return np.sort(rows[np.argpartition(-self.quality[rows], most)[:most]])


def stand(placed: Placed, recalls: Sequence[Recall], margin: bool) -> Stand:
    """What is worked out once for an assortment and the recalls that serve it."""
    popular = next((recall for recall in recalls if recall.name == "popular"), None)
    return Stand(placed, shelf_of(placed.assortment, popular, margin), tuple(recalls))


def presorted(stand: Stand, rows: Rows, found: Found, context: Scores) -> Places:
    """Places of the candidates in the order in which they are worth a closer look: reciprocal rank fusion,
    what was asked for just now (m,), and quality among equals."""
    fused = np.nansum(1 / (CONSTANT + found.ranks), axis=0)
    best = float(fused.max(initial=0.0)) or 1.0
    worth = fused / best + context + 1e-3 * stand.quality[rows]
    return np.lexsort((rows, -worth))
