"""What is asked for just now, in words or by naming a product, and how the candidates answer to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from retrieval.query import Filters, Vectors
from retrieval.recommend.candidates import DEPTH, Mask, Stand
from retrieval.recommend.explain import Explains
from retrieval.recommend.features import Asked
from retrieval.recommend.kinds import KINDS, NOWHERE, EventKind, Past, Rows, Scores, Wish
from retrieval.recommend.scoring import between
from retrieval.similarity.kinds import Behaviour

WEIGHT: Final = 2.0
"""How much what is asked for counts beside 1 for what suits the customer."""
SUBSTITUTE: Final = 0.6
"""Cosine from which on a product of the same category is one instead of the other, not beside it."""
RELEVANT: Final = 0.5
"""Of the best answer to what is asked, as much at least; what is further off is no answer."""
DEEP: Final = 2_000
"""How many of the nearest are looked at where what is asked of them stands in their records alone."""
BLOCK: Final = 65_536
"""Rows whose cosines are taken at once."""


@dataclass(frozen=True)
class Context:
    """`rows` are the candidates that answer to what is asked, None where nothing is; `weights` are those of
    the features that say how well."""

    words: Vectors | None = None
    like: Vectors | None = None
    rows: Rows | None = None
    worths: Scores | None = None
    together: Mapping[int, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)

    def worth(self, rows: Rows) -> Scores:
        """(m,) of the candidates: what is asked for, from 0 to WEIGHT."""
        if self.worths is None:
            return np.zeros(len(rows), np.float32)
        return np.asarray(WEIGHT * between(self.worths), np.float32)

    def asked(self, rows: Rows) -> Asked:
        tied = [self.together.get(row, np.nan) for row in rows.tolist()]
        return Asked(self.words, self.like, np.array(tied, np.float32) if self.together else None)


def context_of(
    stand: Stand,
    wish: Wish,
    open_to: Mask,
    embed: Callable[[Sequence[str]], Vectors] | None,
    together: Behaviour | None,
) -> Context:
    """Of words and a product to be like, the nearest; of a product to go with, what is bought with it, and
    where nothing is known to be, what is near it and of another kind."""
    words = embed([wish.text])[0] if wish.text.strip() and embed is not None else None
    like = _vector(stand, wish.like)
    tied = _tied(stand, wish, open_to, together) if wish.goes_with else {}
    if wish.goes_with and not tied:
        like = like if like is not None else _vector(stand, wish.goes_with)
        open_to = open_to & ~_same_category(stand, wish.goes_with)
    scores: Scores | None = None
    for vector in (words, like):
        if vector is not None and len(vector) == stand.goods.vectors.shape[1]:
            near = _cosines(stand, vector)
            scores = near if scores is None else scores + near
    if tied:
        return _among(np.array(sorted(tied), np.int32), scores, tied, words, like)
    if scores is None:
        return Context()
    rows = np.flatnonzero(open_to).astype(np.int32)
    depth = DEEP if of_records(wish.filters) else DEPTH
    if len(rows) > depth:
        rows = np.sort(rows[np.argpartition(-scores[rows], depth)[:depth]])
    rows = rows[scores[rows] >= RELEVANT * scores[rows].max(initial=0.0)]
    return _among(rows, scores, {}, words, like)


def of_records(filters: Filters) -> bool:
    """Whether they ask for what the assortment does not tell."""
    told = (filters.attributes, filters.ranges, filters.without_attributes, filters.without_words)
    return any(told) or filters.price_min is not None


def _among(
    rows: Rows, scores: Scores | None, tied: Mapping[int, float], words: Vectors | None, like: Vectors | None
) -> Context:
    worths = np.array([tied.get(row, 0.0) for row in rows.tolist()], np.float32)
    if scores is not None:
        worths = between(worths) * bool(tied) + between(scores[rows])
    named = {"words": words is not None, "alike": like is not None, "together": bool(tied)}
    weights = {name: WEIGHT for name, there in named.items() if there}
    return Context(words, like, rows, worths, tied, weights)


def _tied(stand: Stand, wish: Wish, open_to: Mask, together: Behaviour | None) -> dict[int, float]:
    """Rows that others chose with a product, and how strongly they go together."""
    anchor = wish.goes_with or ""
    alone = Past((anchor,), np.array([KINDS.index(EventKind.BUY)], np.int8), np.array([wish.past.now]),
                 np.ones(1, np.float32), wish.past.now)  # fmt: skip
    found: dict[int, float] = {}
    for recall, to_shelf in zip(stand.recalls, stand.placed.to_shelf, strict=True):
        if isinstance(recall, Explains):
            recalled = recall.recall([alone], DEPTH)
            rows, scores = recalled.rows[0], recalled.scores[0]
            shelf = np.where(rows == NOWHERE, NOWHERE, to_shelf[rows])
            best = float(np.nanmax(scores, initial=0.0)) or 1.0
            for row, score in zip(shelf.tolist(), scores.tolist(), strict=True):
                if row != NOWHERE and score > 0 and open_to[row]:
                    found[row] = max(found.get(row, 0.0), score / best)
    if together is not None and found:
        ties = together.together(anchor, tuple(stand.goods.ids[row] for row in found))
        known = {row: ties[i].strength for row in found if (i := stand.goods.ids[row]) in ties}
        found = {row: found[row] + strength for row, strength in known.items()} or found
    return {row: strength for row, strength in found.items() if not _instead(stand, anchor, row)}


def _instead(stand: Stand, anchor: str, row: int) -> bool:
    own = stand.placed.row_of.get(anchor)
    goods = stand.goods
    if own is None or goods.category[own] < 0 or goods.category[own] != goods.category[row]:
        return False
    one, other = np.asarray(goods.vectors[own], np.float32), np.asarray(goods.vectors[row], np.float32)
    return bool(one @ other >= SUBSTITUTE)


def _same_category(stand: Stand, anchor: str) -> Mask:
    own = stand.placed.row_of.get(anchor)
    code = int(stand.goods.category[own]) if own is not None else NOWHERE
    return np.asarray((stand.goods.category == code) & (code >= 0), np.bool_)


def _vector(stand: Stand, product_id: str | None) -> Vectors | None:
    row = stand.placed.row_of.get(product_id) if product_id is not None else None
    if row is None:
        return None
    vector = np.asarray(stand.goods.vectors[row], np.float32)
    return vector if vector.any() else None


def _cosines(stand: Stand, vector: Vectors) -> Scores:
    """Of every product, (n,); vectors of half precision are widened a block at a time."""
    vectors = stand.goods.vectors
    if vectors.dtype == np.float32:
        return np.asarray(vectors @ vector, np.float32)
    found = np.empty(len(vectors), np.float32)
    for start in range(0, len(vectors), BLOCK):
        found[start : start + BLOCK] = np.asarray(vectors[start : start + BLOCK], np.float32) @ vector
    return found
