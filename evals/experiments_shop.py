"""A shop in which an experiment has run, for docs/experiments.md: `python -m evals.experiments_shop FOLDER`.

The customers are drawn with effects that are printed; assignment, records and report are the shop's own.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Table, insert

from assistant.feedback.experiments.entering import Experiments
from assistant.feedback.experiments.plan import FILE, Experiment
from assistant.feedback.experiments.store import Assignments
from assistant.records import open_records
from assistant.service.behaviour.tables import (
    behaviour_events,
    subject_conversations,
    subjects,
    turn_arms,
)
from assistant.service.records import write_state
from assistant.service.tables import conversations, feedback, handoffs, turn_facts, turns
from assistant.settings import load
from assistant.turn import Conversation

UP = {"": 0.62, "warm": 0.62, "short": 0.70}
"""Thumbs up of rated replies, by what the arm says its style is."""
HANDED = {"": 0.08, "warm": 0.08, "short": 0.09, "brisk": 0.24}
CUSTOMERS, DAYS = 6_000, 21


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: python -m evals.experiments_shop FOLDER")
        return 2
    settings = load(Path(sys.argv[1]))
    kept = open_records(settings)
    now = datetime.now(UTC)
    file = settings.folder / FILE
    running = Experiments(file, Assignments(kept.engine), lambda talk, customer: customer or talk)
    rows = _rows(running, list(running.known().plan.running(now)), now)
    with kept.engine.begin() as connection:
        for table, values in rows:
            for begin in range(0, len(values), 2_000):
                connection.execute(insert(table), values[begin : begin + 2_000])
    print(f"{CUSTOMERS:,} customers in {DAYS} days; thumbs up {UP}, hand-offs {HANDED}")
    return 0


def _rows(
    running: Experiments, experiments: Sequence[Experiment], now: datetime
) -> list[tuple[Table, list[dict[str, Any]]]]:
    random = np.random.default_rng(11)
    found: dict[Table, list[dict[str, Any]]] = {
        table: []
        for table in (
            subjects,
            conversations,
            subject_conversations,
            turns,
            turn_facts,
            turn_arms,
            feedback,
            handoffs,
            behaviour_events,
        )
    }
    for number in range(CUSTOMERS):
        subject = f"{number:032x}"
        entered = running.enter(Conversation(f"c{number}", customer_id=subject))
        first = now - timedelta(days=float(random.uniform(0, DAYS)))
        found[subjects].append({"key": subject, "customer_id": None, "created_at": first, "personal": True})
        for visit in range(1 + random.poisson(0.4)):
            at = first + timedelta(days=visit * float(random.exponential(1)))
            if at < now:
                _visit(found, replace(entered, id=f"{number:024x}{visit:08x}"), subject, at, random)
    return list(found.items())


def _visit(
    found: dict[Table, list[dict[str, Any]]],
    talk: Conversation,
    subject: str,
    at: datetime,
    random: np.random.Generator,
) -> None:
    row = {"id": talk.id, "secret_hash": "", "locale": None, "state": write_state(talk), "version": 1}
    found[conversations].append(row | {"created_at": at, "updated_at": at})
    found[subject_conversations].append({"conversation_id": talk.id, "subject": subject})
    style = talk.variant.style
    mood = float(random.beta(8 * UP.get(style, 0.62), 8 * (1 - UP.get(style, 0.62))))
    for turn in range(1 + random.poisson(2)):
        reply, when = f"{talk.id}-{turn}", at + timedelta(minutes=turn)
        told = {"reply_id": reply, "conversation_id": talk.id}
        made = {"reply": "{}", "evidence": "{}", "outcomes": "{}", "generator": "template"}
        found[turns].append(told | made | {"position": turn, "created_at": when, "cut_version": None})
        seconds = float(random.gamma(4, 0.2))
        fact = {"at": int(when.timestamp()), "intent": "product_search", "writer": "template", "first_s": 0.2}
        found[turn_facts].append(
            told | fact | {"seconds": seconds, "miss": None, "about": None, "about_key": None}
        )
        for arm in talk.arms:
            where = {"experiment": arm.experiment, "arm": arm.arm, "unit": arm.unit, "at": when.timestamp()}
            found[turn_arms].append({"reply_id": reply} | where)
        if random.random() < 0.25:
            rating = "up" if random.random() < mood else "down"
            given = {"rating": rating, "reasons": "[]", "comment": None}
            found[feedback].append({"reply_id": reply, "given_at": when, "changed_at": when} | given)
        if random.random() < 0.3:
            found[behaviour_events].append(_event(subject, "click", when, reply))
    if random.random() < 0.12:
        found[behaviour_events].append(_event(subject, "buy", at + timedelta(hours=1), None))
    if random.random() < HANDED.get(style, 0.08):
        case = {"id": talk.id, "conversation_id": talk.id, "topic": "", "text": "", "state": "closed"}
        found[handoffs].append(
            case | {"contact": None, "created_at": at, "closed_at": at, "owner": None, "updated_at": at}
        )


def _event(subject: str, kind: str, at: datetime, reply: str | None) -> dict[str, Any]:
    told = {"subject": subject, "kind": kind, "product_id": "demo", "variant_id": None, "quantity": 1}
    placed = {"reply_id": reply, "position": None, "source": "chat", "key": None}
    return told | placed | {"seconds": None, "at": at.timestamp(), "session": None}


if __name__ == "__main__":
    sys.exit(main())
