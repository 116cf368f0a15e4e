"""What comes next after what, and how soon: neighbours in the order in which customers choose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from retrieval.recommend.interactions import compact
from retrieval.recommend.kinds import Interactions
from retrieval.recommend.neighbours import Neighbours, pruned, read_by
from retrieval.recommend.recalling import DAY, STRENGTHS
from retrieval.recommend.tuning import chosen_recipe

Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Order:
    """Of two choices of one customer the later follows the earlier, if not more than `reach` choices lie
    between; times `per_gap` for each step between the two, and half after `half_life_days`. The earlier
    follows the later too, times `back`. The rest is as in `collaborative.Knn`."""

    neighbours: int = 200
    reach: int = 20
    per_gap: float = 0.8
    back: float = 0.5
    shrink: float = 20.0
    source: float = 0.4
    target: float = 0.3
    per_step: float = 0.7
    half_life_days: float = 90.0


@dataclass(frozen=True, slots=True)
class Chosen:
    """Choices by subject, oldest first; n of them. `step` is the same for all of one moment."""

    subject: Codes
    item: Codes
    step: npt.NDArray[np.int64]
    at: npt.NDArray[np.float64]
    said: npt.NDArray[np.float64]


_RECIPES = tuple(
    Order(shrink=shrink, source=source, target=target)
    for shrink, source, target in ((20.0, 0.4, 0.3), (20.0, 0.5, 0.5), (3.0, 0.5, 0.5))
)


class Succession(Neighbours):
    """Sequential rules with weights that fall with the distance (Ludewig and Jannach, "Evaluation of
    session-based recommendation algorithms", UMUAI 28, 2018, section 3.2: SR), both ways and shrunk."""

    name = "succession"

    @classmethod
    def fit(cls, interactions: Interactions, recipe: Order | None = None) -> Succession:
        """Without a recipe, by that of a few which suits a part that is kept back best."""
        whole = compact(interactions)
        recipe = recipe or chosen_recipe(whole, cls.fit, _RECIPES, read_by)
        size = len(whole.items)
        found = _choices(whole)
        if not len(found.item):
            none = sparse.csr_matrix((size, size), dtype=np.float32)
            return cls(whole.items, none, recipe.per_step, recipe.half_life_days)
        near = _counted(found, size, recipe)
        chosen = np.bincount(found.item, found.said, minlength=size) + recipe.shrink
        scaled = sparse.diags(chosen**-recipe.source) @ near @ sparse.diags(chosen**-recipe.target)
        return cls(
            whole.items, pruned(scaled.tocsr(), recipe.neighbours), recipe.per_step, recipe.half_life_days
        )


def _choices(whole: Interactions) -> Chosen:
    """What speaks for an item; what is done with one item in a row is one choice, as strong as its
    strongest, so that to look, to put in the cart and to buy does not count three times."""
    speaking = STRENGTHS[whole.kinds] > 0
    subject, item, at = whole.subject[speaking], whole.item[speaking], whole.at[speaking]
    said = STRENGTHS[whole.kinds[speaking]].astype(np.float64)
    if not len(item):
        return Chosen(subject, item, np.zeros(0, np.int64), at, said)
    first = np.concatenate([[True], (np.diff(subject) != 0) | (np.diff(item) != 0)])
    starts = np.flatnonzero(first)
    said = np.maximum.reduceat(said, starts)
    subject, item, at = subject[starts], item[starts], at[starts]
    later = (np.diff(subject) != 0) | (np.diff(at) > 0)
    step = np.concatenate([[0], np.cumsum(later)])
    return Chosen(subject, item, step, at, np.sqrt(said / said.mean()))


def _counted(found: Chosen, size: int, recipe: Order) -> sparse.csr_matrix:
    """(items, items): how much the column follows the row."""
    whole = sparse.csr_matrix((size, size))
    for gap in range(1, recipe.reach + 1):
        same = found.subject[:-gap] == found.subject[gap:]
        if not same.any():
            break
        earlier, later = np.flatnonzero(same), np.flatnonzero(same) + gap
        apart = found.step[later] - found.step[earlier]
        weight = np.sqrt(found.said[earlier] * found.said[later]) * recipe.per_gap ** np.maximum(apart - 1, 0)
        weight *= np.exp2(-(found.at[later] - found.at[earlier]) / (recipe.half_life_days * DAY))
        rows, columns = found.item[earlier], found.item[later]
        values = np.concatenate([weight, weight * np.where(apart == 0, 1.0, recipe.back)])
        pairs = (np.concatenate([rows, columns]), np.concatenate([columns, rows]))
        whole = whole + sparse.coo_matrix((values, pairs), (size, size)).tocsr()
    return whole
