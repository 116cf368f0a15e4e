"""What a customer's search finds in a shop small enough to know the answer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from retrieval.catalog.product import Product, Stock
from retrieval.embedding import HashingEmbedder
from retrieval.query import Filters, Query, Results, Sort
from retrieval.search import Search

from .shop import PRODUCTS, indexed, priced, search, usd

SHOP = search()


def ids(results: Results) -> list[str]:
    return [hit.product.id for hit in results.hits]


def test_a_kind_of_thing_finds_all_of_that_kind_and_nothing_else() -> None:
    results = SHOP.search(Query("jackets"))
    assert set(ids(results)) == {"rain", "down", "denim"}
    assert results.total == 3
    assert results.carried


def test_what_cannot_be_bought_comes_last_unless_asked_for() -> None:
    assert ids(SHOP.search(Query("denim jacket")))[-1] == "denim"
    assert set(ids(SHOP.search(Query("jacket", Filters(in_stock=False))))) == {"rain", "denim"}


def test_the_cheapest_jacket_is_a_jacket() -> None:
    found = SHOP.search(Query("cheapest jacket", sort=Sort.PRICE_ASC))
    assert ids(found) == ["rain", "down", "denim"]
    assert ids(SHOP.search(Query("jacket", sort=Sort.PRICE_DESC)))[0] == "down"


def test_many_votes_outweigh_one() -> None:
    assert ids(SHOP.search(Query("jacket", sort=Sort.RATING)))[0] == "rain"
    assert ids(SHOP.search(Query("jacket", sort=Sort.NEWEST)))[0] == "down"


def test_filters_come_before_the_top_k() -> None:
    many = [replace(PRODUCTS[1], id=f"j{n}", price=usd("500")) for n in range(60)]
    shop = search([*many, priced(PRODUCTS[1], "9.99")])
    results = shop.search(Query("down jacket", Filters(price_max=Decimal(10)), k=3))
    assert ids(results) == ["down"]


def test_the_variant_that_satisfies_is_named() -> None:
    asked = Filters(attributes={"color": ("red",)}, in_stock=True)
    hit = SHOP.search(Query("rain jacket", asked)).hits[0]
    assert hit.variant is not None
    assert hit.variant.id == "rain-red-m"


def test_a_price_order_goes_by_the_variant_that_satisfies() -> None:
    other = replace(PRODUCTS[1], id="between", price=usd("85"), attributes={"color": ("red",)})
    asked = Query("jacket", Filters(attributes={"color": ("red",)}, in_stock=True), Sort.PRICE_ASC)
    assert ids(search([*PRODUCTS, other]).search(asked)) == ["between", "rain"]


def test_what_the_shop_does_not_carry() -> None:
    results = SHOP.search(Query("do you have kayaks?"))
    assert not results.carried
    assert results.total == 0


def test_a_kind_that_is_carried_but_not_under_this_price_finds_nothing() -> None:
    results = SHOP.search(Query("jacket", Filters(price_max=Decimal(5))))
    assert results == Results((), 0, carried=True)


def test_no_words_browse_everything_allowed() -> None:
    assert SHOP.search(Query()).total == len(PRODUCTS)
    results = SHOP.search(Query("", Filters(brands=("Lumen",)), Sort.PRICE_ASC))
    assert ids(results)[0] == "lamp"
    assert results.total == 2


def test_a_name_or_an_id_finds_that_product_first() -> None:
    assert ids(SHOP.search(Query("Quay Denim Jacket")))[-1] == "denim"
    assert ids(SHOP.search(Query("mystery"))) == ["mystery"]


@pytest.mark.parametrize(
    "text",
    [
        "🙂🙂",
        "?!.,",
        "x" * 10_000,
        "jacket " * 2_000,
        "'; DROP TABLE products; --",
        '{"a": 1}',
        "夹克",
        "куртка",
        "\x00",
    ],
)
def test_any_text_is_a_normal_question(text: str) -> None:
    results = SHOP.search(Query(text))
    assert results.total <= len(PRODUCTS)


def test_an_empty_shop() -> None:
    empty = search(())
    assert empty.search(Query("jacket")).hits == ()
    assert empty.search(Query()).total == 0
    assert empty.similar("rain") == ()
    assert empty.facets.count == 0


def test_a_change_in_the_store_is_seen_by_the_next_query() -> None:
    embedder = HashingEmbedder()
    store, index = indexed(PRODUCTS, embedder)
    shop = Search(store, index, embedder)
    assert shop.search(Query("jacket", Filters(price_max=Decimal(5)))).total == 0
    store.upsert([priced(PRODUCTS[1], "4")])
    assert ids(shop.search(Query("jacket", Filters(price_max=Decimal(5))))) == ["down"]
    store.upsert([Product("new", "Tarn Jacket", category=("Jackets",), stock=Stock.of(1), price=usd("3"))])
    assert shop.search(Query("jacket", Filters(price_max=Decimal(5)))).total == 2
    store.delete(["down"])
    assert ids(shop.search(Query("jacket", Filters(price_max=Decimal(5))))) == ["new"]
    assert shop.facets.count == len(PRODUCTS)


def test_similar_is_never_itself_and_of_its_category_first() -> None:
    found = [hit.product.id for hit in SHOP.similar("rain", 4)]
    assert set(found[:2]) == {"down", "denim"}
    assert "rain" not in found
    assert SHOP.similar("ghost") == ()


def test_relaxing_gives_up_the_one_constraint_that_is_in_the_way() -> None:
    relaxed = SHOP.relax(Query("jacket", Filters(price_max=Decimal(60), attributes={"waterproof": ("yes",)})))
    assert relaxed.dropped == ("waterproof",)
    assert ids(relaxed.results) == ["denim"]
    relaxed = SHOP.relax(Query("jacket", Filters(price_max=Decimal(20), currency="USD", in_stock=True)))
    assert relaxed.dropped == ("for $20 or less",)
    assert ids(relaxed.results)[0] == "rain"


def test_relaxing_never_gives_up_an_exclusion() -> None:
    relaxed = SHOP.relax(
        Query("jacket", Filters(price_max=Decimal(1), without_attributes={"material": ("nylon",)}))
    )
    assert ids(relaxed.results) == ["denim"]


def test_relaxing_what_needs_no_relaxing_or_is_not_carried() -> None:
    assert SHOP.relax(Query("jacket")).dropped == ()
    assert not SHOP.relax(Query("kayak", Filters(price_max=Decimal(5)))).results.carried


def test_facets_count_options_and_attributes() -> None:
    facets = SHOP.facets
    assert facets.count == len(PRODUCTS)
    assert facets.categories["Jackets"] == 3
    assert facets.attributes["color"] == {"red": 1, "blue": 1, "green": 1}
    assert facets.price is not None
    assert facets.price.currency == "USD"


def test_two_kinds_joined_are_both_found() -> None:
    both = SHOP.search(Query("jackets and lamps"))
    jackets, lamps = SHOP.search(Query("jackets")), SHOP.search(Query("lamps"))
    assert set(ids(both)) == set(ids(jackets)) | set(ids(lamps))
    assert both.total == jackets.total + lamps.total
    assert set(ids(SHOP.search(Query("red and blue jackets")))) <= set(ids(jackets))
