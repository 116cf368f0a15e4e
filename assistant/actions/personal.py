"""What is known of who speaks, put together for the recommender: what they did and said, in the shop and in
this conversation, so that the next recommendation knows the last sentence.

Who something is looked for is not who speaks: a present is recommended by the recipient's tastes alone,
and nothing of it is learned. Nobody's orders are read before they have proved who they are.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Protocol

import numpy as np

from assistant import because as wording
from assistant.errors import BackendDown, NotFound
from assistant.evidence import Because, Shown
from assistant.orders import Order
from assistant.tastes import Given, Ground, Leaning, Taste
from assistant.turn import Conversation
from retrieval.catalog.product import Product
from retrieval.filters import match
from retrieval.query import Filters, Hit
from retrieval.recommend.kinds import (
    KINDS,
    Event,
    EventKind,
    Past,
    Preference,
    Reason,
    ReasonKind,
    Recommendation,
    Recommender,
    Wish,
)
from retrieval.recommend.ordering import personal
from retrieval.words import stem, words

log = logging.getLogger(__name__)

DID = {
    EventKind.BUY: "bought",
    EventKind.CART: "put in your cart",
    EventKind.UP: "liked",
    EventKind.VIEW: "looked at",
    EventKind.CLICK: "looked at",
    EventKind.DWELL: "looked at",
}
"""What is said of an event, the weightiest first."""
VOID = frozenset({"cancelled", "canceled"})
"""Of orders that came to nothing."""


class Keeps(Protocol):
    """What customers do and say, by pseudonym."""

    def subject(self, conversation_id: str, customer_id: str | None = None) -> str: ...
    def record(self, happened: Iterable[Event]) -> int: ...
    def events(self, subject: str, most: int = 500) -> tuple[Event, ...]: ...
    def prefer(self, subject: str, preference: Preference, conversation_id: str | None = None) -> None: ...
    def withdraw(self, subject: str, attribute: str, value: str) -> int: ...
    def preferences(self, subject: str) -> tuple[Preference, ...]: ...
    def personal(self, subject: str) -> bool: ...
    def set_personal(self, subject: str, personal: bool) -> None: ...
    def forget(self, subject: str) -> Mapping[str, int]: ...


class Orders(Protocol):
    def orders(self, customer_id: str) -> tuple[Order, ...]: ...


Remember = Callable[[Sequence[Event], Sequence[Preference], float], Past]
"""Makes a past with its profile of events and preferences, at a moment."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to go by for one customer, at one moment."""

    past: Past
    tastes: tuple[Taste, ...] = ()
    personal: bool = True
    signed_in: bool = False
    orders: int = 0
    ranker: str = ""
    """What answers them, where an experiment says so (`Wish.variant`)."""

    @property
    def speaks(self) -> bool:
        """Whether it says anything of what they may like."""
        return self.past.profile.events > 0 or any(taste.attribute != "size" for taste in self.tastes)

    def did(self, product_id: str) -> str:
        """What they did with a product ("bought"), "" for nothing good."""
        kinds = {
            KINDS[code]
            for item, code in zip(self.past.items, self.past.kinds, strict=True)
            if item == product_id
        }
        if kinds & {EventKind.RETURN, EventKind.DISMISS, EventKind.DOWN}:
            return ""
        return next((said for kind, said in DID.items() if kind in kinds), "")


NOBODY = Known(Past())


@dataclass(frozen=True, slots=True)
class Personal:
    """Holds nothing of any conversation. `meant` is what a taste comes to as a filter in this catalogue."""

    behaviour: Keeps
    recommender: Recommender
    get: Callable[[str], Product | None]
    meant: Callable[[Taste], Filters]
    remember: Remember
    orders: Orders | None = None
    similar: Callable[[str, int], Sequence[Hit]] = lambda product_id, k: ()
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    enabled: bool = True
    """Not `enabled`, nothing that customers did is gone by or taken note of; what is said counts for the
    conversation that it is said in, and searches are ordered the same for all."""

    # ---- who it is, and what is known of them --------------------------------------------

    def subject(self, conversation: Conversation) -> str | None:
        """Their pseudonym; None for a conversation that is not kept."""
        try:
            return self.behaviour.subject(conversation.id, conversation.customer_id)
        except NotFound:
            return None

    def known(self, conversation: Conversation) -> Known:
        return replace(self._told(conversation), ranker=conversation.variant.ranker)

    def _told(self, conversation: Conversation) -> Known:
        leaning = conversation.leaning
        if leaning.recipient or not self.enabled:
            return self._known((), leaning.said)
        who = self.subject(conversation)
        if who is None:
            return self._known((), leaning.said)
        signed_in = conversation.customer_id is not None
        if not self.behaviour.personal(who):
            return replace(self._known((), leaning.said), personal=False, signed_in=signed_in)
        orders = self._orders(conversation)
        kept = tuple(taste_of(one) for one in self.behaviour.preferences(who))
        events = (*self.behaviour.events(who), *_bought(orders, who))
        events = (*events, *self._in_cart(events, conversation, who))
        tastes = Leaning(said=kept).saying(leaning.said).said
        found = self._known(_once(events), tastes)
        return replace(found, signed_in=signed_in, orders=len(orders))

    def past(self, conversation: Conversation) -> Past:
        return self.known(conversation).past

    def _known(self, events: Sequence[Event], tastes: tuple[Taste, ...]) -> Known:
        now = self.now()
        preferences = [one for taste in tastes for one in self._preferences(taste, now)]
        return Known(self.remember(events, preferences, now.timestamp()), tastes)

    def _preferences(self, taste: Taste, now: datetime) -> list[Preference]:
        """A taste in the catalogue's own values: who likes cotton likes organic cotton."""
        filters = self.meant(taste)
        named = filters.attributes if taste.likes else filters.without_attributes
        values = named.get(taste.attribute, ()) or (taste.value,)
        return [Preference(taste.attribute, value, taste.likes, taste.value, now) for value in values]

    def _in_cart(self, events: Sequence[Event], conversation: Conversation, who: str) -> Iterable[Event]:
        """What is in the cart, as far as it was not taken note of."""
        noted = {event.product_id for event in events if event.kind is EventKind.CART}
        for line in conversation.cart.lines:
            if line.product_id not in noted:
                yield Event(who, EventKind.CART, line.product_id, self.now(), line.variant_id, line.quantity)

    def _orders(self, conversation: Conversation) -> tuple[Order, ...]:
        if self.orders is None or conversation.customer_id is None:
            return ()
        try:
            placed = self.orders.orders(conversation.customer_id)
        except BackendDown as error:
            log.warning("recommending without orders: %s", error)
            return ()
        return tuple(order for order in placed if order.status not in VOID)

    # ---- what is recommended -------------------------------------------------------------

    def unwanted(self, tastes: Iterable[Taste]) -> Filters:
        """What leaves out all that is disliked."""
        filters = Filters()
        for taste in tastes:
            if not taste.likes:
                filters = both(filters, self.meant(taste))
        return filters

    def recommended(self, known: Known, wish: Wish) -> tuple[Shown, ...]:
        """The recommender's answer to a wish of who is known so far, with reasons that are true."""
        filters = both(wish.filters, self.unwanted(known.tastes))
        asked = replace(wish, past=known.past, filters=filters, variant=known.ranker)
        found = self.recommender.recommend(asked)
        cards = (self.card(one, known) for one in found)
        return tuple(card for card in cards if card is not None)

    def card(self, one: Recommendation, known: Known) -> Shown | None:
        product = self.get(one.product_id)
        if product is None:
            return None
        because = tuple(self.because(one.reasons, product, known))
        shown = Shown(product, because=because, recommended=one)
        return replace(shown, reason=wording.said(shown) or standing(product))

    def because(self, reasons: Iterable[Reason], product: Product, known: Known) -> Iterable[Because]:
        """The reasons that the records bear out, with these records."""
        for reason in reasons:
            did = next((d for d in map(known.did, reason.products) if d), "")
            same = tuple(p for p in reason.products if known.did(p) == did) if did else reason.products
            products = tuple(p for p in map(self.get, same) if p is not None)
            given = Because(replace(reason, products=tuple(p.id for p in products)), products, did)
            if reason.kind is ReasonKind.PREFERENCE:
                given = replace(given, said=_said(reason, known, self.meant))
            if is_true(given, product, known):
                yield given

    def recommendations_for(self, conversation: Conversation, k: int) -> tuple[Shown, ...]:
        """What may please who speaks, best first, with the reason of each."""
        known = self.known(conversation)
        return self.recommended(
            known, Wish(k=k, without=frozenset(conversation.leaning.refused), surface="api")
        )

    # ---- a better order ------------------------------------------------------------------

    def ordered(self, hits: Sequence[Hit], conversation: Conversation) -> tuple[Hit, ...]:
        """Hits of a search with those first that suit the customer, within bounds: what fits clearly better
        stays before what fits worse. As they are where nothing is known, or it is for somebody else."""
        if len(hits) < 2 or conversation.leaning.recipient or not self.enabled:
            return tuple(hits)
        known = self.known(conversation)
        if not known.speaks:
            return tuple(hits)
        fit = np.asarray(self.recommender.fit(known.past, [hit.product.id for hit in hits]), np.float64)
        said = [self._leaning(hit.product, known.tastes) for hit in hits]
        return personal(hits, np.nan_to_num(fit, nan=0.5) + said)

    def _leaning(self, product: Product, tastes: Sequence[Taste]) -> float:
        """What is said outright of a product's values, for or against it."""
        for taste in tastes:
            if not taste.likes and match(product, self.meant(taste)) is None:
                return -1.0
        likes = [t for t in tastes if t.likes and t.attribute not in {"", "size"}]
        return 0.5 if any(match(product, self.meant(taste)) is not None for taste in likes) else 0.0

    # ---- what is taken note of -----------------------------------------------------------

    def note(self, conversation: Conversation, kind: EventKind, ids: Iterable[str]) -> None:
        """What they did with products in this turn of the conversation; nothing where it is for somebody
        else. The same turn is noted once."""
        who = self.subject(conversation)
        if conversation.leaning.recipient or who is None or not self.enabled:
            return
        turn = f"{conversation.id}:{len(conversation.messages)}"
        events = [
            Event(who, kind, i, self.now(), session=conversation.id, source="chat", key=_key(kind, turn, i))
            for i in ids
        ]
        if events:
            self.behaviour.record(events)


def _key(kind: EventKind, turn: str, product_id: str) -> str:
    """As short as a key may be, however long the product's id."""
    return f"{kind}:{turn}:{blake2b(product_id.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"


def taste_of(preference: Preference) -> Taste:
    return Taste(preference.attribute, preference.value, preference.likes)


def _bought(orders: Iterable[Order], who: str) -> Iterable[Event]:
    for order in orders:
        if order.placed_at is not None:
            for line in order.items:
                at, variant = order.placed_at, line.variant_id or None
                yield Event(who, EventKind.BUY, line.product_id, at, variant, line.quantity, source="orders")


def _once(events: Iterable[Event]) -> tuple[Event, ...]:
    """A purchase that came in by the orders and as an event is one."""
    found: dict[tuple[object, ...], Event] = {}
    for event in events:
        day = event.at.date() if event.kind is EventKind.BUY else event.at
        found.setdefault((event.kind, event.product_id, day), event)
    return tuple(found.values())


def _said(reason: Reason, known: Known, meant: Callable[[Taste], Filters]) -> str:
    """The customer's own word for a value of the catalogue."""
    for taste in known.tastes:
        if taste.likes and taste.attribute.casefold() == reason.attribute.casefold():
            values = {v.casefold() for v in meant(taste).attributes.get(taste.attribute, ())}
            if reason.value.casefold() in values | {taste.value.casefold()}:
                return taste.value
    return ""


def is_true(because: Because, product: Product, known: Known) -> bool:
    """Whether a reason holds by the records as they are now."""
    reason, others = because.reason, because.products
    match reason.kind:
        case ReasonKind.BOUGHT_WITH | ReasonKind.LOOKED_AT_WITH:
            return bool(others and (because.did or reason.count > 1))
        case ReasonKind.NEXT | ReasonKind.LIKE | ReasonKind.HABIT:
            return bool(others and because.did)
        case ReasonKind.CHEAPER:
            prices = [p.price for p in (product, *others[:1])]
            if len(prices) < 2 or None in prices:
                return False
            mine, theirs = prices
            return bool(mine and theirs and mine.currency == theirs.currency and mine.amount < theirs.amount)
        case ReasonKind.BETTER_RATED:
            return bool(others and product.rating and others[0].rating and product.rating > others[0].rating)
        case ReasonKind.RATED:
            return bool(product.rating and f"{product.rating:g}" == reason.value.rstrip("0").rstrip("."))
        case ReasonKind.PREFERENCE:
            return bool(because.said and (reason.attribute or mentions(product, because.said)))
        case ReasonKind.POPULAR:
            return reason.count > 1
    return True


def mentions(product: Product, said: str) -> bool:
    """Whether all words of what was said stand in a product's texts."""
    values = (value for group in product.attributes.values() for value in group)
    text = " ".join((product.name, product.description, *product.category, *product.tags, *values))
    return {stem(word) for word in words(said)} <= {stem(word) for word in words(text)}


def standing(product: Product) -> str | None:
    """How a product is rated, as its record has it."""
    if product.rating and product.rating_count:
        people = "customer" if product.rating_count == 1 else "customers"
        return f"rated {product.rating:g} out of 5 by {product.rating_count} {people}"
    return None


def given(cards: Iterable[Shown]) -> tuple[Given, ...]:
    """The reasons of cards, to be told when they are asked for."""
    return tuple(
        Given(card.product.id, tuple(Ground(b.reason, b.did, b.said) for b in card.because)) for card in cards
    )


def both(one: Filters, other: Filters) -> Filters:
    """What satisfies both, as far as they leave something out; what `one` asks for stays."""

    def joined(
        a: Mapping[str, tuple[str, ...]], b: Mapping[str, tuple[str, ...]]
    ) -> dict[str, tuple[str, ...]]:
        return {name: tuple(dict.fromkeys((*a.get(name, ()), *b.get(name, ())))) for name in {**a, **b}}

    return replace(
        one,
        without_categories=tuple(dict.fromkeys((*one.without_categories, *other.without_categories))),
        without_brands=tuple(dict.fromkeys((*one.without_brands, *other.without_brands))),
        without_attributes=joined(one.without_attributes, other.without_attributes),
        without_words=joined(one.without_words, other.without_words),
        without_ids=tuple(dict.fromkeys((*one.without_ids, *other.without_ids))),
    )
