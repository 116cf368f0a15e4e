"""Slips are mended; words that are right, short or far off are left alone."""

from __future__ import annotations

import pytest

from assistant.understanding.numbers import decimal, number_at
from assistant.understanding.spelling import respelled
from assistant.understanding.words import clean, root, tokens

WORDS = {
    "leather",
    "black",
    "jacket",
    "waterproof",
    "purple",
    "headphone",
    "cotton",
    "green",
    "wool",
    "medium",
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lether", "leather"),
        ("jaket", "jacket"),
        ("watreproof", "waterproof"),
        ("waterprooof", "waterproof"),
        ("purpel", "purple"),
        ("headfone", "headphone"),
        ("feather", None),
        ("block", None),
        ("greet", None),
        ("woll", None),
        ("zzzzzz", None),
        ("bleather", None),
    ],
)
def test_slips(typed: str, meant: str | None) -> None:
    assert respelled(typed, WORDS) == meant


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("shoes", "shoe"), ("boxes", "box"), ("berries", "berry"), ("dresses", "dress"), ("women", "women"),
     ("ladies", "women"), ("knives", "knife"), ("olive", "olive"), ("glass", "glass"),
     ("bus", "bus"), ("watches", "watch")],
)  # fmt: skip
def test_one_root_for_one_and_many(plural: str, singular: str) -> None:
    assert root(plural) == root(singular) == singular


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", "1200"),
        ("1.200,50", "1200.50"),
        ("7,5", "7.5"),
        ("12.99", "12.99"),
        ("1,000,000", "1000000"),
    ],
)
def test_digits(text: str, value: str) -> None:
    assert str(decimal(text)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty five", 25),
        ("a hundred and twenty", 120),
        ("two thousand", 2000),
        ("1.5k", 1500),
        ("three hundred", 300),
    ],
)
def test_words(text: str, value: int) -> None:
    number = number_at(tokens(text), 0)
    assert number is not None
    assert number.value == value


def test_control_characters_do_not_survive() -> None:
    assert clean("a\x00b\u202ec\r\n d") == "a bc d"
