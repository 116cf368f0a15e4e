"""Whatever is said to the shop gets a reply in bounded time, in the chat and over HTTP."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant import bootstrap
from assistant.settings import Embedding, Generator, Settings, Web
from assistant.shop import Shop
from assistant.turn import Conversation, Done, Request
from assistant.web.server import create_app
from retrieval.catalog.sync import ingest
from tests.retrieval.test_odd_queries import ODD, SLOWEST
from tests.test_dialogues import DEMO

MESSAGES = ODD | {
    "lists without end": "red, " * 2000,
    "bounds without end": "under " * 1600 + "50",
    "measures without end": "2 kg " * 2000,
    "ranges without end": "between 1 and " * 700,
    "sizes without end": "10 x " * 2000 + "cm",
    "denials without end": "no " * 3000 + "jacket",
    "references without end": "the second one " * 600,
    "bounds of no number": "jackets under inf and over NaN kg, below 1e999",
    "a bound of 3,000 digits": "jackets under " + "9" * 3000 + " kg",
    "sentences without end": "a. " * 3000,
    "invisible characters": "ja\u200bck\u2060et\ufeff un\u00adder 100",
}


START = Conversation("c")


@pytest.fixture(scope="module")
def client(shop: Shop) -> Iterator[TestClient]:
    with TestClient(create_app(shop), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    settings = Settings(
        folder=tmp_path_factory.mktemp("odd"),
        embedding=Embedding(name="hashing"),
        generator=Generator(model="template"),
        web=Web(max_message_chars=10_000),
    )
    shop = bootstrap.build(settings)
    ingest(
        [DEMO / "catalogue.jsonl"],
        store=shop.store,
        index=shop.index,
        embedder=shop.embedder,
        rejects=settings.data / "rejects.jsonl",
    )
    reply(shop, "a jackte under 2 kg")
    yield shop
    shop.records.engine.dispose()


def reply(shop: Shop, text: str) -> str:
    conversation = shop.conversations.start()[0].id
    events = list(shop.assistant.respond(Request(conversation, text)))
    assert isinstance(events[-1], Done)
    return str(events[-1].reply.text)


@pytest.mark.parametrize("text", MESSAGES.values(), ids=list(MESSAGES))
def test_a_turn_ends_in_a_reply(shop: Shop, text: str) -> None:
    started = time.thread_time()
    said = reply(shop, text)
    assert time.thread_time() - started < SLOWEST
    assert 0 < len(said) < 1000


def test_invisible_characters_hide_no_words(shop: Shop) -> None:
    seen, unseen = (
        shop.assistant.understanding.understand(text, START).query
        for text in ("jacket under 100", MESSAGES["invisible characters"])
    )
    assert seen == unseen


@pytest.mark.parametrize("text", MESSAGES.values(), ids=list(MESSAGES))
def test_the_api_answers_in_its_own_shapes(client: TestClient, text: str) -> None:
    opened = client.post("/v1/conversations", json={}).json()
    answer = client.post(
        f"/v1/conversations/{opened['conversation_id']}/messages",
        content=b'{"text": ' + _json(text) + b"}",
        headers={
            "Authorization": f"Bearer {opened['secret']}",
            "Accept": "application/json",
            "Content-Type": "application/json",
        },
    )
    assert answer.status_code in {200, 422}
    assert "text" in answer.json() if answer.status_code == 200 else "detail" in answer.json()
    found = client.get("/v1/products/search", params={"q": text.encode("utf-8", "replace")[:500]})
    assert found.status_code in {200, 422}
    assert "hits" in found.json() if found.status_code == 200 else found.json()["field"] == "q"


def _json(text: str) -> bytes:
    """Halves of surrogate pairs included, as a careless client escapes them."""

    return json.dumps(text).encode("ascii")
