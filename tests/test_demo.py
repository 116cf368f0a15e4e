"""The demo shop holds together: its feed, pictures, rules and order book agree with one another."""

from __future__ import annotations

import json
import runpy
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from assistant.settings import load
from retrieval.catalog.feeds.read import read
from retrieval.catalog.product import Product

DEMO = Path(__file__).parents[1] / "demo"
STATUSES = {"pending", "processed", "shipped", "delivered", "cancelled"}


@pytest.fixture(scope="module")
def products() -> list[Product]:
    items = list(read(DEMO / "catalogue.jsonl"))
    assert [item for item in items if not isinstance(item, Product)] == []
    return [item for item in items if isinstance(item, Product)]


@pytest.fixture(scope="module")
def book() -> dict[str, Any]:
    text = (DEMO / "orders.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return found


def test_it_is_a_general_store(products: list[Product]) -> None:
    departments = Counter(product.category[0] for product in products)
    assert len(products) >= 220
    assert len(departments) >= 14
    assert min(departments.values()) >= 5


def test_ids_names_and_addresses_are_each_products_own(products: list[Product]) -> None:
    variants = [variant.id for product in products for variant in product.variants]
    for values in ([p.id for p in products], [p.name for p in products], [p.url for p in products], variants):
        assert len(values) == len(set(values))


def test_every_price_is_in_the_shops_currency_and_a_sale_is_a_sale(products: list[Product]) -> None:
    currency = load(DEMO).shop.currency
    for product in products:
        assert product.price is not None
        assert product.price.currency == currency
        assert 3 <= product.price.amount <= 900
        assert product.list_price is None or product.list_price > product.price
        prices = [variant.price for variant in product.variants if variant.price]
        assert not prices or min(prices) == product.price


def test_stock_is_the_sum_of_the_variants_and_some_of_everything_is_out(products: list[Product]) -> None:
    for product in products:
        if product.variants:
            assert product.stock.quantity == sum(v.stock.quantity or 0 for v in product.variants), product.id
        for variant in product.variants:
            assert variant.stock.available == bool(variant.stock.quantity), variant.id
            assert variant.options.keys() == product.variants[0].options.keys(), product.id
    out = sum(product.in_stock is False for product in products) / len(products)
    assert 0.05 < out < 0.12


def test_products_say_enough_to_be_compared(products: list[Product]) -> None:
    for product in products:
        assert len(product.attributes) >= 3, product.id
        assert len(product.description.split()) >= 15, product.id
        assert all(name == name.lower() for name in product.attributes)
        assert product.rating is None or 1 <= product.rating <= 5
        assert product.updated_at is not None
        assert product.updated_at.tzinfo is not None
    assert sum(bool(product.reviews) for product in products) > 0.8 * len(products)
    assert any(review.rating and review.rating <= 3 for product in products for review in product.reviews)


def test_yes_and_no_are_the_only_answers_of_an_attribute_that_has_one(products: list[Product]) -> None:
    values: dict[str, set[str]] = {}
    for product in products:
        for name, found in product.attributes.items():
            values.setdefault(name, set()).update(found)
    mixed = {name for name, found in values.items() if found & {"yes", "no"} and found - {"yes", "no"}}
    assert mixed == set()


def test_each_product_has_its_small_picture(products: list[Product]) -> None:
    paths = [DEMO / image for product in products for image in product.images]
    assert len(paths) >= len(products)
    for path in paths:
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
        assert root.get("viewBox") == "0 0 200 200"
        assert not [e for e in root.iter() if e.tag.rpartition("}")[2] in ("text", "script", "image")]
        assert path.stat().st_size < 4096
    assert {path.name for path in (DEMO / "images").iterdir()} == {path.name for path in paths}


def test_the_pictures_and_the_order_book_are_what_their_scripts_make(book: dict[str, Any]) -> None:
    pictures = runpy.run_path(str(DEMO / "illustrate.py"))["illustrations"](DEMO)
    assert all((DEMO / path).read_text(encoding="utf-8") == svg for path, svg in pictures)
    assert runpy.run_path(str(DEMO / "make_orders.py"))["book"]() == book


def test_the_drawings_are_of_many_kinds() -> None:
    drawings = tomllib.loads((DEMO / "drawings.toml").read_text(encoding="utf-8"))
    assert len({drawing["svg"] for drawing in drawings.values()}) >= 35


def test_policies_have_a_title_and_sections_that_say_something() -> None:
    pages = sorted((DEMO / "policies").glob("*.md"))
    assert len(pages) >= 9
    for page in pages:
        title, *sections = page.read_text(encoding="utf-8").split("\n## ")
        assert title.startswith("# "), page.name
        assert len(sections) >= 3, page.name
        assert all(len(section.partition("\n")[2].split()) >= 4 for section in sections), page.name


def test_orders_are_enough_and_of_every_kind(book: dict[str, Any]) -> None:
    orders = book["orders"]
    assert len(book["customers"]) == 40
    assert len(orders) == 120
    assert {order["status"] for order in orders} == STATUSES
    assert {order["customer_id"] for order in orders} == {customer["id"] for customer in book["customers"]}
    assert all(order["placed_at"].startswith("2026-") for order in orders)
    assert {(order["request"] or {}).get("kind") for order in orders} == {None, "return", "exchange"}
    emails = {customer["email"].rpartition("@")[2] for customer in book["customers"]}
    assert emails <= {"example.com", "example.org"}


def test_orders_cost_what_the_catalogue_says_and_are_paid_to_the_cent(
    book: dict[str, Any], products: list[Product]
) -> None:
    known = {product.id: product for product in products}
    methods = {c["id"]: {m["id"] for m in c["payment_methods"]} for c in book["customers"]}
    for order in book["orders"]:
        for item in order["items"]:
            product = known[item["product_id"]]
            variant = product.variant(item["variant_id"])
            price = (variant and variant.price) or product.price
            assert price is not None
            assert Decimal(item["price"]) == price.amount
            assert item["options"] == (dict(variant.options) if variant else {})
        due = sum(Decimal(item["price"]) * item["quantity"] for item in order["items"])
        paid = Counter[str]()
        for payment in order["payments"]:
            paid[payment["kind"]] += Decimal(payment["amount"])  # type: ignore[assignment]
            assert payment["payment_method_id"] in methods[order["customer_id"]]
        assert paid["payment"] == due
        assert paid["refund"] == (due if order["status"] == "cancelled" else 0)


def test_what_was_sent_was_ordered(book: dict[str, Any]) -> None:
    partial = 0
    for order in book["orders"]:
        ordered = Counter(item["variant_id"] for item in order["items"])
        sent = Counter(variant for parcel in order["fulfilments"] for variant in parcel["variant_ids"])
        assert sent <= ordered
        assert bool(sent) == (order["status"] in ("shipped", "delivered"))
        assert order["status"] != "delivered" or sent == ordered
        partial += bool(sent) and sent != ordered
        for item in (order["request"] or {"items": []})["items"]:
            assert item in ordered
    assert partial >= 1
