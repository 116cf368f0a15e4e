"""What stands before and around every request: body limits, headers, and the last resort.

Plain ASGI, since Starlette's BaseHTTPMiddleware hides from a stream that its client has gone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import nullcontext

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.errors import Problem, problem_of
from assistant.web.limits import MESSAGES, bearer, known
from assistant.web.paths import in_api

MAX_BODY_BYTES = 64 * 1024
BYTES_PER_CHAR = 12
"""The most that JSON makes of a character: two escapes of six bytes."""

LONGER = {"/v1/chat/completions": 1024 * 1024, "/v1/events": 1024 * 1024}
"""Where clients send all that was said before along with each message, or much that happened, and how many
bytes that may be of one with a key of the shop: what anybody can make this process hold in memory stays
small."""

PICTURES_AT_ONCE = 8
"""Messages with a picture whose bodies are read at a time: what they may hold in memory together."""

TOO_BIG = Problem(413, "too-big", "Too big", "The body is larger than this address takes.")
TOO_SLOW = Problem(
    408, "too-slow", "Too slow", "The body did not come in time.", headers={"Connection": "close"}
)
NOT_JSON = Problem(415, "not-json", "JSON only", "Send the body as application/json.")
NOT_HERE = Problem(404, "not-found", "Not found", "Nothing answers at this address.")


class JsonBodies:
    """Lets through to /v1 only JSON bodies of at most `limit` bytes, announced or not, that come whole
    within `within_s` seconds. A message may have `picture` bytes more, where it says so beforehand: few of
    those are read at a time."""

    def __init__(
        self,
        app: ASGIApp,
        max_message_chars: int,
        within_s: float,
        keys: Sequence[str] = (),
        picture: int = 0,
    ) -> None:
        self.app, self.limit = app, max(MAX_BODY_BYTES, BYTES_PER_CHAR * max_message_chars)
        self.within_s, self._keys = within_s, [key.encode() for key in keys if key]
        self._picture, self._few = picture, asyncio.Semaphore(PICTURES_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not in_api(scope) or scope["method"] not in {"POST", "PUT", "PATCH"}:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        whole = LONGER.get(scope["path"], 0) if known(bearer(headers), self._keys) else 0
        limit = max(self.limit, whole)
        large = self._picture and MESSAGES.fullmatch(scope["path"]) and _announced(headers) > limit
        try:
            async with asyncio.timeout(self.within_s), self._few if large else nullcontext():
                limit += self._picture if large else 0
                body = None if _announced(headers) > limit else await _read(receive, limit)
        except TimeoutError:
            await TOO_SLOW.response()(scope, receive, send)
            return
        problem = TOO_BIG if body is None else NOT_JSON if body and not _is_json(headers) else None
        if problem is not None:
            await problem.response()(scope, receive, send)
            return
        await self.app(scope, _replayed(body or b"", receive), send)


def _announced(headers: Headers) -> int:
    length = headers.get("content-length", "")
    return int(length) if length.isdecimal() else 0


def _is_json(headers: Headers) -> bool:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))


async def _read(receive: Receive, limit: int) -> bytes | None:
    """The whole body, or None if it is larger than `limit`."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body at once, and then what the server has to say."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_message() -> Message:
        return waiting.pop() if waiting else await receive()

    return next_message


class Outermost:
    """Adds the security headers, and makes a problem of what nobody caught."""

    def __init__(self, app: ASGIApp, allowed_origins: tuple[str, ...]) -> None:
        self.app = app
        self.page_policy = " ".join(("frame-ancestors 'self'", *allowed_origins))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if "\0" in scope["path"]:  # no database can look for it
            await NOT_HERE.response()(scope, receive, send)
            return
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                self._add_headers(scope, MutableHeaders(scope=message))
            await send(message)

        try:
            await self.app(scope, receive, guarded)
        except ClientDisconnect:
            return
        except Exception as error:
            if started:
                raise
            await problem_of(error).response()(scope, receive, guarded)

    def _add_headers(self, scope: Scope, headers: MutableHeaders) -> None:
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
        headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if in_api(scope):
            headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
            headers.setdefault("Cache-Control", "no-store")
        else:
            headers.setdefault("Content-Security-Policy", self.page_policy)
