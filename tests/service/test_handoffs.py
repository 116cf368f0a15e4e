"""Who waits for a person waits once, and is found until somebody has come."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from alembic import command
from sqlalchemy import Engine, text

from assistant.desk import Desk, Draft, Slot
from assistant.errors import NotFound, NotHeld
from assistant.orders import Kind
from assistant.service import database
from assistant.service.conversations import Conversations
from assistant.service.database import migrate, open_database, reading, writing
from assistant.service.events import ConversationEvents
from assistant.service.handoffs import Handoffs, State
from assistant.service.handoffs.case import read
from assistant.turn import Message
from tests.service.examples import NOON


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

    def ask(said: str) -> None:
        desk = Handoffs(open_database(empty_database))
        barrier.wait()
        created.append(desk.ask(conversation_id, "t", said)[1])

    threads = [threading.Thread(target=ask, args=(f"text {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(created) == [False, False, False, True]
    (waiting,) = Handoffs(engine).waiting()
    assert sorted(waiting.text.split("\n")) == [f"text {n}" for n in range(4)]


def test_one_of_two_people_in_two_processes_takes_it(
    empty_database: str, engine: Engine, conversation_id: str
) -> None:
    handoff, _ = Handoffs(engine).ask(conversation_id, "t", "x")
    barrier, outcomes = threading.Barrier(4), []

    def take(name: str) -> None:
        desk = Handoffs(open_database(empty_database))
        barrier.wait()
        try:
            outcomes.append(desk.take(handoff.id, name).owner)
        except NotHeld as error:
            outcomes.append(f"not {name}: {error.owner}")

    threads = [threading.Thread(target=take, args=(name,)) for name in ("Ana", "Ben", "Cy", "Di")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    owner = Handoffs(engine).get(handoff.id).owner
    assert sorted(outcomes) == sorted(
        [owner, *(f"not {name}: {owner}" for name in ("Ana", "Ben", "Cy", "Di") if name != owner)]
    )
    assert [s.by for s in Handoffs(engine).steps(handoff.id) if s.step == "taken"] == [owner]


def test_a_reply_and_a_message_at_once_are_both_kept_in_order(
    empty_database: str, engine: Engine, conversation_id: str
) -> None:
    desk = Handoffs(engine)
    handoff, _ = desk.ask(conversation_id, "t", "x")
    desk.take(handoff.id, "Ana")
    barrier = threading.Barrier(2)

    def staff() -> None:
        own = Handoffs(open_database(empty_database))
        barrier.wait()
        for n in range(5):
            own.reply(handoff.id, "Ana", f"staff {n}", f"key {n}")

    def customer() -> None:
        other = open_database(empty_database)
        talk, own = Conversations(other), Handoffs(other)
        barrier.wait()
        for n in range(5):
            with talk.turn(conversation_id, wait_s=20):
                own.heard(talk.load(conversation_id), Message("customer", f"customer {n}", NOON))

    threads = [threading.Thread(target=work) for work in (staff, customer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = [m.text for m in Conversations(engine).load(conversation_id).messages]
    assert [t for t in said if t.startswith("staff")] == [f"staff {n}" for n in range(5)]
    assert [t for t in said if t.startswith("customer")] == [f"customer {n}" for n in range(5)]
    numbers = [e.number for e in ConversationEvents(engine).after(conversation_id)]
    assert numbers == list(range(1, 7))


def test_the_same_reply_sent_by_two_at_once_is_said_once(
    empty_database: str, engine: Engine, conversation_id: str
) -> None:
    handoff, _ = Handoffs(engine).ask(conversation_id, "t", "x")
    Handoffs(engine).take(handoff.id, "Ana")
    barrier, steps = threading.Barrier(3), []

    def reply() -> None:
        desk = Handoffs(open_database(empty_database))
        barrier.wait()
        steps.append(desk.reply(handoff.id, "Ana", "hello", "one key"))

    threads = [threading.Thread(target=reply) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(steps) == 3
    assert len(set(steps)) == 1
    assert [m.text for m in Conversations(engine).load(conversation_id).messages] == ["hello"]


def test_nothing_is_said_by_who_does_not_have_it(engine: Engine, conversation_id: str) -> None:
    desk = Handoffs(engine)
    handoff, _ = desk.ask(conversation_id, "t", "x")
    with pytest.raises(NotHeld) as nobody:
        desk.reply(handoff.id, "Ana", "hello")
    assert (nobody.value.state, nobody.value.owner) == ("queue", None)
    with pytest.raises(NotHeld):
        desk.hand_back(handoff.id, "Ana")
    desk.take(handoff.id, "Ana")
    for act in (desk.hand_back, desk.close):
        with pytest.raises(NotHeld, match="Ana"):
            act(handoff.id, "Ben")
    desk.hand_back(handoff.id, "Ana", "phoned")
    for late in (lambda: desk.reply(handoff.id, "Ana", "x"), lambda: desk.take(handoff.id, "Ana", over=True)):
        with pytest.raises(NotHeld):
            late()
    assert Conversations(engine).load(conversation_id).messages == ()
    assert [(s.step, s.by, s.text) for s in desk.steps(handoff.id)] == [
        ("asked", "assistant", "x"),
        ("taken", "Ana", None),
        ("returned", "Ana", "phoned"),
    ]


def test_after_a_person_had_it_nothing_is_left_to_be_agreed_to(engine: Engine, conversation_id: str) -> None:
    talk, desk = Conversations(engine), Handoffs(engine)
    draft = Draft(Kind.CANCEL, ("2041",), shown="digest", number=3)
    open_ = Desk("code", drafts=(draft,), awaiting=Slot.CONFIRM, focus=("2041",), count=3)
    before = talk.load(conversation_id)
    talk.save(before, replace(before, desk=open_, customer_id="c1", handed_off=True))
    handoff, _ = desk.ask(conversation_id, "order cancellation", "cancel it")
    desk.take(handoff.id, "Ana")
    assert read(desk, talk, handoff.id).summary.draft == "cancelling order 2041; waits for the customer's yes"
    desk.hand_back(handoff.id, "Ana")
    after = talk.load(conversation_id)
    assert (after.desk.drafts, after.desk.awaiting, after.handed_off) == ((), None, False)
    assert (after.customer_id, after.desk.proof, after.desk.count) == ("c1", "code", 3)


def test_staff_wait_for_the_reply_that_is_being_made(engine: Engine, conversation_id: str) -> None:
    talk, desk = Conversations(engine), Handoffs(engine)
    handoff, _ = desk.ask(conversation_id, "t", "x")
    taken = threading.Event()

    def take() -> None:
        desk.take(handoff.id, "Ana")
        taken.set()

    thread = threading.Thread(target=take)
    with talk.turn(conversation_id):
        thread.start()
        assert not taken.wait(0.2)
        assert desk.get(handoff.id).state is State.QUEUE
    thread.join(10)
    assert taken.is_set()


def test_an_erased_conversation_leaves_nothing_of_its_hand_off(engine: Engine, conversation_id: str) -> None:
    desk = Handoffs(engine)
    handoff, _ = desk.ask(conversation_id, "t", "x", "ana@example.com")
    desk.take(handoff.id, "Ana")
    desk.reply(handoff.id, "Ana", "hello")
    Conversations(engine).erase(conversation_id)
    with reading(engine) as connection:
        for table in ("handoffs", "handoff_steps", "conversation_events", "messages"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0
    with pytest.raises(NotFound):
        desk.take(handoff.id, "Ana")


def test_hand_offs_of_before_are_kept_by_the_migration(empty_database: str) -> None:
    engine = open_database(empty_database)
    config = database._history()
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
    with writing(engine) as connection:
        insert = "INSERT INTO conversations (id, secret_hash, state, version, created_at, updated_at)"
        for name in ("a", "b"):
            at = "2026-03-01 12:00:00+00:00" if engine.dialect.name == "postgresql" else "2026-03-01 12:00:00"
            connection.execute(text(f"{insert} VALUES ('{name}', 'h', '{{}}', 1, '{at}', '{at}')"))
            closed = "NULL" if name == "a" else f"'{at}'"
            connection.execute(
                text(f"INSERT INTO handoffs VALUES ('h{name}', '{name}', 't', 'x', NULL, '{at}', {closed})")
            )
    migrate(engine)
    desk = Handoffs(engine)
    assert [(h.id, h.state) for h in desk.waiting()] == [("ha", State.QUEUE)]
    assert desk.get("hb").state is State.CLOSED
    assert desk.get("ha").updated_at == desk.get("ha").created_at
