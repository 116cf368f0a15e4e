"""Whoever stops listening, or says yes too early, agrees to nothing that was not shown; and what was done
is kept and told, whether anybody listened or not."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from assistant.turn import Delta, Done, Event, Request, Status
from tests.attacks.conftest import Talk, Target

WISH = "please cancel order #W1000002, it's no longer needed"


def known(target: Target) -> Talk:
    talk = target.talk()
    talk.prove("mallory")
    return talk


def stops_at(events: Iterator[Event], where: int) -> None:
    """Listen to so many events and go."""
    for _ in range(where):
        next(events)
    events.close()  # type: ignore[attr-defined]


def last_reply(talk: Talk) -> str:
    history = talk.client.get(talk.path, headers=talk.bearer).json()
    text: str = history["messages"][-1]["text"]
    return text


@pytest.mark.parametrize("where", range(1, 6))
def test_a_proposal_that_was_cut_off_is_not_agreed_to(where: int, target: Target) -> None:
    talk = known(target)
    booked = len(target.writes())
    stops_at(target.shop.assistant.respond(Request(talk.conversation_id, WISH)), where)
    talk.say("yes")
    assert len(target.writes()) == booked


def test_a_proposal_of_which_nothing_was_said_is_not_agreed_to(target: Target) -> None:
    talk = known(target)
    booked = len(target.writes())
    stop = threading.Event()
    for event in target.shop.assistant.respond(Request(talk.conversation_id, WISH), stop):
        if event == Status("writing"):
            stop.set()
    assert last_reply(talk) == ""
    reply = talk.say("yes")
    assert len(target.writes()) == booked
    assert reply["awaiting"] == "confirm"
    assert talk.say("yes")["actions"]


@pytest.mark.parametrize("where", range(3, 6))
def test_what_was_done_is_kept_though_nobody_listened_any_more(where: int, target: Target) -> None:
    talk = known(target)
    talk.propose_cancel()
    booked = len(target.writes())
    stop = threading.Event()
    events = target.shop.assistant.respond(Request(talk.conversation_id, "yes"), stop)
    for _ in range(where - 1):
        next(events)
    stop.set()
    stops_at(events, 1)
    assert len(target.writes()) == booked + 1
    assert "#W1000002 is cancelled" in last_reply(talk)


def test_a_change_is_told_whole_though_it_was_stopped(target: Target) -> None:
    talk = known(target)
    talk.propose_cancel()
    stop = threading.Event()
    stop.set()
    events = list(target.shop.assistant.respond(Request(talk.conversation_id, "yes"), stop))
    assert "is cancelled" in "".join(event.text for event in events if isinstance(event, Delta))
    assert isinstance(events[-1], Done)


def test_a_yes_too_many_does_not_agree_to_the_next_change(target: Target) -> None:
    """Both were sent when only the first change had been shown."""
    talk = known(target)
    talk.say("please cancel the orders #W1000002 and #W1000003, they are no longer needed")
    assert talk.heard[-1]["awaiting"] == "confirm"
    booked, seen = len(target.writes()), target.shop.assistant.now()
    for _ in range(2):
        list(target.shop.assistant.respond(Request(talk.conversation_id, "yes", seen)))
    assert len(target.writes()) == booked + 1
    assert talk.say("yes")["actions"]
    assert len(target.writes()) == booked + 2
