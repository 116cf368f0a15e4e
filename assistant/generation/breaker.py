"""A circuit breaker (M. Nygard, Release It!, ch. 5): a server that keeps failing is left alone
for a while, so that it costs no one time; then one call tries it again."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from enum import Enum
from time import monotonic

from assistant.errors import GenerationFailed

log = logging.getLogger(__name__)


class State(Enum):
    CLOSED = "closed"
    """Calls go through."""
    OPEN = "open"
    """No call goes through until the rest is over."""
    HALF_OPEN = "half-open"
    """One call is trying; the others wait for what becomes of it."""


class Breaker:
    """Each `enter` is answered by one of `passed`, `failed` and `left` with its ticket.

    It opens for `rest_s` seconds after `threshold` failed calls in a row, or one failed trial.
    What calls of before its last change report is no news.
    """

    def __init__(
        self, threshold: int = 3, rest_s: float = 20.0, clock: Callable[[], float] = monotonic
    ) -> None:
        self.threshold = threshold
        self.rest_s = rest_s
        self._clock = clock
        self._lock = threading.Lock()
        self._state = State.CLOSED
        self._changes = 0
        self._failures = 0
        self._until = 0.0

    @property
    def state(self) -> State:
        return self._state

    def enter(self) -> int:
        """A ticket. Raises GenerationFailed while the server is left alone."""
        with self._lock:
            if self._state is State.OPEN and self._clock() >= self._until:
                self._become(State.HALF_OPEN)
            elif self._state is not State.CLOSED:
                raise GenerationFailed("the server is left alone after its failures")
            return self._changes

    def passed(self, ticket: int) -> None:
        """The call was answered."""
        with self._lock:
            if ticket == self._changes:
                self._failures = 0
                if self._state is State.HALF_OPEN:
                    log.info("the model's server answers again")
                    self._become(State.CLOSED)

    def failed(self, ticket: int, rest_s: float | None = None) -> None:
        """The call was not answered. With `rest_s` the breaker opens at once, for so long."""
        with self._lock:
            if ticket != self._changes:
                return
            self._failures += 1
            trial = self._state is State.HALF_OPEN
            if rest_s is None and not trial and self._failures < self.threshold:
                return
            rest_s = self.rest_s if rest_s is None else rest_s
            log.warning("the model's server is left alone for %.0f s; the templates speak", rest_s)
            self._until = self._clock() + rest_s
            self._become(State.OPEN)

    def left(self, ticket: int) -> None:
        """The call was given up before anyone could tell: the next one may try."""
        with self._lock:
            if ticket == self._changes and self._state is State.HALF_OPEN:
                self._become(State.OPEN)

    def _become(self, state: State) -> None:
        self._state = state
        self._changes += 1
        self._failures = 0
