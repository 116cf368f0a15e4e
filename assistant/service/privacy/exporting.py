"""Everything that is kept of a customer, as plain values for one JSON document."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select

from assistant.service.behaviour.tables import (
    audits,
    behaviour_events,
    impressions,
    preferences,
    subjects,
    turn_arms,
)
from assistant.service.database import reading, writing
from assistant.service.held.tables import held_back
from assistant.service.orders import OrderBook, write_book
from assistant.service.orders.reading import read_customers, read_orders
from assistant.service.orders.tables import customers, order_audit, orders
from assistant.service.privacy.belonging import Belongings, belongings
from assistant.service.remote.tables import remote_changes
from assistant.service.tables import (
    conversation_events,
    conversations,
    feedback,
    handoffs,
    messages,
    turns,
)

Plain = dict[str, Any]  # one row by column, ready to be written as JSON
OWN = {"conversations": {"secret_hash", "turn_token", "turn_until", "version"}}
"""Columns that say nothing of a customer and open their conversation."""


def export(engine: Engine, customer_id: str, now: datetime, *, keep: timedelta | None = None) -> Plain:
    """Raises NotFound for a customer of whom nothing is kept. That it was done is noted, not of whom."""
    with reading(engine) as connection:
        mine = belongings(connection, customer_id)
        book = OrderBook(
            customers=read_customers(connection, customers.c.id, [customer_id]),
            orders=read_orders(connection, orders.c.customer_id, [customer_id]),
        )
        records = json.loads(write_book(book))
        found = {
            "customer_id": customer_id,
            "exported_at": now.isoformat(),
            "customer": next(iter(records["customers"]), None),
            "orders": records["orders"],
            "changes": _changes(connection, mine),
            "conversations": [_conversation(connection, id) for id in mine.conversations],
            "behaviour": _behaviour(connection, mine),
        }
    _note(engine, found, now, keep)
    return found


def _changes(connection: Connection, mine: Belongings) -> list[Plain]:
    asked = [order_audit.c.customer_id == mine.customer_id, remote_changes.c.key.in_(mine.keys)]
    tables = (order_audit, remote_changes)
    return [
        row for table, where in zip(tables, asked, strict=True) for row in _rows(connection, table, where)
    ]


def _conversation(connection: Connection, conversation_id: str) -> Plain:
    """One conversation whole: what was said, what came of it, and what the customer thought of it."""
    (itself,) = _rows(connection, conversations, conversations.c.id == conversation_id)
    replies = select(turns.c.reply_id).where(turns.c.conversation_id == conversation_id)
    parts: Mapping[str, Sequence[Plain]] = {
        table.name: _rows(connection, table, table.c.conversation_id == conversation_id)
        for table in (messages, turns, handoffs, conversation_events, held_back)
    }
    rated = {
        table.name: _rows(connection, table, table.c.reply_id.in_(replies)) for table in (feedback, turn_arms)
    }
    return itself | dict(parts) | rated


def _behaviour(connection: Connection, mine: Belongings) -> Plain:
    if not mine.subjects:
        return {}
    return {"pseudonyms": _rows(connection, subjects, subjects.c.key.in_(mine.subjects))} | {
        table.name: _rows(connection, table, table.c.subject.in_(mine.subjects))
        for table in (behaviour_events, impressions, preferences)
    }


def _rows(connection: Connection, table: Table, where: Any) -> list[Plain]:
    left_out = OWN.get(table.name, set())
    found = connection.execute(select(table).where(where).order_by(*table.primary_key.columns)).mappings()
    return [{name: _value(value) for name, value in row.items() if name not in left_out} for row in found]


def _value(value: object) -> object:
    """A text that is JSON is given as what it says."""
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _note(engine: Engine, found: Plain, now: datetime, keep: timedelta | None) -> None:
    counts = {"orders": len(found["orders"]), "conversations": len(found["conversations"])}
    row = {
        "id": uuid.uuid4().hex,
        "what": "exported",
        "counts": json.dumps(counts),
        "at": now,
        "until": now + keep if keep is not None else None,
    }
    with writing(engine) as connection:
        connection.execute(insert(audits).values(row))
