"""Orders kept in this program's own database: an OrderBackend for shops without another system."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from assistant.errors import BackendDown, OutOfDate, StorageFailed
from assistant.orders import Agreement, Change, Customer, Goods, Order, Quote, Receipt
from assistant.service.database import reading, writing
from assistant.service.orders import books, tables
from assistant.service.orders.books import Entry, Records
from assistant.service.orders.clock import by_clock
from assistant.service.orders.reading import AnyColumn, read_customers, read_goods, read_orders
from assistant.service.orders.writing import CUSTOMERS, ORDERS, advance, email_key, name_key
from assistant.service.rules import Rules
from assistant.service.rules.agreeing import same_owner, still_agreed
from assistant.service.sealing import indexes_of

Found = TypeVar("Found")

log = logging.getLogger(__name__)


class SqlOrders:
    """`now` is in the shop's time zone: its date is the day that the rules go by."""

    def __init__(
        self, engine: Engine, rules: Rules, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.engine, self._rules, self._now = engine, rules, now

    def customer(self, customer_id: str) -> Customer | None:
        with self._reading() as connection:
            return _one(read_customers(connection, tables.customers.c.id, [customer_id]))

    def find(
        self, *, email: str | None = None, name: str | None = None, postcode: str | None = None
    ) -> Customer | None:
        """Where both an email and a name are given, both have to fit."""
        wanted = {}
        if email is not None:
            wanted[tables.customers.c.email_key] = email_key(email)
        if name is not None or postcode is not None:
            wanted[tables.customers.c.name_key] = name_key(name or "", postcode or "")
        fitting = []
        with self._reading() as connection:
            for column, key in wanted.items():
                of = indexes_of(self.engine, key) if key else ()
                fitting.append(set(read_customers(connection, column, of)) if of else set())
        return _one(tuple(set.intersection(*fitting))) if fitting else None

    def orders(self, customer_id: str) -> tuple[Order, ...]:
        with self._reading() as connection:
            return self._orders(connection, tables.orders.c.customer_id, customer_id)

    def order(self, order_id: str) -> Order | None:
        with self._reading() as connection:
            return _one(self._orders(connection, tables.orders.c.id, order_id))

    def goods(self, product_id: str) -> Goods | None:
        with self._reading() as connection:
            return _one(read_goods(connection, tables.goods.c.id, [product_id]))

    def perform(self, quote: Quote, agreement: Agreement, key: str) -> Receipt:
        """As OrderBackend says. Raises Invalid if the key was used for another change."""
        unsure = False
        for again in (False, True):
            committing = False
            try:
                with writing(self.engine) as connection:
                    receipt = self._perform(connection, quote, agreement, key)
                    committing = True
                return receipt
            except IntegrityError:  # the key was used meanwhile, for other records: look again
                if again:
                    raise
            except StorageFailed as error:
                unsure = unsure or committing
                if not unsure:
                    raise BackendDown("the order records did not answer; nothing was written") from error
                log.warning("a commit was not answered: asking what became of it")
        return Receipt(key, quote.change, acknowledged=False)

    def _perform(self, connection: Connection, quote: Quote, agreement: Agreement, key: str) -> Receipt:
        before = self._locked(connection, quote.change)
        if first := books.first_receipt(connection, key, quote.change):
            return replace(first, repeated=True)
        if before is None:
            raise OutOfDate("the order or the customer is no longer there")
        self._agreed(connection, quote, agreement, before)
        after = Records(*self._rules.apply(quote, before.order, before.customer))
        _write(connection, before, after)
        receipt = Receipt(key, quote.change, acknowledged=True, order=after.order, customer=after.customer)
        books.keep_receipt(connection, receipt, self._now())
        books.write_entry(connection, Entry(key, agreement, quote, before, after, self._now()))
        return receipt

    def _locked(self, connection: Connection, change: Change) -> Records | None:
        """The records that a change touches, which nobody else now changes; order before customer,
        always, so that no two wait for each other."""
        order = None
        if change.order_id is not None:
            order = _one(self._orders(connection, tables.orders.c.id, change.order_id, lock=True))
        customer = _one(read_customers(connection, tables.customers.c.id, [change.customer_id], lock=True))
        if customer is None or (order is None and change.order_id is not None):
            return None
        return Records(order, customer)

    def _agreed(self, connection: Connection, quote: Quote, agreement: Agreement, now: Records) -> None:
        """Raises OutOfDate unless the rules, asked again about the records of now, come to exactly the
        quote that was agreed to, and Declined if they refuse it."""
        same_owner(quote, agreement)
        goods = self._goods_of(connection, now.order)
        still_agreed(self._rules, quote, now.order, now.customer, goods, self._now().date())

    def _orders(
        self, connection: Connection, by: AnyColumn, of: str, *, lock: bool = False
    ) -> tuple[Order, ...]:
        zone = self._now().tzinfo
        return tuple(by_clock(order, zone) for order in read_orders(connection, by, [of], lock=lock))

    def _goods_of(self, connection: Connection, order: Order | None) -> dict[str, Goods]:
        ids = {line.product_id for line in order.items} if order else set()
        return {thing.id: thing for thing in read_goods(connection, tables.goods.c.id, ids)}

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with reading(self.engine) as connection:
                yield connection
        except StorageFailed as error:
            raise BackendDown("the order records did not answer") from error


def _write(connection: Connection, before: Records, after: Records) -> None:
    written = True
    if after.order is not None and before.order is not None and after.order != before.order:
        written = advance(connection, ORDERS, after.order, before.order.version)
    if written and after.customer != before.customer:
        written = advance(connection, CUSTOMERS, after.customer, before.customer.version)
    if not written:
        raise OutOfDate("the order or the customer was changed in between")


def _one(found: tuple[Found, ...]) -> Found | None:
    return found[0] if len(found) == 1 else None
