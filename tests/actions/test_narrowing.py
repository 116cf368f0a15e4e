"""The question that is asked parts what is left, in the catalogue's words, and its answers are exact."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.actions.bands import money_bands, value_bands
from assistant.actions.narrowing import choice
from retrieval.query import Filters, Query
from retrieval.search import Search

from .shelf import LAMPS, PRODUCTS, product, shop

SHOP = shop()


def test_every_answer_narrows_to_something_and_to_less() -> None:
    query = Query("lamps")
    summary = SHOP.summary(query)
    best = choice(summary, query)
    asked: list[str] = []
    while best is not None:
        for option, search in zip(best.options, best.searches, strict=True):
            assert 0 < SHOP.search(search).total < summary.total, (best.about, option)
        asked.append(best.about)
        best = choice(summary, query, asked)
    assert len(asked) > 1
    assert len(asked) == len(set(asked))


def about(shop_: Search, query: Query) -> set[str]:
    summary, asked = shop_.summary(query), list[str]()
    while (best := choice(summary, query, asked)) is not None:
        asked.append(best.about)
    return set(asked)


def test_what_was_said_is_not_asked() -> None:
    query = Query("lamps")
    assert {"price", "brand"} <= about(SHOP, query)
    assert "price" not in about(SHOP, replace(query, filters=Filters(price_max=Decimal(100))))
    assert "brand" not in about(SHOP, replace(query, filters=Filters(brands=("Ray", "Lumen"))))


def test_few_products_need_no_question() -> None:
    query = Query("lamps", Filters(price_max=Decimal(50)))
    assert choice(SHOP.summary(query), query) is None


def test_what_half_of_them_lack_is_not_asked() -> None:
    lamps = [replace(p, attributes={"shade": (str(n),)} if n < 2 else {}) for n, p in enumerate(LAMPS)]
    assert "shade" not in about(shop(lamps), Query("lamps"))


def test_an_anything_search_is_parted_by_what_anybody_knows() -> None:
    many = [*PRODUCTS, *(product(f"s{n}", f"Wool Scarf {n}", "25", "Clothing/Scarves") for n in range(8))]
    summary = shop(many).summary(Query())
    best = choice(summary, Query())
    assert best is not None
    assert best.about == "category"
    assert set(best.options) == {"Home", "Clothing"}


def test_bands_of_prices_are_round_and_none_is_empty() -> None:
    bands = money_bands(SHOP.summary(Query("lamps")))
    assert len(bands) == 3
    assert all(bound % 5 == 0 for band in bands for bound in (band.low, band.high) if bound is not None)
    for band in bands:
        held = Filters(price_min=band.low, price_max=band.high, currency="USD")
        assert SHOP.search(Query("lamps", held)).total


def test_bands_are_of_one_unit_and_a_size_is_none() -> None:
    grams = value_bands({"100 g": 2, "200 g": 1, "300 g": 1, "400 g": 2})
    assert [band.label for band in grams] == ["Up to 100 g", "Over 100 g, up to 300 g", "Over 300 g"]
    assert sum(band.count for band in grams) == 6
    assert value_bands({"7": 2, "8": 2, "9": 2, "10": 2}) == ()
    assert value_bands({"red": 4, "blue": 4}) == ()


def test_spellings_of_one_value_are_one_answer_and_what_has_no_price_is_in_no_band() -> None:
    from_two = [
        replace(lamp, id=f"{lamp.id}{n}", brand=brand, attributes={}, price=lamp.price if n else None)
        for lamp in LAMPS
        for n, brand in enumerate(("Lumen", "LUMEN", "Lumen", "Ray"))
    ]
    summary = shop(from_two).summary(Query("lamps"))
    assert summary.brands == {"Lumen": 18, "Ray": 6}
    assert sum(band.count for band in money_bands(summary)) == summary.priced == 18
