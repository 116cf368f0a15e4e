"""The short row of each turn that staff's figures are counted from, and the sentences that were refused
in it. Both go when the conversation is erased."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from assistant.evidence import Evidence
from assistant.service.misses import key_of, miss_of
from assistant.service.tables import refusals, turn_facts, turns
from assistant.turn import Course, Refused, Reply

MOST_REFUSED = 20
"""Refused sentences that are kept of one turn."""
MOST_CHARS = 1000
"""Of a refused sentence, and of why it was."""

Row = dict[str, object]


def of(
    conversation_id: str,
    at: datetime,
    reply: Reply,
    evidence: Evidence,
    outcomes: Mapping[str, int],
    course: Course,
) -> Row:
    """The row of one turn."""
    miss = miss_of(evidence)
    return {
        "reply_id": reply.id,
        "conversation_id": conversation_id,
        "at": int(at.timestamp()),
        "intent": (reply.intents[0] if reply.intents else "none")[:32],
        "writer": writer(outcomes),
        "seconds": course.seconds,
        "first_s": course.first_s,
        "miss": miss and miss.how,
        "about": miss and miss.about,
        "about_key": miss and key_of(miss.about),
    }


def writer(outcomes: Mapping[str, int]) -> str:
    """Whose sentences a reply is made of: "model", "template", "both" or "nobody"."""
    model = bool(outcomes.get("passed", 0) + outcomes.get("redrawn", 0))
    template = bool(outcomes.get("template", 0))
    return {(True, True): "both", (True, False): "model", (False, True): "template"}.get(
        (model, template), "nobody"
    )


def keep(connection: Connection, row: Row) -> None:
    connection.execute(insert(turn_facts).values(row))


def reword(
    connection: Connection, reply_id: str, outcomes: Mapping[str, int], refused: Sequence[Refused]
) -> None:
    """A reply that was cut off has other words now. What was refused of either is kept."""
    worded = update(turn_facts).where(turn_facts.c.reply_id == reply_id)
    connection.execute(worded.values(writer=writer(outcomes)))
    there = select(func.count()).where(refusals.c.reply_id == reply_id)
    keep_refused(connection, reply_id, refused, connection.scalar(there) or 0)


def keep_refused(connection: Connection, reply_id: str, refused: Sequence[Refused], there: int = 0) -> None:
    """Of many, the first; `there` is how many are kept already."""
    rows = [
        {
            "reply_id": reply_id,
            "number": number,
            "sentence": each.sentence[:MOST_CHARS],
            "writer": each.writer,
            "reason": each.reason[:32],
            "detail": each.detail[:MOST_CHARS],
        }
        for number, each in enumerate(refused[: MOST_REFUSED - there], there + 1)
    ]
    if rows:
        connection.execute(insert(refusals), rows)


def refused_in(connection: Connection, conversation_id: str) -> dict[str, tuple[Refused, ...]]:
    """The refused sentences of a conversation by reply, in the order in which they were drafted."""
    mine = turns.c.conversation_id == conversation_id
    wanted = select(refusals).join(turns, turns.c.reply_id == refusals.c.reply_id).where(mine)
    found: dict[str, tuple[Refused, ...]] = {}
    for row in connection.execute(wanted.order_by(refusals.c.reply_id, refusals.c.number)):
        each = Refused(row.sentence, row.writer, row.reason, row.detail)
        found[row.reply_id] = (*found.get(row.reply_id, ()), each)
    return found
