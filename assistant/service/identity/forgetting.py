"""What has run out and says nothing any more is removed, whenever something is counted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select

from assistant.service.identity.tables import codes, limits, tokens


def forget(connection: Connection, now: datetime) -> None:
    """At the end of a transaction. Rows that somebody else holds just now are left for another time:
    nobody waits for this."""
    for table in (codes, limits, tokens):
        (key,) = table.primary_key.columns
        over = select(key).where(table.c.until <= now).limit(1000).with_for_update(skip_locked=True)
        connection.execute(delete(table).where(key.in_(over)))
