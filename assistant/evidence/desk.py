"""What the service desk found: orders, changes of them, and who asks about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from assistant.orders import Customer, Goods, GoodsVariant, Kind, Line, Order, Quote, Receipt, Refusal


@dataclass(frozen=True, slots=True)
class IdentityAsked:
    """Who is speaking has to be proved before anything of an order is told. `slot` is what is asked
    for (a `Slot`); `failed` says that what was given did not do; `sent` that a code is on its way, if
    the address is on file: whether it is, nobody is told. `instead` are slots that would do as well,
    and `have` is "name" or "postcode" where of the two that one was said and the other is missing,
    "code" where a code was given and only a new one can work."""

    slot: str
    failed: bool = False
    sent: bool = False
    instead: tuple[str, ...] = ()
    have: str = ""


@dataclass(frozen=True, slots=True)
class Greeted:
    """Who is speaking is proved now."""

    first_name: str


@dataclass(frozen=True, slots=True)
class IdentityBarred:
    """Who is speaking cannot be proved here; a person can help. `why` is "tries" (too many of them) or
    "inbox" (codes go to the address on file, and they can read it no more)."""

    why: str = "tries"


@dataclass(frozen=True, slots=True)
class OthersBarred:
    """Something was asked of somebody else's account or order: one conversation serves one customer."""


@dataclass(frozen=True, slots=True)
class NoSuchOrder:
    """This customer has no order of that number; whether anybody has, nobody is told. `orders` are
    theirs, newest first."""

    said: tuple[str, ...]
    orders: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class OrdersListed:
    """Orders of the customer, newest first; `total` is how many there are of what was asked for: all of
    theirs, or by `which` those that are "open" (still to come) or on which money goes back ("refund")."""

    orders: tuple[Order, ...]
    total: int
    which: str = ""


@dataclass(frozen=True, slots=True)
class OrderTold:
    """What is asked of one order: `about` is an `Ask` ("status", "tracking", "details", "refund",
    "invoice"), or "address" (where it goes), "options" (what `lines` of it are like) or "price" (what
    these cost). `today` is the day on which it is told, where a day of the record may be past. `customer`
    has the payment methods that its payments name. `as_of` where the record may be older than now.
    `refund_days` are the rules' business days, where the refund takes any."""

    order: Order
    customer: Customer
    about: str
    as_of: datetime | None = None
    refund_days: tuple[int, int] | None = None
    invoice_url: str | None = None
    today: date | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountTold:
    """What is asked of the account: `about` is "balance", "methods" or "account" (name and address)."""

    customer: Customer
    about: str


@dataclass(frozen=True, slots=True)
class VariantsTold:
    """What a line of an order can be changed for: the variants of its product that can be had and
    fit what was said. `missing` is what was asked for and none has, in the customer's words, and then
    `variants` are the nearest. `option` where one option alone is asked for ("what colors?"): then they
    differ from the line in that only."""

    line: Line
    goods: Goods
    variants: tuple[GoodsVariant, ...]
    missing: tuple[str, ...] = ()
    option: str = ""


@dataclass(frozen=True, slots=True)
class SlotAsked:
    """What is still missing of a change: one thing. `orders` or `lines` are the ones to choose from,
    `variants` those of `line`, `options` the choices as they are offered. `failed` where the answer
    could not be used, and `why` then says it by the name of a rule. `missing` is what was asked for in a
    replacement and no variant has, in the customer's words; then `variants` are the nearest. `stuck` where
    several answers in a row could not be used: what else there is to do is said, and the list no more."""

    kind: Kind
    slot: str
    order: Order | None = None
    orders: tuple[Order, ...] = ()
    lines: tuple[Line, ...] = ()
    line: Line | None = None
    variants: tuple[GoodsVariant, ...] = ()
    options: tuple[str, ...] = ()
    failed: bool = False
    why: str = ""
    missing: tuple[str, ...] = ()
    stuck: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """The whole change, to be agreed to. `goods` by product id, of the lines that it is about. `again`
    where it was put before the customer already and only the yes is still missing; `changed` where the
    records have changed since it was last agreed to; `doubted` where they told of something that its
    conditions may exclude ("I wore them once"): that is for people to judge."""

    quote: Quote
    customer: Customer
    order: Order | None = None
    goods: tuple[Goods, ...] = ()
    again: bool = False
    changed: bool = False
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class ChangeMade:
    """A change that the shop's system has acknowledged, or has only been asked for (by the receipt).
    `before` is the order as it was."""

    receipt: Receipt
    quote: Quote
    customer: Customer
    before: Order | None = None
    goods: tuple[Goods, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRefused:
    """The rules do not allow it. `order` is as it is now."""

    refusal: Refusal
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class TroubleTold:
    """Something bought has gone wrong and they have not said what they want done. `order` is the one that
    it is about, `lines` what of it, `kinds` what can be done; else `orders` are those it may be about, or
    none of both: it is not known yet of what they speak. `asks_who`: they are asked who they are first."""

    order: Order | None = None
    lines: tuple[Line, ...] = ()
    kinds: tuple[Kind, ...] = ()
    orders: tuple[Order, ...] = ()
    asks_who: bool = False


@dataclass(frozen=True, slots=True)
class ChangeDropped:
    """It was given up before anything was written."""

    kind: Kind
    order_id: str | None = None


@dataclass(frozen=True, slots=True)
class ServiceFailed:
    """Nothing was written. `why` is "down" (the order system does not answer), "declined" (it does
    not allow it, `reason` in its words), "unsent" (no code can be sent just now, to anybody) or
    "no_account" (who is signed in has no records in the order system)."""

    why: str
    kind: Kind | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AnythingElse:
    """What was asked for is done with. `unchanged` where they gave up what had not been begun."""

    unchanged: bool = False
