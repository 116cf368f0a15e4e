"""Each product that was shown is told what came of it: once, and of nothing that it had no part in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from sqlalchemy import Engine

from assistant.service.behaviour.store import Behaviour, Impression
from retrieval.recommend.exposures import Exposures
from retrieval.recommend.kinds import Event, EventKind

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


class Clock:
    at = NOON

    def __call__(self) -> datetime:
        return self.at


class Shopping:
    """One customer of a shop, seen and served."""

    def __init__(self, engine: Engine, name: str = "C-1") -> None:
        self.clock = Clock()
        self.behaviour = Behaviour(engine, self.clock)
        self.who = self.behaviour.subject_of_customer(name, make=True) or ""

    def shown(self, list_id: str, *products: str, at: datetime = NOON, **more: object) -> None:
        self.clock.at = at
        listed = [Impression(place, product, **more) for place, product in enumerate(products, 1)]  # type: ignore[arg-type]
        self.behaviour.impress(list_id, self.who, listed, "chat", "v1")

    def did(
        self, kind: EventKind, product: str, at: datetime = NOON + MINUTE, reply_id: str | None = None
    ) -> None:
        self.behaviour.record([Event(self.who, kind, product, at, reply_id=reply_id)])


def flagged(found: Exposures, flag: str) -> set[tuple[str, str]]:
    """The lists and products of which something came."""
    rows = np.flatnonzero(getattr(found, flag))
    return {(found.lists[found.list[row]], found.items[found.item[row]]) for row in rows}


@pytest.fixture
def shopping(engine: Engine) -> Shopping:
    return Shopping(engine)


def test_what_was_shown_comes_back_in_its_order_with_what_put_it_there(shopping: Shopping) -> None:
    shopping.shown("r2", "c", at=NOON + MINUTE)
    scores: Mapping[str, object] = {"score": 0.5, "propensity": 0.25, "recalls": {"als": 3.0}}
    shopping.shown("r1", "a", "b", **scores)
    found = shopping.behaviour.exposures()
    assert [found.items[item] for item in found.item] == ["a", "b", "c"]
    assert [found.lists[one] for one in found.list] == ["r1", "r1", "r2"]
    assert found.position.tolist() == [1, 2, 1]
    assert (found.surfaces, found.models, found.subjects) == (("chat",), ("v1",), (shopping.who,))
    np.testing.assert_array_equal(found.score, np.float32([0.5, 0.5, np.nan]))
    np.testing.assert_array_equal(found.propensity, np.float32([0.25, 0.25, np.nan]))
    np.testing.assert_array_equal(found.recalls["als"], np.float32([3, 3, np.nan]))


def test_each_kind_of_event_sets_its_own_flag(shopping: Shopping) -> None:
    shopping.shown("r", "a", "b")
    kinds = {
        "clicked": EventKind.CLICK,
        "carted": EventKind.CART,
        "bought": EventKind.BUY,
        "up": EventKind.UP,
        "down": EventKind.DOWN,
        "dismissed": EventKind.DISMISS,
        "returned": EventKind.RETURN,
    }
    for flag, kind in kinds.items():
        assert flagged(shopping.behaviour.exposures(), flag) == set()
        shopping.did(kind, "b")
        assert flagged(shopping.behaviour.exposures(), flag) == {("r", "b")}


def test_an_event_that_names_its_list_counts_there_alone(shopping: Shopping) -> None:
    shopping.shown("first", "a")
    shopping.shown("second", "a", at=NOON + MINUTE)
    shopping.did(EventKind.CLICK, "a", NOON + 2 * MINUTE, reply_id="first")
    shopping.did(EventKind.CART, "a", NOON + 2 * MINUTE, reply_id="of no list that was kept")
    found = shopping.behaviour.exposures()
    assert flagged(found, "clicked") == {("first", "a")}
    assert flagged(found, "carted") == set()


def test_one_that_names_none_counts_for_the_last_time_before_it(shopping: Shopping) -> None:
    for minutes, name in enumerate(("first", "second", "later")):
        shopping.shown(name, "a", at=NOON + 10 * minutes * MINUTE)
    shopping.did(EventKind.BUY, "a", NOON + 15 * MINUTE)
    assert flagged(shopping.behaviour.exposures(), "bought") == {("second", "a")}


def test_what_comes_too_late_or_came_before_counts_for_nothing(shopping: Shopping) -> None:
    shopping.shown("r", "a", "b")
    shopping.did(EventKind.BUY, "a", NOON - MINUTE)
    shopping.did(EventKind.BUY, "b", NOON + 8 * DAY)
    assert flagged(shopping.behaviour.exposures(), "bought") == set()
    assert flagged(shopping.behaviour.exposures(window_s=9 * DAY.total_seconds()), "bought") == {("r", "b")}


def test_what_another_customer_did_counts_for_nothing(engine: Engine, shopping: Shopping) -> None:
    shopping.shown("r", "a")
    other = Shopping(engine, "C-2")
    other.did(EventKind.BUY, "a")
    assert flagged(shopping.behaviour.exposures(), "bought") == set()


def test_nothing_from_the_end_of_the_time_on_is_looked_at(shopping: Shopping) -> None:
    shopping.shown("r", "a")
    shopping.shown("after", "b", at=NOON + DAY)
    shopping.did(EventKind.BUY, "a", NOON + DAY)
    until = (NOON + DAY).timestamp()
    found = shopping.behaviour.exposures(until=until)
    assert (found.lists, flagged(found, "bought")) == (("r",), set())
    assert shopping.behaviour.exposures(since=until).lists == ("after",)


def test_who_wants_no_profile_teaches_nothing(shopping: Shopping) -> None:
    shopping.shown("r", "a")
    shopping.behaviour.set_personal(shopping.who, False)
    assert len(shopping.behaviour.exposures()) == 0
