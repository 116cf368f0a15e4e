"""The shop's records: an engine for them, transactions on it, and its tables brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DBAPIError,
    InterfaceError,
    OperationalError,
    TimeoutError,
)
from sqlalchemy.pool import ConnectionPoolEntry

from assistant.errors import SettingsError, StorageFailed

Database = Engine
"""What other rooms hold of it: something to hand to those who keep records in it."""

LOCK_TIMEOUT_S = 30
"""How long a writer waits for the one before it."""

MIGRATION_LOCK = 0x666C6F6F72
"""The PostgreSQL advisory lock under which one process at a time migrates."""


def open_database(url: str) -> Engine:
    """An engine for SQLite (a file, made with its folder if absent) or PostgreSQL.

    Raises SettingsError if the address cannot be used.
    """
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise SettingsError("database.url is not an address of the form dialect://…") from error
    match address.get_backend_name():
        case "sqlite":
            return _sqlite(address)
        case "postgresql" | "postgres":
            return _postgresql(address)
        case other:
            raise SettingsError(f"database.url: {other} is not supported; use sqlite or postgresql")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction, committed at the end. Raises StorageFailed if the database does not answer.

    On SQLite it takes the write lock when it begins: one that reads first and writes later
    would fail, not wait, when another has written in between.
    """
    with _answering(), engine.connect() as connection:
        connection.execution_options(sqlite_begin="IMMEDIATE")
        with connection.begin():
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: all of it sees one state, and it waits for no writer."""
    with _answering(), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


def migrate(engine: Engine) -> None:
    """Bring the tables up to date: one transaction, one process at a time.

    Costs two small queries when there is nothing to do; an interrupted run leaves nothing
    behind. Raises SettingsError if a newer version of the program made this database.
    """
    if up_to_date(engine):
        return
    config = _history()
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise SettingsError("the database was made by a newer version of Floorwalker") from error


def up_to_date(engine: Engine) -> bool:
    """Whether the database has every table of this version. Raises StorageFailed if it does not answer."""
    with reading(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision() == _newest()


@cache
def _newest() -> str | None:
    """Read from the migrations once a process: readiness is asked every few seconds."""
    return ScriptDirectory.from_config(_history()).get_current_head()


def _history() -> Config:
    config = Config()
    config.set_main_option("script_location", "assistant:migrations")
    return config


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, TimeoutError) as error:
        raise StorageFailed("the database did not answer") from error
    except DBAPIError as error:
        if error.connection_invalidated or type(error) is DatabaseError:  # SQLite: a damaged file
            raise StorageFailed("the database cannot be read") from error
        raise


def _postgresql(address: URL) -> Engine:
    address = address.set(drivername="postgresql+psycopg")
    try:
        waits = {"connect_timeout": 10}
        return create_engine(address, pool_pre_ping=True, connect_args=waits, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise SettingsError("PostgreSQL needs psycopg: pip install 'floorwalker[postgresql]'") from error


def _sqlite(address: URL) -> Engine:
    if address.database in (None, "", ":memory:"):
        raise SettingsError("database.url: SQLite needs a file, since several threads read it")
    file = Path(str(address.database))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    engine = create_engine(address, connect_args={"timeout": LOCK_TIMEOUT_S}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: SQLiteConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late: see _begin_sqlite
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what a customer has erased is overwritten


def _begin_sqlite(connection: Connection) -> None:
    mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")
