"""tau-bench's own order records in our form, amounts as their digits stand there."""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path
from typing import Any

import pytest

Json = Any

DATA = Path(os.environ.get("FLOORWALKER_DATA", "../shared/data")) / "tau-bench-retail"


def needed(test: Any) -> Any:
    """For tests that cannot do without."""
    absent = pytest.mark.skipif(not DATA.is_dir(), reason=f"no data set at {DATA}")
    return pytest.mark.data(absent(test))


def records() -> Json:
    """tau-bench's own files in our form, amounts as their digits stand."""
    users, orders, products = (
        json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"), parse_float=str, parse_int=str)
        for name in ("users", "orders", "products")
    )
    return {
        "customers": [
            {
                "id": identity,
                **user["name"],
                "email": user["email"],
                "address": user["address"],
                "payment_methods": [
                    {("kind" if name == "source" else name): value for name, value in method.items()}
                    for method in user["payment_methods"].values()
                ],
            }
            for identity, user in users.items()
        ],
        "products": [
            {
                "id": product["product_id"],
                "name": product["name"],
                "variants": [_renamed(variant) for variant in product["variants"].values()],
            }
            for product in products.values()
        ],
        "orders": [
            {
                "id": order["order_id"],
                "customer_id": order["user_id"],
                "placed_at": None,
                "status": order["status"],
                "address": order["address"],
                "items": [
                    _renamed(item, "variant_id") | {"line_id": str(place), "quantity": 1}
                    for place, item in enumerate(order["items"], 1)
                ],
                "payments": [
                    {
                        ("kind" if name == "transaction_type" else name): value
                        for name, value in payment.items()
                    }
                    for payment in order["payment_history"]
                ],
                "fulfilments": [
                    {"tracking_ids": parcel["tracking_id"], "variant_ids": parcel["item_ids"]}
                    for parcel in order["fulfillments"]
                ],
                "currency": "USD",
                "request": None,
            }
            for order in orders.values()
        ],
    }


def _renamed(item: Json, name: str = "id") -> Json:
    renamed = copy.copy(item)
    return renamed | {name: renamed.pop("item_id")}
