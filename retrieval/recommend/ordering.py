"""Putting what suits a customer a few places further up among results that are all to the point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from retrieval.query import Sort

PLACES: Final = 3
T = TypeVar("T")


def personal(
    results: Sequence[T], fits: npt.ArrayLike, sort: Sort = Sort.RELEVANCE, places: int = PLACES
) -> tuple[T, ...]:
    """The results in an order that minds how well each suits (`Recommender.fit`, (len(results),)): none
    moves by more than `places`, and an order that was asked for is kept as it is."""
    if sort is not Sort.RELEVANCE:
        return tuple(results)
    return tuple(results[place] for place in reordered(fits, places))


def reordered(fits: npt.ArrayLike, places: int = PLACES) -> list[int]:
    """The places in their new order. Each is moved forward by up to half of `places` and back by as much,
    so that no two that lie `places` or more apart change sides, and none moves by more than that."""
    suits = np.clip(np.nan_to_num(np.asarray(fits, np.float64), nan=0.5), 0.0, 1.0)
    moved = np.arange(len(suits)) - (suits - 0.5) * max(places, 0)
    return [int(place) for place in np.argsort(moved, kind="stable")]
