"""A day that is told or counted from is the shop's, not that of the zone that the record was written in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from assistant.orders import Order
from assistant.service.backend import OrderBackend
from assistant.service.orders import OrderBook, SqlOrders, import_book
from assistant.service.orders.clock import by_clock
from assistant.service.remote.orders import HttpOrders
from assistant.service.rules.terms import Returning
from assistant.service.rules.windows import window
from tests.service.orders.book import BOOK, CANCEL, DELIVERED, NOW, RULES, agreed, quoted
from tests.service.remote.server import OrderServer, ours, serving, system

TOKYO = ZoneInfo("Asia/Tokyo")
MORNING = datetime(2026, 11, 5, 8, tzinfo=TOKYO)
"""In Tokyo the morning of the 5th, in UTC the evening of the 4th."""
ORDER = replace(
    DELIVERED,
    placed_at=MORNING,
    fulfilments=tuple(replace(parcel, delivered_at=MORNING) for parcel in DELIVERED.fulfilments),
)


def now() -> datetime:
    return NOW.astimezone(TOKYO)


def sql(engine: Engine) -> Iterator[OrderBackend]:
    yield SqlOrders(engine, RULES, now)


def http(engine: Engine) -> Iterator[OrderBackend]:
    with serving(OrderServer(SqlOrders(engine, RULES, lambda: NOW))) as shop, ours() as books:
        yield HttpOrders(system(shop.url), books, RULES, now=now)


@pytest.fixture(params=[sql, http])
def shop(request: pytest.FixtureRequest, engine: Engine) -> Iterator[OrderBackend]:
    orders = tuple(ORDER if order.id == ORDER.id else order for order in BOOK.orders)
    import_book(engine, OrderBook(BOOK.customers, BOOK.goods, orders))
    opened: Callable[[Engine], Iterator[OrderBackend]] = request.param
    yield from opened(engine)


def found(shop: OrderBackend) -> list[Order | None]:
    return [shop.order(ORDER.id), next(order for order in shop.orders("ada") if order.id == ORDER.id)]


def test_the_days_of_a_record_are_those_of_the_shop(shop: OrderBackend) -> None:
    for order in found(shop):
        assert order == ORDER, "the same moments"
        assert order.placed_at is not None
        days = {order.placed_at.date(), *(p.delivered_at.date() for p in order.fulfilments if p.delivered_at)}
        assert days == {date(2026, 11, 5)}


def test_goods_can_come_back_until_the_last_of_the_shops_days(shop: OrderBackend) -> None:
    for order in found(shop):
        assert order is not None
        assert window(Returning(days=30), order, order.items[0]).last == date(2026, 12, 5)


def test_a_change_is_made_of_what_was_read_by_that_clock(shop: OrderBackend) -> None:
    assert shop.perform(quoted(shop, CANCEL), agreed(CANCEL), "key").acknowledged


def test_at_the_ends_of_the_calendar_the_record_keeps_its_own_clock() -> None:
    first = datetime(1, 1, 1, tzinfo=UTC)
    west = ZoneInfo("America/Los_Angeles")
    assert by_clock(replace(ORDER, placed_at=first), west).placed_at == first
