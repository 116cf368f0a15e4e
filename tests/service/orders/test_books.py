"""The books: who changed what, on what it rested, and the records before and after."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from assistant.errors import BackendDown, OutOfDate
from assistant.orders import Agreement, Receipt
from assistant.service.conversations import Conversations
from assistant.service.database import open_database
from assistant.service.orders import Entry, OrderBook, Records, SqlOrders, entries, export_book, import_book
from tests.service.orders.book import ADA, BOOK, CANCEL, MOVE, NOW, PENDING, RULES, SEND_AWAY, agreed, quoted


@pytest.fixture
def backend(engine: Engine) -> SqlOrders:
    import_book(engine, BOOK)
    return SqlOrders(engine, RULES, lambda: NOW)


def test_each_write_has_its_row(engine: Engine, backend: SqlOrders) -> None:
    agreement = Agreement("conv", "ada", "code", "Cancel order #1001? I refund €5 🐦.", "Yes\0 please")
    quote = quoted(backend, CANCEL)
    receipt = backend.perform(quote, agreement, "k1")
    assert receipt.order
    assert receipt.customer
    kept = replace(agreement, said="Yes please")
    after = Records(receipt.order, receipt.customer)
    expected = Entry("k1", kept, quote, Records(PENDING, ADA), after, NOW)
    assert entries(engine) == (expected,)
    assert (after.order, after.customer) == RULES.apply(quote, PENDING, ADA)


def test_rows_are_found_by_order_customer_and_conversation_oldest_first(
    engine: Engine, backend: SqlOrders
) -> None:
    for number, change in enumerate((SEND_AWAY, MOVE, CANCEL)):
        agreement = replace(agreed(change), conversation_id=f"conv{number % 2}")
        backend.perform(quoted(backend, change), agreement, f"k{number}")

    def keys(**where: str) -> list[str]:
        return [entry.key for entry in entries(engine, **where)]

    assert keys(order_id="#1001") == ["k0", "k2"]
    assert keys(customer_id="ada") == ["k0", "k1", "k2"]
    assert keys(conversation_id="conv1") == ["k1"]
    assert keys(conversation_id="conv0", customer_id="ben") == []


def test_what_was_not_done_has_no_row(engine: Engine, backend: SqlOrders) -> None:
    quote = quoted(backend, CANCEL)
    backend.perform(quote, agreed(CANCEL), "k1")
    backend.perform(quote, agreed(CANCEL), "k1")
    with pytest.raises(OutOfDate):
        backend.perform(quote, agreed(CANCEL), "k2")
    assert [entry.key for entry in entries(engine)] == ["k1"]


def test_rows_outlast_conversations_and_records(engine: Engine, backend: SqlOrders) -> None:
    conversations = Conversations(engine)
    started, _ = conversations.start()
    agreement = replace(agreed(CANCEL), conversation_id=started.id)
    backend.perform(quoted(backend, CANCEL), agreement, "k1")
    conversations.erase(started.id)
    import_book(engine, OrderBook(), replace_all=True, overwrite=True)
    (entry,) = entries(engine, conversation_id=started.id)
    assert entry.before.order == PENDING


def test_no_write_without_its_row(
    engine: Engine, backend: SqlOrders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.service.orders.books.write_entry", fail)
    with pytest.raises(KeyboardInterrupt):
        backend.perform(quoted(backend, CANCEL), agreed(CANCEL), "k1")
    assert export_book(engine) == BOOK


def test_records_that_do_not_answer_are_said_to() -> None:
    down = SqlOrders(open_database("postgresql://shop@127.0.0.1:1/none"), RULES)
    for ask in (down.customer, down.order, down.orders, down.goods, lambda email: down.find(email=email)):
        with pytest.raises(BackendDown):
            ask("ada")


def lost(*_: object) -> None:
    raise OperationalError("COMMIT", {}, Exception("connection lost"))


def test_a_write_that_fails_before_its_commit_certainly_was_not_taken(
    engine: Engine, backend: SqlOrders
) -> None:
    quote = quoted(backend, CANCEL)
    event.listen(engine, "before_cursor_execute", lost)
    with pytest.raises(BackendDown):
        backend.perform(quote, agreed(CANCEL), "k1")
    event.remove(engine, "before_cursor_execute", lost)
    assert export_book(engine) == BOOK


def test_a_commit_whose_answer_is_lost_is_asked_after(engine: Engine, backend: SqlOrders) -> None:
    """The database takes it, and the connection breaks before it says so."""
    quote = quoted(backend, CANCEL)
    commit, broken = engine.dialect.do_commit, []

    def commit_and_break(connection: object) -> None:
        commit(connection)  # type: ignore[arg-type]
        if not broken:
            broken.append(True)
            lost()

    engine.dialect.do_commit = commit_and_break  # type: ignore[method-assign]
    receipt = backend.perform(quote, agreed(CANCEL), "k1")
    assert receipt.acknowledged
    assert receipt.repeated
    assert len(entries(engine)) == 1


def test_a_commit_of_which_nothing_can_be_learnt_is_only_requested(
    engine: Engine, backend: SqlOrders
) -> None:
    quote = quoted(backend, CANCEL)
    event.listen(engine, "commit", lost)
    assert backend.perform(quote, agreed(CANCEL), "k1") == Receipt("k1", CANCEL, acknowledged=False)
    event.remove(engine, "commit", lost)
    assert backend.perform(quote, agreed(CANCEL), "k1").acknowledged
