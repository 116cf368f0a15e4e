"""Run by test_crash: does one write again and again, each time in a process of its own that is killed at
the next statement, and prints what the database holds after each as one line of JSON."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from itertools import count

from sqlalchemy import Engine, event, func, select

from assistant.service.database import open_database, reading
from assistant.service.orders import SqlOrders, books, export_book, import_book, tables, write_book
from tests.service.orders.book import BOOK, CANCEL, NOW, RULES, agreed, quoted


def cancel(engine: Engine) -> Callable[[], object]:
    backend = SqlOrders(engine, RULES, lambda: NOW)
    quote = quoted(backend, CANCEL)
    return lambda: backend.perform(quote, agreed(CANCEL), "k1")


def take_in(engine: Engine) -> Callable[[], object]:
    return lambda: import_book(engine, BOOK, replace_all=True)


def killed_at(engine: Engine, place: int) -> None:
    """Have this process die before or after one of its statements, or before a commit."""
    passed = count()

    def step(*_: object) -> None:
        if next(passed) == place:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(engine, name, step)


def state(engine: Engine) -> dict[str, object]:
    book = export_book(engine)
    with reading(engine) as connection:
        counted = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (tables.order_receipts, tables.order_audit)
        ]
    versions = [record.version for record in (*book.customers, *book.orders)]
    return {"book": write_book(book), "versions": versions, "books": counted}


def main(url: str, what: str) -> None:
    make = {"cancel": cancel, "import": take_in}[what]
    books._forms()  # here, once, and not in each child
    for place in count():
        child = os.fork()
        if not child:
            engine = open_database(url)
            write = make(engine)
            killed_at(engine, place)
            write()
            os.kill(os.getpid(), signal.SIGTERM)  # the write is done; nobody has heard of it
        _, status = os.waitpid(child, 0)
        engine = open_database(url)
        print(json.dumps({"killed": os.WTERMSIG(status), **state(engine)}), flush=True)
        engine.dispose()
        if os.WTERMSIG(status) == signal.SIGTERM:
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
