"""Small records with figures that can be checked in the head."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from assistant.orders import (
    Address,
    Change,
    Customer,
    Fulfilment,
    Goods,
    GoodsVariant,
    Kind,
    Line,
    Order,
    Payment,
    PaymentMethod,
    Piece,
)

TODAY = date(2026, 11, 22)
HOME = Address("14 Tansy Lane", "", "Portland", "ME", "USA", "04101")
ELSEWHERE = Address("2 Quay Road", "Flat 3", "Boston", "MA", "USA", "02113")

VISA = PaymentMethod("visa", "credit_card", brand="Visa", last_four="1020")
PAYPAL = PaymentMethod("paypal", "paypal")
GIFT = PaymentMethod("gift", "gift_card", balance=Decimal("30.00"))
CUSTOMER = Customer("C1", "Maren", "Holt", "maren@example.org", HOME, (VISA, PAYPAL, GIFT), version=4)

MUG = Goods(
    "mug",
    "Tideline Mug",
    (
        GoodsVariant("mug-oat", {"color": "oatmeal"}, True, Decimal("24.00")),
        GoodsVariant("mug-sea", {"color": "sea"}, True, Decimal("26.50")),
        GoodsVariant("mug-red", {"color": "red"}, False, Decimal("24.00")),
        GoodsVariant("mug-tin", {"color": "tin"}, True, Decimal("9.00")),
        GoodsVariant("mug-gold", {"color": "gold"}, True, Decimal("90.00")),
    ),
)
LAMP = Goods("lamp", "Halo Desk Lamp", (GoodsVariant("lamp", {}, True, Decimal("79.00")),))
GOODS = {"mug": MUG, "lamp": LAMP}

MUGS = Line("1", "mug", "mug-oat", "Tideline Mug", {"color": "oatmeal"}, Decimal("24.00"), 3)
ONE_LAMP = Line("2", "lamp", "lamp", "Halo Desk Lamp", {}, Decimal("79.00"))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def order(status: str = "pending", **values: object) -> Order:
    """Three mugs and a lamp for 151.00, paid by Visa."""
    made = Order(
        "2041",
        CUSTOMER.id,
        at("2026-10-20T10:00"),
        status,
        HOME,
        (MUGS, ONE_LAMP),
        (Payment("payment", Decimal("151.00"), "visa"),),
        version=7,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def parcel(delivered: str | None, *variants: str) -> Fulfilment:
    return Fulfilment(
        ("94-1",),
        variants or ("mug-oat", "lamp"),
        "USPS",
        at("2026-10-21T10:00"),
        at(delivered) if delivered else None,
    )


def change(kind: Kind, *pieces: Piece, **values: object) -> Change:
    plain = Change(kind, CUSTOMER.id, "2041", pieces)
    return replace(plain, **values)  # type: ignore[arg-type]
