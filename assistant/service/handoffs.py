"""Customers who wait for a person. One conversation waits in at most one place of the queue."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, Engine, and_, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.errors import NotFound
from assistant.service.database import reading, writing
from assistant.service.tables import conversations, handoffs


@dataclass(frozen=True, slots=True)
class Handoff:
    """`text` is what the customer asked, one line for each time; `contact` a way to reach them."""

    id: str
    conversation_id: str
    topic: str
    text: str
    contact: str | None
    created_at: datetime
    closed_at: datetime | None


class Handoffs:
    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._now = engine, now

    def ask(
        self, conversation_id: str, topic: str, text: str, contact: str | None = None
    ) -> tuple[Handoff, bool]:
        """Put the conversation in the queue; the second value says whether it was not there yet.

        Asked again while it waits, the row stays, keeps its first topic, and gains what is
        new in `text` and `contact`. Raises NotFound for a conversation that is not there.
        """
        try:
            with writing(self._engine) as connection:
                return self._ask(connection, conversation_id, topic, text, contact)
        except IntegrityError:  # another process put it there between our look and our insert
            with writing(self._engine) as connection:
                return self._ask(connection, conversation_id, topic, text, contact)

    def add_contact(self, conversation_id: str, contact: str) -> Handoff:
        """Say how the waiting customer can be reached. Raises NotFound if nobody waits."""
        with writing(self._engine) as connection:
            waiting = _find(connection, _open(conversation_id))
            if waiting is None:
                raise NotFound("open hand-off", conversation_id)
            return _change(connection, waiting, waiting.text, contact)

    def waiting(self) -> tuple[Handoff, ...]:
        """Who waits, longest first."""
        queue = select(handoffs).where(handoffs.c.closed_at.is_(None)).order_by(handoffs.c.created_at)
        with reading(self._engine) as connection:
            return tuple(Handoff(**row) for row in connection.execute(queue).mappings())

    def close(self, handoff_id: str) -> Handoff:
        """A person has taken care of it; closing it again changes nothing. Raises NotFound."""
        with writing(self._engine) as connection:
            still_open = and_(handoffs.c.id == handoff_id, handoffs.c.closed_at.is_(None))
            connection.execute(update(handoffs).where(still_open).values(closed_at=self._now()))
            closed = _find(connection, handoffs.c.id == handoff_id)
        if closed is None:
            raise NotFound("hand-off", handoff_id)
        return closed

    def _ask(
        self, connection: Connection, conversation_id: str, topic: str, text: str, contact: str | None
    ) -> tuple[Handoff, bool]:
        waiting = _find(connection, _open(conversation_id))
        if waiting is not None:
            lines = waiting.text.split("\n")
            said = waiting.text if text in lines else "\n".join((*lines, text))
            return _change(connection, waiting, said, contact or waiting.contact), False
        known = select(conversations.c.id).where(conversations.c.id == conversation_id)
        if connection.execute(known).first() is None:
            raise NotFound("conversation", conversation_id)
        asked = Handoff(secrets.token_hex(8), conversation_id, topic, text, contact, self._now(), None)
        connection.execute(insert(handoffs).values(asdict(asked)))
        return asked, True


def _open(conversation_id: str) -> ColumnElement[bool]:
    return and_(handoffs.c.conversation_id == conversation_id, handoffs.c.closed_at.is_(None))


def _find(connection: Connection, which: ColumnElement[bool]) -> Handoff | None:
    row = connection.execute(select(handoffs).where(which).with_for_update()).mappings().first()
    return None if row is None else Handoff(**row)


def _change(connection: Connection, waiting: Handoff, text: str, contact: str | None) -> Handoff:
    change = update(handoffs).where(handoffs.c.id == waiting.id).values(text=text, contact=contact)
    connection.execute(change)
    return replace(waiting, text=text, contact=contact)
