"""The search endpoint hands over exactly the constraints that its address states."""

from __future__ import annotations

from decimal import Decimal

import pytest
from fastapi.testclient import TestClient

from retrieval.query import Filters, Query, Range, Sort
from tests.web.fakes import FakeShop


def test_an_address_becomes_a_query(client: TestClient, shop: FakeShop) -> None:
    answer = client.get(
        "/v1/products/search?q=iron+pan&limit=3&price_min=5&price_max=100.10&category=Kitchen&category=Garden"
        "&brand=Ferro&in_stock=true&attr.Material=iron&attr.material=steel&attr.size=L&rating_min=4&sort=price_asc"
    )
    assert answer.status_code == 200
    assert shop.search.asked == [
        Query(
            "iron pan",
            Filters(
                price_min=Decimal("5"),
                price_max=Decimal("100.10"),
                categories=("Kitchen", "Garden"),
                brands=("Ferro",),
                in_stock=True,
                rating_min=4,
                attributes={"material": ("iron", "steel"), "size": ("L",)},
            ),
            Sort.PRICE_ASC,
            3,
        )
    ]


def test_hits_carry_the_whole_product(client: TestClient) -> None:
    found = client.get("/v1/products/search").json()
    assert (found["total"], found["carried"], [hit["id"] for hit in found["hits"]]) == (
        2,
        True,
        ["P-1", "gid://x/2"],
    )
    pan, cup = (hit["product"] for hit in found["hits"])
    assert (pan["description"], pan["brand"], pan["category"]) == ("Heavy.", "Ferro", ["Kitchen", "Pans"])
    assert pan["attributes"] == {"material": ["iron"]}
    assert "variant_id" not in pan
    assert cup["variant_id"] == "c-red"
    assert cup["price"] == {"amount": 5.0, "currency": "USD"}
    assert cup["variants"][0]["in_stock"] is False


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=51", "limit"),
        ("limit=ten", "limit"),
        ("price_min=-1", "price_min"),
        ("price_max=NaN", "price_max"),
        ("price_max=1e999999", "price_max"),
        ("price_max=cheap", "price_max"),
        ("price_min=9&price_max=8", "price_max"),
        ("in_stock=perhaps", "in_stock"),
        ("rating_min=6", "rating_min"),
        ("sort=random", "sort"),
        ("q=" + "x" * 501, "q"),
    ],
)
def test_a_constraint_that_makes_no_sense_names_its_field(client: TestClient, query: str, field: str) -> None:
    answer = client.get(f"/v1/products/search?{query}")
    assert (answer.status_code, answer.json()["field"]) == (422, field)


@pytest.mark.parametrize("product_id", ["P-1", "gid://x/2"])
def test_a_product_and_what_is_like_it(client: TestClient, product_id: str) -> None:
    assert client.get(f"/v1/products/{product_id}").json()["id"] == product_id
    similar = client.get(f"/v1/products/{product_id}/similar?limit=1").json()
    assert [hit["id"] for hit in similar["hits"]] == ["gid://x/2"]


@pytest.mark.parametrize("address", ["/v1/products/none", "/v1/products/none/similar", "/v1/products/"])
def test_an_unknown_product_is_not_found(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_an_address_bounds_what_is_measured(client: TestClient, shop: FakeShop) -> None:
    answer = client.get(
        "/v1/products/search?attr_min.Weight=500+g&attr_max.weight=1.5kg&attr_max.height=70%22"
        "&attr_min.length_cm=5&attr_not.color=red&attr_not.color=blue&currency=eur&price_max=20"
    )
    assert answer.status_code == 200
    assert shop.search.asked[-1].filters == Filters(
        price_max=Decimal(20),
        currency="EUR",
        without_attributes={"color": ("red", "blue")},
        ranges={
            "weight": Range(Decimal(500), Decimal(1500), "g"),
            "height": Range(high=Decimal(70), unit='"'),
            "length_cm": Range(low=Decimal(5), bare="cm"),
        },
    )


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("attr_min.weight=heavy", "attr_min.weight"),
        ("attr_max.weight=NaN", "attr_max.weight"),
        ("attr_max.weight=1e999+kg", "attr_max.weight"),
        (f"attr_max.weight={'9' * 3000}", "attr_max.weight"),
        ("attr_min.weight=1+kg&attr_max.weight=3+cm", "attr_max.weight"),
        ("attr_min.weight=1+kg&attr_max.weight=900+g", "attr_max.weight"),
        ("price_max=NaN", "price_max"),
        ("price_max=inf", "price_max"),
        ("price_max=1e999", "price_max"),
        ("currency=dollars", "currency"),
        (f"q={'x' * 10_000}", "q"),
    ],
)
def test_what_is_no_amount_is_a_problem(client: TestClient, query: str, field: str) -> None:
    answer = client.get(f"/v1/products/search?{query}")
    assert answer.status_code == 422
    assert answer.json()["field"] == field
