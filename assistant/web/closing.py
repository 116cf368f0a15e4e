"""How the server ends: nothing new is begun, what runs may finish, and what does not is ended properly.

1. `/readyz` says so and new messages are answered 503 with Retry-After, for `notice_s`: time for a load
   balancer to send customers elsewhere. Streams of events end; their clients connect again.
2. Replies under way have `patience_s` to come to their own end.
3. What still runs is ended with what was said by then: its stream ends with `done`, its turn is kept.
4. Then the server itself goes, as it would have done at once.

However the server was started, its own handler of the signal is kept and called last; the same signal
again calls it at once.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Protocol

log = logging.getLogger(__name__)

LOOK_S = 0.05
ENDING_S = 3.0
"""How long a turn whose words were ended may take for the rest."""
NOTICED = signal.SIGTERM
"""What tells a server in service to go. SIGINT comes from a terminal, where nobody balances load."""


class Ending(Protocol):
    """Turns, as far as their end goes."""

    @property
    def under_way(self) -> int: ...

    def refuse(self) -> None: ...

    def finish(self) -> None: ...


class Streaming(Protocol):
    def close(self) -> None: ...


class Drain:
    def __init__(self, turns: Ending, streams: Streaming, notice_s: float, patience_s: float) -> None:
        self._turns, self._streams = turns, streams
        self._notice_s, self._patience_s = notice_s, patience_s
        self._begun: asyncio.Task[None] | None = None
        self._heard = 0

    @property
    def begun(self) -> bool:
        return self._begun is not None

    async def run(self, *, notice: bool) -> None:
        """Until nothing is under way any more, or nothing can be done about it."""
        log.info("closing: %d turns are under way", self._turns.under_way)
        self._turns.refuse()
        self._streams.close()
        await asyncio.sleep(self._notice_s if notice else 0)
        await self._rest(self._patience_s)
        self._turns.finish()
        await self._rest(ENDING_S)

    async def _rest(self, at_most_s: float) -> None:
        until = asyncio.get_running_loop().time() + at_most_s
        while self._turns.under_way and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(LOOK_S)

    @contextmanager
    def on_signals(self) -> Iterator[None]:
        """Drain before the handlers that are set now are called. Only the main thread hears signals."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        loop = asyncio.get_running_loop()
        before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

        def heard(number: int, frame: FrameType | None) -> None:
            handler = before[signal.Signals(number)]

            def go() -> None:
                if callable(handler):
                    handler(number, frame)

            def begin() -> None:
                if self._begun is not None:
                    if number == self._heard:  # a supervisor sends its own after that of the terminal
                        go()
                    return
                self._heard = number
                self._begun = asyncio.ensure_future(self.run(notice=number == NOTICED))
                self._begun.add_done_callback(lambda _: go())

            loop.call_soon_threadsafe(begin)

        ours = {number for number, handler in before.items() if callable(handler)}
        for number in ours:
            signal.signal(number, heard)
        try:
            yield
        finally:
            for number in ours:
                signal.signal(number, before[number])
