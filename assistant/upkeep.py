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
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from assistant.errors import FloorwalkerError, Recoverable
from assistant.intake import Intake, Reading, rest
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


class LeaseLost(Exception):
    """Somebody else may be at work by now."""


class Hold:
    """A lease as it stands: true for as long as it is held. Keeps count by itself, since who is
    cut off from the database is not told that the lease has ended."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._until = clock, float("-inf")

    def __bool__(self) -> bool:
        return self._clock() < self._until

    def take(self, leases: Leases, name: str, lasting: timedelta, seize: bool) -> None:
        asked = self._clock()
        taken = leases.take(name, lasting, seize)
        self._until = asked + lasting.total_seconds() if taken else float("-inf")


@contextmanager
def kept(leases: Leases, name: str, lasting: timedelta = LASTING, seize: bool = False) -> Iterator[Hold]:
    """Hold a lease for the length of a block, however long, if it is free or to be seized."""
    hold, over = Hold(), threading.Event()
    hold.take(leases, name, lasting, seize)
    if not hold:
        yield hold
        return

    def renew() -> None:
        while not over.wait(lasting.total_seconds() / 3):
            try:
                hold.take(leases, name, lasting, seize)
            except Exception:  # the thread's own edge: the next time may work
                log.exception("a lease could not be renewed")

    thread = threading.Thread(target=renew, name=f"keep {name}", daemon=True)
    thread.start()
    try:
        yield hold
    finally:
        over.set()
        thread.join()
        leases.drop(name)


class Watching:
    """Ends a run whose lease is lost: raises LeaseLost where it tells how far it is."""

    def __init__(self, hold: object) -> None:
        self._hold = hold

    def started(self, stage: str, total: int | None) -> None:
        self._look()

    def advanced(self, stage: str, count: int) -> None:
        self._look()

    def finished(self, stage: str) -> None:
        self._look()

    def _look(self) -> None:
        if not self._hold:
            raise LeaseLost


class Upkeep:
    """The upkeep of one shop. `alone`: this process owns the vectors, and nobody else can write them."""

    def __init__(self, intake: Intake, ingests: Ingests, leases: Leases, alone: bool) -> None:
        self._intake, self._ingests, self._leases, self._alone = intake, ingests, leases, alone
        self._store, self._seen = intake.freshness.store, -1
        self._untold: dict[str, Outcome] = {}
        self._resting: dict[str, tuple[int, datetime]] = {}
        """Feeds that failed in ways nobody foresaw, how often, and when they are asked again: where
        not even that can be written down."""

    def run(self, stop: threading.Event, every_s: float) -> None:
        """Look after everything until `stop`. Where that fails, wait twice as long each time."""
        begun, wait = False, 0.0
        with ExitStack() as owning:
            while not stop.wait(wait):
                try:
                    if begun:
                        self.look(stop)
                    else:
                        self._begin(owning)
                        begun = True
                    wait = every_s
                except Exception:  # the thread's own edge: it must outlive a store that is down
                    log.exception("the upkeep of the catalogue failed; trying again")
                    wait = max(every_s, min(2 * wait or every_s, LONGEST_WAIT_S))

    def _begin(self, owning: ExitStack) -> None:
        self._intake.forget()
        if self._alone:
            self._ingests.abandon()
            # Whoever held it before is gone: it owned the vectors, and we do.
            owning.enter_context(kept(self._leases, OWNER, seize=True))

    def look(self, stop: threading.Event | None = None) -> None:
        """Do what there is to do now."""
        if self._alone:
            self._tell()
            while (handed := self._ingests.begin()) is not None:
                self._take_in(handed)
        if self._store.version() != self._seen:
            self._working(self._follow)
        for feed in self._due():
            if stop is None or not stop.is_set():
                self._working(partial(self._ask, feed))

    def _working(self, work: Callable[[Watching], object]) -> None:
        """Do it if nobody else is at work; else it is found again at the next look."""
        with nullcontext(True) if self._alone else kept(self._leases, WORK) as ours:
            if ours:
                try:
                    work(Watching(ours))
                except LeaseLost:
                    log.warning("another process may be at work on the catalogue: this one stopped")

    def _due(self) -> list[Feed]:
        now = self._intake.now()
        resting = {at for at, (_, until) in self._resting.items() if now < until}
        return [feed for feed in self._intake.due() if feed.at not in resting]

    def _ask(self, feed: Feed, watching: Watching) -> None:
        if feed not in self._due():  # another process has asked meanwhile
            return
        try:
            self._intake.address(feed, watching)
            self._resting.pop(feed.at, None)
        except LeaseLost:
            raise
        except Exception as error:  # what nobody foresaw of one feed is not to stop the others
            log.exception("a feed could not be taken in")
            failures = self._resting.get(feed.at, (0, None))[0] + 1
            self._resting[feed.at] = (failures, self._intake.now() + rest(failures))
            self._intake.failed(feed, error)

    def _follow(self, watching: Watching) -> None:
        version = self._store.version()
        if self._intake.index is not None:
            reconcile(self._store, self._intake.index, self._intake.embedder, watching)
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
        self._untold[handed.id] = outcome
        self._tell()

    def _tell(self) -> None:
        """What became of ingests, until it is written down: somebody waits for it."""
        for identity, outcome in list(self._untold.items()):
            self._ingests.finish(identity, outcome)
            del self._untold[identity]


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
