"""A message gets its reply whole or as a stream, and both say the same."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.errors import GenerationFailed, StorageFailed
from assistant.turn import Request
from assistant.web.application import create_api
from tests.web.conftest import MakeShop, Talk
from tests.web.fakes import FakeShop

STREAM = {"Accept": "text/event-stream"}


def events(text: str) -> list[tuple[str, dict[str, object]]]:
    frames = [frame.split("\n") for frame in text.split("\n\n") if frame and not frame.startswith(":")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in frames]


def test_the_whole_reply_has_exactly_the_contract_s_members(talk: Talk) -> None:
    reply = talk.say("a pan?")
    assert set(reply) == {
        "reply_id", "text", "products", "citations", "options", "awaiting", "actions",
        "cart", "handed_off", "intent", "intents", "language",
    }  # fmt: skip
    assert reply["products"] == [
        {
            "id": "P-1",
            "name": "Iron pan <b>",
            "price": {"amount": 94.1, "currency": "USD"},
            "image_url": "/shop/images/pan.svg",
            "url": None,
            "in_stock": True,
            "rating": 4.5,
            "reason": "heavy",
        }
    ]
    assert reply["citations"] == [
        {
            "id": "returns#time",
            "title": "Returns",
            "heading": "Time",
            "url": "https://shop.example/returns#time",
            "quote": "30 days.",
        }
    ]
    assert (reply["intent"], reply["intents"]) == ("product_search", ["product_search"])


def test_the_stream_tells_the_same_in_order(talk: Talk) -> None:
    answer = talk.client.post(
        f"{talk.address}/messages", json={"text": "a pan?"}, headers=talk.bearer | STREAM
    )
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["x-accel-buffering"] == "no"
    sent = events(answer.text)
    assert [name for name, _ in sent] == [
        "status", "products", "delta", "delta", "citations", "options", "done",
    ]  # fmt: skip
    done = sent[-1][1]
    assert "".join(str(data["text"]) for name, data in sent if name == "delta") == done["text"]
    assert sent[1][1]["products"] == done["products"]
    assert talk.say("a pan?") | {"reply_id": ""} == done | {"reply_id": ""}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n "}, "text"),
        ({"text": "x" * 201}, "text"),
        ({"text": 7}, "text"),
        ({}, "text"),
        ({"text": "look", "image": "data:image/png;base64,xx"}, "image"),
        ({"text": "look", "image": {"url": "x"}}, "image"),
        ([], "body"),
    ],
)
def test_a_message_that_cannot_be_used_names_its_field(talk: Talk, body: object, field: str) -> None:
    answer = talk.client.post(f"{talk.address}/messages", json=body, headers=talk.bearer)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert talk.client.get(talk.address, headers=talk.bearer).json()["messages"] == []


def test_words_reach_the_assistant_as_they_were_typed(talk: Talk) -> None:
    talk.say("  <b>две</b> 🧦 'quoted'; DROP TABLE turns --  ")
    history = talk.client.get(talk.address, headers=talk.bearer).json()
    assert history["messages"][0]["text"] == "<b>две</b> 🧦 'quoted'; DROP TABLE turns --"


def failing(error: Exception) -> object:
    def say(request: Request, stop: threading.Event) -> Iterator[str]:
        yield "One sentence. "
        raise error

    return say


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (GenerationFailed("/secret/path"), 503),
        (StorageFailed("SELECT 1"), 503),
        (ZeroDivisionError("/secret"), 500),
    ],
)
def test_a_failure_in_mid_stream_is_an_error_event(
    make_shop: MakeShop, error: Exception, status: int
) -> None:
    shop = make_shop(failing(error))
    with TestClient(create_api(shop, {}), raise_server_exceptions=False) as client:
        started = client.post("/v1/conversations").json()
        address = f"/v1/conversations/{started['conversation_id']}/messages"
        bearer = {"Authorization": f"Bearer {started['secret']}"}
        stream = client.post(address, json={"text": "hi"}, headers=bearer | STREAM)
        name, problem = events(stream.text)[-1]
        whole = client.post(address, json={"text": "hi"}, headers=bearer)
    assert (stream.status_code, name, problem["status"]) == (200, "error", status)
    assert problem["request_id"] == stream.headers["x-request-id"]
    del problem["request_id"]
    assert (whole.status_code, whole.json() | problem) == (status, whole.json())
    assert "secret" not in stream.text + whole.text
    assert "SELECT" not in stream.text + whole.text


def test_a_second_message_at_the_same_time_is_told_to_wait(talk: Talk, shop: FakeShop) -> None:
    with shop.conversations.turn(talk.id):
        for accept in ("application/json", "text/event-stream"):
            headers = talk.bearer | {"Accept": accept}
            answer = talk.client.post(f"{talk.address}/messages", json={"text": "hi"}, headers=headers)
            assert (answer.status_code, answer.json()["type"]) == (409, "urn:floorwalker:problem:busy")
            assert answer.headers["retry-after"] == "2"
