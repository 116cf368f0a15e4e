"""What orders candidates, and what is added to that for a wish: likeness to what was asked for, margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from retrieval.recommend.features import Matrix
from retrieval.recommend.kinds import Scores


class Scorer(Protocol):
    """Scores candidates by named features, and accounts for it. Safe to use from any thread."""

    @property
    def names(self) -> Sequence[str]:
        """The features that it reads, in its order."""
        ...

    def score(self, values: Scores) -> Scores:
        """(m, features) to (m,), more is better; NaN is a feature that is not known."""
        ...

    def contributions(self, values: Scores) -> Scores:
        """(m, features + 1): what each feature adds to the score, and last what all start from; a row
        sums to the score."""
        ...


@dataclass(frozen=True)
class Scored:
    """`scores` (m,) of the rows of a matrix."""

    scorer: Scorer
    matrix: Matrix
    scores: Scores
    added: Mapping[str, Scores]
    scale: float

    @classmethod
    def of(cls, scorer: Scorer, matrix: Matrix, weights: Mapping[str, float]) -> Scored:
        """The scorer's own scores, scaled so that the best is 1 above the least, and for each feature of
        `weights` that times how it lies between its least and its best here; what is not known adds
        nothing."""
        own = scorer.score(matrix.named(scorer.names))
        spread = float(own.max() - own.min()) if len(own) else 0.0
        scale = 1.0 / spread if spread > 0 else 1.0
        added = {name: weight * between(matrix.column(name)) for name, weight in weights.items() if weight}
        total = scale * (own - (own.min() if len(own) else 0.0))
        return cls(scorer, matrix, (total + sum(added.values())).astype(np.float32), added, scale)

    def contributions(self, places: Sequence[int]) -> tuple[tuple[str, ...], Scores]:
        """Names of features, and (len(places), names) what each adds to the score; what all start from
        is left out."""
        at = np.asarray(places, np.int64)
        own = self.scale * self.scorer.contributions(self.matrix.named(self.scorer.names)[at])[:, :-1]
        extra = [part[at][:, None] for part in self.added.values()]
        return (*self.scorer.names, *self.added), np.concatenate([own, *extra], axis=1)


def between(column: Scores) -> Scores:
    """From 0 for the least to 1 for the best of what is known, 0 where it is not; 1 where all are one."""
    known = column[~np.isnan(column)]
    if not len(known):
        return np.zeros(len(column), np.float32)
    least, most = float(known.min()), float(known.max())
    scaled = (column - least) / (most - least) if most > least else np.ones_like(column)
    return np.where(np.isnan(column), 0.0, scaled).astype(np.float32)
