"""The JSON that tools give back where the HTTP API has no shape for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, Self

from pydantic import Field

from assistant import orders
from assistant.orders import STORE_CREDIT, Customer
from assistant.web import schemas
from assistant.web.schemas import Amount, Out
from retrieval.facets import PriceRange


class Counted(Out):
    value: str
    products: int = Field(description="How many have it")


class Prices(Out):
    lowest: Amount
    median: Amount
    highest: Amount
    currency: str

    @classmethod
    def of(cls, price: PriceRange | None) -> Self | None:
        if price is None:
            return None
        return cls(lowest=price.lowest, median=price.median, highest=price.highest, currency=price.currency)


class Vocabulary(Out):
    """What can be filtered by, the most common first."""

    products: int = Field(description="How many this is said of")
    price: Prices | None
    categories: Sequence[Counted]
    brands: Sequence[Counted]
    attributes: Sequence[str] = Field(description="Their names, for attr, attr_not, attr_min and attr_max")
    values: Sequence[Counted] = Field(description="Of the attribute that was asked for")


class Compared(Out):
    comparison: schemas.Comparison
    products: Sequence[schemas.Product]


class Policies(Out):
    citations: Sequence[schemas.Citation] = Field(
        description="The shop's own words, best first. None: the shop says nothing of it"
    )


class Begun(Out):
    conversation: str = Field(description="Handle for the tools of cart and orders. Whoever has it, opens it")
    identified: bool


class Identified(Out):
    identified: Literal[True] = True


class OrderLine(Out):
    line_id: str
    product_id: str
    variant_id: str
    name: str
    options: Mapping[str, str]
    price: schemas.Money = Field(description="Of one")
    quantity: int


class OrderPayment(Out):
    kind: Literal["payment", "refund"]
    amount: schemas.Money
    method: str


class Parcel(Out):
    carrier: str | None
    tracking_ids: Sequence[str]
    variant_ids: Sequence[str]
    shipped_at: datetime | None
    delivered_at: datetime | None
    expected_at: datetime | None


class OrderAddress(Out):
    address1: str
    address2: str
    city: str
    state: str
    country: str
    zip: str


class OrderBrief(Out):
    id: str
    placed_at: datetime | None
    status: str
    items: Sequence[OrderLine]
    total: schemas.Money = Field(description="Of the items, without what was paid back")

    @classmethod
    def of(cls, order: orders.Order) -> Self:
        return cls(**_brief(order))


class Order(OrderBrief):
    address: OrderAddress
    payments: Sequence[OrderPayment]
    parcels: Sequence[Parcel]
    requested: str | None = Field(description="What was asked of it last: cancel, change, return, exchange")

    @classmethod
    def whole(cls, order: orders.Order, customer: Customer | None) -> Self:
        """`customer` knows the payment methods by their ids."""
        return cls(
            **_brief(order),
            address=OrderAddress.model_validate(order.address, from_attributes=True),
            payments=[
                OrderPayment(
                    kind=payment.kind,
                    amount=schemas.Money(amount=payment.amount, currency=order.currency),
                    method=_method(customer, payment.payment_method_id),
                )
                for payment in order.payments
            ],
            parcels=[Parcel.model_validate(each, from_attributes=True) for each in order.fulfilments],
            requested=order.request.kind if order.request else None,
        )


class Orders(Out):
    orders: Sequence[OrderBrief] = Field(description="The newest first")
    total: int = Field(description="How many the customer has")


class DeskReply(schemas.Reply):
    proposal: str | None = Field(
        None,
        description="Id of the change that was put before the customer, for confirm_change. Nothing is "
        "changed by it yet",
    )


def _brief(order: orders.Order) -> dict[str, Any]:
    total = sum((line.price * line.quantity for line in order.items), Decimal(0))
    return {
        "id": order.id,
        "placed_at": order.placed_at,
        "status": order.status,
        "items": [_line(line, order.currency) for line in order.items],
        "total": schemas.Money(amount=total, currency=order.currency),
    }


def _line(line: orders.Line, currency: str) -> OrderLine:
    return OrderLine(
        line_id=line.line_id,
        product_id=line.product_id,
        variant_id=line.variant_id,
        name=line.name,
        options=dict(line.options),
        price=schemas.Money(amount=line.price, currency=currency),
        quantity=line.quantity,
    )


def _method(customer: Customer | None, method_id: str) -> str:
    method = STORE_CREDIT if method_id == STORE_CREDIT.id else customer and customer.method(method_id)
    if not method:
        return "another method"
    return " ".join(filter(None, (method.brand, method.kind.replace("_", " "), method.last_four)))
