"""What is written out can be taken in again, and names nobody who is not known."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from assistant.service.behaviour.history import Imported, Reading, take_in
from assistant.service.behaviour.history.exporting import lines
from assistant.service.behaviour.store import Behaviour
from assistant.service.conversations import Conversations
from retrieval.recommend.kinds import Event, EventKind

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_what_is_written_out_is_taken_in_the_same(engine: Engine, tmp_path: Path) -> None:
    behaviour = Behaviour(engine)
    known = behaviour.subject_of_customer("C-1", make=True) or ""
    visitor = behaviour.subject(Conversations(engine).start()[0].id)
    bought = Event(known, EventKind.BUY, "a", NOON, "a-1", 2, session="order-1", source="history", key="h:1")
    behaviour.record([bought, Event(visitor, EventKind.VIEW, "b", NOON)])
    (line,) = lines(engine)
    assert json.loads(line) == {
        "customer": "C-1",
        "kind": "buy",
        "product": "a",
        "variant": "a-1",
        "quantity": 2,
        "at": "2026-03-01T12:00:00+00:00",
        "order": "order-1",
        "source": "history",
        "key": "h:1",
    }
    assert [json.loads(line).get("visitor") for line in lines(engine, visitors=True)] == [None, visitor]
    assert list(lines(engine, since=NOON.timestamp() + 1)) == []
    file = tmp_path / "events.jsonl"
    file.write_text(line + "\n")
    done = Imported()
    take_in(behaviour, file, Reading(), done, NOON)
    assert (done.accepted, done.repeated) == (0, 1)
    behaviour.forget(known)
    take_in(behaviour, file, Reading(), Imported(), NOON)
    (again,) = behaviour.events(behaviour.subject_of_customer("C-1") or "")
    same = ("kind", "product_id", "variant_id", "quantity", "at", "session")
    assert [getattr(again, name) for name in same] == [getattr(bought, name) for name in same]
