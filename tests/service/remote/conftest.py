from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from assistant.service.database import reading
from assistant.service.orders import SqlOrders, import_book
from assistant.service.remote import HttpOrders
from assistant.service.remote.tables import remote_attempts, remote_changes
from tests.service.orders import book
from tests.service.remote.server import OrderServer, ours, serving, system


@dataclass
class Shop:
    """The order system, our backend for it, and our books. `now` is our clock."""

    server: OrderServer
    theirs: SqlOrders
    backend: HttpOrders
    books: Engine
    now: datetime = book.NOW

    def attempts(self) -> list[str]:
        with reading(self.books) as connection:
            return list(connection.scalars(select(remote_attempts.c.outcome).order_by(remote_attempts.c.id)))

    def states(self) -> list[str]:
        with reading(self.books) as connection:
            return list(connection.scalars(select(remote_changes.c.state)))

    def later(self, **passed: float) -> None:
        """Time passes, for both sides."""
        self.now += timedelta(**passed)


@pytest.fixture
def shop() -> Iterator[Shop]:
    with ours() as records, ours() as books:
        import_book(records, book.BOOK)
        theirs = SqlOrders(records, book.RULES, lambda: book.NOW)
        made = Shop(OrderServer(theirs), theirs, None, books)  # type: ignore[arg-type]
        made.server.now = lambda: made.now
        with serving(made.server):
            made.backend = backend_of(made)
            yield made


def backend_of(shop: Shop, **changed: Any) -> HttpOrders:
    """Our side, in another process of the same shop; with other parts of its System."""
    asked = system(shop.server.url, shop.server.secret, now=lambda: shop.now)
    return HttpOrders(replace(asked, **changed), shop.books, book.RULES, now=lambda: shop.now)
