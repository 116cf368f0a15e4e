"""What a customer is told outside of a turn: words of staff, who has the conversation, orders.

Kept in the database and asked for again and again, so that any process can tell what another did.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, insert, select

from assistant.errors import NotFound
from assistant.service.database import reading, writing
from assistant.service.tables import conversation_events, conversations

STAFF_MESSAGE, HANDOFF, ORDER = "staff_message", "handoff", "order"
"""Kinds of events, and what their data holds: {text, by}; {state, by}; {order_id, action, result}."""


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """One event; `number` rises by one within its conversation, beginning with 1."""

    number: int
    kind: str
    data: Mapping[str, str]
    at: datetime


class ConversationEvents:
    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._now = engine, now

    def add(self, conversation_id: str, kind: str, data: Mapping[str, str]) -> int:
        """Tell the customer of something; its number. Raises NotFound if there is no such conversation."""
        with writing(self._engine) as connection:
            lock(connection, conversation_id)
            return tell(connection, conversation_id, kind, data, self._now())

    def order(self, conversation_id: str, order_id: str, action: str, result: str) -> int:
        """Something became of a change to an order after the turn that asked for it, such as the
        order system's yes to what had only been requested."""
        return self.add(conversation_id, ORDER, {"order_id": order_id, "action": action, "result": result})

    def after(self, conversation_id: str, number: int = 0, most: int = 500) -> tuple[ToldEvent, ...]:
        """What came after the event of this number, oldest first."""
        mine = conversation_events.c.conversation_id == conversation_id
        later = select(conversation_events).where(mine, conversation_events.c.number > number)
        with reading(self._engine) as connection:
            rows = connection.execute(later.order_by(conversation_events.c.number).limit(most)).mappings()
            return tuple(ToldEvent(r["number"], r["kind"], json.loads(r["data"]), r["at"]) for r in rows)

    def last(self, conversation_id: str) -> int:
        """The number of the newest event; 0 where there is none."""
        with reading(self._engine) as connection:
            return _last(connection, conversation_id)


def lock(connection: Connection, conversation_id: str) -> None:
    """Hold a conversation's row till the end of the transaction: who holds it numbers its events and
    messages. Raises NotFound."""
    row = select(conversations.c.id).where(conversations.c.id == conversation_id).with_for_update()
    if connection.execute(row).first() is None:
        raise NotFound("conversation", conversation_id)


def tell(
    connection: Connection, conversation_id: str, kind: str, data: Mapping[str, str], at: datetime
) -> int:
    """Within a transaction that holds the conversation's row: the number of the new event."""
    number = _last(connection, conversation_id) + 1
    row = {
        "conversation_id": conversation_id,
        "number": number,
        "kind": kind,
        "data": json.dumps(dict(data), ensure_ascii=False),
        "at": at,
    }
    connection.execute(insert(conversation_events).values(row))
    return number


def _last(connection: Connection, conversation_id: str) -> int:
    mine = conversation_events.c.conversation_id == conversation_id
    return connection.scalar(select(func.max(conversation_events.c.number)).where(mine)) or 0
