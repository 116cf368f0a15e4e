"""The review queue: what was held back, the newest first, and what staff made of it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Engine, RowMapping, func, insert, select, update

from assistant.errors import NotFound
from assistant.safety import Held
from assistant.safety.classifier import Example
from assistant.safety.normalising import folded
from assistant.safety.patterns import HARMLESS
from assistant.service.database import reading, writing
from assistant.service.held.tables import held_back

MOST_CHARS = 1000
"""Of a text that is kept."""
LEARNED = 500
"""How many reviewed texts, the newest, the classifier learns from."""


class Writer(StrEnum):
    MODEL = "model"
    TEMPLATE = "template"
    STAFF = "staff"
    CUSTOMER = "customer"
    """A message that was declined."""
    ANSWER = "answer"
    """An approved answer."""
    COPY = "copy"


class State(StrEnum):
    PENDING = "pending"
    RIGHT = "right"
    """It was right to hold it."""
    PASS = "pass"  # noqa: S105 - no password
    """It should have passed."""


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One text that was held. `evidence` are ids of the records that it could speak of."""

    id: str
    writer: Writer
    language: str
    category: str
    layer: str
    sure: float
    text: str
    at: datetime
    conversation_id: str | None = None
    reply_id: str | None = None
    evidence: tuple[str, ...] = ()
    state: State = State.PENDING
    reviewed_by: str | None = None
    reviewed_at: datetime | None = None
    note: str | None = None


class HeldBack:
    """The queue of one shop. Any number of processes may use it."""

    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._now = engine, now

    def add(
        self,
        text: str,
        held: Held,
        writer: Writer,
        language: str,
        *,
        conversation_id: str | None = None,
        reply_id: str | None = None,
        evidence: Sequence[str] = (),
    ) -> HeldLine:
        line = HeldLine(
            secrets.token_hex(8),
            writer,
            language,
            held.category.value,
            held.layer.value,
            held.sure,
            text[:MOST_CHARS],
            self._now(),
            conversation_id,
            reply_id,
            tuple(evidence),
        )
        row = asdict(line) | {"evidence": json.dumps(line.evidence)}
        with writing(self._engine) as connection:
            connection.execute(insert(held_back).values(row))
        return line

    def of(self, states: Sequence[State] = (State.PENDING,), most: int = 200) -> tuple[HeldLine, ...]:
        """Those in these states, the newest first."""
        wanted = [state.value for state in states]
        rows = select(held_back).where(held_back.c.state.in_(wanted))
        with reading(self._engine) as connection:
            found = connection.execute(rows.order_by(held_back.c.at.desc(), held_back.c.id).limit(most))
            return tuple(_line(row) for row in found.mappings())

    def counts(self) -> dict[State, int]:
        counting = select(held_back.c.state, func.count()).group_by(held_back.c.state)
        with reading(self._engine) as connection:
            return {State(state): count for state, count in connection.execute(counting)}

    def review(self, line_id: str, state: State, by: str, note: str | None = None) -> HeldLine:
        """Say what should have become of it; said again, the last word counts. Raises NotFound."""
        at = self._now()
        values = {"state": state.value, "reviewed_by": by, "reviewed_at": at, "note": note}
        with writing(self._engine) as connection:
            mine = held_back.c.id == line_id
            row = connection.execute(select(held_back).where(mine)).mappings().first()
            if row is None:
                raise NotFound("held text", line_id)
            connection.execute(update(held_back).where(mine).values(values))
            return replace(_line(row), state=state, reviewed_by=by, reviewed_at=at, note=note)

    def passes(self) -> frozenset[str]:
        """Texts that staff let pass, folded: the same text is not held again."""
        return frozenset(folded(line.text) for line in self.of((State.PASS,), LEARNED))

    def learned(self) -> tuple[Example, ...]:
        """What staff have reviewed, as examples for the classifier."""
        return tuple(
            Example(line.language, HARMLESS if line.state is State.PASS else line.category, line.text)
            for line in self.of((State.RIGHT, State.PASS), LEARNED)
            if line.category != "unjudged" or line.state is State.PASS
        )


def _line(row: RowMapping) -> HeldLine:
    values = dict(row) | {"evidence": tuple(json.loads(row["evidence"]))}
    return HeldLine(**values | {"writer": Writer(row["writer"]), "state": State(row["state"])})
