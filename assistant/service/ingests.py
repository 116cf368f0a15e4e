"""Ingests that one process asks of another, and the leases that say who works.

The database is the way between them: both have it open already, it tells each state exactly
once whatever ends in between, and nothing new listens anywhere.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from pydantic import TypeAdapter
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from assistant.service.database import reading, writing
from assistant.service.tables import ingests, leases
from retrieval.catalog.sync import Summary

KEPT = timedelta(days=1)
"""How long what became of an ingest can be read."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be ingested: absolute paths, and how they are to be read."""

    files: tuple[str, ...]
    format: str = "auto"
    mapping: str | None = None
    full: bool = False
    rejects: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is; `total` is None where it is not known."""

    stage: str = "waiting"
    done: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: a summary, or what went wrong and whether it may work another time."""

    summary: Summary | None = None
    problem: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Handed:
    """An ingest that was handed over, as it stands; `outcome` once it is done."""

    id: str
    order: Order
    progress: Progress
    outcome: Outcome | None = None


_order, _progress, _outcome = TypeAdapter(Order), TypeAdapter(Progress), TypeAdapter(Outcome)


class Ingests:
    """Ingests handed over. Raises StorageFailed where the database does not answer."""

    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._now = engine, now

    def ask(self, order: Order) -> str:
        """Hand one over; the id tells what becomes of it."""
        identity = uuid.uuid4().hex
        with writing(self._engine) as connection:
            connection.execute(delete(ingests).where(ingests.c.created_at < self._now() - KEPT))
            connection.execute(
                insert(ingests).values(
                    id=identity,
                    state="waiting",
                    asked=_order.dump_json(order).decode(),
                    progress=_progress.dump_json(Progress()).decode(),
                    created_at=self._now(),
                )
            )
        return identity

    def begin(self) -> Handed | None:
        """The one that waits longest, now under way; None if none waits."""
        with reading(self._engine) as connection:
            waiting = select(ingests.c.id).where(ingests.c.state == "waiting")
            identity = connection.scalar(waiting.order_by(ingests.c.created_at, ingests.c.id).limit(1))
        handed = identity and self.look(identity)  # first: nobody would finish what cannot be looked at
        return handed if handed and self._become("running", handed.id, ("waiting",)) else None

    def look(self, identity: str) -> Handed | None:
        with reading(self._engine) as connection:
            row = connection.execute(select(ingests).where(ingests.c.id == identity)).one_or_none()
        if row is None:
            return None
        outcome = _outcome.validate_json(row.outcome) if row.outcome else None
        return Handed(row.id, _order.validate_json(row.asked), _progress.validate_json(row.progress), outcome)

    def newest(self) -> Handed | None:
        """The last that was handed over, as far as it is still kept."""
        with reading(self._engine) as connection:
            last = select(ingests.c.id).order_by(ingests.c.created_at.desc(), ingests.c.id).limit(1)
            identity = connection.scalar(last)
        return self.look(identity) if identity else None

    def advance(self, identity: str, progress: Progress) -> bool:
        """Tell how far it is. False: whoever asked wants it no more."""
        told = _progress.dump_json(progress).decode()
        return self._become("running", identity, ("running",), progress=told)

    def finish(self, identity: str, outcome: Outcome) -> None:
        self._become("done", identity, ("running", "stopping"), outcome=_outcome.dump_json(outcome).decode())

    def stop(self, identity: str) -> None:
        """It is not wanted any more: one that waits is not begun, one under way is stopped."""
        if not self._become("done", identity, ("waiting",), outcome=_outcome.dump_json(STOPPED).decode()):
            self._become("stopping", identity, ("running",))

    def abandon(self) -> None:
        """What was asked of a process that is no more, and is not done."""
        with writing(self._engine) as connection:
            left = ingests.c.state != "done"
            told = _outcome.dump_json(ABANDONED).decode()
            connection.execute(update(ingests).where(left).values(state="done", outcome=told))

    def _become(self, state: str, identity: str, before: tuple[str, ...], **values: str) -> bool:
        here = (ingests.c.id == identity) & ingests.c.state.in_(before)
        with writing(self._engine) as connection:
            done = connection.execute(update(ingests).where(here).values(state=state, **values))
            return done.rowcount == 1


STOPPED = Outcome(problem="stopped", again=True)
ABANDONED = Outcome(problem="the app stopped before it was done; run it again", again=True)


@dataclass(frozen=True, slots=True)
class Leases:
    """Who may do what only one process at a time may do. A lease ends by itself, so that one
    whose holder is gone can be taken."""

    engine: Engine
    holder: str = field(default_factory=lambda: uuid.uuid4().hex)
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def take(self, name: str, lasting: timedelta, seize: bool = False) -> bool:
        """Take it or keep it for so long; False while another holds it. `seize` it where something
        else proves that whoever holds it is gone."""
        values = {"name": name, "holder": self.holder, "until": self.now() + lasting}
        postgres = self.engine.dialect.name == "postgresql"
        adding = (postgresql.insert if postgres else sqlite.insert)(leases).values(values)
        free = (leases.c.holder == self.holder) | (leases.c.until < self.now())
        where = None if seize else free
        taking = adding.on_conflict_do_update(index_elements=["name"], set_=values, where=where)
        with writing(self.engine) as connection:
            return connection.scalar(taking.returning(leases.c.name)) is not None

    def drop(self, name: str) -> None:
        mine = (leases.c.name == name) & (leases.c.holder == self.holder)
        with writing(self.engine) as connection:
            connection.execute(delete(leases).where(mine))

    def taken(self, name: str) -> bool:
        """Whether anybody holds it."""
        with reading(self.engine) as connection:
            until = connection.scalar(select(leases.c.until).where(leases.c.name == name))
        return until is not None and until >= self.now()

    @contextmanager
    def held(self, name: str, lasting: timedelta) -> Iterator[bool]:
        """Hold it for the length of a block, if it is free."""
        taken = self.take(name, lasting)
        try:
            yield taken
        finally:
            if taken:
                self.drop(name)
