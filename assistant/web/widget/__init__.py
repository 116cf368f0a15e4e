"""The widget: a chat on any shop's own page, from one script tag. The script, and what it asks when
it is first opened."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request, Response
from pydantic import Field

from assistant.web.schemas import Out
from assistant.web.storefront import InShop

SCRIPT = Path(__file__).parent / "widget.js"

HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "public, max-age=300, must-revalidate",
    "Vary": "Accept-Encoding",
}
"""The script is for every page, and a new one is on all of them within five minutes."""

Starters = Callable[[], Sequence[str]]

router = APIRouter(tags=["widget"])


@dataclass(frozen=True, slots=True)
class Served:
    """The script as it goes over the wire."""

    plain: bytes
    packed: bytes
    etag: str


@cache
def served() -> Served:
    plain = SCRIPT.read_bytes()
    return Served(plain, gzip.compress(plain, 9, mtime=0), f'W/"{hashlib.sha256(plain).hexdigest()[:20]}"')


class Opening(Out):
    """What a widget shows before anything has been said."""

    shop: str = Field(description="The shop's name")
    starters: Sequence[str] = Field(description="Questions that this shop answers well")
    max_message_chars: int


@router.get("/widget.js", include_in_schema=False)
@router.head("/widget.js", include_in_schema=False)
def script(request: Request) -> Response:
    """The script, packed where that is understood."""
    file = served()
    headers = {**HEADERS, "ETag": file.etag}
    known = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
    if "*" in known or any(same(tag, file.etag) for tag in known):
        return Response(status_code=304, headers=headers)
    packed = takes_gzip(request.headers.get("accept-encoding", ""))
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(
        file.packed if packed else file.plain, headers=headers, media_type="text/javascript; charset=utf-8"
    )


def same(tag: str, etag: str) -> bool:
    """Compared weakly (RFC 9110, 8.8.3.2): packed or not, it is the same script."""
    return tag.removeprefix("W/") == etag.removeprefix("W/")


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header names gzip and does not give it the weight 0."""
    for offer in accepted.lower().split(","):
        name, _, weight = offer.partition(";")
        if name.strip() in {"gzip", "*"}:
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


@router.get("/v1/widget")
def opening(request: Request, shop: InShop) -> Opening:
    """The shop's name and what can be asked of it; asked once, when a customer opens the widget."""
    starters: Starters = getattr(request.app.state, "starters", list)
    return Opening(
        shop=shop.settings.shop.name,
        starters=starters(),
        max_message_chars=shop.settings.web.max_message_chars,
    )
