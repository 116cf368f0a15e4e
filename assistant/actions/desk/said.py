"""What a message says to the service desk: the contract between reading and flows.

References are resolved against the customer's own records as far as they can be; where words fit
several things, all of them are given and the flows ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from assistant.desk import Wanted
from assistant.orders import Customer, Goods, Kind, Order
from assistant.service.rules import Rules


@dataclass(frozen=True, slots=True)
class View:
    """The records that a message of a known customer is read by. `orders` newest first; `goods` by
    product id, of everything in them."""

    customer: Customer
    orders: tuple[Order, ...]
    goods: Mapping[str, Goods]
    rules: Rules
    today: date

    def order(self, order_id: str) -> Order | None:
        return next((order for order in self.orders if order.id == order_id), None)


class Ask(StrEnum):
    """What can be asked of the records without changing anything."""

    STATUS = "status"
    TRACKING = "tracking"
    DETAILS = "details"
    HISTORY = "history"
    REFUND = "refund"
    INVOICE = "invoice"
    BALANCE = "balance"
    METHODS = "methods"
    ACCOUNT = "account"
    VARIANTS = "variants"
    """What a product of theirs also comes in ("what colours are there?")."""
    TROUBLE = "trouble"
    """What can be done about something that has gone wrong ("the lamp won't turn on")."""


@dataclass(frozen=True, slots=True)
class ItemSaid:
    """Items as they were spoken of. `lines` are the (order id, line id) that the words fit; `every`
    where all of those are meant ("both mugs", "all my t-shirts"), else it is one of them."""

    said: str
    lines: tuple[tuple[str, str], ...] = ()
    every: bool = False
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class Swap:
    """`item` is None where it goes without saying which ("the blue one instead")."""

    item: ItemSaid | None
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class MethodSaid:
    """`ids` are the customer's methods that the words fit; `original` where the one that the order was
    paid with is meant. No ids and not `original`: something that this customer does not have."""

    said: str
    ids: tuple[str, ...] = ()
    original: bool = False


@dataclass(frozen=True, slots=True)
class AddressSaid:
    """`fields` by name as in Address, as far as they were said; or where it is to be taken from:
    `same_as` an order's id, or "account"."""

    fields: Mapping[str, str] = field(default_factory=dict)
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that is wanted, as far as it was said.

    `kind` is None where it goes without saying (an answer, a correction). `orders` are those that the
    words fit; `each` where it is wanted of all of them ("cancel all my pending orders"). `unknown` are
    order numbers that this customer does not have, as they were written. `items` are what it is
    wanted of, `everything` "all of it", `excepted` what not ("except the pet bed"), `added` where the
    items come on top of those meant before ("and the lamp as well") and `removed` where they leave them.
    `otherwise` is what is wanted if it cannot be done.
    """

    kind: Kind | Ask | None = None
    orders: tuple[str, ...] = ()
    each: bool = False
    unknown: tuple[str, ...] = ()
    items: tuple[ItemSaid, ...] = ()
    everything: bool = False
    excepted: tuple[ItemSaid, ...] = ()
    added: bool = False
    removed: bool = False
    swaps: tuple[Swap, ...] = ()
    method: MethodSaid | None = None
    reason: str | None = None
    address: AddressSaid | None = None
    otherwise: Wish | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """What was said of who is speaking. Names and postcodes as they were written."""

    emails: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.emails or self.names or self.postcodes or self.codes)


@dataclass(frozen=True, slots=True)
class Said:
    """A whole message. `agrees` is an explicit yes (True) or no (False) to what was just put before the
    customer: "ok whatever", a question, a yes with a condition or with a correction is None. `drops`
    where what is being put together is given up, `finished` "that's all". `asks` where it asks a
    question that the desk's records do not answer (a policy, a product): the rest of the assistant
    answers it. `about_others` where it wants something of somebody else's records."""

    wishes: tuple[Wish, ...] = ()
    agrees: bool | None = None
    drops: bool = False
    finished: bool = False
    claims: Claims = Claims()
    person: bool = False
    complains: bool = False
    asks: bool = False
    about_others: bool = False
    text: str = ""
