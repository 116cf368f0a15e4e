"""Rows that are added unless they are there: the same words for SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Those that clash with a row that is there are left out; how many were added."""
    if not rows:
        return 0
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    adding = make(table).on_conflict_do_nothing().inline()
    counted = {"preserve_rowcount": True}  # of rows sent many at a time as well
    return connection.execute(adding, [dict(row) for row in rows], execution_options=counted).rowcount
