"""The shop's traffic before an experiment: how many units come, and what its metric is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt
from sqlalchemy import Engine, case, distinct, func, select

from assistant.feedback.experiments.comparing import ENOUGH, Sums, estimate, per_unit
from assistant.feedback.experiments.metrics import METRICS
from assistant.feedback.experiments.plan import Experiment
from assistant.feedback.experiments.reading import DAY_S
from assistant.service.behaviour.tables import behaviour_events, subject_conversations
from assistant.service.database import reading
from assistant.service.tables import feedback, handoffs, turn_facts

LOOKED_BACK = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Traffic:
    """New units a day; the metric's value and the variance that a unit adds, None where too few tell."""

    units: int
    a_day: float
    value: float | None
    variance: float | None


def traffic(engine: Engine, experiment: Experiment, now: datetime) -> Traffic:
    """Of the last four weeks, or as long as there is anything. Everybody counts, in an experiment or not."""
    since = (now - LOOKED_BACK).timestamp()
    with reading(engine) as connection:
        clicked = select(behaviour_events.c.reply_id).distinct()
        clicked = clicked.where(behaviour_events.c.kind == "click", behaviour_events.c.at >= since)
        clicks = clicked.subquery()
        subject = subject_conversations.c.subject
        talk = turn_facts.c.conversation_id
        unit = func.coalesce(subject, talk) if experiment.unit == "customer" else talk
        joined = (
            turn_facts.outerjoin(feedback, feedback.c.reply_id == turn_facts.c.reply_id)
            .outerjoin(clicks, clicks.c.reply_id == turn_facts.c.reply_id)
            .outerjoin(subject_conversations, subject_conversations.c.conversation_id == talk)
            .outerjoin(handoffs, handoffs.c.conversation_id == talk)
        )
        summed = select(
            unit.label("unit"),
            func.min(subject).label("subject"),
            func.min(turn_facts.c.at).label("first"),
            func.count(distinct(turn_facts.c.reply_id)).label("turns"),
            func.count(distinct(feedback.c.reply_id)).label("rated"),
            func.count(distinct(case((feedback.c.rating == "up", feedback.c.reply_id)))).label("up"),
            func.count(distinct(case((feedback.c.rating == "down", feedback.c.reply_id)))).label("down"),
            func.count(distinct(clicks.c.reply_id)).label("clicked"),
            func.count(distinct(talk)).label("conversations"),
            func.count(distinct(handoffs.c.conversation_id)).label("handed"),
        )
        rows = connection.execute(
            summed.select_from(joined).where(turn_facts.c.at >= since).group_by(unit)
        ).all()
        did = behaviour_events.c
        wanted = select(did.subject, did.kind, func.min(did.at)).where(did.at >= since)
        wanted = wanted.where(did.kind.in_(("cart", "buy"))).group_by(did.subject, did.kind)
        acts = {(subject, kind): at for subject, kind, at in connection.execute(wanted)}
    if not rows:
        return Traffic(0, 0.0, None, None)
    columns = {
        name: np.array([float(getattr(row, name)) for row in rows])
        for name in ("turns", "rated", "up", "down", "clicked", "conversations", "handed")
    }
    for name, kind in (("carted", "cart"), ("bought", "buy")):
        columns[name] = np.array([_within(row, acts.get((row.subject, kind)), experiment) for row in rows])
    days = max(1.0, (now.timestamp() - min(row.first for row in rows)) / DAY_S)
    return _measured(experiment, columns, len(rows), len(rows) / days)


def _within(row: object, at: float | None, experiment: Experiment) -> float:
    first = float(row.first)  # type: ignore[attr-defined]
    return float(at is not None and at < first + experiment.days * DAY_S)


def _measured(
    experiment: Experiment, columns: dict[str, npt.NDArray[np.float64]], units: int, a_day: float
) -> Traffic:
    metric = METRICS[experiment.metric]
    columns["ones"] = np.ones(units)
    sums = Sums.of(columns[metric.over], columns[metric.under])
    if sums.some < 5 * ENOUGH or not 0 < float(np.asarray(sums.x)) < float(np.asarray(sums.m)):
        return Traffic(units, a_day, None, None)
    return Traffic(units, a_day, float(estimate(sums).value), per_unit(sums))
