"""What has the traits that a customer likes, and not those that they dislike: no events are needed for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np

from retrieval.catalog.batches import batches
from retrieval.recommend.described import WORD, Described, Trait, traits_of
from retrieval.recommend.kinds import Assortment, Band, Past, Profile, Recalled, Rows, Scores
from retrieval.recommend.profile import Products
from retrieval.recommend.recalling import Found, looked_up_each, recalled
from retrieval.values import Key, value_key
from retrieval.words import fold, terms

PAGE = 2_000
DISLIKED = 2.0
"""How much more a disliked trait counts than a liked one."""
PRICE = 0.5
"""What the price band counts, where a trait that the customer said they like and one in a hundred products
has counts about 1."""
HUNDRED = float(np.log(100))


class Attributes:
    """A liked trait counts by how much it is liked and how rare it is (its inverse frequency)."""

    name = "attributes"

    def __init__(
        self, assortment: Assortment, products: Products | None = None, described: Described | None = None
    ) -> None:
        """`described` spares reading every product (`Shelf.goods`); one of the two is needed."""
        self.items = assortment.ids
        self._assortment, self._products, self._given = assortment, products, described

    @cached_property
    def _described(self) -> Described:
        if self._given is not None:
            return self._given
        return Described.of(self._traits(), self._assortment.category)

    def _traits(self) -> Iterator[tuple[Trait, ...]]:
        for page in batches(self.items, PAGE):
            found = self._products(page) if self._products is not None else {}
            yield from (traits_of(found[identity]) if identity in found else () for identity in page)

    @cached_property
    def _rarity(self) -> Scores:
        """(traits,): 0 for what every product has, 1 for what one in a hundred has."""
        return np.asarray(-np.log(np.maximum(self._described.share, 1e-9)) / HUNDRED, np.float32)

    @cached_property
    def _codes(self) -> Mapping[tuple[str, Key], list[int]]:
        """Traits by folded name and value's key, however they are spelled; any trait's value by "" too."""
        found: dict[tuple[str, Key], list[int]] = {}
        for code, (name, value) in enumerate(self._described.traits):
            found.setdefault((fold(name), value_key(value)), []).append(code)
            found.setdefault((WORD, value_key(value)), []).append(code)
        return found

    @cached_property
    def _spoken(self) -> Mapping[str, frozenset[int]]:
        """Traits by the stems of their values."""
        found: dict[str, set[int]] = {}
        for code, (_, value) in enumerate(self._described.traits):
            for term in terms(value):
                found.setdefault(term, set()).add(code)
        return {term: frozenset(codes) for term, codes in found.items()}

    def recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        return recalled([self._found(past) for past in pasts], k)

    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        return looked_up_each([self._scores(past.profile) for past in pasts], rows)

    def _found(self, past: Past) -> Found | None:
        scores = self._scores(past.profile)
        if scores is None:
            return None
        rows = np.flatnonzero(scores > 0)
        return rows, scores[rows]

    def _scores(self, profile: Profile) -> Scores | None:
        """Of every product, (n,); None for a customer of whom no liking is known."""
        liked, disliked = self._weighed(profile.liked), self._weighed(profile.disliked)
        if not liked:
            return None
        scores = np.zeros(len(self.items), np.float32)
        for code, weight in liked.items():
            scores[self._having(code)] += weight * self._rarity[code]
        scores *= 1.0 + PRICE * self._price(profile.band)
        for code, weight in disliked.items():
            scores[self._having(code)] -= DISLIKED * weight * max(float(self._rarity[code]), 1.0)
        return scores

    def _having(self, code: int) -> Rows:
        found = self._described.by_trait
        return np.asarray(found.indices[found.indptr[code] : found.indptr[code + 1]], np.int32)

    def _weighed(self, wanted: Mapping[Trait, float]) -> dict[int, float]:
        """By the traits' numbers."""
        found: dict[int, float] = {}
        for (name, value), weight in wanted.items():
            for code in self._meant(name, value):
                found[code] = max(weight, found.get(code, 0.0))
        return found

    def _meant(self, name: str, value: str) -> Sequence[int]:
        """A word that is no value by itself means every value that it stands in."""
        codes = self._codes.get((fold(name), value_key(value)), [])
        if codes or fold(name) != WORD:
            return codes
        stems = [self._spoken.get(term, frozenset()) for term in terms(value)]
        return sorted(frozenset.intersection(*stems)) if stems else []

    def _price(self, band: Band | None) -> Scores:
        """1 within the band, less the further off by ratio; 0 where it is not known, (n,)."""
        price = self._assortment.price
        if band is None or band.currency != self._assortment.currency or band.low <= 0:
            return np.zeros(len(price), np.float32)
        with np.errstate(divide="ignore", invalid="ignore"):
            off = np.maximum(np.log2(price / max(band.high, band.low)), np.log2(band.low / price))
        return np.asarray(np.nan_to_num(np.exp2(-np.maximum(off, 0.0)), nan=0.0, posinf=0.0), np.float32)
