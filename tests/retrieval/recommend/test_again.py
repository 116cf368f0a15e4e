"""What was bought before, by how often and how lately; what is rated best, where nothing is known."""

from __future__ import annotations

import numpy as np

from retrieval.recommend.again import Again
from retrieval.recommend.kinds import Past
from retrieval.recommend.rated import Rated
from tests.retrieval.recommend.little import past, product, shop

GOODS = shop(
    product("tea", rating=4.0, rating_count=2),
    product("milk", rating=4.6, rating_count=300),
    product("rice"),
    product("salt", rating=2.0, rating_count=300),
)


def named(items: tuple[str, ...], rows: np.ndarray) -> list[str]:
    return [items[row] for row in rows if row >= 0]


def test_the_more_often_and_the_later_the_better_and_only_purchases() -> None:
    recall = Again(GOODS)
    often = past(("tea", "buy", 100), ("milk", "buy", 60), ("milk", "buy", 30), ("rice", "view", 1))
    assert named(recall.items, recall.recall([often], 5).rows[0]) == ["milk", "tea"]
    late = past(("milk", "buy", 200), ("tea", "buy", 10))
    assert named(recall.items, recall.recall([late], 5).rows[0]) == ["tea", "milk"]


def test_who_bought_nothing_is_not_answered_and_what_is_gone_is_no_candidate() -> None:
    recall = Again(GOODS)
    found = recall.recall([Past(), past(("gone", "buy", 3))], 2)
    assert (found.rows == -1).all()


def test_scores_are_those_of_the_recall() -> None:
    recall = Again(GOODS)
    told = [past(("tea", "buy", 100), ("milk", "buy", 60))]
    found = recall.recall(told, 2)
    assert np.allclose(recall.score(told, found.rows), found.scores)
    assert np.isnan(recall.score(told, np.array([[2, -1]], np.int32))).all()


def test_few_ratings_are_drawn_to_the_mean() -> None:
    recall = Rated(GOODS)
    assert named(recall.items, recall.recall([Past()], 4).rows[0])[0] == "milk"
    assert named(recall.items, recall.recall([Past()], 4).rows[0])[-1] == "salt"


def test_a_shop_without_ratings_is_taken_in_its_own_order() -> None:
    recall = Rated(shop(product("b"), product("a")))
    assert named(recall.items, recall.recall([Past()], 2).rows[0]) == ["b", "a"]
