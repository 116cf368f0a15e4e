"""Lists that are more than the best by score: different, not best-sellers alone, open to what is new."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.recommend.diversity import Pool, best_sellers, diverse, explored


def pool(scores: list[float], vectors: object = None, category: object = None, head: object = None) -> Pool:
    size = len(scores)
    unit = np.array(vectors if vectors is not None else np.eye(size), np.float32).reshape(size, -1)
    unit = unit / np.linalg.norm(unit, axis=1, keepdims=True)
    return Pool(
        np.array(scores, np.float32),
        unit,
        np.array(category if category is not None else [-1] * size, np.int32),
        np.full(size, -1, np.int32),
        np.array(head if head is not None else [False] * size, np.bool_),
    )


def test_without_diversity_it_is_the_order_of_scores() -> None:
    assert diverse(pool([1, 5, 3, 4]), 3, 0.0) == [1, 3, 2]


def test_no_five_near_identical_things() -> None:
    vectors = [[1, 0, 0.01 * n] for n in range(5)] + [[0, 1, 0], [0, 0, 1], [0, 1, 1]]
    scores = [1.0, 0.99, 0.98, 0.97, 0.96, 0.7, 0.6, 0.0]
    assert diverse(pool(scores, vectors), 3, 0.0) == [0, 5, 6]


def test_what_is_far_worse_does_not_come_in_for_being_different() -> None:
    vectors = [[1, 0], [1, 0.01], [0, 1]]
    assert diverse(pool([1.0, 0.9, 0.0], vectors), 2, 0.0) == [0, 1]


def test_more_diversity_means_more_categories() -> None:
    scores = [1.0, 0.95, 0.9, 0.85, 0.5, 0.4]
    category = [1, 1, 1, 1, 2, 3]
    many = [len({category[p] for p in diverse(pool(scores, category=category), 3, d)}) for d in (0, 0.5, 0.9)]
    assert many[0] == 1
    assert many == sorted(many)
    assert many[-1] == 3


def test_the_share_of_best_sellers_is_bounded_unless_there_is_nothing_else() -> None:
    scores, head = [6.0, 5, 4, 3, 2, 1], [True, True, True, True, False, False]
    assert diverse(pool(scores, head=head), 4, 0.0, 0.5) == [0, 1, 4, 5]
    assert diverse(pool(scores, head=head), 4, 0.0, 1.0) == [0, 1, 2, 3]
    assert diverse(pool(scores, head=[True] * 6), 4, 0.0, 0.5) == [0, 1, 2, 3]


def test_best_sellers_are_the_fewest_that_make_half_of_all_sales() -> None:
    assert best_sellers(np.array([1, 50, 2, 30, 17], np.float32)).tolist() == [
        False,
        True,
        False,
        False,
        False,
    ]
    assert best_sellers(np.array([25, 25, 25, 25], np.float32)).sum() == 2
    assert not best_sellers(np.zeros(3, np.float32)).any()


def test_exploration_draws_as_often_as_it_says() -> None:
    one = pool([float(-n) for n in range(30)])
    chosen = diverse(one, 5, 0.0)
    drawn = [explored(one, chosen, 0.2, (seed, 1)) for seed in range(2_000)]
    assert all([p.place for p in d[:4]] == chosen[:4] for d in drawn)
    share = np.mean([d[4].place != chosen[4] for d in drawn])
    assert share == pytest.approx(0.2, abs=0.03)
    for each in (d[4] for d in drawn):
        assert each.propensity == pytest.approx(0.8 if each.place == chosen[4] else 0.2 / 20)
    assert {d[4].place for d in drawn} == {chosen[4], *range(5, 25)}


def test_nothing_to_draw_is_no_chance() -> None:
    one = pool([2.0, 1.0])
    assert [p.propensity for p in explored(one, [0, 1], 0.5, (1,))] == [1.0, 1.0]
    assert explored(one, [], 0.5, (1,)) == []
