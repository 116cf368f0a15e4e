"""Messages: one in, one reply out, streamed or whole."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.requests import ClientDisconnect

from assistant import turn
from assistant.errors import Invalid
from assistant.web import pictures, schemas
from assistant.web.asked import NewMessage
from assistant.web.errors import problem_of
from assistant.web.events import event_of
from assistant.web.storefront import InShop, Secret, TurnsOf

HEARTBEAT_S = 10.0
"""How long a stream stays silent at most: below the time-outs of the usual proxies."""

LOOK_S = 0.5
"""How often a reply that is not streamed looks whether its client is still there."""

STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

Events = AsyncGenerator[turn.Event | None]

KEY_HEADER = "Idempotency-Key"
PRINTABLE = re.compile(r"[ -~]{1,200}")

router = APIRouter(prefix="/v1/conversations", tags=["messages"])


def _key(
    request: Request,
    _: Annotated[str | None, Header(alias=KEY_HEADER, description="The client's own name for it")] = None,
) -> str | None:
    """The key of the message. Raises Invalid for one that cannot be used, and for two."""
    sent = request.headers.getlist(KEY_HEADER)
    if not sent:
        return None
    if len(sent) > 1 or not PRINTABLE.fullmatch(sent[0]):
        raise Invalid(KEY_HEADER, "one key of 1 to 200 printable ASCII characters")
    return sent[0]


Key = Annotated[str | None, Depends(_key)]

STREAM_DOC = (
    "With `Accept: application/json` (or none) the whole reply. With `Accept: text/event-stream` the events "
    "`status {step}`, `products {products}`, `delta {text}`, `citations {citations}`, `options {options}`, "
    "`done` (the whole reply) and `error` (a problem document); comment lines keep the connection alive."
)


@router.post(
    "/{conversation_id}/messages",
    response_model=schemas.Reply,
    responses={200: {"description": STREAM_DOC, "content": {"text/event-stream": {}}}},
)
async def answer(
    conversation_id: str,
    asked: NewMessage,
    request: Request,
    secret: Secret,
    shop: InShop,
    turns: TurnsOf,
    key: Key,
) -> Response:
    """Say something and get the reply. Closing the connection stops it; what was said stays said. Sent
    again with the same Idempotency-Key it is said, and whatever comes of it done, once; the same reply
    is told, and one that was cut off is worded again."""
    at = datetime.now(UTC)
    check(asked, shop.settings.web.max_message_chars)
    await run_in_threadpool(shop.conversations.open, conversation_id, secret)
    picture = None
    if asked.image is not None:
        picture = await run_in_threadpool(pictures.sent, asked.image, shop.settings.pictures)
    message = turn.Request(conversation_id, asked.text.strip(), at, key=key, picture=picture)
    if "text/event-stream" in request.headers.get("accept", ""):
        return await streamed(turns.events(message, HEARTBEAT_S))
    return await whole(turns.events(message, LOOK_S), request)


def check(asked: NewMessage, longest: int) -> None:
    if asked.image is None and not asked.text.strip():
        raise Invalid("text", "there are no words in it")
    if len(asked.text) > longest:
        raise Invalid("text", f"it has {len(asked.text)} characters and may have {longest}")


async def whole(events: Events, request: Request) -> Response:
    async with aclosing(events):
        async for event in events:
            if isinstance(event, turn.Done):
                return JSONResponse(schemas.Reply.of(event.reply).model_dump(mode="json"))
            if event is None and await request.is_disconnected():
                raise ClientDisconnect
    raise RuntimeError("a turn ended without its Done")


async def streamed(events: Events) -> Response:
    """Waits for the first event, so that a turn that cannot begin is an HTTP error, not a stream."""
    first = await anext(events)
    return StreamingResponse(
        server_sent(first, events), headers=STREAM_HEADERS, media_type="text/event-stream"
    )


async def server_sent(first: turn.Event | None, events: Events) -> AsyncIterator[str]:
    async with aclosing(events):
        yield written(first)
        try:
            async for event in events:
                yield written(event)
        except Exception as error:  # noqa: BLE001 - the edge: the status is long sent, problem_of logs it
            yield frame("error", json.dumps(problem_of(error).content(), ensure_ascii=False))


def written(event: turn.Event | None) -> str:
    """One event on the wire (HTML Living Standard, server-sent events), or a comment for None."""
    if event is None:
        return ": still here\n\n"
    name, data = event_of(event)
    return frame(name, data.model_dump_json())


def frame(name: str, data: str) -> str:
    return f"event: {name}\ndata: {data}\n\n"
