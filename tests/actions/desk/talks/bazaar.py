"""A shop whose every option can be had with every other, and a customer with something in each state:
what is understood of a message is then never mended by what cannot be had."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product

from assistant.orders import (
    Address,
    Customer,
    Goods,
    GoodsVariant,
    Line,
    Order,
    Payment,
    PaymentMethod,
)
from assistant.service.rules import Rules
from assistant.service.rules.terms import Changing, Exchanging, Returning
from tests.actions.desk.shop import Backend
from tests.actions.desk.shop import order as placed

HOME = Address("318 Juniper Court", "Suite 828", "Denver", "CO", "USA", "80246")
LAKE = Address("50 Harbor Road", "", "Boston", "MA", "USA", "02110")
NORA = Customer(
    "C7",
    "Nora",
    "Quist",
    "nora@example.org",
    HOME,
    (
        PaymentMethod("visa", "credit_card", brand="Visa", last_four="4417"),
        PaymentMethod("paypal", "paypal"),
        PaymentMethod("gift", "gift_card", balance=Decimal("900.00")),
    ),
)
RULES = Rules(
    change_order_items=Changing(ask_method=True),
    exchange_items=Exchanging(ask_method=True),
    return_items=Returning(targets=("original", "gift_card")),
)
OPTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "Backpack": {
        "color": ("navy", "black", "green"),
        "size": ("medium", "small", "large"),
        "material": ("nylon", "canvas"),
        "compartment": ("laptop", "camera"),
    },
    "Desk Lamp": {
        "color": ("black", "silver", "white"),
        "brightness": ("medium", "low", "high"),
        "power source": ("USB", "battery", "AC adapter"),
    },
    "Water Bottle": {
        "capacity": ("500ml", "750ml", "1000ml"),
        "material": ("plastic", "glass", "stainless steel"),
        "color": ("red", "black", "blue"),
    },
    "Running Shoes": {
        "size": ("9", "8", "10"),
        "color": ("white", "black", "blue"),
        "sole": ("rubber", "EVA"),
    },
    "Mechanical Keyboard": {
        "switch type": ("clicky", "linear", "tactile"),
        "backlight": ("RGB", "white", "none"),
        "size": ("full size", "80%", "60%"),
    },
    "T-Shirt": {
        "color": ("blue", "black", "red"),
        "size": ("S", "M", "L", "XL"),
        "style": ("crew neck", "v-neck"),
    },
    "Electric Kettle": {
        "capacity": ("1L", "1.5L", "2L"),
        "material": ("stainless steel", "glass"),
        "color": ("white", "black"),
    },
    "Headphones": {
        "type": ("over-ear", "on-ear", "in-ear"),
        "connectivity": ("wired", "wireless"),
        "color": ("black", "white"),
    },
    "Hiking Boots": {"size": ("9", "8", "10"), "material": ("leather", "synthetic")},
    "Bookshelf": {
        "material": ("wood", "metal", "glass"),
        "color": ("brown", "black", "white"),
        "height": ("4 ft", "3 ft", "5 ft"),
    },
}
"""The first of each option is what was ordered, where nothing else is said."""


def goods(name: str) -> Goods:
    names = OPTIONS[name]
    variants = tuple(
        GoodsVariant(f"{name}-{n}", dict(zip(names, values, strict=True)), True, Decimal(40 + n))
        for n, values in enumerate(product(*names.values()))
    )
    return Goods(name, name, variants)


WARES = {name: goods(name) for name in OPTIONS}


def line(id: str, name: str, **options: str) -> Line:
    wares = WARES[name]
    wanted = {**wares.variants[0].options, **options}
    bought = next(variant for variant in wares.variants if variant.options == wanted)
    return Line(id, name, bought.id, name, bought.options, bought.price)


def order(id: str, status: str, *names: str, by: str = "visa", day: int = 1, to: Address = HOME) -> Order:
    lines = (line(str(n), name) for n, name in enumerate(names, 1))
    return replace(placed(id, status, *lines, by=by, whose="C7", day=day), address=to)


def orders() -> tuple[Order, ...]:
    shelf = line("1", "Bookshelf", material="metal", color="black", height="5 ft")
    last = replace(
        order("W7705", "pending", day=16),
        items=(shelf,),
        payments=(Payment("payment", shelf.price, "visa"),),
    )
    return (
        order("W7702", "pending", "Running Shoes", "Mechanical Keyboard", by="paypal", day=20, to=LAKE),
        order("W7701", "pending", "Backpack", "Desk Lamp", "Water Bottle", day=18),
        last,
        order("W7706", "processed", "Headphones", day=14),
        order("W7704", "delivered", "Hiking Boots", "Bookshelf", by="paypal", day=10),
        order("W7703", "delivered", "T-Shirt", "Electric Kettle", "Headphones", day=8),
    )


def backend() -> Backend:
    return Backend({"C7": NORA}, {order.id: order for order in orders()}, RULES, WARES)
