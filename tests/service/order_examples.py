"""A customer, what she ordered, and an example of everything that the service desk can find."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from assistant.evidence import (
    AccountTold,
    AnythingElse,
    ChangeDropped,
    ChangeMade,
    ChangeRefused,
    Finding,
    Greeted,
    IdentityAsked,
    IdentityBarred,
    NoSuchOrder,
    OrdersListed,
    OrderTold,
    OthersBarred,
    Proposed,
    ServiceFailed,
    SlotAsked,
    TroubleTold,
    VariantsTold,
)
from assistant.orders import (
    STORE_CREDIT,
    Address,
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
    Receipt,
    Refusal,
)
from assistant.service.rules import Rules
from assistant.service.rules.terms import Cancelling, Excepted, Large, Returning

TODAY = date(2026, 11, 20)
RULES = Rules(
    return_items=Returning(
        days=30,
        send_back_days=14,
        targets=("original", "gift_card", "store_credit"),
        gift_card_first=True,
        label_fee=Decimal("5.95"),
        conditions=("Items must be unused and in their original packaging.",),
    ),
    exceptions=(Excepted(words=("serum",), name="opened care products"),),
    large=(Large(words=("desk",), fee=Decimal("79.00")),),
    cancel_order=Cancelling(),
)

HOME = Address("14 Tansy Lane", "", "Portland", "ME", "USA", "04101")
WORK = Address("220 Cooper Street", "Apt 4B", "Boston", "MA", "USA", "02113")
VISA = PaymentMethod("card-1", "credit_card", None, "visa", "1020")
CARD = PaymentMethod("gift-1", "gift_card", Decimal("75.00"))
SECOND = PaymentMethod("gift-2", "gift_card", Decimal("300.00"))
PAYPAL = PaymentMethod("paypal-1", "paypal")
MAREN = Customer("C1", "Maren", "Holt", "maren.holt@example.org", HOME, (VISA, CARD, SECOND, PAYPAL))


def at(day: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, 12, 0, tzinfo=UTC)


def variant(id: str, price: str, available: bool = True, **options: str) -> GoodsVariant:
    named = {name.replace("_", " "): value for name, value in options.items()}
    return GoodsVariant(id, named, available, Decimal(price))


KEYBOARD = Goods(
    "K",
    "Mechanical Keyboard",
    (
        variant("K1", "236.51", switch_type="linear", backlight="RGB", size="60%"),
        variant("K2", "248.91", switch_type="clicky", backlight="none", size="60%"),
        variant("K3", "226.11", switch_type="tactile", backlight="white", size="full size"),
        variant("K4", "231.00", False, switch_type="clicky", backlight="RGB", size="60%"),
    ),
)
SHIRT = Goods(
    "S",
    "T-Shirt",
    (
        variant("S1", "48.50", color="black", size="M"),
        variant("S2", "48.50", color="blue", size="M"),
        variant("S3", "52.00", color="blue", size="S"),
    ),
)
DESK = Goods("D", "Standing Desk", (variant("D1", "489.00"),))
SERUM = Goods("E", "Evening Serum", (variant("E1", "56.00"),))
GOODS = {goods.id: goods for goods in (KEYBOARD, SHIRT, DESK, SERUM)}
ALL_GOODS = tuple(GOODS.values())


def line(number: int, goods: Goods, variant_id: str, quantity: int = 1) -> Line:
    chosen = goods.variant(variant_id)
    assert chosen is not None
    return Line(str(number), goods.id, variant_id, goods.name, chosen.options, chosen.price, quantity)


LINES = (line(1, KEYBOARD, "K1"), line(2, SHIRT, "S1", 2), line(3, SHIRT, "S2"))
PENDING = Order(
    "2041",
    "C1",
    at(19),
    "pending",
    HOME,
    LINES,
    (Payment("payment", Decimal("75.00"), "gift-1"), Payment("payment", Decimal("307.01"), "card-1")),
)
SIMPLE = replace(
    PENDING, id="2042", items=LINES[:1], payments=(Payment("payment", Decimal("236.51"), "card-1"),)
)
DELIVERED = replace(
    PENDING,
    id="#W1877",
    status="delivered",
    placed_at=at(3),
    items=(*LINES, line(4, DESK, "D1"), line(5, SERUM, "E1")),
    payments=(Payment("payment", Decimal("927.01"), "card-1"),),
    fulfilments=(
        Fulfilment(("1Z-448",), ("K1", "S1", "S1", "S2", "E1"), "UPS", at(4), at(9)),
        Fulfilment(("CF-1", "CF-2"), ("D1",), "Casco Freight", at(5), at(12)),
    ),
)
SHIPPED = replace(
    PENDING,
    id="2040",
    status="shipped",
    fulfilments=(Fulfilment(("1Z-449",), ("K1", "S1", "S1"), "UPS", at(17), None, at(20)),),
)
ON_ITS_WAY = replace(
    SIMPLE,
    id="2039",
    status="shipped",
    fulfilments=(Fulfilment(("1Z-450",), ("K1",), "UPS", at(17), None, at(20)),),
)
UNDATED = replace(
    SIMPLE, id="#W2", placed_at=None, status="processed", fulfilments=(Fulfilment(("735", "736"), ("K1",)),)
)
CANCELLED = replace(
    PENDING,
    id="2030",
    status="cancelled",
    payments=(*PENDING.payments, *(replace(p, kind="refund") for p in PENDING.payments)),
)
RETURNING = replace(
    DELIVERED,
    id="2031",
    status="return requested",
    request=OrderRequest("return", ("S1", "S2"), "card-1", None, "too small"),
)
LONG_AGO = replace(
    DELIVERED, items=LINES[:1], fulfilments=(Fulfilment(("1",), ("K1",), "UPS", at(1, 3), at(9, 3)),)
)
ELSEWHERE = replace(PENDING, id="2050", customer_id="C2")


def change(kind: Kind, order: Order | None, *pieces: Piece, **more: object) -> Change:
    return replace(Change(kind, "C1", order.id if order else None, pieces), **more)  # type: ignore[arg-type]


def quote(kind: Kind, order: Order | None, *pieces: Piece, **more: object) -> Quote:
    judged = RULES.judge(change(kind, order, *pieces, **more), order, MAREN, GOODS, TODAY)
    assert isinstance(judged, Quote), judged
    return judged


def refusal(kind: Kind, order: Order, *pieces: Piece, **more: object) -> Refusal:
    judged = RULES.judge(change(kind, order, *pieces, **more), order, MAREN, GOODS, TODAY)
    assert isinstance(judged, Refusal), judged
    return judged


CANCEL = quote(Kind.CANCEL, PENDING, reason="no longer needed")
ADDRESS = quote(Kind.CHANGE_ADDRESS, PENDING, address=WORK)
ACCOUNT = quote(Kind.ACCOUNT_ADDRESS, None, address=WORK)
PAYMENT = quote(Kind.CHANGE_PAYMENT, SIMPLE, payment_method_id="gift-2")
ITEM = quote(Kind.CHANGE_ITEMS, SIMPLE, Piece("1", 1, "K2"), payment_method_id="paypal-1")
CHEAPER = quote(Kind.CHANGE_ITEMS, SIMPLE, Piece("1", 1, "K3"), payment_method_id="card-1")
ITEMS = quote(
    Kind.CHANGE_ITEMS, PENDING, Piece("1", 1, "K2"), Piece("2", 2, "S3"), payment_method_id="paypal-1"
)
RETURN = quote(
    Kind.RETURN, DELIVERED, Piece("1"), Piece("2", 2), payment_method_id="card-1", reason="too small"
)
FREIGHT = quote(Kind.RETURN, DELIVERED, Piece("4"), payment_method_id="card-1")
CREDIT = quote(Kind.RETURN, DELIVERED, Piece("3"), payment_method_id=STORE_CREDIT.id)
EXCHANGE = quote(Kind.EXCHANGE, DELIVERED, Piece("3", 1, "S3"), payment_method_id="card-1")
SAME = quote(Kind.EXCHANGE, DELIVERED, Piece("3", 1, "S2"), payment_method_id="card-1")

QUOTES = (
    *((CANCEL, PENDING), (ADDRESS, PENDING), (ACCOUNT, None), (PAYMENT, SIMPLE), (ITEM, SIMPLE)),
    *((CHEAPER, SIMPLE), (ITEMS, PENDING), (RETURN, DELIVERED), (FREIGHT, DELIVERED)),
    *((CREDIT, DELIVERED), (EXCHANGE, DELIVERED), (SAME, DELIVERED)),
)


def made(of: Quote, before: Order | None, acknowledged: bool = True, repeated: bool = False) -> ChangeMade:
    order, customer = RULES.apply(of, before, MAREN)
    receipt = Receipt("k", of.change, acknowledged, order, customer, repeated)
    return ChangeMade(receipt, of, MAREN, before, ALL_GOODS)


REFUSALS = (
    refusal(Kind.CANCEL, DELIVERED, reason="no longer needed"),
    refusal(Kind.CANCEL, CANCELLED, reason="no longer needed"),
    refusal(Kind.CANCEL, PENDING, reason="too late"),
    refusal(Kind.CANCEL, PENDING, Piece("1"), reason="no longer needed"),
    refusal(Kind.CHANGE_ADDRESS, SHIPPED, address=WORK),
    refusal(Kind.CHANGE_ADDRESS, PENDING, address=replace(WORK, city="", zip="")),
    refusal(Kind.CHANGE_PAYMENT, SIMPLE, payment_method_id="card-1"),
    refusal(Kind.CHANGE_PAYMENT, SIMPLE, payment_method_id="gift-1"),
    refusal(Kind.CHANGE_PAYMENT, SIMPLE, payment_method_id="unheard"),
    refusal(Kind.CHANGE_PAYMENT, PENDING, payment_method_id="paypal-1"),
    refusal(Kind.CHANGE_ITEMS, SIMPLE, Piece("1", 1, "K4"), payment_method_id="card-1"),
    refusal(Kind.CHANGE_ITEMS, SIMPLE, Piece("1", 1, "K1"), payment_method_id="card-1"),
    refusal(Kind.CHANGE_ITEMS, SIMPLE, Piece("1", 1, "S1"), payment_method_id="card-1"),
    refusal(Kind.CHANGE_ITEMS, SIMPLE, Piece("1", 1), payment_method_id="card-1"),
    refusal(Kind.CHANGE_ITEMS, SIMPLE, Piece("1", 3, "K2"), payment_method_id="card-1"),
    refusal(Kind.CHANGE_ITEMS, SIMPLE, Piece("9", 1, "K2"), payment_method_id="card-1"),
    refusal(Kind.CHANGE_ITEMS, SIMPLE, payment_method_id="card-1"),
    refusal(Kind.RETURN, SHIPPED, Piece("1"), payment_method_id="card-1"),
    refusal(Kind.RETURN, RETURNING, Piece("1"), payment_method_id="card-1"),
    refusal(Kind.RETURN, DELIVERED, Piece("5"), payment_method_id="card-1"),
    refusal(Kind.RETURN, DELIVERED, Piece("1"), payment_method_id="paypal-1"),
    refusal(Kind.RETURN, LONG_AGO, Piece("1"), payment_method_id="card-1"),
    Refusal("abroad", Kind.EXCHANGE, "2041", {"country": "Canada"}),
    Refusal("not_offered", Kind.CANCEL, "2041", {"status": "pending"}, person=True),
    Refusal("delivery_unknown", Kind.RETURN, "2041", {"days": "30"}, person=True),
    Refusal("nothing_paid", Kind.RETURN, "2041", person=True),
    Refusal("no_such_order", Kind.RETURN, "2041"),
    Refusal("already_changed", Kind.CHANGE_ITEMS, "2041", {"status": "pending (item modified)"}),
    Refusal("something new", Kind.CHANGE_ADDRESS, "2041"),
)  # fmt: skip

NEWEST = (PENDING, SIMPLE, SHIPPED, DELIVERED, CANCELLED)
CHOICES = tuple(v for v in KEYBOARD.variants if v.available and v.id != "K1")

FINDINGS: tuple[Finding, ...] = (
    IdentityAsked("email"),
    IdentityAsked("code", sent=True),
    IdentityAsked("code", failed=True),
    IdentityAsked("email", failed=True, instead=("name_and_postcode",)),
    IdentityAsked("name_and_postcode", have="name"),
    IdentityAsked("sign_in"),
    Greeted("Maren"),
    IdentityBarred(),
    OthersBarred(),
    NoSuchOrder(("#W99", "77"), NEWEST),
    NoSuchOrder(("99",), NEWEST[:1]),
    NoSuchOrder(("99",)),
    OrdersListed(NEWEST, 5),
    OrdersListed(NEWEST[:2], 12),
    OrdersListed((), 0),
    OrdersListed((PENDING, ON_ITS_WAY), 2, "open"),
    OrdersListed((PENDING, DELIVERED), 2, "open"),
    OrdersListed((CANCELLED,), 1, "refund"),
    *(
        OrderTold(order, MAREN, about, refund_days=(5, 7))
        for order in (*NEWEST, ON_ITS_WAY, UNDATED, RETURNING)
        for about in ("status", "tracking", "details", "refund", "invoice")
    ),
    *(OrderTold(order, MAREN, "address") for order in (PENDING, ON_ITS_WAY, DELIVERED, CANCELLED)),
    OrderTold(PENDING, MAREN, "options", lines=PENDING.items[:1]),
    OrderTold(ON_ITS_WAY, MAREN, "status", today=date(2026, 11, 20)),
    OrderTold(ON_ITS_WAY, MAREN, "status", today=date(2026, 11, 21)),
    OrderTold(PENDING, MAREN, "status", as_of=at(20)),
    OrderTold(PENDING, MAREN, "invoice", invoice_url="https://shop.example/invoices/2041"),
    *(AccountTold(MAREN, about) for about in ("balance", "methods", "account")),
    AccountTold(replace(MAREN, payment_methods=()), "methods"),
    AccountTold(replace(MAREN, payment_methods=()), "balance"),
    VariantsTold(LINES[0], KEYBOARD, CHOICES),
    VariantsTold(LINES[0], KEYBOARD, CHOICES, ("pink",)),
    VariantsTold(LINES[0], KEYBOARD, ()),
    SlotAsked(Kind.CANCEL, "order", orders=NEWEST[:2]),
    SlotAsked(Kind.RETURN, "order", orders=NEWEST, failed=True),
    SlotAsked(Kind.RETURN, "items", order=DELIVERED, lines=DELIVERED.items),
    SlotAsked(Kind.EXCHANGE, "items", order=DELIVERED, lines=DELIVERED.items[:2], failed=True),
    SlotAsked(Kind.CHANGE_ITEMS, "replacement", order=SIMPLE, line=LINES[0], variants=CHOICES),
    SlotAsked(Kind.CHANGE_ITEMS, "replacement", order=SIMPLE, line=LINES[0], failed=True),
    SlotAsked(Kind.EXCHANGE, "replacement", order=DELIVERED, line=LINES[1], variants=SHIRT.variants[:2]),
    SlotAsked(Kind.RETURN, "payment_method", order=DELIVERED, options=("Visa ending in 1020", "PayPal")),
    SlotAsked(Kind.CHANGE_ITEMS, "payment_method", order=SIMPLE, failed=True, why="unknown_method"),
    SlotAsked(Kind.CANCEL, "reason", order=PENDING, options=("no longer needed", "ordered by mistake")),
    SlotAsked(Kind.CHANGE_ADDRESS, "address", order=PENDING, failed=True),
    SlotAsked(Kind.CHANGE_ADDRESS, "address", order=PENDING, failed=True, stuck=True),
    SlotAsked(Kind.RETURN, "items", order=DELIVERED, lines=DELIVERED.items, failed=True, stuck=True),
    SlotAsked(Kind.ACCOUNT_ADDRESS, "address"),
    *(Proposed(of, MAREN, order, ALL_GOODS) for of, order in QUOTES),
    *(Proposed(of, MAREN, order, ALL_GOODS, again=True) for of, order in QUOTES),
    Proposed(CANCEL, MAREN, PENDING, ALL_GOODS, changed=True),
    *(made(of, order) for of, order in QUOTES),
    *(made(of, order, acknowledged=False) for of, order in QUOTES),
    *(made(of, order, repeated=True) for of, order in QUOTES),
    *(ChangeRefused(refused) for refused in REFUSALS),
    *(ChangeDropped(kind, "2041") for kind in Kind),
    ChangeDropped(Kind.RETURN),
    TroubleTold(DELIVERED, DELIVERED.items[:1], (Kind.RETURN, Kind.EXCHANGE)),
    TroubleTold(DELIVERED, DELIVERED.items, (Kind.RETURN,)),
    TroubleTold(DELIVERED, (), (Kind.EXCHANGE,)),
    TroubleTold(PENDING, PENDING.items[:1], (Kind.CANCEL, Kind.CHANGE_ITEMS)),
    TroubleTold(PENDING, (), (Kind.CANCEL, Kind.CHANGE_ITEMS)),
    TroubleTold(ON_ITS_WAY),
    TroubleTold(orders=NEWEST),
    TroubleTold(asks_who=True),
    TroubleTold(),
    ServiceFailed("down"),
    ServiceFailed("down", Kind.CANCEL),
    ServiceFailed("declined", Kind.CANCEL, "already at the packing table"),
    ServiceFailed("unsent"),
    ServiceFailed("no_account"),
    AnythingElse(),
    AnythingElse(unchanged=True),
)
