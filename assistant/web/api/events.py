"""What came of a conversation outside of its replies: as a list, or as a stream that goes on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.errors import NotFound, Overloaded, StorageFailed
from assistant.service.events import ConversationEvents
from assistant.web.api.messages import HEARTBEAT_S, STREAM_HEADERS
from assistant.web.handing import EventOut, Events
from assistant.web.storefront import InShop, Secret

LOOK_S = 1.0
"""How often a stream looks whether something came."""
LASTING_S = 300.0
"""After how long a stream ends; clients connect again with the id of the last event."""
MOST_STREAMS = 500
"""Streams of one process at once."""

DOC = (
    "With `Accept: application/json` (or none) what came after the event `after`. With "
    "`Accept: text/event-stream` the same and then what comes, each with its `id`; after a break the "
    "browser asks with `Last-Event-ID`. Types: `staff_message {text, by}`, `handoff {state, by}`, "
    "`order {order_id, action, result}`."
)

router = APIRouter(prefix="/v1/conversations", tags=["events"])


@router.get(
    "/{conversation_id}/events",
    response_model=Events,
    responses={200: {"description": DOC, "content": {"text/event-stream": {}}}},
)
async def events(
    conversation_id: str,
    request: Request,
    secret: Secret,
    shop: InShop,
    after: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None,
    last_event_id: Annotated[str | None, Header(max_length=20)] = None,
) -> Response:
    """Words of staff, who has the conversation, what became of orders: whatever came since `after`."""
    await run_in_threadpool(shop.conversations.check, conversation_id, secret)
    since = after or 0
    if "text/event-stream" not in request.headers.get("accept", ""):
        found = await run_in_threadpool(shop.events.after, conversation_id, since)
        told = [EventOut.of(event) for event in found]
        answer = Events(events=told, last=told[-1].id if told else since)
        return JSONResponse(answer.model_dump(mode="json"))
    if last_event_id and last_event_id.isascii() and last_event_id.isdecimal():
        since = max(since, int(last_event_id))
    streams: Streams = request.app.state.streams
    return StreamingResponse(
        streams.open(shop.events, conversation_id, since),
        headers=STREAM_HEADERS,
        media_type="text/event-stream",
    )


class Streams:
    """The streams of events that are open in this process."""

    def __init__(
        self, most: int = MOST_STREAMS, look_s: float = LOOK_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._look, self._clock = most, look_s, clock
        self._open, self._closing = 0, False

    def open(self, told: ConversationEvents, conversation_id: str, since: int) -> AsyncIterator[str]:
        """What came and what comes, on the wire. Raises Overloaded where too many are open."""
        if self._open >= self._most:
            raise Overloaded(f"{self._open} streams of events are open")
        return self._stream(told, conversation_id, since)

    def close(self) -> None:
        """End every stream at its next look."""
        self._closing = True

    async def _stream(self, told: ConversationEvents, conversation_id: str, since: int) -> AsyncIterator[str]:
        self._open += 1
        try:
            yield ": here\n\n"
            end = self._clock() + LASTING_S
            heard = self._clock()
            while not self._closing and self._clock() < end:
                try:
                    found = await run_in_threadpool(told.after, conversation_id, since)
                except (NotFound, StorageFailed):
                    return
                for event in found:
                    since = event.number
                    data = EventOut.of(event).model_dump_json()
                    yield f"id: {since}\nevent: {event.kind}\ndata: {data}\n\n"
                if found:
                    heard = self._clock()
                elif self._clock() - heard >= HEARTBEAT_S:
                    heard = self._clock()
                    yield ": still here\n\n"
                await asyncio.sleep(self._look)
        finally:
            self._open -= 1
