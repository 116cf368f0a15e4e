"""An address struck out wherever it still stands: in words that somebody typed without proving who they
were, in what was remembered of those, in any column of text that there is or will be."""

from __future__ import annotations

import re
from collections import Counter

from sqlalchemy import Column, Connection, Table, Text, TypeDecorator, and_, select, type_coerce, update

from assistant.service.sealing import Sealed
from assistant.service.tables import metadata

STRUCK = "[erased]"


def strike(connection: Connection, words: str) -> Counter[str]:
    """In all tables, in capitals or not; how many texts of each were changed."""
    struck: Counter[str] = Counter()
    said = re.compile(re.escape(words), re.I)
    for table in metadata.sorted_tables:
        for column in table.columns:
            if is_text(column):
                struck[table.name] += _strike(connection, table, column, said, words)
    return +struck


def is_text(column: Column[object]) -> bool:
    kind = column.type
    return isinstance(kind.impl_instance if isinstance(kind, TypeDecorator) else kind, Text)


def _strike(
    connection: Connection, table: Table, column: Column[object], said: re.Pattern[str], words: str
) -> int:
    sealed = isinstance(column.type, Sealed)
    kept = column if sealed else type_coerce(column, Text)
    rows = select(*table.primary_key.columns, kept.label("kept_text"))
    rows = rows.where(column.is_not(None)) if sealed else rows.where(kept.icontains(words, autoescape=True))
    keys = table.primary_key.columns.values()
    count = 0
    for *key, text in connection.execute(rows).all():
        cleaned = said.sub(STRUCK, text)
        if cleaned == text:
            continue
        place = and_(*(part == value for part, value in zip(keys, key, strict=True)))
        new = cleaned if sealed else type_coerce(cleaned, Text)
        connection.execute(update(table).where(place).values({column.name: new}))
        count += 1
    return count
