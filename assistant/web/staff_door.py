"""The door of the staff page: signing in with a key, a cookie that carries it, and nothing for anybody else.

Every address under /staff but the sign-in itself is looked at here before anything answers.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import Forbidden
from assistant.web.door import POLICY, answers
from assistant.web.errors import STAFF_KEY_NEEDED, Problem, TooManyTries
from assistant.web.guard import NOT_HERE
from assistant.web.limits import client
from assistant.web.page import staff as drawn
from assistant.web.staff import LASTING_S, SESSION, Desk, Staffer
from assistant.web.storefront import InShop

PATH = "/staff"
LOGIN = f"{PATH}/login"
OPEN = frozenset({LOGIN, f"{PATH}/logout"})
MOST_BYTES = 4096
ELSEWHERE = Problem(403, "forbidden", "Not allowed", "This was asked by a page of another site.")

router = APIRouter(prefix=PATH, include_in_schema=False)


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(_desk)]


@router.get("/login")
def sign_in_page(shop: InShop, desk: AtDesk) -> HTMLResponse:
    return HTMLResponse(drawn.login(shop.settings.shop.name, without_keys=not desk.people))


@router.post("/login")
async def sign_in(request: Request, shop: InShop, desk: AtDesk) -> Response:
    """With a key that is right, into the page; else back to the form, which says why."""
    key = _field(await _body(request), "key")
    try:
        person = desk.admit(key, client(request.scope))
    except TooManyTries:
        return _again(shop.settings.shop.name, desk, "Too many wrong keys. Wait a minute.", 429)
    except Forbidden:
        return _again(shop.settings.shop.name, desk, "That is not a staff key of this shop.", 403)
    answer = RedirectResponse(f"{PATH}/", 303)
    answer.headers.append("Set-Cookie", cookie(desk.session(person), LASTING_S, request.url.scheme))
    return answer


@router.post("/logout")
def sign_out(request: Request) -> Response:
    answer = RedirectResponse(LOGIN, 303)
    answer.headers.append("Set-Cookie", cookie("", 0, request.url.scheme))
    return answer


@router.get("/session")
def still_signed_in() -> Response:
    """204 for as long as somebody is signed in; the door answers 401 after that."""
    return Response(status_code=204)


def _again(shop: str, desk: Desk, problem: str, status: int) -> HTMLResponse:
    return HTMLResponse(drawn.login(shop, problem, without_keys=not desk.people), status)


async def _body(request: Request) -> bytes:
    """As much of a form as one with a key can have."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return b""
    return body


def _field(body: bytes, name: str) -> str:
    try:
        return parse_qs(body.decode(), max_num_fields=4).get(name, [""])[0]
    except ValueError:
        return ""


def cookie(session: str, lasting_s: int, scheme: str) -> str:
    kept = f"{SESSION}={session}; Path={PATH}; Max-Age={lasting_s}; HttpOnly; SameSite=Strict"
    return f"{kept}; Secure" if scheme == "https" else kept


def staffer(desk: Desk, cookies: str | None) -> Staffer | None:
    """Who is signed in, out of a Cookie header."""
    try:
        found = SimpleCookie(cookies or "").get(SESSION)
    except CookieError:
        return None
    return desk.signed_in(found.value) if found else None


class StaffDoor:
    """Stands before everything under /staff."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app, self.desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"} or not _within(scope["path"]):
            await self.app(scope, receive, send)
            return
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        refused = self._refused(scope, Headers(scope=scope))
        await (refused or self.app)(scope, receive, _closed_in(send))

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        path: str = scope["path"].rstrip("/")
        if scope["method"] not in {"GET", "HEAD"} and not _same_site(headers):
            return ELSEWHERE.response()
        if path in OPEN:
            return None
        if staffer(self.desk, headers.get("cookie")) is None:
            return RedirectResponse(LOGIN, 303) if path == PATH else STAFF_KEY_NEEDED.response()
        if scope["path"] == PATH:
            return RedirectResponse(f"{PATH}/", 307)
        return None if answers(path.removeprefix(PATH) or "/") else NOT_HERE.response()


def _within(path: str) -> bool:
    return path == PATH or path.startswith(f"{PATH}/")


def _same_site(headers: Headers) -> bool:
    """Whether a browser's request comes from a page of this host: the cookie is Strict, and this is
    the second lock."""
    origin = headers.get("origin")
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _closed_in(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = f"{POLICY}; frame-ancestors 'none'"
            headers["X-Frame-Options"] = "DENY"
            headers["Referrer-Policy"] = "same-origin"
            headers["X-Robots-Tag"] = "noindex"
            headers["Cache-Control"] = "no-store"
        await send(message)

    return sent
