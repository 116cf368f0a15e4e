"""Rows of the order tables as records. Whoever asks holds the transaction.

What is asked for is a column and the values that will do: all records where no column is given.
Statements are put together once, since that costs more than running them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Row, Select, String, Table, bindparam, select, type_coerce

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
from assistant.service.sealing import Indexed

Part = TypeVar("Part")
AnyColumn = Column[Any]
AnyRow = Row[Any]

NEWEST_FIRST = (orders.c.placed_at.is_(None), orders.c.placed_at.desc(), orders.c.position)
"""Those without a date come last, in the sequence in which they came."""


def read_customers(
    connection: Connection, by: AnyColumn | None = None, of: Collection[str] = (), *, lock: bool = False
) -> tuple[Customer, ...]:
    """In the sequence in which they came. With `lock`, nobody else changes them until the end of
    the transaction; SQLite has no such lock, and there a transaction that writes is alone."""
    rows = connection.execute(_heads(customers, by, lock), {"of": of}).all()
    methods = _parts(connection, payment_methods, customers, _method, by, of) if rows else {}
    return tuple(_customer(row, methods.get(row.id, [])) for row in rows)


def read_goods(
    connection: Connection, by: AnyColumn | None = None, of: Collection[str] = ()
) -> tuple[Goods, ...]:
    """In the sequence in which they came. One statement, since a turn asks for many."""
    found: dict[tuple[str, str], list[GoodsVariant]] = {}
    for row in connection.execute(_goods(by), {"of": of}):
        variants = found.setdefault((row.goods_id, row.name), [])
        if row.id is not None:
            variants.append(_variant(row))
    return tuple(Goods(*what, tuple(variants)) for what, variants in found.items())


def read_orders(
    connection: Connection, by: AnyColumn | None = None, of: Collection[str] = (), *, lock: bool = False
) -> tuple[Order, ...]:
    """Those of a customer newest first, others in the sequence in which they came. `lock` as in
    `read_customers`."""
    rows = connection.execute(_heads(orders, by, lock), {"of": of}).all()
    if not rows:
        return ()
    lines = _parts(connection, order_lines, orders, _line, by, of)
    payments = _parts(connection, order_payments, orders, _payment, by, of)
    fulfilments = _parts(connection, order_fulfilments, orders, _fulfilment, by, of)
    requests = _parts(connection, order_requests, orders, _request, by, of)
    return tuple(
        Order(
            id=row.id,
            customer_id=row.customer_id,
            placed_at=row.placed_at,
            status=row.status,
            address=_address(row),
            items=tuple(lines.get(row.id, [])),
            payments=tuple(payments.get(row.id, [])),
            fulfilments=tuple(fulfilments.get(row.id, [])),
            currency=row.currency,
            request=next(iter(requests.get(row.id, [])), None),
            version=row.version,
        )
        for row in rows
    )


@cache
def _heads(table: Table, by: AnyColumn | None, lock: bool) -> Select[Any]:
    sequence = NEWEST_FIRST if by is orders.c.customer_id else (table.c.position,)
    heads = _fitting(select(table), by).order_by(*sequence)
    return heads.with_for_update() if lock else heads


@cache
def _goods(by: AnyColumn | None) -> Select[Any]:
    rows = select(goods.c.id.label("goods_id"), goods.c.name, goods_variants)
    joined = rows.outerjoin_from(goods, goods_variants, goods_variants.c.product_id == goods.c.id)
    return _fitting(joined, by).order_by(goods.c.position, goods_variants.c.position)


@cache
def _of_heads(table: Table, parent: Table, by: AnyColumn | None) -> Select[Any]:
    rows = select(table).order_by(*table.primary_key.columns)
    if by is None:
        return rows
    return _fitting(rows.join(parent, _owner(table) == parent.c.id), by)


def _fitting(rows: Select[Any], by: AnyColumn | None) -> Select[Any]:
    if by is None:
        return rows
    column = type_coerce(by, String(64)) if isinstance(by.type, Indexed) else by
    return rows.where(column.in_(bindparam("of", expanding=True)))


def _owner(table: Table) -> AnyColumn:
    """What a part says its record by."""
    return table.primary_key.columns.values()[0]


def _parts(
    connection: Connection,
    table: Table,
    parent: Table,
    make: Callable[[AnyRow], Part],
    by: AnyColumn | None,
    of: Collection[str],
) -> Mapping[str, list[Part]]:
    """What the records have of one kind, in its sequence, by the id of the record."""
    owner = _owner(table).name
    found: defaultdict[str, list[Part]] = defaultdict(list)
    for row in connection.execute(_of_heads(table, parent, by), {"of": of}):
        found[getattr(row, owner)].append(make(row))
    return found


def _customer(row: AnyRow, methods: Sequence[PaymentMethod]) -> Customer:
    name = (row.first_name, row.last_name)
    return Customer(row.id, *name, row.email, _address(row), tuple(methods), row.version)


def _address(row: AnyRow) -> Address:
    return Address(row.address1, row.address2, row.city, row.state, row.country, row.zip)


def _method(row: AnyRow) -> PaymentMethod:
    return PaymentMethod(row.id, row.kind, row.balance, row.brand, row.last_four)


def _variant(row: AnyRow) -> GoodsVariant:
    return GoodsVariant(row.id, row.options, row.available, row.price)


def _line(row: AnyRow) -> Line:
    what = (row.line_id, row.product_id, row.variant_id, row.name, row.options)
    return Line(*what, row.price, row.quantity)


def _payment(row: AnyRow) -> Payment:
    return Payment(row.kind, row.amount, row.payment_method_id)


def _fulfilment(row: AnyRow) -> Fulfilment:
    when = (row.shipped_at, row.delivered_at, row.expected_at)
    return Fulfilment(row.tracking_ids, row.variant_ids, row.carrier, *when)


def _request(row: AnyRow) -> OrderRequest:
    return OrderRequest(row.kind, row.items, row.payment_method_id, row.new_items, row.reason)
