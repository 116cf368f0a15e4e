"""The shop's own order system as an OrderBackend, over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import quote as percent

from sqlalchemy import Engine

from assistant.errors import BackendDown, Declined, Invalid, OutOfDate
from assistant.orders import Agreement, Customer, Goods, Kind, Order, Quote, Receipt
from assistant.service.orders.books import Records
from assistant.service.orders.clock import by_clock
from assistant.service.orders.tables import LONGEST_ID
from assistant.service.remote.answers import (
    customer_in,
    goods_in,
    order_in,
    orders_in,
    same,
    time_in,
)
from assistant.service.remote.asked import Asked, AskedChanges
from assistant.service.remote.calls import System
from assistant.service.remote.changes import Changes, Settled
from assistant.service.rules import Rules
from assistant.service.rules.agreeing import same_owner, still_agreed


class HttpOrders:
    """`stale` is how old an answer may be for a change to rest on it; `now` is in the shop's time zone."""

    def __init__(
        self,
        system: System,
        engine: Engine,
        rules: Rules,
        stale: timedelta = timedelta(minutes=5),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._system, self._rules, self._stale, self._now = system, rules, stale, now
        self._asked = AskedChanges(engine, now)
        self._changes = Changes(system, self._asked, now)

    def customer(self, customer_id: str) -> Customer | None:
        return self._customer(customer_id)[0]

    def find(
        self, *, email: str | None = None, name: str | None = None, postcode: str | None = None
    ) -> Customer | None:
        """Where both an email and a name are given, both have to fit."""
        asked = {"email": email, "name": name, "postcode": postcode}
        given = {field: text.strip() for field, text in asked.items() if text is not None}
        alone = ("name" in given) != ("postcode" in given)
        if not given or alone or not all(_sendable(text) for text in given.values()):
            return None
        return customer_in(self._system.read("customers/find", given).body)

    def orders(self, customer_id: str) -> tuple[Order, ...]:
        if not _is_id(customer_id):
            return ()
        found = orders_in(self._system.read(f"customers/{_in_path(customer_id)}/orders").body)
        if any(order.customer_id != customer_id for order in found):
            raise BackendDown("the order system told another customer's order")
        return tuple(by_clock(order, self._now().tzinfo) for order in found)

    def order(self, order_id: str) -> Order | None:
        return self._order(order_id)[0]

    def goods(self, product_id: str) -> Goods | None:
        if not _is_id(product_id):
            return None
        return same(goods_in(self._system.read(f"products/{_in_path(product_id)}").body), product_id)

    def perform(self, quote: Quote, agreement: Agreement, key: str) -> Receipt:
        """As OrderBackend says. Raises Invalid if the key was used for another change, or cannot be sent."""
        same_owner(quote, agreement)
        if not (key.isascii() and key.isprintable() and _is_id(key)):
            raise Invalid("key", f"has to be 1 to {LONGEST_ID} printable ASCII characters")
        if earlier := self._asked.find(key):
            return self._changes.again(earlier, quote)
        try:
            asked = Asked(key, quote, agreement, self._checked(quote))
        except (OutOfDate, Declined):
            if earlier := self._asked.find(key):  # it was done meanwhile, and that is why
                return self._changes.again(earlier, quote)
            raise
        if not self._asked.begin(asked):
            return self._changes.again(self._asked.find(key) or asked, quote)
        return self._changes.ask(asked)

    def settle(self) -> Iterator[Settled]:
        """Ask after changes that were only requested; those of which it is known by now what became."""
        return self._changes.settle()

    def _checked(self, quote: Quote) -> Records:
        """The records of now, on which the quote still rests. Raises OutOfDate, Declined or BackendDown."""
        change = quote.change
        order, seen = self._order(change.order_id) if change.order_id is not None else (None, None)
        customer, known = self._customer(change.customer_id)
        if any(at is not None and self._now() - at > self._stale for at in (seen, known)):
            raise BackendDown("the order system's answer is stale")
        goods: dict[str, Goods] = {}
        if order is not None and change.kind in (Kind.CHANGE_ITEMS, Kind.EXCHANGE):
            meant = [order.line(piece.line_id) for piece in change.pieces]
            ids = {line.product_id for line in meant if line}
            goods = {thing.id: thing for each in ids if (thing := self.goods(each))}
        still_agreed(self._rules, quote, order, customer, goods, self._now().date())
        if customer is None:
            raise OutOfDate("the customer is no longer there")
        return Records(order, customer)

    def _customer(self, customer_id: str) -> tuple[Customer | None, datetime | None]:
        if not _is_id(customer_id):
            return None, None
        answer = self._system.read(f"customers/{_in_path(customer_id)}")
        return same(customer_in(answer.body), customer_id), time_in(answer.body) or answer.at

    def _order(self, order_id: str) -> tuple[Order | None, datetime | None]:
        if not _is_id(order_id):
            return None, None
        answer = self._system.read(f"orders/{_in_path(order_id)}")
        order = same(order_in(answer.body), order_id)
        return order and by_clock(order, self._now().tzinfo), time_in(answer.body) or answer.at


def _is_id(text: str) -> bool:
    return 0 < len(text) <= LONGEST_ID and _sendable(text) and text not in (".", "..")


def _sendable(text: str) -> bool:
    return 0 < len(text) <= 1000 and "\0" not in text and text.encode("utf-8", "replace").decode() == text


def _in_path(text: str) -> str:
    return percent(text, safe="")
