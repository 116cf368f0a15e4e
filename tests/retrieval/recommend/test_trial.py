"""Cases hold what came next and nothing of what came later; figures and verdicts are as defined."""

from __future__ import annotations

import math

import numpy as np
import pytest

from retrieval.recommend.interactions import CODES, columns
from retrieval.recommend.kinds import EventKind, Past
from retrieval.recommend.trial import Case, compared, figures, ndcgs, rebought, repeats, split
from tests.retrieval.recommend.shoppers import DAY, bought, checkerboard, regulars


def case(*chosen: str) -> Case:
    return Case("somebody", Past(), frozenset(chosen))


def test_the_last_days_are_the_test_and_nothing_of_them_is_fitted_on() -> None:
    whole = checkerboard()
    parted = split(whole)
    end = whole.at.max()
    assert "7 days" in parted.said
    assert parted.timed
    assert parted.fit.at.max() < end - 14 * DAY
    for test in parted.test:
        assert test.past.now >= end - 7 * DAY
    for learn in parted.learn:
        assert end - 14 * DAY <= learn.past.now < end - 7 * DAY


def test_a_case_holds_what_was_done_before_it_alone() -> None:
    for one in (*split(checkerboard()).test, *split(checkerboard()).learn):
        assert (one.past.at < one.past.now).all()
        assert one.chosen
        assert one.chosen.isdisjoint(one.past.items)  # nobody buys twice there


def test_where_times_say_nothing_each_customers_last_two_choices_are_held_back() -> None:
    numbered = bought(
        300,
        [c for c in range(300) for _ in range(5)],
        [n for _ in range(300) for n in range(5)],
        [0.0] * 1500,
    )
    parted = split(numbered)
    assert "last choice" in parted.said
    assert not parted.timed
    assert len(parted.fit.at) == 300 * 3
    assert {one.chosen for one in parted.test} == {frozenset({"tea-4"})}
    assert {one.chosen for one in parted.learn} == {frozenset({"tea-3"})}


def test_the_next_basket_is_one_choice() -> None:
    moments = (0.0, 50 * DAY, 60 * DAY, 60 * DAY + 60, 62 * DAY)
    whole = columns(
        [f"c{n}" for n in range(250)],
        ["first", "old", "one", "other", "later"],
        [n for n in range(250) for _ in moments],
        [0, 1, 2, 3, 4] * 250,
        [CODES[EventKind.BUY]] * 1250,
        [at + n for n in range(250) for at in moments],
        [1.0] * 1250,
    )
    parted = split(whole)
    assert {one.chosen for one in parted.test} == {frozenset({"one", "other"})}
    assert {one.chosen for one in parted.learn} == {frozenset({"old"})}


def test_ndcg_and_hit_rate_of_a_known_list() -> None:
    ranked = [["a", "b", "c"], ["x", "a", "b"], ["x", "y", "z"]]
    cases = [case("a"), case("a", "b"), case("a")]
    second = (1 / math.log2(3) + 1 / math.log2(4)) / (1 + 1 / math.log2(3))
    assert ndcgs(ranked, cases).tolist() == pytest.approx([1.0, second, 0.0])
    found = figures(ranked, cases)
    assert (found.cases, found.hit_rate) == (3, pytest.approx(2 / 3))
    assert found.recall == pytest.approx(2 / 3)


def test_what_is_far_down_the_list_is_no_hit() -> None:
    ranked = [[str(n) for n in range(10)] + ["a"]]
    found = figures(ranked, [case("a")])
    assert (found.hit_rate, found.ndcg, found.recall) == (0.0, 0.0, 1.0)


def test_repeats_are_the_share_of_choices_that_were_choices_again() -> None:
    assert repeats(checkerboard()) == 0.0
    assert repeats(regulars()) > 0.6


def test_the_share_of_buyers_who_bought_a_product_again() -> None:
    assert max(rebought(checkerboard()).values()) == 0.0
    assert min(rebought(regulars()).values()) == 1.0


def test_a_new_version_that_is_surely_worse_does_not_serve() -> None:
    random = np.random.default_rng(0)
    old = random.uniform(0.2, 0.4, 300)
    worse = old - random.uniform(0, 0.02, 300)
    verdict = compared(worse, old)
    assert verdict.high < 0
    assert not verdict.no_worse


def test_one_that_is_the_same_or_better_serves_and_so_does_one_that_only_seems_worse() -> None:
    random = np.random.default_rng(0)
    old = random.uniform(0.2, 0.4, 300)
    assert compared(old, old).no_worse
    assert compared(old + 0.01, old).no_worse
    seems = compared(old + random.normal(-0.002, 0.1, 300), old)
    assert seems.low < 0 < seems.high
    assert seems.no_worse


def test_one_that_loses_more_than_a_tenth_does_not_serve_however_few_the_cases() -> None:
    old = np.array([0.9, 0.1, 0.5])
    new = np.array([0.2, 0.3, 0.5])
    verdict = compared(new, old)
    assert verdict.high > 0
    assert not verdict.no_worse


def test_nothing_to_compare_on_is_no_reason_against() -> None:
    assert compared(np.zeros(0), np.zeros(0)).no_worse
