"""Alive is not ready; the numbers are counted under route patterns, never under ids."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi.testclient import TestClient

from assistant.web.application import create_api
from assistant.web.loading import Loading
from retrieval.catalog.freshness import FeedState
from tests.web.conftest import MakeShop, Talk
from tests.web.fakes import FakeShop


def test_ready_says_what_is_missing(make_shop: MakeShop) -> None:
    missing: list[str | None] = ["the models are loading"]
    app = create_api(make_shop(), {"records": lambda: None, "models": lambda: missing[0]})
    with TestClient(app) as client:
        assert client.get("/healthz").json() == {"status": "alive"}
        waiting = client.get("/readyz")
        missing[0] = None
        ready = client.get("/readyz")
        assert client.head("/readyz").status_code == client.head("/healthz").status_code == 200
    assert (waiting.status_code, waiting.json()) == (
        503,
        {"ready": False, "checks": {"records": "ok", "models": "the models are loading"}},
    )
    assert (ready.status_code, ready.json()["ready"]) == (200, True)


def test_loading_ends_in_loaded_or_in_words() -> None:
    good = Loading(lambda: None)
    assert good.state.value == "the models are loading"
    good.run()
    assert good.state.value is None

    def fail() -> None:
        raise RuntimeError("/home/shop/model")

    bad = Loading(fail)
    bad.run()
    assert "doctor" in str(bad.state.value)
    assert "/home" not in str(bad.state.value)


def test_numbers_are_kept_by_route_and_outcome(talk: Talk) -> None:
    reply_id = talk.say()["reply_id"]
    talk.client.post("/v1/feedback", json={"reply_id": reply_id, "rating": "down"}, headers=talk.bearer)
    talk.client.get("/v1/no/such")
    numbers = talk.client.get("/metrics").text
    assert 'floorwalker_sentences_total{outcome="passed"} 2.0' in numbers
    assert 'floorwalker_ratings_total{rating="down"} 1.0' in numbers
    route = "/v1/conversations/{conversation_id}/messages"
    assert f'floorwalker_http_requests_total{{method="POST",route="{route}",status="200"}} 1.0' in numbers
    assert talk.id not in numbers
    assert "no/such" not in numbers


def test_numbers_survive_records_that_do_not_answer(client: TestClient, shop: FakeShop) -> None:
    from assistant.errors import StorageFailed

    def fail() -> None:
        raise StorageFailed("down")

    shop.conversations.outcomes = fail  # type: ignore[method-assign,assignment]
    client.get("/healthz")
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert "floorwalker_http_requests_total" in answer.text
    assert "floorwalker_sentences" not in answer.text


def test_a_feed_that_fails_shows_in_the_numbers_without_its_address(
    client: TestClient, shop: FakeShop
) -> None:
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    shop.freshness.keep(
        FeedState("k1", "http://inside.example/feed", confirmed_at=at, failures=3, problem="late")
    )
    numbers = client.get("/metrics").text
    assert 'floorwalker_feed_failures{feed="k1"} 3.0' in numbers
    line = next(line for line in numbers.splitlines() if line.startswith("floorwalker_feed_confirmed_"))
    assert float(line.split()[1]) == at.timestamp()
    assert "inside.example" not in numbers
