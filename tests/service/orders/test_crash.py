"""A process that is killed at any point of a write leaves either nothing of it or all of it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

from sqlalchemy import Engine

from assistant.service.orders import OrderBook, SqlOrders, entries, export_book, import_book, write_book
from tests.service.orders.book import BOOK, CANCEL, NOW, RULES, agreed, quoted


def states(engine: Engine, what: str) -> list[dict[str, object]]:
    url = engine.url.render_as_string(hide_password=False)
    run = [sys.executable, "-m", "tests.service.orders.killed", url, what]
    said = subprocess.run(run, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    return [json.loads(line) for line in said.stdout.splitlines()]


def test_a_change_killed_at_every_statement(engine: Engine) -> None:
    import_book(engine, BOOK)
    backend = SqlOrders(engine, RULES, lambda: NOW)
    quote = quoted(backend, CANCEL)
    *tries, done = states(engine, "cancel")
    assert len(tries) > 30
    assert {one["killed"] for one in tries} == {signal.SIGKILL}
    assert {one["book"] for one in tries} == {write_book(BOOK)}
    assert all(one["books"] == [0, 0] for one in tries)
    assert done["killed"] == signal.SIGTERM
    assert done["books"] == [1, 1]
    # Nobody heard that it was done: the same request, sent again, finds it so.
    receipt = backend.perform(quote, agreed(CANCEL), "k1")
    assert (receipt.acknowledged, receipt.repeated) == (True, True)
    assert receipt.order == backend.order("#1001")
    assert write_book(export_book(engine)) == done["book"] != write_book(BOOK)
    assert len(entries(engine, order_id="#1001")) == 1


def test_an_import_killed_at_every_statement(engine: Engine) -> None:
    *tries, done = states(engine, "import")
    assert len(tries) > 30
    assert {one["killed"] for one in tries} == {signal.SIGKILL}
    assert {one["book"] for one in tries} == {write_book(OrderBook())}
    assert done["killed"] == signal.SIGTERM
    assert done["book"] == write_book(BOOK)
