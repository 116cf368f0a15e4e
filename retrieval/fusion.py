"""Scores from several searches made one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]


def blended(words: Scores, meaning: Scores, share: float) -> Scores:
    """Both divided by their best, then `share` parts of meaning to 1 - `share` parts of words.

    A convex combination keeps how much better the best is, which ranks alone do not (Bruch, Gai
    and Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval").
    """
    return (1 - share) * _of_best(words) + share * _of_best(meaning)


def _of_best(scores: Scores) -> Scores:
    best = scores.max(initial=0.0)
    return scores / best if best > 0 else np.zeros(len(scores))
