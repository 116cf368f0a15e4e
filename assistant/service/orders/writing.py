"""Records as rows of the order tables. Whoever asks holds the transaction."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from assistant.orders import (
    Address,
    Customer,
    Fulfilment,
    Goods,
    GoodsVariant,
    Line,
    Order,
    OrderRequest,
    Payment,
    PaymentMethod,
)
from assistant.service.orders.tables import (
    customers,
    goods,
    goods_variants,
    order_fulfilments,
    order_lines,
    order_payments,
    order_requests,
    orders,
    payment_methods,
)

Record = TypeVar("Record", bound=Customer | Goods | Order)
Part = Address | Fulfilment | GoodsVariant | Line | OrderRequest | Payment | PaymentMethod
Values = dict[str, Any]  # a row's, by column
AT_ONCE = 500
"""Ids in one statement."""


@dataclass(frozen=True, slots=True)
class Family(Generic[Record]):
    """How one kind of record lies in the tables: a row of its own, and rows for its parts."""

    head: Table
    row: Callable[[Record], Values]
    parts: Callable[[Record], Mapping[Table, list[Values]]]


def add(connection: Connection, family: Family[Record], records: Sequence[Record]) -> None:
    """Records that are new, after those that are there."""
    last = select(func.coalesce(func.max(family.head.c.position), 0))
    start = connection.execute(last).scalar_one() + 1
    rows = [family.row(record) | {"position": place} for place, record in enumerate(records, start)]
    _insert(connection, family.head, rows)
    _add_parts(connection, family, records)


def put(connection: Connection, family: Family[Record], records: Sequence[Record]) -> None:
    """Records in place of those with their ids, whatever their version."""
    for record in records:
        connection.execute(
            update(family.head).where(family.head.c.id == record.id).values(family.row(record))
        )
    _drop_parts(connection, family, [record.id for record in records])
    _add_parts(connection, family, records)


def advance(connection: Connection, family: Family[Record], after: Record, version: int) -> bool:
    """The record in place of the one of this version; False, and nothing written, where another
    version stands. That it came from a file, if it did, is not true any more."""
    values = {name: value for name, value in family.row(after).items() if name != "imported"}
    head = family.head
    change = update(head).where(head.c.id == after.id, head.c.version == version).values(values)
    if not connection.execute(change).rowcount:
        return False
    _drop_parts(connection, family, [after.id])
    _add_parts(connection, family, [after])
    return True


def confirm(connection: Connection, family: Family[Record], ids: Sequence[str]) -> None:
    """A file has them just as they are: no change of them is lost any more if it comes again."""
    head = family.head
    if "imported" not in head.c:
        return
    for some in _some(ids):
        behind = update(head).where(head.c.id.in_(some), head.c.imported != head.c.version)
        connection.execute(behind.values(imported=head.c.version))


def remove(connection: Connection, family: Family[Record], ids: Sequence[str]) -> None:
    """With all their parts."""
    for some in _some(ids):
        connection.execute(delete(family.head).where(family.head.c.id.in_(some)))


def email_key(email: str) -> str | None:
    return _key(email)


def name_key(name: str, postcode: str) -> str | None:
    """`name` is the full one, first name first."""
    return _key(name, postcode)


def _key(*said: str) -> str | None:
    """What is the same for any case and spacing; None where something is empty."""
    plain = ["".join(unicodedata.normalize("NFKC", words).casefold().split()) for words in said]
    return sha256("\0".join(plain).encode("utf-8", "replace")).hexdigest() if all(plain) else None


def _insert(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _add_parts(connection: Connection, family: Family[Record], records: Sequence[Record]) -> None:
    rows: dict[Table, list[Values]] = {}
    for record in records:
        for table, values in family.parts(record).items():
            rows.setdefault(table, []).extend(values)
    for table, values in rows.items():
        _insert(connection, table, values)


def _drop_parts(connection: Connection, family: Family[Record], ids: Sequence[str]) -> None:
    for table in PARTS[family.head]:
        owner = table.primary_key.columns.values()[0]
        for some in _some(ids):
            connection.execute(delete(table).where(owner.in_(some)))


def _some(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _customer(customer: Customer) -> Values:
    name = f"{customer.first_name} {customer.last_name}"
    return {
        "id": customer.id,
        "first_name": customer.first_name,
        "last_name": customer.last_name,
        "email": customer.email,
        **_values(customer.address),
        "email_key": email_key(customer.email),
        "name_key": name_key(name, customer.address.zip),
        "version": customer.version,
        "imported": customer.version,
    }


def _customer_parts(customer: Customer) -> Mapping[Table, list[Values]]:
    owner = {"customer_id": customer.id}
    return {payment_methods: _numbered(owner, [_values(method) for method in customer.payment_methods])}


def _goods(thing: Goods) -> Values:
    return {"id": thing.id, "name": thing.name}


def _goods_parts(thing: Goods) -> Mapping[Table, list[Values]]:
    owner = {"product_id": thing.id}
    return {goods_variants: _numbered(owner, [_values(variant) for variant in thing.variants])}


def _order(order: Order) -> Values:
    return {
        "id": order.id,
        "customer_id": order.customer_id,
        "placed_at": order.placed_at,
        "status": order.status,
        **_values(order.address),
        "currency": order.currency,
        "version": order.version,
        "imported": order.version,
    }


def _order_parts(order: Order) -> Mapping[Table, list[Values]]:
    owner = {"order_id": order.id}
    return {
        order_lines: _numbered(owner, [_values(line) for line in order.items]),
        order_payments: _numbered(owner, [_values(payment) for payment in order.payments]),
        order_fulfilments: _numbered(owner, [_values(parcel) for parcel in order.fulfilments]),
        order_requests: [owner | _values(order.request)] if order.request else [],
    }


def _values(part: Part) -> Values:
    return {field.name: getattr(part, field.name) for field in fields(part)}


def _numbered(owner: Values, rows: Sequence[Values]) -> list[Values]:
    return [owner | {"position": place} | row for place, row in enumerate(rows, 1)]


CUSTOMERS = Family(customers, _customer, _customer_parts)
GOODS = Family(goods, _goods, _goods_parts)
ORDERS = Family(orders, _order, _order_parts)
PARTS: Mapping[Table, tuple[Table, ...]] = {
    customers: (payment_methods,),
    goods: (goods_variants,),
    orders: (order_lines, order_payments, order_fulfilments, order_requests),
}
