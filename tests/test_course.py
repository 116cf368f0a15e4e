"""How a turn went is kept with it: when its first words and its last came, and what was refused."""

from __future__ import annotations

import itertools
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from assistant.service.readings import Aside, Readings
from assistant.shop import Shop
from assistant.speaking import Speaker, Task
from assistant.turn import Conversation, Delta, Refused, Request
from tests.test_speaking import EVIDENCE, Drafts, RefusesLies
from tests.web.open_shop import Pace, make_shop

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    folder: Path = tmp_path_factory.mktemp("course") / "shop"
    return make_shop(folder, Pace())


def ticking() -> Callable[[], datetime]:
    """A clock that a second passes on, each time that it is looked at."""
    seconds = itertools.count(1)
    return lambda: NOON + timedelta(seconds=next(seconds))


def aside(shop: Shop, conversation_id: str) -> Aside:
    (found,) = Readings(shop.records.engine).asides(conversation_id).values()
    return found


def test_a_whole_reply_is_timed_from_the_messages_arrival(shop: Shop) -> None:
    talk, _ = shop.conversations.start()
    assistant = replace(shop.assistant, now=ticking())
    said = [e for e in assistant.respond(Request(talk.id, "pans under $50", NOON)) if isinstance(e, Delta)]
    kept = aside(shop, talk.id)
    assert kept.first_s == 1.0
    assert kept.seconds == len(said) + 1.0
    assert (kept.writer, kept.refused) == ("template", ())


def test_a_reply_that_was_cut_off_has_no_time_of_its_whole(shop: Shop) -> None:
    talk, _ = shop.conversations.start()
    assistant = replace(shop.assistant, now=ticking())
    with closing(cast(Iterator[object], assistant.respond(Request(talk.id, "pans", NOON)))) as events:  # type: ignore[type-var]
        next(event for event in events if isinstance(event, Delta))
    kept = aside(shop, talk.id)
    assert (kept.first_s, kept.seconds) == (1.0, None)


def test_a_clock_that_was_set_back_makes_no_time_negative(shop: Shop) -> None:
    talk, _ = shop.conversations.start()
    assistant = replace(shop.assistant, now=lambda: NOON - timedelta(hours=1))
    list(assistant.respond(Request(talk.id, "pans", NOON)))
    assert (aside(shop, talk.id).first_s, aside(shop, talk.id).seconds) == (0.0, 0.0)


def test_what_the_check_refused_is_kept_with_its_reason_and_never_said(shop: Shop) -> None:
    speaker = Speaker(RefusesLies(), Drafts("This is a lie.", "Another lie. And more."))
    talk, _ = shop.conversations.start()
    assistant = replace(shop.assistant, speaker=speaker)
    events = list(assistant.respond(Request(talk.id, "pans under $50")))
    assert "lie" not in "".join(event.text for event in events if isinstance(event, Delta))
    assert aside(shop, talk.id).refused == (
        Refused("This is a lie.", "model", "number", "planted"),
        Refused("Another lie.", "model", "number", "planted"),
    )


def test_a_sentence_of_a_template_that_is_refused_is_kept_too() -> None:
    class RefusesAll(RefusesLies):
        def check(self, sentence: str, *rest: object) -> object:  # type: ignore[override]
            return super().check(f"lie: {sentence}", EVIDENCE)

    task = Task(EVIDENCE, Conversation("c"), Counter(), stop=threading.Event())
    list(Speaker(RefusesAll()).speak(task))  # type: ignore[arg-type]
    assert task.refused
    assert {(each.writer, each.reason) for each in task.refused} == {("template", "number")}
