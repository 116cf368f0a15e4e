"""What a conversation holds of the service desk: whom it serves and what is being asked for.

Part of the stored conversation, so every field has a default and is plain data. It holds ids
and what the customer said, never copies of records: those are read again each turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from assistant.orders import Kind, Piece


class Slot(StrEnum):
    """What the desk can ask for; the `awaiting` of a reply (docs/orders.md)."""

    EMAIL = "email"
    CODE = "code"
    NAME = "name_and_postcode"
    TOKEN = "sign_in"  # noqa: S105 - the widget's own sign-in, nothing to type
    ORDER = "order"
    ITEMS = "items"
    REPLACEMENT = "replacement"
    METHOD = "payment_method"
    REASON = "reason"
    ADDRESS = "address"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What something is to be changed for. `options` are by option name, in the product's own spelling;
    `avoided` what it must not be; `pick` is "cheapest", "dearest", "same" (the very same again) or "";
    `otherwise` what to take if that cannot be had ("if there is no clicky one with RGB, no backlight"),
    best first; `unmatched` words of the wish that no variant has ("in pink")."""

    options: Mapping[str, str] = field(default_factory=dict)
    avoided: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pick: str = ""
    otherwise: tuple[Wanted, ...] = ()
    unmatched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """Items as they were spoken of. `lines` are the (order id, line id) that the words fit, none where it
    goes without saying which; `every` where all of those are meant; `wanted` what they are to become;
    `excepted` where just these are to be left out."""

    said: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    every: bool = False
    quantity: int | None = None
    wanted: Wanted | None = None
    excepted: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A change while it is put together. `orders` are those that it may be of: one once that is known.
    `meant` is what was said of its items; `pieces` are the lines that this comes to so far (empty and not
    `everything`: not known), and `wanted` by line id what each is to become: both follow from `meant`.
    `shown` is the digest of the quote that was last put before the customer: a yes agrees to that and to
    nothing else. `said` are the customer's words that it came from."""

    kind: Kind
    orders: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    everything: bool = False
    wanted: Mapping[str, Wanted] = field(default_factory=dict)
    payment_method_id: str | None = None
    reason: str | None = None
    address: Mapping[str, str] = field(default_factory=dict)
    otherwise: Draft | None = None
    """What is wanted if this cannot be done ("if not, return it")."""
    shown: str = ""
    number: int = 0
    """Counts the changes of a conversation; with its id, what makes a write happen once."""
    said: tuple[str, ...] = ()
    meant: tuple[Meant, ...] = ()
    methods: tuple[str, ...] = ()
    """The payment methods that the words fit, where they fit several."""
    original: bool = False
    """Whether the method that the order was paid with is meant."""
    unknown: tuple[str, ...] = ()
    """Order numbers that were given for it and that this customer does not have."""
    offered: bool = False
    """Whether it was only offered, as what can be done instead of something else."""


@dataclass(frozen=True, slots=True)
class Desk:
    """`drafts`: the first is being asked about, the others wait their turn. `waiting` are messages that
    were said before it was known who is speaking, to be read again then. `focus` are the orders last
    spoken of, `lines` the lines last shown, as (order id, line id). `count` is the number of the last
    draft."""

    proof: str = ""
    """How the conversation's customer proved who they are: "token", "code", "email" or "name"."""
    claimed: Mapping[str, str] = field(default_factory=dict)
    """What was said so far of who is speaking, until it is proved."""
    waiting: tuple[str, ...] = ()
    drafts: tuple[Draft, ...] = ()
    awaiting: Slot | None = None
    asked: tuple[str, ...] = ()
    """What was offered with the question, in order: ids (of orders, lines, variants or payment methods)."""
    focus: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    count: int = 0
    about: str = ""
    """What of an order was asked (an `Ask`), where it is not known yet of which."""
    aside: int = 0
    """How many messages in a row were of something else while a change was being put together."""
    denied: tuple[str, ...] = ()
    """Order numbers last given that this customer does not have: no other is offered for them twice."""
    made: Draft | None = None
    """The change that the last message of the desk made: a yes that is said again is to that."""
    failed: int = 0
    """How many answers in a row to the question that is open could not be used."""

    @property
    def draft(self) -> Draft | None:
        return self.drafts[0] if self.drafts else None

    @property
    def busy(self) -> bool:
        """Whether the next message may well be for the desk."""
        return self.awaiting is not None or bool(self.drafts or self.waiting)

    def unshown(self) -> Desk:
        """With nothing that a yes could agree to: it has to be put before the customer again."""
        return replace(self.undigested(), awaiting=None, asked=())

    def undigested(self) -> Desk:
        """As if nothing had been shown that a yes holds for; what was asked stays asked."""
        return replace(self, drafts=tuple(replace(draft, shown="") for draft in self.drafts))
