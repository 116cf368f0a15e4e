"""What has been kept long enough goes: conversations that have ended, and audit lines."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, select

from assistant.service.behaviour import subjects
from assistant.service.behaviour.tables import audits
from assistant.service.database import writing
from assistant.service.looking import keep_looking
from assistant.service.tables import conversations

AT_ONCE = 500
LONGEST_WAIT_S = 3600.0
"""Between two tries where it fails."""


def drop_old(engine: Engine, now: datetime, conversations_after: timedelta | None) -> Counter[str]:
    """Remove some of what is over its time; how many of each. Called again until it removes nothing, so
    that nobody waits long for it. A conversation's time runs from its last change; with it goes what a
    visitor did in it, and the words in which a customer said what they like."""
    done: Counter[str] = Counter()
    with writing(engine) as connection:
        over = select(audits.c.id).where(audits.c.until <= now).limit(AT_ONCE)
        done["audits"] = connection.execute(delete(audits).where(audits.c.id.in_(over))).rowcount
        if conversations_after is not None:
            last = conversations.c.updated_at < now - conversations_after
            old = connection.scalars(select(conversations.c.id).where(last).limit(AT_ONCE)).all()
            for one in old:
                subjects.leave(connection, one)
            gone = connection.execute(delete(conversations).where(conversations.c.id.in_(old)))
            done["conversations"] = gone.rowcount
    return +done


class Retention:
    """Any number of processes may do it at once: it comes to the same."""

    def __init__(
        self,
        engine: Engine,
        conversations_after: timedelta | None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine, self._after, self._now = engine, conversations_after, now

    def look(self) -> int:
        """Remove all that is over its time now; how many rows."""
        gone = 0
        while some := drop_old(self._engine, self._now(), self._after):
            gone += some.total()
        return gone

    def run(self, stop: threading.Event, every_s: float) -> None:
        """Look after it until `stop`."""
        keep_looking(self.look, stop, every_s, LONGEST_WAIT_S, "removing what is over its time")
