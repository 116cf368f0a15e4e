"""What the parts do only once they are wired together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from pydantic import ValidationError

from assistant.actions.pricing import checkout
from assistant.evidence import Cart, CartLine
from assistant.settings import Database, Feed, Generator, Ingest, Settings, Web
from retrieval.catalog.product import Money


def test_an_id_cannot_add_to_the_address_of_the_checkout() -> None:
    line = CartLine("a&coupon=FREE#?/", "Lamp", 2, Money(Decimal(3), "USD"))
    cart = Cart((line, replace(line, product_id="b")))
    address = "https://shop.example/checkout?items=a%26coupon%3DFREE%23%3F%2F:2,b:2"
    assert checkout("https://shop.example/checkout?items={items}", cart).checkout_url == address
    assert checkout(None, cart).checkout_url is None


def test_a_settings_secret_is_not_in_what_is_logged_of_settings() -> None:
    settings = Settings(
        generator=Generator(api_key="KEY-1"),
        database=Database(url="postgresql://shop:KEY-2@db/shop"),
        web=Web(api_keys=("KEY-3",), staff_keys=("KEY-4",)),
        ingest=Ingest(feeds=("https://me:KEY-5@shop.example/f", Feed(at="https://shop.example/?k=KEY-6"))),
    )
    assert "KEY" not in f"{settings!r} {settings}"


@pytest.mark.parametrize(
    ("said", "seconds"), [("90 s", 90), ("15min", 900), ("6 h", 21_600), ("1.5 d", 129_600), (30, 30)]
)
def test_a_time_is_written_as_people_write_it(said: object, seconds: int) -> None:
    assert Feed.model_validate({"at": "x", "every": said}).every.total_seconds() == seconds


@pytest.mark.parametrize("said", ["soon", "5 s", "-1 h", "6 hours", ""])
def test_a_time_that_is_none_or_too_short_is_refused(said: str) -> None:
    with pytest.raises(ValidationError):
        Feed.model_validate({"at": "x", "every": said})
