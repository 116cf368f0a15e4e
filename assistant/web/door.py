"""The door of the chat page: which of Gradio's addresses answer, and how a browser is known again.

Gradio serves more than one page needs (uploads, a proxy, files, stored runs). What this page's
own script does not call is not there. Plain ASGI, so that a stream keeps hearing of its client.
"""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.guard import NOT_HERE

COOKIE = "floorwalker"
"""A random name for this browser until it is closed; it holds nothing of the chat."""

PREFIX = "/gradio_api"
CALLED = frozenset(
    f"{PREFIX}/{name}" for name in ("queue/join", "queue/data", "cancel", "reset", "startup-events")
)
HEARTBEAT = f"{PREFIX}/heartbeat/"
CLOSED = frozenset({"/monitoring", "/robots.txt", "/pwa_icon", "/manifest.json", "/login", "/logout"})

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob: http: https:",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
"""Nothing is asked of another host but the pictures of products. Gradio's page has inline
scripts, and compiles the template of its HTML component (never a value in it)."""


class Door:
    """Stands before the mounted page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif not answers(scope["path"]):
            await NOT_HERE.response()(scope, receive, send)
        elif scope["path"] == "/":
            await self.app(scope, receive, _at_the_page(scope, send))
        else:
            await self.app(scope, receive, send)


def answers(path: str) -> bool:
    """Whether an address is one that the page calls, or none of Gradio's interface at all."""
    plain = path.rstrip("/")
    if plain == PREFIX or plain.startswith(f"{PREFIX}/"):
        return plain in CALLED or plain.startswith(HEARTBEAT)
    return plain not in CLOSED and not plain.startswith(("/monitoring/", "/pwa_icon/"))


def _at_the_page(scope: Scope, send: Send) -> Send:
    """Names a browser that has no name yet, and closes the page to other hosts."""
    known = browser(Headers(scope=scope).get("cookie"))

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            framed = headers.get("Content-Security-Policy")
            headers["Content-Security-Policy"] = "; ".join(filter(None, (POLICY, framed)))
            headers["Cache-Control"] = "no-store"
            if known is None:
                headers.append("Set-Cookie", _cookie(secure=scope["scheme"] == "https"))
        await send(message)

    return sent


def _cookie(secure: bool) -> str:
    name = f"{COOKIE}={secrets.token_urlsafe(32)}; Path=/; HttpOnly; SameSite=Lax"
    return f"{name}; Secure" if secure else name


def browser(cookies: str | None) -> str | None:
    """The browser's name out of a Cookie header."""
    try:
        found = SimpleCookie(cookies or "").get(COOKIE)
    except CookieError:
        return None
    return found.value if found and found.value else None
