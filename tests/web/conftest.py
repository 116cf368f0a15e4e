from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import time
from types import SimpleNamespace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.feedback.store import FeedbackStore
from assistant.proving import proving
from assistant.service.behaviour.store import Behaviour
from assistant.service.conversations import Conversations
from assistant.service.database import open_database
from assistant.service.events import ConversationEvents
from assistant.service.handoffs import Handoffs
from assistant.settings import Identity, Settings, Web
from assistant.web.application import create_api
from retrieval.catalog.freshness import Freshness
from retrieval.catalog.store import CatalogueStore
from tests.web.fakes import FakeAssistant, FakeSearch, FakeShop, Saying, two_sentences

NO_TOKENS = Identity()
MakeShop = Callable[..., FakeShop]


@pytest.fixture(autouse=True)
def mid_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits are counted in windows that begin with the clock's minutes and hours: a test whose calls lie on
    both sides of one would be let one call more. Each begins half an hour and half a minute from the next."""
    begun, half_past = time(), 12 * 3600 + 30 * 60 + 30
    clock = SimpleNamespace(time=lambda: begun - begun % 86_400 + half_past + time() - begun)
    for counts in ("limits.aio.storage.memory", "limits.aio.strategies", "assistant.web.limits"):
        monkeypatch.setattr(f"{counts}.time", clock)


@pytest.fixture
def make_shop(tmp_path: Path, migrated: bytes) -> Iterator[MakeShop]:
    file = tmp_path / "records.sqlite"
    file.write_bytes(migrated)
    engine = open_database(f"sqlite:///{file}")

    def make(say: Saying = two_sentences, identity: Identity = NO_TOKENS, **web: object) -> FakeShop:
        settings = Settings(folder=tmp_path, identity=identity, web=Web(**web))  # type: ignore[arg-type]
        conversations = Conversations(engine)
        assistant = FakeAssistant(conversations, say)
        freshness = Freshness(CatalogueStore(engine))
        return FakeShop(
            settings,
            FakeSearch(),
            conversations,
            FeedbackStore(engine),
            assistant,
            freshness,
            Handoffs(engine),
            ConversationEvents(engine),
            proving(settings, engine, conversations).sign_in,
            Behaviour(engine),
        )

    yield make
    engine.dispose()


@pytest.fixture
def shop(make_shop: MakeShop) -> FakeShop:
    return make_shop(allowed_origins=("https://shop.example",), max_message_chars=200)


@pytest.fixture
def app(shop: FakeShop) -> FastAPI:
    return create_api(shop, {"records": lambda: None})


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False, client=("127.0.0.1", 50000)) as client:
        yield client


@dataclass(frozen=True)
class Talk:
    """A conversation begun over HTTP."""

    client: TestClient
    id: str
    secret: str

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"}

    @property
    def address(self) -> str:
        return f"/v1/conversations/{self.id}"

    def say(self, text: str = "a pan?", **body: object) -> dict[str, object]:
        answer = self.client.post(
            f"{self.address}/messages", json={"text": text, **body}, headers=self.bearer
        )
        assert answer.status_code == 200, answer.text
        reply: dict[str, object] = answer.json()
        return reply


@pytest.fixture
def talk(client: TestClient) -> Talk:
    started = client.post("/v1/conversations", json={"locale": "en-US"}).json()
    return Talk(client, started["conversation_id"], started["secret"])
