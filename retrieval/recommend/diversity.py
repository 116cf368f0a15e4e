"""Which of the best candidates make a good list together: no five near-identical things, no list of
best-sellers alone, and now and then, with a known chance, one that nearly came in.

Maximal marginal relevance: Carbonell and Goldstein, "The Use of MMR, Diversity-Based Reranking", SIGIR 1998.
That the best-sellers' share is bounded by the customer's own is Steck's calibration ("Calibrated
Recommendations", RecSys 2018) of one property, popularity.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from retrieval.query import Vectors
from retrieval.recommend.kinds import Rows, Scores

TWINS: Final = 0.97
"""Cosine from which on two products are the same thing to look at; one of them is enough."""
LIKENESS: Final = (0.7, 0.2, 0.1)
"""How much the cosine, the same category and the same brand make two products alike; 1 in all."""
DRAWN_FROM: Final = 20
"""The next best, of which exploration draws one."""
HEAD: Final = 0.5
"""Of all sales: the fewest products that make this share are the best-sellers."""
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Pool:
    """m candidates: `scores` (m,), more is better; unit `vectors` (m, d), rows of noughts where unknown;
    codes of category and brand, -1 where unknown; which are best-sellers."""

    scores: Scores
    vectors: Vectors
    category: Rows
    brand: Rows
    head: Mask


@dataclass(frozen=True, slots=True)
class Picked:
    """A place of the pool and the chance with which it was put there."""

    place: int
    propensity: float = 1.0


def diverse(pool: Pool, k: int, diversity: float = 0.3, head_share: float = 1.0) -> list[int]:
    """At most `k` places of the pool, best first. `diversity` from 0, by score alone, to 1; at most
    `head_share` of the k are best-sellers unless there is nothing else, and no two are twins unless
    what else there is, is worth less than half as much."""
    size = len(pool.scores)
    worth, alike = _scaled(pool.scores), np.zeros(size, np.float32)
    left, twin = np.ones(size, dtype=bool), np.zeros(size, dtype=bool)
    most_heads, heads, chosen = int(np.ceil(head_share * k)), 0, list[int]()
    while len(chosen) < min(k, size):
        value = (1 - diversity) * worth - diversity * alike
        open_to = _preferred(left, twin, pool.head if heads >= most_heads else None, worth)
        best = int(np.argmax(np.where(open_to, value, -np.inf)))
        chosen.append(best)
        left[best] = False
        heads += int(pool.head[best])
        likeness, cosine = _likeness(pool, best)
        alike, twin = np.maximum(alike, likeness), twin | (cosine >= TWINS)
    return chosen


def explored(pool: Pool, chosen: Sequence[int], explore: float, seed: Sequence[int]) -> list[Picked]:
    """With the chance `explore` the last place goes to one of the next best, each as likely as the other.
    The same seed draws the same."""
    picked = [Picked(place) for place in chosen]
    taken = set(chosen)
    order = np.argsort(-pool.scores, kind="stable")
    near = [int(place) for place in order if int(place) not in taken][:DRAWN_FROM]
    if explore <= 0 or not picked or not near:
        return picked
    chance = np.random.default_rng(list(seed))
    if chance.random() >= explore:
        return [*picked[:-1], Picked(picked[-1].place, 1 - explore)]
    return [*picked[:-1], Picked(near[int(chance.integers(len(near)))], explore / len(near))]


def best_sellers(sales: Scores) -> Mask:
    """(n,): the fewest products that make half of all sales; none where nothing was sold."""
    sales = np.nan_to_num(np.maximum(sales, 0.0))
    total = float(sales.sum())
    if total <= 0:
        return np.zeros(len(sales), dtype=bool)
    order = np.argsort(-sales, kind="stable")
    before = np.cumsum(sales[order], dtype=np.float64) - sales[order]
    head = np.zeros(len(sales), dtype=bool)
    head[order] = (before < HEAD * total) & (sales[order] > 0)
    return head


def _preferred(left: Mask, twin: Mask, head: Mask | None, worth: Scores) -> Mask:
    """Of what is left what is no best-seller, where those have had their share, and of that no twin of
    what is chosen."""
    plain = left if head is None else left & ~head
    plain = plain if plain.any() else left
    single = plain & ~twin
    if single.any() and float(worth[single].max()) >= 0.5 * float(worth[plain].max()):
        return single
    return plain


def _likeness(pool: Pool, place: int) -> tuple[Scores, Scores]:
    """(m,) each: how alike each is to one of them, from 0 to 1, and the cosine alone."""
    cosine = np.maximum(pool.vectors @ pool.vectors[place], 0.0)
    category = (pool.category == pool.category[place]) & (pool.category >= 0)
    brand = (pool.brand == pool.brand[place]) & (pool.brand >= 0)
    meaning, same_category, same_brand = LIKENESS
    alike = meaning * cosine + same_category * category + same_brand * brand
    return np.asarray(alike, np.float32), np.asarray(cosine, np.float32)


def _scaled(scores: Scores) -> Scores:
    """From 0 to 1; what is buried stays below all else."""
    if not len(scores):
        return scores
    low, high = float(scores.min()), float(scores.max())
    return (scores - low) / (high - low) if high > low else np.ones_like(scores)
