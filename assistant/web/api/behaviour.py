"""What customers do, told by the shop's own pages and systems: views, clicks, carts, purchases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Security
from fastapi.security import HTTPAuthorizationCredentials
from pydantic import AwareDatetime, ConfigDict, Field

from assistant.errors import Forbidden, Invalid
from assistant.turn import Conversation
from assistant.web.asked import Known, example
from assistant.web.errors import Unauthorised
from assistant.web.limits import known
from assistant.web.schemas import Out
from assistant.web.storefront import BEARER, KEY, InShop, Storefront
from retrieval.recommend.kinds import Event, EventKind

AHEAD = timedelta(minutes=5)
"""How far a clock elsewhere may be ahead of ours."""
BEHIND = timedelta(days=1)
"""How long a browser may have kept an event to itself."""
OF_BROWSERS = frozenset({EventKind.VIEW, EventKind.CLICK, EventKind.DWELL, EventKind.CART, EventKind.DISMISS})
MOST, MOST_OF_BROWSERS = 1000, 100
"""Events in one call."""

UNKNOWN: Literal["unknown-product"] = "unknown-product"
UNWANTED: Literal["no-profile-wanted"] = "no-profile-wanted"

router = APIRouter(prefix="/v1/events", tags=["events"])

Name = Annotated[str, Field(min_length=1, max_length=64)]
Identity = Annotated[str, Field(min_length=1, max_length=200)]


class NewEvent(Known):
    kind: Literal["view", "click", "dwell", "cart", "buy", "return", "up", "down", "dismiss"]
    product_id: Identity = Field(examples=["SKU-1"])
    customer_id: Identity | None = Field(
        None, description="The shop's own id of the customer; only with a key of the shop"
    )
    at: Annotated[AwareDatetime | None, Field(strict=False)] = Field(
        None, description="When it happened; now where it is left out"
    )
    variant_id: Identity | None = None
    quantity: int = Field(1, ge=1, le=10**6)
    seconds: float | None = Field(None, ge=0, le=86_400, allow_inf_nan=False, description="Of a dwell")
    session: Name | None = Field(None, description="A visit or basket; the conversation for browsers")
    reply_id: Name | None = Field(None, description="The reply or list that had shown the product")
    position: int | None = Field(None, ge=1, le=10_000, description="Its place there, from 1")
    key: Annotated[str, Field(min_length=1, max_length=100)] | None = Field(
        None, description="The sender's own name of the event: sent again, it is kept once"
    )


class NewEvents(Known):
    model_config = ConfigDict(
        **Known.model_config
        | example(
            events=[
                {
                    "kind": "buy",
                    "product_id": "SKU-1",
                    "customer_id": "C1001",
                    "at": "2026-01-31T10:00:00Z",
                    "quantity": 2,
                    "key": "order-77-1",
                }
            ]
        )
    )

    conversation_id: Annotated[str, Field(min_length=1, max_length=64)] | None = Field(
        None, description="Whose events they are, where they name no customer; always with its secret"
    )
    events: list[NewEvent] = Field(min_length=1, max_length=MOST)


class Ignored(Out):
    index: int = Field(description="Which of the events, from 0")
    reason: Literal["unknown-product", "no-profile-wanted"]


class Taken(Out):
    accepted: int = Field(description="Kept, and new")
    repeated: int = Field(description="Known already by their keys")
    ignored: Sequence[Ignored] = Field(description="Not kept, and why")


@router.post("")
def take(
    asked: NewEvents,
    shop: InShop,
    by_key: Annotated[HTTPAuthorizationCredentials | None, Security(KEY)],
    by_secret: Annotated[HTTPAuthorizationCredentials | None, Security(BEARER)],
) -> Taken:
    """Keep what customers did with products: all events of a call, or none where one cannot be used.

    With the secret of the conversation `conversation_id`, as a browser has it: at most 100 views, clicks,
    dwells, carts and dismissals of that conversation's own customer, of products that the shop has. With
    one of the shop's API keys: at most 1,000 of any kind, of any customer, of products that are gone too,
    and as long ago as they like.
    """
    sent = (by_key or by_secret or HTTPAuthorizationCredentials(scheme="", credentials="")).credentials
    if not sent:
        raise Unauthorised
    ours = known(sent.encode(), [key.encode() for key in shop.settings.web.api_keys if key])
    now = datetime.now(UTC)
    return _kept(shop, asked, _with_key(shop, asked, now) if ours else _with_secret(shop, asked, sent, now))


@dataclass(frozen=True, slots=True)
class Caller:
    """What becomes of a caller's events: whose each is, what its key is called here, whether its product
    may be kept, when it happened at the earliest and at the latest, and which lists were not theirs."""

    subject: Callable[[NewEvent], str]
    named: Callable[[str], str]
    sells: Callable[[str], bool]
    earliest: datetime
    now: datetime
    source: str
    session: str | None = None
    strange: frozenset[str] = frozenset()


def _with_secret(shop: Storefront, asked: NewEvents, secret: str, now: datetime) -> Caller:
    if asked.conversation_id is None:
        raise Forbidden("a secret opens the conversation that it is named with")
    conversation = shop.conversations.open(asked.conversation_id, secret)
    if len(asked.events) > MOST_OF_BROWSERS:
        raise Invalid("events", f"at most {MOST_OF_BROWSERS} at a time without a key of the shop")
    for index, event in enumerate(asked.events):
        if event.kind not in OF_BROWSERS:
            raise Invalid(f"events.{index}.kind", f"{event.kind} is told with a key of the shop alone")
        if event.customer_id is not None:
            raise Invalid(f"events.{index}.customer_id", "a customer is named with a key of the shop alone")
    subject = _of(shop, conversation)
    lists = {event.reply_id for event in asked.events if event.reply_id is not None}
    return Caller(
        subject=lambda event: subject,
        named=lambda key: f"c:{conversation.id}:{key}",
        sells=lambda product: shop.search.get(product) is not None,
        earliest=now - BEHIND,
        now=now,
        source="web",
        session=conversation.id,
        strange=shop.behaviour.lists_of_others(subject, lists) if lists else frozenset(),
    )


def _with_key(shop: Storefront, asked: NewEvents, now: datetime) -> Caller:
    here = None
    if asked.conversation_id is not None:
        here = _of(shop, shop.conversations.load(asked.conversation_id))
    for index, event in enumerate(asked.events):
        if event.customer_id is None and here is None:
            raise Invalid(f"events.{index}.customer_id", "whose it is: a customer_id, or a conversation_id")
    _times(asked.events, datetime.min.replace(tzinfo=UTC), now)  # before anybody is made known
    named = [event.customer_id for event in asked.events if event.customer_id is not None]
    people: Mapping[str, str] = shop.behaviour.subjects_of_customers(named) if named else {}
    return Caller(
        subject=lambda event: people[event.customer_id] if event.customer_id else here or "",
        named=lambda key: f"k:{key}",
        sells=lambda product: True,
        earliest=datetime.min.replace(tzinfo=UTC),
        now=now,
        source="api",
    )


def _of(shop: Storefront, conversation: Conversation) -> str:
    return shop.behaviour.subject(conversation.id, conversation.customer_id)


def _times(events: Sequence[NewEvent], earliest: datetime, now: datetime) -> None:
    for index, event in enumerate(events):
        if event.at is not None and event.at > now + AHEAD:
            raise Invalid(f"events.{index}.at", "it is in the future")
        if event.at is not None and event.at < earliest:
            raise Invalid(f"events.{index}.at", "it is too long ago")


def _kept(shop: Storefront, asked: NewEvents, caller: Caller) -> Taken:
    _times(asked.events, caller.earliest, caller.now)
    willing = shop.behaviour.willing({caller.subject(event) for event in asked.events})
    events: list[Event] = []
    ignored: list[Ignored] = []
    for index, event in enumerate(asked.events):
        subject = caller.subject(event)
        if subject not in willing:
            ignored.append(Ignored(index=index, reason=UNWANTED))
        elif not caller.sells(event.product_id):
            ignored.append(Ignored(index=index, reason=UNKNOWN))
        else:
            events.append(_event(event, subject, caller))
    new = shop.behaviour.record(events) if events else 0
    return Taken(accepted=new, repeated=len(events) - new, ignored=ignored)


def _event(event: NewEvent, subject: str, caller: Caller) -> Event:
    """A list that was somebody else's is left out: what is done here says nothing of it."""
    theirs = event.reply_id in caller.strange
    return Event(
        subject,
        EventKind(event.kind),
        event.product_id,
        min(event.at or caller.now, caller.now),
        event.variant_id,
        event.quantity,
        event.seconds,
        caller.session or event.session,
        None if theirs else event.reply_id,
        None if theirs else event.position,
        caller.source,
        None if event.key is None else caller.named(event.key),
    )
