"""What a turn showed and changed is noted, and a turn never fails for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from assistant.evidence import Cart, CartLine, Shown
from assistant.feedback.store import FeedbackStore
from assistant.service.behaviour.capture import Capture
from assistant.service.behaviour.store import Behaviour
from assistant.service.conversations import Conversations
from assistant.service.database import writing
from assistant.turn import Conversation, Reply
from retrieval.catalog.product import Product
from retrieval.recommend.kinds import Event, EventKind, Recommendation
from tests.service.examples import EVIDENCE, after, reply

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Talk:
    """A conversation whose turns are noted, a minute after each other."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.at = engine, NOON
        self.behaviour = Behaviour(engine, lambda: self.at)
        self.capture = Capture(engine, lambda: "v7", lambda: self.at)
        self.now: Conversation = Conversations(engine).start()[0]

    def turn(self, reply_id: str, *cards: Shown, listed: bool = True, **changed: object) -> None:
        self.at += timedelta(minutes=1)
        if cards and listed:
            changed["shown"] = (*self.now.shown, tuple(card.product.id for card in cards))
        after = replace(self.now, **changed)  # type: ignore[arg-type]
        self.capture.turn(self.now, after, Reply(reply_id, "", (), "en", products=cards))
        self.now = after

    @property
    def who(self) -> str:
        return self.behaviour.subject(self.now.id, self.now.customer_id)

    def told(self) -> list[tuple[EventKind, str, str | None, int | None]]:
        return [(e.kind, e.product_id, e.reply_id, e.position) for e in self.behaviour.events(self.who)]


def product(name: str) -> Product:
    return Product(name, name)


def card(name: str, score: float | None = None) -> Shown:
    by = None if score is None else Recommendation(name, score, sources={"als": 2.0}, propensity=0.5)
    return Shown(product(name), recommended=by)


def cart(*lines: tuple[str, int]) -> Cart:
    return Cart(tuple(CartLine(name, name, count, None, f"{name}-v") for name, count in lines))


@pytest.fixture
def talk(engine: Engine) -> Talk:
    return Talk(engine)


def test_every_card_is_an_impression_with_what_put_it_there(talk: Talk) -> None:
    talk.turn("r1", card("a"), card("b"))
    talk.turn("r2", card("c", 0.75), card("d"))
    found = talk.behaviour.exposures()
    assert [found.items[item] for item in found.item] == ["a", "b", "c", "d"]
    assert found.position.tolist() == [1, 2, 1, 2]
    assert [found.models[model] for model in found.model] == ["", "", "v7", "v7"]
    assert (found.score[2], found.propensity[2], found.recalls["als"][2]) == (0.75, 0.5, 2.0)
    assert found.subjects == (talk.who,)


def test_what_goes_into_the_cart_names_the_reply_that_had_shown_it(talk: Talk) -> None:
    talk.turn("r1", card("a"), card("b"))
    talk.turn("r2", card("b"), cart=cart(("b", 1), ("unseen", 2)))
    talk.turn("r3", cart=cart(("b", 3)))
    assert talk.told() == [
        (EventKind.CART, "b", "r1", 2),
        (EventKind.CART, "unseen", None, None),
        (EventKind.CART, "b", "r2", 1),
    ]
    assert [event.quantity for event in talk.behaviour.events(talk.who)] == [1, 2, 2]
    assert {event.session for event in talk.behaviour.events(talk.who)} == {talk.now.id}


def test_a_list_has_what_came_of_it_though_a_reply_spoke_of_it_since(talk: Talk) -> None:
    talk.turn("list", card("a"), card("b"))
    talk.turn("which size?", card("b"), card("c"), listed=False)
    talk.turn("done", card("b"), listed=False, cart=cart(("b", 1), ("c", 1)))
    assert talk.told() == [(EventKind.CART, "b", "list", 2), (EventKind.CART, "c", "which size?", 2)]
    talk.behaviour.record(
        [Event(talk.who, EventKind.BUY, name, talk.at + timedelta(minutes=1)) for name in "bc"]
    )
    found = talk.behaviour.exposures()
    bought = [
        (found.lists[found.list[row]], found.items[found.item[row]]) for row in found.bought.nonzero()[0]
    ]
    assert bought == [("list", "b"), ("which size?", "c")]
    assert sorted(found.surfaces) == ["chat", "mention"]


def test_what_is_taken_out_of_the_cart_or_only_priced_anew_is_nothing(talk: Talk) -> None:
    talk.turn("r1", cart=cart(("a", 2)))
    talk.turn("r2", cart=replace(cart(("a", 1)), checkout_url="https://shop.example"))
    assert len(talk.told()) == 1


def test_a_thumb_is_one_on_each_product_and_the_last_one_stands(talk: Talk) -> None:
    talk.turn("r1", card("a"), card("b"))
    talk.turn("r2", card("c"))
    talk.capture.rated("r1", "up")
    talk.capture.rated("r1", "up")
    talk.capture.rated("r2", "up")
    talk.capture.rated("r1", "down")
    assert sorted(talk.told()) == [
        (EventKind.DOWN, "a", "r1", 1),
        (EventKind.DOWN, "b", "r1", 2),
        (EventKind.UP, "c", "r2", 1),
    ]


def test_a_rating_that_is_kept_is_heard(engine: Engine) -> None:
    heard: list[tuple[str, str]] = []
    conversations = Conversations(engine)
    before, _ = conversations.start()
    conversations.save_turn(before, after(before), reply(), EVIDENCE)
    store = FeedbackStore(engine, heard=lambda *rating: heard.append(rating))
    store.give("r1", before.id, "down")
    assert heard == [("r1", "down")]


def test_who_is_proved_in_a_turn_brings_along_what_they_were_shown(talk: Talk) -> None:
    talk.turn("r1", card("a"))
    talk.turn("r2", customer_id="C-1")
    assert talk.behaviour.exposures().subjects == (talk.behaviour.subject_of_customer("C-1"),)


def test_who_wants_no_profile_leaves_no_trace(talk: Talk) -> None:
    talk.behaviour.set_personal(talk.who, False)
    talk.turn("r1", card("a"), cart=cart(("a", 1)))
    talk.capture.rated("r1", "up")
    assert (talk.told(), len(talk.behaviour.exposures())) == ([], 0)


def test_a_turn_without_products_costs_nothing(talk: Talk) -> None:
    talk.turn("r1")
    with talk.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM subjects")).scalar() == 0


def test_a_turn_does_not_fail_for_what_cannot_be_noted(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    with writing(talk.engine) as connection:
        connection.execute(text("DROP TABLE impressions"))
    talk.turn("r1", card("a"))
    talk.capture.rated("r1", "up")
    talk.capture.cart(replace(talk.now, id="gone"), cart(("a", 1)), "mcp")
    assert len(caplog.records) == 3
