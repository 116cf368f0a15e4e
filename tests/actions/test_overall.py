"""Questions on the whole catalogue are answered from all that is meant, not from what is shown."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.actions.leading import led
from assistant.actions.overall import Survey
from assistant.evidence import Found, Shown, Surveyed
from assistant.understood import About
from retrieval.query import Filters, Query, Sort

from .shelf import LAMPS, PRODUCTS, TALK, asking, looking, shop

SHOP = shop()


def survey(about: About, **asked: object) -> Surveyed:
    evidence = Survey(SHOP)(asking(about, **asked), TALK)  # type: ignore[arg-type]
    assert evidence is not None
    (finding,) = evidence.findings
    assert isinstance(finding, Surveyed)
    return finding


def test_all_of_a_kind_are_counted_and_those_in_stock_beside() -> None:
    found = survey(About.COUNT)
    assert (found.total, found.in_stock) == (6, 5)
    assert found.lowest is not None
    assert found.highest is not None
    assert (found.lowest.product.id, found.highest.product.id) == ("l1", "l6")


def test_constraints_hold_for_what_is_counted() -> None:
    assert (
        survey(
            About.COUNT, filters=Filters(price_min=Decimal(10), price_max=Decimal(40), in_stock=True)
        ).total
        == 2
    )


def test_brands_kinds_and_values_are_all_named_the_most_frequent_first() -> None:
    assert survey(About.BRANDS).counts == (("Lumen", 3), ("Ray", 3))
    assert survey(About.VALUES, attribute="color").counts == (("red", 3), ("blue", 1), ("green", 1))
    assert dict(survey(About.KINDS, text="").counts) == {"Home": 8, "Clothing": 1}


def test_a_quick_reply_is_the_search_that_it_narrows_to() -> None:
    evidence = Survey(SHOP)(asking(About.BRANDS), TALK)
    assert evidence is not None
    assert evidence.awaiting is not None
    for option, search in zip(evidence.options, evidence.awaiting.searches, strict=True):
        assert {hit.product.brand for hit in SHOP.search(search).hits} == {option}


def test_where_nothing_is_meant_the_search_itself_has_to_say_so() -> None:
    assert Survey(SHOP)(asking(About.COUNT, "kayak paddles"), TALK) is None
    assert Survey(SHOP)(looking("lamps"), TALK) is None


def lead(sort: Sort) -> Found:
    query = Query("lamps", sort=sort)
    hits = SHOP.search(query).hits
    return led(Found(tuple(Shown(hit.product) for hit in hits[:2]), 6, "lamps"), query, SHOP)


def test_the_cheapest_that_is_sold_out_is_named_beside_the_one_that_can_be_bought() -> None:
    found = lead(Sort.PRICE_ASC)
    assert found.products[0].product.id == "l2"
    assert found.how == "cheapest in stock"
    assert found.beyond is not None
    assert found.beyond.product.id == "l1"


@pytest.mark.parametrize(
    ("sort", "first"), [(Sort.RATING, "l2"), (Sort.NEWEST, "l3"), (Sort.PRICE_DESC, "l6")]
)
def test_what_leads_an_order_leads_all_of_them(sort: Sort, first: str) -> None:
    found = lead(sort)
    assert found.products[0].product.id == first
    assert found.beyond is None


def test_an_order_that_rests_on_nothing_is_none() -> None:
    unrated = tuple(p for p in PRODUCTS if p.rating is None)
    query = Query("lamps", sort=Sort.RATING)
    found = led(Found((Shown(LAMPS[3]),), 3, "lamps"), query, shop(unrated))
    assert (found.how, found.unordered) == (None, "ratings")
