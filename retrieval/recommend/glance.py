"""A customer's past in terms of the assortment: what of it they touched, when, and how much of it is what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from retrieval.recommend.kinds import KINDS, NOWHERE, STRENGTH, Assortment, EventKind, Past, Rows, Scores

STRENGTHS: Final = np.array([STRENGTH[kind] for kind in KINDS], np.float32)
BUY: Final = KINDS.index(EventKind.BUY)
LOOKS: Final = frozenset(KINDS.index(k) for k in (EventKind.VIEW, EventKind.CLICK, EventKind.DWELL))
HALF_LIFE_DAYS: Final = 30.0
DAY: Final = 86_400.0


@dataclass(frozen=True)
class Glance:
    """`at` is when a row was last touched, `bought_times` and `looks` how often; the shares of brands and
    categories are those of what spoke for a product, halved with every 30 days, by code."""

    now: float
    at: Mapping[int, float]
    bought_times: Mapping[int, int]
    looks: Mapping[int, int]
    brands: Scores
    categories: Scores
    category_at: npt.NDArray[np.float64]

    @classmethod
    def of(cls, past: Past, goods: Assortment, row_of: Mapping[str, int] | None = None) -> Glance:
        """`row_of` spares a pass over the assortment's ids."""
        if row_of is None:
            wanted = set(past.items)
            row_of = {i: row for row, i in enumerate(goods.ids) if i in wanted}
        rows = np.fromiter((row_of.get(i, NOWHERE) for i in past.items), np.int32, len(past.items))
        sold = rows != NOWHERE
        rows, kinds, at = rows[sold], past.kinds[sold], past.at[sold]
        weight = np.maximum(STRENGTHS[kinds], 0.0) * np.exp2(
            -np.maximum(past.now - at, 0.0) / (HALF_LIFE_DAYS * DAY)
        )
        last = dict(zip(rows.tolist(), at.tolist(), strict=True))
        return cls(
            past.now,
            last,
            _times(rows[kinds == BUY]),
            _times(rows[np.isin(kinds, list(LOOKS))]),
            _shares(goods.brand[rows], weight, len(goods.brands)),
            _shares(goods.category[rows], weight, len(goods.categories)),
            _latest(goods.category[rows], at, len(goods.categories)),
        )

    def since_item(self, rows: Rows) -> Scores:
        """log1p of the days since this customer touched a product; NaN where they never did. (m,)"""
        at = np.array([self.at.get(row, np.nan) for row in rows.tolist()])
        return np.log1p(np.maximum(self.now - at, 0.0) / DAY).astype(np.float32)

    def since_category(self, codes: Rows) -> Scores:
        """The same of a product's category. (m,)"""
        at = np.where(codes >= 0, np.append(self.category_at, np.nan)[codes], np.nan)
        return np.log1p(np.maximum(self.now - at, 0.0) / DAY).astype(np.float32)

    def bought(self, rows: Rows) -> Scores:
        return np.array([self.bought_times.get(row, 0) for row in rows.tolist()], np.float32)

    def looked_at(self, rows: Rows) -> Scores:
        return np.array([self.looks.get(row, 0) for row in rows.tolist()], np.float32)

    def brand_share(self, codes: Rows) -> Scores:
        return np.where(codes >= 0, np.append(self.brands, 0.0)[codes], 0.0).astype(np.float32)

    def category_share(self, codes: Rows) -> Scores:
        return np.where(codes >= 0, np.append(self.categories, 0.0)[codes], 0.0).astype(np.float32)


def _times(rows: Rows) -> dict[int, int]:
    found, counts = np.unique(rows, return_counts=True)
    return dict(zip(found.tolist(), counts.tolist(), strict=True))


def _shares(codes: Rows, weight: Scores, size: int) -> Scores:
    known = codes >= 0
    shares = np.bincount(codes[known], weights=weight[known], minlength=size)
    total = float(shares.sum())
    return np.asarray(shares / total if total > 0 else shares, np.float32)


def _latest(codes: Rows, at: npt.NDArray[np.float64], size: int) -> npt.NDArray[np.float64]:
    latest = np.full(size, np.nan)
    known = codes >= 0
    latest[codes[known]] = at[known]  # oldest first, so the newest stays
    return latest
