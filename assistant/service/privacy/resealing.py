"""Every sealed text and keyed digest written anew with the newest key, or opened for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Table, and_, select, tuple_, update

from assistant.service.database import reading, writing
from assistant.service.orders.tables import customers
from assistant.service.orders.writing import email_key, name_key
from assistant.service.sealing import Sealed
from assistant.service.tables import metadata

AT_ONCE = 500


def reseal(engine: Engine, told: Callable[[str, int], None] = lambda table, rows: None) -> Counter[str]:
    """How many rows of each table were written anew. Done in pieces, while the shop goes on: it can be
    interrupted and begun again. Rows are written open where the engine does not seal (`keep_sealed`).

    Raises SettingsError where no key opens a row.
    """
    done: Counter[str] = Counter()
    for table in metadata.sorted_tables:
        if any(isinstance(column.type, Sealed) for column in table.columns):
            for rows in _pieces(engine, table):
                done[table.name] += rows
                told(table.name, done[table.name])
    return done


def _pieces(engine: Engine, table: Table) -> Iterator[int]:
    keys = table.primary_key.columns.values()
    with reading(engine) as connection:
        ids = [tuple(row) for row in connection.execute(select(*keys).order_by(*keys))]
    for start in range(0, len(ids), AT_ONCE):
        yield _piece(engine, table, ids[start : start + AT_ONCE])


def _piece(engine: Engine, table: Table, ids: Sequence[tuple[Any, ...]]) -> int:
    keys = table.primary_key.columns.values()
    with writing(engine) as connection:
        these = select(table).where(tuple_(*keys).in_(ids)).with_for_update()
        rows = connection.execute(these).mappings().all()
        for row in rows:
            _write(connection, table, row)
        return len(rows)


def _write(connection: Connection, table: Table, row: Mapping[Any, Any]) -> None:
    values = {c.name: row[c.name] for c in table.columns if isinstance(c.type, Sealed)}
    if table is customers:
        name = f"{values['first_name']} {values['last_name']}"
        values |= {"email_key": email_key(values["email"]), "name_key": name_key(name, values["zip"])}
    place = and_(*(key == row[key.name] for key in table.primary_key.columns))
    connection.execute(update(table).where(place).values(values))
