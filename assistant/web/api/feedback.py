"""Feedback on a reply."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter

from assistant.web import schemas
from assistant.web.asked import NewFeedback
from assistant.web.storefront import InShop, Secret

router = APIRouter(prefix="/v1/feedback", tags=["feedback"])


@router.post("", status_code=201)
def give(given: NewFeedback, secret: Secret, shop: InShop) -> schemas.Rated:
    """Rate a reply, with the secret of its conversation. Sent again for the same reply, it replaces."""
    conversation = shop.conversations.open_by_reply(given.reply_id, secret)
    rated = shop.feedback.give(given.reply_id, conversation.id, given.rating, given.reasons, given.comment)
    return schemas.Rated.model_validate(asdict(rated) | {"rating": rated.rating.value})
