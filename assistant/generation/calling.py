"""A call to a server: within its time, tried again where that helps, not made where it cannot."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable

from langchain_core.outputs import ChatGenerationChunk

from assistant.errors import GenerationFailed
from assistant.generation.answer import Answer
from assistant.generation.breaker import Breaker
from assistant.generation.failures import Failure, failure
from assistant.generation.retrying import Retrying, retrying

log = logging.getLogger(__name__)

MISCONFIGURED_REST_S = 300.0

Ask = Callable[[], AsyncGenerator[ChatGenerationChunk, None]]


class Caller:
    """Calls one server, called `name` in the log."""

    def __init__(self, name: str, breaker: Breaker, retrying: Retrying = retrying) -> None:
        self.name = name
        self.breaker = breaker
        self._retrying = retrying
        self._told = False

    async def call(self, ask: Ask, room_s: float, answer: Answer) -> None:
        """Raises GenerationFailed, in `room_s` seconds at the most. Once words were given out
        there is no second attempt."""

        async def attempt() -> None:
            await answer.hear(ask())

        if room_s <= 0:
            raise GenerationFailed("there is no time left to ask")
        ticket = self.breaker.enter()
        retry = self._retrying(room_s, lambda error: not answer.begun and failure(error).again)
        try:
            async with asyncio.timeout(room_s):
                await retry(attempt)
        except asyncio.CancelledError:
            (self.breaker.passed if answer.begun else self.breaker.left)(ticket)
            raise
        except Exception as error:
            raise self._failed(ticket, failure(error)) from error
        self.breaker.passed(ticket)
        self._told = False

    def _failed(self, ticket: int, why: Failure) -> GenerationFailed:
        if why.mend is None:
            log.warning("%s: %s %s", self.name, why.reason, why.detail)
        elif not self._told:
            log.error("%s %s: %s", self.name, why.reason, why.mend)
            self._told = True
        self.breaker.failed(ticket, MISCONFIGURED_REST_S if why.mend else why.after_s)
        return GenerationFailed(f"{self.name}: {why.reason}")
