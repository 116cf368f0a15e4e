"""A hand-off as it is kept, and the small reads and writes that its changes are made of.

    queue ──take──▶ person ──return──▶ returned    the assistant goes on
      └────close───────┴─────close───▶ closed      done with; the assistant answers what comes next

A conversation has at most one that is open (queue or person); the last two are ends, and asking
for a person again begins a new one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, insert, select, update

from assistant.errors import NotFound
from assistant.service.events import HANDOFF, lock, tell
from assistant.service.handoffs.outbox import put
from assistant.service.tables import handoff_steps, handoffs

ASSISTANT = "assistant"
"""Who does what no person does, in `Step.by`."""
DISTRESS = "distress"
"""The topic of a customer who may be in danger: before all others in the queue."""


class State(StrEnum):
    QUEUE = "queue"
    PERSON = "person"
    RETURNED = "returned"
    CLOSED = "closed"

    @property
    def is_open(self) -> bool:
        return self in {State.QUEUE, State.PERSON}


@dataclass(frozen=True, slots=True)
class Handoff:
    """`text` is what the customer asked, one line for each time; `contact` a way to reach them;
    `owner` the name of the person who has taken it, or had it last."""

    id: str
    conversation_id: str
    topic: str
    text: str
    contact: str | None
    created_at: datetime
    closed_at: datetime | None
    state: State = State.QUEUE
    owner: str | None = None
    taken_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done with a hand-off. `step` is asked, added, contact, heard, taken, replied,
    returned or closed; `text` the words that came with it."""

    step: str
    by: str
    at: datetime
    text: str | None = None
    key: str | None = None


def handoff_of(row: RowMapping) -> Handoff:
    return Handoff(**{**row, "state": State(row["state"])})


def still_open(conversation_id: str) -> ColumnElement[bool]:
    return and_(handoffs.c.conversation_id == conversation_id, handoffs.c.closed_at.is_(None))


def find(connection: Connection, which: ColumnElement[bool]) -> Handoff | None:
    row = connection.execute(select(handoffs).where(which)).mappings().first()
    return None if row is None else handoff_of(row)


def held(connection: Connection, handoff_id: str) -> Handoff:
    """The hand-off as it stands, held against everybody else till the end of the transaction.
    Raises NotFound."""
    where = select(handoffs.c.conversation_id).where(handoffs.c.id == handoff_id)
    conversation_id = connection.scalar(where)
    if conversation_id is None:
        raise NotFound("hand-off", handoff_id)
    lock(connection, conversation_id)
    found = find(connection, handoffs.c.id == handoff_id)
    if found is None:
        raise NotFound("hand-off", handoff_id)
    return found


def change(connection: Connection, before: Handoff, step: Step, notify: bool, **values: object) -> Handoff:
    """Store a change of a hand-off that is held, with who made it; and tell the helpdesk, with `notify`."""
    after = replace(before, updated_at=step.at, **values)  # type: ignore[arg-type]
    stored = update(handoffs).where(handoffs.c.id == before.id).values(updated_at=step.at, **values)
    connection.execute(stored)
    note(connection, after, step, notify)
    return after


def note(connection: Connection, handoff: Handoff, step: Step, notify: bool) -> None:
    """Write down a step, and tell the helpdesk of it."""
    row = {
        "handoff_id": handoff.id,
        "step": step.step,
        "by": step.by,
        "at": step.at,
        "text": step.text,
        "key": step.key,
    }
    number = connection.execute(insert(handoff_steps).values(row)).inserted_primary_key
    if notify:
        put(connection, handoff, step, number[0] if number else 0)


def tell_state(connection: Connection, handoff: Handoff, at: datetime) -> None:
    """The customer's side of a change of owner."""
    data = {"state": str(handoff.state), "by": handoff.owner or ""}
    tell(connection, handoff.conversation_id, HANDOFF, data, at)
