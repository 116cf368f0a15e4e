"""What a file of order records may hold. Messages say how to mend what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, model_validator

from assistant import orders
from assistant.service.orders.tables import LONGEST_ID

MOST = Decimal(10) ** 12
DIGITS = 6
"""Behind the point, at most."""


def _text(value: object) -> object:
    if isinstance(value, str):
        if "\0" in value:
            raise ValueError("holds a NUL character; take it out")
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise ValueError("holds half a character (a lone surrogate); take it out") from error
    return value


def _amount(value: object) -> Decimal:
    fault = ValueError('has to be an amount such as "12.50": digits, with a point before the cents')
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise fault
    try:
        amount = Decimal(value)
    except ArithmeticError as error:
        raise fault from error
    if not amount.is_finite() or amount < 0 or amount >= MOST:
        raise ValueError(f"has to be an amount from 0 to less than {MOST:,}")
    exponent = int(amount.as_tuple().exponent)
    if -exponent > DIGITS:
        raise ValueError(f"has to be an amount with at most {DIGITS} digits behind the point")
    return amount if exponent <= 0 else amount.quantize(Decimal(1))


def _time(value: object) -> datetime:
    fault = ValueError('has to be a time with its zone, such as "2026-01-10T02:26:00Z"')
    if not isinstance(value, str):
        raise fault
    try:
        at = datetime.fromisoformat(value)
        if at.tzinfo is None:
            raise fault
        return at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise fault from error


def _count(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value < 1_000_000:
        raise ValueError("has to be a whole number from 1 to 999999")
    return value


def _currency(value: object) -> object:
    if not (isinstance(value, str) and len(value) == 3 and value.isascii() and value.isupper()):
        raise ValueError('has to be a currency\'s three letters, such as "USD"')
    return value


Text = Annotated[str, BeforeValidator(_text)]
Id = Annotated[str, BeforeValidator(_text), StringConstraints(min_length=1, max_length=LONGEST_ID)]
Amount = Annotated[Decimal, BeforeValidator(_amount)]
Time = Annotated[datetime, BeforeValidator(_time)]
Count = Annotated[int, BeforeValidator(_count)]
Currency = Annotated[str, BeforeValidator(_currency)]
Filled = Annotated[str, BeforeValidator(_text), StringConstraints(min_length=1)]


class Shape(BaseModel):
    """`makes` is the record that it stands for, whose fields have the same names."""

    model_config = ConfigDict(extra="forbid", strict=True)
    makes: ClassVar[Callable[..., Any]]

    def record(self) -> Any:
        return self.makes(**{name: _record(getattr(self, name)) for name in type(self).model_fields})


def _record(value: object) -> object:
    match value:
        case Shape():
            return value.record()
        case list():
            return tuple(_record(part) for part in value)
        case _:
            return value


class Address(Shape):
    makes = orders.Address
    address1: Text
    address2: Text
    city: Text
    state: Text
    country: Text
    zip: Text


class PaymentMethod(Shape):
    makes = orders.PaymentMethod
    id: Id
    kind: Literal["gift_card", "paypal", "credit_card"]
    balance: Amount | None = None
    brand: Text | None = None
    last_four: Text | None = None


class Customer(Shape):
    makes = orders.Customer
    id: Id
    first_name: Text
    last_name: Text
    email: Text
    address: Address
    payment_methods: list[PaymentMethod] = []

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        _once((method.id for method in self.payment_methods), "payment_methods", "id")
        return self


class GoodsVariant(Shape):
    makes = orders.GoodsVariant
    id: Id
    options: dict[Text, Text] = {}
    available: bool
    price: Amount


class Goods(Shape):
    makes = orders.Goods
    id: Id
    name: Text
    variants: list[GoodsVariant] = []

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        _once((variant.id for variant in self.variants), "variants", "id")
        return self


class Line(Shape):
    makes = orders.Line
    line_id: Id | None = None
    product_id: Id
    variant_id: Id
    name: Text
    options: dict[Text, Text] = {}
    price: Amount
    quantity: Count = 1


class Payment(Shape):
    makes = orders.Payment
    kind: Literal["payment", "refund"]
    amount: Amount
    payment_method_id: Id


class Fulfilment(Shape):
    makes = orders.Fulfilment
    tracking_ids: list[Text]
    variant_ids: list[Id]
    carrier: Text | None = None
    shipped_at: Time | None = None
    delivered_at: Time | None = None
    expected_at: Time | None = None


class OrderRequest(Shape):
    makes = orders.OrderRequest
    kind: Filled
    items: list[Id]
    new_items: list[Id] | None = None
    payment_method_id: Id | None = None
    reason: Text | None = None

    @model_validator(mode="after")
    def _one_for_one(self) -> Self:
        if self.new_items is not None and len(self.new_items) != len(self.items):
            raise ValueError("new_items: has to hold one variant id for each of items, in the same sequence")
        return self


class Order(Shape):
    makes = orders.Order
    id: Id
    customer_id: Id
    placed_at: Time | None = None
    status: Filled
    address: Address
    items: list[Line]
    payments: list[Payment] = []
    fulfilments: list[Fulfilment] = []
    currency: Currency = "USD"
    request: OrderRequest | None = None

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        """A line without an id is called by its place, from 1."""
        for place, line in enumerate(self.items, 1):
            line.line_id = line.line_id or str(place)
        _once((str(line.line_id) for line in self.items), "items", "line_id")
        return self


class Book(Shape):
    customers: list[Customer] = []
    products: list[Goods] = []
    orders: list[Order] = []


def _once(ids: Iterable[str], where: str, field: str) -> None:
    seen: set[str] = set()
    for place, identity in enumerate(ids):
        if identity in seen:
            raise ValueError(f"{where}[{place}].{field}: {identity!r} stands twice; each has its own")
        seen.add(identity)
