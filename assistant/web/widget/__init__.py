"""The widget: a chat on any shop's own page, from one script tag. The script, its words in other
languages, and what it asks when it is first opened."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request, Response
from pydantic import Field

from assistant.web.schemas import Out
from assistant.web.storefront import InShop

FOLDER = files(__package__)

HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "public, max-age=300, must-revalidate",
    "Vary": "Accept-Encoding",
}
"""Script and words are for every page, and new ones are on all of them within five minutes."""

Starters = Callable[[], Sequence[str]]

router = APIRouter(tags=["widget"])


@dataclass(frozen=True, slots=True)
class Served:
    """A file as it goes over the wire."""

    plain: bytes
    packed: bytes
    media_type: str
    etag: str


@cache
def served(name: str) -> Served:
    """A file of this folder, without the white space that its lines begin with: line for line the same, and
    a kilobyte less when packed. Raises FileNotFoundError."""
    plain = re.sub(rb"(?m)^ +", b"", (FOLDER / name).read_bytes())
    kind = "text/javascript" if name.endswith(".js") else "application/json"
    tag = f'W/"{hashlib.sha256(plain).hexdigest()[:20]}"'
    return Served(plain, gzip.compress(plain, 9, mtime=0), f"{kind}; charset=utf-8", tag)


class Opening(Out):
    """What a widget shows before anything has been said."""

    shop: str = Field(description="The shop's name")
    starters: Sequence[str] = Field(description="Questions that this shop answers well")
    max_message_chars: int
    pictures: bool = Field(description="Whether the shop takes pictures")


@router.get("/widget.js", include_in_schema=False)
@router.head("/widget.js", include_in_schema=False)
def script(request: Request) -> Response:
    return sent(served("widget.js"), request)


@router.get("/widget/{language}.json", include_in_schema=False)
@router.head("/widget/{language}.json", include_in_schema=False)
def words(language: Annotated[str, Path(pattern="^[a-z]{2,3}(-Hant)?$")], request: Request) -> Response:
    """The widget's own words in another language than English, which is in the script."""
    try:
        return sent(served(f"{language}.json"), request)
    except FileNotFoundError as missing:
        raise HTTPException(404) from missing


def sent(file: Served, request: Request) -> Response:
    """The file, packed where that is understood, or word that it is the one that is known."""
    headers = {**HEADERS, "ETag": file.etag}
    known = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
    if "*" in known or any(same(tag, file.etag) for tag in known):
        return Response(status_code=304, headers=headers)
    packed = takes_gzip(request.headers.get("accept-encoding", ""))
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(file.packed if packed else file.plain, headers=headers, media_type=file.media_type)


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
        pictures=shop.settings.pictures.model != "none",
    )
