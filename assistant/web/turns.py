"""Turns run on threads of their own, so that a slow reply holds up nobody else.

The pipeline is synchronous. Each turn is iterated on one worker thread from its first event
to its close; what it yields comes over to the event loop. Whoever stops listening stops the turn.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from typing import Protocol, cast

from assistant.errors import Overloaded
from assistant.turn import Event, Request

log = logging.getLogger(__name__)

WAITING_PER_RUNNING = 8
"""How many may wait for each turn that can run, before more are turned away."""

Item = Event | Exception | None
"""What comes over from the thread; None is the end."""


class Responds(Protocol):
    def respond(self, request: Request, stop: threading.Event | None = None) -> Iterator[Event]: ...


class Closable(Protocol):
    def close(self) -> None: ...


@dataclass(slots=True)
class _Leaving:
    """How a turn learns that nobody listens any more. `stop` is the turn's own too: it sets
    it when the last word is said, while there is still more to send."""

    stop: threading.Event = field(default_factory=threading.Event)
    left: bool = False

    def now(self) -> None:
        self.left = True
        self.stop.set()


class Turns:
    """Runs at most `concurrent` turns at once; the next ones wait their time."""

    def __init__(self, assistant: Responds, concurrent: int) -> None:
        self._assistant = assistant
        self._most = concurrent * (1 + WAITING_PER_RUNNING)
        self._threads = ThreadPoolExecutor(concurrent, thread_name_prefix="turn")
        self._under_way: dict[Future[None], _Leaving] = {}

    @property
    def under_way(self) -> int:
        """Turns that run or wait to."""
        return len(self._under_way)

    async def events(self, request: Request, tick_s: float) -> AsyncGenerator[Event | None]:
        """The turn's events as they come, and None whenever `tick_s` pass without one.

        Closing or cancelling this stops the turn. Raises what the turn raises, and
        Overloaded where too many wait already.
        """
        if self.under_way >= self._most:
            raise Overloaded(f"{self.under_way} turns are under way")
        arrived: asyncio.Queue[Item] = asyncio.Queue()
        loop, leaving = asyncio.get_running_loop(), _Leaving()

        def tell(item: Item) -> None:
            loop.call_soon_threadsafe(arrived.put_nowait, item)

        run = self._threads.submit(self._run, request, leaving, tell)
        self._under_way[run] = leaving
        run.add_done_callback(lambda done: self._under_way.pop(done, None))
        try:
            async for event in _until_the_end(arrived, tick_s):
                yield event
        finally:
            leaving.now()
            run.cancel()

    def close(self) -> None:
        """Stop what runs and take no more."""
        for leaving in list(self._under_way.values()):
            leaving.now()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _run(self, request: Request, leaving: _Leaving, tell: Callable[[Item], None]) -> None:
        try:
            events = self._assistant.respond(request, leaving.stop)
            with closing(cast(Closable, events)):
                for event in events:
                    tell(event)
                    if leaving.left:
                        break
        except Exception as error:  # the edge: whoever listens raises and logs it
            if leaving.left:
                log.warning("a turn failed after nobody listened any more", exc_info=error)
            tell(error)
        else:
            tell(None)


async def _until_the_end(arrived: asyncio.Queue[Item], tick_s: float) -> AsyncGenerator[Event | None]:
    while True:
        try:
            item = await asyncio.wait_for(arrived.get(), tick_s)
        except TimeoutError:
            yield None
            continue
        if item is None:
            return
        if isinstance(item, Exception):
            raise item
        yield item
