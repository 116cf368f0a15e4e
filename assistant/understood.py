"""What understanding hands to the actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.tastes import Tastes
from retrieval.query import Query


class Intent(StrEnum):
    PRODUCT_SEARCH = "product_search"
    REFINE = "refine"
    COMPARE = "compare"
    PRODUCT_QUESTION = "product_question"
    RECOMMEND = "recommend"
    PREFERENCE = "preference"
    ABOUT_ME = "about_me"
    ADD_TO_CART = "add_to_cart"
    VIEW_CART = "view_cart"
    REMOVE_FROM_CART = "remove_from_cart"
    POLICY_QUESTION = "policy_question"
    PRODUCT_SUPPORT = "product_support"
    ORDER_STATUS = "order_status"
    CANCEL_ORDER = "cancel_order"
    CHANGE_ORDER = "change_order"
    RETURN_ITEM = "return_item"
    EXCHANGE_ITEM = "exchange_item"
    REFUND_STATUS = "refund_status"
    COMPLAINT = "complaint"
    TALK_TO_HUMAN = "talk_to_human"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    OUT_OF_SCOPE = "out_of_scope"


BY_RULE = frozenset({Intent.PREFERENCE, Intent.ABOUT_ME})
"""What is heard by its words, and never taken for what a message only resembles."""

UNTAUGHT = BY_RULE | {Intent.PRODUCT_SUPPORT}
"""What the classifier has no examples of; support is told by words and by a manual that answers."""


class About(StrEnum):
    """What is asked of everything that a search means, where no products are asked for."""

    COUNT = "count"
    BRANDS = "brands"
    KINDS = "kinds"
    PRICES = "prices"
    VALUES = "values"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the whole catalogue, or on all that a search means. `attribute` is the
    catalogue's own name of the attribute whose values are asked for."""

    about: About
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Entities:
    """Things said that are neither constraints nor references."""

    quantity: int | None = None
    order_ids: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    """Variant options named ("in red, size M"), by this catalogue's option names."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One message, understood in its conversation.

    `query` is the search that now stands: for a refinement the conversation's query with
    the change applied, for a new search the words and constraints of this message.
    `wanted` says that search in words. `references` are ids of products shown before, in
    the order meant; `dangling` is a reference that could not be resolved ("the fifth
    one"). `segments` gives the part of the message that speaks for each intent.
    """

    text: str
    intents: tuple[Intent, ...]
    confidence: float
    language: str = "en"
    query: Query = Query()
    wanted: str = ""
    references: tuple[str, ...] = ()
    dangling: str | None = None
    entities: Entities = Entities()
    segments: Mapping[Intent, str] = field(default_factory=dict)
    broad: bool = False
    """True when a search names no kind of thing, so that a question is better than a guess."""
    answers: bool = False
    """True when the message is no more than an answer: to what the last reply asked, or a bare yes or no."""
    asked: Asked | None = None
    """What is asked of all that `query` means ("how many tents do you have?")."""
    tastes: Tastes = field(default_factory=Tastes)
    """What is said of somebody's taste, and asked about what is recommended."""
    covered: bool = False
    """True where the shop's manuals or its team's answers tell what is asked."""
    original: str = ""
    """The message as it was typed, where `text` is an English reading of it; "" where they are the same."""

    def segment(self, intent: Intent) -> str:
        return self.segments.get(intent, self.text)
