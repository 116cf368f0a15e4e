"""What an experiment comes to, as one would tell the shop's owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.feedback.experiments.comparing import SUSPICIOUS
from assistant.feedback.experiments.metrics import METRICS
from assistant.feedback.experiments.plan import Experiment

SURE = 0.95
"""The chance to be the best from which an arm that Thompson sampling prefers is called so."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an arm stands against control on the primary metric. `lacking` is how many units it or control
    still needs, `stopped` why it was stopped, `tripped` the guard rails that it breaks."""

    arm: str
    stopped: str | None
    cell_difference: float | None
    low: float | None
    high: float | None
    adjusted: float | None
    best: float | None
    lacking: int
    over: bool
    tripped: tuple[str, ...]


def verdict(experiment: Experiment, sample_ratio: float, standings: Sequence[Standing]) -> tuple[str, ...]:
    """A sentence or two for each arm; one alone where the numbers of units cannot be trusted."""
    if sample_ratio < SUSPICIOUS:
        return (
            "Do not trust this report: the arms do not have the customers that their weights give them "
            f"(p = {sample_ratio:.2g}). Something loses customers of one arm, or records them twice. Find it "
            "before you read on; more customers do not mend it.",
        )
    return tuple(_of(experiment, standing) for standing in standings)


def _of(experiment: Experiment, arm: Standing) -> str:
    if arm.stopped is not None:
        return f"{arm.arm} was stopped: {arm.stopped}. Its customers get {experiment.control} since then."
    if arm.tripped:
        return f"{arm.arm} breaks a guard rail and should be stopped: {'; '.join(arm.tripped)}."
    if experiment.allocation == "thompson":
        return _thompson(experiment, arm)
    if arm.adjusted is None:
        return f"{arm.arm}: too little is known to say anything. {_more(experiment, arm)}".strip()
    if experiment.method == "fixed" and arm.lacking and not arm.over:
        return (
            f"{arm.arm}: it is too early to tell. This test may be read once, when all the planned customers "
            f"are there; {arm.lacking:,} more {_units(experiment)} per arm are needed."
        )
    if arm.adjusted <= experiment.alpha:
        return _different(experiment, arm)
    return _none(experiment, arm)


def _different(experiment: Experiment, arm: Standing) -> str:
    metric, apart = METRICS[experiment.metric], arm.cell_difference or 0.0
    better = (apart > 0) == metric.good
    what = "better" if better else "worse"
    then = f"Give {arm.arm} to everybody." if better else f"Keep {experiment.control}."
    return (
        f"{arm.arm} is {what} than {experiment.control}: {metric.words} {_points(apart)}, "
        f"with {100 * (1 - experiment.alpha):g} % confidence between {_points(arm.low)} and "
        f"{_points(arm.high)} (p {_p(arm.adjusted)}). {then}"
    )


def _none(experiment: Experiment, arm: Standing) -> str:
    between = f"it lies between {_points(arm.low)} and {_points(arm.high)}"
    if arm.lacking and not arm.over:
        return f"{arm.arm}: no difference can be seen yet ({between}). {_more(experiment, arm)}"
    if arm.lacking:
        return (
            f"{arm.arm}: no difference could be seen, and too few {_units(experiment)} took part to rule out "
            f"the {_points(experiment.effect)} that you look for: {arm.lacking:,} per arm were missing "
            f"({between})."
        )
    return (
        f"{arm.arm}: no difference was found ({between}). One of {_points(experiment.effect)} would have "
        f"been found in {100 * experiment.power:.0f} of 100 such experiments. Keep what is simpler."
    )


def _thompson(experiment: Experiment, arm: Standing) -> str:
    if arm.best is None:
        return f"{arm.arm}: too little is known to say anything."
    known = f"{arm.arm} is the best of all arms with a chance of {100 * arm.best:.0f} in 100"
    if arm.best >= SURE:
        return f"{known}. Give it to everybody, or run a fixed experiment where you need a proof."
    return f"{known}. Thompson sampling looks for the best arm; it proves no difference."


def _more(experiment: Experiment, arm: Standing) -> str:
    if arm.lacking:
        return f"{arm.lacking:,} more {_units(experiment)} per arm needed."
    return "All the planned customers are there."


def _units(experiment: Experiment) -> str:
    return f"{experiment.unit}s"


def _points(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:+.1f} points"


def _p(value: float | None) -> str:
    return "-" if value is None else "< 0.001" if value < 0.001 else f"= {value:.3f}"
