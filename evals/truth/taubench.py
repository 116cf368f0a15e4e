"""The benchmark's products as a catalogue: what is sold in several variants, by department."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from evals.figures import DATA
from retrieval.catalog.product import Money, Product, Stock, Variant

FILE = DATA / "tau-bench-retail" / "products.json"
DEPARTMENTS = {
    "shoes": ("Running Shoes", "Sneakers", "Hiking Boots"),
    "computers": ("Laptop", "Tablet", "E-Reader", "Smartphone"),
    "audio": ("Headphones", "Wireless Earbuds", "Bluetooth Speaker"),
    "hot drinks": ("Coffee Maker", "Espresso Machine", "Tea Kettle", "Electric Kettle"),
    "bags": ("Backpack", "Luggage Set"),
    "watches and clocks": ("Wristwatch", "Smart Watch", "Wall Clock"),
    "cameras": ("Action Camera", "Digital Camera", "Indoor Security Camera"),
    "peripherals": ("Mechanical Keyboard", "Gaming Mouse", "Portable Charger"),
    "garden": ("Garden Hose", "Patio Umbrella", "Grill"),
    "sport": ("Yoga Mat", "Dumbbell Set", "Skateboard", "Bicycle", "Cycling Helmet"),
    "home": ("Desk Lamp", "LED Light Bulb", "Bookshelf", "Office Chair", "Air Purifier", "Vacuum Cleaner"),
}


def products() -> Iterator[Product]:
    """Products with their variants; the price of a product is that of its cheapest variant."""
    departments = {name: department for department, names in DEPARTMENTS.items() for name in names}
    for row in json.loads(FILE.read_text(encoding="utf-8")).values():
        variants = tuple(map(_variant, row["variants"].values()))
        price = min((v.price for v in variants if v.price), key=lambda price: price.amount)
        department = departments.get(row["name"], "other")
        yield Product(
            id=row["product_id"], name=row["name"], category=(department,), price=price, variants=variants
        )


def _variant(row: dict[str, Any]) -> Variant:
    price = Money(Decimal(str(row["price"])), "USD")
    return Variant(row["item_id"], dict(row["options"]), price, Stock(available=bool(row["available"])))
