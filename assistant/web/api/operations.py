"""What those who run the shop ask: alive, ready, how much; and the API's own description."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from prometheus_client.exposition import choose_encoder

from assistant.web import reference
from assistant.web.measures import Measures

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
    fine = not any(found.values())
    content = {"ready": fine, "checks": {name: problem or "ok" for name, problem in found.items()}}
    return JSONResponse(content, 200 if fine else 503)


@router.get("/metrics", response_class=Response)
def metrics(request: Request) -> Response:
    """Prometheus."""
    measures: Measures = request.app.state.measures
    encode, media_type = choose_encoder(request.headers.get("accept", ""))
    return Response(encode(measures.registry()), media_type=media_type)


@router.get("/docs", include_in_schema=False)
def docs(request: Request) -> HTMLResponse:
    return HTMLResponse(reference.page(request.app.openapi()))
