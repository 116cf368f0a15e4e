"""A small shop in the form of order records: two customers, three orders, one product with variants."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Record = dict[str, Any]
HOME = {
    "address1": "1 Alder Street",
    "address2": "",
    "city": "Dover",
    "state": "DE",
    "country": "USA",
    "zip": "19901",
}


def variant(name: str, color: str, price: str, available: bool = True) -> Record:
    return {"id": name, "options": {"color": color}, "available": available, "price": Decimal(price)}


def line(order: str, place: int, name: str, color: str, price: str) -> Record:
    return {
        "line_id": f"{order}-{place}",
        "product_id": "mug",
        "variant_id": name,
        "name": "Mug",
        "options": {"color": color},
        "price": Decimal(price),
        "quantity": 1,
    }


def order(number: str, status: str, lines: list[Record], paid: str, method: str) -> Record:
    return {
        "id": number,
        "customer_id": "ann",
        "placed_at": None,
        "status": status,
        "address": dict(HOME),
        "items": lines,
        "payments": [{"kind": "payment", "amount": Decimal(paid), "payment_method_id": method}],
        "fulfilments": [],
        "currency": "USD",
        "request": None,
    }


def records() -> Record:
    def customer(name: str, methods: list[Record]) -> Record:
        return {
            "id": name,
            "first_name": name.title(),
            "last_name": "Reed",
            "email": f"{name}@example.com",
            "address": dict(HOME),
            "payment_methods": methods,
        }

    return {
        "customers": [
            customer(
                "ann",
                [
                    {"id": "paypal_1", "kind": "paypal"},
                    {"id": "gift_card_2", "kind": "gift_card", "balance": Decimal("5.00")},
                ],
            ),
            customer("bob", [{"id": "paypal_9", "kind": "paypal"}]),
        ],
        "products": [
            {
                "id": "mug",
                "name": "Mug",
                "variants": [
                    variant("m-red", "red", "10.00"),
                    variant("m-blue", "blue", "12.50"),
                    variant("m-gold", "gold", "40.00"),
                    variant("m-grey", "grey", "10.00", available=False),
                ],
            }
        ],
        "orders": [
            order(
                "#W1000001", "pending", [line("#W1000001", 1, "m-red", "red", "10.00")], "10.00", "paypal_1"
            ),
            order(
                "#W1000002",
                "delivered",
                [
                    line("#W1000002", 1, "m-red", "red", "10.00"),
                    line("#W1000002", 2, "m-red", "red", "10.00"),
                    line("#W1000002", 3, "m-blue", "blue", "12.50"),
                ],
                "32.50",
                "paypal_1",
            ),
            order(
                "#W1000003", "pending", [line("#W1000003", 1, "m-red", "red", "4.00")], "4.00", "gift_card_2"
            ),
        ],
    }
