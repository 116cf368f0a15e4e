"""The page's own HTML: every word in it is escaped, and only addresses that may be followed are links."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from assistant.errors import Busy, FloorwalkerError, Forbidden, NotFound, Overloaded, StorageFailed
from assistant.evidence import Cart, CartLine, Passage, Shown
from assistant.web import page, wording
from assistant.web.words import accepted, words
from retrieval.catalog.product import Money, Product, Stock, Variant
from retrieval.languages.codes import LANGUAGES
from tests.web.open_shop import ATTACKS

EVIL = Product(
    "1",
    ATTACKS,
    ATTACKS,
    ATTACKS,
    price=Money(Decimal(10), "USD"),
    images=("javascript:alert(1)",),
    url="javascript:alert(1)",
    variants=(Variant("v", {"size": ATTACKS}, None, Stock.of(1)),),
)


class Seen(HTMLParser):
    """What a browser would make of it: the elements, their addresses and handlers, the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile() -> list[str]:
    shown = Shown(EVIL, EVIL.variants[0], ATTACKS)
    passage = Passage("p", ATTACKS, ATTACKS, "a", ATTACKS, "data:text/html,<script>alert(1)</script>")
    line = CartLine("1", ATTACKS, 2, None, options=(("size", ATTACKS),))
    return [
        page.reply(ATTACKS, [shown], [passage], ATTACKS),
        page.cart(Cart((line,), "javascript:alert(1)")),
        page.typed(ATTACKS),
        page.heading(ATTACKS),
        page.status(ATTACKS, "alert"),
        page.rated("Why?", ATTACKS),
    ]


@pytest.mark.parametrize("html", hostile())
def test_hostile_words_stay_words(html: str) -> None:
    seen = Seen(html)
    assert not seen.tags & {"script", "img", "iframe"}
    assert seen.handlers == seen.addresses == []
    assert "<img src=x" in seen.text


def test_a_card_says_what_there_is_and_leaves_out_what_there_is_not() -> None:
    pan = Product(
        "1",
        "Iron pan",
        price=Money(Decimal("94.1"), "USD"),
        list_price=Money(Decimal(120), "USD"),
        stock=Stock.of(0),
        rating=4.25,
        rating_count=8,
        images=("images/a pan.svg",),
        url="https://shop.example/pan",
    )
    seen = Seen(page.reply("", [Shown(pan, reason="Heavy.")]))
    text = " ".join(seen.text.split())
    assert "$94.10 before $120.00" in text
    assert "Rated 4.2 out of 5" in text
    assert "8 ratingsOut of stock" in text
    assert "Heavy." in text
    assert seen.addresses == ["/shop/images/a%20pan.svg", "https://shop.example/pan"]
    bare = Seen(page.reply("", [Shown(Product("2", "Cup"))])).text
    assert "Price on request" in bare
    assert not {"stock", "Rated", "before"} & set(bare.split())


@pytest.mark.parametrize("listed", [Money(Decimal(5), "USD"), Money(Decimal(90), "EUR"), None])
def test_a_price_before_is_a_higher_one_in_the_same_money(listed: Money | None) -> None:
    product = replace(EVIL, list_price=listed)
    assert "before" not in page.reply("", [Shown(product)])


def test_the_cart_counts_sums_and_leads_to_checkout() -> None:
    lines = (CartLine("1", "Pan", 2, Money(Decimal("9.50"), "EUR")),)
    seen = Seen(page.cart(Cart(lines, "https://shop.example/checkout")))
    assert "2 items · €19.00" in seen.text
    assert set(seen.addresses) == {"https://shop.example/checkout"}
    assert "empty" in Seen(page.cart(Cart())).text


@pytest.mark.parametrize("error", [Busy("x"), Overloaded("x"), NotFound("reply", "r"), StorageFailed("x")])
def test_a_customer_is_told_what_to_do_and_nothing_of_the_inside(error: FloorwalkerError) -> None:
    said = wording.sorry(error)
    assert said != "x"
    assert any(way in said for way in ("again", "New conversation"))
    assert "New conversation" in wording.sorry(Forbidden("x"))


def test_it_speaks_the_languages_that_are_served() -> None:
    pan = Product("1", "Iron pan", price=Money(Decimal("94.10"), "USD"), rating=4.25, stock=Stock.of(3))
    german = Seen(page.reply("Da ist sie.", [Shown(pan)], language="de")).text
    assert "94,10 $" in german.replace("\N{NO-BREAK SPACE}", " ")
    assert "Auf Lager" in german
    assert "4,2" in german
    assert "In stock" not in german
    assert "购物车" in Seen(page.cart(Cart(), language="zh")).text
    assert "購物車" in Seen(page.cart(Cart(), language="zh-Hant")).text


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_every_language_has_every_word_of_the_page(tag: str) -> None:
    english, own = words("en"), words(tag)
    assert set(own) >= set(english)
    for name, text in english.items():
        if isinstance(text, str):
            assert sorted(re.findall(r"\{\w+\}", own[name])) == sorted(re.findall(r"\{\w+\}", text)), name
            assert tag == "en" or own[name] != text or len(text) < 13, f"{name} is English"


def test_a_browser_says_what_it_reads() -> None:
    assert accepted("zh-TW,zh;q=0.9,en;q=0.8") == "zh-Hant"
    assert accepted("xx, de-AT;q=0.5, fr;q=0.2") == "de"
    assert accepted("fr;q=0, it") == "it"
    assert accepted("") == accepted("*;q=x;;") == accepted(None) == "en"
