"""Ranks from several searches made one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

SMOOTHING = 60
Scores = npt.NDArray[np.float64]


def reciprocal_rank_fusion(rankings: Sequence[Sequence[int]], size: int, weights: Sequence[float]) -> Scores:
    """Each ranking gives a row weight / (60 + place) (Cormack, Clarke and Buettcher 2009)."""
    scores = np.zeros(size)
    for rows, weight in zip(rankings, weights, strict=True):
        places = np.arange(1, len(rows) + 1)
        scores[np.asarray(rows, dtype=np.int64)] += weight / (SMOOTHING + places)
    return scores
