"""Keeping answers: drafts come in, the owner decides, and what was approved goes stale."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Engine, RowMapping, func, insert, select, update

from assistant.errors import ChangedSince, Invalid, NotFound
from assistant.service.answers.tables import team_answers
from assistant.service.database import reading, writing


class State(StrEnum):
    """`draft` waits for the owner; `approved` alone is told to customers; `stale` was approved and waits
    for the owner again; `dropped` and `retired` are kept so that they do not come back as drafts."""

    DRAFT = "draft"
    APPROVED = "approved"
    STALE = "stale"
    DROPPED = "dropped"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Nearest:
    """The policy section that is nearest to an answer, and a digest of what stands there."""

    section: str
    digest: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """What past chats came to. `others` are answers to the same question that say something else."""

    question: str
    answer: str
    times: int = 1
    agreeing: float = 1.0
    others: tuple[str, ...] = ()
    first_at: datetime | None = None
    last_at: datetime | None = None
    language: str = "en"
    product_id: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `on` is when it was last given, or else made; `why` is why it is stale; `revision` counts
    its changes, and `decided_by` made the last one that somebody of the shop made, at `decided_at`."""

    id: int
    state: State
    question: str
    answer: str
    times: int
    agreeing: float
    others: tuple[str, ...]
    first_at: datetime | None
    last_at: datetime | None
    language: str
    product_id: str | None
    approved_at: datetime | None
    nearest: Nearest | None
    why: str
    on: datetime
    revision: int
    decided_by: str | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides. With a `revision`, only on what they looked at: it may have changed since."""

    name: str
    revision: int | None = None


OWNER = Decider("the owner")
"""At the command line, where nobody gives a name."""
LONGEST = 4000
DECIDES: dict[State, frozenset[State]] = {
    State.APPROVED: frozenset({State.DRAFT, State.STALE, State.DROPPED, State.RETIRED}),
    State.DROPPED: frozenset({State.DRAFT}),
    State.RETIRED: frozenset({State.APPROVED, State.STALE}),
    State.STALE: frozenset({State.APPROVED}),
    State.DRAFT: frozenset(State),
}
"""From which states an answer can be brought into one."""


class Answers:
    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine, self._now = engine, now

    def add(self, drafts: Sequence[Drafted]) -> int:
        """Keep drafts that are not there yet, by their question; how many were new."""
        new = 0
        with writing(self._engine) as connection:
            known = set(connection.execute(select(team_answers.c.key)).scalars())
            for draft in drafts:
                key = _key(draft.question)
                if key not in known:
                    known.add(key)
                    new += 1
                    connection.execute(insert(team_answers).values(key=key, **self._row(draft)))
        return new

    def all(self, *states: State, most: int | None = None) -> tuple[Answer, ...]:
        """Those in these states, or in any; most often asked first."""
        asked = select(team_answers).order_by(team_answers.c.times.desc(), team_answers.c.id).limit(most)
        if states:
            asked = asked.where(team_answers.c.state.in_([state.value for state in states]))
        with reading(self._engine) as connection:
            return tuple(_read(row) for row in connection.execute(asked).mappings())

    def approved(self) -> tuple[Answer, ...]:
        return self.all(State.APPROVED)

    def get(self, identity: int) -> Answer:
        """Raises NotFound."""
        with reading(self._engine) as connection:
            return _find(connection, identity)

    def version(self) -> tuple[int, float]:
        """Changes whenever what is approved does: how many there are, and when the last was approved."""
        stamp = func.coalesce(func.sum(team_answers.c.approved_at + team_answers.c.id), 0.0)
        approved = select(func.count(), stamp).where(team_answers.c.state == State.APPROVED.value)
        with reading(self._engine) as connection:
            many, when = connection.execute(approved).one()
        return int(many), float(when)

    def approve(self, identity: int, nearest: Nearest | None, by: Decider = OWNER) -> Answer:
        """Raises NotFound, Invalid where it is approved already, and ChangedSince."""
        values: dict[str, object] = {
            "approved_at": self._now().timestamp(),
            "section": nearest and nearest.section,
            "section_hash": nearest and nearest.digest,
            "why": None,
        }
        return self._decide(identity, State.APPROVED, values, by)

    def drop(self, identity: int, by: Decider = OWNER) -> Answer:
        return self._decide(identity, State.DROPPED, {}, by)

    def retire(self, identity: int, by: Decider = OWNER) -> Answer:
        return self._decide(identity, State.RETIRED, {}, by)

    def edit(
        self, identity: int, question: str | None = None, answer: str | None = None, by: Decider = OWNER
    ) -> Answer:
        """Changed words are a draft again: they were not the ones that were approved. Raises Invalid for
        words that are empty or too long, NotFound and ChangedSince."""
        changed = {
            k: " ".join(v.split())
            for k, v in {"question": question, "answer": answer}.items()
            if v is not None
        }
        for name, words in changed.items():
            if not words or len(words) > LONGEST:
                raise Invalid(name, f"between 1 and {LONGEST} characters")
        return self._decide(identity, State.DRAFT, {**changed, "why": None}, by)

    def check(self, digest: Callable[[str], str | None], oldest: timedelta | None) -> tuple[Answer, ...]:
        """Answers that go stale now: the policy section nearest to them has changed or is gone, or they
        were given longer ago than `oldest`."""
        stale: list[Answer] = []
        for answer in self.all(State.APPROVED):
            why = self._why(answer, digest, oldest)
            if why:
                with suppress(Invalid, ChangedSince):  # somebody else was first
                    stale.append(self._decide(answer.id, State.STALE, {"why": why}, None))
        return tuple(stale)

    def _why(self, answer: Answer, digest: Callable[[str], str | None], oldest: timedelta | None) -> str:
        if answer.nearest is not None:
            now = digest(answer.nearest.section)
            if now is None:
                return f"the policy section {answer.nearest.section} is gone"
            if now != answer.nearest.digest:
                return f"the policy section {answer.nearest.section} has changed"
        if oldest is not None and self._now() - answer.on > oldest:
            return f"it was given more than {oldest.days} days ago"
        return ""

    def _decide(self, identity: int, state: State, values: dict[str, object], by: Decider | None) -> Answer:
        """`by` is None where nobody of the shop decides, but the policies and the calendar."""
        with writing(self._engine) as connection:
            before = _find(connection, identity)
            if by is not None and by.revision not in {None, before.revision}:
                raise ChangedSince(f"answer {identity} is at revision {before.revision}")
            if before.state not in DECIDES[state]:
                raise Invalid("state", f"answer {identity} is {before.state}, so it cannot be {state}")
            changed = {**values, "state": state.value, "revision": before.revision + 1}
            if by is not None:
                changed |= {"decided_by": by.name, "decided_at": self._now().timestamp()}
            mine = team_answers.c.id == identity, team_answers.c.revision == before.revision
            if not connection.execute(update(team_answers).where(*mine).values(changed)).rowcount:
                raise ChangedSince(f"answer {identity} was changed at the same time")
            return _find(connection, identity)

    def _row(self, draft: Drafted) -> dict[str, object]:
        return {
            "state": State.DRAFT.value,
            "question": draft.question,
            "answer": draft.answer,
            "product_id": draft.product_id,
            "language": draft.language,
            "times": draft.times,
            "agreeing": draft.agreeing,
            "others": json.dumps(draft.others),
            "first_at": draft.first_at and draft.first_at.timestamp(),
            "last_at": draft.last_at and draft.last_at.timestamp(),
            "made_at": self._now().timestamp(),
        }


def digest_of(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def _key(question: str) -> str:
    return digest_of(question.lower())


def _find(connection: Connection, identity: int) -> Answer:
    found = connection.execute(select(team_answers).where(team_answers.c.id == identity)).mappings().first()
    if found is None:
        raise NotFound("answer", str(identity))
    return _read(found)


def _read(row: RowMapping) -> Answer:
    last = _time(row["last_at"])
    made = _time(row["made_at"]) or datetime.now(UTC)
    return Answer(
        id=row["id"],
        state=State(row["state"]),
        question=row["question"],
        answer=row["answer"],
        times=row["times"],
        agreeing=row["agreeing"],
        others=tuple(json.loads(row["others"])),
        first_at=_time(row["first_at"]),
        last_at=last,
        language=row["language"],
        product_id=row["product_id"],
        approved_at=_time(row["approved_at"]),
        nearest=Nearest(row["section"], row["section_hash"]) if row["section"] else None,
        why=row["why"] or "",
        on=last or made,
        revision=row["revision"],
        decided_by=row["decided_by"],
        decided_at=_time(row["decided_at"]),
    )


def _time(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
