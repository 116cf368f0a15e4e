"""The tools over streamable HTTP: behind a key of the shop, at the host's own names alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, cast

from limits import parse_many
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.errors import SettingsError
from assistant.settings import Web
from assistant.web.errors import FORBIDDEN, KEY_NEEDED, TOO_MANY_TRIES, Problem, TooManyTries
from assistant.web.limits import TOO_MANY, Rule, bearer, client, counting, known
from assistant.web.mcp.server import ShopServer
from assistant.web.staff import Guesses

PATH = "/mcp"
LARGEST = 256 * 1024
"""Bytes of a request."""
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ANY = frozenset({"0.0.0.0", "::", "*"})  # noqa: S104 - what is not a name


def http_app(server: ShopServer, web: Web, host: str, names: Sequence[str]) -> ASGIApp:
    """The application, listening at `host`. `names` are further hosts that it is reached at (behind a proxy,
    say); pages may call it from the allowed origins, and programs, which send none, from anywhere.
    Raises SettingsError without a key."""
    if not any(web.api_keys):
        raise SettingsError(
            "shop.toml: web.api_keys: over HTTP a key is needed; put one there, or use stdio (without --http)"
        )
    bound = () if host in ANY else (f"[{host}]" if ":" in host else host,)
    hosts = dict.fromkeys((*LOOPBACK, *bound, *names))
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=[form for name in hosts for form in (name, f"{name}:*")],
        allowed_origins=list(web.allowed_origins),
    )
    app = server.streamable_http_app(
        streamable_http_path=PATH, transport_security=security, max_request_body_size=LARGEST
    )
    keyed, trusted = Keyed(app, web), list(web.trusted_proxies)
    return cast(ASGIApp, ProxyHeadersMiddleware(cast(Any, keyed), trusted)) if trusted else keyed


class Keyed:
    """Lets through requests with a key of the shop as their bearer, as often as `web.limits.keys` says."""

    def __init__(self, app: ASGIApp, web: Web, guesses: Guesses | None = None) -> None:
        self._app, self._guesses = app, guesses or Guesses()
        self._keys = [key.encode() for key in web.api_keys if key]
        self._counting = counting(web.limits)
        self._often = parse_many(web.limits.keys) if web.limits.keys else []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = await self._refused(scope) if scope["type"] == "http" else None
        if refused is not None:
            await refused.response()(scope, receive, send)
            return
        await self._app(scope, receive, send)

    async def _refused(self, scope: Scope) -> Problem | None:
        key = bearer(Headers(scope=scope))
        if not key:
            return KEY_NEEDED
        address = client(scope)
        try:
            self._guesses.check(address)
        except TooManyTries:
            return TOO_MANY_TRIES
        if not known(key, self._keys):
            self._guesses.wrong(address)
            return FORBIDDEN
        who = sha256(key).hexdigest()[:32]
        seconds = await self._counting.over(Rule("keys", self._often, who))
        again = {"Retry-After": str(math.ceil(seconds or 0))}
        return None if seconds is None else replace(TOO_MANY, headers=again)
