"""What a customer's choices have in common beyond chance: liked and disliked brands, categories, values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from retrieval.recommend.described import CATEGORY, WORD, Described, Trait
from retrieval.recommend.recalling import RowNumbers
from retrieval.values import value_key
from retrieval.words import fold

Weights = npt.NDArray[np.float64]
DOUBT = 3.0
"""Choices by chance that are added to those that were made: so little is believed of one or two."""
SURELY = 1.64
"""Standard deviations above chance: one in twenty."""
LEAST_PRODUCTS = 2
LEAST_LIFT = 1.3
MOST = 40
"""Likes, and dislikes: what is told of a customer has an end."""


@dataclass(frozen=True)
class Likings:
    """n products that a customer chose or refused: their `rows` in `described`, and `net` (n,), what
    speaks for each of them or, below zero, against it."""

    described: Described
    rows: RowNumbers
    net: Weights

    def liked(self) -> dict[Trait, float]:
        """From 0 to 1: how far above chance the share of what was chosen is that has a trait."""
        return self._beyond_chance(self.net)

    def disliked(self) -> dict[Trait, float]:
        """The same of what was refused; without what is chosen more than it is refused: who sends back two
        shoes and keeps five does not dislike shoes."""
        return self._beyond_chance(-self.net)

    def having(self, wanted: Iterable[Trait]) -> npt.NDArray[np.bool_]:
        """Which of the products have any of these traits, (n,); one without a name is any trait's value."""
        keys = {(fold(name), value_key(value)) for name, value in wanted}
        if not keys:
            return np.zeros(len(self.rows), np.bool_)
        codes = [code for code in np.unique(self._has.indices).tolist() if self._keys(code) & keys]
        found: npt.NDArray[np.bool_] = np.asarray(self._has[:, codes].sum(axis=1)).ravel() > 0
        return found

    def _keys(self, code: int) -> set[tuple[str, object]]:
        name, value = self.described.traits[code]
        return {(fold(name), value_key(value)), (WORD, value_key(value))}

    @cached_property
    def _has(self) -> sparse.csr_matrix:
        return self.described.matrix[self.rows]

    def _beyond_chance(self, net: Weights) -> dict[Trait, float]:
        chosen = np.flatnonzero(net > 0)
        if len(chosen) < LEAST_PRODUCTS:
            return {}
        has, weights = self._has[chosen].tocsc(), net[chosen]
        codes = np.flatnonzero(np.diff(has.indptr) >= LEAST_PRODUCTS)
        balance = self._has.T @ net
        codes = codes[balance[codes] > 0]
        if not len(codes):
            return {}
        share = np.asarray(has[:, codes].T @ weights).ravel() / weights.sum()
        chance = self._chance(self.rows[chosen], weights, codes)
        number = float(weights.sum()) ** 2 / float(weights @ weights)
        believed = (number * share + DOUBT * chance) / (number + DOUBT)
        deviation = np.sqrt(np.maximum(chance * (1 - chance), 1e-9) / number)
        surely = (share - chance >= SURELY * deviation) & (believed >= LEAST_LIFT * chance)
        strength = (believed - chance) / np.maximum(1 - chance, 1e-9)
        best = [place for place in np.argsort(-strength, kind="stable").tolist() if surely[place]][:MOST]
        return {self.described.traits[codes[place]]: float(min(strength[place], 1.0)) for place in best}

    def _chance(self, rows: RowNumbers, weights: Weights, codes: RowNumbers) -> Weights:
        """Within the categories that they choose from; a category itself, within the whole catalogue."""
        expected = self.described.expected(rows, weights, codes)
        named = np.fromiter(
            (self.described.traits[code][0] == CATEGORY for code in codes), np.bool_, len(codes)
        )
        return np.where(named, self.described.share[codes], expected)
