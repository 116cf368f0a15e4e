"""Products as they were shown, and what put each at its place, within a transaction of the caller's."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, select

from assistant.service.behaviour.events import personal
from assistant.service.behaviour.tables import impressions
from assistant.service.behaviour.writing import add

CHAT, MENTION = "chat", "mention"
"""Surfaces of the chat: a list to choose from, and products that a reply speaks of again."""
WINDOW_S = 7 * 24 * 3600.0
"""How long after a product was shown what happens with it counts for that, where nothing names the list."""


@dataclass(frozen=True, slots=True)
class Impression:
    """`position` counts from 1; `recalls` are the scores of the recalls that found it, empty for a search."""

    position: int
    product_id: str
    score: float | None = None
    propensity: float | None = None
    recalls: Mapping[str, float] = field(default_factory=dict)


def keep(
    connection: Connection,
    list_id: str,
    subject: str,
    shown: Sequence[Impression],
    surface: str,
    model: str,
    at: datetime,
) -> int:
    """How many were new: a place of a list is kept once. None of a subject that wants no profile."""
    if not shown or subject not in personal(connection, {subject}):
        return 0
    same = {"reply_id": list_id, "subject": subject, "at": at.timestamp(), "surface": surface, "model": model}
    rows = [
        {
            **same,
            "position": one.position,
            "product_id": one.product_id,
            "score": one.score,
            "propensity": one.propensity,
            "recalls": json.dumps(dict(one.recalls)) if one.recalls else "{}",
        }
        for one in shown
    ]
    return add(connection, impressions, rows)


def of_others(connection: Connection, subject: str, lists: Collection[str]) -> frozenset[str]:
    """Of these lists (and replies) those that were shown to somebody else."""
    wanted = impressions.c.reply_id.in_(sorted(lists)), impressions.c.subject != subject
    return frozenset(connection.execute(select(impressions.c.reply_id).where(*wanted)).scalars())


def last_shown(
    connection: Connection, subject: str, product_id: str, now: datetime
) -> tuple[str, int] | None:
    """The list and the position where this product was shown to them last, within the window; where it was
    only spoken of again only if it stood in no list."""
    lately = impressions.c.at >= now.timestamp() - WINDOW_S
    mine = impressions.c.subject == subject, impressions.c.product_id == product_id, lately
    latest = select(impressions.c.reply_id, impressions.c.position).where(*mine)
    order = impressions.c.surface == MENTION, impressions.c.at.desc()
    found = connection.execute(latest.order_by(*order).limit(1)).first()
    return None if found is None else (found.reply_id, found.position)
