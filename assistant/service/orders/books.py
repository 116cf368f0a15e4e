"""The books of what was changed: a receipt for each key, and an audit row for each write."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, insert, select

from assistant.errors import Invalid
from assistant.orders import Agreement, Change, Customer, Order, Quote, Receipt
from assistant.service.database import reading
from assistant.service.orders.tables import order_audit, order_receipts


@dataclass(frozen=True, slots=True)
class Records:
    """What a change touches; `order` is None for a change of the account."""

    order: Order | None
    customer: Customer


@dataclass(frozen=True, slots=True)
class Entry:
    """One write: under which key, on what it rested, and the records before and after it."""

    key: str
    agreement: Agreement
    quote: Quote
    before: Records
    after: Records
    at: datetime


@dataclass(frozen=True, slots=True)
class _Forms:
    change: TypeAdapter[Change]
    quote: TypeAdapter[Quote]
    receipt: TypeAdapter[Receipt]
    records: TypeAdapter[Records]


@cache
def _forms() -> _Forms:
    """Made when first used, since that takes a while."""
    return _Forms(TypeAdapter(Change), TypeAdapter(Quote), TypeAdapter(Receipt), TypeAdapter(Records))


def first_receipt(connection: Connection, key: str, change: Change) -> Receipt | None:
    """What was given under this key before. Raises Invalid if that was for another change."""
    wanted = select(order_receipts).where(order_receipts.c.key == key)
    row = connection.execute(wanted).first()
    if row is None:
        return None
    if _forms().change.validate_json(row.change) != change:
        raise Invalid("key", "it was used for another change; each change has a key of its own")
    return _forms().receipt.validate_json(row.receipt)


def keep_receipt(connection: Connection, receipt: Receipt, at: datetime) -> None:
    """Raises IntegrityError if the key has one."""
    row = {
        "key": receipt.key,
        "change": _text(_forms().change, receipt.change),
        "receipt": _text(_forms().receipt, receipt),
        "at": at,
    }
    connection.execute(insert(order_receipts).values(row))


def write_entry(connection: Connection, entry: Entry) -> None:
    change, agreement = entry.quote.change, entry.agreement
    row = {
        "key": entry.key,
        "kind": change.kind.value,
        "customer_id": change.customer_id,
        "order_id": change.order_id,
        "conversation_id": agreement.conversation_id,
        "proof": agreement.proof,
        "shown": agreement.shown,
        "said": agreement.said,
        "quote": _text(_forms().quote, entry.quote),
        "before": _text(_forms().records, entry.before),
        "after": _text(_forms().records, entry.after),
        "at": entry.at,
    }
    connection.execute(insert(order_audit).values(row))


def entries(
    engine: Engine,
    *,
    customer_id: str | None = None,
    order_id: str | None = None,
    conversation_id: str | None = None,
) -> tuple[Entry, ...]:
    """The audit rows that fit all that is given, oldest first."""
    wanted = select(order_audit).order_by(order_audit.c.id)
    given = {"customer_id": customer_id, "order_id": order_id, "conversation_id": conversation_id}
    for name, value in given.items():
        if value is not None:
            wanted = wanted.where(order_audit.c[name] == value)
    with reading(engine) as connection:
        return tuple(_entry(row) for row in connection.execute(wanted))


def _entry(row: Any) -> Entry:
    agreement = Agreement(row.conversation_id, row.customer_id, row.proof, row.shown, row.said)
    records = _forms().records
    return Entry(
        key=row.key,
        agreement=agreement,
        quote=_forms().quote.validate_json(row.quote),
        before=records.validate_json(row.before),
        after=records.validate_json(row.after),
        at=row.at,
    )


def _text(form: TypeAdapter[Any], value: object) -> str:
    """As JSON, in characters that every database holds."""
    return json.dumps(form.dump_python(value, mode="json"))
