"""tau-bench's users, orders and products in the form of `floorwalker orders import`.

Money is read as exact decimals and written as text. The benchmark has no dates of orders, so there
are none here, and no line ids, so each line gets its order's number and its place.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from evals.figures import DATA

FOLDER = DATA / "tau-bench-retail"
Record = dict[str, Any]


def read(name: str, folder: Path = FOLDER) -> Any:
    """One of the benchmark's files. Raises FileNotFoundError where the data is not there."""
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"), parse_float=Decimal)


def document(folder: Path = FOLDER) -> Record:
    """All records: {customers, products, orders}, amounts as Decimal."""
    return {
        "customers": [_customer(key, user) for key, user in read("users", folder).items()],
        "products": [_product(product) for product in read("products", folder).values()],
        "orders": [_order(order) for order in read("orders", folder).values()],
    }


def write(records: Record, path: Path) -> None:
    path.write_text(json.dumps(records, default=str, indent=1) + "\n", encoding="utf-8")


def amount(value: Any) -> Decimal:
    """Two places, exactly: the benchmark's files write 47.8 for 47.80."""
    return Decimal(str(value)).quantize(Decimal("0.01"))


def _customer(key: str, user: Record) -> Record:
    return {
        "id": key,
        "first_name": user["name"]["first_name"],
        "last_name": user["name"]["last_name"],
        "email": user["email"],
        "address": dict(user["address"]),
        "payment_methods": [_method(method) for method in user["payment_methods"].values()],
    }


def _method(method: Record) -> Record:
    made = {"id": method["id"], "kind": method["source"]}
    if "balance" in method:
        made["balance"] = amount(method["balance"])
    return made | {key: method[key] for key in ("brand", "last_four") if key in method}


def _product(product: Record) -> Record:
    return {
        "id": product["product_id"],
        "name": product["name"],
        "variants": [
            {
                "id": variant["item_id"],
                "options": dict(variant["options"]),
                "available": variant["available"],
                "price": amount(variant["price"]),
            }
            for variant in product["variants"].values()
        ],
    }


def _order(order: Record) -> Record:
    return {
        "id": order["order_id"],
        "customer_id": order["user_id"],
        "placed_at": None,
        "status": order["status"],
        "address": dict(order["address"]),
        "items": [
            {
                "line_id": f"{order['order_id'].lstrip('#')}-{place}",
                "product_id": item["product_id"],
                "variant_id": item["item_id"],
                "name": item["name"],
                "options": dict(item["options"]),
                "price": amount(item["price"]),
                "quantity": 1,
            }
            for place, item in enumerate(order["items"], 1)
        ],
        "payments": [
            {
                "kind": payment["transaction_type"],
                "amount": amount(payment["amount"]),
                "payment_method_id": payment["payment_method_id"],
            }
            for payment in order["payment_history"]
        ],
        "fulfilments": [
            {"tracking_ids": list(sent["tracking_id"]), "variant_ids": list(sent["item_ids"])}
            for sent in order["fulfillments"]
        ],
        "currency": "USD",
        "request": None,
    }
