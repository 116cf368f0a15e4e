"""What is said of a whole search is true of every product that it means."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from retrieval.query import Filters, Hit, Query, Sort
from retrieval.summary import Summary

from .shop import PRODUCTS, search, usd

SHOP = search()


def named(hit: Hit | None) -> str | None:
    return hit.product.id if hit else None


def test_counts_brands_and_extremes_are_those_of_everything_that_is_meant() -> None:
    jackets = SHOP.summary(Query("jackets", sort=Sort.RATING, k=1))
    assert jackets.total == 3
    assert jackets.in_stock == 2
    assert jackets.brands == {"Skerry": 2, "Cairn": 1}
    assert jackets.paths == {("Clothing", "Jackets"): 3}
    assert jackets.stated["material"] == 3
    assert jackets.stated["weight"] == 1
    assert (named(jackets.cheapest), named(jackets.dearest)) == ("denim", "down")
    assert (named(jackets.best_rated), named(jackets.newest)) == ("down", "down")


def test_a_price_is_that_of_the_variant_that_is_meant() -> None:
    red = SHOP.summary(Query("jackets", Filters(attributes={"color": ("red",)}, in_stock=True)))
    assert red.total == 1
    assert red.price
    assert red.price.lowest == red.price.highest == Decimal(90)


def test_of_what_the_shop_does_not_carry_nothing_is_true() -> None:
    assert SHOP.summary(Query("kayak paddles")) == Summary()
    assert SHOP.summary(Query("jackets", Filters(price_max=Decimal(1)))).total == 0


def test_amounts_of_another_currency_are_not_mixed_in() -> None:
    odd = replace(PRODUCTS[0], id="odd", price=replace(usd("1"), currency="EUR"), variants=())
    found = search([*PRODUCTS, odd]).summary(Query())
    assert found.price
    assert found.price.currency == "USD"
    assert named(found.cheapest) != "odd"
    assert found.total == len(PRODUCTS) + 1


def test_bounds_part_the_prices_in_four() -> None:
    priced = (replace(PRODUCTS[3], id=str(n), price=replace(usd("1"), amount=Decimal(n))) for n in range(8))
    assert search([*priced]).summary(Query()).bounds == (Decimal(2), Decimal(4), Decimal(6))


def test_of_equals_the_one_that_can_be_bought_is_named() -> None:
    sold_out, there = replace(PRODUCTS[2], id="a"), replace(PRODUCTS[1], id="b", price=usd("45"))
    assert named(search([sold_out, there]).summary(Query()).cheapest) == "b"
