"""One answer of a server as it comes: bounded, and whole or a failure."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from langchain_core.exceptions import ModelConnectionError
from langchain_core.messages import AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk

from assistant.errors import GenerationFailed

CHARACTERS_A_TOKEN = 16
"""Far more than words have; a server that goes on beyond it does not heed `max_tokens`."""

REFUSED = "content_filter"


class Answer:
    """Gives out chunks from the first that has words (or a tool's call) in it on; then it has `begun`."""

    def __init__(self, give: Callable[[ChatGenerationChunk], None], max_tokens: int) -> None:
        self._give = give
        self._most = max_tokens * CHARACTERS_A_TOKEN
        self._length = 0
        self._finish: str | None = None
        self.begun = False

    async def hear(self, chunks: AsyncGenerator[ChatGenerationChunk, None]) -> None:
        """Raises GenerationFailed if the server refuses, says nothing or does not come to an
        end, and ModelConnectionError if the stream ends before the answer does."""
        self._finish, self._length = None, 0
        async with aclosing(chunks):
            async for chunk in chunks:
                self._take(chunk)
        if self._finish is None:
            raise ModelConnectionError("the stream was cut")
        if not self.begun:
            raise GenerationFailed("gave no words")

    def _take(self, chunk: ChatGenerationChunk) -> None:
        self._finish = (chunk.generation_info or {}).get("finish_reason") or self._finish
        if self._finish == REFUSED:
            raise GenerationFailed("its filter refused")
        self._length += len(chunk.text)
        if self._length > self._most:
            raise GenerationFailed(f"said more than {self._most} characters")
        if chunk.text or _calls(chunk):
            self.begun = True
        if self.begun:
            self._give(chunk)


def _calls(chunk: ChatGenerationChunk) -> bool:
    return isinstance(chunk.message, AIMessageChunk) and bool(chunk.message.tool_call_chunks)
