"""A shop in which Ada ordered, changed an order, talked, complained, rated and looked at things; and Ben,
of whom all of that is true, too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine, Table, insert, select

from assistant.evidence import Evidence
from assistant.feedback.store import FeedbackStore
from assistant.service.behaviour.impressions import Impression
from assistant.service.behaviour.store import Behaviour
from assistant.service.behaviour.tables import experiment_units, turn_arms
from assistant.service.conversations import Conversations
from assistant.service.handoffs import Handoffs
from assistant.service.orders import SqlOrders, import_book
from assistant.service.tables import metadata
from assistant.turn import Conversation, Course, Message, Reply
from retrieval.recommend.kinds import Event, EventKind, Preference
from tests.service.orders.book import BOOK, CANCEL, NOW, RULES, agreed, quoted

YEAR = timedelta(days=365)


def live(engine: Engine, customer_id: str, email: str) -> str:
    """The conversation of a customer who did all that there is to do."""
    conversations = Conversations(engine, lambda: NOW)
    id = conversations.start()[0].id
    before = conversations.load(id)
    said = (Message("customer", f"I am {email}", NOW), Message("assistant", "Hello.", NOW, f"r-{id}"))
    after: Conversation = replace(before, messages=said, customer_id=customer_id)
    reply = Reply(f"r-{id}", "Hello.", ("greeting",), "en")
    made = {"template": 1}, "template", Course(0.1, 0.2)
    conversations.save_turn(before, after, reply, Evidence(asked="hello"), *made, whole=True)
    Handoffs(engine, lambda: NOW, notify=True).ask(id, "complaint", f"call me\n{email}", email)
    FeedbackStore(engine, lambda: NOW).give(f"r-{id}", id, "up", comment=f"thanks, {email}")
    behaviour = Behaviour(engine, lambda: NOW)
    subject = behaviour.subject(id, customer_id)
    behaviour.record([Event(subject, EventKind.VIEW, "mug", NOW, session=id, reply_id=f"r-{id}", position=1)])
    behaviour.impress(f"r-{id}", subject, [Impression(1, "mug", 0.5, 1.0, {"knn": 0.5})], "chat", "")
    with engine.begin() as connection:
        arm = {"experiment": "tone", "arm": "warm", "unit": f"unit of {customer_id}", "at": 1.0}
        connection.execute(insert(turn_arms).values(reply_id=f"r-{id}", **arm))
        connection.execute(insert(experiment_units).values(propensity=0.5, chances="{}", **arm))
    behaviour.prefer(subject, Preference("color", "blue", True, "I like blue", NOW), id)
    return id


def open_shop(engine: Engine) -> tuple[str, str]:
    """Ada's conversation and Ben's; Ada's has a cancelled order besides."""
    import_book(engine, BOOK)
    ada, ben = live(engine, "ada", "ada@example.org"), live(engine, "ben", "ben@example.org")
    shop = SqlOrders(engine, RULES, lambda: NOW)
    shop.perform(quoted(shop, CANCEL), replace(agreed(CANCEL), conversation_id=ada), "key-1")
    return ada, ben


def texts(engine: Engine) -> Iterator[tuple[str, str]]:
    """Every value that the database holds, opened, with the table that it is in."""
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            yield from ((table.name, value) for value in _values(connection.execute(select(table))))


def _values(rows: object) -> Iterator[str]:
    for row in rows:  # type: ignore[attr-defined]
        yield from (json.dumps(value, default=str, ensure_ascii=False) for value in row if value is not None)


def raw(engine: Engine) -> Iterator[str]:
    """Every value as it lies there."""
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = connection.exec_driver_sql(f'SELECT * FROM "{table.name}"')
            yield from (str(value) for row in rows for value in row if value is not None)


def stands(said: str, text: str) -> bool:
    """Whether it can be read there; a number by itself, since within a digest it stands by chance."""
    return said in (re.split(r"[^\w-]", text) if said.isdecimal() else text)


def count(engine: Engine, table: Table) -> int:
    with engine.connect() as connection:
        return len(connection.execute(select(table)).all())


def bytes_of(engine: Engine) -> bytes:
    """The SQLite file and its log as they lie on the disk."""
    file = Path(str(engine.url.database))
    parts = (file, file.with_name(f"{file.name}-wal"))
    return b"".join(part.read_bytes() for part in parts if part.exists())
