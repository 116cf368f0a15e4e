"""What the units of an experiment did, read from the shop's records: one row a unit.

What a customer puts into the cart and buys belongs to the unit whose conversation came last before it, if it
was within the experiment's days of that unit's first turn: the same time for every unit, however often it
came back. Units that stand in two arms are left out, and counted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import ColumnElement, Connection, Engine, case, func, select

from assistant.feedback.experiments.metrics import COLUMNS, Metric
from assistant.feedback.experiments.plan import Experiment
from assistant.service.behaviour.tables import (
    behaviour_events,
    experiment_units,
    subject_conversations,
    turn_arms,
)
from assistant.service.database import reading
from assistant.service.tables import feedback, handoffs, refusals, turn_facts, turns

DAY_S = 86_400.0
TURN_S = 180.0
"""A turn is written down this much later at most than what was done in it."""
Floats = npt.NDArray[np.float64]
Rows = Sequence[Any]


@dataclass(frozen=True)
class Readings:
    """`arm` (n,) is each unit's place in `arms`, `first` when it was first served, `columns` what it did, by
    the names of `metrics.COLUMNS`; `both` is how many units were left out."""

    arms: tuple[str, ...]
    arm: npt.NDArray[np.int64]
    first: Floats
    columns: Mapping[str, Floats]
    chances: tuple[tuple[int, Mapping[str, float]], ...] = ()
    both: int = 0

    def of(self, arm: str, metric: Metric) -> tuple[Floats, Floats]:
        """What the metric is a ratio of, for each unit of an arm."""
        here = self.arm == self.arms.index(arm)
        over = self.columns[metric.over][here]
        return over, np.ones(len(over)) if metric.once else self.columns[metric.under][here]

    def units(self, arm: str) -> int:
        return int((self.arm == self.arms.index(arm)).sum())


def read(engine: Engine, experiment: Experiment) -> Readings:
    """All of one state of the database."""
    with reading(engine) as connection:
        rows = _turns(connection, experiment)
        talks = _talks(connection, experiment)
        handed = _handed(connection, experiment)
        events = _events(connection, experiment)
        chances = _chances(connection, experiment)
    return _put_together(experiment, rows, talks, handed, events, chances)


def _inside(experiment: Experiment) -> list[ColumnElement[bool]]:
    """Conditions on `turn_arms`."""
    arms = turn_arms.c
    begun = [arms.at >= experiment.starts.timestamp()] if experiment.starts else []
    ended = [arms.at < experiment.ends.timestamp()] if experiment.ends else []
    return [arms.experiment == experiment.name, *begun, *ended]


def _turns(connection: Connection, experiment: Experiment) -> Rows:
    clicked = select(behaviour_events.c.reply_id).distinct()
    clicked = clicked.where(behaviour_events.c.kind == "click", behaviour_events.c.reply_id.is_not(None))
    clicks = clicked.subquery()
    refused = select(refusals.c.reply_id).distinct().subquery()
    up, down = (case((feedback.c.rating == rating, 1), else_=0) for rating in ("up", "down"))
    told = turn_arms.outerjoin(feedback, feedback.c.reply_id == turn_arms.c.reply_id)
    told = told.outerjoin(turn_facts, turn_facts.c.reply_id == turn_arms.c.reply_id)
    told = told.outerjoin(clicks, clicks.c.reply_id == turn_arms.c.reply_id)
    told = told.outerjoin(refused, refused.c.reply_id == turn_arms.c.reply_id)
    summed = select(
        turn_arms.c.unit,
        turn_arms.c.arm,
        func.min(turn_arms.c.at).label("first"),
        func.count().label("turns"),
        func.count(feedback.c.rating).label("rated"),
        func.sum(up).label("up"),
        func.sum(down).label("down"),
        func.count(clicks.c.reply_id).label("clicked"),
        func.count(refused.c.reply_id).label("withheld"),
        func.sum(turn_facts.c.seconds).label("seconds"),
        func.count(turn_facts.c.seconds).label("timed"),
    )
    summed = summed.select_from(told).where(*_inside(experiment))
    return connection.execute(summed.group_by(turn_arms.c.unit, turn_arms.c.arm)).all()


def _talks(connection: Connection, experiment: Experiment) -> Rows:
    """Each conversation's unit, when it was first served, and whose it is."""
    joined = turn_arms.join(turns, turns.c.reply_id == turn_arms.c.reply_id).outerjoin(
        subject_conversations, subject_conversations.c.conversation_id == turns.c.conversation_id
    )
    subject = subject_conversations.c.subject
    columns = turns.c.conversation_id, turn_arms.c.unit, subject
    wanted = select(*columns, func.min(turn_arms.c.at).label("first")).select_from(joined)
    wanted = wanted.where(*_inside(experiment)).group_by(*columns)
    return connection.execute(wanted).all()


def _handed(connection: Connection, experiment: Experiment) -> Rows:
    """The latest hand-off of each conversation."""
    inside = (
        select(turns.c.conversation_id).distinct().join(turn_arms, turn_arms.c.reply_id == turns.c.reply_id)
    )
    inside = inside.where(*_inside(experiment))
    asked = select(handoffs.c.conversation_id, func.max(handoffs.c.created_at).label("at"))
    asked = asked.where(handoffs.c.conversation_id.in_(inside)).group_by(handoffs.c.conversation_id)
    return connection.execute(asked).all()


def _events(connection: Connection, experiment: Experiment) -> Rows:
    """What was put into carts and bought, by those who are in it."""
    inside = (
        select(subject_conversations.c.subject)
        .distinct()
        .select_from(
            turn_arms.join(turns, turns.c.reply_id == turn_arms.c.reply_id).join(
                subject_conversations, subject_conversations.c.conversation_id == turns.c.conversation_id
            )
        )
    )
    inside = inside.where(*_inside(experiment))
    did = behaviour_events.c
    wanted = select(did.subject, did.kind, did.at).where(did.kind.in_(("cart", "buy")))
    return connection.execute(wanted.where(did.subject.in_(inside))).all()


def _chances(connection: Connection, experiment: Experiment) -> dict[str, str]:
    """Of each unit, as it is stored."""
    units = experiment_units.c
    wanted = select(units.unit, units.chances).where(units.experiment == experiment.name)
    return {row.unit: row.chances for row in connection.execute(wanted)}


def _put_together(
    experiment: Experiment,
    rows: Rows,
    talks: Rows,
    handed: Rows,
    events: Rows,
    chances: Mapping[str, str],
) -> Readings:
    arms = tuple(arm.name for arm in experiment.arm)
    place = {name: number for number, name in enumerate(arms)}
    seen: dict[str, list[Any]] = {}
    for row in rows:
        seen.setdefault(row.unit, []).append(row)
    kept = [each[0] for each in seen.values() if len(each) == 1 and each[0].arm in place]
    unit = {row.unit: number for number, row in enumerate(kept)}
    columns = {name: np.zeros(len(kept)) for name in COLUMNS}
    for name in ("turns", "rated", "up", "down", "clicked", "withheld", "seconds", "timed"):
        columns[name][:] = [float(getattr(row, name) or 0) for row in kept]
    first = np.array([float(row.first) for row in kept])
    _count_talks(columns, unit, talks, handed)
    _count_events(columns, unit, first, talks, events, experiment.days * DAY_S)
    counted: dict[str, int] = {}
    for row in kept:
        if row.unit in chances:
            counted[chances[row.unit]] = counted.get(chances[row.unit], 0) + 1
    told = tuple((n, _read_chances(text)) for text, n in counted.items())
    both = sum(len(each) > 1 for each in seen.values())
    arm = np.array([place[row.arm] for row in kept], np.int64)
    return Readings(arms, arm, first, columns, told, both)


def _read_chances(text: str) -> dict[str, float]:
    return {str(arm): float(chance) for arm, chance in json.loads(text).items()}


def _count_talks(
    columns: Mapping[str, Floats],
    unit: Mapping[str, int],
    talks: Rows,
    handed: Rows,
) -> None:
    asked = {row.conversation_id: row.at for row in handed}
    for talk in talks:
        if talk.unit in unit:
            columns["conversations"][unit[talk.unit]] += 1
            at = asked.get(talk.conversation_id)
            handed_in_it = at is not None and _seconds(at) >= talk.first - TURN_S
            columns["handed"][unit[talk.unit]] += handed_in_it


def _seconds(at: datetime) -> float:
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()


def _count_events(
    columns: Mapping[str, Floats],
    unit: Mapping[str, int],
    first: Floats,
    talks: Rows,
    events: Rows,
    lasting_s: float,
) -> None:
    """Mark who did what, each event with the last conversation of the same person before it."""
    begun = sorted((t.subject, t.first, unit[t.unit]) for t in talks if t.subject and t.unit in unit)
    if not begun or not events:
        return
    code = {name: number for number, name in enumerate(sorted({subject for subject, _, _ in begun}))}
    mine = [(code[e.subject], float(e.at), e.kind) for e in events if e.subject in code]
    when = np.array([(code[subject], at) for subject, at, _ in begun])
    owner = np.array([number for _, _, number in begun])
    order = np.lexsort((when[:, 1], when[:, 0]))
    when, owner = when[order], owner[order]
    starts = np.searchsorted(when[:, 0], np.arange(len(code) + 1))
    for subject, at, kind in mine:
        low, high = starts[subject], starts[subject + 1]
        last = low + int(np.searchsorted(when[low:high, 1], at + TURN_S, side="right")) - 1
        if last >= low and at < first[owner[last]] + lasting_s:
            columns["bought" if kind == "buy" else "carted"][owner[last]] = 1.0
