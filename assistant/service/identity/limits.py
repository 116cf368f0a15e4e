"""How often something may be done in a time, counted in the database: all processes count together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, case, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from assistant.service.database import reading, writing
from assistant.service.identity.forgetting import forget
from assistant.service.identity.tables import limits


@dataclass(frozen=True, slots=True)
class Limit:
    """So often, from the first time on until `within` has passed."""

    most: int
    within: timedelta = timedelta(hours=1)


def often(an_hour: int) -> tuple[Limit, ...]:
    """So often in an hour, and three times that in a day: who keeps trying gets no further by waiting."""
    return Limit(an_hour), Limit(3 * an_hour, timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted: `key` is a hash that says nothing about whom it is of."""

    key: str
    limit: Limit


def counts(key: str, limits: tuple[Limit, ...]) -> list[Count]:
    """One for each of the limits: 62 digits of the hash leave room for which."""
    return [Count(f"{key[:62]}-{n}", limit) for n, limit in enumerate(limits)]


class Limits:
    """Any number of threads and processes may use the same database: a limit is never passed."""

    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._now = engine, now

    def take(self, counts: Iterable[Count]) -> frozenset[str]:
        """Count one more of each; the keys of those that were still allowed. One transaction."""
        with writing(self._engine) as connection:
            taken = self.take_in(connection, counts)
            forget(connection, self._now())
            return taken

    def take_all(self, counts: Iterable[Count]) -> bool:
        """Count one more of each if every one is still allowed, else of none."""
        with writing(self._engine) as connection:
            taken = self.take_all_in(connection, counts)
            forget(connection, self._now())
            return taken

    def take_all_in(self, connection: Connection, counts: Iterable[Count]) -> bool:
        counts = tuple(counts)
        taken = self.take_in(connection, counts)
        if len(taken) == len({count.key for count in counts}):
            return True
        self.give_back_in(connection, taken)
        return False

    def take_in(self, connection: Connection, counts: Iterable[Count]) -> frozenset[str]:
        """As `take`, in a transaction that is under way."""
        ordered = sorted({count.key: count for count in counts}.values(), key=lambda count: count.key)
        return frozenset(count.key for count in ordered if self._take(connection, count))

    def give_back(self, keys: Iterable[str]) -> None:
        """What was taken came out well and does not count."""
        with writing(self._engine) as connection:
            self.give_back_in(connection, keys)

    def give_back_in(self, connection: Connection, keys: Iterable[str]) -> None:
        less = update(limits).values(count=limits.c.count - 1)
        for key in sorted(set(keys)):
            connection.execute(less.where(limits.c.key == key, limits.c.count > 0))

    def full(self, counts: Iterable[Count]) -> bool:
        """Whether one more would be too many for any of them."""
        most = {count.key: count.limit.most for count in counts}
        taken = select(limits.c.key, limits.c.count).where(
            limits.c.key.in_(most), limits.c.until > self._now()
        )
        with reading(self._engine) as connection:
            return any(count >= most[key] for key, count in connection.execute(taken))

    def _take(self, connection: Connection, count: Count) -> bool:
        """In one statement, so that nobody comes between looking and counting."""
        now, limit = self._now(), count.limit
        make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        over = limits.c.until <= now
        more = (
            make(limits)
            .values(key=count.key, count=1, until=now + limit.within)
            .on_conflict_do_update(
                index_elements=[limits.c.key],
                set_={
                    "count": case((over, 1), else_=limits.c.count + 1),
                    "until": case((over, now + limit.within), else_=limits.c.until),
                },
                where=or_(over, limits.c.count < limit.most),
            )
            .returning(limits.c.key)
        )
        return connection.execute(more).first() is not None
