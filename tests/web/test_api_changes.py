"""Stock and prices are changed with a key, at once, exactly, all or none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.web.application import create_api
from retrieval.catalog.product import Money, Product, Stock, Variant
from tests.web.conftest import MakeShop
from tests.web.fakes import FakeShop
from tests.web.test_problems import check

LAMP = Product(
    "lamp/1",
    "Lamp",
    price=Money(Decimal("49.00"), "USD"),
    list_price=Money(Decimal(59), "USD"),
    stock=Stock.of(3),
)
SHIRT = Product(
    "shirt",
    "Shirt",
    price=Money(Decimal(10), "USD"),
    variants=(
        Variant("s", {"size": "S"}, Money(Decimal(10), "USD"), Stock.of(2)),
        Variant("m", {"size": "M"}, Money(Decimal(12), "USD"), Stock.of(0)),
    ),
)
KEY = {"Authorization": "Bearer shop-key-2"}


@pytest.fixture
def shop(make_shop: MakeShop) -> FakeShop:
    made = make_shop(api_keys=("shop-key-1", "shop-key-2"))
    made.freshness.store.upsert([LAMP, SHIRT])
    return made


@pytest.fixture
def client(shop: FakeShop) -> Iterator[TestClient]:
    with TestClient(create_api(shop, {}), raise_server_exceptions=False) as client:
        yield client


def patch(client: TestClient, body: Any, product: str = "lamp/1", headers: dict[str, str] = KEY) -> Any:
    return client.patch(f"/v1/products/{product}", json=body, headers=headers)


def stored(shop: FakeShop, product: str = "lamp/1") -> Product:
    found = shop.freshness.store.get(product)
    assert found is not None
    return found


def test_a_price_is_stored_to_the_last_digit_and_shown(client: TestClient, shop: FakeShop) -> None:
    answer = patch(client, {"price": {"amount": "19.90", "currency": "USD"}, "stock": {"quantity": 0}})
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["price"], told["in_stock"]) == ({"amount": 19.9, "currency": "USD"}, False)
    assert datetime.fromisoformat(told["stock_as_of"]) > datetime.now(UTC) - timedelta(minutes=1)
    lamp = stored(shop)
    assert str(lamp.price and lamp.price.amount) == "19.90"
    assert (lamp.stock, lamp.list_price) == (Stock.of(0), LAMP.list_price)
    patch(client, {"price": {"amount": 0.1}})
    assert stored(shop).price == Money(Decimal("0.1"), "USD")


def test_variants_are_changed_one_by_one(client: TestClient, shop: FakeShop) -> None:
    body = {"variants": [{"id": "m", "stock": {"available": True}}, {"id": "s", "price": {"amount": 9}}]}
    told = patch(client, body, "shirt").json()
    assert [variant["in_stock"] for variant in told["variants"]] == [True, True]
    assert told["price"]["amount"] == 9
    assert stored(shop, "shirt").variants[1].stock == Stock(True)


def test_a_former_price_is_taken_away_by_null(client: TestClient, shop: FakeShop) -> None:
    patch(client, {"list_price": {"amount": 60}})
    assert stored(shop).list_price == Money(Decimal(60), "USD")
    patch(client, {"list_price": None})
    assert stored(shop).list_price is None


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer "}, 401),
        ({"Authorization": "Basic c2hvcA=="}, 401),
        ({"Authorization": "Bearer shop-key-3"}, 403),
        ({"Authorization": "Bearer shop-key-"}, 403),
        ({"Authorization": b"Bearer \xd0\xba\xff"}, 403),
    ],
)
def test_without_a_key_of_the_shop_nothing_is_changed(
    client: TestClient, shop: FakeShop, headers: dict[str, Any], status: int
) -> None:
    problem = check(
        client.patch("/v1/products/lamp/1", json={"stock": {"quantity": 0}}, headers=headers), status
    )
    assert "secret" not in str(problem["detail"]) or status == 403
    assert stored(shop) == LAMP


def test_a_shop_without_keys_opens_to_none(make_shop: MakeShop) -> None:
    shop = make_shop()
    shop.freshness.store.upsert([LAMP])
    with TestClient(create_api(shop, {})) as client:
        for key in ("", "x", "shop-key-1"):
            answer = patch(client, {"stock": {"quantity": 0}}, headers={"Authorization": f"Bearer {key}"})
            assert answer.status_code in {401, 403}
    assert stored(shop) == LAMP


@pytest.mark.parametrize(
    ("product", "body", "field"),
    [
        ("lamp/1", {}, "stock"),
        ("lamp/1", {"stock": {}}, "stock"),
        ("lamp/1", {"stock": {"available": True, "quantity": 0}}, "stock"),
        ("lamp/1", {"stock": {"quantity": -1}}, "stock.quantity"),
        ("lamp/1", {"stock": {"quantity": 1.5}}, "stock.quantity"),
        ("lamp/1", {"stock": {"available": "yes"}}, "stock.available"),
        ("lamp/1", {"price": {"amount": -1}}, "price"),
        ("lamp/1", {"price": {"amount": "1e3"}}, "price.amount"),
        ("lamp/1", {"price": {"amount": "12,50"}}, "price.amount"),
        ("lamp/1", {"price": {"amount": 1, "currency": "EUR"}}, "price.currency"),
        ("lamp/1", {"price": {"amount": 1, "currency": "XQZ"}}, "price"),
        ("lamp/1", {"price": {"amount": True}}, "price.amount.int"),
        ("lamp/1", {"cost": 3}, "cost"),
        ("lamp/1", {"stock": {"quantity": 1}, "as_of": "2026-01-01T10:00:00"}, "as_of"),
        ("lamp/1", {"stock": {"quantity": 1}, "as_of": "2999-01-01T10:00:00Z"}, "as_of"),
        ("lamp/1", {"variants": [{"id": "s", "stock": {"quantity": 1}}]}, "variants.id"),
        ("shirt", {"variants": [{"id": "xl", "stock": {"quantity": 1}}]}, "variants.id"),
        ("shirt", {"stock": {"quantity": 7}}, "stock.quantity"),
        ("shirt", {"price": {"amount": 7}}, "price"),
        ("shirt", {"variants": [{"id": "m", "price": {"amount": "x"}}]}, "variants.0.price.amount"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_changed(
    client: TestClient, shop: FakeShop, product: str, body: Any, field: str
) -> None:
    problem = check(patch(client, body, product), 422)
    assert problem["field"] == field
    assert stored(shop, product) in (LAMP, SHIRT)


def test_half_a_surrogate_pair_is_no_variant(client: TestClient) -> None:
    headers = KEY | {"Content-Type": "application/json"}
    body = rb'{"variants": [{"id": "\ud800", "stock": {"quantity": 1}}]}'
    check(client.patch("/v1/products/lamp/1", content=body, headers=headers), 422)


def test_all_of_it_or_none(client: TestClient, shop: FakeShop) -> None:
    body = {"stock": {"available": False}, "variants": [{"id": "nope", "price": {"amount": 1}}]}
    check(patch(client, body, "shirt"), 422)
    assert stored(shop, "shirt") == SHIRT


def test_a_product_that_is_not_there(client: TestClient, shop: FakeShop) -> None:
    check(patch(client, {"stock": {"quantity": 1}}, "ghost"), 404)
    assert shop.freshness.store.get("ghost") is None


def test_what_is_older_than_what_is_known_is_refused(client: TestClient, shop: FakeShop) -> None:
    now = datetime.now(UTC)
    assert patch(client, {"stock": {"quantity": 1}, "as_of": now.isoformat()}).status_code == 200
    late = {"stock": {"quantity": 9}, "as_of": (now - timedelta(seconds=1)).isoformat()}
    check(patch(client, late), 409)
    assert stored(shop).stock == Stock.of(1)


def test_the_next_look_at_the_product_sees_it(client: TestClient, shop: FakeShop) -> None:
    before = shop.freshness.store.version()
    patch(client, {"stock": {"quantity": 0}})
    assert shop.freshness.store.version() > before
