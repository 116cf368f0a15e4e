"""How good a ranking is, and how sure that is with so few queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

K = 10
RESAMPLES = 2_000
Values = npt.NDArray[np.float64]


def ndcg(ratings: Sequence[int], judged: Mapping[str, int]) -> float:
    """nDCG@10 with gain 2^rating - 1; the ideal is taken from all judged products."""
    ideal = gain(sorted(judged.values(), reverse=True)[:K])
    return gain(ratings[:K]) / ideal if ideal else 0.0


def gain(ratings: Sequence[int]) -> float:
    return float(sum((2**rating - 1) / np.log2(place + 2) for place, rating in enumerate(ratings)))


def interval(values: Values) -> tuple[float, float]:
    """95%, percentile bootstrap over queries; of differences, it is the paired interval."""
    drawn = np.random.default_rng(0).choice(values, (RESAMPLES, len(values))).mean(axis=1)
    return float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))


def said(values: Values, before: Values | None = None) -> str:
    """The mean, and the paired interval of what it gained."""
    if before is None:
        low, high = interval(values)
        return f"{values.mean():.3f} ({low:.3f} to {high:.3f})"
    low, high = interval(values - before)
    return f"{values.mean():.3f} ({(values - before).mean():+.3f}: {low:+.3f} to {high:+.3f})"
