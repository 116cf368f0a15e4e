"""Versions beside the one in service, for arms of experiments: each is made ready once it is asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from retrieval.errors import RetrievalError
from retrieval.recommend.bundle import Bundle, load
from retrieval.recommend.kinds import Recommender
from retrieval.recommend.versions import Versions

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """Of a version and a state of the catalogue; `recommender` is None where it could not be made."""

    version: str
    catalogue: int
    recommender: Recommender | None


class Named:
    """Recommenders of versions by the names of `Versions.meant`. Any thread may ask; nobody waits: what is
    not ready yet is None, and is made aside. One is kept for each name."""

    def __init__(
        self,
        versions: Versions,
        make: Callable[[Bundle | None], Recommender],
        spawn: Callable[[Callable[[], None]], None],
    ) -> None:
        self._versions, self._make, self._spawn = versions, make, spawn
        self._made: dict[str, Made] = {}
        self._making: set[str] = set()
        self._missed: set[str] = set()
        self._lock = Lock()

    def get(self, name: str, serving: str, catalogue: int) -> Recommender | None:
        """The recommender of that name; None where `serving`, the version in service, answers for it."""
        version = self._versions.meant(name)
        if version is None:
            self._miss(name)
            return None
        if version == serving:
            return None
        kept = self._made.get(name)
        if kept is None or (kept.version, kept.catalogue) != (version, catalogue):
            self._renew(name, version, catalogue)
            kept = self._made.get(name)
        return kept.recommender if kept is not None and kept.version == version else None

    def _renew(self, name: str, version: str, catalogue: int) -> None:
        with self._lock:
            if name in self._making:
                return
            self._making.add(name)
        self._spawn(lambda: self._ready(name, version, catalogue))

    def _ready(self, name: str, version: str, catalogue: int) -> None:
        made = None
        try:
            made = self._make(load(self._versions.path(version)))
        except (RetrievalError, OSError) as error:
            log.warning("version %s cannot serve, the one in service does: %s", version, error)
        finally:
            self._made[name] = Made(version, catalogue, made)
            self._making.discard(name)

    def _miss(self, name: str) -> None:
        """Each name once."""
        with self._lock:
            if name in self._missed:
                return
            self._missed.add(name)
        log.warning("there is no version %s of the recommender; the one in service answers", name)
