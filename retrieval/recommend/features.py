"""What a ranker is told of a customer and the products that may be recommended to them.

Each recall adds `<name>.score`, scaled from 0 to 1 among what it found, and `<name>.rank`, from 1; the
rest is BASE. NaN stands for what is not known: no recall found it, no price band, no such words. It is
never taken for nought by the ranker, which has a branch of its own for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Product
from retrieval.query import Vectors
from retrieval.recommend.glance import Glance
from retrieval.recommend.kinds import NOWHERE, Assortment, Band, Past, Recall, Rows, Scores
from retrieval.recommend.traits import matched, wanted

BASE: Final = (
    "popularity",
    "price_fit",
    "price_ratio",
    "in_stock",
    "rating",
    "rated_by",
    "freshness",
    "since_item",
    "since_category",
    "bought",
    "looked_at",
    "same_brand",
    "same_category",
    "liked",
    "disliked",
    "interest",
    "words",
    "alike",
    "together",
    "margin",
)
FEW_RATINGS: Final = 10.0
"""Ratings that a product needs to count as much as the mean of the catalogue does."""
FRESH_DAYS: Final = 30.0
DAY: Final = 86_400.0


def feature_names(recalls: Sequence[str]) -> tuple[str, ...]:
    """The columns of `matrix` for these recalls, in their order."""
    return (*(f"{name}.{what}" for name in recalls for what in ("score", "rank")), *BASE)


FEATURES: Final = BASE
"""Those that do not depend on which recalls there are."""


@dataclass(frozen=True)
class Found:
    """What the recalls say of m candidates. `scores` and `ranks` are (recalls, m), NaN where a recall did
    not find one; scores are scaled from 0 to 1 within a recall, ranks run from 1."""

    names: tuple[str, ...]
    scores: Scores
    ranks: Scores


@dataclass(frozen=True)
class Asked:
    """What is asked for just now: unit vectors (d,) of its words and of the product that it should be
    like, and for each candidate (m,) how strongly it is tied to the product that it should go with."""

    words: Vectors | None = None
    like: Vectors | None = None
    together: Scores | None = None


@dataclass(frozen=True)
class Shelf:
    """What is worked out once for an assortment of n products, each (n,). `popularity` is linear in what is
    sold, 1 for the most; `margin` whether the shop has margins counted."""

    assortment: Assortment
    rating: Scores
    popularity: Scores
    margin: bool = False


def shelf_of(assortment: Assortment, popular: Recall | None, margin: bool = False) -> Shelf:
    """What the features say of each product whoever asks."""
    popularity = np.zeros(len(assortment.ids), np.float32)
    if popular is not None and len(popular.items):
        row_of = {product: row for row, product in enumerate(assortment.ids)}
        rows = np.array([row_of.get(item, NOWHERE) for item in popular.items])
        scores = popular.score([Past()], np.arange(len(rows), dtype=np.int32)[None, :])[0]
        most = float(np.nanmax(scores, initial=0.0)) or 1.0
        popularity[rows[rows >= 0]] = np.nan_to_num(scores[rows >= 0]) / most
    return Shelf(assortment, shrunk_ratings(assortment.rating, assortment.rating_count), popularity, margin)


@dataclass(frozen=True)
class Matrix:
    """`values` (m, len(names)) of the candidates at `rows` (m,) of the assortment."""

    names: tuple[str, ...]
    rows: Rows
    values: Scores
    _place: dict[str, int] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._place.update({name: place for place, name in enumerate(self.names)})

    def column(self, name: str) -> Scores:
        """(m,), NaN throughout for a name that is not there."""
        if name not in self._place:
            return np.full(len(self.values), np.nan, np.float32)
        return self.values[:, self._place[name]]

    def named(self, names: Sequence[str]) -> Scores:
        """(m, len(names)): the columns that a model was fitted with."""
        if tuple(names) == self.names:
            return self.values
        return np.column_stack([self.column(name) for name in names]).astype(np.float32)


def matrix(
    shelf: Shelf,
    past: Past,
    rows: Rows,
    found: Found,
    asked: Asked = Asked(),
    products: Mapping[str, Product] | None = None,
    glance: Glance | None = None,
) -> Matrix:
    """The features of m candidates. Without `products` liked and disliked are those of brand and category
    alone; `glance` is made from the past where it is not given."""
    now, goods = glance or Glance.of(past, shelf.assortment), shelf.assortment
    vectors = _vectors(goods, rows)
    liked, disliked = _attributes(goods, past, rows, products)
    columns: dict[str, Scores] = {
        "popularity": _bounded(shelf.popularity[rows]),
        "price_fit": price_fit(goods.price[rows], past.profile.band, goods.currency),
        "price_ratio": _price_ratio(goods.price[rows], past.profile.band, goods.currency),
        "in_stock": np.where(goods.in_stock[rows] < 0, np.nan, goods.in_stock[rows]).astype(np.float32),
        "rating": shelf.rating[rows],
        "rated_by": np.log1p(np.nan_to_num(goods.rating_count[rows])),
        "freshness": freshness(goods.first_seen[rows], past.now),
        "since_item": now.since_item(rows),
        "since_category": now.since_category(goods.category[rows]),
        "bought": now.bought(rows),
        "looked_at": now.looked_at(rows),
        "same_brand": now.brand_share(goods.brand[rows]),
        "same_category": now.category_share(goods.category[rows]),
        "liked": liked,
        "disliked": disliked,
        "interest": interest(past, vectors),
        "words": _cosine(vectors, asked.words),
        "alike": _cosine(vectors, asked.like),
        "together": _unknown(len(rows)) if asked.together is None else asked.together,
        "margin": _margin(shelf, rows),
    }
    recalls = [column for pair in zip(found.scores, found.ranks, strict=True) for column in pair]
    values = np.column_stack([*recalls, *(columns[name] for name in BASE)]).astype(np.float32)
    return Matrix(feature_names(found.names), rows, values)


def shrunk_ratings(rating: Scores, counts: Scores) -> Scores:
    """Ratings drawn to the catalogue's mean while few have rated (a Bayesian average); the mean for those
    that nobody has, NaN where nothing is rated at all. (n,) each."""
    counts = np.where(np.isnan(rating), 0.0, np.nan_to_num(counts))
    total = float(counts.sum())
    if total <= 0:
        return np.full(len(rating), np.nan, np.float32)
    mean = float((np.nan_to_num(rating) * counts).sum()) / total
    shrunk = (mean * FEW_RATINGS + np.nan_to_num(rating) * counts) / (FEW_RATINGS + counts)
    return np.asarray(shrunk, np.float32)


def price_fit(price: Scores, band: Band | None, currency: str) -> Scores:
    """1 within the band, less the further off by ratio (half at twice the upper or half the lower
    price); NaN without a band in the shop's currency or a price. (m,)"""
    if band is None or band.currency.upper() != currency.upper() or band.low <= 0:
        return _unknown(len(price))
    with np.errstate(divide="ignore", invalid="ignore"):
        above, below = np.log2(price / max(band.high, band.low)), np.log2(band.low / price)
    off = np.maximum(np.maximum(above, below), 0.0)
    return np.where(price > 0, np.exp2(-off), np.nan).astype(np.float32)


def freshness(first_seen: npt.NDArray[np.float64], now: float) -> Scores:
    """1 for a product that came just now, a half after 30 days; NaN where it is not known. (m,)"""
    age = np.maximum(now - first_seen, 0.0) / DAY
    return np.exp2(-age / FRESH_DAYS).astype(np.float32)


def interest(past: Past, vectors: Vectors) -> Scores:
    """The cosine to the nearest of the customer's interests: each by itself, never their mean. NaN where
    there is no interest or no vector. (m,)"""
    centres = [i.centre for i in past.profile.interests if len(i.centre) == vectors.shape[1]]
    if not centres or not len(vectors):
        return _unknown(len(vectors))
    nearest = (vectors @ np.stack(centres).astype(np.float32).T).max(axis=1)
    return np.where(vectors.any(axis=1), nearest, np.nan).astype(np.float32)


def _bounded(popularity: Scores) -> Scores:
    """Logarithmic, from 0 to 1: what sells ten times as much counts by a half more, so that being shown
    because of being sold does not feed itself without end."""
    return np.asarray(np.log1p(99.0 * popularity) / np.log(100.0), np.float32)


def _vectors(goods: Assortment, rows: Rows) -> Vectors:
    return np.asarray(goods.vectors[rows], np.float32)


def _cosine(vectors: Vectors, other: Vectors | None) -> Scores:
    if other is None or vectors.shape[1] != len(other):
        return _unknown(len(vectors))
    return np.where(vectors.any(axis=1), vectors @ other.astype(np.float32), np.nan).astype(np.float32)


def _price_ratio(price: Scores, band: Band | None, currency: str) -> Scores:
    if band is None or band.currency.upper() != currency.upper() or band.middle <= 0:
        return _unknown(len(price))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(price > 0, np.log2(price / band.middle), np.nan).astype(np.float32)


def _margin(shelf: Shelf, rows: Rows) -> Scores:
    if not shelf.margin or shelf.assortment.margin is None:
        return _unknown(len(rows))
    return np.clip(shelf.assortment.margin[rows], 0.0, 1.0).astype(np.float32)


def _attributes(
    goods: Assortment, past: Past, rows: Rows, products: Mapping[str, Product] | None
) -> tuple[Scores, Scores]:
    profile = past.profile
    if not profile.liked and not profile.disliked:
        return _unknown(len(rows)), _unknown(len(rows))
    traits = [matched(goods, int(row), (products or {}).get(goods.ids[row])) for row in rows]
    liked, disliked = wanted(profile.liked), wanted(profile.disliked)
    return (
        np.array([trait.weight(liked) for trait in traits], np.float32),
        np.array([trait.weight(disliked) for trait in traits], np.float32),
    )


def _unknown(size: int) -> Scores:
    return np.full(size, np.nan, np.float32)
