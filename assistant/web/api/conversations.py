"""Conversations: begun, read, erased; and the cart of one."""

from __future__ import annotations

from fastapi import APIRouter, Response

from assistant.actions.pricing import repriced
from assistant.web import schemas
from assistant.web.asked import CustomerToken, NewConversation
from assistant.web.storefront import InShop, Secret

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])


@router.post("", status_code=201)
def start(shop: InShop, asked: NewConversation | None = None) -> schemas.Started:
    """Begin a conversation. Every later call on it carries its secret as the bearer."""
    locale, token = (asked.locale, asked.customer_token) if asked else (None, None)
    if token is not None:
        conversation, secret = shop.sign_in.start(locale, token)
    else:
        conversation, secret = shop.conversations.start(locale)
    return schemas.Started(conversation_id=conversation.id, secret=secret)


@router.get("/{conversation_id}")
def history(conversation_id: str, secret: Secret, shop: InShop) -> schemas.Conversation:
    """All that was said, with what came with each reply."""
    shop.conversations.open(conversation_id, secret)
    history = shop.conversations.history(conversation_id)
    cart = repriced(shop.search.get, history.conversation.cart)
    return schemas.Conversation.of(history).model_copy(update={"cart": schemas.Cart.of(cart)})


@router.delete("/{conversation_id}", status_code=204)
def erase(conversation_id: str, secret: Secret, shop: InShop) -> Response:
    """Remove the conversation with its replies, ratings and hand-offs, for good."""
    shop.conversations.open(conversation_id, secret)
    shop.conversations.erase(conversation_id)
    return Response(status_code=204)


@router.post("/{conversation_id}/identify")
def identify(conversation_id: str, asked: CustomerToken, secret: Secret, shop: InShop) -> schemas.Identified:
    """Say who is speaking, by a token that the shop's own site has signed. For the rest of the
    conversation it is this customer: another one is refused with 409."""
    shop.conversations.open(conversation_id, secret)
    shop.sign_in.identify(conversation_id, asked.customer_token)
    return schemas.Identified(conversation_id=conversation_id)


@router.get("/{conversation_id}/cart")
def cart(conversation_id: str, secret: Secret, shop: InShop) -> schemas.Cart:
    cart = shop.conversations.open(conversation_id, secret).cart
    return schemas.Cart.of(repriced(shop.search.get, cart))
