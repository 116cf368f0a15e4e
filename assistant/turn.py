"""A conversation and one turn of it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from assistant.desk import Desk
from assistant.evidence import Awaiting, Cart, Evidence, Passage, Shown, Written
from assistant.tastes import Leaning
from assistant.variant import InArm, Variant
from retrieval.pictures.reading import Picture
from retrieval.query import Query

CAMERA = "📷"


@dataclass(frozen=True, slots=True)
class Message:
    role: Literal["customer", "assistant", "staff"]
    text: str
    at: datetime
    reply_id: str | None = None
    author: str | None = None
    """The name of the person who wrote it, of the shop's staff."""
    key: str | None = None
    """What the client that sent it calls it: the same key is the same message, however often it comes."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything that a turn needs to know of the turns before it.

    `shown` holds the products of each reply that showed any, oldest first, in the order
    in which the cards stood; it does not expire. `focus` are the products last spoken of.
    `query` is the standing search, which a refinement changes and a new search replaces.
    `version` counts how often it was stored; a write made from an older one is refused.
    """

    id: str
    language: str = "en"
    messages: tuple[Message, ...] = ()
    shown: tuple[tuple[str, ...], ...] = ()
    focus: tuple[str, ...] = ()
    query: Query | None = None
    awaiting: Awaiting | None = None
    asked_about: tuple[str, ...] = ()
    """What was asked of the standing search, not to be asked again."""
    cart: Cart = field(default_factory=Cart)
    handed_off: bool = False
    customer_id: str | None = None
    """Who is speaking, proved; what proved it stands in `desk`."""
    desk: Desk = field(default_factory=Desk)
    leaning: Leaning = field(default_factory=Leaning)
    version: int = 0
    arms: tuple[InArm, ...] = ()
    """The experiments that it is in: it stays in the same arm of each from the first turn to the last."""
    variant: Variant = field(default_factory=Variant)
    """How its next turn is made, by its arms; not stored, since an arm may be stopped in between."""

    @property
    def style(self) -> int:
        """Picks phrasings: the same for the same turn of the same conversation."""
        own = zlib.crc32(f"{self.id}:{len(self.messages)}".encode())
        return self.variant.voiced(own) if self.variant.style else own


@dataclass(frozen=True, slots=True)
class Request:
    """`at` is when the message arrived; where it is None, when its turn is begun. One that is not
    `binding` agrees to no change of an order, whatever its words say: who passed it on cannot promise
    that the customer said it. One that comes again with the same `key` is answered with the reply that
    it had, and nothing is done again."""

    conversation_id: str
    text: str
    at: datetime | None = None
    binding: bool = True
    key: str | None = None
    picture: Picture | None = field(default=None, repr=False)
    """Sent along, to be looked at in this turn; it is not kept."""

    @property
    def said(self) -> str:
        """The message as it stands in the transcript: a camera says that there was a picture."""
        return f"{CAMERA} {self.text}".strip() if self.picture is not None else self.text


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One line of a comparison: `values` in the products' order, None where the data does not say;
    `best` is the id of the product that is better in it, None where that is a matter of taste."""

    attribute: str
    values: tuple[str | None, ...]
    best: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What tells products apart, as a table, and by product what it is the best of them for."""

    products: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[ComparedRow, ...]
    better_for: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the customer gets; `intents` in order of importance."""

    id: str
    text: str
    intents: tuple[str, ...]
    language: str
    products: tuple[Shown, ...] = ()
    citations: tuple[Passage, ...] = ()
    options: tuple[str, ...] = ()
    awaiting: str | None = None
    actions: tuple[Written, ...] = ()
    cart: Cart | None = None
    handed_off: bool = False
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence that the check let nobody see, who had worded it ("model" or "template"), and why."""

    sentence: str
    writer: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """How a turn went, for the shop's staff: seconds from the message's arrival to its first words and to
    its last (None where it was cut off), and what the check refused on the way."""

    first_s: float | None = None
    seconds: float | None = None
    refused: tuple[Refused, ...] = ()


# ---- events of a turn, in the order in which they are sent ---------------------------


@dataclass(frozen=True, slots=True)
class Status:
    """A step begins: "understanding", "looking", "writing"."""

    step: str


@dataclass(frozen=True, slots=True)
class Products:
    products: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """Checked words, to be appended as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Citations:
    citations: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Options:
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The whole reply, with what it was made from (never sent to a customer)."""

    reply: Reply
    evidence: Evidence
    references: tuple[str, ...] = ()


Event = Status | Products | Delta | Citations | Options | Done
