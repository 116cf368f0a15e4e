"""Whole order books into the tables and out of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic

from sqlalchemy import Connection, Engine, select, text

from assistant.errors import Invalid
from assistant.orders import Goods
from assistant.service.database import reading, writing
from assistant.service.orders import tables
from assistant.service.orders.file import OrderBook
from assistant.service.orders.reading import read_customers, read_goods, read_orders
from assistant.service.orders.writing import (
    CUSTOMERS,
    GOODS,
    ORDERS,
    Family,
    Record,
    add,
    confirm,
    put,
    remove,
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Records by what became of them."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    customers: Counts
    products: Counts
    orders: Counts


def empty(engine: Engine) -> bool:
    """Whether the shop has no order records at all."""
    with reading(engine) as connection:
        return _empty(connection)


def export_book(engine: Engine) -> OrderBook:
    """Everything, as of one moment, in the sequence in which it came."""
    with reading(engine) as connection:
        return _stored(connection)


def import_book(
    engine: Engine, book: OrderBook, *, replace_all: bool = False, overwrite: bool = False
) -> Imported:
    """Take records in: new ones are added, those with a known id take the place of what stands, and
    with `replace_all` what the book does not have is removed. All of it, or nothing.

    Raises Invalid for an order of nobody, and, without `overwrite`, where a record would take the
    place of one that customers have changed since it was last taken in.
    """
    with writing(engine) as connection:
        _alone(connection)
        return _import(connection, book, replace_all, overwrite)


def first_book(engine: Engine, book: OrderBook) -> Imported | None:
    """Take records in if there are none yet; None, and nothing written, where there are.
    Raises as `import_book`."""
    with writing(engine) as connection:
        _alone(connection)
        return _import(connection, book, False, False) if _empty(connection) else None


def _import(connection: Connection, book: OrderBook, replace_all: bool, overwrite: bool) -> Imported:
    stored = _stored(connection)
    _owned(book, stored, replace_all)
    how = (replace_all, overwrite)
    plans: tuple[_Plan[Any], ...] = (
        _plan(CUSTOMERS, stored.customers, book.customers, _changed_here(connection, CUSTOMERS), *how),
        _plan(GOODS, stored.goods, book.goods, frozenset(), *how),
        _plan(ORDERS, stored.orders, book.orders, _changed_here(connection, ORDERS), *how),
    )
    for plan in plans:
        plan.write(connection)
    for plan in reversed(plans):  # orders before those who placed them
        plan.clear(connection)
    return Imported(*(plan.counts for plan in plans))


def _empty(connection: Connection) -> bool:
    heads = (tables.customers, tables.goods, tables.orders)
    return all(connection.execute(select(head.c.id).limit(1)).first() is None for head in heads)


def _stored(connection: Connection) -> OrderBook:
    return OrderBook(read_customers(connection), read_goods(connection), read_orders(connection))


def _alone(connection: Connection) -> None:
    """Nobody else writes until the end. In the sequence in which a change locks its records."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE orders, customers, goods IN EXCLUSIVE MODE"))


def _owned(book: OrderBook, stored: OrderBook, replace_all: bool) -> None:
    known = {customer.id for customer in book.customers}
    if not replace_all:
        known |= {customer.id for customer in stored.customers}
    for place, order in enumerate(book.orders):
        if order.customer_id not in known:
            raise Invalid(
                f"orders[{place}] (order {order.id!r})",
                f"customer_id: there is no customer {order.customer_id!r}; add them to customers",
            )


def _changed_here(connection: Connection, family: Family[Any]) -> frozenset[str]:
    head = family.head
    rows = connection.execute(select(head.c.id).where(head.c.version > head.c.imported))
    return frozenset(row.id for row in rows)


@dataclass(frozen=True, slots=True)
class _Plan(Generic[Record]):
    """What has to be done to the records of one kind."""

    family: Family[Record]
    added: list[Record]
    changed: list[Record]
    unchanged: list[str]
    removed: list[str]

    @property
    def counts(self) -> Counts:
        return Counts(len(self.added), len(self.changed), len(self.unchanged), len(self.removed))

    def write(self, connection: Connection) -> None:
        add(connection, self.family, self.added)
        put(connection, self.family, self.changed)
        confirm(connection, self.family, self.unchanged)

    def clear(self, connection: Connection) -> None:
        remove(connection, self.family, self.removed)


def _plan(
    family: Family[Record],
    stored: Sequence[Record],
    wanted: Sequence[Record],
    changed_here: frozenset[str],
    replace_all: bool,
    overwrite: bool,
) -> _Plan[Record]:
    before = {record.id: record for record in stored}
    plan: _Plan[Record] = _Plan(family, [], [], [], [])
    for record in wanted:
        old = before.get(record.id)
        if old is None:
            plan.added.append(record)
        elif (same := _at(record, old, 0)) == old:
            plan.unchanged.append(same.id)
        else:
            plan.changed.append(_at(record, old, 1))
    if replace_all:
        plan.removed.extend(before.keys() - {record.id for record in wanted})
    lost = changed_here.intersection([*(record.id for record in plan.changed), *plan.removed])
    if lost and not overwrite:
        some = ", ".join(sorted(lost)[:5]) + (f" and {len(lost) - 5} more" if len(lost) > 5 else "")
        raise Invalid(
            str(family.head.name),
            f"{some}: changed by customers since last imported, and this would undo it; "
            "export them first, or give --overwrite",
        )
    return plan


def _at(record: Record, old: Record, later: int) -> Record:
    """The record with the version of the old one, or one that comes after it."""
    if isinstance(record, Goods) or isinstance(old, Goods):
        return record
    return replace(record, version=old.version + later)
