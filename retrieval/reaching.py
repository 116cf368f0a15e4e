"""A vector store's server: how long it is waited for, and what its silence is called."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from retrieval.errors import IndexUnreachable

CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 60.0


@contextmanager
def reaching(url: str | None) -> Iterator[None]:
    """IndexUnreachable for what chromadb's client raises where its server is gone, stalls or
    breaks down. Without a URL the store is in this process and its errors are its own."""
    try:
        yield
    except httpx.TransportError as error:
        raise IndexUnreachable(f"the Chroma server at {url} does not answer") from error
    except Exception as error:
        # a server's or a proxy's 5xx reaches us as a bare Exception or as InternalError
        if url is not None and type(error).__name__ in {"Exception", "InternalError"}:
            raise IndexUnreachable(f"the Chroma server at {url} broke down: {error}") from error
        raise


def answers(url: str) -> httpx.Timeout:
    """The time limits, once the server was seen to answer. Raises IndexUnreachable."""
    limits = httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS)
    try:
        httpx.get(f"{url.rstrip('/')}/api/v2/heartbeat", timeout=limits).raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise IndexUnreachable(f"no Chroma server answers at {url}") from error
    return limits
