"""The recommender that a running server asks: whatever version is in service, as soon as it is.

What is asked for is answered by what stands there; a new version, or a changed catalogue, is made ready
beside it on a thread of its own and then takes its place in one step, so that no request waits or is lost.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from retrieval.errors import RetrievalError, VersionDamaged
from retrieval.recommend.bundle import Bundle, load
from retrieval.recommend.kinds import Past, Recommendation, Recommender, Scores, Wish
from retrieval.recommend.named import Named
from retrieval.recommend.versions import CURRENT, FUSION, Versions
from retrieval.similarity.kinds import Together

log = logging.getLogger(__name__)

LOOK_S: Final = 1.0
"""How often it is looked at most whether something changed."""
PAUSE: Final = 10.0
"""After making ready what took a second it rests for so many, unless it is another version's turn."""
Make = Callable[[Bundle | None], Recommender]
Spawn = Callable[[Callable[[], None]], None]


def aside(work: Callable[[], None]) -> None:
    """On a thread of its own."""
    threading.Thread(target=work, name="recommender", daemon=True).start()


class Following:
    """A `Recommender`. Safe to use from any thread.

    `make` makes one of what was learned, or of the catalogue alone where nothing was; `catalogue` gives
    another number once the catalogue is another. A version that is damaged is passed over, with a log,
    for the one before it. Another version answers a wish that names it (`Versions.meant`), once it is ready.
    """

    def __init__(
        self,
        versions: Versions,
        make: Make,
        catalogue: Callable[[], int],
        clock: Callable[[], float] = time.monotonic,
        spawn: Spawn = aside,
    ) -> None:
        self._versions, self._make, self._catalogue = versions, make, catalogue
        self._clock, self._spawn = clock, spawn
        self._named = Named(versions, make, spawn)
        self._serving: tuple[Recommender, object, int] | None = None
        self._bundle: tuple[object, Bundle | None] | None = None
        self._looked, self._rest_until = float("-inf"), float("-inf")
        self._busy, self._first = threading.Lock(), threading.Lock()

    @property
    def version(self) -> str:
        return self._now().version

    def recommend(self, wish: Wish) -> tuple[Recommendation, ...]:
        return self._asked(wish.variant).recommend(wish)

    def _asked(self, variant: str) -> Recommender:
        now = self._now()
        if variant in ("", CURRENT, FUSION) or self._serving is None:
            return now
        return self._named.get(variant, now.version, self._serving[2]) or now

    def fit(self, past: Past, ids: Sequence[str]) -> Scores:
        return self._now().fit(past, ids)

    @property
    def bundle(self) -> Bundle | None:
        """What was learned and is in service."""
        self._now()
        return self._bundle[1] if self._bundle is not None else None

    def together(self, one: str, others: tuple[str, ...]) -> Mapping[str, Together]:
        """What customers did with both, by what is in service: a `Behaviour` for likeness."""
        if self._versions.mark is None or (bundle := self.bundle) is None or bundle.together is None:
            return {}
        return bundle.together.together(one, others)

    def _now(self) -> Recommender:
        if self._serving is None:
            with self._first:
                if self._serving is None:
                    self._renew()
        elif self._clock() - self._looked >= LOOK_S:
            self._look()
        assert self._serving is not None  # noqa: S101 - `_renew` sets it or raises
        return self._serving[0]

    def _look(self) -> None:
        self._looked = self._clock()
        serving = self._serving
        if serving is None or not self._busy.acquire(blocking=False):
            return
        if self._changed(serving[1], serving[2]):
            self._spawn(self._aside)
        else:
            self._busy.release()

    def _changed(self, mark: object, catalogue: int) -> bool:
        """Whether another version serves or the catalogue is another; not while it cannot be asked."""
        if mark != self._versions.mark:
            return True
        try:
            return self._clock() >= self._rest_until and catalogue != self._catalogue()
        except RetrievalError:
            log.warning("the catalogue does not say its version; what serves stays", exc_info=True)
            return False

    def _aside(self) -> None:
        """On a thread of its own: a failure leaves what stands there in service."""
        try:
            self._renew()
        except (RetrievalError, OSError):
            log.exception("the recommender could not be renewed; the one that was there stays")
        finally:
            self._busy.release()

    def _renew(self) -> None:
        began, mark, catalogue = self._clock(), self._versions.mark, self._catalogue()
        if self._bundle is None or self._bundle[0] != mark:
            self._bundle = mark, in_service(self._versions)
        self._serving = self._make(self._bundle[1]), mark, catalogue
        self._looked = self._clock()
        self._rest_until = self._looked + PAUSE * (self._looked - began)


def in_service(versions: Versions) -> Bundle | None:
    """What the version in service has learned; of one that is damaged the one before it. None where nothing
    was learned or nothing is whole."""
    for version in versions.in_service():
        try:
            return load(versions.path(version))
        except VersionDamaged as error:
            log.warning("%s; the version before it is taken", error)
    return None
