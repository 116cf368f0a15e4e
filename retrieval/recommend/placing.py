"""Where each recall's items stand in the assortment: recalls are fitted on another day's products."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from retrieval.recommend.kinds import NOWHERE, Assortment, Recall, Rows


@dataclass(frozen=True)
class Placed:
    """An assortment of n products with the rows of each recall's items in it.

    `to_shelf[r]`, as long as recall r's items, holds assortment rows; `from_shelf[r]`, of length n,
    the recall's own; NOWHERE where the other side has no such product.
    """

    assortment: Assortment
    row_of: dict[str, int]
    to_shelf: tuple[Rows, ...]
    from_shelf: tuple[Rows, ...]

    def rows(self, ids: Sequence[str]) -> Rows:
        """(len(ids),), NOWHERE for a product that is not sold."""
        return np.fromiter((self.row_of.get(i, NOWHERE) for i in ids), np.int32, len(ids))


class Placing:
    """Follows the assortment: places are worked out again only where its products are others."""

    def __init__(self, assortment: Callable[[], Assortment], recalls: Sequence[Recall]) -> None:
        self._assortment, self._recalls = assortment, tuple(recalls)
        self._kept: tuple[Placed, tuple[Sequence[str], ...]] | None = None
        self._lock = Lock()

    def current(self) -> Placed:
        """Any thread may ask; while one works places out, the others wait."""
        now = self._assortment()
        items = tuple(recall.items for recall in self._recalls)
        kept = self._kept
        if kept is not None and kept[0].assortment is now and _same(kept[1], items):
            return kept[0]
        with self._lock:
            self._kept = (self._placed(now, items), items)
            return self._kept[0]

    def _placed(self, now: Assortment, items: tuple[Sequence[str], ...]) -> Placed:
        kept = self._kept
        if kept is not None and kept[0].assortment.ids == now.ids and _same(kept[1], items):
            return Placed(now, kept[0].row_of, kept[0].to_shelf, kept[0].from_shelf)
        row_of = {product_id: row for row, product_id in enumerate(now.ids)}
        to_shelf = tuple(
            np.fromiter((row_of.get(i, NOWHERE) for i in theirs), np.int32, len(theirs)) for theirs in items
        )
        return Placed(now, row_of, to_shelf, tuple(_inverse(rows, len(now.ids)) for rows in to_shelf))


def _same(one: tuple[Sequence[str], ...], other: tuple[Sequence[str], ...]) -> bool:
    return all(a is b or a == b for a, b in zip(one, other, strict=True))


def _inverse(to_shelf: Rows, size: int) -> Rows:
    inverse = np.full(size, NOWHERE, np.int32)
    known = np.flatnonzero(to_shelf != NOWHERE)
    inverse[to_shelf[known]] = known
    return inverse
