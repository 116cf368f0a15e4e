"""What is said of a whole search is true of every product that it means."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from retrieval.catalog.product import Money, Product, Stock, Variant
from retrieval.query import Filters, Hit, Query, Sort
from retrieval.summary import Summary

from .shop import PRODUCTS, search, usd, variant

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


def jacket(id_: str, *variants: Variant, **more: Any) -> Product:
    return Product(
        id_, f"{id_.title()} Jacket", category=("Clothing", "Jackets"), price=usd("80"),
        variants=variants, **more,
    )  # fmt: skip


ALPINE = jacket(
    "alpine",
    variant("a-red-m", stock=0, color="red", size="M"),
    variant("a-blue-l", stock=3, color="blue", size="L"),
    attributes={"lining": ("wool",)},
)
BRISK = jacket("brisk", variant("b-red-s", color="Red", size="S"), variant("b-red-m", color="red", size="M"))


def test_stock_and_options_are_those_of_the_variants_that_are_meant() -> None:
    red = search([ALPINE, BRISK]).summary(Query("jackets", Filters(attributes={"color": ("red",)})))
    assert (red.total, red.in_stock) == (2, 1)
    assert red.attributes["size"] == {"M": 2, "S": 1}
    assert red.attributes["lining"] == {"wool": 1}
    assert (red.stated["lining"], red.stated["size"]) == (1, 2)
    everything = search([ALPINE, BRISK]).summary(Query("jackets"))
    assert everything.in_stock == 2
    assert everything.attributes["size"] == {"M": 2, "S": 1, "L": 1}


def test_spellings_of_one_value_are_one_value_and_no_product_counts_twice() -> None:
    brands = [
        replace(BRISK, id=str(n), brand=brand) for n, brand in enumerate(("Skerry", "SKERRY", "Skerry"))
    ]
    found = search(brands).summary(Query("jackets"))
    assert found.brands == {"Skerry": 3}
    assert found.attributes["color"] in ({"Red": 3}, {"red": 3})


def test_what_has_no_price_in_the_usual_currency_is_not_among_the_priced() -> None:
    euros = replace(BRISK, id="e", price=Money(Decimal(5), "EUR"))
    nothing = replace(BRISK, id="n", price=None)
    found = search([ALPINE, BRISK, euros, nothing]).summary(Query("jackets"))
    assert (found.total, found.priced) == (4, 2)


def test_how_many_are_level_with_the_first() -> None:
    sold_out = jacket("crag", stock=Stock.of(0))
    found = search([ALPINE, BRISK, sold_out, replace(PRODUCTS[1], rating=None)]).summary(Query("jackets"))
    assert found.level[Sort.PRICE_ASC] == 2
    assert found.level[Sort.PRICE_DESC] == 1
    assert found.level[Sort.RATING] == 0


def test_words_that_no_product_is_told_to_be_are_counted_as_none() -> None:
    woollen = replace(BRISK, id="w", description="Handmade of wool.")
    found = search([ALPINE, BRISK, woollen]).summary(Query("italian handmade jackets"))
    assert found.told["italian"] == 0
    assert found.told["jackets"] == found.total
