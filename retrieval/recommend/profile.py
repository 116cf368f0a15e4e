"""A customer's profile, made from what they did and said. What they said beats what they did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Product
from retrieval.recommend.described import Described, Trait, traits_of
from retrieval.recommend.interests import alike, interests
from retrieval.recommend.kinds import (
    KINDS,
    NOWHERE,
    Assortment,
    Band,
    EventKind,
    Past,
    Preference,
    Profile,
)
from retrieval.recommend.liking import Likings
from retrieval.recommend.recalling import RowNumbers, weights
from retrieval.values import value_key
from retrieval.words import fold, words

Products = Callable[[Sequence[str]], Mapping[str, Product]]
HALF_LIFE_DAYS = 45.0
PAID_HALF_LIFE_DAYS = 180.0
"""Prices and sizes that suit somebody change more slowly than what they are after."""
PAID = tuple(KINDS.index(kind) for kind in (EventKind.BUY, EventKind.CART))
RETURNED = KINDS.index(EventKind.RETURN)
ENOUGH_PAID = 2
"""Products bought or put in the cart from which on there is a price band."""
SIZING = frozenset(("size", "width", "length", "waist", "inseam", "cup", "fit", "height"))
LETTERS = frozenset(("xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl", "2xl", "3xl", "4xl"))
USUALLY = 0.6
"""The share of what somebody bought, by weight, that has to be of one size for it to be theirs."""
SIZED = 20
"""The latest variants that are looked at for sizes."""
BACKGROUND = 300
"""Products that stand for the catalogue where its columns are not at hand."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A variant that was bought or put in the cart, and not given back."""

    product_id: str
    variant_id: str
    weight: float


@dataclass(frozen=True)
class Goods:
    """What the shop sells, ready for making profiles of its customers."""

    assortment: Assortment
    products: Products
    described: Described | None = None
    """Without it the traits are read from the records as they are wanted, and set against a sample of the
    catalogue."""
    _read: dict[str, tuple[Trait, ...]] = field(default_factory=dict, repr=False)

    def priced(self, assortment: Assortment) -> Goods:
        """The same with other prices, stock, ratings or vectors: what was worked out of the rest is kept."""
        goods = Goods(assortment, self.products, self.described, self._read)
        kept = ("row_of", "threshold") if assortment.vectors is self.assortment.vectors else ("row_of",)
        goods.__dict__.update({name: self.__dict__[name] for name in kept if name in self.__dict__})
        return goods

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        return {identity: row for row, identity in enumerate(self.assortment.ids)}

    @cached_property
    def threshold(self) -> float:
        return alike(self.assortment.vectors)

    @cached_property
    def _background(self) -> RowNumbers:
        return np.arange(0, len(self.assortment.ids), max(1, len(self.assortment.ids) // BACKGROUND))

    def rows(self, ids: Sequence[str]) -> RowNumbers:
        """(len(ids),), NOWHERE for what is not sold."""
        row_of = self.row_of
        return np.fromiter((row_of.get(identity, NOWHERE) for identity in ids), np.int64, len(ids))

    def stated(self, rows: RowNumbers) -> tuple[Described, RowNumbers]:
        """The traits of these products, and their rows there."""
        if self.described is not None:
            return self.described, rows
        every = np.unique(np.concatenate([rows, self._background]))
        ids = [self.assortment.ids[row] for row in every.tolist()]
        missing = [identity for identity in ids if identity not in self._read]
        if missing:
            records = self.products(missing)
            self._read.update({i: traits_of(records[i]) if i in records else () for i in missing})
        described = Described.of([self._read[i] for i in ids], self.assortment.category[every])
        return described, np.searchsorted(every, rows)


def profile_of(
    past: Past,
    preferences: Sequence[Preference],
    assortment: Assortment,
    products: Products,
    now: float,
    taken: Sequence[Taken] = (),
) -> Profile:
    """`Profiles.of` for one customer of an assortment; who asks for many keeps the `Profiles`."""
    return Profiles(Goods(assortment, products)).of(past, preferences, now, taken)


class Profiles:
    """Makes profiles. Any thread may ask."""

    def __init__(self, goods: Goods) -> None:
        self.goods = goods

    def of(
        self, past: Past, preferences: Sequence[Preference], now: float, taken: Sequence[Taken] = ()
    ) -> Profile:
        """`taken` are the variants that sizes are read from."""
        said = tuple(sorted(preferences, key=lambda preference: preference.at))
        rows, net = self._chosen(Past(past.items, past.kinds, past.at, past.quantity, now))
        likings = Likings(*self.goods.stated(rows), net)
        against = likings.having([(p.attribute, p.value) for p in said if not p.likes])
        minded = (net > 0) & ~against
        variants = self._variants(taken)
        return Profile(
            interests=interests(rows[minded], net[minded], self.goods.assortment, self.goods.threshold),
            liked=_said_first(likings.liked(), said, likes=True),
            disliked=_said_first(likings.disliked(), said, likes=False),
            band=self._band(past, now),
            sizes={**usual_sizes(variants), **_said_sizes(said)},
            said=said,
            events=len(past.items),
        )

    def _chosen(self, past: Past) -> tuple[RowNumbers, npt.NDArray[np.float64]]:
        """The products that are sold still, each once, and what was done with them in all: what is done
        often with one counts less each time (a logarithm), what speaks against it below zero."""
        rows = self.goods.rows(past.items)
        sold = rows >= 0
        each, place = np.unique(rows[sold], return_inverse=True)
        sums = np.bincount(place, weights(past, HALF_LIFE_DAYS)[sold], minlength=len(each))
        return each, np.sign(sums) * np.log1p(np.abs(sums))

    def _band(self, past: Past, now: float) -> Band | None:
        """Of what they bought and kept, or put in the cart, at today's prices: what was paid is not known."""
        rows = self.goods.rows(past.items)
        returned = {
            row for row, kind in zip(rows.tolist(), past.kinds.tolist(), strict=True) if kind == RETURNED
        }
        counts = np.isin(past.kinds, PAID) & (rows >= 0) & ~np.isin(rows, list(returned))
        prices = self.goods.assortment.price[rows[counts]].astype(np.float64)
        said = weights(Past(past.items, past.kinds, past.at, past.quantity, now), PAID_HALF_LIFE_DAYS)[counts]
        priced = prices > 0
        if len(np.unique(rows[counts][priced])) < ENOUGH_PAID or not self.goods.assortment.currency:
            return None
        low, middle, high = _quantiles(prices[priced], said[priced].astype(np.float64))
        return Band(low, middle, high, self.goods.assortment.currency)

    def _variants(self, taken: Sequence[Taken]) -> list[tuple[Mapping[str, str], float]]:
        latest = list(taken)[-SIZED:]
        records = self.goods.products([one.product_id for one in latest]) if latest else {}
        found = []
        for one in latest:
            record = records.get(one.product_id)
            variant = record.variant(one.variant_id) if record else None
            if variant is not None:
                found.append((variant.options, one.weight))
        return found


def usual_sizes(variants: Sequence[tuple[Mapping[str, str], float]]) -> dict[str, str]:
    """By option name, the value that most of these have, by weight; not where no value has most of it."""
    found: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for options, weight in variants:
        for name, value in options.items():
            if sizing(name, value):
                found[name.lower()][value] += weight
    usual = {name: max(counts, key=lambda value: counts[value]) for name, counts in found.items()}
    return {
        name: value
        for name, value in usual.items()
        if found[name][value] >= USUALLY * sum(found[name].values())
    }


def sizing(name: str, value: str) -> bool:
    """Whether an option is of how large something is, and not of what it looks like."""
    return bool(SIZING & set(words(name))) or fold(value) in LETTERS


def _said_sizes(said: Sequence[Preference]) -> dict[str, str]:
    return {p.attribute.lower(): p.value for p in said if p.likes and p.attribute and sizing(p.attribute, "")}


def _said_first(
    weighed: Mapping[Trait, float], said: Sequence[Preference], likes: bool
) -> dict[Trait, float]:
    """With what was said, at full weight; without what was said to be otherwise. The latest word counts."""
    latest = {(fold(p.attribute), value_key(p.value)): p for p in said}
    found = {trait: w for trait, w in weighed.items() if (fold(trait[0]), value_key(trait[1])) not in latest}
    return {**{(p.attribute, p.value): 1.0 for p in latest.values() if p.likes is likes}, **found}


def _quantiles(
    values: npt.NDArray[np.float64], weighed: npt.NDArray[np.float64]
) -> tuple[float, float, float]:
    """Weighted quartiles, interpolated between the values (each stands at the middle of its weight)."""
    order = np.argsort(values, kind="stable")
    values, weighed = values[order], weighed[order]
    middles = (np.cumsum(weighed) - weighed / 2) / weighed.sum()
    low, middle, high = np.round(np.interp([0.25, 0.5, 0.75], middles, values), 2).tolist()
    return low, middle, high
