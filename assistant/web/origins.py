"""Which pages may call the API: those of the shop's own sites, named exactly, and this server's own.

A browser says with `Origin` which page calls. Whatever is not on the list is refused before anything is
done, whether the browser would show the answer to that page or not. Calls without an Origin come from
no page of another site; they need the conversation's secret all the same.
"""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.errors import Problem
from assistant.web.paths import in_api

ELSEWHERE = Problem(403, "origin", "Not from this page", "web.allowed_origins names the pages that may call.")
DEFAULT_PORTS = {"http": ":80", "https": ":443"}


class Origins:
    """Refuses calls of other sites' pages, preflights too."""

    def __init__(self, app: ASGIApp, allowed: Collection[str]) -> None:
        self.app, self.allowed = app, frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and in_api(scope) and not self._may(scope):
            response = ELSEWHERE.response()
            response.headers["Vary"] = "Origin"
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _may(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        sent = headers.getlist("origin")
        if not sent:
            return True
        return len(sent) == 1 and (sent[0] in self.allowed or sent[0] == own(scope, headers))


def own(scope: Scope, headers: Headers) -> str | None:
    """The server's own origin, as this request reached it: the scheme as a trusted proxy tells it, the
    host as the request names it. None where it names none, or several."""
    hosts = headers.getlist("host")
    if len(hosts) != 1:
        return None
    scheme = scope["scheme"]
    return f"{scheme}://{hosts[0].lower().removesuffix(DEFAULT_PORTS.get(scheme, ''))}"
