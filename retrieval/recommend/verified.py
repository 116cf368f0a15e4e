"""Reasons that rest on records alone: each is given only where these make it true.

A reason's share is what its features did for the score; `explain` drops those that did nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from retrieval.catalog.product import Product
from retrieval.query import Vectors
from retrieval.recommend.features import DAY
from retrieval.recommend.kinds import (
    KINDS,
    NOWHERE,
    STRENGTH,
    Assortment,
    EventKind,
    Past,
    Reason,
    ReasonKind,
    Wish,
)
from retrieval.recommend.traits import CATEGORY, Traits, holds, traits
from retrieval.words import fold

NAMED: Final = 2
"""Products that one reason names."""
RATERS: Final = 10
WELL: Final = 4.2
"""Out of five, by RATERS at least."""
BETTER: Final = 0.2
CHEAPER: Final = 0.95
"""Of the other's price, at most."""
NEW_DAYS: Final = 30.0
NEW_SHARE: Final = 0.2
"""Where more of the catalogue came as lately, it was the shop that was new."""
MEANT: Final = 0.4
"""Cosine from which on a product fits words."""
RECENT: Final = 30
"""Products of the past that a reason may rest on, the newest."""
BUY: Final = KINDS.index(EventKind.BUY)
LOOKS: Final = frozenset(
    KINDS.index(kind) for kind in (EventKind.VIEW, EventKind.CLICK, EventKind.DWELL, EventKind.CART)
)
FOR: Final = frozenset(code for code, kind in enumerate(KINDS) if STRENGTH[kind] > 0)


@dataclass(frozen=True)
class Chosen:
    """What a customer chose lately, the newest first: bought (and not sent back), and looked at."""

    bought: tuple[str, ...]
    looked: tuple[str, ...]

    @classmethod
    def of(cls, past: Past) -> Chosen:
        last: dict[str, set[int]] = {}
        for item, code in zip(reversed(past.items), reversed(past.kinds.tolist()), strict=True):
            last.setdefault(item, set()).add(int(code))
        kept = {item: codes for item, codes in last.items() if all(code in FOR for code in codes)}
        return cls(
            tuple(item for item, codes in kept.items() if BUY in codes)[:RECENT],
            tuple(item for item, codes in kept.items() if codes & LOOKS)[:RECENT],
        )

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.bought, *self.looked)))


@dataclass(frozen=True)
class Case:
    """One product to give reasons for; `shares` of its score by feature, above nought only."""

    product: Product
    row: int
    shares: Mapping[str, float]

    def share(self, *features: str) -> float:
        return sum(self.shares.get(feature, 0.0) for feature in features)


@dataclass(frozen=True)
class Shown:
    """What the reasons of one list rest on: `products` are the records of all that they may name."""

    wish: Wish
    chosen: Chosen
    goods: Assortment
    row_of: Mapping[str, int]
    products: Mapping[str, Product]
    words: Vectors | None = None
    _traits: dict[str, Traits] = field(default_factory=dict, repr=False)
    _having: dict[tuple[str, str], list[str]] = field(default_factory=dict, repr=False)
    _vectors: dict[tuple[str, ...], Vectors] = field(default_factory=dict, repr=False)

    def traits(self, product_id: str) -> Traits:
        """Of one of `products`."""
        if product_id not in self._traits:
            self._traits[product_id] = traits(self.products[product_id])
        return self._traits[product_id]

    def having(self, name: str, value: str) -> list[str]:
        """What they chose that has a value."""
        if (name, value) not in self._having:
            known = (item for item in self.chosen.all if item in self.products)
            self._having[name, value] = [item for item in known if self.traits(item).has(name, value)]
        return self._having[name, value]

    def cosines(self, items: tuple[str, ...], row: int) -> list[float]:
        """To the product at a row of the assortment; 0 for what is not sold. Those of one list are asked of
        the same items again and again."""
        if items not in self._vectors:
            rows = np.array([self.row_of.get(item, NOWHERE) for item in items], np.int64)
            made = np.asarray(self.goods.vectors[rows], np.float32)
            self._vectors[items] = np.where(rows[:, None] == NOWHERE, np.float32(0.0), made)
        mine = np.asarray(self.goods.vectors[row], np.float32)
        near: list[float] = (self._vectors[items] @ mine).tolist()
        return near

    @classmethod
    def of(
        cls,
        wish: Wish,
        goods: Assortment,
        row_of: Mapping[str, int],
        products: Mapping[str, Product],
        words: Vectors | None,
    ) -> Shown:
        return cls(wish, Chosen.of(wish.past), goods, row_of, products, words)


def preference(shown: Shown, case: Case) -> Iterator[Reason]:
    share = case.share("liked", "attributes.score", "attributes.rank")
    for said in shown.wish.past.profile.said:
        if said.likes and holds(case.product, said):
            yield Reason(ReasonKind.PREFERENCE, share, attribute=said.attribute, value=said.value)


def habit(shown: Shown, case: Case) -> Iterator[Reason]:
    """A liked value that the product has, and most of what this customer chose has too."""
    has, chosen = shown.traits(case.product.id), [i for i in shown.chosen.all if i in shown.products]
    liked = sorted(shown.wish.past.profile.liked.items(), key=lambda kept: (kept[0][0] == CATEGORY, -kept[1]))
    for (name, value), _ in liked:
        if not has.has(name, value):
            continue
        having = shown.having(name, value)
        if len(having) >= 2 and 2 * len(having) > len(chosen):
            beside = {"brand": "same_brand", "category": "same_category"}.get(name, "attributes.score")
            share = case.share("liked", "attributes.rank", beside)
            yield Reason(ReasonKind.HABIT, share, tuple(having[:NAMED]), name, value)
            return


def cheaper(shown: Shown, case: Case) -> Iterator[Reason]:
    for other in _compared(shown, case):
        mine, theirs = case.product.price, other.price
        if mine is None or theirs is None or mine.currency != theirs.currency:
            continue
        if float(mine.amount) <= CHEAPER * float(theirs.amount):
            yield Reason(ReasonKind.CHEAPER, case.share("price_fit", "price_ratio"), (other.id,))
            return


def better_rated(shown: Shown, case: Case) -> Iterator[Reason]:
    for other in _compared(shown, case):
        mine, theirs = _rating(case.product), _rating(other)
        if mine is not None and theirs is not None and mine >= theirs + BETTER:
            share = case.share("rating", "rated_by")
            yield Reason(
                ReasonKind.BETTER_RATED,
                share,
                (other.id,),
                value=f"{mine:g}",
                count=case.product.rating_count,
            )
            return


def rated(shown: Shown, case: Case) -> Iterator[Reason]:
    rating = _rating(case.product)
    if rating is not None and rating >= WELL:
        share = case.share("rating", "rated_by")
        yield Reason(ReasonKind.RATED, share, value=f"{rating:g}", count=case.product.rating_count)


def new(shown: Shown, case: Case) -> Iterator[Reason]:
    share = case.share("freshness", "new.score", "new.rank")
    since = shown.wish.past.now - NEW_DAYS * DAY
    seen = shown.goods.first_seen
    lately = since <= seen[case.row] <= shown.wish.past.now
    if lately and share > 0 and float((seen >= since).mean()) <= NEW_SHARE:
        yield Reason(ReasonKind.NEW, share)


def wish(shown: Shown, case: Case) -> Iterator[Reason]:
    if shown.words is not None:
        mine = np.asarray(shown.goods.vectors[case.row], np.float32)
        if len(mine) == len(shown.words) and float(mine @ shown.words) >= MEANT:
            yield Reason(ReasonKind.WISH, case.share("words"), value=shown.wish.text)


def _compared(shown: Shown, case: Case) -> Iterator[Product]:
    """Products of the same kind that this customer looked at, or that was named just now."""
    kind = tuple(map(fold, case.product.category))
    for item in dict.fromkeys((*((shown.wish.like,) if shown.wish.like else ()), *shown.chosen.looked)):
        other = shown.products.get(item)
        if other is None or other.id == case.product.id:
            continue
        if kind and tuple(map(fold, other.category)) == kind:
            yield other


def _rating(product: Product) -> float | None:
    """None while fewer than ten have rated."""
    return product.rating if product.rating_count >= RATERS else None


def cosine(shown: Shown, item: str, case: Case) -> float:
    row = shown.row_of.get(item)
    if row is None:
        return 0.0
    vectors = shown.goods.vectors
    return float(np.asarray(vectors[row], np.float32) @ np.asarray(vectors[case.row], np.float32))
