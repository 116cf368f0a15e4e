"""The statistics against statsmodels and scipy where these have the same, and against drawn customers."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import power_proportions_2indep, proportion_confint

from assistant.feedback.experiments.comparing import (
    SUSPICIOUS,
    Estimate,
    Sums,
    estimate,
    p_above,
    p_always,
    p_fixed,
    sample_ratio,
    within_always,
    within_fixed,
)
from assistant.feedback.experiments.intervals import holm, stepped_down, wilson
from assistant.feedback.experiments.plan import Experiment
from assistant.feedback.experiments.sizing import days, size

ALPHA = 0.05


def tried(won: int, n: int) -> Sums:
    return Sums.of([1] * won + [0] * (n - won), [1] * n)


def talkative(runs: int, units: int, seed: int, p: float = 0.3) -> Sums:
    """Units of many turns each, alike within a unit."""
    random = np.random.default_rng(seed)
    turns = 1 + random.poisson(4, (runs, units))
    return Sums.of(random.binomial(turns, random.beta(3 * p, 3 * (1 - p), (runs, units))), turns)


def experiment(**given: object) -> Experiment:
    told = {"name": "x", "control": "a", "effect": 0.05, "metric": "conversion", "baseline": 0.3}
    return Experiment.model_validate(told | {"arm": [{"name": "a"}, {"name": "b"}]} | given)


def test_units_with_one_trial_each_are_compared_as_proportions() -> None:
    p = p_fixed(estimate(tried(350, 1000)) - estimate(tried(300, 1000)))
    assert float(p) == pytest.approx(
        stats.ttest_ind([1] * 350 + [0] * 650, [1] * 300 + [0] * 700).pvalue, 0.01
    )


def test_a_ratio_is_that_of_the_sums_and_its_variance_that_of_resampled_units() -> None:
    random = np.random.default_rng(3)
    turns = 1 + random.poisson(3, 400)
    up = random.binomial(turns, random.beta(2, 4, 400))
    found = estimate(Sums.of(up, turns))
    assert float(found.value) == up.sum() / turns.sum()
    rows = random.integers(0, 400, (4000, 400))
    resampled = up[rows].sum(1) / turns[rows].sum(1)
    assert float(found.variance) == pytest.approx(resampled.var(), rel=0.1)


def test_turns_that_depend_on_each_other_keep_the_error_rate_and_counted_alone_do_not() -> None:
    control, arm = talkative(1500, 80, 1), talkative(1500, 80, 2)
    called = (p_fixed(estimate(arm) - estimate(control)) < ALPHA).mean()
    assert stats.binomtest(round(called * 1500), 1500, ALPHA).pvalue > 0.01
    alone = np.asarray(arm.x), np.asarray(arm.m), np.asarray(control.x), np.asarray(control.m)
    p = (alone[0] + alone[2]) / (alone[1] + alone[3])
    z = (alone[0] / alone[1] - alone[2] / alone[3]) / np.sqrt(p * (1 - p) * (1 / alone[1] + 1 / alone[3]))
    assert (2 * stats.norm.sf(np.abs(z)) < ALPHA).mean() > 0.1


def test_looked_at_all_the_time_an_always_valid_test_keeps_the_error_rate_and_a_fixed_one_does_not() -> None:
    random, runs, looks = np.random.default_rng(5), 1500, 60
    a, b = (random.binomial(50, 0.2, (runs, looks)).cumsum(1).astype(float) for _ in range(2))
    n = np.broadcast_to(50.0 * np.arange(1, looks + 1), (runs, looks))
    apart = estimate(Sums(n, n, b, n, b, b, n)) - estimate(Sums(n, n, a, n, a, a, n))
    always = (p_always(apart, 0.05) < ALPHA)[:, 1:].any(axis=1)
    assert always.mean() < ALPHA
    assert (p_fixed(apart) < ALPHA).any(axis=1).mean() > 0.2


@pytest.mark.parametrize("scale", [0.01, 0.05, 0.3])
def test_a_confidence_sequence_is_what_its_test_does_not_reject(scale: float) -> None:
    apart = Estimate(0.04, 0.0001, 500.0)
    low, high = within_always(apart, scale, ALPHA)
    for bound in (float(low), float(high)):
        assert float(p_always(Estimate(0.04 - bound, 0.0001, 500.0), scale)) == pytest.approx(ALPHA, 1e-6)
    fixed = within_fixed(apart, ALPHA)
    assert float(low) < float(fixed[0]) < float(fixed[1]) < float(high)


def test_of_one_side_only_what_is_above_counts() -> None:
    assert float(p_above(Estimate(-0.2, 0.0004, 100.0), [0.05])) > 0.9
    assert float(p_above(Estimate(0.2, 0.0004, 100.0), [0.05])) < 1e-6
    two, one = p_always(Estimate(0.08, 0.0004, 1.0), 0.05), p_above(Estimate(0.08, 0.0004, 1.0), [0.05])
    assert float(one) == pytest.approx(float(two) / 2, 0.1)


def test_few_units_that_agree_are_not_sure() -> None:
    assert float(p_fixed(estimate(tried(3, 3)) - estimate(tried(0, 3)))) > 0.01
    assert float(p_fixed(estimate(tried(0, 9)) - estimate(tried(0, 9)))) == 1.0


@pytest.mark.parametrize(("won", "n"), [(30, 100), (0, 60), (60, 60), (1, 900)])
def test_of_independent_units_the_interval_is_wilsons(won: int, n: int) -> None:
    expected = proportion_confint(won, n, ALPHA, method="wilson")
    assert wilson(estimate(tried(won, n)), ALPHA) == pytest.approx(expected, abs=0.15 / n**0.5)


def test_of_dependent_turns_the_interval_is_wider() -> None:
    random = np.random.default_rng(2)
    up = 10 * random.binomial(1, 0.4, 100)  # all ten turns of a customer alike
    low, high = wilson(estimate(Sums.of(up, np.full(100, 10))), ALPHA)
    assert (low, high) == pytest.approx(proportion_confint(up.sum() / 10, 100, method="wilson"), abs=0.01)


def test_one_even_sample_is_pearsons_chi_square() -> None:
    even = {"a": 0.5, "b": 0.5}
    assert sample_ratio({"a": 520, "b": 480}, [(1000, even)]) == pytest.approx(
        stats.chisquare([520, 480]).pvalue
    )
    assert sample_ratio({"a": 5200, "b": 4700}, [(9900, even)]) < SUSPICIOUS
    assert sample_ratio({"a": 1, "b": 0}, []) == 1.0


def test_chances_that_changed_in_between_are_no_mismatch() -> None:
    changed = [(1000, {"a": 0.5, "b": 0.5}), (1000, {"a": 0.9, "b": 0.1})]
    assert sample_ratio({"a": 1395, "b": 605}, changed) > 0.5
    assert sample_ratio({"a": 1200, "b": 800}, changed) < SUSPICIOUS


def test_holm_steps_down_and_leaves_out_what_was_not_tested() -> None:
    assert holm([0.01, None, 0.04, 0.03]) == pytest.approx([0.03, None, 0.06, 0.06])
    assert holm([None]) == [None]
    several = np.random.default_rng(1).uniform(0, 0.2, (20, 6))
    expected = [multipletests(row, method="holm")[1] for row in several]
    np.testing.assert_allclose(stepped_down(several), expected)


@pytest.mark.parametrize(("p", "effect", "weight"), [(0.3, 0.05, 1), (0.1, 0.02, 1), (0.5, 0.04, 0.25)])
def test_the_planned_size_has_the_power_that_statsmodels_works_out(
    p: float, effect: float, weight: float
) -> None:
    arms = [{"name": "a"}, {"name": "b", "weight": weight}]
    found = size(experiment(baseline=p, effect=effect, arm=arms)).arms
    ratio = found["b"] / found["a"]
    assert ratio == pytest.approx(weight, rel=0.01)
    power = power_proportions_2indep(effect, p, found["a"], ratio=ratio, alpha=ALPHA).power
    assert power == pytest.approx(0.8, abs=0.01)


def test_looking_at_any_time_and_more_arms_cost_more_units() -> None:
    plain = size(experiment()).total
    assert 1.5 * plain < size(experiment(method="always-valid")).total < 3 * plain
    three = size(experiment(arm=[{"name": name} for name in "abc"]))
    assert three.alpha == ALPHA / 2
    assert three.total > 1.5 * plain


def test_a_measured_variance_replaces_that_of_one_trial() -> None:
    twice = size(experiment(), 0.3, 2 * 0.3 * 0.7)
    assert twice.measured
    assert twice.total == pytest.approx(2 * size(experiment()).total, rel=0.01)


def test_days_are_those_of_the_traffic_that_takes_part() -> None:
    planned = size(experiment())
    assert days(planned, 0.5, 100) == planned.total / 50
    assert days(planned, 1, 0) is None
