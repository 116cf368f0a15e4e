"""Arms that do harm, found by a test that may be looked at any time, and stopped."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.feedback.experiments.comparing import Estimate, Sums, estimate, p_above
from assistant.feedback.experiments.metrics import METRICS, Metric
from assistant.feedback.experiments.plan import Experiment, Guard
from assistant.feedback.experiments.reading import Readings

ALPHA = 0.05
"""Of all experiments whose arms are all allowed, at most this share has one stopped."""
BURN_IN = 30
"""Units with something to count before an arm is judged."""


@dataclass(frozen=True, slots=True)
class Watch:
    """How an arm stands by one guard rail: `p` is small where it is surely worse than allowed; None where
    too little is known. `stops` is what the p-value has to go below."""

    arm: str
    metric: str
    value: float
    allowed: float
    p: float | None
    stops: float

    @property
    def tripped(self) -> bool:
        return self.p is not None and self.p <= self.stops

    @property
    def words(self) -> str:
        metric = METRICS[self.metric]
        return f"{metric.words}: {shown(metric, self.value)}, allowed {shown(metric, self.allowed)}"


def watched(experiment: Experiment, readings: Readings) -> tuple[Watch, ...]:
    """Every arm beside control by every guard rail."""
    stops = ALPHA / max(1, len(experiment.guard) * len(experiment.others))
    found = []
    for guard in experiment.guard:
        metric = METRICS[guard.metric]
        control = Sums.of(*readings.of(experiment.control, metric))
        for arm in experiment.others:
            own = Sums.of(*readings.of(arm.name, metric))
            over = excess(guard, own, control)
            known = own.some >= BURN_IN and (guard.worst is not None or control.some >= BURN_IN)
            value, common = float(_value(own)), float(_value(control))
            worse = (guard.worse_by or 0.0) * (-1 if metric.good else 1)
            allowed = guard.worst if guard.worst is not None else common + worse
            p = float(p_above(over, scales(guard, metric))) if known else None
            found.append(Watch(arm.name, metric.name, value, allowed, p, stops))
    return tuple(found)


def excess(guard: Guard, arm: Sums, control: Sums) -> Estimate:
    """How much worse than allowed; not worse is below nought. The variance is never below what it would be
    at the worst value allowed, for which the error rate has to hold."""
    metric = METRICS[guard.metric]
    sign = -1.0 if metric.good else 1.0
    own = estimate(arm, metric.rate)
    if guard.worst is None:
        apart = own - estimate(control, metric.rate)
        return Estimate(sign * np.asarray(apart.value) - (guard.worse_by or 0), apart.variance, apart.freedom)
    variance = np.asarray(own.variance)
    if metric.rate:
        with np.errstate(divide="ignore"):
            variance = np.maximum(variance, guard.worst * (1 - guard.worst) / np.asarray(arm.m))
    return Estimate(sign * (np.asarray(own.value) - guard.worst), variance, own.freedom)


def scales(guard: Guard, metric: Metric) -> tuple[float, float]:
    """How much worse harmful arms are thought to be: by a quarter of what is allowed, or as much again."""
    limit = guard.worst if guard.worst is not None else guard.worse_by
    whole = max(limit or 0.0, 0.04 if metric.rate else 0.2)
    return whole / 4, whole


def _value(sums: Sums) -> float:
    return float(sums.x) / float(sums.m) if sums.m else float("nan")


def shown(metric: Metric, value: float | None) -> str:
    """A value as people read it."""
    if value is None or not np.isfinite(value):
        return "-"
    return f"{100 * value:.1f} %" if metric.rate else f"{value:.2f} s"
