from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from retrieval.recommend.interactions import gathered
from retrieval.recommend.kinds import Event, EventKind, Past
from retrieval.recommend.popular import New, Popular
from tests.retrieval.recommend.board import NOW, START, assortment, past

DAY = 86_400


def test_customers_are_counted_and_not_what_one_of_them_does() -> None:
    often = [Event("1", EventKind.BUY, "a", START + timedelta(minutes=n)) for n in range(50)]
    popular = Popular.fit(gathered([*often, *(Event(str(n), EventKind.BUY, "b", START) for n in range(3))]))
    assert popular.recall([Past()], 1).rows[0, 0] == popular.items.index("b")
    assert (popular.buyers("a"), popular.buyers("b"), popular.buyers("c")) == (1, 3, 0)


def test_what_was_chosen_lately_counts_more() -> None:
    old = [Event(str(n), EventKind.BUY, "old", START) for n in range(3)]
    new = [Event(str(n), EventKind.BUY, "new", START + timedelta(days=100)) for n in range(2)]
    popular = Popular.fit(gathered([*old, *new]))
    assert popular.items[popular.recall([Past()], 1).rows[0, 0]] == "new"
    assert popular.buyers("old") == 0


def test_what_is_sent_back_is_not_popular() -> None:
    events = [
        Event(str(n), kind, "a", START) for n in range(4) for kind in (EventKind.BUY, EventKind.DISMISS)
    ]
    popular = Popular.fit(gathered([*events, Event("9", EventKind.BUY, "b", START)]))
    assert popular.items[popular.recall([Past()], 2).rows[0, 0]] == "b"


def test_without_categories_everybody_is_told_the_same() -> None:
    popular = Popular.fit(gathered([Event("1", EventKind.BUY, "p01", START)]))
    found = popular.recall([past(0), Past()], 3)
    assert found.rows[0].tolist() == found.rows[1].tolist()


def test_the_newest_comes_first_and_what_is_no_longer_new_not_at_all() -> None:
    new = New(assortment())
    found = [new.items[row] for row in new.recall([Past(now=NOW)], 3).rows[0]]
    assert found == ["p19", "p18", "p17"]
    assert (new.recall([Past(now=NOW + 200 * DAY)], 3).rows == -1).all()


def test_where_nobody_knows_when_products_came_none_is_new() -> None:
    shop = assortment()
    new = New(replace(shop, first_seen=np.full(len(shop.ids), np.nan)))
    assert (new.recall([Past(now=NOW), past(1)], 3).rows == -1).all()
    assert np.isnan(new.score([past(1)], np.zeros((1, 2), np.int32))).all()
