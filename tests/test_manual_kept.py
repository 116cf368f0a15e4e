"""Where somebody is in a manual stands in the records: another worker goes on, a restart loses nothing, and
a person who takes over is told what was tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from assistant import bootstrap, parts
from assistant.settings import load
from assistant.shop import Shop
from assistant.turn import Done, Reply, Request
from tests.test_cli import run, shop, stocked  # noqa: F401 - fixtures

MANUAL = """\
---
products: [l1]
---
# Halo desk lamp

## The lamp does not turn on

1. Check the plug.
2. Try another socket.
3. Hold the switch for 5 seconds.
4. Swap the fuse.
"""
Open = Callable[[], Shop]


@pytest.fixture
def worker(stocked: Path) -> Iterator[Open]:  # noqa: F811
    """Opens the shop as one more process would: its own memory, the same records."""
    (stocked / "manuals").mkdir(exist_ok=True)
    (stocked / "manuals" / "halo.md").write_text(MANUAL, encoding="utf-8")
    settings = load(stocked)
    with ExitStack() as closing:

        def opened() -> Shop:
            index = parts.index_beside(settings, parts.make_embedder(settings))
            one = bootstrap.build(settings, index=index)
            closing.callback(one.records.engine.dispose)
            return one

        yield opened


def say(shop: Shop, talk: str, text: str) -> Reply:  # noqa: F811
    done = list(shop.assistant.respond(Request(talk, text)))[-1]
    assert isinstance(done, Done)
    return done.reply


def begun(shop: Shop) -> str:  # noqa: F811
    talk = shop.conversations.start()[0].id
    assert "Step 1 of 4: Check the plug." in say(shop, talk, "my Halo desk lamp does not turn on").text
    return talk


def test_two_workers_tell_one_manual_in_turn(worker: Open) -> None:
    one, other = worker(), worker()
    talk = begun(one)
    assert "Step 2 of 4: Try another socket." in say(other, talk, "done").text
    assert "Step 3 of 4: Hold the switch for 5 seconds." in say(one, talk, "done").text
    assert "Step 2 of 4: Try another socket." in say(other, talk, "back").text


def test_a_restart_in_mid_manual_goes_on_where_it_was(worker: Open) -> None:
    before = worker()
    talk = begun(before)
    say(before, talk, "done")
    before.records.engine.dispose()
    after = worker()
    assert "Step 3 of 4: Hold the switch for 5 seconds." in say(after, talk, "done").text


def test_two_failures_count_across_workers_and_a_person_is_told_what_was_tried(worker: Open) -> None:
    one, other = worker(), worker()
    talk = begun(one)
    say(one, talk, "that didn't help")
    offered = say(other, talk, "that didn't help")
    assert "Talk to a person" in offered.options
    assert say(one, talk, "Talk to a person").handed_off
    (case,) = other.handoffs.of(["queue"], 10)
    assert case.conversation_id == talk
    assert "1. Check the plug.\n2. Try another socket." in case.text
    assert "Hold the switch" not in case.text


@pytest.mark.parametrize(
    "text",
    [
        "Talk to a person",
        "I would rather talk to a person",
        "I want to speak to someone",
        "can I talk to a human?",
    ],
)
def test_a_person_can_be_had_at_any_step_and_knows_which(worker: Open, text: str) -> None:
    one = worker()
    reply = say(one, begun(one), text)
    assert reply.handed_off
    (case,) = one.handoffs.of(["queue"], 10)
    assert "my Halo desk lamp does not turn on" in case.text
    assert "1. Check the plug." in case.text


def test_a_manual_that_loses_its_steps_on_the_way_tells_none(worker: Open, stocked: Path) -> None:  # noqa: F811
    one = worker()
    talk = begun(one)
    say(one, talk, "done")
    say(one, talk, "done")
    (stocked / "manuals" / "halo.md").write_text("# Halo desk lamp\n\nWords.\n", encoding="utf-8")
    reply = say(one, talk, "done")
    assert "Step" not in reply.text
    assert "Talk to a person" in reply.options
