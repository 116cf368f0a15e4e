"""What differs is said once, of the records alone, and a unit is no difference."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from retrieval.catalog.product import Money, Product
from retrieval.similarity import Difference, differences, price_gap
from tests.retrieval.shop import PRODUCTS, usd, variant

PAN = Product(
    "pan",
    "Iron Pan",
    brand="Skerry",
    category=("Kitchen", "Pans"),
    price=usd("40"),
    attributes={"weight": ("1 kg",), "Dishwasher": ("no",), "color": ("black", "red"), "handle": ("oak",)},
)


def test_a_product_does_not_differ_from_itself() -> None:
    assert all(differences(product, product) == () for product in PRODUCTS)


def test_values_are_compared_by_meaning_and_shown_as_the_feed_spells_them() -> None:
    same = replace(
        PAN,
        attributes={
            "weight": ("1000 g",),
            "dishwasher": ("No",),
            "color": ("Red", "Black"),
            "handle": ("Oak",),
        },
    )
    assert differences(PAN, same) == ()
    heavier = replace(PAN, attributes={**PAN.attributes, "weight": ("3 lb",)})
    assert differences(PAN, heavier) == (Difference("weight", "1 kg", "3 lb", more=True),)
    assert differences(heavier, PAN) == (Difference("weight", "3 lb", "1 kg", more=False),)


def test_numbers_of_unlike_dimensions_and_lists_are_neither_more_nor_less() -> None:
    wide = replace(PAN, attributes={"weight": ("30 cm",), "color": ("red",)})
    assert {d.name: d.more for d in differences(PAN, wide)}.keys() >= {"weight", "color"}
    assert all(d.more is None for d in differences(PAN, wide))


def test_what_only_one_states_comes_last_and_is_no_no() -> None:
    silent = replace(PAN, brand="Cairn", attributes={"color": ("black", "red"), "lid": ("yes",)})
    assert differences(PAN, silent) == (
        Difference("brand", "Skerry", "Cairn"),
        Difference("weight", "1 kg", None),
        Difference("dishwasher", "no", None),
        Difference("handle", "oak", None),
        Difference("lid", None, "yes"),
    )
    assert [d.stated for d in differences(PAN, silent)] == [True, False, False, False, False]


def test_options_of_variants_count_and_another_kind_is_said() -> None:
    sized = replace(PAN, category=("Kitchen", "Woks"), variants=(variant("s", size="20 cm"),))
    assert differences(PAN, sized) == (
        Difference("category", "Pans", "Woks"),
        Difference("size", None, "20 cm"),
    )


def test_a_price_gap_needs_two_prices_in_one_currency() -> None:
    assert price_gap(PAN, replace(PAN, price=usd("31.50"))) == Money(Decimal("-8.50"), "USD")
    assert price_gap(PAN, replace(PAN, price=None)) is None
    assert price_gap(PAN, replace(PAN, price=Money(Decimal(40), "EUR"))) is None
