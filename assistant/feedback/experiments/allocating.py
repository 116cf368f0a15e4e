"""Thompson sampling: more customers to the arm that is more likely to be the best (Thompson 1933; Russo et
al. 2018, "A Tutorial on Thompson Sampling", algorithm 3.2).

The chance of each arm to be the best is worked out from the counts and then held for a while, rather than
drawn anew for each customer, so that the propensity of every assignment is known; none goes below a floor.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from assistant.feedback.experiments.metrics import METRICS
from assistant.feedback.experiments.plan import Experiment
from assistant.feedback.experiments.reading import Readings
from assistant.feedback.experiments.store import ArmState

DRAWS = 20_000
SEED = 20_17


def best(
    counts: Mapping[str, tuple[float, float]], good: bool = True, draws: int = DRAWS
) -> dict[str, float]:
    """The chance of each arm to be the best, by successes and failures; the prior is flat."""
    random = np.random.default_rng(SEED)
    drawn = np.column_stack([random.beta(1 + won, 1 + lost, draws) for won, lost in counts.values()])
    winners = np.bincount((drawn if good else -drawn).argmax(axis=1), minlength=len(counts))
    return {arm: float(share) for arm, share in zip(counts, winners / draws, strict=True)}


def floored(shares: Mapping[str, float], floor: float) -> dict[str, float]:
    """At least `floor` for each, the rest in proportion to what lies above it."""
    spare = 1 - floor * len(shares)
    total = sum(shares.values())
    return {arm: floor + spare * share / total for arm, share in shares.items()}


def successes(experiment: Experiment, readings: Readings) -> dict[str, tuple[float, float]]:
    """What Thompson sampling counts: each unit once, by its share of successes and of failures."""
    found = {}
    for arm in experiment.arm:
        over, under = readings.of(arm.name, METRICS[experiment.metric])
        there = under > 0
        won = float((over[there] / under[there]).sum())
        found[arm.name] = (won, float(there.sum()) - won)
    return found


def chances(
    experiment: Experiment, states: Mapping[str, ArmState], stopped: frozenset[str]
) -> dict[str, float]:
    """What a new unit's chances of the arms are, by the counts as they were noted last."""
    open_arms = [arm.name for arm in experiment.arm if arm.name not in stopped]
    known = {name: states.get(name, ArmState()) for name in open_arms}
    counts = {name: (state.alpha, state.beta) for name, state in known.items()}
    return floored(best(counts, METRICS[experiment.metric].good), experiment.floor)
