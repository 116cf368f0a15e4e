"""What the owner is told, from figures of which the answer is known."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from assistant.feedback.experiments.metrics import COLUMNS
from assistant.feedback.experiments.plan import Experiment
from assistant.feedback.experiments.reading import Readings
from assistant.feedback.experiments.reporting import report

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def experiment(**given: object) -> Experiment:
    told = {"name": "x", "state": "running", "control": "a", "effect": 0.1, "metric": "conversion"}
    return Experiment.model_validate(told | {"arm": [{"name": "a"}, {"name": "b"}]} | given)


def bought(a: int, b: int, units: int) -> Readings:
    columns = {name: np.zeros(2 * units) for name in COLUMNS}
    columns["bought"][:a] = 1
    columns["bought"][units : units + b] = 1
    arm = np.repeat([0, 1], units)
    return Readings(("a", "b"), arm, np.zeros(2 * units), columns, ((2 * units, {"a": 0.5, "b": 0.5}),))


@pytest.mark.parametrize(
    ("given", "figures", "said"),
    [
        ({}, (300, 380, 1000), "b is better than a: bought +8.0 points"),
        ({}, (380, 300, 1000), "b is worse than a: bought -8.0 points"),
        ({}, (300, 305, 1000), "b: no difference was found"),
        ({}, (30, 50, 100), "b: it is too early to tell"),
        ({"state": "ended"}, (30, 38, 100), "too few customers took part"),
        ({"state": "ended"}, (10, 45, 100), "b is better than a"),
        ({"method": "always-valid"}, (60, 62, 200), "no difference can be seen yet"),
        ({"method": "always-valid"}, (40, 100, 200), "b is better than a"),
        ({"method": "always-valid"}, (1, 40, 60), "too little is known"),
        ({}, (2, 3, 5), "too little is known"),
        ({"allocation": "thompson"}, (30, 60, 200), "the best of all arms with a chance of 100 in 100"),
        ({"allocation": "thompson"}, (30, 31, 200), "it proves no difference"),
    ],
)
def test_the_verdict(given: dict[str, object], figures: tuple[int, int, int], said: str) -> None:
    found = report(experiment(**given), bought(*figures), {}, NOW)
    assert said in found.verdicts[0]


def test_how_many_more_are_needed_is_what_is_planned_less_what_is_there() -> None:
    found = report(experiment(baseline=0.3), bought(4, 6, 20), {}, NOW)
    more = max(found.needed.values()) - 20
    assert f"{more:,} more customers per arm are needed" in found.verdicts[0]


def test_several_arms_are_adjusted_apart_from_other_metrics() -> None:
    three = experiment(arm=[{"name": name} for name in "abc"])
    two = bought(300, 345, 1000)
    columns = {name: np.concatenate([part, part[1000:]]) for name, part in two.columns.items()}
    arm = np.repeat([0, 1, 2], 1000)
    found = report(three, Readings(("a", "b", "c"), arm, np.zeros(3000), columns), {}, NOW)
    for each in found.arms[1:]:
        cell = each.cells["conversion"]
        assert cell.p is not None
        assert cell.adjusted == pytest.approx(2 * cell.p)


def test_a_bandits_arms_are_not_tested() -> None:
    found = report(experiment(allocation="thompson"), bought(30, 60, 200), {}, NOW)
    assert all(cell.p is None for arm in found.arms for cell in arm.cells.values())
    assert found.arms[1].best == pytest.approx(1, abs=0.01)
