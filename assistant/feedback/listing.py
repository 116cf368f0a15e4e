"""Ratings as staff look through them: by thumb, reason, date and words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, FromClause, RowMapping, and_, or_, select

from assistant.service.database import reading
from assistant.service.matching import contains
from assistant.service.tables import feedback, messages, turns

MOST = 200


@dataclass(frozen=True, slots=True)
class Opinions:
    """What is looked for: `words` in the comment, the question or the reply; `commented` for those with a
    comment alone."""

    rating: str = ""
    reason: str = ""
    words: str = ""
    commented: bool = False
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """One rated reply: what was asked, what was said, and what the customer thought of it."""

    at: datetime
    rating: str
    reasons: tuple[str, ...]
    comment: str
    asked: str
    reply: str
    conversation_id: str
    reply_id: str
    generator: str


def opinions(engine: Engine, sought: Opinions, most: int = MOST) -> tuple[Opinion, ...]:
    """The newest first."""
    answer, question = messages.alias("answer"), messages.alias("question")
    wanted = (
        select(feedback, turns.c.conversation_id, turns.c.generator)
        .add_columns(answer.c.text.label("said"), question.c.text.label("asked"))
        .join(turns, turns.c.reply_id == feedback.c.reply_id)
        .join(answer, _at(answer, 0))
        .outerjoin(question, and_(_at(question, 1), question.c.role == "customer"))
        .where(*_limits(sought, answer, question))
        .order_by(feedback.c.changed_at.desc(), feedback.c.reply_id)
        .limit(most)
    )
    with reading(engine) as connection:
        return tuple(_opinion(row) for row in connection.execute(wanted).mappings())


def _at(message: FromClause, before: int) -> ColumnElement[bool]:
    """The message at the reply's place, or `before` it."""
    here = message.c.position == turns.c.position - before
    return and_(message.c.conversation_id == turns.c.conversation_id, here)


def _limits(sought: Opinions, answer: FromClause, question: FromClause) -> Iterator[ColumnElement[bool]]:
    if sought.rating:
        yield feedback.c.rating == sought.rating
    if sought.reason:
        yield contains(feedback.c.reasons, json.dumps(sought.reason))
    if sought.commented:
        yield feedback.c.comment.is_not(None)
    if sought.since is not None:
        yield feedback.c.changed_at >= sought.since
    if sought.until is not None:
        yield feedback.c.changed_at < sought.until
    if words := sought.words.strip():
        yield or_(*(contains(text, words) for text in (feedback.c.comment, answer.c.text, question.c.text)))


def _opinion(row: RowMapping) -> Opinion:
    return Opinion(
        at=row["changed_at"],
        rating=row["rating"],
        reasons=tuple(json.loads(row["reasons"])),
        comment=row["comment"] or "",
        asked=row["asked"] or "",
        reply=row["said"],
        conversation_id=row["conversation_id"],
        reply_id=row["reply_id"],
        generator=row["generator"],
    )
