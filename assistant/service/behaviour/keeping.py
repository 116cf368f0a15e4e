"""The upkeep of what is kept of behaviour: purchases out of the order records come in, what is older than
the shop keeps goes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, Select, Table, delete, exists, select

from assistant.service.behaviour import ordered
from assistant.service.behaviour.subjects import KEPT
from assistant.service.behaviour.tables import behaviour_events, impressions, preferences, subjects
from assistant.service.database import writing
from assistant.service.looking import keep_looking

AT_ONCE = 5000
"""Rows in one transaction: nobody waits long for the next."""
DROPS_EVERY = timedelta(hours=1)
LONGEST_WAIT_S = 300.0
"""Between two tries where the upkeep fails."""


def drop(engine: Engine, before: datetime) -> int:
    """Erase what was done, shown and said before this, and pseudonyms of which nothing is left; how many
    rows. Those who want no profile stay known as that."""
    at = before.timestamp()
    old = (
        (behaviour_events, select(behaviour_events.c.id).where(behaviour_events.c.at < at)),
        (impressions, select(impressions.c.reply_id).where(impressions.c.at < at).distinct()),
        (preferences, select(preferences.c.id).where(preferences.c.at < before)),
        (subjects, _empty(before)),
    )
    return sum(_drop(engine, table, some) for table, some in old)


def _empty(before: datetime) -> Select[tuple[str]]:
    nothing = [~exists().where(table.c.subject == subjects.c.key) for table in KEPT]
    return select(subjects.c.key).where(subjects.c.personal, subjects.c.created_at < before, *nothing)


def _drop(engine: Engine, table: Table, old: Select[tuple[object]]) -> int:
    (column,) = old.selected_columns
    gone = 0
    while True:
        with writing(engine) as connection:
            some = connection.execute(old.limit(AT_ONCE)).scalars().all()
            if not some:
                return gone
            for start in range(0, len(some), 500):
                mine = column.in_(some[start : start + 500])
                gone += connection.execute(delete(table).where(mine)).rowcount


class Keeping:
    """Any number of processes may do it at once: it comes to the same."""

    def __init__(
        self, engine: Engine, keep: timedelta, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine, self._keep, self._now = engine, keep, now
        self._drops_at = now()

    def look(self) -> None:
        """Do what there is to do now."""
        now = self._now()
        ordered.follow(self._engine, now, now - self._keep)
        if now >= self._drops_at:
            drop(self._engine, now - self._keep)
            self._drops_at = now + DROPS_EVERY

    def run(self, stop: threading.Event, every_s: float) -> None:
        """Look after it until `stop`."""
        keep_looking(self.look, stop, every_s, LONGEST_WAIT_S, "the upkeep of behaviour")
