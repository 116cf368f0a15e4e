"""Goods are asked for once a minute, and anew where a write depends on it."""

from __future__ import annotations

from collections import Counter

from assistant.actions.desk.shelf import KEPT_S, Shelf
from assistant.orders import Goods
from tests.actions.desk.shop import Backend


class Counting(Backend):
    def __init__(self) -> None:
        super().__init__()
        self.asked: Counter[str] = Counter()

    def goods(self, product_id: str) -> Goods | None:
        self.asked[product_id] += 1
        return super().goods(product_id)


def test_they_are_remembered_for_a_moment() -> None:
    now = [100.0]
    backend = Counting()
    shelf = Shelf(backend, lambda: now[0])
    assert set(shelf.goods(["mug", "lamp", "mug", "nothing"])) == {"mug", "lamp"}
    shelf.goods(["mug"])
    assert backend.asked["mug"] == 1
    now[0] += KEPT_S
    shelf.goods(["mug"])
    assert backend.asked["mug"] == 2
    shelf.goods(["mug"], anew=True)
    assert backend.asked["mug"] == 3
