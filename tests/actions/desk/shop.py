"""A shop with two customers and a handful of orders, and an order system in memory that goes by the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from assistant.actions.desk.said import ItemSaid, MethodSaid, Said, Swap, View, Wish
from assistant.desk import Wanted
from assistant.errors import BackendDown, Declined, OutOfDate
from assistant.orders import (
    Address,
    Agreement,
    Customer,
    Fulfilment,
    Goods,
    GoodsVariant,
    Kind,
    Line,
    Order,
    Payment,
    PaymentMethod,
    Quote,
    Receipt,
    Refusal,
)
from assistant.service.rules import Rules

TODAY = date(2026, 11, 22)
HOME = Address("14 Tansy Lane", "", "Portland", "ME", "USA", "04101")
WORK = Address("2 Quay Road", "Flat 3", "Boston", "MA", "USA", "02113")

VISA = PaymentMethod("visa", "credit_card", brand="Visa", last_four="1020")
GIFT = PaymentMethod("gift", "gift_card", balance=Decimal("30.00"))
PAYPAL = PaymentMethod("paypal", "paypal")
MAREN = Customer("C1", "Maren", "Holt", "maren@example.org", HOME, (VISA, GIFT, PAYPAL), version=4)
OTHER = Customer("C2", "Raj", "Lee", "raj@example.org", WORK, (PaymentMethod("other-pp", "paypal"),))


def variant(id: str, price: str, available: bool = True, **options: str) -> GoodsVariant:
    return GoodsVariant(id, options, available, Decimal(price))


MUG = Goods(
    "mug",
    "Tideline Mug",
    (
        variant("mug-oat-s", "24.00", color="oatmeal", size="small"),
        variant("mug-oat-l", "26.00", color="oatmeal", size="large"),
        variant("mug-sea-s", "24.00", color="sea", size="small"),
        variant("mug-sea-l", "26.50", color="sea", size="large"),
        variant("mug-red-s", "24.00", False, color="red", size="small"),
        variant("mug-red-l", "27.00", color="red", size="large"),
        variant("mug-tin-m", "9.00", color="tin", size="medium"),
    ),
)
LAMP = Goods("lamp", "Halo Desk Lamp", (variant("lamp", "79.00"),))
THROW = Goods(
    "throw",
    "Fenway Throw",
    (variant("throw-grey", "45.50", color="grey"), variant("throw-blue", "49.50", color="blue")),
)
GOODS = {goods.id: goods for goods in (MUG, LAMP, THROW)}


def line(id: str, goods: Goods, variant_id: str, quantity: int = 1) -> Line:
    of = goods.variant(variant_id)
    assert of is not None
    return Line(id, goods.id, of.id, goods.name, of.options, of.price, quantity)


def order(
    id: str, status: str, *lines: Line, by: str = "visa", whose: str = "C1", day: int = 1, **more: object
) -> Order:
    total = sum((each.price * each.quantity for each in lines), Decimal(0))
    gone = status in ("shipped", "delivered")
    parcel = Fulfilment(
        (f"1Z-{id}",),
        tuple(each.variant_id for each in lines),
        "UPS",
        datetime(2026, 11, day + 1, tzinfo=UTC),
        datetime(2026, 11, day + 3, tzinfo=UTC) if status == "delivered" else None,
    )
    made = Order(
        id,
        whose,
        datetime(2026, 11, day, tzinfo=UTC),
        status,
        HOME if whose == "C1" else WORK,
        lines,
        (Payment("payment", total, by),),
        (parcel,) if gone else (),
    )
    return replace(made, **more)  # type: ignore[arg-type]


PENDING = order("2041", "pending", line("1", MUG, "mug-oat-s"), line("2", LAMP, "lamp"), day=20)
PENDING_TOO = order("2042", "pending", line("1", THROW, "throw-grey"), by="paypal", day=19)
SHIPPED = order("2030", "shipped", line("1", LAMP, "lamp"), day=15)
DELIVERED = order(
    "1877",
    "delivered",
    line("1", LAMP, "lamp"),
    line("2", THROW, "throw-grey"),
    line("3", MUG, "mug-oat-s", 2),
    day=10,
)
DELIVERED_TOO = order("1850", "delivered", line("1", MUG, "mug-sea-s"), by="gift", day=5)
CANCELLED = order("1800", "cancelled", line("1", LAMP, "lamp"), day=2)
THEIRS = order("3000", "pending", line("1", LAMP, "lamp"), by="other-pp", whose="C2", day=18)
ORDERS = (PENDING, PENDING_TOO, SHIPPED, DELIVERED, DELIVERED_TOO, CANCELLED, THEIRS)

RULES = Rules()


@dataclass
class Backend:
    """An OrderBackend in memory: the rules make the changes. `down` and `declines` as told; `meanwhile`
    is what somebody else does before the next write."""

    customers: dict[str, Customer] = field(default_factory=lambda: {c.id: c for c in (MAREN, OTHER)})
    book: dict[str, Order] = field(default_factory=lambda: {o.id: o for o in ORDERS})
    rules: Rules = RULES
    wares: Mapping[str, Goods] = field(default_factory=lambda: GOODS)
    down: bool = False
    declines: str = ""
    acknowledges: bool = True
    meanwhile: Order | None = None
    receipts: dict[str, Receipt] = field(default_factory=dict)
    agreed: list[Agreement] = field(default_factory=list)
    performed: list[Quote] = field(default_factory=list)

    def customer(self, customer_id: str) -> Customer | None:
        self._answer()
        return self.customers.get(customer_id)

    def find(
        self, *, email: str | None = None, name: str | None = None, postcode: str | None = None
    ) -> Customer | None:
        self._answer()
        for customer in self.customers.values():
            full = f"{customer.first_name} {customer.last_name}".lower()
            if email is not None and email.lower() == customer.email:
                return customer
            if name is not None and (name.lower(), postcode) == (full, customer.address.zip):
                return customer
        return None

    def orders(self, customer_id: str) -> tuple[Order, ...]:
        self._answer()
        return tuple(o for o in self.book.values() if o.customer_id == customer_id)

    def order(self, order_id: str) -> Order | None:
        self._answer()
        return self.book.get(order_id)

    def goods(self, product_id: str) -> Goods | None:
        self._answer()
        return self.wares.get(product_id)

    def perform(self, quote: Quote, agreement: Agreement, key: str) -> Receipt:
        self._answer()
        if key in self.receipts:
            return replace(self.receipts[key], repeated=True)
        if self.declines:
            raise Declined(self.declines)
        if self.meanwhile is not None:
            self.book[self.meanwhile.id], self.meanwhile = self.meanwhile, None
        before = self.book[quote.change.order_id] if quote.change.order_id else None
        customer = self.customers[quote.change.customer_id]
        judged = self.rules.judge(quote.change, before, customer, self.wares, TODAY)
        if isinstance(judged, Refusal) or judged != quote:
            raise OutOfDate("the records are others by now")
        after, whose = self.rules.apply(quote, before, customer)
        if after is not None:
            self.book[after.id] = after
        self.customers[whose.id] = whose
        self.agreed.append(agreement)
        self.performed.append(quote)
        receipt = Receipt(key, quote.change, self.acknowledges, after, whose)
        self.receipts[key] = receipt
        return receipt

    def _answer(self) -> None:
        if self.down:
            raise BackendDown("told to")


def view(orders: tuple[Order, ...] = ORDERS, rules: Rules = RULES, customer: Customer = MAREN) -> View:
    return View(customer, tuple(o for o in orders if o.customer_id == customer.id), GOODS, rules, TODAY)


# ---- what messages say --------------------------------------------------------------------


def item(
    *lines: tuple[str, str], said: str = "it", every: bool = False, quantity: int | None = None
) -> ItemSaid:
    return ItemSaid(said, lines, every, quantity)


def wish(kind: Kind | None = None, *items: ItemSaid, order: str | None = None, **more: object) -> Wish:
    made = Wish(kind, orders=(order,) if order else (), items=items)
    return replace(made, **more)  # type: ignore[arg-type]


def swap(wanted: Mapping[str, str] | Wanted, of: ItemSaid | None = None) -> Swap:
    return Swap(of, wanted if isinstance(wanted, Wanted) else Wanted(wanted))


def says(*wishes: Wish, **more: object) -> Said:
    return replace(Said(wishes=wishes), **more)  # type: ignore[arg-type]


def by(*ids: str, original: bool = False) -> MethodSaid:
    return MethodSaid("that", ids, original)


YES, NO = Said(agrees=True, text="yes"), Said(agrees=False, text="no")
