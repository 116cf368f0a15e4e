"""Migrations make what the tables declare, once, whatever else is going on."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from assistant.errors import SettingsError, StorageFailed
from assistant.service import recollections  # noqa: F401 - its table joins the others
from assistant.service.answers import tables as answers  # noqa: F401
from assistant.service.behaviour import tables as behaviour  # noqa: F401
from assistant.service.database import migrate, open_database, reading, up_to_date, writing
from assistant.service.held import tables as held  # noqa: F401
from assistant.service.identity import tables as identity  # noqa: F401 - they join the others
from assistant.service.orders import tables  # the shared metadata, with its own tables in it
from assistant.service.remote import tables as remote  # noqa: F401
from retrieval.catalog import freshness

BOTH = [tables.metadata, freshness.metadata]


def test_migrations_make_exactly_what_the_tables_declare(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), BOTH) == []


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO catalogue_state VALUES (1, 7)"))
    migrate(engine)
    with reading(engine) as connection:
        assert connection.execute(text("SELECT version FROM catalogue_state")).scalar() == 7


def test_several_processes_may_start_at_once(empty_database: str) -> None:
    program = "import sys; from assistant.service.database import *; migrate(open_database(sys.argv[1]))"
    started = [subprocess.Popen([sys.executable, "-c", program, empty_database]) for _ in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]
    assert up_to_date(open_database(empty_database))


def test_several_threads_may_start_at_once(empty_database: str) -> None:
    engine = open_database(empty_database)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: migrate(engine), range(4)))
    assert up_to_date(engine)


def test_an_interrupted_migration_leaves_nothing_behind(
    empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_database(empty_database)
    upgrade = command.upgrade

    def cut_short(*args: object, **kwargs: object) -> None:
        upgrade(*args, **kwargs)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "upgrade", cut_short)
    with pytest.raises(KeyboardInterrupt):
        migrate(engine)
    assert inspect(engine).get_table_names() == []
    monkeypatch.undo()
    migrate(engine)
    assert up_to_date(engine)


def test_a_database_of_a_newer_version_is_refused_in_words(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from-the-future'"))
    with pytest.raises(SettingsError, match="newer version"):
        migrate(engine)


@pytest.mark.parametrize("url", ["mysql://shop@host/db", "sqlite://", "sqlite:///:memory:", "records.sqlite"])
def test_an_address_that_cannot_serve_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match=r"database\.url"):
        open_database(url)


def test_a_database_that_does_not_answer_is_said_to() -> None:
    with pytest.raises(StorageFailed), reading(open_database("postgresql://shop@127.0.0.1:1/none")):
        pass


def test_sqlite_is_set_up_for_several_readers_and_a_writer(tmp_path: Path) -> None:
    file = tmp_path / "new" / "records.sqlite"
    engine = open_database(f"sqlite:///{file}")
    with reading(engine) as connection:
        pragmas = ("journal_mode", "foreign_keys")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    assert found == ["wal", 1]
    assert file.stat().st_mode & 0o077 == 0


def test_reading_sees_the_last_commit_while_another_writes(engine: Engine) -> None:
    with writing(engine) as writer:
        writer.execute(text("INSERT INTO catalogue_state VALUES (1, 1)"))
        with reading(engine) as reader:
            assert reader.execute(text("SELECT count(*) FROM catalogue_state")).scalar() == 0


def test_a_file_that_is_no_database_is_a_storage_failure(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(StorageFailed):
        migrate(open_database(f"sqlite:///{tmp_path / 'x.sqlite'}"))
