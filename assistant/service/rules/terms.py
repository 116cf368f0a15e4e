"""What a shop's rules.toml can say, with the default of each. docs/order-rules.md explains all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from assistant.orders import Kind

Days = Annotated[int, Field(ge=0)]
Amount = Annotated[Decimal, Field(ge=0)]
MonthDay = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
Target = Literal["original", "gift_card", "store_credit"]
Faulty = Literal["person", "allow", "refuse"]

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Cancelling:
    __pydantic_config__ = STRICT

    statuses: tuple[str, ...] = ("pending",)
    status_after: str = "cancelled"
    person: bool = False
    """Where no status allows it: whether a person may be asked."""


@dataclass(frozen=True, slots=True)
class Addressing:
    __pydantic_config__ = STRICT

    statuses: tuple[str, ...] = ("pending",)
    person: bool = False


@dataclass(frozen=True, slots=True)
class Paying:
    __pydantic_config__ = STRICT

    statuses: tuple[str, ...] = ("pending",)
    person: bool = False


@dataclass(frozen=True, slots=True)
class Changing:
    """`price` is "today" where a new variant costs what it costs today, against what was paid for the
    old one; "kept" where a price that has changed since for both makes no difference."""

    __pydantic_config__ = STRICT

    statuses: tuple[str, ...] = ("pending",)
    status_after: str = "pending (item modified)"
    person: bool = False
    same_item: bool = False
    """Whether an item may be changed for the very same variant."""
    price: Literal["today", "kept"] = "today"
    refund_to: Literal["any", "original"] = "any"
    """Which of the customer's methods may get a difference back."""
    ask_method: bool = False
    """Whether a customer with several methods has to name one even where no money moves."""
    record_zero: bool = False
    """Whether a difference of nothing is written down too, as a refund of 0."""


@dataclass(frozen=True, slots=True)
class Season:
    """Orders placed `start` to `end` can come back until the next `until`; all by month and day."""

    __pydantic_config__ = STRICT

    start: MonthDay
    end: MonthDay
    until: MonthDay


@dataclass(frozen=True, slots=True)
class Returning:
    """`days` after delivery, None for ever. `label_fee` is kept of a refund that does not go to gift
    cards or store credit only; none of a faulty item."""

    __pydantic_config__ = STRICT

    statuses: tuple[str, ...] = ("delivered",)
    status_after: str = "return requested"
    person: bool = False
    days: Days | None = None
    seasons: tuple[Season, ...] = ()
    abroad: bool = True
    conditions: tuple[str, ...] = ()
    conditions_abroad: tuple[str, ...] = ()
    send_back_days: Days | None = None
    targets: tuple[Target, ...] = ("original", "gift_card")
    gift_card_first: bool = False
    """An order that was paid by several methods is refunded to all of those, gift cards first;
    else to the one that is chosen."""
    label_fee: Amount = Decimal(0)


@dataclass(frozen=True, slots=True)
class Exchanging:
    __pydantic_config__ = STRICT

    statuses: tuple[str, ...] = ("delivered",)
    status_after: str = "exchange requested"
    person: bool = False
    days: Days | None = None
    seasons: tuple[Season, ...] = ()
    abroad: bool = True
    conditions: tuple[str, ...] = ()
    conditions_abroad: tuple[str, ...] = ()
    send_back_days: Days | None = None
    same_item: bool = True
    price: Literal["today", "kept"] = "today"
    refund_to: Literal["any", "original"] = "any"
    ask_method: bool = False


@dataclass(frozen=True, slots=True)
class Goods:
    """Which goods a rule is about: any of `products` (ids, or patterns such as "FD-*"), of
    `categories` (of the catalogue, at any level) or with any of `words` in their name."""

    __pydantic_config__ = STRICT

    products: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Excepted(Goods):
    """Goods that cannot be returned or exchanged; or, with a `condition`, that can if it is met.
    `faulty` says what happens where one of them is faulty."""

    name: str = ""
    kinds: tuple[Literal["return_items", "exchange_items"], ...] = ("return_items", "exchange_items")
    faulty: Faulty = "person"
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Large(Goods):
    """Goods that go back by freight, for so much a piece; a faulty one for nothing."""

    fee: Amount = Decimal(0)


Term = Cancelling | Addressing | Paying | Changing | Returning | Exchanging


@dataclass(frozen=True, slots=True)
class Terms:
    """All that rules.toml says. Its sections are called as the changes are in `actions` of a reply."""

    __pydantic_config__ = STRICT

    reasons: tuple[str, ...] = ("no longer needed", "ordered by mistake")
    """The reasons for which an order can be cancelled."""
    under_way: tuple[str, ...] = ("pending", "processed", "shipped")
    """Statuses of orders that will still be delivered."""
    refund_days: tuple[Days, Days] = (5, 7)
    """Business days that a refund takes, at least and at most; gift cards get theirs at once."""
    home: tuple[str, ...] = ("USA", "US", "United States", "United States of America")
    """How the shop's own country is written in addresses."""
    faulty: tuple[str, ...] = ("faulty", "defective", "broken", "damaged", "wrong item", "not what i ordered")
    """Words of a reason that say that the shop is at fault."""
    cancel_order: Cancelling = Cancelling()
    change_order_address: Addressing = Addressing()
    change_order_payment: Paying = Paying()
    change_order_items: Changing = Changing()
    return_items: Returning = Returning()
    exchange_items: Exchanging = Exchanging()
    exceptions: tuple[Excepted, ...] = ()
    large: tuple[Large, ...] = ()
    catalogue: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Categories by product id, from the shop's catalogue; not of the file."""

    def of(self, kind: Kind) -> Term:
        """The section of a change of an order."""
        match kind:
            case Kind.CANCEL:
                return self.cancel_order
            case Kind.CHANGE_ADDRESS:
                return self.change_order_address
            case Kind.CHANGE_PAYMENT:
                return self.change_order_payment
            case Kind.CHANGE_ITEMS:
                return self.change_order_items
            case Kind.RETURN:
                return self.return_items
            case Kind.EXCHANGE:
                return self.exchange_items
            case Kind.ACCOUNT_ADDRESS:
                raise ValueError("a change of the account is of no order")

    def status_after(self, kind: Kind, now: str) -> str:
        """The status of an order after such a change; `now` where it changes none."""
        term = None if kind is Kind.ACCOUNT_ADDRESS else self.of(kind)
        return now if term is None or isinstance(term, (Addressing, Paying)) else term.status_after

    def back(self, kind: Kind) -> Returning | Exchanging | None:
        """The section of a change that sends goods back; None for the others."""
        term = None if kind is Kind.ACCOUNT_ADDRESS else self.of(kind)
        return term if isinstance(term, (Returning, Exchanging)) else None
