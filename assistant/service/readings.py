"""Conversations as staff look for them and read them: what each reply rested on, how it came about and
what the check refused, what the customer thought of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, exists, func, or_, select

from assistant.service.conversations import Conversations
from assistant.service.database import reading
from assistant.service.facts import refused_in
from assistant.service.handoffs import case
from assistant.service.matching import contains
from assistant.service.tables import conversations, feedback, handoffs, messages, refusals, turn_facts, turns
from assistant.turn import Conversation, Refused

MOST = 50
ID = re.compile(r"[0-9a-f]{6,32}")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: `words` are words of a message, or an id (the beginning is enough); `with_`
    is "up", "down", "refused" or "handoff", for conversations that have one."""

    words: str = ""
    since: datetime | None = None
    until: datetime | None = None
    with_: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One conversation in a list. `began` is what its customer said first."""

    id: str
    began: str
    at: datetime
    messages: int
    up: int
    down: int
    refused: int


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside a reply: who worded it (`writer` of `generator`'s), how long it took, what was
    refused on the way, and the thumb."""

    writer: str
    generator: str
    first_s: float | None
    seconds: float | None
    refused: tuple[Refused, ...] = ()
    rating: str = ""
    reasons: tuple[str, ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    conversation: Conversation
    began_at: datetime
    at: datetime
    said: tuple[case.Said, ...]
    asides: Mapping[str, Aside]


class Readings:
    def __init__(self, engine: Engine) -> None:
        self._engine, self._conversations = engine, Conversations(engine)

    def find(self, sought: Sought, most: int = MOST) -> tuple[Line, ...]:
        """Those in which something was said, the last to go on first."""
        where = [_spoken(), *_limits(sought)]
        wanted = select(conversations.c.id).where(*where)
        newest = wanted.order_by(conversations.c.updated_at.desc(), conversations.c.id).limit(most)
        with reading(self._engine) as connection:
            ids = list(connection.scalars(newest))
            rows = connection.execute(_lines(ids)).all()
        return tuple(Line(*row) for row in rows)

    def read(self, conversation_id: str) -> Talk:
        """Raises NotFound."""
        conversation = self._conversations.load(conversation_id)
        said = case.said_in(conversation, self._conversations.turns(conversation_id))
        times = select(conversations.c.created_at, conversations.c.updated_at)
        with reading(self._engine) as connection:
            row = connection.execute(times.where(conversations.c.id == conversation_id)).first()
        began, last = row or (conversation.messages[0].at,) * 2
        return Talk(conversation, began, last, said, self.asides(conversation_id))

    def asides(self, conversation_id: str) -> dict[str, Aside]:
        """By reply."""
        facts, given = turn_facts.c, feedback.c
        wanted = (
            select(turns.c.reply_id, facts.writer, turns.c.generator, facts.first_s, facts.seconds)
            .add_columns(given.rating, given.reasons, given.comment)
            .outerjoin(turn_facts, facts.reply_id == turns.c.reply_id)
            .outerjoin(feedback, given.reply_id == turns.c.reply_id)
            .where(turns.c.conversation_id == conversation_id)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(wanted).all()
            refused = refused_in(connection, conversation_id)
        return {
            row.reply_id: Aside(
                row.writer or "",
                row.generator,
                row.first_s,
                row.seconds,
                refused.get(row.reply_id, ()),
                row.rating or "",
                tuple(json.loads(row.reasons or "[]")),
                row.comment or "",
            )
            for row in rows
        }


def _spoken() -> ColumnElement[bool]:
    return exists().where(messages.c.conversation_id == conversations.c.id)


def _limits(sought: Sought) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if sought.since is not None:
        found.append(conversations.c.updated_at >= sought.since)
    if sought.until is not None:
        found.append(conversations.c.created_at < sought.until)
    if words := sought.words.strip():
        found.append(_with_words(words))
    mine = turns.c.conversation_id == conversations.c.id
    match sought.with_:
        case "up" | "down":
            rated = (feedback.c.reply_id == turns.c.reply_id, feedback.c.rating == sought.with_)
            found.append(exists().where(mine, *rated))
        case "refused":
            found.append(exists().where(mine, refusals.c.reply_id == turns.c.reply_id))
        case "handoff":
            found.append(exists().where(handoffs.c.conversation_id == conversations.c.id))
    return found


def _with_words(words: str) -> ColumnElement[bool]:
    said = exists().where(messages.c.conversation_id == conversations.c.id, contains(messages.c.text, words))
    name = words.lower()
    if not ID.fullmatch(name):
        return said
    of_reply = select(turns.c.conversation_id).where(turns.c.reply_id == name)
    return or_(conversations.c.id.startswith(name), conversations.c.id.in_(of_reply), said)


def _lines(ids: list[str]) -> Select[Any]:
    here = conversations.c.id
    first = select(messages.c.text).where(messages.c.conversation_id == here, messages.c.role == "customer")
    thumbs = {
        way: select(func.count())
        .select_from(feedback.join(turns))
        .where(turns.c.conversation_id == here, feedback.c.rating == way)
        for way in ("up", "down")
    }
    refused = select(func.count()).select_from(refusals.join(turns, turns.c.reply_id == refusals.c.reply_id))
    return (
        select(
            here,
            func.coalesce(first.order_by(messages.c.position).limit(1).scalar_subquery(), ""),
            conversations.c.updated_at,
            select(func.count()).where(messages.c.conversation_id == here).scalar_subquery(),
            thumbs["up"].scalar_subquery(),
            thumbs["down"].scalar_subquery(),
            refused.where(turns.c.conversation_id == here).scalar_subquery(),
        )
        .where(here.in_(ids))
        .order_by(conversations.c.updated_at.desc(), here)
    )
