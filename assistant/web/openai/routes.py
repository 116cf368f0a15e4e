"""The routes that clients of OpenAI's API call."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Request, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response, StreamingResponse
from fastapi.security import HTTPAuthorizationCredentials

from assistant import turn
from assistant.errors import Forbidden
from assistant.web.api import messages
from assistant.web.api.messages import HEARTBEAT_S, LOOK_S, STREAM_HEADERS
from assistant.web.openai.answering import Answering, placed
from assistant.web.openai.asked import MODEL, ChatCompletion, check, no_such_model
from assistant.web.openai.failing import ErrorBody, OpenAIRoute, Refused
from assistant.web.openai.shapes import Completion, Model, Models
from assistant.web.openai.tokens import count_of
from assistant.web.storefront import KEY, InShop, Storefront, TurnsOf, keyed

ERRORS: dict[int | str, dict[str, Any]] = {
    "default": {"description": "Any error, as OpenAI's API gives it", "model": ErrorBody}
}
STREAM_DOC = (
    "The whole completion; with `stream: true` its chunks as server-sent events, ended by `[DONE]`. "
    "`floorwalker` on the message, or on the delta of the last chunk, holds products, citations, options, "
    "cart and the `conversation_id` with which the conversation goes on."
)
EXAMPLES: dict[str, Any] = {
    "question": {
        "summary": "A question",
        "value": {
            "model": MODEL,
            "messages": [{"role": "user", "content": "waterproof trail shoes under $100"}],
        },
    },
    "history": {
        "summary": "With what was said before, as most clients send it",
        "value": {
            "model": MODEL,
            "messages": [
                {"role": "system", "content": "You are a helpful shop assistant."},
                {"role": "user", "content": "Which pans are there?"},
                {"role": "assistant", "content": "There are the Iron pan and the Steel pan."},
                {"role": "user", "content": [{"type": "text", "text": "tell me about the second one"}]},
            ],
        },
    },
    "stream": {
        "summary": "Streamed, with usage, at most 200 tokens",
        "value": {
            "model": MODEL,
            "messages": [{"role": "user", "content": "how long can I return things?"}],
            "stream": True,
            "stream_options": {"include_usage": True},
            "stop": ["\n\n"],
            "max_completion_tokens": 200,
        },
    },
}

router = APIRouter(prefix="/v1", tags=["openai"], route_class=OpenAIRoute, responses=ERRORS)


def key_sent(shop: InShop, sent: Annotated[HTTPAuthorizationCredentials | None, Security(KEY)]) -> str:
    """The key of the shop that is the bearer; refused as OpenAI's API refuses."""
    try:
        keyed(shop, sent)
    except Forbidden as error:
        why = "Incorrect API key provided; send one of the shop's API keys as Authorization: Bearer <key>."
        raise Refused(401, "invalid_api_key", why) from error
    return sent.credentials if sent else ""


Key = Annotated[str, Depends(key_sent)]


@router.post(
    "/chat/completions",
    response_model=Completion,
    responses={200: {"description": STREAM_DOC, "content": {"text/event-stream": {}}}},
)
async def complete(
    asked: Annotated[ChatCompletion, Body(openapi_examples=EXAMPLES)],
    request: Request,
    key: Key,
    shop: InShop,
    turns: TurnsOf,
    named: messages.Key,
) -> Response:
    """Answer the last of the messages. Those before it say what it is about, and nothing more: who is
    speaking, the cart and what was agreed to are never taken from them."""
    at = datetime.now(UTC)
    check(asked, shop.settings.web.max_message_chars)
    place = await run_in_threadpool(placed, shop, key, asked, at)
    answering = Answering(shop, key, asked, place, at, count_of(shop.assistant))
    message = turn.Request(place.id, asked.message, at, key=named)
    headers = {"X-Conversation-ID": place.id}
    if not asked.stream:
        whole = await answering.whole(turns.events(message, LOOK_S, answering.enough), request)
        return JSONResponse(whole.model_dump(mode="json"), headers=headers)
    events = turns.events(message, HEARTBEAT_S, answering.enough)
    first = await anext(events)  # a turn that cannot begin is an HTTP error, not a stream
    return StreamingResponse(
        answering.chunks(first, events), headers=STREAM_HEADERS | headers, media_type="text/event-stream"
    )


@router.get("/models")
def models(shop: InShop, _: Key) -> Models:
    """The one model that there is: this shop's assistant."""
    return Models(data=[_model(shop)])


@router.get("/models/{model:path}")
def model(model: str, shop: InShop, _: Key) -> Model:
    if model != MODEL:
        raise no_such_model(model)
    return _model(shop)


def _model(shop: Storefront) -> Model:
    """`created` is when this version was installed."""
    installed = int(Path(__file__).stat().st_mtime)
    return Model(id=MODEL, created=installed, owned_by=shop.settings.shop.name)
