"""Purchases come out of the order records once, with their own times, whatever becomes of the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Engine

from assistant.service.behaviour.ordered import follow
from assistant.service.behaviour.store import Behaviour
from assistant.service.orders import SqlOrders, import_book
from retrieval.recommend.kinds import Event, EventKind
from tests.service.orders.book import (
    ADA,
    BOOK,
    CANCEL,
    DELIVERED,
    NOW,
    PENDING,
    RETURNED,
    RULES,
    agreed,
    quoted,
)

BUY, RETURN = EventKind.BUY, EventKind.RETURN


def events(engine: Engine) -> tuple[Event, ...]:
    behaviour = Behaviour(engine)
    return behaviour.events(behaviour.subject_of_customer(ADA.id) or "")


def told(engine: Engine, order_id: str) -> list[tuple[EventKind, str, int]]:
    return [(e.kind, e.product_id, e.quantity) for e in events(engine) if e.session == order_id]


def test_each_line_is_a_purchase_at_its_time(engine: Engine) -> None:
    import_book(engine, BOOK)
    follow(engine, NOW)
    assert told(engine, PENDING.id) == [(BUY, "mug", 1), (BUY, "mug", 3), (BUY, "lamp", 1)]
    assert {event.at for event in events(engine) if event.session == PENDING.id} == {PENDING.placed_at}
    assert {event.source for event in events(engine)} == {"orders"}


def test_looking_again_finds_nothing_new(engine: Engine) -> None:
    import_book(engine, BOOK)
    assert follow(engine, NOW) > 0
    before = events(engine)
    assert follow(engine, NOW + timedelta(days=1)) == 0
    assert events(engine) == before


def test_what_was_returned_is_a_purchase_and_a_return(engine: Engine) -> None:
    import_book(engine, BOOK)
    follow(engine, NOW)
    assert told(engine, RETURNED.id) == [(BUY, "lamp", 1), (RETURN, "lamp", 1)]


def test_a_return_is_seen_when_it_is_asked_for(engine: Engine) -> None:
    import_book(engine, BOOK)
    follow(engine, NOW)
    request = replace(RETURNED.request, items=("mug-blue",)) if RETURNED.request else None
    later = replace(DELIVERED, status="return requested", request=request)
    import_book(engine, replace(BOOK, orders=(later,)))
    assert follow(engine, NOW + timedelta(hours=1)) == 1
    assert told(engine, DELIVERED.id) == [(BUY, "mug", 1), (BUY, "lamp", 1), (RETURN, "mug", 1)]
    assert events(engine)[-1].at == NOW + timedelta(hours=1)


def test_a_purchase_that_was_called_off_is_none(engine: Engine) -> None:
    import_book(engine, BOOK)
    follow(engine, NOW)
    backend = SqlOrders(engine, RULES, lambda: NOW)
    backend.perform(quoted(backend, CANCEL), agreed(CANCEL), "k1")
    follow(engine, NOW)
    assert told(engine, PENDING.id) == []
    assert told(engine, DELIVERED.id) != []


def test_what_was_forgotten_does_not_come_back(engine: Engine) -> None:
    import_book(engine, BOOK)
    follow(engine, NOW)
    behaviour = Behaviour(engine)
    behaviour.forget(behaviour.subject_of_customer(ADA.id) or "")
    follow(engine, NOW)
    assert behaviour.subject_of_customer(ADA.id) is None


def test_who_wants_no_profile_has_orders_and_no_events(engine: Engine) -> None:
    behaviour = Behaviour(engine)
    behaviour.set_personal(behaviour.subject_of_customer(ADA.id, make=True) or "", False)
    import_book(engine, BOOK)
    follow(engine, NOW)
    assert events(engine) == ()


def test_what_is_older_than_is_kept_is_passed_over(engine: Engine) -> None:
    import_book(engine, BOOK)
    follow(engine, NOW, since=PENDING.placed_at)
    assert told(engine, PENDING.id) != []
    assert told(engine, DELIVERED.id) == []
