from __future__ import annotations

from collections.abc import Iterator

import pytest
from openai import OpenAI

from assistant.turn import Conversation
from tests.web.open_shop import API_KEYS, OpenShop, open_shop

Messages = list[dict[str, object]]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenShop]:
    """A shop of pans on a real port."""
    with open_shop(tmp_path_factory.mktemp("openai") / "shop") as shop:
        yield shop


@pytest.fixture(autouse=True)
def one_phrasing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Phrasings are else by conversation, and some of these tests say the same in two."""
    monkeypatch.setattr(Conversation, "style", property(lambda _: 0))


@pytest.fixture
def opened(served: OpenShop) -> Iterator[OpenShop]:
    """The same, speaking as fast as it can."""
    served.pace.become("now")
    yield served
    served.pace.go.set()


@pytest.fixture
def client(opened: OpenShop) -> Iterator[OpenAI]:
    """OpenAI's own client, turned to the shop."""
    with OpenAI(base_url=f"{opened.address}/v1", api_key=API_KEYS[0], max_retries=0) as client:
        yield client


@pytest.fixture
def other(opened: OpenShop) -> Iterator[OpenAI]:
    """The same with another key."""
    with OpenAI(base_url=f"{opened.address}/v1", api_key=API_KEYS[1], max_retries=0) as client:
        yield client


def user(text: str) -> dict[str, object]:
    return {"role": "user", "content": text}


def assistant(text: str) -> dict[str, object]:
    return {"role": "assistant", "content": text}
