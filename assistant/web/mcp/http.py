"""The tools over streamable HTTP: behind a key of the shop, at the host's own names alone."""

from __future__ import annotations

import hmac
from collections.abc import Sequence

from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.errors import SettingsError
from assistant.web.errors import FORBIDDEN, KEY_NEEDED, TOO_MANY_TRIES, Problem, TooManyTries
from assistant.web.mcp.server import ShopServer
from assistant.web.staff import Guesses

PATH = "/mcp"
LARGEST = 256 * 1024
"""Bytes of a request."""
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ANY = frozenset({"0.0.0.0", "::", "*"})  # noqa: S104 - what is not a name


def http_app(
    server: ShopServer, keys: Sequence[str], host: str, names: Sequence[str], origins: Sequence[str]
) -> ASGIApp:
    """The application. `names` are further hosts that it is reached at (behind a proxy, say), `origins` the
    pages that may call it; without an Origin no page calls. Raises SettingsError without a key."""
    if not any(keys):
        raise SettingsError(
            "shop.toml: web.api_keys: over HTTP a key is needed; put one there, or use stdio (without --http)"
        )
    bound = () if host in ANY else (f"[{host}]" if ":" in host else host,)
    hosts = dict.fromkeys((*LOOPBACK, *bound, *names))
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=[form for name in hosts for form in (name, f"{name}:*")],
        allowed_origins=list(origins),
    )
    app = server.streamable_http_app(
        streamable_http_path=PATH, transport_security=security, max_request_body_size=LARGEST
    )
    return Keyed(app, keys)


class Keyed:
    """Lets through requests with a key of the shop as their bearer."""

    def __init__(self, app: ASGIApp, keys: Sequence[str], guesses: Guesses | None = None) -> None:
        self._app, self._guesses = app, guesses or Guesses()
        self._keys = [key.encode() for key in keys if key]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = self._refused(scope) if scope["type"] == "http" else None
        if refused is not None:
            await refused.response()(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _refused(self, scope: Scope) -> Problem | None:
        kind, _, key = Headers(scope=scope).get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not key.strip():
            return KEY_NEEDED
        address = scope["client"][0] if scope.get("client") else ""
        try:
            self._guesses.check(address)
        except TooManyTries:
            return TOO_MANY_TRIES
        fitting = [hmac.compare_digest(key.strip().encode(), known) for known in self._keys]
        if any(fitting):
            return None
        self._guesses.wrong(address)
        return FORBIDDEN
