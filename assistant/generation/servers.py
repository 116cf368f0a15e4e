"""LangChain's own chat model for an OpenAI-compatible server, without its retries."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import cast
from urllib.parse import urlsplit

import httpx2
from langchain_openai import ChatOpenAI
from langchain_openai.chat_models.base import BaseChatOpenAI
from pydantic import SecretStr

from assistant.errors import GenerationFailed
from assistant.generation.naming import Remote
from assistant.generation.remote import CONTEXT_TOKENS, RemoteChatModel
from assistant.settings import Generator

CONNECT_S = 2.0
MOST_BYTES = 4 << 20
NO_KEY = "none"
"""A server that asks for no key is sent this; the client needs one."""

NEWER_NAME = ("openai.com", "openai.azure.com")
"""Hosts that want `max_completion_tokens`; other servers know `max_tokens`, and some that alone."""


def remote_chat(remote: Remote, settings: Generator) -> RemoteChatModel:
    return RemoteChatModel(
        model=f"{remote.model} at {remote.base_url}",
        inner=open_ai(remote, settings),
        max_tokens=settings.max_new_tokens,
        timeout_s=settings.timeout_s / 2,
        context_tokens=settings.context_tokens or CONTEXT_TOKENS,
    )


def open_ai(remote: Remote, settings: Generator) -> BaseChatOpenAI:
    """Without the client's retries, and without its limit on each chunk: that one is kept with
    asyncio.wait_for, which before Python 3.12 loses a cancellation that comes with a chunk."""
    host = urlsplit(remote.base_url).hostname or ""
    newer = any(host == name or host.endswith(f".{name}") for name in NEWER_NAME)
    return (ChatOpenAI if newer else BaseChatOpenAI)(
        model=remote.model,
        base_url=remote.base_url,
        api_key=SecretStr(settings.key or NO_KEY),
        http_async_client=client(settings.timeout_s),
        max_retries=0,
        use_responses_api=False,
        stream_chunk_timeout=None,
        temperature=0.0,
    )


def client(timeout_s: float) -> httpx2.AsyncClient:
    """Reads no more of a response than an answer can need."""
    return httpx2.AsyncClient(
        timeout=httpx2.Timeout(timeout_s, connect=min(CONNECT_S, timeout_s)),
        headers={"accept-encoding": "identity"},
        event_hooks={"response": [_bound]},
        follow_redirects=False,
    )


async def _bound(response: httpx2.Response) -> None:
    response.stream = _Bounded(cast(httpx2.AsyncByteStream, response.stream), MOST_BYTES)


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream, most: int) -> None:
        self._stream = stream
        self._left = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._stream:
            self._left -= len(piece)
            if self._left < 0:
                raise GenerationFailed("sent more bytes than an answer has")
            yield piece

    async def aclose(self) -> None:
        await self._stream.aclose()
