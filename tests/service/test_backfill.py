"""Turns that were kept before there were figures get their short row, on both databases."""

from __future__ import annotations

from dataclasses import replace

from alembic import command
from sqlalchemy import select, text

from assistant.evidence import Evidence, Nearest, PolicyUnknown
from assistant.service import records
from assistant.service.database import _history, migrate, open_database, reading, writing
from assistant.service.facts import of
from assistant.service.tables import turn_facts
from assistant.turn import Course
from tests.service.examples import EVIDENCE, NOON, reply

BEFORE = "0008"
KEPT = {
    "a": (EVIDENCE, {"passed": 2}),
    "b": (
        Evidence((Nearest((), "Kayaks, please!", carried=False),), asked="x"),
        {"passed": 1, "template": 1},
    ),
    "c": (Evidence((PolicyUnknown("Crème brûlée"),)), {"template": 3}),
    "d": (Evidence(), {}),
}


def test_the_rows_are_those_that_a_new_turn_would_get(empty_database: str) -> None:
    engine = open_database(empty_database)
    with writing(engine) as connection:
        config = _history()
        config.attributes["connection"] = connection
        command.upgrade(config, BEFORE)
        connection.execute(
            text(
                "INSERT INTO conversations (id, secret_hash, state, version, created_at, updated_at)"
                " VALUES ('t', 'x', '{}', 1, :at, :at)"
            ),
            {"at": NOON},
        )
        for position, (identity, (evidence, outcomes)) in enumerate(KEPT.items()):
            connection.execute(
                text(
                    "INSERT INTO turns (reply_id, conversation_id, position, reply, evidence, outcomes,"
                    " generator, created_at) VALUES (:id, 't', :position, :reply, :evidence, :outcomes,"
                    " 'smollm2', :at)"
                ),
                {
                    "id": identity,
                    "position": position,
                    "reply": records.write_reply(replace(reply(), id=identity)),
                    "evidence": records.write_evidence(evidence),
                    "outcomes": records.write_outcomes(outcomes),
                    "at": NOON,
                },
            )
    migrate(engine)
    with reading(engine) as connection:
        rows = [dict(row) for row in connection.execute(select(turn_facts)).mappings()]
    expected = [
        of("t", NOON, replace(reply(), id=identity), evidence, outcomes, Course())
        for identity, (evidence, outcomes) in KEPT.items()
    ]
    assert sorted(rows, key=lambda row: str(row["reply_id"])) == expected
    engine.dispose()
