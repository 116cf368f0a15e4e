"""When to ask a server again: exponential backoff with full jitter (M. Brooker, AWS Architecture
Blog, 2015), Retry-After honoured, and never a wait that ends past the deadline.

The openai client's own retries know no deadline and spread by a quarter only, so they are off.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    stop_before_delay,
)

from assistant.generation.failures import failure

ATTEMPTS = 3
FIRST_S = 0.25
LONGEST_S = 2.0

Uniform = Callable[[float, float], float]
Again = Callable[[BaseException], bool]
Retrying = Callable[[float, Again], AsyncRetrying]
"""(seconds left, whether an error may be followed by another attempt) -> how to call."""


def pause(attempt: int, after_s: float | None, uniform: Uniform) -> float:
    """Seconds to wait after the attempt of this number, the first being 1."""
    spread = min(LONGEST_S, FIRST_S * 2 ** (attempt - 1))
    return (after_s or 0.0) + uniform(0, spread)


def retrying(
    room_s: float,
    again: Again,
    *,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    uniform: Uniform = random.uniform,
) -> AsyncRetrying:
    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        return pause(state.attempt_number, failure(error).after_s if error else None, uniform)

    return AsyncRetrying(
        retry=retry_if_exception(again),
        wait=wait,
        stop=stop_after_attempt(ATTEMPTS) | stop_before_delay(room_s),
        sleep=sleep,
        reraise=True,
    )
