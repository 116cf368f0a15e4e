"""Errors in the shape that clients of OpenAI's API read: `{"error": {message, type, param, code}}`.

Whoever refuses a call to these routes, the routes themselves or what stands around them, says so with a
problem document like everywhere; `InOpenAIShape` stands outermost and puts that into the other shape.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.errors import MEDIA_TYPE, NAMESPACE

PATHS = ("/v1/chat", "/v1/models")


class ErrorDetail(BaseModel):
    model_config = ConfigDict(frozen=True)

    message: str
    type: str = Field(examples=["invalid_request_error"])
    param: str | None = Field(description="What has to change in the request", examples=["messages"])
    code: str | None = Field(examples=["model_not_found"])


class ErrorBody(BaseModel):
    """An error as OpenAI's API gives it."""

    model_config = ConfigDict(frozen=True)

    error: ErrorDetail


class Refused(Exception):
    """Raised by these routes where the other API has a code of its own for it."""

    def __init__(self, status: int, code: str, message: str, param: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = ErrorBody(error=ErrorDetail(message=message, type=_kind(status), param=param, code=code))


class OpenAIRoute(APIRoute):
    """A route whose refusals are answered in the other API's shape."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def answered(request: Request) -> Response:
            try:
                return await answer(request)
            except Refused as refused:
                headers = {"WWW-Authenticate": "Bearer"} if refused.status == 401 else None
                return JSONResponse(refused.body.model_dump(), refused.status, headers)

        return answered


def translated(problem: dict[str, Any]) -> tuple[int, ErrorBody]:
    """A problem document in the other shape: `invalid` is 400 there, and 429 has one code."""
    status, name = int(problem["status"]), str(problem["type"]).removeprefix(NAMESPACE)
    status = 400 if status == 422 else status
    field, said = problem.get("field"), str(problem["detail"])
    code = {"unauthorised": "invalid_api_key", "invalid": "invalid_value"}.get(name, name.replace("-", "_"))
    detail = ErrorDetail(
        message=f"{field}: {said}" if field else said,
        type=_kind(status),
        param=field,
        code="rate_limit_exceeded" if status == 429 else code,
    )
    return status, ErrorBody(error=detail)


def _kind(status: int) -> str:
    if status == 429:
        return "rate_limit_error"
    return "server_error" if status >= 500 else "invalid_request_error"


class InOpenAIShape:
    """Puts problem documents of these routes, whoever made them, into the shape that their clients read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or not any(path == p or path.startswith(f"{p}/") for p in PATHS):
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Translating(send))


class _Translating:
    """Sends on what it is given; a problem document is held until it is whole, and sent translated."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_problem(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._translate(self._start)

    async def _translate(self, start: Message) -> None:
        status, body = translated(json.loads(self._body))
        text = body.model_dump_json().encode()
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["content-type"], headers["content-length"] = "application/json", str(len(text))
        self._start = None
        await self._send({**start, "status": status, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": text})


def _is_problem(start: Message) -> bool:
    kind = Headers(raw=list(start["headers"])).get("content-type", "")
    return kind.partition(";")[0] == MEDIA_TYPE
