"""Hard constraints hold exactly: by example, and against a plain reading of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.catalog.memory import MemoryCatalogue
from retrieval.catalog.product import Money, Product, Stock, Variant
from retrieval.columns import UNKNOWN, Columns, millionths
from retrieval.filters import Match, match, unit_price
from retrieval.nearest import InMemoryIndex
from retrieval.query import Filters
from retrieval.snapshot import Snapshots

from .shop import PRODUCTS, usd, variant

COLUMNS = Columns.of(PRODUCTS)


def fitting(filters: Filters) -> set[str]:
    found = {p.id for p, fits in zip(PRODUCTS, COLUMNS.allowed(filters), strict=True) if fits}
    assert found == {p.id for p in PRODUCTS if match(p, filters)}
    return found


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(), {"rain", "down", "denim", "lamp", "torch", "mystery"}),
        (Filters(price_max=Decimal("45")), {"denim", "lamp", "torch"}),
        (Filters(price_max=Decimal("45"), currency="usd"), {"denim", "lamp"}),
        (Filters(price_min=Decimal("80.01")), {"rain", "down"}),
        (Filters(in_stock=True), {"rain", "down", "lamp", "torch"}),
        (Filters(rating_min=4.5), {"rain", "down"}),
        (Filters(brands=("SKERRY",)), {"rain", "denim"}),
        (Filters(without_brands=("skerry",)), {"down", "lamp", "torch", "mystery"}),
        (Filters(categories=("jackets", "Gifts")), {"rain", "down", "denim", "mystery"}),
        (Filters(without_categories=("clothing",)), {"lamp", "torch", "mystery"}),
        (Filters(attributes={"Material": ("Down", "cotton")}), {"down", "denim"}),
        (Filters(attributes={"waterproof": ("true",)}), {"rain"}),
        (Filters(without_attributes={"material": ("nylon",)}), {"denim", "lamp", "torch", "mystery"}),
        (Filters(attributes={"weight": ("1kg",)}), {"down", "torch"}),
        (Filters(attributes={"height": ("39.6 cm",)}), {"lamp"}),
        (Filters(ids=("lamp", "ghost")), {"lamp"}),
        (Filters(ids=()), set()),
        (Filters(without_ids=("lamp",)), {"rain", "down", "denim", "torch", "mystery"}),
    ],
)
def test_examples(filters: Filters, ids: set[str]) -> None:
    assert fitting(filters) == ids


@pytest.mark.parametrize(
    ("filters", "variant"),
    [
        (Filters(attributes={"color": ("red",), "size": ("M",)}, in_stock=True), "rain-red-m"),
        (Filters(attributes={"color": ("red",), "size": ("s",)}, in_stock=True), None),
        (Filters(attributes={"color": ("red",)}, price_max=Decimal("85"), in_stock=True), None),
        (Filters(attributes={"color": ("red",)}, price_max=Decimal("85")), "rain-red-s"),
        (Filters(without_attributes={"color": ("red",)}), "rain-blue-m"),
        (
            Filters(attributes={"color": ("red",), "material": ("nylon",)}, price_min=Decimal("85")),
            "rain-red-m",
        ),
    ],
)
def test_one_variant_satisfies_all(filters: Filters, variant: str | None) -> None:
    found = match(PRODUCTS[0], filters)
    assert (found and found.variant and found.variant.id) == variant
    assert ("rain" in fitting(filters)) == (variant is not None)


# ---- against an oracle written straight from the docstring of Filters ---------------------

WORDS = st.sampled_from(["red", "Red", "blue", "M", "l"])
AMOUNTS = [Decimal(amount) for amount in ("0", "1.10", "1.1000000000000000001", "2")]
PRICES = st.none() | st.builds(Money, st.sampled_from(AMOUNTS), st.sampled_from(["USD", "EUR"]))
STOCKS = st.builds(Stock, st.sampled_from([None, True, False]))
OPTIONS = st.dictionaries(st.sampled_from(["color", "Size"]), WORDS, max_size=2)
VALUES = st.dictionaries(
    st.sampled_from(["color", "size"]), st.lists(WORDS, max_size=2).map(tuple), max_size=2
)
MADE = st.builds(
    Product,
    id=st.sampled_from(["a", "b"]),
    name=st.just("thing"),
    brand=st.sampled_from([None, "Acme", "ACME", "Zed"]),
    category=st.lists(st.sampled_from(["X", "x", "Y"]), max_size=2).map(tuple),
    price=PRICES,
    stock=STOCKS,
    variants=st.lists(st.builds(Variant, st.just("v"), OPTIONS, PRICES, STOCKS), max_size=3).map(tuple),
    attributes=VALUES,
    rating=st.sampled_from([None, 3.0, 4.5]),
)
BOUNDS = st.sampled_from([None, Decimal("1.1"), Decimal("1.10"), Decimal("3")])
ASKED = st.builds(
    Filters,
    price_min=BOUNDS,
    price_max=BOUNDS,
    currency=st.sampled_from([None, "USD"]),
    in_stock=st.sampled_from([None, True, False]),
    rating_min=st.sampled_from([None, 4.0]),
    categories=st.sampled_from([(), ("x",), ("q", "y")]),
    brands=st.sampled_from([(), ("acme",)]),
    attributes=VALUES,
    without_categories=st.sampled_from([(), ("Y",)]),
    without_brands=st.sampled_from([(), ("zed",)]),
    without_attributes=VALUES,
    ids=st.sampled_from([None, ("a",)]),
    without_ids=st.sampled_from([(), ("b",)]),
)


def lower(texts: tuple[str, ...]) -> set[str]:
    return {text.lower() for text in texts}


def oracle(product: Product, f: Filters) -> bool:
    units = product.variants or (None,)
    has_category = lower(product.category)
    return (
        (f.ids is None or product.id in f.ids)
        and product.id not in f.without_ids
        and (f.rating_min is None or (product.rating is not None and product.rating >= f.rating_min))
        and (not f.brands or (product.brand or "").lower() in lower(f.brands))
        and (product.brand or "").lower() not in lower(f.without_brands)
        and (not f.categories or bool(has_category & lower(f.categories)))
        and not has_category & lower(f.without_categories)
        and any(unit_satisfies(product, unit, f) for unit in units)
    )


def unit_satisfies(product: Product, unit: Variant | None, f: Filters) -> bool:
    price = (unit.price if unit else None) or product.price
    available = unit.stock.available if unit else product.stock.available
    options = {name.lower(): {value.lower()} for name, value in unit.options.items()} if unit else {}
    has: Mapping[str, set[str]] = {
        name: lower(values) for name, values in product.attributes.items()
    } | options
    if f.in_stock is not None and available is not f.in_stock:
        return False
    if f.price_min is not None or f.price_max is not None:
        if price is None or (f.currency and price.currency != f.currency):
            return False
        if f.price_min is not None and price.amount < f.price_min:
            return False
        if f.price_max is not None and price.amount > f.price_max:
            return False
    return all(has.get(n, set()) & lower(v) for n, v in f.attributes.items()) and not any(
        has.get(n, set()) & lower(v) for n, v in f.without_attributes.items()
    )


@settings(max_examples=400, deadline=None)
@given(st.lists(MADE, max_size=5), ASKED)
def test_the_oracle_agrees(products: list[Product], filters: Filters) -> None:
    expected = [oracle(product, filters) for product in products]
    assert [match(product, filters) is not None for product in products] == expected
    if filters.ids is None and not filters.without_ids:
        assert Columns.of(products).allowed(filters).tolist() == expected


@settings(max_examples=200, deadline=None)
@given(st.lists(MADE, max_size=5), ASKED, st.booleans())
def test_the_price_that_is_sorted_by_is_that_of_the_variant_that_is_shown(
    products: list[Product], filters: Filters, dearest: bool
) -> None:
    products = [replace(product, id=str(number)) for number, product in enumerate(products)]
    filters = replace(filters, ids=None, without_ids=("none",))
    columns = Snapshots(MemoryCatalogue(products), InMemoryIndex()).current().view.columns
    rows = np.flatnonzero(columns.allowed(filters))
    amounts, _ = columns.prices(rows, filters, dearest)
    for row, amount in zip(rows, amounts, strict=True):
        found = match(products[row], filters, dearest)
        assert found is not None
        price = unit_price(products[row], found.variant)
        assert amount == (UNKNOWN if price is None else millionths(price.amount))


def test_the_variant_shown_is_the_cheapest_that_fits_and_may_be_had() -> None:
    sold_out, dear, fair = (
        variant("s", price="80", stock=0),
        variant("m", price="120"),
        variant("l", price="90"),
    )
    jacket = Product("j", "Jacket", price=usd("80"), variants=(sold_out, dear, fair))
    asked = Filters(price_max=Decimal(130))
    assert match(jacket, asked) == Match(fair)
    assert match(jacket, asked, dearest=True) == Match(dear)
    assert match(jacket, Filters(price_max=Decimal(85))) == Match(sold_out)
