"""A tool's constraints become a query of this catalogue, and only the customer's words are kept."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.errors import Invalid
from assistant.planner.constraints import bound, own_words, query, standing
from assistant.planner.tools import Recommend, SearchProducts
from retrieval.catalog.product import Product
from retrieval.facets import facets
from retrieval.query import Filters, Query, Range, Sort

BOOT = Product(
    "b",
    "Waterproof Alp",
    brand="Cairn & Co",
    category=("Footwear", "Hiking Boots"),
    attributes={"upper material": ("Full-Grain Leather", "nylon")},
)
SHOE = Product("s", "Low", category=("Footwear", "Trail Shoes"), attributes={"waterproof": ("yes",)})
FACETS = facets((BOOT, SHOE))


def read(said: tuple[str, ...] = (), **asked: object) -> Query:
    return query(SearchProducts(**asked), FACETS, "EUR", said)


def test_names_and_values_are_spelled_as_the_catalogue_does() -> None:
    made = read(
        text="boots",
        category="hiking boots",
        brand="CAIRN & CO",
        attributes={"Upper Material": ["full-grain leather"]},
        without={"WATERPROOF": ["Yes"]},
        price_max=99.999,
        sort="rating",
    )
    assert made.sort is Sort.RATING
    assert made.filters == Filters(
        price_max=Decimal("100.00"),
        currency="EUR",
        categories=("Hiking Boots",),
        brands=("Cairn & Co",),
        attributes={"upper material": ("Full-Grain Leather",)},
        without_attributes={"waterproof": ("yes",)},
    )


@pytest.mark.parametrize(
    ("asked", "suggested"),
    [
        ({"category": "hiking boot"}, "Hiking Boots"),
        ({"brand": "Cairn"}, "Cairn & Co"),
        ({"attributes": {"material": ["nylon"]}}, "upper material"),
        ({"attributes": {"upper material": ["nylons"]}}, "nylon"),
        ({"without": {"upper material": ["leather"]}}, "Full-Grain Leather"),
    ],
)
def test_what_the_catalogue_has_not_is_refused_with_what_it_has(
    asked: dict[str, object], suggested: str
) -> None:
    with pytest.raises(Invalid, match=suggested):
        read(**asked)


def test_a_figure_counts_only_where_the_customer_wrote_it() -> None:
    assert read(text="tent for 400 people", said=("a tent",)).text == "tent for people"
    assert read(text="tent for 4", said=("a tent for 4 of us",)).text == "tent for 4"


def test_only_words_of_the_customers_own_search_are_said_back() -> None:
    made = read(text="free waterproof boots")
    assert own_words(made, Query("a boot")).text == "boots"
    assert own_words(made, Query()).text == ""


def test_what_is_kept_is_the_customers_or_the_kind_of_everything_found() -> None:
    made = read(text="free waterproof hiking boots")
    assert standing(made, Query(), [BOOT]).text == "hiking boots"
    assert standing(made, Query(), [BOOT, SHOE]).text == ""
    assert standing(made, Query("waterproof stuff"), [BOOT, SHOE]).text == "waterproof"
    assert standing(made, Query("waterproof stuff"), []).text == "waterproof"


def test_a_search_of_which_nothing_can_be_kept_is_kept_as_the_customer_put_it() -> None:
    assert standing(read(text="telescope"), Query("stars"), [SHOE]).text == "stars"


def test_suggestions_have_no_order_of_their_own() -> None:
    assert query(Recommend(text="boots"), FACETS, "EUR", ()).sort is Sort.RELEVANCE


def test_bounds_and_words_ruled_out_are_the_customers_whatever_the_tool_asks() -> None:
    heard = Filters(
        ranges={"weight": Range(high=Decimal(2), unit="kg")}, without_words={"material": ("leather",)}
    )
    kept = bound(read(text="boots", brand="cairn & co"), Query("light boots", heard)).filters
    assert kept == Filters(brands=("Cairn & Co",), ranges=heard.ranges, without_words=heard.without_words)
