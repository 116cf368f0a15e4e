"""What things are called: short, plain, and never two the same among those offered."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.naming import (
    LONGEST,
    flat,
    line_labels,
    method_labels,
    option,
    order_labels,
    variant_labels,
    yours,
)
from assistant.orders import GoodsVariant, PaymentMethod
from tests.generation.orders import made_up
from tests.service import order_examples as desk


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("color", "black", "black"),
        ("size", "10", "size 10"),
        ("screen size", "13-inch", "13-inch screen"),
        ("backlight", "none", "no backlight"),
        ("waterproof", "yes", "waterproof"),
        ("waterproof", "no", "not waterproof"),
        ("water resistance", "not resistant", "not resistant"),
        ("strap material", "leather", "leather strap"),
        ("ram", "16GB", "16GB RAM"),
        ("capacity", "500ml", "500ml"),
        ("battery life", "10 hours", "battery life 10 hours"),
        ("cover type", "hard cover", "hard cover"),
        ("bagged/bagless", "bagless", "bagless"),
    ],
)
def test_options_are_said_as_people_say_them(name: str, value: str, said: str) -> None:
    assert option(name, value) == said


@pytest.mark.parametrize("hostile", made_up.HOSTILE)
def test_text_of_records_is_one_plain_line(hostile: str) -> None:
    said = flat(hostile)
    assert len(said) <= LONGEST
    assert not set("<>*`[]{}|\\\n\u202e\u200b") & set(said)
    assert ". " not in said
    assert "://" not in said


@given(st.text())
def test_flat_once_is_flat_for_good(text: str) -> None:
    assert flat(flat(text)) == flat(text)


@given(st.lists(made_up.goods(1), min_size=1, max_size=3), made_up.methods())
def test_labels_are_unique(goods: list[made_up.Goods], methods: tuple[PaymentMethod, ...]) -> None:
    variants = [variant for product in goods for variant in product.variants]
    for labels in (variant_labels(variants), method_labels(methods)):
        assert len(set(labels)) == len(labels)


def test_labels_tell_apart_by_what_differs() -> None:
    assert line_labels(desk.LINES) == ("Mechanical Keyboard", "T-Shirt (black)", "T-Shirt (blue)")
    assert order_labels(desk.NEWEST[:2]) == (
        "2041: Mechanical Keyboard, T-Shirt",
        "2042: Mechanical Keyboard",
    )
    old = desk.KEYBOARD.variants[0]
    assert variant_labels(desk.CHOICES, old=old.options) == (
        "clicky switch, no backlight, size 60% ($248.91)",
        "tactile switch, white backlight, full size ($226.11)",
    )
    assert method_labels(desk.MAREN.payment_methods) == (
        *("Visa ending in 1020", "Gift card ($75.00)", "Gift card ($300.00)", "PayPal"),
    )


def test_the_very_same_twice_is_counted() -> None:
    line = desk.LINES[0]
    assert len(set(line_labels((line, line)))) == 2
    same = GoodsVariant("X", {}, True, Decimal(1))
    assert len(set(variant_labels((same, same)))) == 2


def test_two_gift_cards_are_told_apart_by_what_is_on_them() -> None:
    first, second = desk.CARD, desk.SECOND
    assert yours(first) == "your gift card"
    assert yours(first, (first, second)) == "your gift card with $75.00 on it"
    alike = PaymentMethod("gift-9", "gift_card", first.balance)
    assert yours(first, (first, alike)) != yours(alike, (first, alike))
