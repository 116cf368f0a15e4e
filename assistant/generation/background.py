"""An event loop on a thread of its own, for calls that must be stoppable while they wait.

A thread that reads from a socket cannot be woken up; a task that does can be cancelled at
any moment, which closes its connection.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Coroutine, Generator
from typing import Any, TypeVar

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

    def loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="remote model", daemon=True).start()
            return self._loop

    def stream(
        self, work: Callable[[Give[T]], Coroutine[Any, Any, None]], cancel: threading.Event
    ) -> Generator[T, None, None]:
        """What `work` gives while it runs; then what it raises. Setting `cancel` or closing
        the generator cancels it."""
        box: queue.SimpleQueue[T | _End] = queue.SimpleQueue()
        task = asyncio.run_coroutine_threadsafe(work(box.put), self.loop())
        task.add_done_callback(lambda _: box.put(_End()))
        try:
            while not cancel.is_set():
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

    def close(self) -> None:
        with self._lock:
            loop, self._loop = self._loop, None
        if loop is not None:
            loop.call_soon_threadsafe(loop.stop)
