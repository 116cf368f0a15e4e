"""A photo in a conversation: what looks like it, what was said besides, and how it goes on from there.

The shop sells discs and bars in three colours, each drawn; what is the nearest is beyond doubt.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.actions.picturing import plainly_of_one
from assistant.bootstrap import build
from assistant.evidence import LooksLike, PictureUnused
from assistant.grounding.check import Ungrounded
from assistant.parts import picture_files
from assistant.settings import Embedding, Generator, Pictures, Settings
from assistant.shop import Shop
from assistant.turn import Done, Request
from retrieval.catalog.product import Product
from retrieval.catalog.sync import ingest
from retrieval.pictures.indexing import index_pictures
from retrieval.pictures.reading import Picture
from retrieval.query import Hit, Query
from tests.retrieval.pictures.drawn import BLUE, GREEN, RED, picture, saved, thing

COLORS = {"red": RED, "blue": BLUE, "green": GREEN}
PRICES = {"red": 20, "blue": 40, "green": 60}
KINDS = {"disc": "Plates", "bar": "Rulers"}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    folder = tmp_path_factory.mktemp("pictured")
    for name in ("images", "policies"):
        (folder / name).mkdir()
    rows = [row(folder, shape, color, size) for shape in KINDS for color in COLORS for size in (100, 120)]
    feed = folder / "catalogue.jsonl"
    feed.write_text("\n".join(json.dumps(row) for row in rows))
    settings = Settings(
        folder=folder, embedding=Embedding(name="hashing"), generator=Generator(model="template")
    )
    shop = build(settings)
    ingest(
        [feed],
        store=shop.store,
        index=shop.index,
        embedder=shop.embedder,
        rejects=folder / "rejects.jsonl",
    )
    assert shop.pictures is not None
    products = (row.product for row in shop.store.rows())
    assert index_pictures(products, picture_files(settings), shop.pictures).made == len(rows)
    yield shop
    shop.pictures.index.close()


def row(folder: Path, shape: str, color: str, size: int) -> dict[str, object]:
    identity = f"{color}-{shape}-{size}"
    (folder / "images" / f"{identity}.png").write_bytes(saved(thing(shape, COLORS[color], (size, size))))
    return {
        "id": identity,
        "name": f"{color.title()} {KINDS[shape][:-1].lower()} {size}",
        "description": "Plain.",
        "category": ["Things", KINDS[shape]],
        "price": {"amount": str(PRICES[color] + (size == 120)), "currency": "USD"},
        "images": [f"images/{identity}.png"],
        "attributes": {"color": [color]},
        "stock": {"available": True},
    }


class Talk:
    def __init__(self, shop: Shop) -> None:
        self.shop, self.id = shop, shop.conversations.start()[0].id

    def say(self, text: str, photo: Picture | None = None) -> Done:
        *_, done = self.shop.assistant.respond(Request(self.id, text, picture=photo))
        assert isinstance(done, Done)
        return done


@pytest.fixture
def talk(shop: Shop) -> Talk:
    return Talk(shop)


def shown(done: Done) -> list[str]:
    return [card.product.id for card in done.reply.products]


RED_DISC = picture(thing("disc", RED, (110, 110)))


def test_a_photo_alone_finds_what_looks_like_it_and_says_what_it_went_by(talk: Talk) -> None:
    done = talk.say("", RED_DISC)
    assert set(shown(done)[:2]) == {"red-disc-100", "red-disc-120"}
    assert done.reply.text.startswith("By color and shape, the closest")
    assert "Red plate" in done.reply.text
    assert done.reply.intents == ("product_search",)


def test_words_beside_it_are_filters_first(talk: Talk) -> None:
    done = talk.say("this, but in blue", RED_DISC)
    assert set(shown(done)) == {"blue-disc-100", "blue-disc-120", "blue-bar-100", "blue-bar-120"}
    assert set(shown(done)[:2]) == {"blue-disc-100", "blue-disc-120"}
    assert "that fit" in done.reply.text


def test_a_price_is_kept_to_exactly(talk: Talk) -> None:
    done = talk.say("something like this under $20.50?", RED_DISC)
    assert set(shown(done)) == {"red-disc-100", "red-bar-100"}


def test_what_nothing_satisfies_is_said_and_the_nearest_shown(talk: Talk) -> None:
    done = talk.say("like this for less than 5 dollars", RED_DISC)
    (finding,) = (f for f in done.evidence.findings if isinstance(f, LooksLike))
    assert finding.unmet
    assert done.reply.text.startswith("Nothing that I have fits all of that.")
    assert done.reply.products


def test_the_likeness_stands_while_the_search_is_narrowed(talk: Talk) -> None:
    talk.say("", RED_DISC)
    green = talk.say("in green")
    assert set(shown(green)[:2]) == {"green-disc-100", "green-disc-120"}
    assert green.reply.text.startswith("By color and shape")
    cheaper = talk.say("under $60.50")
    assert shown(cheaper)[0] == "green-disc-100"


def test_the_second_one_and_the_cart_work_as_for_any_products(talk: Talk) -> None:
    second = shown(talk.say("", RED_DISC))[1]
    done = talk.say("add the second one to my cart")
    assert done.reply.cart is not None
    assert [line.product_id for line in done.reply.cart.lines] == [second]


def test_a_new_search_forgets_the_photo(talk: Talk) -> None:
    talk.say("", RED_DISC)
    talk.say("do you have rulers?")
    query = talk.shop.conversations.load(talk.id).query
    assert query is not None
    assert not query.picture


def test_the_photo_is_not_kept_but_that_there_was_one_is(talk: Talk) -> None:
    talk.say("something like this?", RED_DISC)
    conversation = talk.shop.conversations.load(talk.id)
    assert conversation.messages[0].text == "📷 something like this?"
    assert conversation.query is not None
    assert len(conversation.query.picture) < 1500


def test_a_photo_is_no_part_of_what_is_not_a_search(talk: Talk) -> None:
    done = talk.say("where is my order?", RED_DISC)
    assert any(isinstance(finding, PictureUnused) for finding in done.evidence.findings)
    assert not done.reply.products
    assert "I use pictures only to find products that look alike" in done.reply.text


def test_the_same_message_again_is_answered_as_it_was(talk: Talk) -> None:
    first = [*talk.shop.assistant.respond(Request(talk.id, "", key="k", picture=RED_DISC))][-1]
    again = [*talk.shop.assistant.respond(Request(talk.id, "", key="k", picture=RED_DISC))][-1]
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert again.reply.id == first.reply.id
    assert len(talk.shop.conversations.load(talk.id).messages) == 2


def test_without_vectors_it_says_that_there_is_nothing_to_compare(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "c.jsonl").write_text('{"id": "1", "name": "Plate", "category": ["Plates"]}')
    settings = Settings(
        folder=tmp_path, embedding=Embedding(name="hashing"), generator=Generator(model="template")
    )
    bare = build(settings)
    ingest(
        [tmp_path / "c.jsonl"],
        store=bare.store,
        index=bare.index,
        embedder=bare.embedder,
        rejects=tmp_path / "r",
    )
    done = Talk(bare).say("", RED_DISC)
    assert "no pictures of our products" in done.reply.text
    assert not done.reply.products


def test_a_shop_may_take_no_pictures(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    settings = Settings(
        folder=tmp_path,
        embedding=Embedding(name="hashing"),
        generator=Generator(model="template"),
        pictures=Pictures(model="none"),
    )
    bare = build(settings)
    assert bare.pictures is None
    assert bare.assistant.picturing is None


def test_what_it_went_by_is_checked(shop: Shop, talk: Talk) -> None:
    """Of two models that differ in what they see, each may say only its own; and a price is still a price."""
    evidence = talk.say("", RED_DISC).evidence
    said = "By color and shape, the closest are the Red plate 100 at $20 and the Red plate 120 at $21."
    check = shop.grounding.check
    assert not isinstance(check(said, evidence), Ungrounded)
    assert isinstance(
        check(said.replace("By color and shape", "Going by your picture"), evidence), Ungrounded
    )
    assert isinstance(check(said.replace("$20", "$12"), evidence), Ungrounded)
    assert isinstance(check("Your photo shows a red plate.", evidence), Ungrounded)


def test_a_category_is_named_only_where_most_of_the_nearest_are_of_it() -> None:
    def hits(*kinds: str) -> list[Hit]:
        return [Hit(Product(str(n), str(n), category=(kind,)), 1.0) for n, kind in enumerate(kinds)]

    assert plainly_of_one(hits(*["Mugs"] * 7, "Pans"))[1] == "Mugs"
    assert [h.product.category[0] for h in plainly_of_one(hits(*["Mugs"] * 7, "Pans"))[0]] == ["Mugs"] * 7
    assert plainly_of_one(hits(*["Mugs"] * 4, *["Pans"] * 4))[1] == ""
    assert plainly_of_one(hits("Mugs", "Mugs"))[1] == ""


def test_filters_come_before_the_nearest_are_cut_off(shop: Shop) -> None:
    """With one product at the far end of likeness as the only one that fits, it is found."""
    assert shop.pictures is not None
    query = Query(picture=shop.pictures.written(RED_DISC), k=1)
    wanted = replace(query.filters, price_min=Decimal("60.50"), categories=("Rulers",))
    found = shop.search.search(replace(query, filters=wanted))
    assert [hit.product.id for hit in found.hits] == ["green-bar-120"]
