"""A query may carry weights of its own, which weigh it alone."""

from __future__ import annotations

from retrieval.blending import BLEND, THRESHOLDS, Blend, Fusion, Thresholds
from retrieval.query import Query

from .shop import search

SHOP = search()


def scores(fusion: Fusion | None) -> dict[str, float]:
    return {hit.product.id: hit.score for hit in SHOP.search(Query("down jacket", fusion=fusion)).hits}


def test_the_shops_own_weights_change_nothing() -> None:
    assert scores(Fusion(BLEND, THRESHOLDS)) == scores(None)


def test_other_weights_score_otherwise_and_leave_the_next_query_alone() -> None:
    before = scores(None)
    words = scores(Fusion(Blend(meaning=0.0, of_kind=0.0), THRESHOLDS))
    assert words
    assert all(words[id] != before[id] for id in words.keys() & before.keys())
    assert scores(None) == before


def test_other_limits_mean_more_products() -> None:
    text = "rain jacket"
    loose = Fusion(BLEND, Thresholds(tail=0.0, coverage=0.0))
    assert SHOP.search(Query(text, fusion=loose)).total > SHOP.search(Query(text)).total


def test_it_is_the_same_search_whatever_its_weights() -> None:
    assert Query("jacket", fusion=Fusion(Blend(0.9))) == Query("jacket")
