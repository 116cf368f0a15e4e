"""Conversations are opened by their secret alone and go on one turn at a time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from assistant.errors import Busy, NotFound
from assistant.feedback.store import FeedbackStore, Rating
from assistant.service.conversations import LEASE, Conversations
from assistant.service.database import migrate, open_database, reading
from assistant.service.handoffs import Handoffs
from tests.service.examples import CART, EVIDENCE, NOON, after, reply


@pytest.fixture
def conversations(engine: Engine) -> Conversations:
    return Conversations(engine)


def test_the_secret_opens_its_conversation(conversations: Conversations) -> None:
    started, secret = conversations.start("en-US")
    assert conversations.open(started.id, secret) == started


def test_nothing_else_opens_it_and_nothing_tells_whether_it_exists(conversations: Conversations) -> None:
    started, secret = conversations.start()
    _, other = conversations.start()
    refusals = []
    for attempt in (other, "", secret[:-1], secret + "x", "\ud800"):
        with pytest.raises(NotFound) as refused:
            conversations.open(started.id, attempt)
        refusals.append(str(refused.value))
    for unheard_of in ("", "\0", "\ud800", "x" * 100):
        with pytest.raises(NotFound):
            conversations.open(unheard_of, secret)
    with pytest.raises(NotFound) as unknown:
        conversations.open("0" * 32, secret)
    assert {refusal.replace(started.id, "ID") for refusal in refusals} == {
        str(unknown.value).replace("0" * 32, "ID")
    }


def test_the_secret_is_kept_nowhere(conversations: Conversations, engine: Engine) -> None:
    _, secret = conversations.start()
    with reading(engine) as connection:
        row = connection.execute(text("SELECT * FROM conversations")).one()
    assert secret not in repr(tuple(row))


def test_ids_and_secrets_do_not_repeat(conversations: Conversations) -> None:
    started = [conversations.start() for _ in range(20)]
    assert len({c.id for c, _ in started} | {secret for _, secret in started}) == 40
    assert all(len(c.id) == 32 and len(secret) >= 43 for c, secret in started)


def test_a_turn_comes_back_as_it_was(conversations: Conversations) -> None:
    before, _ = conversations.start()
    then = after(before)
    conversations.save_turn(before, then, reply(), EVIDENCE, {"passed": 2, "redrawn": 0}, "smollm2")
    assert conversations.load(before.id) == replace(then, version=before.version + 1)
    (turn,) = conversations.turns(before.id)
    assert (turn.evidence, turn.outcomes, turn.generator) == (EVIDENCE, {"passed": 2}, "smollm2")
    history = conversations.history(before.id)
    assert history.conversation.messages == then.messages
    assert history.replies["r1"].cart == CART


def test_many_turns_stand_in_order(conversations: Conversations) -> None:
    state, _ = conversations.start()
    for n in range(12):
        answer = reply(f"r{n}", f"answer {n}")
        conversations.save_turn(state, after(state, answer, f"question {n}"), answer, EVIDENCE)
        state = conversations.load(state.id)
    assert [message.text for message in state.messages[::2]] == [f"question {n}" for n in range(12)]
    assert list(conversations.history(state.id).replies) == [f"r{n}" for n in range(12)]


def test_a_write_from_an_old_state_is_refused_whole(conversations: Conversations) -> None:
    before, _ = conversations.start()
    conversations.save_turn(before, after(before), reply(), EVIDENCE)
    late = reply("r2")
    with pytest.raises(Busy):
        conversations.save_turn(before, after(before, late), late, EVIDENCE)
    assert len(conversations.load(before.id).messages) == 2
    assert list(conversations.history(before.id).replies) == ["r1"]


def test_of_two_writers_at_once_one_wins(empty_database: str, engine: Engine) -> None:
    before, _ = Conversations(engine).start()
    barrier, results = threading.Barrier(2), []

    def write(name: str) -> None:
        own = Conversations(open_database(empty_database))
        answer = reply(name)
        barrier.wait()
        try:
            own.save_turn(before, after(before, answer), answer, EVIDENCE)
            results.append("saved")
        except Busy:
            results.append("busy")

    writers = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(results) == ["busy", "saved"]
    assert len(Conversations(engine).load(before.id).messages) == 2


def test_writers_of_many_conversations_do_not_disturb_each_other(empty_database: str, engine: Engine) -> None:
    def talk(_: int) -> int:
        own = Conversations(open_database(empty_database))
        started, secret = own.start()
        for n in range(5):
            with own.turn(started.id):
                state = own.load(started.id)
                answer = reply(f"{state.id}-{n}")
                own.save_turn(state, after(state, answer), answer, EVIDENCE)
        return len(own.open(started.id, secret).messages)

    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(talk, range(6))) == [10] * 6


def test_a_turn_keeps_out_every_other_process(empty_database: str, engine: Engine) -> None:
    first, second = Conversations(engine), Conversations(open_database(empty_database))
    started, _ = first.start()
    with first.turn(started.id):
        with pytest.raises(Busy), second.turn(started.id, wait_s=0):
            pass
        with pytest.raises(Busy), first.turn(started.id, wait_s=0):
            pass
    with second.turn(started.id, wait_s=0):
        pass


def test_a_message_waits_for_the_one_before_it(conversations: Conversations) -> None:
    started, _ = conversations.start()
    entered, order = threading.Event(), []

    def hold() -> None:
        with conversations.turn(started.id):
            entered.set()
            order.append("first")

    holder = threading.Thread(target=hold)
    with conversations.turn(started.id):
        holder.start()
        order.append("before")
    assert entered.wait(30)
    holder.join()
    assert order == ["before", "first"]


def test_a_holder_that_died_lets_go_when_its_lease_ends(engine: Engine) -> None:
    clock = [NOON]
    conversations = Conversations(engine, now=lambda: clock[0])
    started, _ = conversations.start()
    left_behind = conversations.turn(started.id)
    left_behind.__enter__()
    with pytest.raises(Busy), conversations.turn(started.id, wait_s=0):
        pass
    clock[0] += LEASE + timedelta(seconds=1)
    with conversations.turn(started.id, wait_s=0):
        left_behind.__exit__(None, None, None)
        with pytest.raises(Busy), conversations.turn(started.id, wait_s=0):
            pass


def test_a_failed_turn_lets_go(conversations: Conversations) -> None:
    started, _ = conversations.start()
    with pytest.raises(ZeroDivisionError), conversations.turn(started.id):
        raise ZeroDivisionError
    with conversations.turn(started.id, wait_s=0):
        pass


def test_erasing_leaves_no_word_of_it_anywhere(conversations: Conversations, engine: Engine) -> None:
    before, secret = conversations.start()
    other, _ = conversations.start()
    answer = reply(text="unforgettable")
    conversations.save_turn(before, after(before, answer, "unforgettable"), answer, EVIDENCE)
    Handoffs(engine).ask(before.id, "unforgettable", "unforgettable", "unforgettable")
    Handoffs(engine).close(Handoffs(engine).waiting()[0].id)
    FeedbackStore(engine).give("r1", before.id, Rating.DOWN, ["unforgettable"], "unforgettable")
    conversations.erase(before.id)
    with reading(engine) as connection:
        left = {
            name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar()
            for name in ("messages", "turns", "handoffs", "feedback", "conversations")
        }
    assert left == {"messages": 0, "turns": 0, "handoffs": 0, "feedback": 0, "conversations": 1}
    with pytest.raises(NotFound):
        conversations.open(before.id, secret)
    with pytest.raises(NotFound):
        conversations.erase(before.id)
    assert conversations.load(other.id) == other


def test_erased_words_are_not_left_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "records.sqlite"
    engine = open_database(f"sqlite:///{file}")
    migrate(engine)
    conversations = Conversations(engine)
    before, _ = conversations.start()
    conversations.save_turn(before, after(before, said="unforgettable " * 50), reply(), EVIDENCE)
    conversations.erase(before.id)
    with engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    assert b"unforgettable" not in file.read_bytes()


def test_a_turn_of_an_erased_conversation_is_not_kept(conversations: Conversations) -> None:
    before, _ = conversations.start()
    conversations.erase(before.id)
    with pytest.raises(NotFound):
        conversations.save_turn(before, after(before), reply(), EVIDENCE)
    with pytest.raises(NotFound), conversations.turn(before.id):
        pass


def test_a_turn_may_not_change_what_was_said(conversations: Conversations) -> None:
    before, _ = conversations.start()
    conversations.save_turn(before, after(before), reply(), EVIDENCE)
    now = conversations.load(before.id)
    with pytest.raises(ValueError, match="adds messages"):
        conversations.save_turn(now, replace(now, messages=now.messages[:1]), reply("r2"), EVIDENCE)


def test_times_are_aware_and_in_one_zone(engine: Engine) -> None:
    conversations = Conversations(engine)
    before, _ = conversations.start()
    conversations.save_turn(before, after(before), reply(), EVIDENCE)
    assert {message.at for message in conversations.load(before.id).messages} == {NOON}
    assert conversations.turns(before.id)[0].at - datetime.now(UTC) < timedelta(minutes=1)
