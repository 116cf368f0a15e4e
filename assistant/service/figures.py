"""What staff look at in numbers, counted from the short rows of turns. Every query is bounded by a span of
time and by how many rows it may give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Column, ColumnElement, Engine, Subquery, func, select

from assistant.service.database import reading
from assistant.service.tables import feedback, handoff_steps, refusals, turn_facts

MOST_KINDS = 40
HOUR_S, DAY_S, WEEK_S = 3600, 86_400, 604_800
MONDAY_S = 3 * DAY_S
"""Weeks counted from 1970 begin on a Thursday."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `since` to before `until`, in steps of `step_s` seconds that begin where the shop's clock
    (`offset_s` ahead of UTC) shows a whole hour or a new day."""

    since: datetime
    until: datetime
    step_s: int = DAY_S
    offset_s: int = 0

    @property
    def begins(self) -> tuple[datetime, ...]:
        """When each step begins, oldest first."""
        first, last = self.step_of(self.since.timestamp()), self.step_of(self.until.timestamp() - 1)
        return tuple(self.begin(step) for step in range(first, last + 1))

    def step_of(self, at_s: float) -> int:
        return int(at_s + self.offset_s) // self.step_s

    def begin(self, step: int) -> datetime:
        return datetime.fromtimestamp(step * self.step_s - self.offset_s, UTC)


def span_of(now: datetime, lasting: timedelta) -> Span:
    """The time before `now`, an aware time of the shop's own clock, in whole steps: hours up to two days,
    days up to a month, then weeks from Monday."""
    step = HOUR_S if lasting <= timedelta(days=2) else DAY_S if lasting <= timedelta(days=31) else WEEK_S
    ahead = int((now.utcoffset() or timedelta()).total_seconds()) + (MONDAY_S if step == WEEK_S else 0)
    whole = Span(now - lasting, now, step, ahead)
    return Span(whole.begin(whole.step_of((now - lasting).timestamp()) + 1), now, step, ahead)


@dataclass(frozen=True, slots=True)
class Totals:
    turns: int
    conversations: int
    misses: int
    refused: int
    """Sentences that the check refused."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Of the turns of one step, in seconds: half of them, and 95 in 100, took no longer."""

    at: datetime
    turns: int
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Times:
    """Of whole replies by step and all together, and of first words; None where none was timed."""

    steps: tuple[Waits, ...]
    whole: Waits | None
    first: Waits | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How often something of a kind was in one step."""

    at: datetime
    kind: str
    count: int


class Figures:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def totals(self, span: Span) -> Totals:
        facts = turn_facts.c
        counted = select(
            func.count(), func.count(facts.conversation_id.distinct()), func.count(facts.miss)
        ).where(_within(span))
        refused = select(func.count()).select_from(JOINED).where(_within(span))
        with reading(self._engine) as connection:
            turns, conversations, misses = connection.execute(counted).one()
            return Totals(turns, conversations, misses, connection.scalar(refused) or 0)

    def intents(self, span: Span) -> tuple[tuple[str, int], ...]:
        """What was asked for, the most frequent first."""
        return self._kinds(turn_facts.c.intent, span)

    def writers(self, span: Span) -> tuple[tuple[str, int], ...]:
        """Whose words the replies are, the most frequent first."""
        return self._kinds(turn_facts.c.writer, span)

    def reasons(self, span: Span) -> tuple[tuple[str, int], ...]:
        """Why sentences were refused, the most frequent reason first."""
        counted = select(refusals.c.reason, func.count().label("n")).select_from(JOINED)
        counted = counted.where(_within(span)).group_by(refusals.c.reason)
        with reading(self._engine) as connection:
            ordered = counted.order_by(func.count().desc(), refusals.c.reason).limit(MOST_KINDS)
            return tuple((kind, n) for kind, n in connection.execute(ordered))

    def ratings(self, span: Span) -> dict[str, int]:
        """Thumbs given in the span."""
        there = (feedback.c.changed_at >= span.since, feedback.c.changed_at < span.until)
        counted = select(feedback.c.rating, func.count()).where(*there).group_by(feedback.c.rating)
        with reading(self._engine) as connection:
            rows = connection.execute(counted).all()
        return {str(rating): n for rating, n in rows}

    def wrote(self, span: Span) -> tuple[Counted, ...]:
        """Whose words the replies of each step are."""
        steps = _stepped(span, turn_facts.c.writer)
        counted = select(steps.c.step, steps.c.writer, func.count()).group_by(steps.c.step, steps.c.writer)
        with reading(self._engine) as connection:
            rows = connection.execute(counted.order_by(steps.c.step, steps.c.writer))
            return tuple(Counted(span.begin(step), kind, n) for step, kind, n in rows)

    def times(self, span: Span) -> Times:
        """How long replies took; of very many turns, the newest. Ranked here: a database sorts as much, and
        three times over."""
        facts = turn_facts.c
        timed = select(facts.at, facts.seconds, facts.first_s).where(
            _within(span), facts.first_s.is_not(None)
        )
        steps: dict[int, list[float]] = {}
        first: list[float] = []
        with reading(self._engine) as connection:
            for at, took, first_s in connection.execute(timed.order_by(facts.at.desc()).limit(MOST_TIMED)):
                first.append(first_s)
                if took is not None:
                    steps.setdefault(span.step_of(at), []).append(took)
        whole = [took for step in steps.values() for took in step]
        by_step = tuple(_waits(span.begin(step), steps[step]) for step in sorted(steps))
        return Times(
            by_step,
            _waits(span.since, whole) if whole else None,
            _waits(span.since, first) if first else None,
        )

    def handoffs(self, span: Span) -> tuple[Counted, ...]:
        """Steps of hand-offs: asked, taken, returned, closed."""
        kinds = ("asked", "taken", "returned", "closed")
        steps = select(handoff_steps.c.at, handoff_steps.c.step).where(
            handoff_steps.c.step.in_(kinds), handoff_steps.c.at >= span.since, handoff_steps.c.at < span.until
        )
        counts: dict[tuple[int, str], int] = {}
        with reading(self._engine) as connection:
            for at, kind in connection.execute(steps.limit(MOST_STEPS)):
                place = span.step_of(at.timestamp()), kind
                counts[place] = counts.get(place, 0) + 1
        return tuple(Counted(span.begin(step), kind, n) for (step, kind), n in sorted(counts.items()))

    def _kinds(self, column: Column[str], span: Span) -> tuple[tuple[str, int], ...]:
        counted = select(column, func.count().label("n")).where(_within(span)).group_by(column)
        with reading(self._engine) as connection:
            ordered = counted.order_by(func.count().desc(), column).limit(MOST_KINDS)
            return tuple((kind, n) for kind, n in connection.execute(ordered))


MOST_STEPS = 50_000
MOST_TIMED = 300_000
JOINED = refusals.join(turn_facts, turn_facts.c.reply_id == refusals.c.reply_id)


def _within(span: Span) -> ColumnElement[bool]:
    at = turn_facts.c.at
    return (at >= int(span.since.timestamp())) & (at < int(span.until.timestamp()) + 1)


def _stepped(span: Span, *columns: ColumnElement[object]) -> Subquery:
    step = ((turn_facts.c.at + span.offset_s) // span.step_s).label("step")
    return select(step, *columns).where(_within(span)).subquery()


def _waits(at: datetime, took: list[float]) -> Waits:
    """Nearest rank: of n, the one at place ceil(p n / 100)."""
    took.sort()
    half, most = (took[(len(took) * percent + 99) // 100 - 1] for percent in (50, 95))
    return Waits(at, len(took), half, most)


def shares(counts: Sequence[tuple[str, int]]) -> dict[str, float]:
    """Of counts, the part of each in the whole."""
    whole = sum(n for _, n in counts)
    return {kind: n / whole for kind, n in counts} if whole else {}
