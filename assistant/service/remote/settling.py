"""The thread that asks after changes which the order system has only been asked for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from assistant.service.remote.changes import Settled

log = logging.getLogger(__name__)

LONGEST_WAIT_S = 60.0


class Settles(Protocol):
    def settle(self) -> Iterator[Settled]: ...


@dataclass(frozen=True, slots=True)
class Settler:
    """Does it on a thread of its own: an order system that is slow holds up nothing else."""

    orders: Settles

    def run(self, stop: threading.Event, every_s: float) -> None:
        """Settle what is due until `stop`. Where our own records do not answer, wait longer each time."""
        wait = 0.0
        while not stop.wait(wait):
            try:
                self.look()
                wait = every_s
            except Exception:  # the thread's own edge: it must outlive a database that is down
                log.exception("requested changes could not be asked after; trying again")
                wait = max(every_s, min(2 * wait or every_s, LONGEST_WAIT_S))

    def look(self) -> int:
        """Settle what is due now; of how many changes it is known by now what became of them."""
        return sum(1 for _ in self.orders.settle())
