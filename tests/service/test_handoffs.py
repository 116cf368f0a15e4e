"""Who waits for a person waits once, and is found until somebody has come."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import Engine

from assistant.errors import NotFound
from assistant.service.conversations import Conversations
from assistant.service.database import open_database
from assistant.service.handoffs import Handoffs


@pytest.fixture
def conversation_id(engine: Engine) -> str:
    return Conversations(engine).start()[0].id


def test_asking_twice_waits_once_and_loses_nothing(engine: Engine, conversation_id: str) -> None:
    desk = Handoffs(engine)
    first, created = desk.ask(conversation_id, "your order", "where is it?")
    again, created_again = desk.ask(conversation_id, "your refund", "and my refund?", "ana@example.com")
    desk.ask(conversation_id, "your order", "where is it?")
    assert (created, created_again, again.id) == (True, False, first.id)
    (waiting,) = desk.waiting()
    assert (waiting.topic, waiting.text, waiting.contact) == (
        "your order",
        "where is it?\nand my refund?",
        "ana@example.com",
    )


def test_a_way_to_be_reached_can_be_left_later(engine: Engine, conversation_id: str) -> None:
    desk = Handoffs(engine)
    with pytest.raises(NotFound):
        desk.add_contact(conversation_id, "ana@example.com")
    desk.ask(conversation_id, "t", "x")
    assert desk.add_contact(conversation_id, "ana@example.com") == desk.waiting()[0]


def test_closed_means_no_longer_waiting_and_asking_again_is_new(engine: Engine, conversation_id: str) -> None:
    desk = Handoffs(engine)
    first, _ = desk.ask(conversation_id, "t", "x")
    closed = desk.close(first.id)
    assert desk.close(first.id) == closed
    assert closed.closed_at is not None
    assert desk.waiting() == ()
    second, created = desk.ask(conversation_id, "t", "y")
    assert created
    assert second.id != first.id


def test_the_longest_waiting_comes_first(engine: Engine) -> None:
    ids = [Conversations(engine).start()[0].id for _ in range(3)]
    for conversation_id in ids:
        Handoffs(engine).ask(conversation_id, "t", "x")
    assert [h.conversation_id for h in Handoffs(engine).waiting()] == ids


def test_what_is_not_there_is_said_so(engine: Engine) -> None:
    with pytest.raises(NotFound):
        Handoffs(engine).ask("nobody", "t", "x")
    with pytest.raises(NotFound):
        Handoffs(engine).close("nothing")


def test_asked_by_two_processes_at_once_it_waits_once(
    empty_database: str, engine: Engine, conversation_id: str
) -> None:
    barrier, created = threading.Barrier(4), []

    def ask(text: str) -> None:
        desk = Handoffs(open_database(empty_database))
        barrier.wait()
        created.append(desk.ask(conversation_id, "t", text)[1])

    threads = [threading.Thread(target=ask, args=(f"text {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(created) == [False, False, False, True]
    (waiting,) = Handoffs(engine).waiting()
    assert sorted(waiting.text.split("\n")) == [f"text {n}" for n in range(4)]
