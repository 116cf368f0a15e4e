"""Turns run on threads of their own, so that a slow reply holds up nobody else.

The pipeline is synchronous. Each turn is iterated on one worker thread from its first event
to its close; what it yields comes over to the event loop. Whoever stops listening stops the turn.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from contextvars import copy_context
from dataclasses import dataclass, field
from time import perf_counter
from typing import Protocol, cast

from assistant import telemetry
from assistant.errors import Closing, Overloaded, TimedOut
from assistant.turn import Delta, Done, Event, Request

log = logging.getLogger(__name__)

WAITING_PER_RUNNING = 8
"""How many may wait for each turn that can run, before more are turned away."""

GRACE_S = 5.0
"""How long a turn that was ended may take to say so; what it rests on may hang."""

Item = Event | Exception | None
"""What comes over from the thread; None is the end."""


class Responds(Protocol):
    def respond(self, request: Request, stop: threading.Event | None = None) -> Iterator[Event]: ...


class Counts(Protocol):
    """Is told how turns go, from their threads."""

    def under_way(self, more: int) -> None: ...

    def step(self, name: str, seconds: float) -> None: ...

    def ended(self, outcome: str, handed_off: bool) -> None: ...


class Nobody:
    """Counts nothing."""

    def under_way(self, more: int) -> None: ...

    def step(self, name: str, seconds: float) -> None: ...

    def ended(self, outcome: str, handed_off: bool) -> None: ...


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
    """Runs at most `concurrent` turns at once; the next ones wait their time. One that takes longer than
    `timeout_s`, its waiting included, is ended with what was said by then."""

    def __init__(
        self,
        assistant: Responds,
        concurrent: int,
        counts: Counts | None = None,
        timeout_s: float = float("inf"),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._assistant, self._counts = assistant, counts or Nobody()
        self._timeout_s, self._clock, self._closing = timeout_s, clock, False
        self._most = concurrent * (1 + WAITING_PER_RUNNING)
        self._threads = ThreadPoolExecutor(concurrent, thread_name_prefix="turn")
        self._under_way: dict[Future[None], _Leaving] = {}

    @property
    def under_way(self) -> int:
        """Turns that run or wait to."""
        return len(self._under_way)

    async def events(
        self, request: Request, tick_s: float, enough: threading.Event | None = None
    ) -> AsyncGenerator[Event | None]:
        """The turn's events as they come, and None whenever `tick_s` pass without one.

        Closing or cancelling this stops the turn. Setting `enough` ends its words alone: the
        rest of its events still come. Raises what the turn raises, Overloaded where too many wait
        already or this one waited too long, TimedOut where nothing was said in time, and Closing
        once the server closes.
        """
        if self._closing:
            raise Closing("the server closes")
        if self.under_way >= self._most:
            raise Overloaded(f"{self.under_way} turns are under way")
        arrived: asyncio.Queue[Item] = asyncio.Queue()
        loop, leaving = asyncio.get_running_loop(), _Leaving(enough or threading.Event())

        def tell(item: Item) -> None:
            loop.call_soon_threadsafe(arrived.put_nowait, item)

        context = copy_context()  # the request's id and its trace go with the turn
        run = self._threads.submit(context.run, self._run, request, leaving, tell)
        self._under_way[run] = leaving
        self._counts.under_way(1)
        run.add_done_callback(self._gone)
        try:
            async for event in self._heard(run, leaving, arrived, tick_s):
                yield event
        finally:
            leaving.now()
            run.cancel()

    def refuse(self) -> None:
        """Take no more; what runs goes on."""
        self._closing = True

    def finish(self) -> None:
        """End the words of what runs: the rest of it still comes, to whoever listens."""
        self.refuse()
        for leaving in list(self._under_way.values()):
            leaving.stop.set()

    def close(self) -> None:
        """Stop what runs and take no more."""
        self.refuse()
        for leaving in list(self._under_way.values()):
            leaving.now()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _gone(self, run: Future[None]) -> None:
        self._under_way.pop(run, None)
        self._counts.under_way(-1)

    def _run(self, request: Request, leaving: _Leaving, tell: Callable[[Item], None]) -> None:
        telemetry.observer.set(self._counts.step)
        try:
            with telemetry.step("turn") as whole:
                self._made(request, leaving, tell, whole)
        except Exception as error:  # the edge: whoever listens raises and logs it
            if leaving.left:
                log.warning("a turn failed after nobody listened any more", exc_info=error)
            self._counts.ended(type(error).__name__, False)
            tell(error)
        else:
            tell(None)

    def _made(
        self, request: Request, leaving: _Leaving, tell: Callable[[Item], None], whole: telemetry.Step
    ) -> None:
        began, spoke, done = perf_counter(), False, None
        events = self._assistant.respond(request, leaving.stop)
        with closing(cast(Closable, events)):
            for event in events:
                tell(event)
                if isinstance(event, Delta) and not spoke:
                    spoke = True
                    self._counts.step("first_words", perf_counter() - began)
                done = event if isinstance(event, Done) else done
                if leaving.left:
                    break
        outcome = "done" if done else "left"
        whole.note(outcome=outcome, intents=done.reply.intents if done else None)
        self._counts.ended(outcome, done is not None and done.evidence.handed_off)

    async def _heard(
        self, run: Future[None], leaving: _Leaving, arrived: asyncio.Queue[Item], tick_s: float
    ) -> AsyncGenerator[Event | None]:
        """What comes over, until its end or until it has taken too long."""
        until, ended = self._clock() + self._timeout_s, False
        while True:
            try:
                item = await asyncio.wait_for(arrived.get(), min(tick_s, max(0.0, until - self._clock())))
            except TimeoutError:
                if self._clock() < until:
                    yield None
                elif run.cancel():
                    raise Overloaded("it waited too long for its turn") from None
                elif ended:
                    log.error("a turn that was ended does not end")
                    raise TimedOut("the turn hangs") from None
                else:
                    log.warning("a turn took too long and is ended with what was said")
                    leaving.stop.set()
                    until, ended = until + GRACE_S, True
                continue
            if item is None:
                return
            if isinstance(item, Exception):
                raise item
            if ended and isinstance(item, Done) and _silent(item):
                raise TimedOut("nothing was said in time")
            yield item


def _silent(done: Done) -> bool:
    return not done.reply.text and done.reply.awaiting != "person"
