"""Prices, stock, times, text and addresses: what is understood, and what is refused."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.catalog.feeds import clean, values
from retrieval.catalog.feeds.items import BadField
from retrieval.catalog.product import Money, Stock


@pytest.mark.parametrize(
    ("value", "amount", "currency"),
    [
        ("12.50", "12.50", "USD"),
        ("12,50 EUR", "12.50", "EUR"),
        ("EUR 12.50", "12.50", "EUR"),
        ("1.299,00 €", "1299.00", "EUR"),
        ("$1,299", "1299", "USD"),
        ("£4.50", "4.50", "GBP"),
        ("0", "0", "USD"),
        (Decimal("5E+3"), "5000", "USD"),
        (7, "7", "USD"),
        ({"amount": "3.10", "currency": "eur"}, "3.10", "EUR"),
        ({"amount": 3}, "3", "USD"),
    ],
)
def test_a_price_is_read_with_its_currency(value: object, amount: str, currency: str) -> None:
    assert values.money("price", value, "USD") == Money(Decimal(amount), currency)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_an_absent_price_is_none(value: object) -> None:
    assert values.money("price", value, "USD") is None


@pytest.mark.parametrize(
    "value",
    [
        *("-5", "$-5.00", "-$5", "(4.00)", "−3", -3, Decimal("-0.01")),
        *("NaN", "Infinity", "-inf", Decimal("NaN"), Decimal("Infinity"), float("nan")),
        *("12 XXQ", {"amount": 3, "currency": "XXQ"}, "12.50 quatloos"),
        *({"amount": {"amount": 3}}, {"amount": 3, "currency": ["USD"]}),
        *("call us", "5e3", "10 - 20 USD", "10–20", True, [1], "1e999999999", Decimal("1E+40")),
    ],
)
def test_what_is_no_price_is_never_guessed(value: object) -> None:
    with pytest.raises(BadField):
        values.money("price", value, "USD")


@pytest.mark.parametrize("value", ["-" + " " * 30_000 + "x", "1" * 30_000 + "x", "9" * 30_000])
def test_a_price_of_any_length_is_judged_at_once(value: str) -> None:
    began = time.thread_time()
    with pytest.raises(BadField):
        values.money("price", value, "USD")
    assert time.thread_time() - began < 10


def test_a_sign_that_currencies_share_is_the_shops_own() -> None:
    found = values.money("price", "$10", "CAD")
    assert found is not None
    assert found.currency == "CAD"


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_a_plain_decimal_is_itself(amount: Decimal) -> None:
    found = values.money("price", format(amount, "f"), "USD")
    assert found is not None
    assert str(found.amount) == format(amount, "f")


@pytest.mark.parametrize(
    ("available", "quantity", "expected"),
    [
        (None, None, Stock()),
        (None, "3", Stock(True, 3)),
        (None, 0, Stock(False, 0)),
        (None, "-2", Stock(False, 0)),
        ("in_stock", None, Stock(True, None)),
        ("Out of Stock", None, Stock(False, None)),
        ("preorder", None, Stock(False, None)),
        (True, 0, Stock(True, 0)),
    ],
)
def test_stock(available: object, quantity: object, expected: Stock) -> None:
    assert values.stock("stock", available, quantity) == expected


@pytest.mark.parametrize(("available", "quantity"), [("perhaps", None), (None, "some"), (None, "1.5")])
def test_stock_that_says_nothing_is_refused(available: object, quantity: object) -> None:
    with pytest.raises(BadField):
        values.stock("stock", available, quantity)


def test_times_are_aware() -> None:
    naive = values.moment("updated_at", "2026-01-02T03:04:05")
    assert naive is not None
    assert naive.isoformat() == "2026-01-02T03:04:05+00:00"
    shopify = values.moment("updated_at", "2026-01-02 03:04:05 -0500")
    assert shopify is not None
    assert shopify.utcoffset() is not None
    with pytest.raises(BadField):
        values.moment("updated_at", "last Tuesday")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("<p>Warm &amp; dry</p><script>steal()</script><ul><li>one<li>two</ul>", "Warm & dry\none\ntwo"),
        ("plain, 5 < 6 and 7 > 3", "plain, 5 < 6 and 7 > 3"),
        ("I <3 this", "I <3 this"),
        ("&lt;img src=x onerror=alert(1)&gt;Mug", "Mug"),
        ("Levi&#39;s &amp;amp; Co", "Levi's & Co"),
        ("a\x00b\x1bc\u202ed", "abcd"),
        ("<style>p{}</style><b>bold</b>", "bold"),
        ("half \ud800 pair", "half pair"),
        ("e\u0301", "é"),
    ],
)
def test_text_is_plain(given: str, text: str) -> None:
    assert clean.paragraphs(given) == text


@given(st.text(max_size=200))
def test_no_text_keeps_controls_or_a_script(given: str) -> None:
    found = clean.paragraphs(f"{given}<script>x()</script>")
    assert not clean.CONTROL.search(found)
    found.encode()


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://shop.example/p/1?x=2", "https://shop.example/p/1?x=2"),
        ("//cdn.example/a.png", "https://cdn.example/a.png"),
        ("images/lamp.svg", "images/lamp.svg"),
        ("/images/a b.svg", "/images/a%20b.svg"),
    ],
)
def test_addresses_that_a_page_may_link_to(given: str, address: str) -> None:
    assert clean.url("url", given) == address


@pytest.mark.parametrize(
    "given",
    [
        *("javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\x01javascript:alert(1)"),
        *("data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "../../etc/passwd", "a\\..\\b"),
        *("http://", "https://user:secret@shop.example/", "http://[", "https://x.example/" + "a" * 3000),
    ],
)
def test_addresses_that_it_may_not(given: str) -> None:
    with pytest.raises(BadField):
        clean.url("url", given)
