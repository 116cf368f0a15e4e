"""What customers did, one row a time, within a transaction of the caller's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from assistant.errors import Invalid
from assistant.service.behaviour.tables import behaviour_events, subjects
from assistant.service.behaviour.writing import add
from retrieval.recommend.kinds import Event, EventKind

LONGEST = {"product_id": 200, "variant_id": 200, "session": 64, "reply_id": 64, "source": 16, "key": 200}
"""Characters that the columns take."""


def record(connection: Connection, events: Sequence[Event]) -> int:
    """How many were new. Events of a subject that is gone, or that wants no profile, are left out.
    Raises Invalid for what no column can hold."""
    willing = personal(connection, {event.subject for event in events})
    rows = [row(event) for event in events if event.subject in willing]
    return add(connection, behaviour_events, rows)


def personal(connection: Connection, among: set[str]) -> set[str]:
    """Of these subjects those of whom events may be kept."""
    found: set[str] = set()
    wanted = sorted(among)
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        mine = select(subjects.c.key).where(subjects.c.key.in_(some), subjects.c.personal)
        found.update(connection.execute(mine).scalars())
    return found


def newest(connection: Connection, subject: str, most: int) -> tuple[Event, ...]:
    """The newest `most`, oldest first."""
    mine = select(behaviour_events).where(behaviour_events.c.subject == subject)
    latest = mine.order_by(behaviour_events.c.at.desc(), behaviour_events.c.id.desc()).limit(most)
    return tuple(_event(found) for found in reversed(connection.execute(latest).all()))


def row(event: Event) -> Mapping[str, Any]:
    """Raises Invalid for what no column can hold."""
    for name, most in LONGEST.items():
        if len(getattr(event, name) or "") > most:
            raise Invalid(name, f"at most {most} characters")
    return {
        "subject": event.subject,
        "kind": event.kind.value,
        "product_id": event.product_id,
        "variant_id": event.variant_id,
        "quantity": event.quantity,
        "seconds": event.seconds,
        "at": event.at.timestamp(),
        "session": event.session,
        "reply_id": event.reply_id,
        "position": event.position,
        "source": event.source,
        "key": event.key,
    }


def _event(found: Row[tuple[object, ...]]) -> Event:
    named = dict(found._mapping)
    del named["id"]
    return Event(**named | {"kind": EventKind(named["kind"]), "at": datetime.fromtimestamp(named["at"], UTC)})
