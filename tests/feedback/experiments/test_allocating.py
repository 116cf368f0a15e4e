"""Thompson sampling sends more customers where it does better, and no arm below the floor."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.feedback.experiments.allocating import best, chances, floored, successes
from assistant.feedback.experiments.metrics import COLUMNS
from assistant.feedback.experiments.plan import Experiment
from assistant.feedback.experiments.reading import Readings
from assistant.feedback.experiments.store import ArmState

EXPERIMENT = Experiment.model_validate(
    {
        "name": "words",
        "control": "a",
        "effect": 0.05,
        "metric": "handoff",
        "allocation": "thompson",
        "floor": 0.15,
        "arm": [{"name": name} for name in "abc"],
    }
)


def test_with_nothing_known_all_are_alike() -> None:
    assert best(dict.fromkeys("ab", (0.0, 0.0)))["a"] == pytest.approx(0.5, abs=0.02)


def test_the_chance_to_be_best_is_that_of_the_posteriors() -> None:
    found = best({"a": (10.0, 90.0), "b": (20.0, 80.0)})
    random = np.random.default_rng(9)
    expected = (random.beta(11, 91, 200_000) > random.beta(21, 81, 200_000)).mean()
    assert found["a"] == pytest.approx(expected, abs=0.005)
    assert sum(found.values()) == pytest.approx(1)


def test_where_less_is_better_the_least_is_best() -> None:
    counts = {"a": (5.0, 95.0), "b": (30.0, 70.0)}
    assert best(counts, good=False)["a"] > 0.99
    assert best(counts, good=True)["b"] > 0.99


def test_no_arm_goes_below_the_floor() -> None:
    assert floored({"a": 1.0, "b": 0.0, "c": 0.0}, 0.1) == pytest.approx({"a": 0.8, "b": 0.1, "c": 0.1})


def test_new_units_go_by_what_was_noted_and_not_to_stopped_arms() -> None:
    noted = {"a": ArmState(alpha=30, beta=70), "b": ArmState(alpha=5, beta=95)}
    found = chances(EXPERIMENT, noted, frozenset({"c"}))
    assert set(found) == {"a", "b"}
    assert found["b"] == pytest.approx(0.85, abs=0.01)  # hand-offs: fewer are better


def test_each_unit_counts_once_however_much_it_talked() -> None:
    columns = {name: np.zeros(3) for name in COLUMNS}
    columns["conversations"][:] = [10, 1, 0]
    columns["handed"][:] = [5, 1, 0]
    told = Readings(("a", "b", "c"), np.array([0, 0, 0]), np.zeros(3), columns)
    assert successes(EXPERIMENT, told)["a"] == (1.5, 0.5)
