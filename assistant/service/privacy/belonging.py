"""Which rows are a customer's. Whoever asks holds the transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from assistant.errors import NotFound
from assistant.service.behaviour.tables import subject_conversations, subjects
from assistant.service.orders.tables import customers, order_audit, orders
from assistant.service.remote.tables import remote_changes
from assistant.service.tables import conversations

AT_ONCE = 500
"""Ids in one statement."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """Ids of what a customer has here. `email` is theirs where the shop's own records name one; `keys` are
    those of changes to their orders. `subjects` are their pseudonyms: their own, and those of visitors who
    were proved to be them and of whom nothing was taken note of since."""

    customer_id: str
    email: str | None
    subjects: tuple[str, ...]
    conversations: tuple[str, ...]
    orders: tuple[str, ...]
    keys: tuple[str, ...]


def belongings(connection: Connection, customer_id: str) -> Belongings:
    """Raises NotFound for a customer of whom nothing is kept."""
    email = connection.scalar(select(customers.c.email).where(customers.c.id == customer_id))
    subject = connection.scalar(select(subjects.c.key).where(subjects.c.customer_id == customer_id))
    mine = _conversations(connection, customer_id, subject)
    ordered = select(orders.c.id).where(orders.c.customer_id == customer_id).order_by(orders.c.position)
    keys = [
        *connection.scalars(select(order_audit.c.key).where(order_audit.c.customer_id == customer_id)),
        *_remote(connection, customer_id),
    ]
    found = Belongings(
        customer_id,
        email,
        (*((subject,) if subject else ()), *_visitors(connection, mine)),
        mine,
        tuple(connection.scalars(ordered)),
        tuple(dict.fromkeys(keys)),
    )
    if not (email or found.subjects or mine or found.orders or found.keys):
        raise NotFound("customer", customer_id)
    return found


def _conversations(connection: Connection, customer_id: str, subject: str | None) -> tuple[str, ...]:
    """Those in which the customer was proved, by any of the places that say so."""
    said = json.dumps(customer_id, ensure_ascii=False)
    likely = select(conversations.c.id, conversations.c.state).where(
        conversations.c.state.contains(said, autoescape=True)
    )
    proved = [row.id for row in connection.execute(likely) if _of(row.state) == customer_id]
    linked = select(subject_conversations.c.conversation_id).where(subject_conversations.c.subject == subject)
    changed = select(order_audit.c.conversation_id).where(order_audit.c.customer_id == customer_id)
    there = select(conversations.c.id).where(conversations.c.id.in_(changed))
    ids = [*proved, *(connection.scalars(linked) if subject else ()), *connection.scalars(there)]
    return tuple(dict.fromkeys(ids))


def _visitors(connection: Connection, mine: Sequence[str]) -> Iterator[str]:
    """Pseudonyms of nobody yet that these conversations have."""
    linked = select(subjects.c.key).join(
        subject_conversations, subject_conversations.c.subject == subjects.c.key
    )
    for start in range(0, len(mine), AT_ONCE):
        here = subject_conversations.c.conversation_id.in_(mine[start : start + AT_ONCE])
        yield from connection.scalars(linked.where(here, subjects.c.customer_id.is_(None)))


def _of(state: str) -> object:
    return json.loads(state).get("customer_id")


def _remote(connection: Connection, customer_id: str) -> list[str]:
    """Keys of changes asked of the order system. What was agreed to may be sealed, so each is read."""
    rows = connection.execute(select(remote_changes.c.key, remote_changes.c.quote))
    return [row.key for row in rows if json.loads(row.quote)["change"]["customer_id"] == customer_id]
