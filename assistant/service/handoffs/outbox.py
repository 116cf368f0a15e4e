"""What the shop's helpdesk has still to be told of hand-offs.

A row is written in the transaction of the change that it tells of, and goes when the helpdesk has
taken it: neither a crash nor a helpdesk that is down loses one. One may be sent twice (when its
answer was lost): its id is the same then.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from assistant.service.database import reading, writing
from assistant.service.tables import outbox

if TYPE_CHECKING:
    from assistant.service.handoffs.handoff import Handoff, Step

CLAIM = timedelta(minutes=2)
"""How long whoever sends one may take, before another tries it."""
SOONEST, LATEST = timedelta(seconds=5), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing to tell, as it goes over the wire; `attempts` counts this one."""

    id: str
    body: str
    created_at: datetime
    attempts: int


def put(connection: Connection, handoff: Handoff, step: Step, sequence: int) -> None:
    """Within the transaction of a change: tell the helpdesk of it."""
    letter = secrets.token_hex(16)
    body = {
        "id": letter,
        "type": f"handoff.{step.step}",
        "sequence": sequence,
        "at": step.at.isoformat(),
        "by": step.by,
        "text": step.text,
        "handoff": {
            "id": handoff.id,
            "conversation_id": handoff.conversation_id,
            "state": str(handoff.state),
            "owner": handoff.owner,
            "topic": handoff.topic,
            "text": handoff.text,
            "contact": handoff.contact,
            "created_at": handoff.created_at.isoformat(),
            "closed_at": handoff.closed_at.isoformat() if handoff.closed_at else None,
        },
    }
    row = {
        "id": letter,
        "conversation_id": handoff.conversation_id,
        "body": json.dumps(body, ensure_ascii=False),
        "created_at": step.at,
        "due_at": step.at,
        "attempts": 0,
    }
    connection.execute(insert(outbox).values(row))


def pause(attempts: int) -> timedelta:
    """How long to wait after so many tries in a row that failed: 5 s, doubled each time, up to an hour."""
    return min(SOONEST * (1 << min(attempts - 1, 20)), LATEST)


class Outbox:
    """The letters of one shop, for any number of processes that send them."""

    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._now = engine, now

    def claim(self) -> Letter | None:
        """The oldest that is due, for the caller alone to send within CLAIM; None if none is due."""
        now = self._now()
        due = select(outbox).where(outbox.c.due_at <= now).order_by(outbox.c.created_at, outbox.c.id).limit(1)
        with reading(self._engine) as connection:  # most looks find nothing: they need not wait for a lock
            if connection.execute(due).first() is None:
                return None
        with writing(self._engine) as connection:
            row = connection.execute(due.with_for_update(skip_locked=True)).mappings().first()
            if row is None:
                return None
            attempts = row["attempts"] + 1
            mine = update(outbox).where(outbox.c.id == row["id"])
            connection.execute(mine.values(due_at=now + CLAIM, attempts=attempts))
            return Letter(row["id"], row["body"], row["created_at"], attempts)

    def delivered(self, letter: Letter) -> None:
        with writing(self._engine) as connection:
            connection.execute(delete(outbox).where(outbox.c.id == letter.id))

    def failed(self, letter: Letter, problem: str, wait: timedelta | None = None) -> None:
        """It is tried again after a pause that grows, or after `wait` if that is longer."""
        due = self._now() + max(pause(letter.attempts), min(wait or timedelta(0), LATEST))
        change = update(outbox).where(outbox.c.id == letter.id)
        with writing(self._engine) as connection:
            connection.execute(change.values(due_at=due, problem=problem[:500]))

    def waiting(self) -> int:
        """How many have not been delivered."""
        with reading(self._engine) as connection:
            return connection.scalar(select(func.count()).select_from(outbox)) or 0
