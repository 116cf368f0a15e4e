"""What customers said of their taste: one word for each value, the last one, within a transaction of the
caller's."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Row, delete, insert, select

from assistant.service.behaviour.tables import preferences
from retrieval.recommend.kinds import Preference


def keep(
    connection: Connection, subject: str, preference: Preference, conversation_id: str | None = None
) -> None:
    """In place of whatever was said of the same value before, for or against it."""
    withdraw(connection, subject, preference.attribute, preference.value)
    row = {
        "subject": subject,
        "attribute": preference.attribute,
        "value": preference.value,
        "likes": preference.likes,
        "said": preference.said,
        "at": preference.at,
        "conversation_id": conversation_id,
    }
    connection.execute(insert(preferences).values(row))


def withdraw(connection: Connection, subject: str, attribute: str, value: str) -> int:
    """How many there were."""
    about = _about(attribute, value)
    over = [row.id for row in _rows(connection, subject) if _about(row.attribute, row.value) == about]
    connection.execute(delete(preferences).where(preferences.c.id.in_(over)))
    return len(over)


def of(connection: Connection, subject: str) -> tuple[Preference, ...]:
    """Oldest first."""
    return tuple(
        Preference(row.attribute, row.value, row.likes, row.said, row.at)
        for row in _rows(connection, subject)
    )


def settle(connection: Connection, subject: str) -> None:
    """Where two were joined: of several about one value the newest stays."""
    newest = {_about(row.attribute, row.value): row.id for row in _rows(connection, subject)}
    over = [row.id for row in _rows(connection, subject) if row.id not in set(newest.values())]
    connection.execute(delete(preferences).where(preferences.c.id.in_(over)))


def _rows(connection: Connection, subject: str) -> Iterator[Row[tuple[object, ...]]]:
    mine = select(preferences).where(preferences.c.subject == subject)
    yield from connection.execute(mine.order_by(preferences.c.at, preferences.c.id)).all()


def _about(attribute: str, value: str) -> tuple[str, str]:
    return attribute.casefold().strip(), value.casefold().strip()
