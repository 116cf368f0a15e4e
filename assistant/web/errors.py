"""Errors as RFC 9457 problem documents: one table from types to problems, used by every endpoint.

What a problem says is written here. An error's own text, which may name files or tables, goes
to the log and never to a client.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from assistant.errors import (
    Busy,
    ChangedSince,
    Closing,
    Forbidden,
    GenerationFailed,
    HeldBack,
    Invalid,
    NotFound,
    NotHeld,
    OtherCustomer,
    Overloaded,
    Recoverable,
    StorageFailed,
    TriedTooOften,
)
from assistant.web import request_id
from retrieval.errors import CatalogueUnreachable, Outdated, RetrievalError

log = logging.getLogger(__name__)

NAMESPACE = "urn:floorwalker:problem:"
MEDIA_TYPE = "application/problem+json"
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
"""Of every problem, wherever on its way a request is refused."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`name` completes the problem's type; `field` is what has to change in the request."""

    status: int
    name: str
    title: str
    detail: str
    field: str | None = None
    headers: Mapping[str, str] | None = None

    def content(self) -> dict[str, str | int]:
        """The members of the document; `request_id` is what the log calls this request."""
        members: dict[str, str | int] = {
            "type": f"{NAMESPACE}{self.name}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        more = {"field": self.field, "request_id": request_id.current()}
        return members | {name: value for name, value in more.items() if value}

    def response(self) -> Response:
        text = json.dumps(self.content(), ensure_ascii=False)
        return Response(text, self.status, headers={**SAFE, **(self.headers or {})}, media_type=MEDIA_TYPE)


UNEXPECTED = Problem(500, "unexpected", "Something went wrong", "The assistant failed; it has been noted.")
UNAUTHORISED = Problem(
    401,
    "unauthorised",
    "A secret is needed",
    "Send the conversation's secret as Authorization: Bearer <secret>.",
    headers={"WWW-Authenticate": "Bearer"},
)
KEY_NEEDED = Problem(
    401,
    "unauthorised",
    "A key is needed",
    "Send one of the shop's API keys as Authorization: Bearer <key>.",
    headers={"WWW-Authenticate": "Bearer"},
)
STAFF_KEY_NEEDED = Problem(
    401,
    "unauthorised",
    "A key is needed",
    "Send one of the shop's staff keys as Authorization: Bearer <key>.",
    headers={"WWW-Authenticate": "Bearer"},
)
FORBIDDEN = Problem(403, "forbidden", "Not allowed", "This secret or key does not open what was asked for.")


def _later(status: int, name: str, title: str, detail: str, seconds: int = 2) -> Problem:
    return Problem(status, name, title, detail, headers={"Retry-After": str(seconds)})


OUTDATED = Problem(409, "outdated", "Older than what is known", "A later time is known; nothing was changed.")
CHANGED_SINCE = Problem(
    409, "changed-since", "Changed since", "Somebody else changed it after you read it; read it again."
)
OTHER_CUSTOMER = Problem(
    409, "other-customer", "Another customer", "This conversation serves another customer; begin a new one."
)
BUSY = _later(409, "busy", "One at a time", "Another message of this conversation is being answered.")
CLOSING = _later(503, "closing", "Closing", "This server is closing; another one answers in a moment.", 3)
OVERLOADED = _later(503, "overloaded", "Too many at once", "Many are being served; try again.", 15)
NO_WORDS = _later(503, "no-reply", "No reply", "No reply could be worded; send the message again.")
TOO_OFTEN = _later(429, "too-many-tries", "Too many tries", "Too many tokens that are not valid.", 3600)
NO_RECORDS = _later(503, "no-records", "No answer", "The shop's records do not answer just now.", 15)
NO_INDEX = _later(503, "no-index", "Search is down", "The products cannot be searched just now.", 15)
TOO_MANY_TRIES = _later(429, "too-many-tries", "Too many tries", "Too many wrong keys; wait a minute.", 60)
AGAIN = _later(503, "try-again", "Try again", "That did not work this time.")

TABLE: tuple[tuple[type[Exception], Problem], ...] = (
    (Forbidden, FORBIDDEN),
    (ChangedSince, CHANGED_SINCE),
    (OtherCustomer, OTHER_CUSTOMER),
    (TriedTooOften, TOO_OFTEN),
    (Closing, CLOSING),
    (Overloaded, OVERLOADED),
    (Busy, BUSY),
    (GenerationFailed, NO_WORDS),
    (StorageFailed, NO_RECORDS),
    (Recoverable, AGAIN),
    (CatalogueUnreachable, NO_RECORDS),
    (Outdated, OUTDATED),
    (RetrievalError, NO_INDEX),
)
"""The first type that fits, for errors without data of their own; the more special stand first."""


class Unauthorised(Forbidden):
    """No secret was sent at all."""


class KeyMissing(Forbidden):
    """No key of the shop was sent."""


class StaffKeyMissing(Forbidden):
    """No key of the shop's staff was sent."""


class TooManyTries(Forbidden):
    """Somebody at this address guesses."""


class UnreadableBody(Exception):
    """The body is refused before anything looks at it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def problem_of(error: Exception) -> Problem:
    """What a client is told of an error; one that nobody expected is logged here."""
    match error:
        case Unauthorised():
            return UNAUTHORISED
        case KeyMissing():
            return KEY_NEEDED
        case StaffKeyMissing():
            return STAFF_KEY_NEEDED
        case TooManyTries():
            log.warning("%s", error)
            return TOO_MANY_TRIES
        case NotHeld():
            return Problem(409, "not-yours", "Not yours to answer", _who(error))
        case HeldBack():
            why = f"This may be read as {error.category}; send it with anyway to say it all the same."
            return Problem(409, "held-back", "Held back", why)
        case NotFound():
            return Problem(404, "not-found", "Not found", f"There is no such {error.what}.")
        case Invalid():
            return Problem(422, "invalid", "A value cannot be used", error.detail, error.field)
        case HTTPException():
            return _of_http(error)
        case RequestValidationError():
            return _of_validation(error)
    for kind, problem in TABLE:
        if isinstance(error, kind):
            log.warning("%s: %s", type(error).__name__, error)
            return problem
    log.error("unexpected", exc_info=error)
    return UNEXPECTED


def _who(error: NotHeld) -> str:
    """Who has a hand-off that the caller wanted to do something with."""
    match error.state:
        case "person":
            return f"{error.owner} has this conversation."
        case "queue":
            return "Nobody has this conversation yet; take it first."
    return "This hand-off has ended."


def _of_http(error: HTTPException) -> Problem:
    phrase = HTTPStatus(error.status_code).phrase.capitalize()
    name = phrase.lower().replace(" ", "-")
    detail = _HTTP_DETAILS.get(error.status_code, f"{phrase}.")
    return Problem(error.status_code, name, phrase, detail, headers=error.headers)


_HTTP_DETAILS = {
    400: "The request cannot be read.",
    404: "Nothing answers at this address; /docs lists what does.",
    405: "This address does not answer that method; the Allow header lists the ones that it does.",
    429: "Too many requests; wait as long as Retry-After says.",
}


def _of_validation(error: RequestValidationError) -> Problem:
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return Problem(400, "not-json", "Not JSON", "The body is not well-formed JSON.")
    field = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
    return Problem(422, "invalid", "A value cannot be used", first["msg"], field)


def install(app: FastAPI) -> None:
    """Make every error of `app` a problem document."""

    async def respond(_: Request, error: Exception) -> Response:
        return problem_of(error).response()

    for kind in (
        HTTPException,
        RequestValidationError,
        Invalid,
        NotFound,
        NotHeld,
        HeldBack,
        *(kind for kind, _ in TABLE),
    ):
        app.add_exception_handler(kind, respond)
