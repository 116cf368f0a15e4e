"""What people asked that found nothing, the same questions together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, func, select

from assistant.service.database import reading
from assistant.service.figures import Span
from assistant.service.matching import contains
from assistant.service.misses import Missing
from assistant.service.tables import turn_facts

MOST = 200


@dataclass(frozen=True, slots=True)
class Missed:
    """`how` nothing was found of `about`, how often in how many conversations, and the last of them."""

    how: Missing
    about: str
    times: int
    conversations: int
    last_at: datetime
    conversation_id: str


def missed(
    engine: Engine, span: Span, how: Missing | None = None, words: str = "", most: int = MOST
) -> tuple[Missed, ...]:
    """The most frequent first."""
    facts = turn_facts.c
    where = [facts.miss.is_not(None), facts.at >= int(span.since.timestamp())]
    where.append(facts.at < int(span.until.timestamp()) + 1)
    if how is not None:
        where.append(facts.miss == how.value)
    if words:
        where.append(contains(facts.about, words))
    newest = func.row_number().over(
        partition_by=(facts.miss, facts.about_key), order_by=(facts.at.desc(), facts.reply_id)
    )
    rows = select(turn_facts, newest.label("newest")).where(*where).subquery()
    times = select(
        rows.c.miss,
        rows.c.about_key,
        func.count().label("times"),
        func.count(rows.c.conversation_id.distinct()).label("talks"),
    ).group_by(rows.c.miss, rows.c.about_key)
    counted = times.order_by(func.count().desc(), rows.c.miss, rows.c.about_key).limit(most).subquery()
    same = (counted.c.miss == rows.c.miss) & (counted.c.about_key == rows.c.about_key)
    wanted = (
        select(rows.c.miss, rows.c.about, counted.c.times, counted.c.talks, rows.c.at, rows.c.conversation_id)
        .join(counted, same)
        .where(rows.c.newest == 1)
        .order_by(counted.c.times.desc(), rows.c.at.desc(), rows.c.about_key)
    )
    with reading(engine) as connection:
        return tuple(
            Missed(
                Missing(r.miss),
                r.about,
                r.times,
                r.talks,
                datetime.fromtimestamp(r.at, UTC),
                r.conversation_id,
            )
            for r in connection.execute(wanted)
        )
