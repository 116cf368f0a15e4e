"""One name for each request: in its response, in its problem documents and in every log line of it.

A well-formed `X-Request-ID` of the caller is kept, so that a shop can follow one request through its
own proxy; else one is made. Plain ASGI, as `guard` is.
"""

from __future__ import annotations

import re
import uuid
from contextvars import ContextVar

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,128}")
"""Nothing that a log, a header or a page could take for something else."""

_current: ContextVar[str | None] = ContextVar("request_id", default=None)


def current() -> str | None:
    """The id of the request that is being answered; None outside of one."""
    return _current.get()


class RequestIds:
    """Stands around everything, so that what refuses a request has its id too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        identity = chosen(Headers(scope=scope).getlist(HEADER))

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = identity
            await send(message)

        token = _current.set(identity)
        try:
            await self.app(scope, receive, named)
        finally:
            _current.reset(token)


def chosen(sent: list[str]) -> str:
    """The caller's, if it sent one that can be used; a new one where it sent several."""
    return sent[0] if len(sent) == 1 and WELL_FORMED.fullmatch(sent[0]) else uuid.uuid4().hex
