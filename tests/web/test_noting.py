"""A real shop takes note of what it shows, of what goes into the cart, of thumbs, and of purchases."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.feedback.store import Rating
from assistant.service.behaviour.keeping import Keeping
from assistant.service.orders import import_book
from assistant.settings import Limits
from assistant.shop import Shop
from assistant.turn import Done, Reply, Request
from assistant.web.application import create_api
from retrieval.recommend.kinds import EventKind
from tests.service.orders.book import ADA, BOOK, NOW
from tests.web.open_shop import Pace, make_shop


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return make_shop(tmp_path, Pace(), limits=Limits(events="2/minute"))


def say(shop: Shop, conversation: str, text: str) -> Reply:
    *_, done = shop.assistant.respond(Request(conversation, text))
    assert isinstance(done, Done)
    return done.reply


def test_a_running_shop_takes_note(shop: Shop) -> None:
    conversation, _ = shop.conversations.start()
    listed = say(shop, conversation.id, "a pan under $60")
    ids = [card.product.id for card in listed.products]
    added = say(shop, conversation.id, "add the first one to my cart")
    assert added.cart is not None
    shop.feedback.give(listed.id, conversation.id, Rating.UP)
    found = shop.behaviour.exposures()
    first = [found.items[item] for item in found.item[found.list == found.lists.index(listed.id)]]
    assert first == ids
    carted = [
        (found.lists[found.list[row]], found.items[found.item[row]]) for row in found.carted.nonzero()[0]
    ]
    assert carted == [(listed.id, ids[0])]
    assert found.up.sum() == len(ids)
    who = shop.behaviour.subject(conversation.id)
    shop.conversations.erase(conversation.id)
    assert (shop.behaviour.events(who), len(shop.behaviour.exposures())) == ((), 0)


def test_orders_that_come_in_are_purchases_at_the_next_look(shop: Shop) -> None:
    keeping = Keeping(shop.records.engine, shop.settings.behaviour.keep, lambda: NOW)
    keeping.look()
    import_book(shop.records.engine, BOOK)
    keeping.look()
    who = shop.behaviour.subject_of_customer(ADA.id) or ""
    assert EventKind.BUY in {event.kind for event in shop.behaviour.events(who)}


def test_a_burst_of_clicks_is_bounded(shop: Shop) -> None:
    conversation, secret = shop.conversations.start()
    headers = {"Authorization": f"Bearer {secret}"}
    body = {"conversation_id": conversation.id, "events": [{"kind": "view", "product_id": "P-1"}]}
    with TestClient(create_api(shop, {})) as client:
        codes = [client.post("/v1/events", json=body, headers=headers).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
