"""Recalls of another day's products are placed in today's, and only where something changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from retrieval.recommend.placing import Placing
from tests.retrieval.recommend.little import Told, product, shop


def test_rows_lead_there_and_back_again() -> None:
    goods = shop(product("a"), product("b"), product("c"))
    placed = Placing(lambda: goods, [Told("one", {"c": 1, "gone": 1, "a": 1})]).current()
    assert placed.to_shelf[0].tolist() == [2, -1, 0]
    assert placed.from_shelf[0].tolist() == [2, -1, 0]
    assert placed.rows(["b", "nowhere", "a"]).tolist() == [1, -1, 0]


def test_the_same_assortment_is_placed_once_and_new_prices_keep_the_places() -> None:
    goods = [shop(product("a"), product("b"))]
    placing = Placing(lambda: goods[0], [Told("one", {"b": 1})])
    first = placing.current()
    assert placing.current() is first
    goods[0] = replace(goods[0], price=np.array([1, 2], np.float32))
    second = placing.current()
    assert second.assortment is goods[0]
    assert second.to_shelf is first.to_shelf
    goods[0] = shop(product("b"))
    assert placing.current().to_shelf[0].tolist() == [0]
