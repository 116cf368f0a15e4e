"""Metrics whose values can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from evals.ranking_metrics import interval, ndcg


def test_the_ideal_ranking_is_one_and_none_is_nought() -> None:
    judged = {"a": 3, "b": 1, "c": 0}
    assert ndcg([3, 1, 0], judged) == 1
    assert ndcg([], judged) == 0
    assert ndcg([1, 3], judged) == pytest.approx((1 + 7 / np.log2(3)) / (7 + 1 / np.log2(3)))


def test_only_the_first_ten_count() -> None:
    assert ndcg([0] * 10 + [3], {"a": 3}) == 0


def test_an_interval_holds_the_mean_and_a_constant_has_none() -> None:
    low, high = interval(np.array([0.0, 1.0] * 30))
    assert low < 0.5 < high
    assert interval(np.full(20, 0.3)) == pytest.approx((0.3, 0.3))
