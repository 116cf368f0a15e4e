"""What an experiment comes to: each arm's figures, how sure they are, and what to do, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from assistant.feedback.experiments import comparing
from assistant.feedback.experiments.allocating import best, chances, successes
from assistant.feedback.experiments.comparing import ENOUGH, SUSPICIOUS, Estimate, Sums, estimate
from assistant.feedback.experiments.guarding import Watch, watched
from assistant.feedback.experiments.intervals import holm, wilson
from assistant.feedback.experiments.metrics import METRICS, Metric
from assistant.feedback.experiments.plan import Experiment
from assistant.feedback.experiments.reading import Readings
from assistant.feedback.experiments.sizing import Size, size
from assistant.feedback.experiments.store import RUNNING, STOPPED, ArmState
from assistant.feedback.experiments.verdict import Standing, verdict


@dataclass(frozen=True, slots=True)
class Cell:
    """One metric of one arm. `low` and `high` bound the value, `difference` is to control with its own
    bounds; `p` is of this test alone, `adjusted` for all of its kind. None where too little is known."""

    metric: str
    value: float | None
    low: float | None
    high: float | None
    units: int
    """Units with something to count."""
    difference: float | None = None
    difference_low: float | None = None
    difference_high: float | None = None
    p: float | None = None
    adjusted: float | None = None


@dataclass(frozen=True, slots=True)
class ArmReport:
    name: str
    control: bool
    state: str
    reason: str
    units: int
    turns: int
    chance: float
    """Of a new unit to be given this arm."""
    best: float | None
    """The chance to be the best of all arms, where Thompson sampling allocates."""
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Report:
    """`sample_ratio` is how likely the numbers of units are; below `comparing.SUSPICIOUS` nothing else here
    is to be trusted. `needed` is what each arm should have in the end, by name."""

    experiment: str
    state: str
    unit: str
    metric: str
    method: str
    allocation: str
    alpha: float
    arms: tuple[ArmReport, ...]
    sample_ratio: float
    trusted: bool
    needed: Mapping[str, int]
    left_out: int
    watches: tuple[Watch, ...]
    verdicts: tuple[str, ...]


def report(
    experiment: Experiment, readings: Readings, states: Mapping[str, ArmState], now: datetime
) -> Report:
    """All of it, from what was read; nothing is stopped here."""
    cells = {arm.name: _cells(experiment, readings, arm.name) for arm in experiment.arm}
    _adjust(experiment, cells)
    stopped = frozenset(name for name, state in states.items() if state.state == STOPPED)
    counts = {arm.name: readings.units(arm.name) for arm in experiment.arm}
    ratio = comparing.sample_ratio(counts, readings.chances)
    needed = planned(experiment, readings)
    share, winning = _shares(experiment, readings, states, stopped - {experiment.control})
    arms = tuple(
        ArmReport(
            name=arm.name,
            control=arm.name == experiment.control,
            state=states.get(arm.name, ArmState()).state if arm.name != experiment.control else RUNNING,
            reason=states.get(arm.name, ArmState()).reason,
            units=counts[arm.name],
            turns=int(readings.of(arm.name, METRICS["rating_rate"])[1].sum()),
            chance=share.get(arm.name, 0.0),
            best=winning.get(arm.name),
            cells=cells[arm.name],
        )
        for arm in experiment.arm
    )
    told = Report(
        experiment.name,
        _state(experiment, now),
        experiment.unit,
        experiment.metric,
        experiment.method,
        experiment.allocation,
        experiment.alpha,
        arms,
        ratio,
        ratio >= SUSPICIOUS,
        needed.arms,
        readings.both,
        watched(experiment, readings),
        (),
    )
    standings = [_standing(experiment, told, arm, now) for arm in arms if not arm.control]
    return replace(told, verdicts=verdict(experiment, ratio, standings))


def planned(experiment: Experiment, readings: Readings) -> Size:
    """The size by the file's figures, or by control's own once it tells enough."""
    metric = METRICS[experiment.metric]
    control = Sums.of(*readings.of(experiment.control, metric))
    if control.some < 5 * ENOUGH or not 0 < float(np.asarray(control.x)) < float(np.asarray(control.m)):
        return size(experiment)
    found = estimate(control, metric.rate)
    return size(experiment, float(found.value), comparing.per_unit(control, metric.rate))


def _cells(experiment: Experiment, readings: Readings, arm: str) -> dict[str, Cell]:
    return {name: _cell(experiment, readings, arm, metric) for name, metric in METRICS.items()}


def _cell(experiment: Experiment, readings: Readings, arm: str, metric: Metric) -> Cell:
    own = Sums.of(*readings.of(arm, metric))
    some, found = int(own.some), estimate(own, metric.rate)
    if some == 0:
        return Cell(metric.name, None, None, None, 0)
    low, high = (
        wilson(found, experiment.alpha)
        if metric.rate
        else _floats(comparing.within_fixed(found, experiment.alpha))
    )
    cell = Cell(metric.name, float(found.value), low if some > 1 else None, high if some > 1 else None, some)
    if arm == experiment.control:
        return cell
    control = Sums.of(*readings.of(experiment.control, metric))
    if min(some, int(control.some)) < ENOUGH:
        return cell
    return _compared(experiment, cell, metric, found - estimate(control, metric.rate))


def _compared(experiment: Experiment, cell: Cell, metric: Metric, apart: Estimate) -> Cell:
    always = experiment.method == "always-valid"
    scale = scale_of(experiment, metric)
    low, high = (
        comparing.within_always(apart, scale, experiment.alpha)
        if always
        else comparing.within_fixed(apart, experiment.alpha)
    )
    told = replace(
        cell, difference=float(apart.value), difference_low=float(low), difference_high=float(high)
    )
    if experiment.allocation == "thompson" or (always and cell.units < comparing.BURN_IN):
        return told
    p = comparing.p_always(apart, scale) if always else comparing.p_fixed(apart)
    return replace(told, p=float(p))


def scale_of(experiment: Experiment, metric: Metric) -> float:
    """How large differences are thought to be, for the mixture of an always-valid test."""
    if metric.name == experiment.metric:
        return experiment.effect
    return 0.05 if metric.rate else 0.5


def _adjust(experiment: Experiment, cells: dict[str, dict[str, Cell]]) -> None:
    """By Holm's way: the arms' tests of the primary metric, and apart from them all others."""
    places = [(arm.name, name) for arm in experiment.others for name in METRICS]
    for chosen in (
        [place for place in places if place[1] == experiment.metric],
        [place for place in places if place[1] != experiment.metric],
    ):
        adjusted = holm([cells[arm][name].p for arm, name in chosen])
        for (arm, name), p in zip(chosen, adjusted, strict=True):
            cells[arm][name] = replace(cells[arm][name], adjusted=p)


def _shares(
    experiment: Experiment, readings: Readings, states: Mapping[str, ArmState], stopped: frozenset[str]
) -> tuple[dict[str, float], dict[str, float]]:
    """New units' chances of the arms, and the arms' chances to be the best."""
    weights = {name: weight for name, weight in experiment.weights().items() if name not in stopped}
    whole = sum(weights.values())
    if experiment.allocation == "fixed":
        return {name: weight / whole for name, weight in weights.items()}, {}
    counts = successes(experiment, readings)
    own = best({name: counts[name] for name in weights}, METRICS[experiment.metric].good)
    noted = {
        name: replace(states.get(name, ArmState()), alpha=counts[name][0], beta=counts[name][1])
        for name in counts
    }
    return chances(experiment, noted, stopped), own


def _standing(experiment: Experiment, told: Report, arm: ArmReport, now: datetime) -> Standing:
    control = next(each for each in told.arms if each.control)
    return Standing(
        arm=arm.name,
        stopped=arm.reason if arm.state == STOPPED else None,
        cell_difference=arm.cells[experiment.metric].difference,
        low=arm.cells[experiment.metric].difference_low,
        high=arm.cells[experiment.metric].difference_high,
        adjusted=arm.cells[experiment.metric].adjusted,
        best=arm.best,
        lacking=max(0, told.needed[arm.name] - arm.units, told.needed[control.name] - control.units),
        over=experiment.over(now),
        tripped=tuple(watch.words for watch in told.watches if watch.arm == arm.name and watch.tripped),
    )


def _state(experiment: Experiment, now: datetime) -> str:
    if experiment.state == "running" and experiment.starts and now < experiment.starts:
        return "not begun"
    return "ended" if experiment.over(now) and experiment.state == "running" else experiment.state


def _floats(bounds: tuple[object, object]) -> tuple[float, float]:
    low, high = bounds
    return float(np.asarray(low)), float(np.asarray(high))
