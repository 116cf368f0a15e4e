"""Counts by product and window, made by the database: nothing here reads events one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from assistant.feedback.insight.windows import Window
from assistant.service.behaviour.tables import behaviour_events, impressions
from retrieval.recommend.kinds import EventKind

WANTED = (EventKind.VIEW, EventKind.CLICK, EventKind.DWELL, EventKind.CART, EventKind.BUY)
ENGAGED = (EventKind.CLICK, EventKind.CART, EventKind.BUY)
Counts = Mapping[str, int]


def within(column: ColumnElement[float], window: Window) -> ColumnElement[bool]:
    return (column >= window.since) & (column < window.until)


def people(connection: Connection, window: Window, kinds: Sequence[EventKind] = WANTED) -> Counts:
    """How many customers looked at, put in the cart or bought each product."""
    events = behaviour_events.c
    return _counted(
        connection,
        select(events.product_id, func.count(events.subject.distinct()))
        .where(events.kind.in_(kinds), within(events.at, window))
        .group_by(events.product_id),
    )


def happened(connection: Connection, window: Window, kinds: Sequence[EventKind]) -> Counts:
    """How many events of these kinds each product had."""
    events = behaviour_events.c
    return _counted(
        connection,
        select(events.product_id, func.count())
        .where(events.kind.in_(kinds), within(events.at, window))
        .group_by(events.product_id),
    )


def shown(connection: Connection, window: Window) -> Counts:
    """How often each product was shown."""
    rows = impressions.c
    counted = select(rows.product_id, func.count()).where(within(rows.at, window))
    return _counted(connection, counted.group_by(rows.product_id))


def known_before(connection: Connection, at: float) -> frozenset[str]:
    """The products that were shown, looked at or bought before a time."""
    found: set[str] = set()
    for rows in (impressions.c, behaviour_events.c):
        found |= set(connection.scalars(select(rows.product_id).where(rows.at < at).distinct()))
    return frozenset(found)


def _counted(connection: Connection, counted: Select[Any]) -> Counts:
    return {str(row[0]): int(row[1]) for row in connection.execute(counted).all()}
