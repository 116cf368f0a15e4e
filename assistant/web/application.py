"""The HTTP API as an application: routes, what stands around them, and nothing of the page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from typing import Any, cast

from fastapi import APIRouter, FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.web import errors, widget
from assistant.web.api import (
    answers,
    behaviour,
    changes,
    conversations,
    customers,
    events,
    feedback,
    handoffs,
    held,
    messages,
    operations,
    products,
)
from assistant.web.closing import Drain
from assistant.web.declared import declare
from assistant.web.guard import JsonBodies, Outermost
from assistant.web.limits import Limited, counting
from assistant.web.measures import Measured, Measures
from assistant.web.openai import routes as openai
from assistant.web.openai.failing import InOpenAIShape
from assistant.web.origins import Origins
from assistant.web.pictures import longest_body
from assistant.web.request_id import RequestIds
from assistant.web.schemas import ProblemDocument
from assistant.web.staff import Desk
from assistant.web.storefront import Storefront
from assistant.web.turns import Turns

DESCRIPTION = (
    "A shop's assistant. Begin a conversation, send messages with its secret as the bearer, get replies "
    "whole or streamed. Every error is a problem document (RFC 9457)."
)
PARTS = (
    conversations,
    messages,
    events,
    feedback,
    behaviour,
    customers,
    changes,
    products,
    handoffs,
    held,
    answers,
    openai,
    operations,
    widget,
)
ROUTERS = tuple(part.router for part in PARTS)
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

ALLOWED_HEADERS = [
    "Authorization",
    "Content-Type",
    "Accept",
    "Last-Event-ID",
    "Idempotency-Key",
    "X-Request-ID",
]

UNTOLD: TelemetryConfig = {"exclude": lambda scope: True, "auto_configure": False}
"""FastAPI's own spans have addresses and what was searched for: `measures` tells requests without. Left out
here, they are left out of the page that is mounted too."""

PROBLEM: dict[int | str, dict[str, Any]] = {
    "default": {"description": "Any error, as a problem document", "model": ProblemDocument}
}


def create_api(shop: Storefront, checks: operations.Checks) -> FastAPI:
    """The API of `shop`; `checks` are what /readyz asks. Whatever is mounted at `/` comes after."""
    app = Api(
        title=f"{shop.settings.shop.name}: assistant",
        version=version("floorwalker"),
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        responses=PROBLEM,
        lifespan=_lifespan,
        telemetry=UNTOLD,
    )
    app.state.shop, app.state.checks = shop, checks
    app.state.measures = Measures(shop)
    web = shop.settings.web
    app.state.turns = Turns(
        shop.assistant, web.concurrent_replies, app.state.measures, web.turn_timeout.total_seconds()
    )
    app.state.desk = Desk(shop.settings.web.staff_keys)
    app.state.streams = events.Streams()
    times = web.closing_notice.total_seconds(), web.closing_time.total_seconds()
    app.state.drain = Drain(app.state.turns, app.state.streams, *times)
    for router in ROUTERS:
        app.include_router(router)
    app.include_router(_nothing_else())
    errors.install(app)
    app.openapi = partial(_described, app)  # type: ignore[method-assign]  # FastAPI's way to extend it
    _surround(app, shop)
    return app


class Api(FastAPI):
    """The application, with what stands around everything, whatever is mounted and added later."""

    def build_middleware_stack(self) -> ASGIApp:
        stack = RequestIds(super().build_middleware_stack())
        trusted = list(self.state.shop.settings.web.trusted_proxies)
        return cast(ASGIApp, ProxyHeadersMiddleware(cast(Any, stack), trusted)) if trusted else stack


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    with app.state.drain.on_signals():
        yield
    app.state.streams.close()
    app.state.turns.close()


def _surround(app: FastAPI, shop: Storefront) -> None:
    """What is added last stands outermost."""
    web = shop.settings.web
    within_s = web.request_timeout.total_seconds()
    longest = web.max_message_chars
    app.add_middleware(
        JsonBodies,
        max_message_chars=longest,
        within_s=within_s,
        keys=web.api_keys,
        picture=longest_body(shop.settings.pictures),
    )
    counted = {"counting": counting(web.limits), "told": app.state.measures.refused}
    app.add_middleware(Limited, limits=web.limits, keys=web.api_keys, **counted)
    app.add_middleware(Measured, measures=app.state.measures)
    app.add_middleware(Outermost, allowed_origins=web.allowed_origins)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=web.allowed_origins,
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=ALLOWED_HEADERS,
        expose_headers=["Retry-After", "X-Request-ID"],
        max_age=3600,
    )
    app.add_middleware(Origins, allowed=web.allowed_origins)
    app.add_middleware(InOpenAIShape)  # outermost: whatever refuses a call says it in that shape


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with the statuses of each operation."""
    if app.openapi_schema is None:
        declare(FastAPI.openapi(app))
    return app.openapi_schema or {}


def _nothing_else() -> APIRouter:
    """Answers for the rest of /v1, which a page mounted at `/` would else take for its own."""
    router = APIRouter(include_in_schema=False)

    async def refuse(request: Request) -> None:
        methods = _methods_here(request)
        if methods:
            raise HTTPException(405, headers={"Allow": ", ".join(sorted(methods))})
        raise HTTPException(404)

    router.add_api_route("/v1", refuse, methods=METHODS)
    router.add_api_route("/v1/{rest:path}", refuse, methods=METHODS)
    return router


def _methods_here(request: Request) -> set[str]:
    here: set[str] = set()
    for route in (route for router in ROUTERS for route in router.routes):
        if isinstance(route, Route) and route.matches(request.scope)[0] is Match.PARTIAL:
            here |= route.methods or set()
    return here
