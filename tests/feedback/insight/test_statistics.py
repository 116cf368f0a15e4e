"""The tests behind the reports: right where the answer is known, and quiet where nothing has changed."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.feedback.insight.drift import ALARM, CLICKS, DISTANCE, WATCH, _state
from assistant.feedback.insight.statistics import (
    discoveries,
    energy,
    gini,
    kolmogorov,
    rising,
    shares_unlike,
    stability,
    together,
    unlike,
)


def test_inequality_has_its_known_ends() -> None:
    assert gini([1, 1, 1, 1]) == 0
    assert gini([0, 0, 0, 8]) == pytest.approx(0.75)
    assert gini([1, 3]) == pytest.approx(0.25)
    assert gini([]) == gini([0, 0]) == 0


def test_stability_is_nought_for_the_same_shares_and_known_for_others() -> None:
    assert stability(np.array([10.0, 30.0]), np.array([100.0, 300.0])) == pytest.approx(0)
    one, other = np.array([0.5, 0.5]), np.array([0.25, 0.75])
    expected = float(np.sum((one - other) * np.log(one / other)))
    assert stability(one * 1000, other * 1000) == pytest.approx(expected)


def test_false_discoveries_are_held_down_and_true_ones_found() -> None:
    assert discoveries(np.array([0.001, 0.04, 0.5]), 0.05).tolist() == [True, False, False]
    assert not discoveries(np.array([0.2, 0.04]), 0.05).any()
    assert discoveries(np.zeros(0), 0.05).tolist() == []


def test_what_rises_is_found_and_what_does_not_is_not() -> None:
    chances = rising(np.array([60.0, 20.0]), np.array([20.0, 60.0]), 1000, 1000)
    assert chances[0] < 1e-4
    assert chances[1] > 0.99


def test_stable_shares_seldom_seem_to_rise() -> None:
    """100 stable pairs of windows with 50 values each, people doing several things at once among them."""
    chance, alarms = np.random.default_rng(1), 0
    for _ in range(100):
        share = chance.dirichlet(np.ones(50))
        now, before = (3.0 * chance.multinomial(1500, share) for _ in range(2))
        alarms += discoveries(rising(now, before, now.sum(), before.sum()), 0.05).any()
    assert alarms <= 8


def test_texts_that_moved_are_told_from_texts_that_did_not() -> None:
    chance = np.random.default_rng(2)
    stable, moved = 0, 0
    for _ in range(40):
        before, now = chance.normal(size=(2, 60, 8))
        stable += energy(now, before, rounds=200)[1] < 0.01
        moved += energy(now + 0.8, before, rounds=200)[1] < 0.01
    assert stable <= 2
    assert moved == 40


def test_the_energy_distance_is_that_of_its_definition() -> None:
    now, before = np.array([[0.0], [2.0]]), np.array([[1.0], [5.0]])
    across = np.mean([1, 5, 1, 3])
    assert energy(now, before, 5)[0] == pytest.approx((2 * across - 2 - 4) / across)


def test_counts_scores_and_rates() -> None:
    same = np.array([50.0, 50.0])
    assert unlike(same, same) == pytest.approx(1)
    assert unlike(np.array([90.0, 10.0]), same) < 1e-6
    assert kolmogorov(np.arange(50.0), np.arange(50.0) + 100) == (1.0, pytest.approx(0, abs=1e-9))
    assert shares_unlike(10, 100, 10, 100) == pytest.approx(1)
    assert shares_unlike(30, 100, 10, 100) < 0.01
    assert shares_unlike(0, 10, 0, 10) == 1
    assert together(np.array([1.0, 2, 3]), np.array([2.0, 4, 9])) == pytest.approx(1)
    assert together(np.ones(5), np.arange(5.0)) == 0


def test_stable_windows_raise_next_to_no_alarm() -> None:
    """Intents, click rates and scores of 300 pairs of windows that differ by chance alone."""

    chance, alarms, watches = np.random.default_rng(3), 0, 0
    for _ in range(300):
        share = chance.dirichlet(np.ones(10))
        now, before = (chance.multinomial(200, share).astype(float) for _ in range(2))
        hits, hits_before = chance.binomial(300, 0.2, 2)
        ks = kolmogorov(*chance.normal(size=(2, 200)))
        rate = abs(hits - hits_before) / max(1, hits_before)
        found = [
            _state(stability(now, before), unlike(now, before), WATCH, ALARM),
            _state(rate, shares_unlike(int(hits), 300, int(hits_before), 300), CLICKS / 2, CLICKS),
            _state(*ks, DISTANCE / 2, DISTANCE),
        ]
        alarms += found.count("alarm")
        watches += found.count("watch")
    assert alarms + watches <= 0.02 * 900
