"""What is given up where nothing satisfies a search, and how it is said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from retrieval.query import Filters, Query, Range

from .shop import PRODUCTS, search

SHOP = search()


def test_a_bound_is_given_up_in_the_customers_units() -> None:
    light = Range(high=Decimal(2), unit="lb", below=True)
    relaxed = SHOP.relax(Query("jacket", Filters(ranges={"weight": light}, brands=("Skerry",))))
    assert relaxed.dropped == ("under 2 lb",)
    assert relaxed.query.filters == Filters(brands=("Skerry",))
    tall = Range(low=Decimal(2), unit="m", above=True)
    assert SHOP.relax(Query("lamp", Filters(ranges={"height": tall}))).dropped == ("with height over 2 m",)


def test_words_that_rule_out_are_never_given_up() -> None:
    cork = replace(PRODUCTS[2], id="cork", name="Cork Jacket", attributes={})
    found = search([*PRODUCTS, cork]).relax(
        Query("jacket", Filters(price_max=Decimal(1), without_words={"material": ("cork",)}))
    )
    assert {hit.product.id for hit in found.results.hits} == {"rain", "down", "denim"}


def test_a_currency_in_which_nothing_is_priced_is_named_and_nothing_is_converted() -> None:
    relaxed = SHOP.relax(Query("jacket", Filters(price_max=Decimal(50), currency="CHF")))
    assert relaxed.dropped == ("priced in Swiss francs",)
    assert [hit.product.id for hit in relaxed.results.hits][-1] == "denim"
    assert relaxed.query.filters == Filters()


def test_prices_in_several_currencies_are_compared_each_in_its_own() -> None:
    lights = Query("", Filters(brands=("Lumen",), price_max=Decimal(40), currency="EUR"))
    assert [hit.product.id for hit in SHOP.search(lights).hits] == ["torch"]
