"""The databases that records are tested on: a SQLite file, and PostgreSQL where one answers."""

from __future__ import annotations

import functools
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url, text

from assistant.errors import FloorwalkerError
from assistant.service.database import migrate, open_database, reading

POSTGRESQL = os.environ.get("FLOORWALKER_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/test")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables, for this test alone."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'records.sqlite'}"
        return
    with own_schema() as address:
        yield address


@contextmanager
def own_schema() -> Iterator[str]:
    """The address of a PostgreSQL schema without tables; skips the test where no server answers."""
    if not _postgresql_answers():
        pytest.skip(f"no PostgreSQL answers at {make_url(POSTGRESQL).render_as_string()}")
    schema = f"floorwalker_{uuid.uuid4().hex}"
    outside = open_database(POSTGRESQL)
    with outside.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    yield (
        make_url(POSTGRESQL).update_query_dict({"options": f"-csearch_path={schema}"}).render_as_string(False)
    )
    with outside.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    outside.dispose()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A SQLite file with every table and no rows: copying it costs a hundredth of making it."""
    file = tmp_path_factory.mktemp("migrated") / "records.sqlite"
    engine = open_database(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    return file.read_bytes()


@pytest.fixture
def engine(empty_database: str, migrated: bytes) -> Iterator[Engine]:
    address = make_url(empty_database)
    if address.get_backend_name() == "sqlite":
        Path(str(address.database)).write_bytes(migrated)
    engine = open_database(empty_database)
    migrate(engine)  # two small queries where the tables are there
    yield engine
    engine.dispose()


@functools.cache
def _postgresql_answers() -> bool:
    try:
        with reading(open_database(POSTGRESQL)):
            return True
    except FloorwalkerError:
        return False
