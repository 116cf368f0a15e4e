"""What the order system was asked to change, kept until it is known what became of it.

A row is written before the system is asked, so that a process that dies while it waits leaves a
change that is asked after, and none is made twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.errors import NotFound
from assistant.orders import Agreement, Quote, Receipt
from assistant.service.database import reading, writing
from assistant.service.events import ORDER, lock, tell
from assistant.service.orders.books import Entry, Records, write_entry
from assistant.service.remote.tables import remote_attempts, remote_changes

SOONEST, LATEST = timedelta(seconds=15), timedelta(hours=1)
"""Between two times that one is asked after: twice as long each time."""
CLAIM = timedelta(minutes=2)
"""How long whoever asks may take, before another does."""
State = Literal["open", "done", "refused"]
MADE, REFUSED = "made", "refused"
"""What an event says became of a change that had only been requested."""


@dataclass(frozen=True, slots=True)
class Asked:
    key: str
    quote: Quote
    agreement: Agreement
    before: Records
    state: State = "open"
    receipt: Receipt | None = None
    reason: str = ""
    asked_at: datetime | None = None
    tries: int = 0


class AskedChanges:
    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine, self._now = engine, now

    def find(self, key: str) -> Asked | None:
        with reading(self._engine) as connection:
            row = connection.execute(select(remote_changes).where(remote_changes.c.key == key)).first()
        return _asked(row) if row else None

    def begin(self, asked: Asked) -> bool:
        """Write down that it is about to be asked; False where somebody has under this key."""
        row = {
            "key": asked.key,
            "quote": _text(_quotes(), asked.quote),
            "agreement": _text(_agreements(), asked.agreement),
            "before": _text(_records(), asked.before),
            "state": "open",
            "asked_at": self._now(),
            "due_at": self._now() + CLAIM,
            "tries": 0,
        }
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(remote_changes).values(row))
        except IntegrityError:
            return False
        return True

    def done(self, asked: Asked, receipt: Receipt, tell: bool = False) -> None:
        """It is made: with its row in the books and, to `tell` a customer who does not wait for it, an
        event, in one transaction. The first to know it writes it."""
        with writing(self._engine) as connection:
            if not self._close(connection, asked, "done", _text(_receipts(), receipt)):
                return
            if receipt.customer is not None:
                after = Records(receipt.order, receipt.customer)
                grounds = asked.agreement, asked.quote, asked.before
                write_entry(connection, Entry(asked.key, *grounds, after, self._now()))
            if tell:
                self._tell(connection, asked, MADE)

    def refused(self, asked: Asked, reason: str, tell: bool = False) -> None:
        with writing(self._engine) as connection:
            if self._close(connection, asked, "refused", reason) and tell:
                self._tell(connection, asked, REFUSED)

    def drop(self, asked: Asked) -> None:
        """It was certainly not taken: the same key may be used again."""
        with writing(self._engine) as connection:
            connection.execute(delete(remote_changes).where(*_open(asked.key)))

    def claim(self) -> Asked | None:
        """The one that is due to be asked after, for the caller alone within CLAIM; None if none is."""
        now = self._now()
        due = select(remote_changes).where(remote_changes.c.state == "open", remote_changes.c.due_at <= now)
        due = due.order_by(remote_changes.c.due_at, remote_changes.c.key).limit(1)
        with reading(self._engine) as connection:  # most looks find nothing: they need not wait for a lock
            if connection.execute(due).first() is None:
                return None
        with writing(self._engine) as connection:
            row = connection.execute(due.with_for_update(skip_locked=True)).first()
            if row is None:
                return None
            values = {"due_at": now + CLAIM, "tries": row.tries + 1}
            connection.execute(update(remote_changes).where(*_open(row.key)).values(values))
            return _asked(row)

    def later(self, asked: Asked) -> None:
        """It is still not known: ask after it again, after a pause that grows."""
        due = self._now() + min(SOONEST * (1 << min(asked.tries, 20)), LATEST)
        with writing(self._engine) as connection:
            connection.execute(update(remote_changes).where(*_open(asked.key)).values(due_at=due))

    def attempt(self, key: str, what: str, outcome: str, detail: str = "") -> None:
        row = {"key": key, "what": what, "outcome": outcome, "detail": detail[:500], "at": self._now()}
        with writing(self._engine) as connection:
            connection.execute(insert(remote_attempts).values(row))

    def _tell(self, connection: Connection, asked: Asked, result: str) -> None:
        change, conversation = asked.quote.change, asked.agreement.conversation_id
        data = {"order_id": change.order_id or "", "action": change.kind.value, "result": result}
        try:
            lock(connection, conversation)
        except NotFound:  # the customer has erased it
            return
        tell(connection, conversation, ORDER, data, self._now())

    def _close(self, connection: Connection, asked: Asked, state: State, outcome: str) -> bool:
        change = update(remote_changes).where(*_open(asked.key)).values(state=state, outcome=outcome)
        return bool(connection.execute(change).rowcount)


def _open(key: str) -> tuple[Any, Any]:
    return remote_changes.c.key == key, remote_changes.c.state == "open"


def _asked(row: Any) -> Asked:
    return Asked(
        row.key,
        _quotes().validate_json(row.quote),
        _agreements().validate_json(row.agreement),
        _records().validate_json(row.before),
        row.state,
        _receipts().validate_json(row.outcome) if row.state == "done" else None,
        row.outcome if row.state == "refused" else "",
        row.asked_at,
        row.tries,
    )


@cache
def _quotes() -> TypeAdapter[Quote]:
    return TypeAdapter(Quote)


@cache
def _agreements() -> TypeAdapter[Agreement]:
    return TypeAdapter(Agreement)


@cache
def _records() -> TypeAdapter[Records]:
    return TypeAdapter(Records)


@cache
def _receipts() -> TypeAdapter[Receipt]:
    return TypeAdapter(Receipt)


def _text(form: TypeAdapter[Any], value: object) -> str:
    """As JSON, in characters that every database holds."""
    return json.dumps(form.dump_python(value, mode="json"))


def as_sent(asked: Asked) -> dict[str, Any]:
    """What goes over the wire: the quote and the agreement, amounts and times as texts."""
    quote = _quotes().dump_python(asked.quote, mode="json")
    return {"quote": quote, "agreement": _agreements().dump_python(asked.agreement, mode="json")}
