"""Staff answer over HTTP: with their key alone, one at a time, and nothing is said twice."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from itertools import chain, repeat

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.service.events import ConversationEvents
from assistant.web.api.events import Streams
from assistant.web.application import create_api
from tests.web.conftest import MakeShop, Talk
from tests.web.fakes import FakeShop

ANA = {"Authorization": "Bearer ana-key-0123456789"}
BEN = {"Authorization": "Bearer ben-key-0123456789"}


class OneLook(Streams):
    """Streams that end when they have looked once."""

    def open(self, told: ConversationEvents, conversation_id: str, since: int) -> AsyncIterator[str]:
        self._clock = chain((0.0, 0.0, 1.0), repeat(10_000.0)).__next__
        return super().open(told, conversation_id, since)


@pytest.fixture
def shop(make_shop: MakeShop) -> FakeShop:
    return make_shop(staff_keys=("Ana:ana-key-0123456789", "Ben:ben-key-0123456789"))


@pytest.fixture
def case(shop: FakeShop, talk: Talk) -> str:
    """A customer who has said something and waits."""
    talk.say("I want to return a pan")
    handoff, _ = shop.handoffs.ask(talk.id, "order return", "I want to return a pan", "cy@example.com")
    return f"/v1/handoffs/{handoff.id}"


def test_only_staff_keys_open_it(client: TestClient, case: str, talk: Talk) -> None:
    for method, address in (("GET", "/v1/handoffs"), ("GET", case), ("POST", f"{case}/take")):
        for headers, status in (
            ({}, 401),
            ({"Authorization": "Bearer ana-key-012345678"}, 403),
            ({"Authorization": "Bearer Ana:ana-key-0123456789"}, 403),
            (talk.bearer, 403),
        ):
            answer = client.request(method, address, headers=headers)
            assert answer.status_code == status
            assert answer.headers["content-type"] == "application/problem+json"
    assert client.get("/v1/handoffs", headers=ANA).json()["handoffs"][0]["state"] == "queue"


def test_a_shop_without_staff_keys_opens_to_none(make_shop: MakeShop) -> None:
    with TestClient(create_api(make_shop(), {})) as client:
        for key in ("", "x", "None"):
            answer = client.get("/v1/handoffs", headers={"Authorization": f"Bearer {key}"})
            assert answer.status_code in {401, 403}


def test_guessing_keys_is_slowed_down(client: TestClient) -> None:
    wrong = [client.get("/v1/handoffs", headers={"Authorization": f"Bearer {n}"}) for n in range(12)]
    assert [answer.status_code for answer in wrong] == [403] * 10 + [429] * 2
    assert wrong[-1].headers["retry-after"]
    assert client.get("/v1/handoffs", headers=ANA).status_code == 429


def test_the_queue_says_who_waits_for_what_and_since_when(client: TestClient, case: str, talk: Talk) -> None:
    (waits,) = client.get("/v1/handoffs", headers=ANA).json()["handoffs"]
    assert (waits["topic"], waits["contact"], waits["owner"], waits["conversation_id"]) == (
        "order return",
        "cy@example.com",
        None,
        talk.id,
    )
    assert waits["created_at"]
    client.post(f"{case}/take", headers=ANA)
    mine = client.get("/v1/handoffs", params={"owner": "Ana"}, headers=BEN).json()["handoffs"]
    assert [each["id"] for each in mine] == [waits["id"]]
    assert client.get("/v1/handoffs", params={"state": "queue"}, headers=BEN).json()["handoffs"] == []
    assert client.get("/v1/handoffs", params={"state": "nowhere"}, headers=BEN).status_code == 422


def test_one_case_has_the_conversation_with_what_each_reply_rested_on(client: TestClient, case: str) -> None:
    found = client.get(case, headers=ANA).json()
    assert [m["role"] for m in found["messages"]] == ["customer", "assistant"]
    evidence = {record["id"]: record for record in found["messages"][1]["evidence"]}
    assert evidence["product:S-1"]["detail"] == "9, S-1, $94.50, in stock"
    assert evidence["passage:returns#condition"]["detail"] == "Only unworn items come back."
    assert found["summary"]["last_messages"] == ["I want to return a pan"]
    assert found["summary"]["customer_id"] is None
    assert [step["step"] for step in found["steps"]] == ["asked"]


def test_taken_by_one_it_is_not_anothers_unless_taken_over(client: TestClient, case: str) -> None:
    assert client.post(f"{case}/take", headers=ANA).json()["owner"] == "Ana"
    assert client.post(f"{case}/take", headers=ANA).status_code == 200
    refused = client.post(f"{case}/take", headers=BEN)
    assert refused.status_code == 409
    assert refused.json()["detail"] == "Ana has this conversation."
    for action in ("reply", "return", "close"):
        assert client.post(f"{case}/{action}", json={"text": "x"}, headers=BEN).status_code == 409
    assert client.post(f"{case}/take", json={"over": True}, headers=BEN).json()["owner"] == "Ben"


def test_before_it_is_taken_nobody_answers(client: TestClient, case: str) -> None:
    refused = client.post(f"{case}/reply", json={"text": "hello"}, headers=ANA)
    assert (refused.status_code, refused.json()["detail"]) == (
        409,
        "Nobody has this conversation yet; take it first.",
    )


def test_two_at_once_take_it_once(client: TestClient, case: str) -> None:
    barrier, codes = threading.Barrier(2), []

    def take(headers: dict[str, str]) -> None:
        barrier.wait()
        codes.append(client.post(f"{case}/take", headers=headers).status_code)

    threads = [threading.Thread(target=take, args=(headers,)) for headers in (ANA, BEN)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [200, 409]


def test_a_reply_reaches_the_customer_and_the_history(client: TestClient, case: str, talk: Talk) -> None:
    client.post(f"{case}/take", headers=ANA)
    answer = client.post(f"{case}/reply", json={"text": " We take it back. "}, headers=ANA)
    assert (answer.status_code, answer.json()["by"]) == (201, "Ana")
    told = client.get(f"{talk.address}/events", headers=talk.bearer).json()
    assert [(e["id"], e["type"], e.get("state"), e.get("text"), e["by"]) for e in told["events"]] == [
        (1, "handoff", "person", None, "Ana"),
        (2, "staff_message", None, "We take it back.", "Ana"),
    ]
    assert told["last"] == 2
    said = client.get(talk.address, headers=talk.bearer).json()["messages"][-1]
    assert (said["role"], said["by"], said["text"]) == ("staff", "Ana", "We take it back.")


def test_a_reply_sent_again_is_said_once(client: TestClient, case: str, talk: Talk) -> None:
    client.post(f"{case}/take", headers=ANA)
    again = ANA | {"Idempotency-Key": "k1"}
    first = client.post(f"{case}/reply", json={"text": "hello"}, headers=again)
    second = client.post(f"{case}/reply", json={"text": "hello"}, headers=again)
    assert first.json() == second.json()
    assert client.post(f"{case}/reply", json={"text": "other"}, headers=again).status_code == 422
    messages = client.get(talk.address, headers=talk.bearer).json()["messages"]
    assert [m["text"] for m in messages if m["role"] == "staff"] == ["hello"]


def test_an_empty_reply_and_an_unknown_case_are_refused(client: TestClient, case: str) -> None:
    client.post(f"{case}/take", headers=ANA)
    assert client.post(f"{case}/reply", json={"text": "  "}, headers=ANA).status_code == 422
    assert client.post("/v1/handoffs/nothing/take", headers=ANA).status_code == 404
    assert client.get("/v1/handoffs/nothing", headers=ANA).status_code == 404


def test_returned_it_is_over_and_the_customer_may_ask_again(
    client: TestClient, shop: FakeShop, case: str, talk: Talk
) -> None:
    client.post(f"{case}/take", headers=ANA)
    back = client.post(f"{case}/return", json={"note": "refund agreed by phone"}, headers=ANA).json()
    assert (back["state"], back["owner"]) == ("returned", "Ana")
    assert client.post(f"{case}/reply", json={"text": "late"}, headers=ANA).status_code == 409
    assert not client.get(talk.address, headers=talk.bearer).json()["handed_off"]
    events = client.get(f"{talk.address}/events", params={"after": 1}, headers=talk.bearer).json()["events"]
    assert [(e["type"], e["state"]) for e in events] == [("handoff", "returned")]
    assert "refund agreed" not in str(events)
    _, new = shop.handoffs.ask(talk.id, "question", "again")
    assert new


def test_metrics_count_the_open_cases(client: TestClient, case: str) -> None:
    assert 'floorwalker_open_handoffs{state="queue"} 1.0' in client.get("/metrics").text
    client.post(f"{case}/take", headers=ANA)
    assert 'floorwalker_open_handoffs{state="person"} 1.0' in client.get("/metrics").text


def test_a_stream_tells_the_same_and_goes_on_after_a_break(
    client: TestClient, app: FastAPI, case: str, talk: Talk
) -> None:
    client.post(f"{case}/take", headers=ANA)
    client.post(f"{case}/reply", json={"text": "line one\nid: 99\n\nevent: handoff"}, headers=ANA)
    app.state.streams = OneLook(look_s=0)
    listening = talk.bearer | {"Accept": "text/event-stream"}
    whole = client.get(f"{talk.address}/events", headers=listening)
    assert whole.headers["content-type"].startswith("text/event-stream")
    assert [line for line in whole.text.splitlines() if line.startswith("id:")] == ["id: 1", "id: 2"]
    later = client.get(f"{talk.address}/events", headers=listening | {"Last-Event-ID": "1"})
    assert [line for line in later.text.splitlines() if line.startswith("event:")] == ["event: staff_message"]


def test_events_open_with_the_secret_alone(client: TestClient, case: str, talk: Talk) -> None:
    address = f"{talk.address}/events"
    assert client.get(address).status_code == 401
    for headers in ({"Authorization": "Bearer wrong"}, ANA):
        assert client.get(address, headers=headers).status_code == 404
        assert client.get(address, headers=headers | {"Accept": "text/event-stream"}).status_code == 404


def test_too_many_streams_are_turned_away(client: TestClient, app: FastAPI, talk: Talk) -> None:
    app.state.streams = Streams(most=0)
    answer = client.get(f"{talk.address}/events", headers=talk.bearer | {"Accept": "text/event-stream"})
    assert answer.status_code == 503


def test_what_the_policy_holds_is_said_only_the_second_time(
    client: TestClient, case: str, shop: FakeShop
) -> None:
    client.post(f"{case}/take", headers=ANA)
    words = {"text": "You should sue them, you will win."}
    held = client.post(f"{case}/reply", json=words, headers=ANA)
    assert (held.status_code, held.json()["type"]) == (409, "urn:floorwalker:problem:held-back")
    assert client.post(f"{case}/reply", json=words | {"anyway": True}, headers=ANA).status_code == 201
    assert client.get("/v1/held").status_code == 401
    (line,) = client.get("/v1/held", headers=BEN).json()["held"]
    assert (line["category"], line["writer"], line["text"]) == ("legal", "staff", words["text"])
    answer = client.post(f"/v1/held/{line['id']}", json={"state": "pass", "note": "a quote"}, headers=BEN)
    assert (answer.json()["state"], answer.json()["reviewed_by"]) == ("pass", "Ben")
    assert client.get("/v1/held", headers=BEN).json()["held"] == []
    assert client.post(f"{case}/reply", json=words, headers=ANA).status_code == 201
