"""Counts, order numbers, addresses and options are found, and are not taken for one another."""

from __future__ import annotations

import pytest

from assistant.understanding.entities import entities
from tests.understanding.shops import OUTDOORS

JACKET = next(p for p in OUTDOORS if p.id == "ja1")
SHOES = next(p for p in OUTDOORS if p.id == "tr1")


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("two of them please", 2),
        ("I'll take three", 3),
        ("add 4 mugs to my cart", 4),
        ("x2", 2),
        ("a couple of those", 2),
        ("I want to order 12 candles", 12),
        ("another five", 5),
        ("quantity 6", 6),
        ("two mugs for under 30", 2),
        ("size 9", None),
        ("under 50", None),
        ("the second one", None),
        ("option 2", None),
        ("a 15 inch laptop", None),
        ("2 year warranty", None),
        ("4 stars or more", None),
        ("$20", None),
        ("one of those days", None),
        ("order number 12345", None),
    ],
)
def test_quantity(text: str, quantity: int | None) -> None:
    assert entities(text).quantity == quantity


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("where is order 2041?", ("2041",)),
        ("#W1234567 hasn't arrived", ("W1234567",)),
        ("order number is A-9981", ("A-9981",)),
        ("orders #2041 and #2042", ("2041", "2042")),
        ("I want to order 12 mugs", ()),
        ("in order to fish", ()),
        ("my order", ()),
    ],
)
def test_order_ids(text: str, ids: tuple[str, ...]) -> None:
    assert entities(text).order_ids == ids


@pytest.mark.parametrize(
    ("text", "emails", "phones"),
    [
        ("write to ana.b+shop@mail.example.org please", ("ana.b+shop@mail.example.org",), ()),
        ("call (555) 010-4477 or +31 20 123 4567", (), ("(555) 010-4477", "+31 20 123 4567")),
        ("order 2041 under 50", (), ()),
        ("a@b", (), ()),
        ("between 40 and 60", (), ()),
    ],
)
def test_ways_to_be_reached(text: str, emails: tuple[str, ...], phones: tuple[str, ...]) -> None:
    found = entities(text)
    assert (found.emails, found.phones) == (emails, phones)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("in blue, size M", {"color": "Blue", "size": "M"}),
        ("the forest green in small", {"color": "Forest Green", "size": "S"}),
        ("medium please", {"size": "M"}),
        ("M", {"size": "M"}),
        ("I'm not sure", {}),
        ("in red", {}),
    ],
)
def test_options_of_a_product(text: str, options: dict[str, str]) -> None:
    assert entities(text, JACKET).options == options


def test_a_bare_number_is_an_option_only_beside_its_name() -> None:
    assert entities("size 9", SHOES).options == {"size": "9"}
    assert entities("9 please", SHOES).options == {"size": "9"}
    assert entities("I have 9 cousins", SHOES).options == {}
