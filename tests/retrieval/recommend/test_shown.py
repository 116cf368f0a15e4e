"""Lists that were shown become groups of the ranker: a past, what came of each place, and its weight."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.recommend.blend import Blend
from retrieval.recommend.collaborative import ItemKnn
from retrieval.recommend.exposures import Exposures
from retrieval.recommend.features import shelf_of
from retrieval.recommend.kinds import Interactions
from retrieval.recommend.placing import Placing
from retrieval.recommend.shown import BOUGHT, CLICKED, ENOUGH, extra, label_of, past_before
from tests.retrieval.recommend.little import product, shop
from tests.retrieval.recommend.shoppers import DAY, ITEMS, START, checkerboard

SHOWN = ("tea-0", "coffee-0", "gone")


def lists(count: int, at: float, whole: Interactions) -> Exposures:
    """Each of three places: the first clicked, the second not, the third not sold any more."""
    total = 3 * count
    code = np.repeat(np.arange(count, dtype=np.int32), 3)
    flags = {
        name: np.zeros(total, np.bool_)
        for name in ("carted", "bought", "up", "down", "dismissed", "returned")
    }
    clicked = np.tile([True, False, False], count)
    return Exposures(
        subjects=whole.subjects,
        items=SHOWN,
        lists=tuple(f"list-{n}" for n in range(count)),
        surfaces=("chat",),
        models=("",),
        subject=code % len(whole.subjects),
        item=np.tile(np.arange(3, dtype=np.int32), count),
        list=code,
        surface=np.zeros(total, np.int32),
        model=np.zeros(total, np.int32),
        position=np.tile(np.array([1, 2, 3], np.int32), count),
        at=np.full(total, at),
        score=np.zeros(total, np.float32),
        propensity=np.full(total, np.nan, np.float32),
        recalls={},
        clicked=clicked,
        **flags,
    )


@pytest.fixture(scope="module")
def blend() -> Blend:
    recall = ItemKnn.fit(checkerboard(100))
    goods = shop(*(product(item) for item in ITEMS))
    placed = Placing(lambda: goods, (recall,)).current()
    return Blend((recall,), placed, shelf_of(goods, None))


def test_each_list_is_a_group_of_what_is_sold_still(blend: Blend) -> None:
    whole = checkerboard(100)
    shown = lists(ENOUGH, START + 59 * DAY, whole)
    found = extra(shown, whole, blend, START, START + 100 * DAY)
    assert found is not None
    assert found.groups.tolist() == [2] * ENOUGH
    assert found.labels.tolist() == [CLICKED, 0] * ENOUGH
    assert found.values.shape == (2 * ENOUGH, len(found.names))


def test_a_place_that_few_look_at_weighs_more(blend: Blend) -> None:
    whole = checkerboard(100)
    found = extra(lists(ENOUGH, START + 59 * DAY, whole), whole, blend, START, START + 100 * DAY)
    assert found is not None
    assert found.weights[1] == pytest.approx(2 * found.weights[0])


def test_lists_of_other_days_and_too_few_of_them_teach_nothing(blend: Blend) -> None:
    whole = checkerboard(100)
    late = lists(ENOUGH, START + 59 * DAY, whole)
    assert extra(late, whole, blend, START, START + 59 * DAY) is None
    assert extra(lists(0, START, whole), whole, blend, START, START + 100 * DAY) is None
    few = lists(ENOUGH - 1, START + 59 * DAY, whole)
    assert extra(few, whole, blend, START, START + 100 * DAY) is None


def test_the_recall_says_of_each_what_it_finds_for_that_customer(blend: Blend) -> None:
    whole = checkerboard(100)
    past = past_before(whole, [("customer-0", START + 100 * DAY)])[0]
    told = blend.told(past, blend.placed.rows(ITEMS))
    found = ~np.isnan(told.column("item_knn.rank"))
    assert all(item.startswith("tea") for item, there in zip(ITEMS, found, strict=True) if there)
    assert found.any()


def test_a_past_ends_before_its_moment_and_a_stranger_has_none() -> None:
    whole = checkerboard(100)
    at = float(whole.at[3])
    some, none = past_before(whole, [("customer-0", at), ("nobody", at)])
    assert len(some.items) == 3
    assert (some.at < at).all()
    assert some.now == at
    assert none.items == ()


def test_the_most_that_came_of_it_counts_unless_it_was_refused() -> None:
    whole = checkerboard(10)
    shown = lists(1, START, whole)
    shown.bought[0] = True
    assert label_of(shown).tolist() == [BOUGHT, 0, 0]
    shown.returned[0] = True
    assert label_of(shown).tolist() == [0, 0, 0]
