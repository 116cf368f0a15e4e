"""Whatever is sent, the API answers in its own shapes and never fails inside."""

from __future__ import annotations

import json
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.feedback.store import FeedbackStore
from assistant.proving import proving
from assistant.service.behaviour.store import Behaviour
from assistant.service.conversations import Conversations
from assistant.service.database import migrate, open_database
from assistant.service.events import ConversationEvents
from assistant.service.handoffs import Handoffs
from assistant.settings import Settings
from assistant.web.application import create_api
from retrieval.catalog.freshness import Freshness
from retrieval.catalog.store import CatalogueStore
from tests.web.conftest import Talk
from tests.web.fakes import FakeAssistant, FakeSearch, FakeShop

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(
    ["text", "image", "locale", "customer_token", "reply_id", "rating", "reasons", "comment"]
)
bodies = st.dictionaries(names | st.text(max_size=5), anything, max_size=4) | anything
parameters = st.sampled_from(
    [
        "q",
        "limit",
        "price_min",
        "price_max",
        "category",
        "brand",
        "in_stock",
        "sort",
        "rating_min",
        "attr.",
        "attr.a",
    ]
)
values = st.text(max_size=20) | st.integers().map(str) | st.decimals().map(str)
segment = st.text(string.printable + "éß水\u202e", min_size=1, max_size=12)


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    folder: Path = tmp_path_factory.mktemp("shop")
    engine = open_database(f"sqlite:///{folder / 'records.sqlite'}")
    migrate(engine)
    conversations = Conversations(engine)
    chosen = Settings(folder=folder)
    shop = FakeShop(
        chosen,
        FakeSearch(),
        conversations,
        FeedbackStore(engine),
        FakeAssistant(conversations),
        Freshness(CatalogueStore(engine)),
        Handoffs(engine),
        ConversationEvents(engine),
        proving(chosen, engine, conversations).sign_in,
        Behaviour(engine),
    )
    with TestClient(create_api(shop, {}), raise_server_exceptions=False) as client:
        started = client.post("/v1/conversations").json()
        yield Talk(client, started["conversation_id"], started["secret"])
    engine.dispose()


def in_shape(answer: httpx.Response) -> None:
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        problem = answer.json()
        assert problem["status"] == answer.status_code
        assert ("field" in problem) == (answer.status_code == 422)


@settings(max_examples=60, deadline=None)
@given(address=st.sampled_from(["", "/{id}/messages", "feedback"]), body=bodies)
def test_any_body(talk: Talk, address: str, body: Any) -> None:
    path = "/v1/feedback" if address == "feedback" else f"/v1/conversations{address.replace('{id}', talk.id)}"
    headers = talk.bearer | {"Content-Type": "application/json"}
    in_shape(talk.client.post(path, content=json.dumps(body), headers=headers))


@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=60))
def test_any_bytes(talk: Talk, body: bytes) -> None:
    headers = talk.bearer | {"Content-Type": "application/json"}
    in_shape(talk.client.post(f"{talk.address}/messages", content=body, headers=headers))


@settings(max_examples=60, deadline=None)
@given(query=st.lists(st.tuples(parameters, values), max_size=5))
def test_any_search(talk: Talk, query: list[tuple[str, str]]) -> None:
    in_shape(talk.client.get("/v1/products/search", params=query))


@settings(max_examples=60, deadline=None)
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
    segments=st.lists(segment | st.sampled_from(["conversations", "products", "cart", ".."]), max_size=4),
)
def test_any_address(talk: Talk, method: str, segments: list[str]) -> None:
    path = "/v1/" + "/".join(quote(part, safe=".") for part in segments)
    in_shape(talk.client.request(method, path, headers=talk.bearer))
