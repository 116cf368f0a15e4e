"""Whose behaviour it is: a pseudonym for each visitor, one for each customer, and how the first becomes the
second. Everything here happens within a transaction of the caller's."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, select, update

from assistant.errors import NotFound
from assistant.service.behaviour import preferences
from assistant.service.behaviour.tables import (
    behaviour_events,
    impressions,
    subject_conversations,
    subjects,
)
from assistant.service.behaviour.tables import preferences as said
from assistant.service.behaviour.writing import add
from assistant.service.tables import conversations, identifier

KEPT = (behaviour_events, impressions, said)
"""What is kept of a subject; a visitor's moves with them."""
AT_ONCE = 500
"""Customers in one statement."""


def known(connection: Connection, conversation_id: str, customer_id: str | None) -> str | None:
    """The pseudonym of a conversation, if it has one that needs no change."""
    linked = (
        select(subjects.c.key, subjects.c.customer_id)
        .join(subject_conversations, subject_conversations.c.subject == subjects.c.key)
        .where(subject_conversations.c.conversation_id == conversation_id)
    )
    found = connection.execute(linked).first()
    return found.key if found and customer_id in (None, found.customer_id) else None


def of_conversation(
    connection: Connection, conversation_id: str, customer_id: str | None, now: datetime
) -> str:
    """The pseudonym of a conversation, made and linked where there is none. What a visitor did goes over
    to the customer that they are proved to be. Raises NotFound for no conversation."""
    there = select(conversations.c.id).where(conversations.c.id == conversation_id).with_for_update()
    if connection.execute(there).first() is None:
        raise NotFound("conversation", conversation_id)
    if (right := known(connection, conversation_id, customer_id)) is not None:
        return right
    before = known(connection, conversation_id, None)
    if customer_id is None:
        after = make(connection, None, now)
    elif (found := of_customer(connection, customer_id)) is not None:
        after = found
    elif before is not None and _visitor(connection, before):
        connection.execute(update(subjects).where(subjects.c.key == before).values(customer_id=customer_id))
        return before
    else:
        after = make(connection, customer_id, now)
    if before is None:
        row = {"conversation_id": conversation_id, "subject": after}
        add(connection, subject_conversations, [row])
    elif _visitor(connection, before):
        move(connection, before, after)
    else:
        _link(connection, conversation_id, after)
    return after


def of_customer(connection: Connection, customer_id: str) -> str | None:
    found = select(subjects.c.key).where(subjects.c.customer_id == customer_id)
    return connection.execute(found).scalar()


def make(connection: Connection, customer_id: str | None, now: datetime) -> str:
    """A pseudonym, of a visitor where there is no customer; the customer's own if they have one by now."""
    key = secrets.token_hex(16)
    row = {"key": key, "customer_id": customer_id, "created_at": now, "personal": True}
    if add(connection, subjects, [row]) or customer_id is None:
        return key
    return of_customer(connection, customer_id) or key


def of_customers(connection: Connection, customer_ids: Iterable[str]) -> dict[str, str]:
    """The pseudonyms of those who have one, by customer as they were asked for."""
    stored = {one: identifier(one) for one in customer_ids}
    wanted, found = sorted(set(stored.values())), dict[str, str]()
    for start in range(0, len(wanted), AT_ONCE):
        some = subjects.c.customer_id.in_(wanted[start : start + AT_ONCE])
        for row in connection.execute(select(subjects.c.customer_id, subjects.c.key).where(some)):
            found[row.customer_id] = row.key
    return {one: found[kept] for one, kept in stored.items() if kept in found}


def make_all(connection: Connection, customer_ids: Iterable[str], now: datetime) -> dict[str, str]:
    """The pseudonyms of many customers, made where they have none, by customer."""
    wanted = set(customer_ids)
    missing = sorted(wanted - of_customers(connection, wanted).keys())
    rows = [
        {"key": secrets.token_hex(16), "customer_id": one, "created_at": now, "personal": True}
        for one in missing
    ]
    add(connection, subjects, rows)
    return of_customers(connection, wanted)


def move(connection: Connection, visitor: str, customer: str) -> None:
    """What a visitor did and said becomes the customer's, and the visitor is no more. Of a customer who
    wants no profile, or a visitor who wanted none, nothing is kept."""
    unwilling = select(func.count()).where(subjects.c.key.in_((visitor, customer)), ~subjects.c.personal)
    if connection.execute(unwilling).scalar():
        connection.execute(update(subjects).where(subjects.c.key == customer).values(personal=False))
        erase(connection, visitor)
    for table in (*KEPT, subject_conversations):
        connection.execute(update(table).where(table.c.subject == visitor).values(subject=customer))
    preferences.settle(connection, customer)
    connection.execute(delete(subjects).where(subjects.c.key == visitor))


def erase(connection: Connection, subject: str) -> Counter[str]:
    """What is kept of a subject, but not the subject; how many rows, by table."""
    counted: Counter[str] = Counter()
    for table in KEPT:
        counted[table.name] = connection.execute(delete(table).where(table.c.subject == subject)).rowcount
    return counted


def leave(connection: Connection, conversation_id: str) -> None:
    """A conversation is erased: so is what its visitor did, and what its customer said in it of what they
    like stands no more in their words."""
    subject = known(connection, conversation_id, None)
    if subject is None:
        return
    mine = select(subject_conversations.c.conversation_id).where(subject_conversations.c.subject == subject)
    if _visitor(connection, subject) and len(connection.execute(mine).all()) <= 1:
        erase(connection, subject)
        connection.execute(delete(subjects).where(subjects.c.key == subject))
    else:
        here = said.c.subject == subject, said.c.conversation_id == conversation_id
        connection.execute(update(said).where(*here).values(said="", conversation_id=None))


def _visitor(connection: Connection, subject: str) -> bool:
    mine = select(subjects.c.key).where(subjects.c.key == subject, subjects.c.customer_id.is_(None))
    return connection.execute(mine).first() is not None


def _link(connection: Connection, conversation_id: str, subject: str) -> None:
    here = subject_conversations.c.conversation_id == conversation_id
    connection.execute(update(subject_conversations).where(here).values(subject=subject))
