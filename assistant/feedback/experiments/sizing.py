"""How many units an experiment needs, worked out before it starts."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy import stats
from scipy.optimize import brentq

from assistant.feedback.experiments.comparing import radius
from assistant.feedback.experiments.metrics import METRICS
from assistant.feedback.experiments.plan import Experiment

MOST = 1e12
BASELINE = 0.5
"""Of a rate of which nothing is known: the one that needs the most units."""


@dataclass(frozen=True, slots=True)
class Size:
    """Units for each arm by name. `variance` is that of one unit, `measured` whether it was; `alpha` is what
    each comparison with control may use up."""

    arms: dict[str, int]
    baseline: float
    variance: float
    measured: bool
    alpha: float

    @property
    def total(self) -> int:
        return sum(self.arms.values())


def size(experiment: Experiment, baseline: float | None = None, variance: float | None = None) -> Size:
    """What finds the experiment's `effect` with its `power`.

    `baseline` and `variance` (of the metric's ratio, for one unit) as measured on present traffic; without
    them the file's baseline and one independent trial a unit. Several arms share alpha evenly, which is at
    least as many units as Holm's way needs.
    """
    others = experiment.others
    alpha = experiment.alpha / len(others)
    known = baseline if baseline is not None and variance is not None else None
    p = known if known is not None else experiment.baseline or BASELINE
    aim = p + experiment.effect * (1 if METRICS[experiment.metric].good else -1)
    aim = min(max(aim, 0.0), 1.0)
    one = variance if known is not None and variance is not None else p * (1 - p)
    two = one * _spread(aim) / _spread(p)  # the same dependence, at the other rate
    weights, needed = experiment.weights(), 0.0
    for arm in others:
        ratio = weights[arm.name] / weights[experiment.control]
        units = needed_of_control(one, two, ratio, experiment.effect, alpha, experiment.power)
        if experiment.method == "always-valid":
            units = always(one, two, ratio, experiment.effect, alpha, experiment.power)
        needed = max(needed, units)
    share = {name: weight / weights[experiment.control] for name, weight in weights.items()}
    arms = {name: math.ceil(needed * part) for name, part in share.items()}
    return Size(arms, p, one, known is not None, alpha)


def needed_of_control(
    one: float, two: float, ratio: float, effect: float, alpha: float, power: float
) -> float:
    """Units of control, where the arm has `ratio` times as many, for a test with a fixed horizon."""
    reach = float(stats.norm.isf(alpha / 2) + stats.norm.ppf(power))
    return reach**2 * (one + two / ratio) / effect**2


def always(one: float, two: float, ratio: float, effect: float, alpha: float, power: float) -> float:
    """The same for a test that may be looked at any time: it is over by then with at least that power."""

    def lacks(log_n: float) -> float:
        variance = (one + two / ratio) / math.exp(log_n)
        reach = float(radius(variance, effect, alpha))  # type: ignore[arg-type]
        return float(stats.norm.sf((reach - effect) / math.sqrt(variance))) - power

    return math.exp(float(brentq(lacks, 0.0, math.log(MOST))))


def days(size: Size, share: float, a_day: float) -> float | None:
    """How long that takes with so many new units a day in all; None where none come."""
    return size.total / (share * a_day) if a_day > 0 else None


def _spread(p: float) -> float:
    return max(p * (1 - p), 1e-6)
