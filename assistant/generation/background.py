"""An event loop on a thread of its own, for calls that must be stoppable while they wait.

A thread that reads from a socket cannot be woken up; a task that does can be cancelled at
any moment, which closes its connection.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Coroutine, Generator
from time import monotonic
from typing import Any, TypeVar

from assistant.errors import GenerationFailed

T = TypeVar("T")
Give = Callable[[T], None]

WAIT = 0.05
"""Seconds between looks at the cancel event while nothing comes."""


class _End:
    pass


class Background:
    """The loop begins with the first call."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=self._loop.run_forever, name="remote model", daemon=True
                )
                self._thread.start()
            return self._loop

    def stream(
        self, work: Callable[[Give[T]], Coroutine[Any, Any, None]], cancel: threading.Event, limit_s: float
    ) -> Generator[T, None, None]:
        """What `work` gives while it runs; then what it raises. Setting `cancel` or closing
        the generator cancels it. Raises GenerationFailed where `work` outstays `limit_s`."""
        deadline = monotonic() + limit_s
        box: queue.SimpleQueue[T | _End] = queue.SimpleQueue()
        task = asyncio.run_coroutine_threadsafe(work(box.put), self.loop)
        task.add_done_callback(lambda _: box.put(_End()))
        try:
            while not cancel.is_set():
                if monotonic() > deadline:
                    raise GenerationFailed("the call did not end in its time")
                try:
                    item = box.get(timeout=WAIT)
                except queue.Empty:
                    continue
                if isinstance(item, _End):
                    task.result()
                    return
                yield item
        finally:
            task.cancel()

    def close(self, last: Coroutine[Any, Any, None]) -> None:
        """Run `last`, which gives back what the calls kept, and end the loop."""
        loop, thread = self.loop, self._thread
        asyncio.run_coroutine_threadsafe(last, loop).result()
        loop.call_soon_threadsafe(loop.stop)
        if thread is not None:
            thread.join()
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
