"""What may please whoever a conversation is with, and what is known of them: seen, set right, erased."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import ConfigDict, Field

from assistant.actions.personal import Known
from assistant.service.behaviour.impressions import Impression
from assistant.turn import Conversation
from assistant.web.asked import Known as Asked
from assistant.web.asked import example
from assistant.web.schemas import Money, Out, Product
from assistant.web.storefront import InShop, Secret, Storefront
from retrieval.recommend.kinds import Preference, Profile, Recommendation

router = APIRouter(prefix="/v1/customers/me", tags=["customers"])

Talk = Annotated[
    str,
    Query(
        min_length=1,
        max_length=64,
        description="Their conversation, whose secret is the bearer: begun with `customer_token`, it is "
        "that customer's; without one, a visitor's",
    ),
]
TOLD = 12
"""Likings of each kind that are told, the strongest first."""


class Recommended(Product):
    place: int = Field(description="From 1; send it back as an event's `position`")


class Recommendations(Out):
    list_id: str = Field(description="Send it back as `reply_id` of what is done with these")
    personal: bool = Field(description="Whether anything of this customer was gone by")
    products: Sequence[Recommended]


class Interest(Out):
    label: str = Field(description="What these products have in common; empty where that has no name")
    weight: float = Field(description="Its share of all interests; they sum to 1")
    products: Sequence[str]


class Liking(Out):
    attribute: str
    value: str
    weight: float = Field(description="From 0 to 1")


class Said(Out):
    attribute: str = Field(description="brand, category, or an attribute; empty for any other word")
    value: str
    likes: bool
    at: datetime


class Prices(Out):
    low: Money
    middle: Money
    high: Money


class Profiled(Out):
    """What is known of a customer: from what they did, and from what they said."""

    personal: bool = Field(description="false: nothing is kept or gone by, as they asked for")
    events: int = Field(description="How much it rests on")
    interests: Sequence[Interest]
    liked: Sequence[Liking]
    disliked: Sequence[Liking]
    prices: Prices | None = Field(description="The quartiles of what they usually pay")
    sizes: Mapping[str, str]
    said: Sequence[Said]

    @classmethod
    def of(cls, known: Known, said: Sequence[Preference]) -> Self:
        """`said` as it is kept: what a profile makes of it in the catalogue's values was never said."""
        profile = known.past.profile
        return cls(
            personal=known.personal,
            events=profile.events,
            interests=[
                Interest(label=i.label, weight=i.weight, products=i.products) for i in profile.interests
            ],
            liked=_likings(profile.liked),
            disliked=_likings(profile.disliked),
            prices=_prices(profile),
            sizes=dict(profile.sizes),
            said=[Said(attribute=s.attribute, value=s.value, likes=s.likes, at=s.at) for s in said],
        )


class Wanted(Asked):
    model_config = ConfigDict(**Asked.model_config | example(personal=False))

    personal: bool = Field(description="false: keep no profile and go by none")


class Forgotten(Out):
    removed: Mapping[str, int] = Field(description="How many of each: events, impressions, preferences")


@router.get("/recommendations")
def recommendations(
    conversation_id: Talk,
    secret: Secret,
    shop: InShop,
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> Recommendations:
    """What may please this customer, the best first, each with the reason that is true of it. Of somebody
    new: what is popular, new and well rated. What is shown is kept as an impression of `list_id`."""
    conversation = shop.conversations.open(conversation_id, secret)
    known = shop.personal.known(conversation)
    cards = shop.dating.shown(shop.personal.recommendations_for(conversation, limit))
    found = [card.recommended for card in cards if card.recommended is not None]
    list_id = uuid.uuid4().hex
    _impress(shop, conversation, list_id, found)
    products = [
        Recommended(**Product.of(card).model_dump(exclude={"place"}), place=place)
        for place, card in enumerate(cards, 1)
    ]
    return Recommendations(list_id=list_id, personal=known.speaks, products=products)


@router.get("/profile")
def profile(conversation_id: Talk, secret: Secret, shop: InShop) -> Profiled:
    """What is known of this customer, from how much of what they did, and what they said they like."""
    return _profiled(shop, shop.conversations.open(conversation_id, secret))


@router.patch("/profile")
def switch(wanted: Wanted, conversation_id: Talk, secret: Secret, shop: InShop) -> Profiled:
    """Switch what is personal off, or on again. Off, what they do is not kept any more, and what was kept
    is erased at once."""
    conversation = shop.conversations.open(conversation_id, secret)
    shop.behaviour.set_personal(_subject(shop, conversation), wanted.personal)
    return _profiled(shop, conversation)


@router.delete("/profile")
def forget(conversation_id: Talk, secret: Secret, shop: InShop) -> Forgotten:
    """Erase what this customer did and said of products. Their orders are the shop's records, and stay."""
    conversation = shop.conversations.open(conversation_id, secret)
    return Forgotten(removed=dict(shop.behaviour.forget(_subject(shop, conversation))))


@router.delete("/preferences", status_code=204)
def withdraw(
    conversation_id: Talk,
    secret: Secret,
    shop: InShop,
    value: Annotated[str, Query(min_length=1, max_length=200, examples=["blue"])],
    attribute: Annotated[str, Query(max_length=200, examples=["color"])] = "",
) -> None:
    """Take back what was said of a taste, as `said` of the profile has it; nothing happens where it is not
    there (any more)."""
    conversation = shop.conversations.open(conversation_id, secret)
    shop.behaviour.withdraw(_subject(shop, conversation), attribute, value)


def _profiled(shop: Storefront, conversation: Conversation) -> Profiled:
    said = shop.behaviour.preferences(_subject(shop, conversation))
    return Profiled.of(shop.personal.known(conversation), said)


def _subject(shop: Storefront, conversation: Conversation) -> str:
    return shop.behaviour.subject(conversation.id, conversation.customer_id)


def _impress(
    shop: Storefront, conversation: Conversation, list_id: str, found: Sequence[Recommendation]
) -> None:
    shown = [
        Impression(place, one.product_id, one.score, one.propensity, dict(one.sources))
        for place, one in enumerate(found, 1)
    ]
    shop.behaviour.impress(
        list_id, _subject(shop, conversation), shown, "api", shop.personal.recommender.version
    )


def _likings(weights: Mapping[tuple[str, str], float]) -> list[Liking]:
    strongest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TOLD]
    return [
        Liking(attribute=attribute, value=value, weight=weight) for (attribute, value), weight in strongest
    ]


def _prices(profile: Profile) -> Prices | None:
    band = profile.band
    if band is None:
        return None
    low, middle, high = (
        Money.model_validate({"amount": f"{amount:.2f}", "currency": band.currency})
        for amount in (band.low, band.middle, band.high)
    )
    return Prices(low=low, middle=middle, high=high)
