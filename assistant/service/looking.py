"""Looking after something again and again on a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)


def keep_looking(
    look: Callable[[], object], stop: threading.Event, every_s: float, longest_s: float, what: str
) -> None:
    """Look until `stop`, every so many seconds. Where that fails it is logged as `what`, and each next wait
    is twice as long, `longest_s` at most, until it works again."""
    wait = every_s
    while True:
        try:
            look()
            wait = every_s
        except Exception:  # the thread's own edge: it must outlive a database that is down
            log.exception("%s failed; trying again", what)
            wait = min(2 * wait, longest_s)
        if stop.wait(wait):
            return
