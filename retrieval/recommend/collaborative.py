"""Collaborative filtering: products that the same customers choose, and factors of who chooses what."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from implicit.cpu.als import AlternatingLeastSquares
from implicit.nearest_neighbours import all_pairs_knn
from scipy import sparse
from threadpoolctl import threadpool_limits

from retrieval.errors import VersionDamaged
from retrieval.recommend.interactions import compact
from retrieval.recommend.kinds import Interactions, Past, Recalled, Rows, Scores
from retrieval.recommend.neighbours import Neighbours, pruned, read_by
from retrieval.recommend.recalling import (
    DAY,
    STRENGTHS,
    known,
    load_arrays,
    load_items,
    load_json,
    recalled,
    save_items,
    weights,
)
from retrieval.recommend.tuning import chosen_recipe

AT_ONCE = 256
"""Pasts whose scores of all items are held in memory at a time."""


def matrix(interactions: Interactions) -> sparse.csr_matrix:
    """Customers by items, (subjects, items): what all events say for an item. What they say against one
    does not make two customers alike, and is left out."""
    shape = (len(interactions.subjects), len(interactions.items))
    said = STRENGTHS[interactions.kinds].astype(np.float64)
    counts = sparse.coo_matrix((said, (interactions.subject, interactions.item)), shape).tocsr()
    counts.data = np.maximum(counts.data, 0.0)
    counts.eliminate_zeros()
    return counts


@dataclass(frozen=True, slots=True)
class Knn:
    """How neighbours are found: each item keeps `neighbours`. How often two were chosen by the same is
    divided by (n + `shrink`) to the power `source` for the one and `target` for the other, n being who
    chose it: .5 twice and no shrinking is the cosine, which makes too much of what happened once."""

    neighbours: int = 200
    shrink: float = 20.0
    source: float = 0.4
    target: float = 0.3
    per_step: float = 0.7
    half_life_days: float = 90.0


_RECIPES = tuple(
    Knn(shrink=shrink, source=source, target=target)
    for shrink, source, target in ((20.0, 0.4, 0.3), (20.0, 0.5, 0.5), (3.0, 0.5, 0.5))
)


class ItemKnn(Neighbours):
    """Item-item neighbours by who chose them (Deshpande and Karypis, "Item-based top-N recommendation
    algorithms", ACM TOIS 22(1), 2004, section 4: the shorter a customer's list, the more it says), a
    past's latest events counting most."""

    name = "item_knn"

    @classmethod
    def fit(cls, interactions: Interactions, recipe: Knn | None = None) -> ItemKnn:
        """Without a recipe, by that of a few which suits a part that is kept back best."""
        whole = compact(interactions)
        recipe = recipe or chosen_recipe(whole, cls.fit, _RECIPES, read_by)
        if not whole.items:
            return cls(
                (), sparse.csr_matrix((0, 0), dtype=np.float32), recipe.per_step, recipe.half_life_days
            )
        return cls(whole.items, _together(matrix(whole), recipe), recipe.per_step, recipe.half_life_days)


def _together(counts: sparse.csr_matrix, recipe: Knn) -> sparse.csr_matrix:
    chosen_by, lengths = counts.getnnz(axis=0), counts.getnnz(axis=1)
    counts.data = np.sqrt(counts.data / counts.data.mean()) if counts.nnz else counts.data
    by_customer = sparse.diags(np.log((counts.shape[1] + 2) / (lengths + 1)))
    target = (chosen_by + recipe.shrink) ** -recipe.target
    weighted = (by_customer @ counts @ sparse.diags(target)).tocsr()
    near = all_pairs_knn(weighted, recipe.neighbours + 1, num_threads=1, show_progress=False).tocsr()
    source = (chosen_by + recipe.shrink) ** -recipe.source / target
    return pruned(sparse.diags(source) @ near, recipe.neighbours)


@dataclass(frozen=True, slots=True)
class Factors:
    """`alpha` is how much surer a choice makes than none, `regularization` a share of it."""

    factors: int = 64
    alpha: float = 1.0
    regularization: float = 0.05
    iterations: int = 15
    half_life_days: float = 180.0
    seed: int = 0


class Als:
    """Factors of customers and items by alternating least squares on implicit feedback (Hu, Koren and
    Volinsky, "Collaborative filtering for implicit feedback datasets", ICDM 2008). A customer's factors
    are solved for when they ask, from their past as it is then: none are kept, and the last event counts."""

    name = "als"

    def __init__(self, items: Sequence[str], factors: Scores, recipe: Factors) -> None:
        self.items, self.recipe = tuple(items), recipe
        self._factors = np.ascontiguousarray(factors, np.float32)
        self._gram = self._factors.T @ self._factors
        self._row_of = {item: row for row, item in enumerate(self.items)}

    @classmethod
    def fit(
        cls,
        interactions: Interactions,
        recipe: Factors = Factors(),
        progress: Callable[[int, int], None] | None = None,
    ) -> Als:
        """`progress` is told after each iteration how many of how many are done."""
        whole = compact(interactions)
        if not whole.items:
            return cls((), np.zeros((0, recipe.factors), np.float32), recipe)
        faded = np.exp2((whole.at - whole.at.max()) / (recipe.half_life_days * DAY))
        counts = _confidences(whole, faded, recipe)
        told = progress and (lambda done, *_: progress(done + 1, recipe.iterations))
        with threadpool_limits(1, "blas"):  # its own threads and those of the algebra wait for each other
            model = AlternatingLeastSquares(
                factors=recipe.factors,
                alpha=1.0,
                regularization=recipe.regularization,
                iterations=recipe.iterations,
                num_threads=1,
                random_state=recipe.seed,
            )
            model.fit(counts, show_progress=False, callback=told)
        return cls(whole.items, model.item_factors, recipe)

    def recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        parts = [self._recall(pasts[at : at + AT_ONCE], k) for at in range(0, len(pasts), AT_ONCE)]
        if not parts:
            return recalled((), k)
        return Recalled(np.concatenate([p.rows for p in parts]), np.concatenate([p.scores for p in parts]))

    def _recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        every = np.arange(len(self.items))
        return recalled([None if s is None else (every, s) for s in self._scores(pasts)], k)

    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        found = np.full(rows.shape, np.nan, np.float32)
        for place, (past, theirs) in enumerate(zip(pasts, rows, strict=True)):
            customer = self.customer(past)
            if customer is not None:
                found[place] = np.where(theirs >= 0, self._factors[theirs] @ customer, np.nan)
        return found

    def _scores(self, pasts: Sequence[Past]) -> list[Scores | None]:
        """Of every item; None for a past that says nothing for an item that is known."""
        customers = [self.customer(past) for past in pasts]
        known_ones = [customer for customer in customers if customer is not None]
        if not known_ones:
            return [None] * len(pasts)
        scores = iter(np.stack(known_ones) @ self._factors.T)
        return [None if customer is None else next(scores) for customer in customers]

    def customer(self, past: Past) -> Scores | None:
        """Their factors: the ridge regression of Hu, Koren and Volinsky, equation 4."""
        places, rows = known(past, self._row_of)
        if not len(rows):
            return None
        each, place = np.unique(rows, return_inverse=True)
        said = np.bincount(place, weights(past, self.recipe.half_life_days)[places])
        speaking = said > 0
        if not speaking.any():
            return None
        theirs, surer = self._factors[each[speaking]], self.recipe.alpha * said[speaking]
        left = self._gram + (theirs * surer[:, None]).T @ theirs
        left.flat[:: len(left) + 1] += self.recipe.regularization
        return np.asarray(np.linalg.solve(left, theirs.T @ (1.0 + surer)), np.float32)

    def save(self, folder: Path) -> None:
        save_items(folder, self.items)
        np.savez(folder / "factors.npz", factors=self._factors)
        (folder / "recipe.json").write_text(json.dumps(asdict(self.recipe)), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Als:
        """Raises VersionDamaged where it cannot be read."""
        items, recipe = load_items(folder), load_json(folder / "recipe.json")
        (factors,) = load_arrays(folder / "factors.npz", "factors")
        if not isinstance(recipe, dict) or factors.shape[:1] != (len(items),):
            raise VersionDamaged(f"{folder} does not hold together")
        try:
            return cls(items, factors, Factors(**recipe))
        except TypeError as error:
            raise VersionDamaged(f"{folder / 'recipe.json'}: {error}") from error


def _confidences(whole: Interactions, faded: npt.NDArray[np.float64], recipe: Factors) -> sparse.csr_matrix:
    """1 + alpha times what is said for an item: the confidence of the paper's equation 3."""
    shape = (len(whole.subjects), len(whole.items))
    said = STRENGTHS[whole.kinds] * faded
    counts = sparse.coo_matrix((said, (whole.subject, whole.item)), shape).tocsr()
    counts.data = np.where(counts.data > 0, 1.0 + recipe.alpha * counts.data, 0.0)
    counts.eliminate_zeros()
    return counts.astype(np.float32)
