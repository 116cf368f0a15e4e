"""Budgets are read as people write them, and numbers that are no money are left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.understanding.money import in_shop, read_budget
from assistant.understanding.reading import Reading

NONE = (None, None)


def budget(text: str) -> tuple[Decimal | None, Decimal | None]:
    reading = Reading(text)
    found = read_budget(reading, lambda i: reading.norm(i) in {"blue", "lamps"})
    return (found.low, found.high) if found else NONE


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("lamps $45-$80", "45", "80"),
        ("€30 – €55 please", "30", "55"),
        ("nothing above 75", None, "75"),
        ("below $1,250.50", None, "1250.50"),
        ("for less than sixty bucks", None, "60"),
        ("at most a hundred and fifty", None, "150"),
        ("no more than two hundred dollars", None, "200"),
        ("my limit is 90 euros", None, "90"),
        ("I can't spend more than 35", None, "35"),
        ("35 tops", None, "35"),
        ("$45 or less", None, "45"),
        ("a budget of £80", None, "80"),
        ("I only have 20 dollars", None, "20"),
        ("up to 1.5k", None, "1500"),
        ("lamps <= 40", None, "40"),
        ("lamps < 40", None, "40"),
        ("under 30 blue", None, "30"),
        ("under 300 lamps", None, "300"),
        ("cheaper than 15, please", None, "15"),
        ("within 60 dollars", None, "60"),
        ("don't go over 70", None, "70"),
        ("at least 250", "250", None),
        ("over $99", "99", None),
        ("starting from 40 euros", "40", None),
        ("$60 and up", "60", None),
        ("not under 100", "100", None),
        ("500 or more", "500", None),
        ("between 30 and 45", "30", "45"),
        ("from $30 to $45", "30", "45"),
        ("priced 30-45", "30", "45"),
        ("$30 - $45", "30", "45"),
        ("45 to 30 dollars", "30", "45"),
        ("between twenty-five and forty", "25", "40"),
        ("somewhere around 100", "80", "120"),
        ("about $25", "20", "30"),
        ("$50ish", "40", "60"),
        ("200 euros or so", "160", "240"),
        ("60 dollars is my limit", None, "60"),
        ("40 is the most I'll pay", None, "40"),
        ("$75 would be my limit", None, "75"),
        ("over 20 but under 60", "20", "60"),
        ("under 1.200,50 euros", None, "1200.50"),
        ("less than 7,50 euros", None, "7.50"),
    ],
)
def test_bounds(text: str, low: str | None, high: str | None) -> None:
    expected = tuple(None if bound is None else Decimal(bound) for bound in (low, high))
    assert budget(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "size 9",
        "2 mugs",
        "a jacket with at least 3 pockets",
        "less than 4 buttons",
        "under 2 kg",
        "14-16 inch",
        "a 15.6 inch laptop",
        "4 stars and up",
        "over 18 years",
        "up to 12 cups",
        "from 3 to 5 people",
        "iphone 13",
        "number 3",
        "the first 2",
        "a 3 in 1 charger",
        "order 2041",
        "a $50 gift card",
        "9 to 5",
        "model 2024-25 jersey",
    ],
)
def test_numbers_that_are_no_money(text: str) -> None:
    assert budget(text) == NONE


def test_a_named_currency_is_told() -> None:
    found = read_budget(Reading("between 40 and 60 euros"), lambda _: False)
    assert found is not None
    assert found.currency == "EUR"


@pytest.mark.parametrize(
    ("named", "shop", "meant"),
    [
        (None, "EUR", "EUR"),
        ("EUR", "USD", "EUR"),
        ("USD", "CAD", "CAD"),
        ("USD", "EUR", "USD"),
        ("GBP", "GBP", "GBP"),
    ],
)
def test_another_currency_is_never_taken_for_the_shops(named: str | None, shop: str, meant: str) -> None:
    assert in_shop(named, shop) == meant
