"""The whole server, page and all: the API keeps its addresses, and a real turn goes through it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.bootstrap import build
from assistant.settings import Embedding, Generator, Settings
from assistant.shop import Shop
from assistant.web.server import Images, create_app
from tests.web.conftest import Talk
from tests.web.test_api_messages import events

SVG = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"

POLICY = "# Returns\n\n## Time to return\n\nUnworn items can be returned within 30 days of delivery.\n"


@pytest.fixture(scope="module")
def real_shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    folder: Path = tmp_path_factory.mktemp("shop")
    for name in ("images", "policies"):
        (folder / name).mkdir()
    (folder / "images" / "pan.svg").write_text(SVG)
    (folder / "policies" / "returns.md").write_text(POLICY)
    settings = Settings(
        folder=folder, embedding=Embedding(name="hashing"), generator=Generator(model="template")
    )
    return build(settings)


@pytest.fixture(scope="module")
def client(real_shop: Shop) -> Iterator[TestClient]:
    here = ("127.0.0.1", 50000)
    with TestClient(create_app(real_shop), raise_server_exceptions=False, client=here) as client:
        yield client


def test_the_page_stands_at_the_root_and_takes_nothing_of_the_api(client: TestClient) -> None:
    assert client.get("/").headers["content-type"].startswith("text/html")
    for address, status in (("/v1/nothing", 404), ("/v1/conversations", 405)):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert client.get("/openapi.json").json()["openapi"].startswith("3.")
    assert client.get("/docs").status_code == client.get("/metrics").status_code == 200


def test_a_real_shop_is_ready_when_its_records_and_index_are(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"ready": True, "checks": {"records": "ok", "index": "ok"}}


def test_an_image_may_draw_and_run_nothing(client: TestClient) -> None:
    image = client.get("/shop/images/pan.svg")
    assert image.headers["content-type"] == "image/svg+xml"
    assert image.headers["content-security-policy"].startswith("default-src 'none'")
    assert image.headers["x-content-type-options"] == "nosniff"
    for outside in ("/shop/images/%2e%2e/shop.toml", "/shop/images/..%2fdata/floorwalker.sqlite"):
        assert client.get(outside).status_code == 404


def test_a_real_turn_goes_through_the_api(client: TestClient, real_shop: Shop) -> None:
    started = client.post("/v1/conversations").json()
    talk = Talk(client, started["conversation_id"], started["secret"])
    assert talk.say("hello")["intent"] == "greeting"
    asked = talk.say("where is my order?")
    assert (asked["handed_off"], asked["actions"]) == (True, [])
    assert [h.conversation_id for h in real_shop.handoffs.waiting()] == [talk.id]
    history = client.get(talk.address, headers=talk.bearer).json()
    assert len(history["messages"]) == 4
    assert history["handed_off"]


def test_a_real_stream_goes_on_to_its_sources_and_its_end(client: TestClient) -> None:
    started = client.post("/v1/conversations").json()
    talk = Talk(client, started["conversation_id"], started["secret"])
    answer = client.post(
        f"{talk.address}/messages",
        json={"text": "what is your return policy?"},
        headers=talk.bearer | {"Accept": "text/event-stream"},
    )
    sent = events(answer.text)
    done = sent[-1][1]
    assert [name for name, _ in sent if name != "status"][-2:] == ["citations", "done"]
    assert "30 days" in str(done["citations"])
    assert "".join(str(data["text"]) for name, data in sent if name == "delta") == done["text"]


def test_a_shop_without_pictures_has_none(tmp_path: Path) -> None:
    app = FastAPI()
    app.mount("/shop/images", Images(directory=tmp_path / "absent", check_dir=False))
    with TestClient(app, raise_server_exceptions=False) as client:
        assert client.get("/shop/images/lamp.svg").status_code == 404
