"""POST /v1/events: who may tell what of whom, once, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.service.behaviour.impressions import Impression
from assistant.web.application import create_api
from retrieval.recommend.kinds import Event
from tests.web.conftest import MakeShop, Talk
from tests.web.fakes import FakeShop
from tests.web.test_problems import check

KEY = {"Authorization": "Bearer shop-key-0123456789"}
PAN = "P-1"


@pytest.fixture
def shop(make_shop: MakeShop) -> FakeShop:
    return make_shop(api_keys=("shop-key-0123456789",))


@pytest.fixture
def client(shop: FakeShop) -> Iterator[TestClient]:
    app: FastAPI = create_api(shop, {"records": lambda: None})
    with TestClient(app, raise_server_exceptions=False, client=("127.0.0.1", 50000)) as client:
        yield client


def view(product: str = PAN, kind: str = "view", **more: object) -> dict[str, object]:
    return {"kind": kind, "product_id": product} | more


def tell(client: TestClient, headers: dict[str, str], *events: object, **more: object) -> Any:
    return client.post("/v1/events", json={"events": list(events)} | more, headers=headers)


def of_talk(shop: FakeShop, talk: Talk) -> tuple[Event, ...]:
    return shop.behaviour.events(shop.behaviour.subject(talk.id))


def test_a_browser_tells_what_its_visitor_did(client: TestClient, shop: FakeShop, talk: Talk) -> None:
    clicked = view(kind="click", reply_id="r1", position=2, session="not mine to say")
    answer = tell(client, talk.bearer, clicked, conversation_id=talk.id)
    assert answer.json() == {"accepted": 1, "repeated": 0, "ignored": []}
    (event,) = of_talk(shop, talk)
    assert (event.kind, event.product_id, event.reply_id, event.position) == ("click", PAN, "r1", 2)
    assert (event.source, event.session) == ("web", talk.id)


def test_an_event_sent_again_is_kept_once(client: TestClient, shop: FakeShop, talk: Talk) -> None:
    for accepted in (1, 0):
        answer = tell(client, talk.bearer, view(key="k"), conversation_id=talk.id).json()
        assert (answer["accepted"], answer["repeated"]) == (accepted, 1 - accepted)
    assert len(of_talk(shop, talk)) == 1


def test_a_key_of_one_conversation_is_not_that_of_another(
    client: TestClient, shop: FakeShop, talk: Talk
) -> None:
    started = client.post("/v1/conversations").json()
    other = Talk(client, started["conversation_id"], started["secret"])
    for each in (talk, other):
        assert tell(client, each.bearer, view(key="k"), conversation_id=each.id).json()["accepted"] == 1
    assert tell(client, KEY, view(key="k", customer_id="C-1")).json()["accepted"] == 1


def test_what_a_browser_says_of_anothers_list_counts_for_its_own_visitor_alone(
    client: TestClient, shop: FakeShop, talk: Talk
) -> None:
    started = client.post("/v1/conversations").json()
    other = Talk(client, started["conversation_id"], started["secret"])
    theirs, mine = (shop.behaviour.subject(each.id) for each in (other, talk))
    for name, subject in (("theirs", theirs), ("mine", mine)):
        shop.behaviour.impress(name, subject, [Impression(1, PAN)], "chat", "")
    clicks = [view(kind="click", reply_id=name, position=1) for name in ("theirs", "mine")]
    assert tell(client, talk.bearer, *clicks, conversation_id=talk.id).json()["accepted"] == 2
    assert {(one.reply_id, one.position) for one in of_talk(shop, talk)} == {(None, None), ("mine", 1)}
    shown = shop.behaviour.exposures()
    clicked = {shown.lists[row]: bool(shown.clicked[at]) for at, row in enumerate(shown.list.tolist())}
    assert clicked == {"theirs": False, "mine": True}


@pytest.mark.parametrize("kind", ["buy", "return", "up", "down"])
def test_a_browser_cannot_say_what_the_shop_knows(client: TestClient, talk: Talk, kind: str) -> None:
    problem = check(tell(client, talk.bearer, view(), view(kind=kind), conversation_id=talk.id), 422)
    assert problem["field"] == "events.1.kind"


def test_a_browser_cannot_speak_for_a_customer(client: TestClient, shop: FakeShop, talk: Talk) -> None:
    told = tell(client, talk.bearer, view(customer_id="C-1"), conversation_id=talk.id)
    assert check(told, 422)["field"] == "events.0.customer_id"
    assert shop.behaviour.subject_of_customer("C-1") is None


def test_a_secret_opens_its_own_conversation_alone(client: TestClient, talk: Talk) -> None:
    other = client.post("/v1/conversations").json()["conversation_id"]
    check(tell(client, talk.bearer, view(), conversation_id=other), 404)
    check(tell(client, talk.bearer, view()), 403)
    check(tell(client, {}, view(), conversation_id=talk.id), 401)


def test_a_browser_tells_of_a_hundred_at_a_time(client: TestClient, talk: Talk) -> None:
    check(tell(client, talk.bearer, *[view()] * 101, conversation_id=talk.id), 422)
    assert tell(client, talk.bearer, *[view()] * 100, conversation_id=talk.id).json()["accepted"] == 100


def test_what_a_browser_saw_that_is_sold_no_more_is_left_out(
    client: TestClient, shop: FakeShop, talk: Talk
) -> None:
    answer = tell(client, talk.bearer, view("gone"), view(), conversation_id=talk.id).json()
    assert answer == {"accepted": 1, "repeated": 0, "ignored": [{"index": 0, "reason": "unknown-product"}]}
    assert [event.product_id for event in of_talk(shop, talk)] == [PAN]


def test_a_key_tells_the_history_of_customers(client: TestClient, shop: FakeShop) -> None:
    at = "2019-05-01T12:00:00+02:00"
    bought = view("gone", "buy", customer_id="C-1", at=at, quantity=3, key="o-1")
    assert tell(client, KEY, bought, view(customer_id="C-2")).json()["accepted"] == 2
    (event,) = shop.behaviour.events(shop.behaviour.subject_of_customer("C-1") or "")
    assert event.at == datetime(2019, 5, 1, 10, tzinfo=UTC)
    assert (event.quantity, event.source) == (3, "api")


def test_a_key_tells_of_a_conversation(client: TestClient, shop: FakeShop, talk: Talk) -> None:
    assert tell(client, KEY, view(kind="buy"), conversation_id=talk.id).json()["accepted"] == 1
    assert [event.kind for event in of_talk(shop, talk)] == ["buy"]
    check(tell(client, KEY, view(), conversation_id="none"), 404)
    assert check(tell(client, KEY, view()), 422)["field"] == "events.0.customer_id"


def test_who_wants_no_profile_leaves_nothing(client: TestClient, shop: FakeShop) -> None:
    who = shop.behaviour.subject_of_customer("C-1", make=True) or ""
    shop.behaviour.set_personal(who, False)
    answer = tell(client, KEY, view(customer_id="C-1"), view(customer_id="C-2")).json()
    assert answer["ignored"] == [{"index": 0, "reason": "no-profile-wanted"}]
    assert (answer["accepted"], shop.behaviour.events(who)) == (1, ())


@pytest.mark.parametrize(
    ("event", "field"),
    [
        (view(kind="stare"), "kind"),
        (view(""), "product_id"),
        (view("x" * 201), "product_id"),
        (view(quantity=0), "quantity"),
        (view(quantity=1.5), "quantity"),
        (view(seconds=-1), "seconds"),
        (view(position=0), "position"),
        (view(key=""), "key"),
        (view(price=3), "price"),
        (view(at="yesterday"), "at"),
        (view(at="2026-01-01T10:00:00"), "at"),
        (view(at="2999-01-01T10:00:00Z"), "at"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_kept(
    client: TestClient, shop: FakeShop, talk: Talk, event: dict[str, object], field: str
) -> None:
    mine = {"customer_id": "C-1"}
    assert check(tell(client, KEY, view(**mine), event | mine), 422)["field"] == f"events.1.{field}"
    check(tell(client, talk.bearer, view(), event, conversation_id=talk.id), 422)
    assert shop.behaviour.subject_of_customer("C-1") is None
    assert of_talk(shop, talk) == ()


def test_a_clock_may_be_a_little_ahead_and_a_browser_a_day_late(client: TestClient, talk: Talk) -> None:
    now = datetime.now(UTC)
    ahead = view(at=(now + timedelta(minutes=2)).isoformat())
    assert tell(client, talk.bearer, ahead, conversation_id=talk.id).status_code == 200
    late = view(at=(now - timedelta(days=2)).isoformat())
    assert check(tell(client, talk.bearer, late, conversation_id=talk.id), 422)["field"] == "events.0.at"


def test_ids_that_no_column_can_hold_are_somebodys_all_the_same(client: TestClient) -> None:
    body = rb'{"events": [{"kind": "view", "product_id": "\u0000\ud800", "customer_id": "C\u0000\ud800"}]}'
    told = client.post("/v1/events", content=body, headers=KEY | {"Content-Type": "application/json"})
    assert told.status_code in {200, 422}
    odd = tell(client, KEY, view("a\0b", customer_id="C\0", key="\0"), view(customer_id="C\0"))
    assert odd.json()["accepted"] == 2


def test_one_call_tells_of_a_thousand_at_most(client: TestClient) -> None:
    many = [view(customer_id=f"C-{n % 7}", key=str(n)) for n in range(1001)]
    check(tell(client, KEY, *many), 422)
    assert tell(client, KEY, *many[:1000]).json()["accepted"] == 1000


def test_a_visitor_who_erases_the_conversation_erases_what_they_did(
    client: TestClient, shop: FakeShop, talk: Talk
) -> None:
    tell(client, talk.bearer, view(), conversation_id=talk.id)
    who = shop.behaviour.subject(talk.id)
    assert client.delete(talk.address, headers=talk.bearer).status_code == 204
    assert (shop.behaviour.events(who), shop.behaviour.willing([who])) == ((), frozenset())
