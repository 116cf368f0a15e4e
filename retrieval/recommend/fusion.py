"""Ranking where nothing was learned yet: reciprocal rank fusion of the recalls, and what speaks for itself.

Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning
Methods", SIGIR 2009. A sum, so what each part adds is exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from retrieval.recommend.features import BASE, feature_names
from retrieval.recommend.kinds import Scores

CONSTANT: Final = 20.0
"""The paper has 60; 20 and QUIET below were chosen on validation customers: docs/ranking.md."""
QUIET: Final[Mapping[str, float]] = {"popular": 0.1, "new": 0.1, "rated": 0.05}
"""Weights of recalls that say the same to everybody: they decide where nothing personal is known."""
PRIOR: Final[Mapping[str, float]] = {
    "popularity": 0.1,
    "price_fit": 0.2,
    "rating": 0.15,
    "freshness": 0.05,
    "same_brand": 0.1,
    "same_category": 0.1,
    "liked": 0.5,
    "disliked": -0.8,
    "interest": 0.2,
}
"""What one unit of a feature is worth beside 1 for the first place in one recall. Set by hand, for every
shop; the learned ranker replaces it."""
CAPS: Final[Mapping[str, tuple[float, float]]] = {
    "popularity": (0.0, 1.0),
    "rating": (-1.0, 1.0),
    "liked": (0.0, 2.0),
    "disliked": (0.0, 2.0),
    "interest": (0.0, 1.0),
}


@dataclass(frozen=True)
class Fusion:
    """`weights` by recall's name, before those of QUIET, and 1 for the rest; `prior` by feature. The feature
    `rating` counts from `centre`, so that an unrated product is neither helped nor hurt."""

    recalls: tuple[str, ...]
    weights: Mapping[str, float] = field(default_factory=dict)
    prior: Mapping[str, float] = field(default_factory=lambda: PRIOR)
    constant: float = CONSTANT
    centre: float = 4.0

    @property
    def names(self) -> Sequence[str]:
        return feature_names(self.recalls)

    def score(self, values: Scores) -> Scores:
        return np.asarray(self.contributions(values).sum(axis=1), np.float32)

    def contributions(self, values: Scores) -> Scores:
        """A recall's contribution stands in the column of its rank, and is 1 times its weight for rank 1."""
        added = np.zeros((len(values), values.shape[1] + 1), np.float32)
        for place, recall in enumerate(self.recalls):
            ranks, weight = values[:, 2 * place + 1], self.weights.get(recall, QUIET.get(recall, 1.0))
            added[:, 2 * place + 1] = np.nan_to_num(weight * (self.constant + 1) / (self.constant + ranks))
        first = 2 * len(self.recalls)
        for place, name in enumerate(BASE, first):
            weight = self.prior.get(name, 0.0)
            if weight:
                added[:, place] = weight * self._told(name, values[:, place])
        return added

    def _told(self, name: str, column: Scores) -> Scores:
        told = np.nan_to_num(column - self.centre if name == "rating" else column)
        low, high = CAPS.get(name, (0.0, 1.0))
        return np.asarray(np.clip(told, low, high), np.float32)
