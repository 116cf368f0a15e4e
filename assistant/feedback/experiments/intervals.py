"""Bounds of single rates, and tests adjusted for being several: what only a report needs. statsmodels takes a
second to import."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from statsmodels.stats.proportion import proportion_confint

from assistant.feedback.experiments.comparing import Estimate, Floats


def wilson(found: Estimate, alpha: float) -> tuple[float, float]:
    """Of a rate that was measured on dependent trials: Wilson's interval for as many independent ones as
    tell as much (Korn and Graubard 1998)."""
    r, v = float(found.value), float(found.variance)
    trials = max(r * (1 - r), 1e-12) / v if 0 < r < 1 else 1 / v * 0.25
    if r in (0.0, 1.0):  # by the variance's floor: 1/(m+2) of a success among m + 2
        trials = max(1.0, 0.5 * (1 + (1 + 4 / v) ** 0.5) - 2)
    low, high = proportion_confint(r * trials, trials, alpha, method="wilson")
    return float(low), float(high)


def holm(p: Sequence[float | None]) -> list[float | None]:
    """Adjusted for being several; where there is none there stays none."""
    told = np.array([each for each in p if each is not None])
    adjusted = iter(stepped_down(told).tolist())
    return [None if each is None else float(next(adjusted)) for each in p]


def stepped_down(p: Floats) -> Floats:
    """Holm's adjustment (Holm 1979) of the tests along the last axis: the least times their number, the next
    times one less, none below the one before."""
    order = np.argsort(p, axis=-1)
    left = np.arange(p.shape[-1], 0, -1)
    rising = np.maximum.accumulate(np.take_along_axis(p, order, -1) * left, axis=-1)
    adjusted = np.empty_like(p)
    np.put_along_axis(adjusted, order, np.minimum(rising, 1.0), -1)
    return adjusted
