"""Whatever is wrong with a call is said in OpenAI's shape, by whoever notices it, and nothing else is."""

from __future__ import annotations

import json
from dataclasses import replace

import httpx
import openai
import pytest
from fastapi.testclient import TestClient
from openai import OpenAI

from assistant.settings import Limits
from assistant.web.application import create_api
from tests.web.open_shop import API_KEYS, OpenShop

HELLO = [{"role": "user", "content": "hello"}]
IMAGE = {"type": "image_url", "image_url": {"url": "https://shop.example/pan.png"}}


def refused(opened: OpenShop, **body: object) -> tuple[int, dict[str, object]]:
    """The status and the error of a call."""
    answer = httpx.post(
        f"{opened.address}/v1/chat/completions",
        json={"model": "floorwalker", "messages": HELLO, **body},
        headers={"Authorization": f"Bearer {API_KEYS[0]}"},
    )
    assert answer.headers["content-type"] == "application/json"
    assert set(answer.json()) == {"error"}
    error: dict[str, object] = answer.json()["error"]
    assert set(error) == {"message", "type", "param", "code"}
    return answer.status_code, error


TOOL = {"type": "function", "function": {"name": "buy", "parameters": {}}}


@pytest.mark.parametrize(
    ("body", "code", "param"),
    [
        ({"model": "gpt-4o"}, "model_not_found", "model"),
        ({"tools": [TOOL]}, "unsupported_parameter", "tools"),
        ({"functions": [TOOL]}, "unsupported_parameter", "functions"),
        ({"logprobs": True}, "unsupported_parameter", "logprobs"),
        ({"n": 2}, "unsupported_value", "n"),
        ({"n": 0}, "unsupported_value", "n"),
        ({"response_format": {"type": "json_object"}}, "unsupported_value", "response_format"),
        ({"modalities": ["audio"]}, "unsupported_value", "modalities"),
        ({"messages": [{"role": "user", "content": [IMAGE]}]}, "unsupported_value", "messages.0.content.0"),
        ({"messages": []}, "invalid_value", "messages"),
        ({"messages": [{"role": "assistant", "content": "hi"}]}, "invalid_value", "messages"),
        ({"messages": [{"role": "user", "content": "  "}]}, "invalid_value", "messages"),
        ({"messages": [{"role": "user", "content": "x" * 401}]}, "invalid_value", "messages"),
        ({"messages": [{"role": "tool", "content": "x"}]}, "invalid_value", "messages.0.role"),
        ({"messages": "hello"}, "invalid_value", "messages"),
        ({"max_tokens": 0}, "invalid_value", "max_tokens"),
        ({"stop": [""]}, "invalid_value", "stop.0"),
        ({"stop": ["a", "b", "c", "d", "e"]}, "invalid_value", "stop"),
        ({"stop": 7}, "invalid_value", "stop"),
        ({"messages": [{"role": "user", "content": 7}]}, "invalid_value", "messages.0.content"),
        (
            {"messages": [{"role": "user", "content": [{"text": "x"}]}]},
            "invalid_value",
            "messages.0.content.0.type",
        ),
        ({"conversation_id": 7}, "invalid_value", "conversation_id"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_said_and_where(
    opened: OpenShop, body: dict[str, object], code: str, param: str
) -> None:
    status, error = refused(opened, **body)
    assert (status, error["type"]) == (404 if code == "model_not_found" else 400, "invalid_request_error")
    assert (error["code"], error["param"]) == (code, param)


@pytest.mark.parametrize("member", ["model", "conversation_id", "stop"])
def test_what_is_no_text_is_an_error_of_the_client(opened: OpenShop, member: str) -> None:
    body = json.dumps({"model": "floorwalker", "messages": HELLO, member: "\ud800"})
    headers = {"Authorization": f"Bearer {API_KEYS[0]}", "Content-Type": "application/json"}
    answer = httpx.post(f"{opened.address}/v1/chat/completions", content=body, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_value")


def test_what_does_nothing_is_passed_over(client: OpenAI) -> None:
    made = client.chat.completions.create(
        model="floorwalker",
        messages=[{"role": "user", "content": "hello", "name": "Vera"}],
        temperature=0.3,
        top_p=0.9,
        seed=7,
        user="somebody",
        tools=[],
        n=1,
        presence_penalty=1.0,
        logit_bias={},
        metadata={"shop": "1"},
        response_format={"type": "text"},
    )
    assert made.choices[0].message.content


def test_without_a_key_of_the_shop_nothing_is_answered(opened: OpenShop) -> None:
    for key in ("wrong", "Ana:ana-key-0123456789", "ana-key-0123456789"):
        with OpenAI(base_url=f"{opened.address}/v1", api_key=key, max_retries=0) as client:
            with pytest.raises(openai.AuthenticationError) as told:
                client.chat.completions.create(
                    model="floorwalker", messages=[{"role": "user", "content": "x"}]
                )
            assert (told.value.code, told.value.type) == ("invalid_api_key", "invalid_request_error")
            with pytest.raises(openai.AuthenticationError):
                client.models.list()
    bare = httpx.get(f"{opened.address}/v1/models")
    assert (bare.status_code, bare.json()["error"]["code"]) == (401, "invalid_api_key")
    assert bare.headers["www-authenticate"] == "Bearer"


def test_what_stands_before_the_routes_says_it_in_their_shape_too(opened: OpenShop) -> None:
    chat, bearer = f"{opened.address}/v1/chat/completions", {"Authorization": f"Bearer {API_KEYS[0]}"}
    made = {
        413: httpx.post(chat, json={"messages": "x" * 1_100_000}, headers=bearer),
        415: httpx.post(chat, content=b"hello", headers=bearer | {"Content-Type": "text/plain"}),
        400: httpx.post(chat, content=b"{", headers=bearer | {"Content-Type": "application/json"}),
        405: httpx.get(chat, headers=bearer),
        404: httpx.post(f"{opened.address}/v1/chat/nothing", json={}, headers=bearer),
    }
    for status, answer in made.items():
        assert answer.status_code == status
        error = answer.json()["error"]
        assert (answer.headers["content-type"], error["type"]) == (
            "application/json",
            "invalid_request_error",
        )
        assert error["message"]
        assert int(answer.headers["content-length"]) == len(answer.content)
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert made[405].headers["allow"] == "POST"


def test_other_addresses_keep_their_problem_documents(opened: OpenShop) -> None:
    answer = httpx.get(f"{opened.address}/v1/modelsque")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert set(answer.json()) >= {"type", "title", "status", "detail"}


def test_limits_and_origins_are_told_in_that_shape(opened: OpenShop) -> None:
    web = opened.shop.settings.web.model_copy(update={"limits": Limits(keys="1/minute")})
    shop = replace(opened.shop, settings=opened.shop.settings.model_copy(update={"web": web}))
    bearer = {"Authorization": f"Bearer {API_KEYS[0]}"}
    with TestClient(create_api(shop, {})) as client:
        assert client.get("/v1/models", headers=bearer).status_code == 200
        over = client.get("/v1/models", headers=bearer)
        abroad = client.get("/v1/models", headers=bearer | {"Origin": "https://elsewhere.example"})
    assert (over.status_code, abroad.status_code) == (429, 403)
    assert int(over.headers["retry-after"]) > 0
    assert (over.json()["error"]["type"], over.json()["error"]["code"]) == (
        "rate_limit_error",
        "rate_limit_exceeded",
    )
    assert (abroad.json()["error"]["code"], abroad.json()["error"]["param"]) == ("origin", None)
