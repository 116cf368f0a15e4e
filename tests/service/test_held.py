"""The review queue: what is put in comes out, staff have the last word, and it goes with its conversation."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, delete

from assistant.errors import HeldBack as Refusal
from assistant.errors import NotFound
from assistant.safekeeping import StaffWords
from assistant.safety import Category, Held, standard
from assistant.service.conversations import Conversations
from assistant.service.database import writing
from assistant.service.handoffs import Handoffs
from assistant.service.held import HeldBack, State, Writer
from assistant.service.tables import conversations

HELD = Held(Category.MEDICAL)


def test_staff_have_the_last_word(engine: Engine) -> None:
    queue = HeldBack(engine)
    line = queue.add("This oil cures eczema.", HELD, Writer.MODEL, "en", evidence=("product:1",))
    assert queue.of() == (line,)
    queue.review(line.id, State.PASS, "Ana", "it is the label")
    assert queue.of() == ()
    assert queue.passes() == {"this oil cures eczema."}
    (kept,) = queue.of((State.PASS,))
    assert (kept.reviewed_by, kept.note, kept.evidence) == ("Ana", "it is the label", ("product:1",))
    assert [example.category for example in queue.learned()] == ["harmless"]
    queue.review(line.id, State.RIGHT, "Ben")
    assert queue.passes() == frozenset()
    assert [example.category for example in queue.learned()] == ["medical"]


def test_a_text_that_there_is_not_cannot_be_reviewed(engine: Engine) -> None:
    with pytest.raises(NotFound):
        HeldBack(engine).review("none", State.RIGHT, "Ana")


def test_it_goes_with_its_conversation(engine: Engine) -> None:
    conversation, _ = Conversations(engine).start()
    queue = HeldBack(engine)
    queue.add("x y", HELD, Writer.TEMPLATE, "en", conversation_id=conversation.id)
    with writing(engine) as connection:
        connection.execute(delete(conversations).where(conversations.c.id == conversation.id))
    assert queue.of() == ()


def test_what_staff_write_is_held_once_and_said_the_second_time(engine: Engine) -> None:
    conversation, _ = Conversations(engine).start()
    queue = HeldBack(engine)
    words = StaffWords(standard(), queue)
    with pytest.raises(Refusal):
        words.check("You should sue them, you will win.", conversation.id, anyway=False)
    words.check("You should sue them, you will win.", conversation.id, anyway=True)
    words.check("Good morning, your lamp is here.", conversation.id, anyway=False)
    assert [line.writer for line in queue.of()] == [Writer.STAFF]


def test_whoever_is_in_distress_comes_first(engine: Engine) -> None:
    handoffs, talks = Handoffs(engine), Conversations(engine)
    first, second = talks.start()[0].id, talks.start()[0].id
    handoffs.ask(first, "complaint", "late")
    handoffs.ask(second, "question", "hello")
    assert [each.conversation_id for each in handoffs.waiting()] == [first, second]
    handoffs.ask(second, "distress", "I want to die")
    assert [(each.conversation_id, each.topic) for each in handoffs.waiting()] == [
        (second, "distress"),
        (first, "complaint"),
    ]
