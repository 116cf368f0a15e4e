"""Purchases and returns out of the shop's own order records, each once.

Which version of an order was looked at is kept beside it, so a pass costs what has changed since the last,
and what was forgotten of a customer does not come back by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, Engine, delete, or_, select, update

from assistant.orders import Order
from assistant.service.behaviour import events, subjects
from assistant.service.behaviour.tables import behaviour_events, followed_orders
from assistant.service.behaviour.writing import add
from assistant.service.database import reading, writing
from assistant.service.orders.reading import read_orders
from assistant.service.orders.tables import orders
from retrieval.recommend.kinds import Event, EventKind

AT_ONCE = 500
"""Orders in one transaction."""
SOURCE = "orders"
CANCELLED = frozenset({"cancelled", "canceled"})


def follow(engine: Engine, now: datetime, since: datetime | None = None) -> int:
    """Take in what orders have come or changed; how many events were new. What was bought before `since`
    is passed over."""
    new = 0
    while ids := _unseen(engine):
        with writing(engine) as connection:
            new += _take(connection, ids, now, since)
    return new


def _unseen(engine: Engine) -> list[str]:
    """Looked for without a lock: mostly there are none."""
    seen = followed_orders.c
    joined = select(orders.c.id).outerjoin(followed_orders, seen.order_id == orders.c.id)
    with reading(engine) as connection:
        wanted = joined.where(or_(seen.version.is_(None), seen.version != orders.c.version))
        return list(connection.execute(wanted.order_by(orders.c.position).limit(AT_ONCE)).scalars())


def _take(connection: Connection, ids: Sequence[str], now: datetime, since: datetime | None) -> int:
    found = read_orders(connection, orders.c.id, ids)
    wanted = select(followed_orders.c.order_id).where(followed_orders.c.order_id.in_(ids))
    before = set(connection.execute(wanted).scalars())
    people = subjects.make_all(connection, (order.customer_id for order in found), now)
    happened: list[Event] = []
    for order in found:
        again = order.id in before
        if cancelled(order):
            _undo(connection, order)
        else:
            happened.extend(_events(order, people[order.customer_id], now, again=again))
        _seen(connection, order, again=again)
    earliest = since.timestamp() if since else float("-inf")
    return events.record(connection, [event for event in happened if event.at.timestamp() >= earliest])


def _seen(connection: Connection, order: Order, *, again: bool) -> None:
    if again:
        mine = followed_orders.c.order_id == order.id
        connection.execute(update(followed_orders).where(mine).values(version=order.version))
    else:
        add(connection, followed_orders, [{"order_id": order.id, "version": order.version}])


def _events(order: Order, subject: str, now: datetime, *, again: bool) -> Iterator[Event]:
    """Of an order that was looked at before only what was returned since."""
    bought = placed(order) or now
    if not again:
        for line in order.items:
            yield Event(
                subject,
                EventKind.BUY,
                line.product_id,
                min(bought, now),
                line.variant_id,
                line.quantity,
                session=order.id[:64],
                source=SOURCE,
                key=key(order.id, line.line_id, "buy"),
            )
    if order.request is None or order.request.kind != "return":
        return
    owned = {line.variant_id: line for line in order.items}
    for variant, count in Counter(order.request.items).items():
        if variant in owned:
            yield Event(
                subject,
                EventKind.RETURN,
                owned[variant].product_id,
                now if again else min(delivered(order) or bought, now),
                variant,
                count,
                session=order.id[:64],
                source=SOURCE,
                key=key(order.id, variant, "return"),
            )


def _undo(connection: Connection, order: Order) -> None:
    """A purchase that was called off is none."""
    gone = [key(order.id, line.line_id, "buy") for line in order.items]
    connection.execute(delete(behaviour_events).where(behaviour_events.c.key.in_(gone)))


def cancelled(order: Order) -> bool:
    asked = order.request.kind if order.request else ""
    return asked == "cancel" or order.status.strip().casefold() in CANCELLED


def placed(order: Order) -> datetime | None:
    """When it was placed, or was first on its way where the records do not say."""
    times = [each.shipped_at or each.delivered_at for each in order.fulfilments]
    return order.placed_at or min((at for at in times if at is not None), default=None)


def delivered(order: Order) -> datetime | None:
    times = (each.delivered_at for each in order.fulfilments)
    return max((at for at in times if at is not None), default=None)


def key(order_id: str, part: str, what: str) -> str:
    """As short as a column takes, however long the ids."""
    named = "\0".join((order_id, part)).encode("utf-8", "replace")
    return f"order:{what}:{sha256(named).hexdigest()[:40]}"
