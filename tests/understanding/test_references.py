"""What a message points at, over all that was shown; and what only sounds like pointing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.evidence import Cart, CartLine
from assistant.turn import Conversation
from assistant.understanding.references import References, resolve, resolve_in_cart
from assistant.understanding.vocabulary import Vocabulary
from retrieval.facets import facets
from tests.understanding.shops import OUTDOORS

PRODUCTS = {p.id: p for p in OUTDOORS}
VOCABULARY = Vocabulary(facets(OUTDOORS))
SHOES = Conversation("c", shown=(("tr1", "tr2", "tr3"),), focus=("tr1", "tr2", "tr3"))
LONG = Conversation("c", shown=(("tr1", "tr2", "tr3"), ("ja1", "ja2"), ("bg1",)), focus=("bg1",))
PAIR = Conversation("c", shown=(("tr1", "tr2", "tr3"), ("ja1", "ja2")), focus=("ja1", "ja2"))


def point(text: str, conversation: Conversation) -> References:
    return resolve(text, conversation, PRODUCTS.get, VOCABULARY)


@pytest.mark.parametrize(
    ("text", "conversation", "ids"),
    [
        ("tell me more about the second one", SHOES, "tr2"),
        ("the 3rd", SHOES, "tr3"),
        ("number 2 please", SHOES, "tr2"),
        ("#3", SHOES, "tr3"),
        ("option two", SHOES, "tr2"),
        ("is number two any good in rain?", SHOES, "tr2"),
        ("does option 3 run small", SHOES, "tr3"),
        ("the first pair of trail shoes from before", LONG, "tr1"),
        ("are both warm?", PAIR, "ja1 ja2"),
        ("is either of them lined?", PAIR, "ja1 ja2"),
        ("does either one have pockets", PAIR, "ja1 ja2"),
        ("the last one", SHOES, "tr3"),
        ("the middle one", SHOES, "tr2"),
        ("the first two", SHOES, "tr1 tr2"),
        ("what is the difference between the first 2?", SHOES, "tr1 tr2"),
        ("the last two", SHOES, "tr2 tr3"),
        ("the first and the third", SHOES, "tr1 tr3"),
        ("compare the third and the first one", SHOES, "tr3 tr1"),
        ("all of them", SHOES, "tr1 tr2 tr3"),
        ("all three", SHOES, "tr1 tr2 tr3"),
        ("the cheapest of those", SHOES, "tr3"),
        ("the cheaper of the two", PAIR, "ja1"),
        ("which is the cheapest?", SHOES, "tr3"),
        ("the most expensive one", SHOES, "tr2"),
        ("the best rated one", SHOES, "tr2"),
        ("the pricier one", PAIR, "ja2"),
        ("the red one", SHOES, "tr3"),
        ("I like the navy one", SHOES, "tr2"),
        ("the waterproof ones", SHOES, "tr1 tr2"),
        ("both", PAIR, "ja1 ja2"),
        ("both of them please", PAIR, "ja1 ja2"),
        ("the other one", replace(PAIR, focus=("ja1",)), "ja2"),
        ("the others", replace(SHOES, focus=("tr2",)), "tr1 tr3"),
        ("the first pair you showed me", LONG, "tr1"),
        ("the second pair", LONG, "tr2"),
        ("the second one", LONG, "ja2"),
        ("the third one", LONG, "tr3"),
        ("the second jacket", LONG, "ja2"),
        ("those jackets", LONG, "ja1 ja2"),
        ("that bag", LONG, "bg1"),
        ("the rain jacket", LONG, "ja1"),
        ("how warm is the Fell Wool Jacket", LONG, "ja2"),
        ("the Harbor tackle bag", LONG, "bg1"),
        ("the harbour takle bag", LONG, "bg1"),
        ("is the Fenway any good", LONG, "tr2"),
        ("the ridge or the fenway?", LONG, "tr1 tr2"),
        ("is it waterproof?", LONG, "bg1"),
        ("how much does that one weigh", LONG, "bg1"),
        ("do they run small?", PAIR, "ja1 ja2"),
        ("are those warm?", PAIR, "ja1 ja2"),
        ("add this to my basket", LONG, "bg1"),
    ],
)
def test_resolved(text: str, conversation: Conversation, ids: str) -> None:
    found = point(text, conversation)
    assert found.ids == tuple(ids.split())
    assert found.dangling is None


@pytest.mark.parametrize(
    ("text", "conversation", "said"),
    [
        ("the fifth one", SHOES, "the fifth one"),
        ("number 7", SHOES, "number 7"),
        ("both", SHOES, "both"),
        ("is it light?", SHOES, "it"),
        ("that jacket", PAIR, "that jacket"),
        ("the purple one", SHOES, "the purple one"),
        ("the waterproof one", SHOES, "the waterproof one"),
        ("the second one", Conversation("c"), "the second one"),
        ("does it fit?", Conversation("c"), "it"),
    ],
)
def test_dangling(text: str, conversation: Conversation, said: str) -> None:
    found = point(text, conversation)
    assert found.ids == ()
    assert found.dangling == said


@pytest.mark.parametrize(
    "text",
    [
        "it was one of those days, show me boots",
        "second hand boots",
        "a second jacket",
        "first aid kit",
        "do you have a number 9 iron",
        "is it possible to pay later",
        "my first time here",
        "both warm and waterproof jackets",
        "for the second time, where is my parcel",
        "jackets that are waterproof",
        "I need one with a hood",
        "waterproof trail shoes",
        "show me the cheapest backpack",
        "what is the return policy",
        "the last jacket I bought was great",
    ],
)
def test_only_sounds_like_pointing(text: str) -> None:
    found = point(text, LONG)
    assert found.weak or (found.ids == () and found.dangling is None)


def test_what_was_shown_long_ago_stays_in_reach() -> None:
    filler = tuple(("bg1",) for _ in range(50))
    assert point("the second pair", replace(SHOES, shown=(*SHOES.shown, *filler), focus=("bg1",))).ids == (
        "tr2",
    )


def test_products_gone_from_the_catalogue_are_not_pointed_at_by_noun() -> None:
    gone = replace(LONG, shown=(("gone",), *LONG.shown))
    assert point("that bag", gone).ids == ("bg1",)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("remove the bag", "bg1"),
        ("take the first one out", "bg1"),
        ("drop the rain jacket", "ja1"),
        ("the last one", "ja1"),
    ],
)
def test_in_the_cart(text: str, ids: str) -> None:
    cart = Cart(
        (CartLine("bg1", "Harbor Tackle Bag", 1, None), CartLine("ja1", "Harbor Rain Jacket", 1, None))
    )
    assert resolve_in_cart(text, replace(SHOES, cart=cart), PRODUCTS.get, VOCABULARY).ids == tuple(
        ids.split()
    )
