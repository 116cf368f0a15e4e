"""Which addresses belong to the API."""

from __future__ import annotations

from starlette.types import Scope


def in_api(scope: Scope) -> bool:
    path: str = scope["path"]
    return path == "/v1" or path.startswith("/v1/")
