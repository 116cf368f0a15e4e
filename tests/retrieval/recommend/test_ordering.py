"""Search results that mind whom they are for: a little, never against an order that was asked for."""

from __future__ import annotations

import numpy as np

from retrieval.query import Sort
from retrieval.recommend.ordering import personal, reordered


def test_no_opinion_moves_nothing() -> None:
    assert reordered([0.5] * 8) == list(range(8))
    assert reordered([float("nan")] * 4) == list(range(4))
    assert reordered([]) == []


def test_what_suits_moves_up_but_never_further_than_it_may() -> None:
    assert reordered([0, 0, 0, 0, 0, 1.0], 3)[-1] != 5
    chance = np.random.default_rng(2)
    for places in (0, 1, 2, 3, 5):
        for _ in range(100):
            order = reordered(chance.choice([0.0, 0.2, 0.5, 1.0], 20), places)
            assert sorted(order) == list(range(20))
            assert max(abs(new - old) for new, old in enumerate(order)) <= places


def test_an_order_that_was_asked_for_is_kept() -> None:
    assert personal("abc", [0, 0.5, 1]) == ("c", "b", "a")
    for sort in set(Sort) - {Sort.RELEVANCE}:
        assert personal("abc", [0, 0, 1], sort) == ("a", "b", "c")
