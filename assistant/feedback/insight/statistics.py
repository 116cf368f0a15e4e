"""The tests that reports rest on. Pure; chance is seeded, so that a report says the same twice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.stats import binom, chi2_contingency, ks_2samp, spearmanr

Floats = npt.NDArray[np.float64]
SEED = 7
FLOOR = 1e-4
"""Least share of a group in the population stability index: an empty one would make it infinite."""


def rising(now: Floats, before: Floats, all_now: float, all_before: float) -> Floats:
    """Chances (n,) that counts this high come of an unchanged share: exact binomial tests of `now` given
    `now + before` (Przyborowski and Wilenski 1940), one-sided.

    Counts of people who do several things at once scatter more than single events: all are divided by
    their dispersion (Pearson's chi-square per degree of freedom, as in quasi-Poisson regression), if above 1.
    """
    if not len(now) or all_now <= 0 or all_before <= 0:
        return np.ones(len(now))
    share = all_now / (all_now + all_before)
    spread = dispersion(now, before, share)
    one, both = now / spread, (now + before) / spread
    chances: Floats = binom.sf(np.floor(one) - 1, np.maximum(np.round(both), np.floor(one)), share)
    return np.where(now > 0, chances, 1.0)


def dispersion(now: Floats, before: Floats, share: float) -> float:
    """The middle of the squared deviations over that of a chi-square with one degree of freedom: what rises
    itself does not raise it. At least 1."""
    both = now + before
    some = both >= 10
    if some.sum() < 10:
        return 1.0
    expected = both[some] * share
    deviation = (now[some] - expected) ** 2 / (expected * (1 - share))
    return max(1.0, float(np.median(deviation)) / 0.4549)


def discoveries(chances: Floats, rate: float) -> npt.NDArray[np.bool_]:
    """Which of many tests stand at a false discovery rate (Benjamini and Hochberg 1995)."""
    n = len(chances)
    order = np.argsort(chances)
    below = np.flatnonzero(chances[order] <= rate * np.arange(1, n + 1) / n) if n else np.zeros(0, int)
    found = np.zeros(n, bool)
    if len(below):
        found[order[: below[-1] + 1]] = True
    return found


def stability(now: Floats, before: Floats) -> float:
    """The population stability index of counts by group: below .1 stable, above .25 another population."""
    one = np.maximum(now / max(1.0, now.sum()), FLOOR)
    other = np.maximum(before / max(1.0, before.sum()), FLOOR)
    return float(np.sum((one - other) * np.log(one / other)))


def unlike(now: Floats, before: Floats) -> float:
    """The chance of such counts by group if both windows are alike (chi-square of independence)."""
    some = (now + before) > 0
    if some.sum() < 2 or not now.sum() or not before.sum():
        return 1.0
    return float(chi2_contingency(np.vstack([now[some], before[some]]))[1])


def kolmogorov(now: Floats, before: Floats) -> tuple[float, float]:
    """The Kolmogorov-Smirnov distance of two samples, and its chance."""
    if not len(now) or not len(before):
        return 0.0, 1.0
    found = ks_2samp(now, before)
    return float(found.statistic), float(found.pvalue)


def energy(now: Floats, before: Floats, rounds: int = 400) -> tuple[float, float]:
    """The energy distance of two samples of vectors (Székely and Rizzo 2013) as a share of the mean distance
    between them, and its chance under permutation of who belongs where.

    (n, d) and (m, d); memory and time are (n + m) squared.
    """
    n, m = len(now), len(before)
    if n < 2 or m < 2:
        return 0.0, 1.0
    both = np.vstack([now, before]).astype(np.float32)
    squares = (both**2).sum(1)
    apart = np.sqrt(np.maximum(squares[:, None] + squares - 2 * both @ both.T, 0))
    np.fill_diagonal(apart, 0)
    chance = np.random.default_rng(SEED)
    labels = np.zeros((rounds + 1, n + m), np.float32)
    labels[0, :n] = 1
    for row in labels[1:]:
        row[chance.permutation(n + m)[:n]] = 1
    distances = _energies(apart, labels, n, m)
    between = float(apart[:n, n:].mean())
    p = (1 + int((distances[1:] >= distances[0]).sum())) / (rounds + 1)
    return (float(distances[0]) / between if between else 0.0), p


def _energies(apart: npt.NDArray[np.float32], labels: npt.NDArray[np.float32], n: int, m: int) -> Floats:
    """2 E|X - Y| - E|X - X'| - E|Y - Y'|, without bias, for each row of labels."""
    mine = labels @ apart
    inside = (mine * labels).sum(1).astype(np.float64)
    across = (mine * (1 - labels)).sum(1).astype(np.float64)
    outside = apart.sum(dtype=np.float64) - inside - 2 * across
    distances: Floats = 2 * across / (n * m) - inside / (n * (n - 1)) - outside / (m * (m - 1))
    return distances


def shares_unlike(hits: int, tries: int, hits_before: int, tries_before: int) -> float:
    """The chance of two such shares if they are one."""
    table = [[hits, tries - hits], [hits_before, tries_before - hits_before]]
    if min(tries, tries_before) == 0 or hits + hits_before in (0, tries + tries_before):
        return 1.0
    return float(chi2_contingency(table)[1])


def gini(counts: Sequence[float] | Floats) -> float:
    """How unequal: 0 where all have the same, towards 1 where one has all."""
    ordered = np.sort(np.asarray(counts, np.float64))
    if not len(ordered) or ordered.sum() == 0:
        return 0.0
    rank = np.arange(1, len(ordered) + 1)
    return float((2 * rank - len(ordered) - 1) @ ordered / (len(ordered) * ordered.sum()))


def together(one: Floats, other: Floats) -> float:
    """Spearman's rank correlation; 0 where either does not vary."""
    if len(one) < 3 or np.ptp(one) == 0 or np.ptp(other) == 0:
        return 0.0
    return float(spearmanr(one, other).statistic)
