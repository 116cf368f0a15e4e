"""A finding is worded from its brief: by a model that was taught to, or by one that is told how."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from assistant.errors import GenerationFailed
from assistant.evidence import Clarify, Evidence, Finding, Found, Shown
from assistant.generation.asking import Asking
from assistant.generation.chat import build_chat
from assistant.generation.models import ModelStore
from assistant.generation.voices import VOICES
from assistant.generation.worked import WorkedWriter
from assistant.generation.writer import BriefWriter, InstructedWriter
from assistant.generation.writers import writer_for
from assistant.settings import Generator
from assistant.turn import Conversation, Message
from retrieval.catalog.product import Money, Product, Stock
from tests.generation.answering import Answering

TALK = Conversation("c1")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def shown(name: str, price: str = "20", **more: Any) -> Shown:
    return Shown(Product(name, name, price=Money(Decimal(price), "USD"), stock=Stock.of(3), **more))


LAMP = shown("Harbor Lamp", "49.5", rating=4.5)
LIGHT = shown("Drift Light", "31", attributes={"weight": ("280 g",)})
FOUND = Found((LAMP, LIGHT), 5, "a brass lamp")


def dutiful(asked: str) -> str:
    return "I would take the Harbor Lamp."


def draft(writer: BriefWriter, finding: Finding = FOUND, talk: Conversation = TALK, **more: Any) -> str:
    evidence = Evidence((finding,), asked="Have you brass lamps?")
    return "".join(writer.draft(evidence, talk, **more)).strip()


def test_the_model_is_given_the_brief_and_a_voice_and_no_more() -> None:
    chat = Answering(answer=dutiful)
    assert draft(BriefWriter(Asking(chat))) == "I would take the Harbor Lamp."
    *lines, voice = chat.asked[0].splitlines()
    assert lines[0] == "found: a brass lamp"
    assert lines[-1].startswith("- Drift Light; $31")
    manner, _, begin = voice.removeprefix("say: ").partition(", ")
    assert manner in VOICES
    assert begin


def test_the_same_turn_has_the_same_voice_and_a_refused_one_another() -> None:
    chat = Answering(answer=dutiful)
    writer = BriefWriter(Asking(chat))
    draft(writer)
    draft(writer)
    draft(writer, avoid="It glows.")
    first, again, other = (asked.splitlines()[-1] for asked in chat.asked)
    assert first == again != other


def test_only_what_has_a_brief_is_the_models_to_word() -> None:
    writer = BriefWriter(Asking(Answering(answer=dutiful)))
    assert writer.speaks(FOUND)
    assert not writer.speaks(Clarify("color", ("red",)))


def test_a_failing_model_and_a_slow_one_are_failures_to_generate() -> None:
    def broken(asked: str) -> str:
        raise ConnectionError("gone")

    with pytest.raises(GenerationFailed, match="ConnectionError"):
        draft(BriefWriter(Asking(Answering(answer=broken))))
    with pytest.raises(GenerationFailed, match="too long"):
        draft(BriefWriter(Asking(Answering(answer=dutiful), -1)))


def test_a_set_stop_event_ends_the_draft() -> None:
    stop = threading.Event()
    chat = Answering(answer=lambda asked: stop.set() or dutiful(asked))
    assert draft(BriefWriter(Asking(chat)), stop=stop) == ""


def test_a_strong_model_is_shown_the_conversation_and_told_that_data_is_no_order() -> None:
    chat = Answering(answer=dutiful)
    writer = InstructedWriter(Asking(chat), 4096, len)
    talk = Conversation(
        "c", messages=(Message("customer", "hello there", NOW), Message("assistant", "Hi.", NOW))
    )
    draft(writer, talk=talk)
    (asked,) = chat.asked
    assert "customer: hello there" in asked
    assert "The customer asks: Have you brass lamps?" in asked
    assert "- Drift Light; $31" in asked


def test_what_does_not_fit_a_small_window_is_cut_oldest_words_first_and_never_a_product() -> None:
    chat = Answering(answer=dutiful)
    old = tuple(Message("customer", f"turn {n} " + "word " * 40, NOW) for n in range(5))
    draft(InstructedWriter(Asking(chat), 2000, len), talk=Conversation("c", messages=old))
    (asked,) = chat.asked
    assert "turn 0" not in asked
    assert "turn 4" in asked
    assert "Harbor Lamp" in asked
    assert "Drift Light" in asked


def test_a_model_that_was_not_taught_is_shown_examples() -> None:
    assert isinstance(writer_for(Answering(answer=dutiful), 5), WorkedWriter)


@pytest.mark.model
def test_the_taught_model_says_names_and_prices_in_more_than_one_way(real_models: ModelStore) -> None:
    chat = build_chat(Generator(), real_models)
    assert chat is not None
    writer = writer_for(chat, 90)
    assert isinstance(writer, BriefWriter)
    said = {draft(writer, talk=Conversation(f"c{number}")) for number in range(4)}
    assert len(said) > 1
    for reply in said:
        assert all(part in reply for part in ("Harbor Lamp", "$49.50", "Drift Light", "$31"))
