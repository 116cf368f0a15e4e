"""The page's handlers without a browser: nothing that the browser sends as state is believed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest
from fastapi.testclient import TestClient

from assistant.shop import Shop
from assistant.web import wording
from assistant.web.door import COOKIE, answers, browser
from assistant.web.server import create_app
from assistant.web.starters import ORDER, named, starters
from assistant.web.turns import Turns
from assistant.web.ui import Page
from assistant.web.visits import Visit, Visits
from retrieval.catalog.product import Product
from tests.web.open_shop import Pace, make_shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    folder: Path = tmp_path_factory.mktemp("handlers") / "shop"
    return make_shop(folder, Pace())


@pytest.fixture
def handlers(shop: Shop) -> Iterator[Page]:
    turns = Turns(shop.assistant, 2)
    yield Page(shop, turns)
    turns.close()


@pytest.fixture(scope="module")
def client(shop: Shop) -> Iterator[TestClient]:
    with TestClient(create_app(shop), raise_server_exceptions=False) as client:
        yield client


def asked(handlers: Page, text: str, visit: Visit | None) -> list[tuple[Any, ...]]:
    async def all_of_it() -> list[tuple[Any, ...]]:
        return [shown async for shown in handlers.answer(text, visit)]

    return asyncio.run(all_of_it())


def test_a_turn_ends_with_what_the_database_holds(handlers: Page, shop: Shop) -> None:
    visit = handlers.visits.begin("page", None)
    views = asked(handlers, "pans under $50", visit)
    chat, _, status, _, send, stop = views[-1]
    assert (status, send["visible"], stop["visible"]) == ("", True, False)
    history = shop.conversations.history(visit.conversation_id)
    assert len(chat["value"]) == len(history.conversation.messages) == 2
    assert not visit.answering


def test_a_turn_that_a_new_conversation_overtakes_ends_with_the_new_one(handlers: Page) -> None:
    """The last thing that an overtaken turn sends is the page as it stands, never its own waiting line."""
    visit = handlers.visits.begin("page", None)

    async def overtaken() -> list[tuple[Any, ...]]:
        views = []
        async for shown in handlers.answer("pans under $50", visit):
            if not views:
                handlers.visits.begin("page", None)
            views.append(shown)
        return views

    chat, _, status, _, send, stop = asyncio.run(overtaken())[-1]
    assert chat["value"] == []
    assert (status, send["visible"], stop["visible"]) == ("", True, False)


def test_what_is_said_to_a_person_is_not_given_back(handlers: Page, shop: Shop) -> None:
    """Nobody answers at once, and notes in the transcript are no messages: the turn was kept all the same."""
    visit = handlers.visits.begin("page", None)
    asked(handlers, "pans under $50", visit)
    case, _ = shop.handoffs.ask(visit.conversation_id, "a bent pan", "bent")
    shop.handoffs.take(case.id, "Ana")
    for text in ("the iron one", "bent at the handle"):
        views = asked(handlers, text, visit)
        assert views[0][3] == ""
        _, _, status, box, _, _ = views[-1]
        assert (status, box) == ("", gr.skip())
    said = shop.conversations.load(visit.conversation_id).messages
    assert [m.text for m in said if m.role == "customer"][1:] == ["the iron one", "bent at the handle"]


def test_what_a_person_writes_while_the_page_is_drawn_is_not_missed(
    handlers: Page, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the two readings of the database that a transcript is drawn from, a person writes."""
    visit = handlers.visits.begin("page", None)
    asked(handlers, "pans under $50", visit)
    case, _ = shop.handoffs.ask(visit.conversation_id, "a bent pan", "bent")
    shop.handoffs.take(case.id, "Ana")
    waiting = ["Hello, which pan is it?"]

    def reading(real: Callable[..., Any]) -> Callable[..., Any]:
        def read(store: Any, conversation_id: str, *rest: Any) -> Any:
            found = real(store, conversation_id, *rest)
            if waiting:
                shop.handoffs.reply(case.id, "Ana", waiting.pop())
            return found

        return read

    for store, name in ((type(shop.events), "after"), (type(shop.conversations), "history")):
        monkeypatch.setattr(store, name, reading(getattr(store, name)))
    drawn = [*handlers.hear(visit)[:1], *handlers.hear(visit)[:1]]
    said = [bubble["content"].value for chat in drawn if "value" in chat for bubble in chat["value"]]
    assert any("which pan is it" in words for words in said)


def test_a_page_that_was_closed_is_shown_nothing_more(handlers: Page) -> None:
    visit = handlers.visits.begin("page", None)
    handlers.visits.leave("page")
    assert visit.latest() is None


def test_empty_words_are_no_turn_and_a_second_turn_waits(handlers: Page, shop: Shop) -> None:
    visit = handlers.visits.begin("page", None)
    asked(handlers, "  \n ", visit)
    visit.answering = True
    (busy,) = asked(handlers, "pans", visit)
    assert wording.say("busy") in busy[2]
    assert shop.conversations.load(visit.conversation_id).messages == ()


def test_an_expired_session_is_told_so_and_an_erased_conversation_too(handlers: Page, shop: Shop) -> None:
    (expired,) = asked(handlers, "pans", None)
    assert wording.say("expired") in expired[2]
    visit = handlers.visits.begin("page", None)
    shop.conversations.erase(visit.conversation_id)
    last = asked(handlers, "pans", visit)[-1]
    assert "This conversation is gone" in last[2]
    assert last[3] == "pans"


@pytest.mark.parametrize("index", [0, 2, -1, 99, "1", None, [], [0, 0], True, 1.0, {"a": 1}])
def test_only_a_reply_of_this_conversation_is_rated(handlers: Page, shop: Shop, index: Any) -> None:
    visit = handlers.visits.begin("page", None)
    asked(handlers, "pans", visit)
    before = shop.feedback.counts()
    if index is not True:  # which is the number 1 to Python
        handlers.rate(SimpleNamespace(index=index, liked=True, value="x"), visit)  # type: ignore[arg-type]
    assert shop.feedback.counts() == before
    handlers.rate(SimpleNamespace(index=(1, 0), liked="Dislike", value="x"), visit)  # type: ignore[arg-type]
    handlers.explain(["Too long", "made up"], " slow ", visit)
    reply = shop.conversations.load(visit.conversation_id).messages[1].reply_id
    given = shop.feedback.of(reply or "")
    assert given
    assert (given.rating, given.reasons, given.comment) == ("down", ("Too long",), "slow")


def test_a_browser_goes_on_where_it_was_and_no_other_does(shop: Shop) -> None:
    visits = Visits(shop.conversations, most=2)
    first = visits.arrive("page 1", "me")
    assert visits.arrive("page 2", "me").conversation_id == first.conversation_id
    assert visits.arrive("page 3", "you").conversation_id != first.conversation_id
    assert visits.arrive("page 4", None).conversation_id != first.conversation_id
    again = visits.begin("page 2", "me")
    assert visits.arrive("page 5", "me").conversation_id == again.conversation_id
    visits.leave("page 5")
    visits.leave("page 5")


def test_leaving_stops_what_is_being_written(shop: Shop) -> None:
    visits = Visits(shop.conversations)
    visit = visits.arrive("page", None)
    visits.leave("page")
    assert visit.left
    assert visit.stop.is_set()


def test_a_hand_made_call_cannot_open_somebody_elses_conversation(client: TestClient, shop: Shop) -> None:
    """A forged State goes unread: what the server keeps for this session counts, which is nothing."""
    theirs, _ = shop.conversations.start()
    config = json.loads(client.get("/").text.split("window.gradio_config = ", 1)[1].split(";</script>")[0])
    forged = {"conversation_id": theirs.id, "stop": None, "answering": False}
    for call in config["dependencies"]:
        assert call["api_visibility"] == "private"
        body = {"data": [forged] * len(call["inputs"]), "fn_index": call["id"], "session_hash": "thief"}
        client.post("/gradio_api/queue/join", json=body)
        told = client.get("/gradio_api/queue/data", params={"session_hash": "thief"}).text
        assert theirs.id not in told
        assert "Traceback" not in told
    assert shop.conversations.load(theirs.id).messages == ()
    chat = next(part["id"] for part in config["components"] if part["type"] == "chatbot")
    assert not any(chat in call["inputs"] for call in config["dependencies"])


@pytest.mark.parametrize(
    "address",
    [
        "upload",
        "info",
        "run/predict",
        "api/answer",
        "call/answer",
        "proxy=http://x",
        "file=/etc/passwd",
        "runs",
    ],
)
def test_what_the_page_does_not_call_is_not_there(client: TestClient, address: str) -> None:
    for method in ("GET", "POST"):
        answer = client.request(method, f"/gradio_api/{address}")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_the_page_names_a_browser_once_and_is_closed_to_other_hosts(client: TestClient) -> None:
    fresh = client.get("/", headers={"cookie": ""})
    assert "HttpOnly; SameSite=Lax" in fresh.headers["set-cookie"]
    assert fresh.headers["cache-control"] == "no-store"
    assert "default-src 'self'" in fresh.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in fresh.headers["content-security-policy"]
    assert "set-cookie" not in client.get("/", headers={"cookie": f"{COOKIE}=me"}).headers
    assert browser("a=b; floorwalker=me") == "me"
    assert browser("floorwalker=") is browser(None) is browser("\x00;;=") is None


def test_the_door_lets_the_rest_of_the_server_through() -> None:
    assert all(map(answers, ("/", "/v1/conversations", "/assets/index.js", "/gradio_api/heartbeat/a")))
    assert not any(map(answers, ("/gradio_api", "/gradio_api/queue", "/monitoring/x", "/gradio_api/runs/")))


def test_starters_come_from_this_catalogue_and_its_policies(shop: Shop) -> None:
    asked_first = starters(shop)
    assert asked_first
    assert any("pans" in question.lower() for question in asked_first)
    assert not any("shipping" in question for question in asked_first)
    assert ORDER not in asked_first  # nobody has ordered anything here


def test_kinds_that_are_no_things_are_asked_about_last() -> None:
    def called(*names: str) -> list[Product]:
        return [Product(name, name, "") for name in names]

    assert named("tables", called("Zen Side Table", "Table Set"))
    assert named("Knives", called('Long Bread Knife 10"'))
    assert named("backpack", called("Expedition Backpack"))
    assert not named("Camping", called("Camp Chair", "Camp Stove"))
    assert not named("christmas", called("Christmas Ornament"))
    assert not named("2024", called("Planner 2024"))
