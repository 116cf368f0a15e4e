"""A message that comes again with its key is said, done and told once, whatever became of the first."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from assistant.errors import GenerationFailed
from assistant.speaking import Speaker, Task
from assistant.turn import Delta, Event, Request, Status
from tests.attacks.conftest import Talk, Target

WISH = "please cancel order #W1000002, it's no longer needed"
STREAM = {"Accept": "text/event-stream"}


def known(target: Target) -> Talk:
    talk = target.talk()
    talk.prove("mallory")
    return talk


def send(talk: Talk, text: str, key: str, **headers: str) -> Any:
    headers = talk.bearer | {"Idempotency-Key": key} | headers
    return talk.client.post(f"{talk.path}/messages", json={"text": text}, headers=headers)


def history(talk: Talk) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = talk.client.get(talk.path, headers=talk.bearer).json()["messages"]
    return messages


def words(talk: Talk) -> list[tuple[str, str]]:
    return [(message["role"], message["text"]) for message in history(talk)]


def events(stream: str) -> list[tuple[str, dict[str, Any]]]:
    frames = [frame.split("\n") for frame in stream.split("\n\n") if frame.startswith("event: ")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in frames]


def told(stream: str) -> list[tuple[str, Any]]:
    """What a client makes of a stream: the words put together, the steps left out."""
    found = [(name, data) for name, data in events(stream) if name not in {"status", "delta"}]
    return [("words", "".join(d["text"] for name, d in events(stream) if name == "delta")), *found]


@pytest.mark.parametrize("text", ["a mug?", "what is the rule about cancelling?", "hello"])
def test_a_whole_reply_is_told_again_to_the_letter(text: str, target: Target) -> None:
    talk = target.talk()
    first = send(talk, text, "k-1")
    before = words(talk)
    assert first.status_code == 200
    assert send(talk, text, "k-1").json() == first.json()
    assert words(talk) == before, "nothing was said twice"


def test_a_stream_is_told_again_as_the_same_events(target: Target) -> None:
    talk = target.talk()
    first = send(talk, "a mug?", "k-1", **STREAM)
    again = send(talk, "a mug?", "k-1", **STREAM)
    assert told(again.text) == told(first.text)
    assert send(talk, "a mug?", "k-1").json() == events(first.text)[-1][1], "and whole, after a stream"


def test_the_yes_whose_reply_was_lost_is_one_thing_done(target: Target) -> None:
    talk = known(target)
    talk.propose_cancel()
    booked = len(target.writes())
    first = send(talk, "yes", "yes-1")
    assert first.json()["actions"]
    again = [send(talk, "yes", "yes-1") for _ in range(3)]
    assert [answer.json() for answer in again] == [first.json()] * 3
    assert len(target.writes()) == booked + 1


@pytest.mark.parametrize("where", range(1, 6))
def test_a_yes_that_was_cut_off_anywhere_is_done_once_and_told_whole(where: int, target: Target) -> None:
    talk = known(target)
    talk.propose_cancel()
    booked = len(target.writes())
    cut(target, Request(talk.conversation_id, "yes", key="yes-1"), where)
    reply = send(talk, "yes", "yes-1").json()
    assert "#W1000002 is cancelled" in reply["text"]
    assert [(action["name"], action["result"]) for action in reply["actions"]] == [("cancel_order", "done")]
    assert len(target.writes()) == booked + 1
    assert [text for role, text in words(talk) if role == "customer"].count("yes") == 1


@pytest.mark.parametrize("where", range(1, 8))
def test_what_was_cut_off_is_worded_again_in_its_place(where: int, target: Target) -> None:
    plain = target.talk()
    whole = send(plain, "a mug?", "k-1").json()
    talk = target.talk()
    cut(target, Request(talk.conversation_id, "a mug?", key="k-1"), where)
    reply = send(talk, "a mug?", "k-1").json()
    assert [product["id"] for product in reply["products"]] == [p["id"] for p in whole["products"]]
    assert reply["text"].strip()
    assert words(talk) == [("customer", "a mug?"), ("assistant", reply["text"])]
    assert send(talk, "a mug?", "k-1").json() == reply, "and from then on it stands"


def test_a_proposal_that_was_cut_off_can_be_agreed_to_once_it_was_shown_whole(target: Target) -> None:
    talk = known(target)
    booked = len(target.writes())
    stop = threading.Event()
    for event in target.shop.assistant.respond(Request(talk.conversation_id, WISH, key="w-1"), stop):
        if event == Status("writing"):
            stop.set()
    proposal = send(talk, WISH, "w-1").json()
    assert proposal["awaiting"] == "confirm"
    assert "#W1000002" in proposal["text"]
    assert send(talk, "yes", "y-1").json()["actions"]
    assert len(target.writes()) == booked + 1


def test_what_was_cut_off_stays_as_it_is_once_the_conversation_went_on(target: Target) -> None:
    talk = target.talk()
    cut(target, Request(talk.conversation_id, "a mug?", key="k-1"), 5)
    talk.say("hello")
    before = words(talk)
    reply = send(talk, "a mug?", "k-1").json()
    assert reply["text"] == before[1][1]
    assert words(talk) == before


def test_a_code_of_the_cut_off_turn_is_not_asked_for_twice(strict: Target) -> None:
    """It can be used once: proving again would fail."""
    talk = strict.talk()
    talk.say("where is my order? my email is mallory@example.com")
    sent = strict.inbox.codes
    code = next(reversed(list(sent.values())))[-1]
    cut(strict, Request(talk.conversation_id, code, key="c-1"), 3)
    reply = send(talk, code, "c-1").json()
    assert reply["awaiting"] != "code"
    assert "#W1000002" in reply["text"]


def test_a_reply_that_failed_is_made_anew(target: Target, monkeypatch: pytest.MonkeyPatch) -> None:
    talk = target.talk()

    def fails(self: Speaker, task: Task) -> Iterator[str]:
        raise GenerationFailed("told to")
        yield ""

    with monkeypatch.context() as broken:
        broken.setattr(Speaker, "speak", fails)
        assert send(talk, "a mug?", "k-1").status_code == 503
    assert send(talk, "a mug?", "k-1").json()["text"].strip()
    assert [role for role, _ in words(talk)] == ["customer", "assistant"]


def test_what_was_done_and_could_not_be_worded_is_told_when_it_is_sent_again(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = known(target)
    talk.propose_cancel()
    booked = len(target.writes())

    def fails(self: Speaker, task: Task) -> Iterator[str]:
        raise GenerationFailed("told to")
        yield ""

    with monkeypatch.context() as broken:
        broken.setattr(Speaker, "speak", fails)
        assert send(talk, "yes", "yes-1").status_code == 503
    assert len(target.writes()) == booked + 1
    reply = send(talk, "yes", "yes-1").json()
    assert "#W1000002 is cancelled" in reply["text"]
    assert [action["result"] for action in reply["actions"]] == ["done"]
    assert len(target.writes()) == booked + 1


def test_a_key_is_of_one_message(target: Target) -> None:
    talk, other = target.talk(), target.talk()
    send(talk, "a mug?", "k-1")
    refused = send(talk, "a pan?", "k-1")
    assert (refused.status_code, refused.json()["field"]) == (422, "Idempotency-Key")
    assert send(other, "a pan?", "k-1").status_code == 200, "keys are a conversation's own"
    assert send(talk, "a mug?", "k-2").status_code == 200, "the same words with another key are said again"
    assert len(words(talk)) == 4


@pytest.mark.parametrize("key", ["", "k" * 201, "a\tb", "caf\xe9"])
def test_a_key_has_1_to_200_printable_characters(key: str, target: Target) -> None:
    talk = target.talk()
    headers = [(name.encode(), value.encode()) for name, value in talk.bearer.items()]
    headers.append((b"idempotency-key", key.encode("latin-1")))
    answer = talk.client.post(f"{talk.path}/messages", json={"text": "a mug?"}, headers=headers)
    assert (answer.status_code, answer.json()["field"]) == (422, "Idempotency-Key")


def test_two_keys_at_once_are_refused(target: Target) -> None:
    talk = target.talk()
    headers = [*talk.bearer.items(), ("Idempotency-Key", "k-1"), ("Idempotency-Key", "k-2")]
    answer = talk.client.post(f"{talk.path}/messages", json={"text": "a mug?"}, headers=headers)
    assert answer.status_code == 422
    assert not words(talk)


def test_odd_characters_are_the_same_message_again(target: Target) -> None:
    talk = target.talk()
    body = b'{"text": "a mug? \\u0000 \\u202e"}'
    headers = talk.bearer | {"Idempotency-Key": "k-1", "Content-Type": "application/json"}
    answers = [talk.client.post(f"{talk.path}/messages", content=body, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()


def test_of_many_at_once_one_is_done(target: Target) -> None:
    talk = known(target)
    talk.propose_cancel()
    booked = len(target.writes())
    with ThreadPoolExecutor(6) as crowd:
        answers = list(crowd.map(lambda _: send(talk, "yes", "yes-1"), range(6)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert len(target.writes()) == booked + 1


def test_words_for_a_person_reach_them_once(target: Target) -> None:
    talk = target.talk()
    talk.say("hello")
    handoff, _ = target.shop.handoffs.ask(talk.conversation_id, "question", "a person, please")
    target.shop.handoffs.take(handoff.id, "ada")
    answers = [send(talk, "are you there?", "p-1").json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[0]["awaiting"] == "person"
    later = [send(talk, "hello?", "p-2").json() for _ in range(2)]
    assert later[0] == later[1] != answers[0]
    assert [text for role, text in words(talk) if role == "customer"] == ["hello", "are you there?", "hello?"]


def test_a_reply_that_was_cut_off_is_not_worded_again_over_a_person_s_head(target: Target) -> None:
    talk = target.talk()
    cut(target, Request(talk.conversation_id, "a mug?", key="k-1"), 5)
    before = words(talk)
    handoff, _ = target.shop.handoffs.ask(talk.conversation_id, "question", "a person, please")
    target.shop.handoffs.take(handoff.id, "ada")
    assert send(talk, "a mug?", "k-1").json()["text"] == before[1][1]
    assert words(talk) == before


def test_nothing_of_a_key_is_left_once_the_conversation_is_erased(target: Target) -> None:
    talk = target.talk()
    send(talk, "a mug?", "k-very-special")
    talk.client.delete(talk.path, headers=talk.bearer)
    assert send(talk, "a mug?", "k-very-special").status_code == 404
    with target.shop.records.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM messages WHERE key = 'k-very-special'")
        assert found.scalar() == 0


def cut(target: Target, request: Request, where: int) -> None:
    """Listen to so many events of the turn and go."""
    events: Iterator[Event] = target.shop.assistant.respond(request)
    for _ in range(where):
        next(events, Delta(""))
    events.close()  # type: ignore[attr-defined]
