"""Questions on the whole catalogue are answered from all that is meant, not from what is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from assistant.actions.base import shown
from assistant.actions.leading import led
from assistant.actions.overall import Survey
from assistant.evidence import Evidence, Found, Shown, Surveyed
from assistant.grounding import Grounding
from assistant.speaking import Speaker, Task
from assistant.understood import About
from retrieval.catalog.product import Money, Product, Stock
from retrieval.query import Filters, Query, Sort

from .shelf import LAMPS, PRODUCTS, TALK, asking, in_sizes, looking, shop

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


def spoken(products: Sequence[Product], evidence: Evidence) -> list[str]:
    """What of the template's words passes the check."""
    catalogue = shop(products).facets
    check = Grounding(lambda: catalogue, lambda: [p.name for p in products])
    task = Task(evidence, TALK, Counter())
    return [sentence.strip() for sentence in Speaker(check).speak(task)]


def answered(about: About, text: str, products: Sequence[Product], **more: Any) -> str:
    asked = asking(about, text, **more)
    evidence = Survey(shop(products))(asked, TALK)
    assert evidence is not None
    return " ".join(spoken(products, replace(evidence, asked=f"how many {text} do you have?")))


def ordered(products: Sequence[Product], query: Query) -> tuple[Found, str]:
    hits = shop(products).search(query).hits
    found = led(Found(shown(hits, query.filters), len(hits), query.text), query, shop(products))
    return found, " ".join(spoken(products, Evidence((found,), found.products, asked=query.text)))


IN_STOCK = tuple(replace(lamp, stock=Stock.of(3)) for lamp in LAMPS)


def priced(amounts: Sequence[str | None]) -> tuple[Product, ...]:
    money = (Money(Decimal(amount), "USD") if amount else None for amount in amounts)
    return tuple(replace(lamp, price=price) for lamp, price in zip(IN_STOCK, money, strict=False))


@pytest.mark.parametrize(
    ("asked", "noun", "untold"),
    [
        ("italian lamps", "six lamps", "italian"),
        ("handmade lamps", "six lamps", "handmade"),
        ("lamps by Philips", "six lamps", "by Philips"),
        ("desk lamps", "six desk lamps", ""),
        ("lamps and scarves", "seven lamps and scarves", ""),
    ],
)
def test_what_the_data_does_not_say_is_not_said_of_what_is_counted(
    asked: str, noun: str, untold: str
) -> None:
    said = answered(About.COUNT, asked, PRODUCTS)
    assert f"We have {noun}." in said
    assert (f"doesn't say which ones are “{untold}”" in said) == bool(untold)


def test_prices_of_some_are_not_said_of_all() -> None:
    euros = replace(LAMPS[5], price=Money(Decimal(1), "EUR"))
    for products in (priced(["20", "20", None]), (*priced(["20", "20"]), euros)):
        said = answered(About.COUNT, "lamps", products)
        assert "Those priced in US dollars all cost $20." in said
        assert "They" not in said
    assert "They all cost $20." in answered(About.COUNT, "lamps", priced(["20", "20"]))


def test_a_brand_or_a_value_of_some_is_not_said_of_all() -> None:
    unnamed = (*IN_STOCK[:2], *(replace(p, brand=None, attributes={}) for p in IN_STOCK[2:]))
    assert answered(About.BRANDS, "lamps", unnamed) == "Of those that name a brand, all are by Lumen."
    said = answered(About.VALUES, "lamps", unnamed, attribute="weight")
    assert said == "Weight, where it is given: 1 kg and 900 g."
    assert answered(About.BRANDS, "lamps", IN_STOCK[:2]) == "Only one brand: Lumen."


def test_spellings_of_one_value_are_one_option() -> None:
    shouted = [
        replace(p, brand=b) for p, b in zip(IN_STOCK, ("Lumen", "LUMEN", "Ray", "Lumen"), strict=False)
    ]
    evidence = Survey(shop(shouted))(asking(About.BRANDS), TALK)
    assert evidence is not None
    assert evidence.options == ("Lumen", "Ray")
    assert answered(About.BRANDS, "lamps", shouted) == "Two brands: Lumen and Ray."


RED = Filters(attributes={"color": ("red",)})


def test_the_cheapest_in_red_is_one_that_is_there_in_red() -> None:
    gone = replace(in_sizes("j1", "Fig Jacket", "Clothing/Jackets", ("red", "M", 0), ("blue", "M", 2)))
    gone = replace(gone, price=Money(Decimal(40), "USD"))
    there = in_sizes("j2", "Plum Jacket", "Clothing/Jackets", ("red", "M", 2))
    found, _ = ordered((gone, there), Query("jackets", RED, Sort.PRICE_ASC))
    assert (found.products[0].product.id, found.how) == ("j2", "cheapest in stock")
    assert found.beyond is not None
    assert (found.beyond.product.id, found.beyond.in_stock) == ("j1", False)
    counted = answered(About.COUNT, "jackets", (gone, there), filters=RED)
    assert "One of them is in stock." in counted


@pytest.mark.parametrize("odd", [None, Money(Decimal(1), "EUR")])
def test_one_product_without_a_price_that_compares_does_not_hide_the_cheapest(odd: Money | None) -> None:
    products = (*IN_STOCK[:3], replace(IN_STOCK[3], price=odd))
    found, said = ordered(products, Query("lamps", sort=Sort.PRICE_ASC))
    assert said == "The cheapest is the Fig Desk Lamp at $20. After that comes the Plum Desk Lamp at $30."
    assert "l4" not in {s.product.id for s in found.products}


def test_what_is_level_with_the_first_is_named_with_it() -> None:
    cheapest = Query("lamps", sort=Sort.PRICE_ASC)
    _, said = ordered(priced(["20", "20", "30"]), cheapest)
    both = "The cheapest are the Fig Desk Lamp and the Plum Desk Lamp, both at $20."
    assert said == f"{both} After that comes the Date Desk Lamp at $30."
    found, said = ordered(priced(["20"] * 6), cheapest)
    assert found.level == 6
    assert "are among the cheapest, both at $20." in said
    _, said = ordered([replace(p, rating=4.9) for p in IN_STOCK[:2]], Query("lamps", sort=Sort.RATING))
    assert said.startswith("The best rated are ")


def test_what_hangs_on_a_sentence_that_is_not_said_is_not_said_either() -> None:
    found = Found((Shown(LAMPS[2]), Shown(LAMPS[1]), Shown(LAMPS[0])), 3, "lamps", "cheapest")
    said = spoken(LAMPS, Evidence((found,), (*found.products, Shown(replace(LAMPS[3], price=None)))))
    assert not any(sentence.startswith("After that") for sentence in said)
