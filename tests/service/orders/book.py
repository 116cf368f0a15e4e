"""A small shop's order book: every kind of record, and each oddity once."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from assistant.orders import (
    Address,
    Agreement,
    Change,
    Customer,
    Fulfilment,
    Goods,
    GoodsVariant,
    Kind,
    Line,
    Order,
    OrderRequest,
    Payment,
    PaymentMethod,
    Piece,
    Quote,
)
from assistant.service.backend import OrderBackend
from assistant.service.orders import OrderBook
from assistant.service.rules import Rules

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
RULES = Rules()

HOME = Address("12 Mill Lane", "", "Alder Cove", "ME", "USA", "04101")
AWAY = Address("Müllerstraße 3", "Hinterhaus 🐦", "Köln", "", "Germany", "50667")

ADA = Customer(
    "ada",
    "Ada",
    "Mae Lund",
    "ada@example.org",
    HOME,
    (
        PaymentMethod("card", "credit_card", brand="visa", last_four="0042"),
        PaymentMethod("gift", "gift_card", Decimal("150.00")),
        PaymentMethod("pal", "paypal"),
    ),
)
BEN = Customer(
    "ben",
    "Ben",
    "Okoro",
    "ben@example.org",
    AWAY,
    (PaymentMethod("card", "credit_card"), PaymentMethod("pal", "paypal")),
)
TWIN = Customer("twin-1", "Kit", "Rae", "kit@example.org", HOME)
TWIN_TOO = Customer("twin-2", "Kit", "Rae", "KIT@example.org ", HOME)
NOBODY = Customer("walk-in", "", "", "", Address("", "", "", "", "", ""))

MUG = Goods(
    "mug",
    "Puffin Mug",
    (
        GoodsVariant("mug-blue", {"color": "blue", "size": "350 ml"}, True, Decimal("19.00")),
        GoodsVariant("mug-red", {"color": "red", "size": "350 ml"}, True, Decimal("21.50")),
        GoodsVariant("mug-gold", {"color": "gold", "size": "350 ml"}, False, Decimal("99")),
    ),
)
LAMP = Goods("lamp", "Halo Lamp", (GoodsVariant("lamp", {}, True, Decimal("79.90")),))
NO_MORE = Goods("no-more", "No variants left")


def mug(line_id: str, quantity: int = 1) -> Line:
    return Line(
        line_id, "mug", "mug-blue", "Puffin Mug", dict(MUG.variants[0].options), Decimal(19), quantity
    )


def lamp(line_id: str) -> Line:
    return Line(line_id, "lamp", "lamp", "Halo Lamp", {}, Decimal("79.90"))


def paid(amount: str, by: str = "card") -> Payment:
    return Payment("payment", Decimal(amount), by)


PENDING = Order(
    "#1001",
    "ada",
    datetime(2026, 11, 20, 9, 30, 0, 250, UTC),
    "pending",
    HOME,
    (mug("1"), mug("2", 3), lamp("x")),
    (paid("100.00", "gift"), paid("55.90")),
)
DELIVERED = Order(
    "#1000",
    "ada",
    datetime(2026, 11, 1, 9, tzinfo=UTC),
    "delivered",
    HOME,
    (mug("1"), lamp("2")),
    (paid("98.90"),),
    (
        Fulfilment(("1Z-1", "1Z-2"), ("mug-blue",), "UPS", *(NOW.replace(day=day) for day in (2, 4, 5))),
        Fulfilment((), ("lamp",)),
    ),
)
RETURNED = Order(
    "#0999",
    "ada",
    datetime(2026, 10, 1, tzinfo=UTC),
    "return requested",
    HOME,
    (lamp("1"),),
    (paid("79.90"), Payment("refund", Decimal("0.10"), "card")),
    request=OrderRequest("return", ("lamp",), "card", reason="too bright"),
)
EXCHANGED = Order(
    "#0998",
    "ada",
    datetime(2026, 10, 1, tzinfo=UTC),
    "exchange requested",
    HOME,
    (mug("1"),),
    (paid("19"),),
    request=OrderRequest("exchange", ("mug-blue",), "card", ("mug-red",)),
)
UNDATED = tuple(
    Order(f"u{n}", "ben", None, "pending", AWAY, (lamp("1"),), (paid("79.90"),), currency="EUR")
    for n in (5, 3, 4)
)

BOOK = OrderBook(
    (ADA, BEN, TWIN, TWIN_TOO, NOBODY),
    (MUG, LAMP, NO_MORE),
    (EXCHANGED, DELIVERED, *UNDATED, PENDING, RETURNED),
)

CANCEL = Change(Kind.CANCEL, "ada", "#1001", reason="no longer needed")
SWAP = Change(Kind.CHANGE_ITEMS, "ada", "#1001", (Piece("2", 2, "mug-red"),), payment_method_id="gift")
RETURN = Change(Kind.RETURN, "ada", "#1000", (Piece("1"),), payment_method_id="card", reason="too small")
EXCHANGE = Change(Kind.EXCHANGE, "ada", "#1000", (Piece("1", 1, "mug-red"),), payment_method_id="card")
SEND_AWAY = Change(Kind.CHANGE_ADDRESS, "ada", "#1001", address=AWAY)
PAY_BY = Change(Kind.CHANGE_PAYMENT, "ben", "u5", payment_method_id="pal")
MOVE = Change(Kind.ACCOUNT_ADDRESS, "ada", address=AWAY)


def quoted(backend: OrderBackend, change: Change) -> Quote:
    """What a change comes to by the records of now; the rules have to allow it."""
    order = backend.order(change.order_id) if change.order_id else None
    customer = backend.customer(change.customer_id)
    assert customer is not None
    ids = {line.product_id for line in order.items} if order else set()
    goods = {thing.id: thing for identity in ids if (thing := backend.goods(identity))}
    quote = RULES.judge(change, order, customer, goods, NOW.date())
    assert isinstance(quote, Quote), quote
    return quote


def agreed(change: Change, said: str = "yes") -> Agreement:
    return Agreement("c0ffee", change.customer_id, "token", "Shall I?", said)
