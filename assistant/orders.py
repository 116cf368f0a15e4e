"""Orders and those who placed them, as the shop's records have them, and the changes that can be made.

Vocabulary: nothing here reads or writes anything. Amounts are exact decimals in the order's
currency; times are aware. The form on file is that of `floorwalker orders import|export`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal

# ---- records -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Address:
    address1: str
    address2: str
    city: str
    state: str
    country: str
    zip: str


@dataclass(frozen=True, slots=True)
class PaymentMethod:
    """`balance` is a gift card's; `brand` and `last_four` are a credit card's."""

    id: str
    kind: Literal["gift_card", "paypal", "credit_card"]
    balance: Decimal | None = None
    brand: str | None = None
    last_four: str | None = None


STORE_CREDIT = PaymentMethod("store_credit", "gift_card")
"""What a shop may refund to that gives credit: a gift card yet to be made. Stands on no account."""


@dataclass(frozen=True, slots=True)
class Customer:
    """`version` counts how often the record was changed; a change made from an older one is refused."""

    id: str
    first_name: str
    last_name: str
    email: str
    address: Address
    payment_methods: tuple[PaymentMethod, ...] = ()
    version: int = 1

    def method(self, method_id: str | None) -> PaymentMethod | None:
        return next((method for method in self.payment_methods if method.id == method_id), None)


@dataclass(frozen=True, slots=True)
class GoodsVariant:
    """What can be ordered: `price` is what it costs today."""

    id: str
    options: Mapping[str, str]
    available: bool
    price: Decimal


@dataclass(frozen=True, slots=True)
class Goods:
    """A product as the order system knows it: what it can be changed for is another of its variants."""

    id: str
    name: str
    variants: tuple[GoodsVariant, ...] = ()

    def variant(self, variant_id: str | None) -> GoodsVariant | None:
        return next((variant for variant in self.variants if variant.id == variant_id), None)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an order. `price` is what one of it cost; the same variant may stand in two lines."""

    line_id: str
    product_id: str
    variant_id: str
    name: str
    options: Mapping[str, str]
    price: Decimal
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Payment:
    kind: Literal["payment", "refund"]
    amount: Decimal
    payment_method_id: str


@dataclass(frozen=True, slots=True)
class Fulfilment:
    tracking_ids: tuple[str, ...]
    variant_ids: tuple[str, ...]
    carrier: str | None = None
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    expected_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderRequest:
    """What was asked of an order and stands in its record: "cancel", "change", "return" or
    "exchange". `items` and `new_items` are variant ids, one for each piece, in the same order."""

    kind: str
    items: tuple[str, ...]
    payment_method_id: str | None = None
    new_items: tuple[str, ...] | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """`version` as in Customer."""

    id: str
    customer_id: str
    placed_at: datetime | None
    status: str
    address: Address
    items: tuple[Line, ...]
    payments: tuple[Payment, ...] = ()
    fulfilments: tuple[Fulfilment, ...] = ()
    currency: str = "USD"
    request: OrderRequest | None = None
    version: int = 1

    def line(self, line_id: str) -> Line | None:
        return next((line for line in self.items if line.line_id == line_id), None)


# ---- changes -------------------------------------------------------------------------


class Kind(StrEnum):
    """The changes that a customer can ask for, each by its name in `actions` of a reply."""

    CANCEL = "cancel_order"
    CHANGE_ADDRESS = "change_order_address"
    CHANGE_PAYMENT = "change_order_payment"
    CHANGE_ITEMS = "change_order_items"
    RETURN = "return_items"
    EXCHANGE = "exchange_items"
    ACCOUNT_ADDRESS = "change_account_address"


@dataclass(frozen=True, slots=True)
class Piece:
    """So many of one line; `variant_id` is what it is changed for."""

    line_id: str
    quantity: int = 1
    variant_id: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change, complete: all that is needed to make it."""

    kind: Kind
    customer_id: str
    order_id: str | None = None
    pieces: tuple[Piece, ...] = ()
    payment_method_id: str | None = None
    reason: str | None = None
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Money that moves with a change. `at_once` where it takes no days (gift cards)."""

    kind: Literal["payment", "refund"]
    amount: Decimal
    payment_method_id: str
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class Fee:
    """What the shop keeps of a refund, or asks for. `why` names the rule ("return_label", "freight")."""

    amount: Decimal
    why: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What a change comes to, worked out by the rules from the records of now and put before the
    customer. `versions` are the order's and the customer's that it rests on; `difference` is what new
    items cost more than the old ones (below zero: less); `moves` is all money that moves, and `later`
    says that it moves only when the goods are back; `final` that nothing else of the order can be
    changed by the customer afterwards; `send_back_days` how long there is to send goods back.
    `conditions` are sentences of the shop's own that the change is subject to; `items_after` the order's
    lines as they will stand, where the change alters them."""

    change: Change
    versions: tuple[int, int]
    status_after: str
    moves: tuple[Move, ...] = ()
    difference: Decimal = Decimal(0)
    fees: tuple[Fee, ...] = ()
    later: bool = False
    final: bool = False
    refund_days: tuple[int, int] | None = None
    send_back_days: int | None = None
    conditions: tuple[str, ...] = ()
    items_after: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the rules do not allow a change. `rule` names the rule (docs/order-rules.md lists them),
    `facts` what it rests on, in words or figures of the records; `nearest` what can be done instead."""

    rule: str
    kind: Kind
    order_id: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    nearest: Kind | None = None
    on: date | None = None
    """The day that it would have had to be by, where it is too late."""
    person: bool = False
    """The rules give this to a person."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """On what a write rests: whose it is and how they proved it, what was shown and what they said to it."""

    conversation_id: str
    customer_id: str
    proof: str
    shown: str
    said: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a change. `acknowledged` is False while the shop's system has only been asked:
    then the change is requested, and nobody may say that it is made."""

    key: str
    change: Change
    acknowledged: bool
    order: Order | None = None
    customer: Customer | None = None
    repeated: bool = False
    """The same had been done under this key before; nothing was done again."""
