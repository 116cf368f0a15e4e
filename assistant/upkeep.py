"""What a running shop does beside serving: keeps its vectors in step with the rows, takes in what
`floorwalker ingest` hands over, and asks the addresses of its feeds when their time has come.

One thread a process does it, one thing after another. Where several processes share a vector
server, a lease lets one of them work at a time; where the vectors are in a folder, its owner
is the only one who can.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import timedelta
from functools import partial
from pathlib import Path

from assistant.errors import FloorwalkerError, Recoverable
from assistant.intake import Intake, Reading
from assistant.service.ingests import STOPPED, Handed, Ingests, Leases, Outcome, Progress
from assistant.settings import Feed
from retrieval.catalog.reconcile import reconcile
from retrieval.errors import CatalogueUnreachable, IndexBusy, IndexUnreachable, RetrievalError

log = logging.getLogger(__name__)

OWNER, WORK = "owner", "ingest"
"""Leases: the app that owns a folder of vectors; whoever ingests into a vector server."""
LASTING = timedelta(seconds=30)
LONGEST_WAIT_S = 30.0
"""Between two tries where the upkeep itself fails."""
TOLD_S = 0.3
"""How often it is told how far an ingest is."""
LATER = (Recoverable, IndexBusy, IndexUnreachable, CatalogueUnreachable)
"""Errors of which the same command may work another time."""


@contextmanager
def kept(leases: Leases, name: str, lasting: timedelta = LASTING, seize: bool = False) -> Iterator[bool]:
    """Hold a lease for the length of a block, however long, if it is free or to be seized."""
    if not leases.take(name, lasting, seize):
        yield False
        return
    over = threading.Event()

    def renew() -> None:
        while not over.wait(lasting.total_seconds() / 3):
            try:
                leases.take(name, lasting)
            except Exception:  # the thread's own edge: the next time may work
                log.exception("a lease could not be renewed")

    thread = threading.Thread(target=renew, name=f"keep {name}", daemon=True)
    thread.start()
    try:
        yield True
    finally:
        over.set()
        thread.join()
        leases.drop(name)


class Upkeep:
    """The upkeep of one shop. `alone`: this process owns the vectors, and nobody else can write them."""

    def __init__(self, intake: Intake, ingests: Ingests, leases: Leases, alone: bool) -> None:
        self._intake, self._ingests, self._leases, self._alone = intake, ingests, leases, alone
        self._store, self._seen = intake.freshness.store, -1

    def run(self, stop: threading.Event, every_s: float) -> None:
        """Look after everything until `stop`."""
        owning: AbstractContextManager[object] = nullcontext()
        if self._alone:
            self._ingests.abandon()
            # Whoever held it before is gone: it owned the vectors, and we do.
            owning = kept(self._leases, OWNER, seize=True)
        with owning:
            while not stop.wait(every_s):
                try:
                    self.look(stop)
                except (
                    Exception
                ):  # the thread's own edge: it must outlive whatever a store raises when it is down
                    log.exception("the upkeep of the catalogue failed; trying again")

    def look(self, stop: threading.Event | None = None) -> None:
        """Do what there is to do now."""
        if self._alone:
            while (handed := self._ingests.begin()) is not None:
                self._take_in(handed)
        if self._store.version() != self._seen:
            self._working(self._follow)
        for feed in self._intake.due():
            if stop is None or not stop.is_set():
                self._working(partial(self._ask, feed))

    def _working(self, work: Callable[[], object]) -> None:
        """Do it if nobody else is at work; else it is found again at the next look."""
        with nullcontext(True) if self._alone else kept(self._leases, WORK) as ours:
            if ours:
                work()

    def _ask(self, feed: Feed) -> None:
        if feed not in self._intake.due():  # another process has asked meanwhile
            return
        try:
            self._intake.address(feed)
        except Exception as error:  # what nobody foresaw of one feed is not to stop the others
            log.exception("a feed could not be taken in")
            self._intake.failed(feed, error)

    def _follow(self) -> None:
        version = self._store.version()
        if self._intake.index is not None:
            reconcile(self._store, self._intake.index, self._intake.embedder)
        self._seen = version

    def _take_in(self, handed: Handed) -> None:
        order = handed.order
        reading = Reading(
            order.format,
            Path(order.mapping) if order.mapping else None,
            order.full,
            Path(order.rejects) if order.rejects else None,
        )
        try:
            telling = Telling(self._ingests, handed.id)
            outcome = Outcome(self._intake.files([Path(file) for file in order.files], reading, telling))
        except Stopped:
            outcome = STOPPED
        except (FloorwalkerError, RetrievalError, OSError) as error:
            outcome = Outcome(problem=str(error), again=isinstance(error, LATER))
        except Exception:
            log.exception("an ingest that was handed over failed")
            outcome = Outcome(problem="the app failed at it; its log says how")
        self._ingests.finish(handed.id, outcome)


class Stopped(Exception):
    """Whoever asked for an ingest wants it no more."""


class Telling:
    """Tells whoever handed an ingest over how far it is. Raises Stopped if they want it no more."""

    def __init__(self, ingests: Ingests, identity: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._ingests, self._identity, self._clock = ingests, identity, clock
        self._progress, self._told = Progress(), -TOLD_S

    def started(self, stage: str, total: int | None) -> None:
        self._progress = Progress(stage, 0, total)
        self._tell()

    def advanced(self, stage: str, count: int) -> None:
        self._progress = Progress(stage, self._progress.done + count, self._progress.total)
        if self._clock() - self._told >= TOLD_S:
            self._tell()

    def finished(self, stage: str) -> None:
        pass

    def _tell(self) -> None:
        self._told = self._clock()
        if not self._ingests.advance(self._identity, self._progress):
            raise Stopped
