"""What those who run the shop ask: alive, ready, how much; and the API's own description."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response, Security
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from prometheus_client.exposition import choose_encoder

from assistant.errors import Forbidden
from assistant.web import reference
from assistant.web.measures import Measures
from assistant.web.storefront import InShop

Checks = Mapping[str, Callable[[], str | None]]
"""By name, what has to be so for the shop to serve: each gives None, or why it is not so."""

router = APIRouter(tags=["operations"])


@router.get("/healthz")
@router.head("/healthz", include_in_schema=False)
async def alive() -> dict[str, str]:
    """The process answers; it says nothing of the rest."""
    return {"status": "alive"}


@router.get("/readyz", responses={503: {"description": "Not ready; `checks` says why"}})
@router.head("/readyz", include_in_schema=False)
def ready(request: Request) -> JSONResponse:
    """Records answer, the index is built, the models are loaded: 200, else 503, with each by name."""
    checks: Checks = request.app.state.checks
    found = {name: check() for name, check in checks.items()}
    if request.app.state.drain.begun:
        found["closing"] = "this server is closing"
    fine = not any(found.values())
    content = {"ready": fine, "checks": {name: problem or "ok" for name, problem in found.items()}}
    return JSONResponse(content, 200 if fine else 503)


METRICS_KEY = HTTPBearer(scheme_name="metrics_key", description="telemetry.metrics_key", auto_error=False)


def may_scrape(
    request: Request,
    shop: InShop,
    sent: Annotated[HTTPAuthorizationCredentials | None, Security(METRICS_KEY)],
) -> None:
    """Raises Forbidden for who neither calls from a network of the settings nor has the key."""
    told = shop.settings.telemetry
    key = sent.credentials.encode() if sent else b""
    if told.metrics_key and hmac.compare_digest(key, told.metrics_key.encode()):
        return
    if not within(request.client.host if request.client else "", told.metrics_from):
        raise Forbidden("this address may not see the numbers")


def within(host: str, networks: Sequence[IPv4Network | IPv6Network]) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return any(address in network for network in networks)


OR_NONE: dict[str, Any] = {"security": [{}]}  # beside the key: the networks need none


@router.get("/metrics", response_class=Response, dependencies=[Depends(may_scrape)], openapi_extra=OR_NONE)
def metrics(request: Request) -> Response:
    """Prometheus. Answers the networks and the key of `[telemetry]` alone."""
    measures: Measures = request.app.state.measures
    encode, media_type = choose_encoder(request.headers.get("accept", ""))
    return Response(encode(measures.registry()), media_type=media_type)


@router.get("/docs", include_in_schema=False)
def docs(request: Request) -> HTMLResponse:
    return HTMLResponse(reference.page(request.app.openapi()))
