"""Everything of a customer removed, in one transaction, but for an audit line that names nobody."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, Table, Update, delete, func, insert, select, update

from assistant.service.behaviour.tables import (
    audits,
    behaviour_events,
    experiment_units,
    impressions,
    preferences,
    subject_conversations,
    subjects,
    turn_arms,
)
from assistant.service.database import reading, writing
from assistant.service.held.tables import held_back
from assistant.service.identity.tables import tokens
from assistant.service.orders.tables import (
    customers,
    order_audit,
    order_fulfilments,
    order_lines,
    order_receipts,
    order_requests,
    orders,
    payment_methods,
)
from assistant.service.privacy.belonging import AT_ONCE, Belongings, belongings
from assistant.service.privacy.sweeping import STRUCK, strike
from assistant.service.remote.tables import remote_attempts, remote_changes
from assistant.service.tables import conversations, feedback, handoffs, messages, turns

ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows of each table went or were struck out, and till when a line says that this was done.
    Not `overwritten` where a reader held SQLite's log: the old pages stay in it until it is next cut."""

    counts: Mapping[str, int]
    audit_id: str
    until: datetime | None
    overwritten: bool = True


def erase(
    engine: Engine, customer_id: str, now: datetime, *, keep: timedelta | None, keep_orders: bool = False
) -> Erased:
    """Remove a customer. `keep` is how long the audit line stays, for ever where it is None. With
    `keep_orders` the orders stay for the shop's books, without name, address, card or anything said.

    Raises NotFound for a customer of whom nothing is kept.
    """
    with writing(engine) as connection:
        mine = belongings(connection, customer_id)
        counts = Counter[str]()
        _erase_talk(connection, mine, counts)
        _erase_deeds(connection, mine, counts)
        _erase_books(connection, mine, counts)
        if keep_orders:
            _anonymise(connection, mine, counts)
        else:
            _erase_orders(connection, mine, counts)
        if mine.email:
            counts.update(strike(connection, mine.email))
        erased = Erased(dict(+counts), uuid.uuid4().hex, now + keep if keep is not None else None)
        _note(connection, erased, now)
    return replace(erased, overwritten=_overwrite(engine))


def last_erased(engine: Engine) -> float:
    """When the last erasure was that a line still tells of, in seconds since 1970; 0 for none."""
    last = select(func.max(audits.c.at)).where(audits.c.what == ERASED)
    with reading(engine) as connection:
        at = connection.scalar(last)
    return 0.0 if at is None else at.timestamp()


def _erase_talk(connection: Connection, mine: Belongings, counts: Counter[str]) -> None:
    """With a conversation goes all that hangs on it: turns, ratings, hand-offs, codes, what was recalled."""
    for table in (messages, turns, handoffs, held_back):
        counts[table.name] += _count(connection, table, "conversation_id", mine.conversations)
    for some in _some(mine.conversations):
        replies = select(turns.c.reply_id).where(turns.c.conversation_id.in_(some))
        units = select(turn_arms.c.unit).where(turn_arms.c.reply_id.in_(replies)).distinct()
        mine_there = delete(experiment_units).where(experiment_units.c.unit.in_(units))
        counts[experiment_units.name] += connection.execute(mine_there).rowcount
        for part in (feedback, turn_arms):
            rated = select(func.count()).select_from(part).where(part.c.reply_id.in_(replies))
            counts[part.name] += connection.scalar(rated) or 0
        connection.execute(delete(impressions).where(impressions.c.reply_id.in_(replies)))
        connection.execute(delete(tokens).where(tokens.c.conversation_id.in_(some)))
    counts[conversations.name] += _delete(connection, conversations, "id", mine.conversations)


def _erase_deeds(connection: Connection, mine: Belongings, counts: Counter[str]) -> None:
    for table in (behaviour_events, impressions, preferences, subject_conversations):
        counts[table.name] += _count(connection, table, "subject", mine.subjects)
    counts[subjects.name] += _delete(connection, subjects, "key", mine.subjects)


def _erase_books(connection: Connection, mine: Belongings, counts: Counter[str]) -> None:
    """What was agreed to and written, and what the order system was asked."""
    for table in (order_receipts, order_audit, remote_changes, remote_attempts):
        counts[table.name] += _delete(connection, table, "key", mine.keys)


def _erase_orders(connection: Connection, mine: Belongings, counts: Counter[str]) -> None:
    counts[order_lines.name] += _count(connection, order_lines, "order_id", mine.orders)
    counts[orders.name] += _delete(connection, orders, "id", mine.orders)
    counts[customers.name] += _delete(connection, customers, "id", (mine.customer_id,))


def _anonymise(connection: Connection, mine: Belongings, counts: Counter[str]) -> None:
    """Orders under an id that is nobody's, with their sums and goods and nothing of a person."""
    if not mine.orders and mine.email is None:
        return
    nobody = f"erased-{uuid.uuid4().hex}"
    blank = dict.fromkeys(("address1", "address2", "city", "state", "country", "zip"), STRUCK)
    row = connection.execute(select(customers).where(customers.c.id == mine.customer_id)).mappings().first()
    if row is not None:
        named = {"first_name": STRUCK, "last_name": STRUCK, "email": STRUCK}
        keyless = {"id": nobody, "email_key": None, "name_key": None}
        connection.execute(insert(customers).values(dict(row) | blank | named | keyless))
    counts[orders.name] += connection.execute(
        _moved(orders, mine.customer_id, nobody).values(**blank)
    ).rowcount
    connection.execute(_moved(payment_methods, mine.customer_id, nobody).values(last_four=None))
    for some in _some(mine.orders):
        parcels = update(order_fulfilments).where(order_fulfilments.c.order_id.in_(some))
        connection.execute(parcels.values(tracking_ids=()))
        said = update(order_requests).where(order_requests.c.order_id.in_(some))
        connection.execute(said.values(reason=None))
    counts[customers.name] += _delete(connection, customers, "id", (mine.customer_id,))


def _moved(table: Table, customer_id: str, nobody: str) -> Update:
    return update(table).where(table.c.customer_id == customer_id).values(customer_id=nobody)


def _note(connection: Connection, erased: Erased, now: datetime) -> None:
    row = {
        "id": erased.audit_id,
        "what": ERASED,
        "counts": json.dumps(erased.counts),
        "at": now,
        "until": erased.until,
    }
    connection.execute(insert(audits).values(row))


def _overwrite(engine: Engine) -> bool:
    """SQLite overwrites what it deletes, but its log still has the old pages until it is cut: whether it
    was. A reader that holds it is waited for as long as for any lock."""
    if engine.dialect.name != "sqlite":
        return True
    with engine.connect() as connection:
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        return not busy


def _delete(connection: Connection, table: Table, column: str, ids: Collection[str]) -> int:
    return sum(
        connection.execute(delete(table).where(table.c[column].in_(some))).rowcount for some in _some(ids)
    )


def _count(connection: Connection, table: Table, column: str, ids: Collection[str]) -> int:
    counted = select(func.count()).select_from(table)
    return sum(connection.scalar(counted.where(table.c[column].in_(some))) or 0 for some in _some(ids))


def _some(ids: Collection[str]) -> Iterator[tuple[str, ...]]:
    every = tuple(ids)
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))
