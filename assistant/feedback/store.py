"""What customers think of a reply: a thumb, and why."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, Engine, RowMapping, Select, func, insert, select, update

from assistant.errors import Invalid, NotFound
from assistant.service.database import reading, writing
from assistant.service.tables import feedback, turns


class Rating(StrEnum):
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Feedback:
    """`given_at` is when the reply was first rated, `changed_at` when it was last."""

    reply_id: str
    rating: Rating
    reasons: tuple[str, ...]
    comment: str | None
    given_at: datetime
    changed_at: datetime


class FeedbackStore:
    """`heard` is told of each rating once it is kept: of which reply, and which way."""

    def __init__(
        self,
        engine: Engine,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        heard: Callable[[str, str], None] = lambda reply_id, rating: None,
    ) -> None:
        self._engine, self._now, self._heard = engine, now, heard

    def give(
        self,
        reply_id: str,
        conversation_id: str,
        rating: str,
        reasons: Sequence[str] = (),
        comment: str | None = None,
    ) -> Feedback:
        """Rate a reply "up" or "down"; a second rating of the same reply replaces the first.

        Raises NotFound for a reply that is not there, or of another conversation, and
        Invalid for any other rating.
        """
        if rating not in set(Rating):
            raise Invalid("rating", 'either "up" or "down"')
        with writing(self._engine) as connection:
            _lock_reply(connection, reply_id, conversation_id)
            before = _find(connection, reply_id)
            now = self._now()
            row = {
                "reply_id": reply_id,
                "rating": Rating(rating).value,
                "reasons": json.dumps(list(dict.fromkeys(reasons))),
                "comment": comment or None,
                "given_at": before.given_at if before else now,
                "changed_at": now,
            }
            if before:
                connection.execute(update(feedback).where(feedback.c.reply_id == reply_id).values(row))
            else:
                connection.execute(insert(feedback).values(row))
            given = read(connection.execute(_rating_of(reply_id)).mappings().one())
        self._heard(reply_id, given.rating)
        return given

    def counts(self) -> dict[Rating, int]:
        """How many replies are rated which way."""
        counted = select(feedback.c.rating, func.count()).group_by(feedback.c.rating)
        with reading(self._engine) as connection:
            found = {Rating(rating): count for rating, count in connection.execute(counted)}
        return {rating: found.get(rating, 0) for rating in Rating}

    def of(self, reply_id: str) -> Feedback | None:
        with reading(self._engine) as connection:
            return _find(connection, reply_id)


def _lock_reply(connection: Connection, reply_id: str, conversation_id: str) -> None:
    """Hold the reply, so that two ratings at once come one after the other."""
    mine = (turns.c.reply_id == reply_id, turns.c.conversation_id == conversation_id)
    if connection.execute(select(turns.c.reply_id).where(*mine).with_for_update()).first() is None:
        raise NotFound("reply", reply_id)


def _rating_of(reply_id: str) -> Select[tuple[object, ...]]:
    return select(feedback).where(feedback.c.reply_id == reply_id)


def _find(connection: Connection, reply_id: str) -> Feedback | None:
    row = connection.execute(_rating_of(reply_id)).mappings().first()
    return None if row is None else read(row)


def read(row: RowMapping) -> Feedback:
    return Feedback(
        reply_id=row["reply_id"],
        rating=Rating(row["rating"]),
        reasons=tuple(json.loads(row["reasons"])),
        comment=row["comment"],
        given_at=row["given_at"],
        changed_at=row["changed_at"],
    )
