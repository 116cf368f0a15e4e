"""Arms compared: ratios over units, their differences, and what may be concluded when.

A metric is a ratio of two sums over units, r = sum(X) / sum(N), whose variance is by the delta method
(Deng, Knoblich and Lu 2018, "Applying the Delta Method in Metric Analytics", section 3), so that the turns
of one customer may depend on each other as they like. A test with a fixed horizon is Welch's. One that is
valid whenever it is looked at is the mixture sequential probability ratio test with a normal mixture
(Johari, Pekelis and Walsh 2017/2022, "Always Valid Inference", section 5) on the difference and its
variance, which is the asymptotic confidence sequence of Waudby-Smith et al. 2021 (theorem 2.2).

All functions take numbers or arrays of any one shape, an element an experiment: the simulator
(`evals/experiments.py`) runs what the report runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special, stats

Floats = npt.NDArray[np.float64]
Number = float | Floats

ENOUGH = 10
"""Units with something to count that an arm needs before anything is said of it."""
BURN_IN = 100
"""The same for what may be looked at any time: it rests on sums being about normal from there on."""
SUSPICIOUS = 0.001
"""Below this the sample-ratio check says that the experiment is broken (Fabijan et al. 2019)."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What is needed of n units: of X (`over`) and N (`under`) the sums and the sums of products; `some` is
    how many units have anything under."""

    n: Number
    some: Number
    x: Number
    m: Number
    xx: Number
    xm: Number
    mm: Number

    @classmethod
    def of(cls, over: npt.ArrayLike, under: npt.ArrayLike) -> Sums:
        """Of units along the last axis."""
        x, m = np.asarray(over, np.float64), np.asarray(under, np.float64)
        n = np.full(m.shape[:-1], float(m.shape[-1]))
        parts = (m > 0).sum(-1), x.sum(-1), m.sum(-1), (x * x).sum(-1), (x * m).sum(-1), (m * m).sum(-1)
        return cls(n, *(np.asarray(part, np.float64) for part in parts))


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value, the variance of its estimate, and the degrees of freedom of that."""

    value: Number
    variance: Number
    freedom: Number

    def __sub__(self, other: Estimate) -> Estimate:
        """The difference of two independent ones, with Welch's degrees of freedom."""
        one, two = np.asarray(self.variance), np.asarray(other.variance)
        with np.errstate(divide="ignore", invalid="ignore"):
            parts = one**2 / self.freedom + two**2 / other.freedom
            freedom = np.where(parts > 0, (one + two) ** 2 / parts, 1.0)
        return Estimate(np.subtract(self.value, other.value), one + two, np.maximum(freedom, 1.0))


def estimate(sums: Sums, rate: bool = True) -> Estimate:
    """The ratio; NaN where nothing is under it. The variance of a rate is never below that of as many
    independent trials with one more success and one more failure, so that few units are not surely right."""
    n, x, m = (np.asarray(part, np.float64) for part in (sums.n, sums.x, sums.m))
    with np.errstate(divide="ignore", invalid="ignore"):
        r = x / m
        spread = np.asarray(sums.xx) - 2 * r * sums.xm + r**2 * sums.mm
        variance = np.maximum(spread, 0) * n / np.maximum(n - 1, 1) / m**2
        if rate:
            shrunk = (x + 1) / (m + 2)
            variance = np.maximum(variance, shrunk * (1 - shrunk) / (m + 2))
    return Estimate(r, variance, np.maximum(n - 1, 1))


def per_unit(sums: Sums, rate: bool = True) -> float:
    """The variance that one unit adds: that of the estimate times the number of units."""
    return float(np.asarray(estimate(sums, rate).variance) * sums.n)


# ---- a fixed horizon -------------------------------------------------------------------


def p_fixed(difference: Estimate) -> Floats:
    """Two-sided, Welch's."""
    d, v = np.asarray(difference.value), np.asarray(difference.variance)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * stats.t.sf(np.abs(d) / np.sqrt(v), difference.freedom)
    return np.where(v > 0, p, np.where(d == 0, 1.0, 0.0))


def within_fixed(difference: Estimate, alpha: float) -> tuple[Floats, Floats]:
    """The confidence interval."""
    reach = stats.t.isf(alpha / 2, difference.freedom) * np.sqrt(difference.variance)
    return np.subtract(difference.value, reach), np.add(difference.value, reach)


# ---- valid whenever it is looked at ----------------------------------------------------


def p_always(difference: Estimate, scale: float) -> Floats:
    """One over the likelihood ratio against effects that are normal about nought with deviation `scale`: at
    whatever moment one stops, it is below alpha in at most alpha of all experiments without an effect."""
    d, v = np.asarray(difference.value), np.maximum(difference.variance, 1e-300)
    both = v + scale**2
    log = 0.5 * np.log(v / both) + scale**2 * d**2 / (2 * v * both)
    return np.minimum(1.0, np.exp(-log))


def within_always(difference: Estimate, scale: float, alpha: float) -> tuple[Floats, Floats]:
    """The confidence sequence: it holds the true difference at all times with chance 1 - alpha."""
    reach = radius(np.asarray(difference.variance), scale, alpha)
    return np.subtract(difference.value, reach), np.add(difference.value, reach)


def radius(variance: Floats, scale: float, alpha: float) -> Floats:
    v = np.maximum(variance, 1e-300)
    both = v + scale**2
    return np.asarray(np.sqrt(v * both / scale**2 * (2 * np.log(1 / alpha) + np.log(both / v))))


def p_above(excess: Estimate, scales: Sequence[float]) -> Floats:
    """As `p_always` of one side: small where the value is above nought. The mixture is half a normal, which
    keeps the error rate for every value at nought or below (Howard et al. 2021, "Time-uniform,
    nonparametric, nonasymptotic confidence sequences", proposition 6); the mean over several `scales` keeps
    it too, and finds small and great excesses both."""
    d, v = np.asarray(excess.value), np.maximum(excess.variance, 1e-300)
    ratios = []
    for scale in scales:
        both = v + scale**2
        log = 0.5 * np.log(v / both) + scale**2 * d**2 / (2 * v * both)
        log += np.log(2.0) + special.log_ndtr(d * scale / np.sqrt(v * both))
        ratios.append(np.exp(np.minimum(log, 600.0)))
    return np.asarray(np.minimum(1.0, 1 / np.mean(ratios, axis=0)))


# ---- the check of the sample -----------------------------------------------------------


def sample_ratio(counts: Mapping[str, int], expected: Sequence[tuple[int, Mapping[str, float]]]) -> float:
    """How likely counts as far from their chances are, by chi-square. `expected` are numbers of units with
    the chances that these had of each arm, which may have changed in between."""
    arms = [arm for arm in counts if any(n and chances.get(arm, 0) > 0 for n, chances in expected)]
    if len(arms) < 2:
        return 1.0
    off = np.array([float(counts[arm]) for arm in arms])
    spread = np.zeros((len(arms), len(arms)))
    for n, chances in expected:
        p = np.array([chances.get(arm, 0.0) for arm in arms])
        off -= n * p
        spread += n * (np.diag(p) - np.outer(p, p))
    statistic = off[:-1] @ np.linalg.pinv(spread[:-1, :-1]) @ off[:-1]
    return float(stats.chi2.sf(statistic, len(arms) - 1))
