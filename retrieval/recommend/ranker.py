"""Ranking candidates by a model of all features: LightGBM's LambdaRank, small, exact about itself.

Burges, "From RankNet to LambdaRank to LambdaMART: An Overview", 2010; Ke et al., "LightGBM", NIPS 2017.
Contributions are SHAP values of trees (Lundberg et al., "Consistent Individualized Feature Attribution for
Tree Ensembles", 2018), which sum to the score. Weights against position bias: Joachims, Swaminathan and
Schnabel, "Unbiased Learning-to-Rank with Biased Feedback", WSDM 2017.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from retrieval.errors import VersionDamaged
from retrieval.recommend.features import FEATURES
from retrieval.recommend.kinds import Scores
from retrieval.recommend.scoring import Scorer

if TYPE_CHECKING:
    import lightgbm

__all__ = ["LambdaRank", "Recipe", "Scorer", "examination", "inverse_propensity"]

MONOTONE: Final[Mapping[str, int]] = {"liked": 1, "disliked": -1, "in_stock": 1, "rating": 1}
"""What may only ever raise (1) or lower (-1) a score, whatever the data say."""
CLIP: Final = 10.0
FILE: Final = "ranker.txt"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Small trees, since they are asked within every turn; `rounds` of them at most."""

    rounds: int = 150
    leaves: int = 15
    rate: float = 0.07
    least_in_leaf: int = 20
    truncation: int = 20
    """How far down a list is looked at, as NDCG at this place (lambdarank_truncation_level)."""
    seed: int = 7
    threads: int = 1


class LambdaRank:
    """A fitted ranker. It never changes, and any thread may use it."""

    def __init__(self, booster: lightgbm.Booster) -> None:
        self._booster = booster
        self._names = tuple(booster.feature_name())

    @property
    def names(self) -> Sequence[str]:
        return self._names

    @classmethod
    def fit(
        cls,
        features: Scores,
        groups: Sequence[int] | npt.NDArray[np.integer],
        labels: npt.NDArray[np.integer],
        weights: Scores | None = None,
        names: Sequence[str] = FEATURES,
        recipe: Recipe = Recipe(),
        progress: Callable[[int, int], None] | None = None,
    ) -> LambdaRank:
        """Features (n, f) in the order of `names`, sizes of the groups (each a customer's moment, its rows
        together; they sum to n), labels (n,) from 0 for nothing to 4, weights (n,) such as
        `inverse_propensity`. The same data give the same model. `progress(done, rounds)` is called after
        each round and may raise to stop. Raises ValueError for sizes that do not fit together, and where
        no group has two different labels: there is nothing to learn an order from."""
        import lightgbm  # a second, and only fitting and reading need it

        sizes = np.asarray(groups, np.int64)
        _checked(features, sizes, labels, weights, names)
        data = lightgbm.Dataset(
            np.asarray(features, np.float32),
            label=np.asarray(labels, np.int32),
            group=sizes,
            weight=weights,
            feature_name=list(names),
            params={"feature_pre_filter": False, "verbosity": -1},
            free_raw_data=True,
        )
        parameters = _parameters(recipe, names)
        told = [lambda env: progress(env.iteration + 1, recipe.rounds)] if progress else []
        return cls(lightgbm.train(parameters, data, recipe.rounds, callbacks=told))

    def score(self, values: Scores) -> Scores:
        if not len(values):
            return np.zeros(0, np.float32)
        return np.asarray(self._booster.predict(values, num_threads=1), np.float32)

    def contributions(self, values: Scores) -> Scores:
        if not len(values):
            return np.zeros((0, len(self._names) + 1), np.float32)
        found = self._booster.predict(values, pred_contrib=True, num_threads=1)
        return np.asarray(found, np.float32)

    def importance(self) -> Mapping[str, float]:
        """The share of each feature in what all splits gained."""
        gains = self._booster.feature_importance("gain")
        total = float(gains.sum()) or 1.0
        return {name: float(gain) / total for name, gain in zip(self._names, gains, strict=True)}

    def save(self, folder: Path) -> None:
        """As LightGBM's own text, which runs no code when it is read."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text(self._booster.model_to_string(), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> LambdaRank:
        """Raises VersionDamaged, naming the file, where it holds no ranker."""
        import lightgbm

        file = folder / FILE
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise VersionDamaged(f"{file} cannot be read: {error}") from error
        if not text.startswith("tree\n") or "end of trees" not in text:
            raise VersionDamaged(f"{file} is no whole model of LightGBM's")
        try:
            return cls(lightgbm.Booster(model_str=text))
        except lightgbm.basic.LightGBMError as error:
            raise VersionDamaged(f"{file}: {error}") from error


def inverse_propensity(propensities: npt.ArrayLike, clip: float = CLIP) -> Scores:
    """(n,): one over the chance that an impression was seen, at most `clip`, with a mean of 1; a chance that
    is not known counts as 1. Clipping trades a little bias for much less variance (Joachims et al., 4.3)."""
    chance = np.asarray(propensities, np.float64)
    chance = np.where(np.isnan(chance), 1.0, chance)
    weights = np.minimum(1.0 / np.maximum(chance, 1e-6), clip)
    return np.asarray(weights / weights.mean() if len(weights) else weights, np.float32)


def examination(positions: npt.ArrayLike, eta: float = 1.0) -> Scores:
    """(n,): the chance that a customer looks as far as a position, from 1: (1 / position) ** eta, after
    Joachims et al. (2017), section 5.3."""
    places = np.maximum(np.asarray(positions, np.float64), 1.0)
    return np.asarray(places**-eta, np.float32)


def _parameters(recipe: Recipe, names: Sequence[str]) -> dict[str, object]:
    return {
        "objective": "lambdarank",
        "lambdarank_truncation_level": recipe.truncation,
        "label_gain": [0, 1, 3, 7, 15],
        "num_leaves": recipe.leaves,
        "max_depth": 6,
        "learning_rate": recipe.rate,
        "min_data_in_leaf": recipe.least_in_leaf,
        "monotone_constraints": [MONOTONE.get(name, 0) for name in names],
        "monotone_constraints_method": "intermediate",
        "deterministic": True,
        "force_row_wise": True,
        "seed": recipe.seed,
        "num_threads": recipe.threads,
        "verbosity": -1,
    }


def _checked(
    features: Scores,
    sizes: npt.NDArray[np.int64],
    labels: npt.NDArray[np.integer],
    weights: Scores | None,
    names: Sequence[str],
) -> None:
    if features.ndim != 2 or features.shape[1] != len(names):
        raise ValueError(f"features of shape {features.shape} for {len(names)} names")
    if len(labels) != len(features) or int(sizes.sum()) != len(features) or (sizes < 1).any():
        raise ValueError("groups, labels and features are not of the same rows")
    if weights is not None and len(weights) != len(features):
        raise ValueError("weights and features are not of the same rows")
    if len(labels) and (int(labels.min()) < 0 or int(labels.max()) > 4):
        raise ValueError("labels run from 0 to 4")
    starts = np.cumsum(sizes) - sizes
    if (
        not len(sizes)
        or not (np.maximum.reduceat(labels, starts) > np.minimum.reduceat(labels, starts)).any()
    ):
        raise ValueError("no group has two different labels")
