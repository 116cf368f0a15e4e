"""Writes the demo shop's order book, orders.json, from people.toml and catalogue.jsonl.

`python demo/make_orders.py` always writes the same orders for the same catalogue. They are in
the form that `floorwalker orders import` reads. Amounts are for goods; shipping and tax are not
part of an order record.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
SEED = 1897
TODAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
FIRST_ORDER = 1801
DAYS_AGO = {
    "pending": (0, 1),
    "processed": (1, 3),
    "shipped": (3, 7),
    "cancelled": (9, 300),
    "delivered": (9, 320),
}
STATUSES = ["pending"] * 15 + ["processed"] * 13 + ["shipped"] * 17 + ["cancelled"] * 12 + ["delivered"] * 63
FREIGHT = {"DO-101", "DO-102", "BI-101", "BI-102"}
TRACKING = {"USPS": "94-{:08d}", "UPS Ground": "1Z-{:06d}", "Casco Freight": "CF-{:06d}"}
KEPT = ("FD-", "BC-", "GD-11", "PT-110", "HL-109", "HL-110")
"""What the return rules let nobody send back, or mostly not."""
RETURN_REASONS = ("too small", "not what I expected", "bought two by mistake", "arrived damaged")

Record = dict[str, Any]


def sold(product: Record) -> list[Record]:
    """What of a product can be bought: its variants, or itself under its own id."""
    price = product["price"]["amount"]
    if not product.get("variants"):
        return [
            {"id": product["id"], "options": {}, "available": product["stock"]["available"], "price": price}
        ]
    return [
        {
            "id": variant["id"],
            "options": variant["options"],
            "available": variant["stock"]["available"],
            "price": variant.get("price", product["price"])["amount"],
        }
        for variant in product["variants"]
    ]


def line(product: Record, variant: Record, number: int, quantity: int) -> Record:
    return {
        "line_id": str(number),
        "product_id": product["id"],
        "variant_id": variant["id"],
        "name": product["name"],
        "options": variant["options"],
        "price": variant["price"],
        "quantity": quantity,
    }


def basket(random: Random, products: Sequence[Record], likes: Sequence[str]) -> list[Record]:
    """One to five lines, mostly of what the customer likes; now and then the same item twice."""
    liked = [product for product in products if product["category"][0] in likes]
    size = random.choice((1, 1, 2, 2, 3, 3, 4, 5))
    chosen = [random.choice(liked if random.random() < 0.75 else products) for _ in range(size)]
    lines: list[Record] = []
    for product in {product["id"]: product for product in chosen}.values():
        quantity = 2 if Decimal(product["price"]["amount"]) < 25 and random.random() < 0.3 else 1
        lines.append(line(product, random.choice(sold(product)), len(lines) + 1, quantity))
    if random.random() < 0.12:
        lines.append(lines[0] | {"line_id": str(len(lines) + 1), "quantity": 1})
    return lines


def total(lines: Sequence[Record]) -> Decimal:
    return sum((Decimal(item["price"]) * item["quantity"] for item in lines), Decimal(0))


def pay(random: Random, methods: Sequence[Record], amount: Decimal, refunded: bool) -> list[Record]:
    """With one method, or with a gift card and another for what it does not cover."""
    cards = [method for method in methods if method["kind"] == "gift_card"]
    others = [method for method in methods if method["kind"] != "gift_card"]
    parts = [(random.choice(others)["id"], amount)]
    if cards and random.random() < 0.6:
        spent = min(amount, Decimal(random.choice((25, 40, 50))))
        parts = [(cards[0]["id"], spent), (others[0]["id"], amount - spent)]
    kinds = ("payment", "refund") if refunded else ("payment",)
    return [
        {"kind": kind, "amount": f"{part:.2f}", "payment_method_id": method}
        for kind in kinds
        for method, part in parts
        if part
    ]


def parcels(random: Random, lines: Sequence[Record], status: str, placed: datetime) -> list[Record]:
    """Freight goes by itself; a big order in two parcels; of some shipped orders a part is still here."""
    if status not in ("shipped", "delivered"):
        return []
    freight = [item["variant_id"] for item in lines if item["product_id"] in FREIGHT]
    small = [item["variant_id"] for item in lines if item["product_id"] not in FREIGHT]
    cut = len(small) // 2 if len(small) > 2 and random.random() < 0.5 else len(small)
    groups = [group for group in (small[:cut], small[cut:]) if group]
    if status == "shipped" and len(groups) + bool(freight) > 1:
        groups, freight = groups[:1], []
    made = [parcel(random, group, random.choice(("USPS", "UPS Ground")), status, placed) for group in groups]
    return made + ([parcel(random, freight, "Casco Freight", status, placed)] if freight else [])


def parcel(random: Random, variant_ids: Sequence[str], carrier: str, status: str, placed: datetime) -> Record:
    shipped = placed + timedelta(days=random.choice((1, 1, 2)), hours=random.randint(1, 5))
    days = random.randint(5, 6) if carrier == "Casco Freight" else random.randint(3, 5)
    end = "delivered_at" if status == "delivered" else "expected_at"
    tracking = TRACKING[carrier].format(random.randrange(100_000, 999_999))
    return {
        "tracking_ids": [tracking],
        "variant_ids": list(variant_ids),
        "carrier": carrier,
        "shipped_at": stamp(shipped),
        end: stamp(shipped + timedelta(days=days)),
    }


def request(random: Random, order: Record, variants: dict[str, list[Record]]) -> Record | None:
    """Some of the last month's delivered orders have a return or an exchange under way."""
    if order["status"] != "delivered" or order["placed_at"] < stamp(TODAY - timedelta(days=30)):
        return None
    sendable = [i for i in order["items"] if not i["product_id"].startswith(KEPT)]
    if not sendable:
        return None
    item, method = sendable[0], order["payments"][0]["payment_method_id"]
    others = [v for v in variants[item["product_id"]] if v["id"] != item["variant_id"] and v["available"]]
    same_price = [v for v in others if v["price"] == item["price"]]
    chance = random.random()
    if chance < 0.2:
        reason = random.choice(RETURN_REASONS)
        return {
            "kind": "return",
            "items": [item["variant_id"]],
            "payment_method_id": method,
            "reason": reason,
        }
    if chance < 0.8 and same_price and item["quantity"] == 1:
        wanted = random.choice(same_price)["id"]
        return {
            "kind": "exchange",
            "items": [item["variant_id"]],
            "new_items": [wanted],
            "payment_method_id": method,
            "reason": "another size or color",
        }
    return None


def stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def placed_at(random: Random, status: str) -> datetime:
    first, last = DAYS_AGO[status]
    days = first + (last - first) * random.random() ** 2
    return (TODAY - timedelta(days=days, minutes=random.randrange(300))).replace(second=0, microsecond=0)


def orders(random: Random, people: Sequence[Record], products: Sequence[Record]) -> list[Record]:
    """Every customer has at least one; numbered in the order in which they were placed."""
    who = list(people) + [random.choice(people) for _ in range(len(STATUSES) - len(people))]
    random.shuffle(who)
    moments = sorted((placed_at(random, status), status) for status in STATUSES)
    variants = {product["id"]: sold(product) for product in products}
    made: list[Record] = []
    for number, (person, (placed, status)) in enumerate(zip(who, moments, strict=True), FIRST_ORDER):
        lines = basket(random, products, person["likes"])
        order: Record = {
            "id": str(number),
            "customer_id": person["id"],
            "placed_at": stamp(placed),
            "status": status,
            "address": person["address"],
            "items": lines,
            "payments": pay(random, person["payment_methods"], total(lines), status == "cancelled"),
            "fulfilments": parcels(random, lines, status, placed),
            "currency": "USD",
        }
        made.append(order | {"request": request(random, order, variants)})
    return made


def book() -> Record:
    people = tomllib.loads((HERE / "people.toml").read_text(encoding="utf-8"))["people"]
    feed = (HERE / "catalogue.jsonl").read_text(encoding="utf-8").splitlines()
    products = [json.loads(text) for text in feed]
    made = orders(Random(SEED), people, products)
    bought = {item["product_id"] for order in made for item in order["items"]}
    return {
        "customers": [{k: v for k, v in person.items() if k != "likes"} for person in people],
        "products": [
            {"id": product["id"], "name": product["name"], "variants": sold(product)}
            for product in products
            if product["id"] in bought
        ],
        "orders": made,
    }


def main() -> None:
    text = json.dumps(book(), ensure_ascii=False, indent=1)
    (HERE / "orders.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
