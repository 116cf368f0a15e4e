"""What is worked out from the words of a catalogue, kept until they change."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from retrieval.facets import Facets

log = logging.getLogger(__name__)

LARGE = 20_000
"""Products from which a change is worked in on a thread of its own, while what was known before serves."""

T = TypeVar("T")


class Derived(Generic[T]):
    """`make` is given the facets and what it made before; prices alone do not call for it."""

    def __init__(self, facets: Callable[[], Facets], make: Callable[[Facets, T | None], T]) -> None:
        self._facets, self._make = facets, make
        self._known: tuple[Facets, T] | None = None
        self._making = threading.Lock()

    def __call__(self) -> T:
        facets, known = self._facets(), self._known
        if known is not None and known[0].attributes is facets.attributes:
            return known[1]
        if known is None or facets.count <= LARGE:
            with self._making:
                return self._made(facets)
        if self._making.acquire(blocking=False):
            try:
                threading.Thread(target=self._beside, args=(facets,), name="derive", daemon=True).start()
            except RuntimeError:  # no thread is to be had: the next turn tries again
                self._making.release()
        return known[1]

    def _made(self, facets: Facets) -> T:
        known = self._known
        if known is None or known[0].attributes is not facets.attributes:
            known = facets, self._make(facets, known[1] if known else None)
            self._known = known
        return known[1]

    def _beside(self, facets: Facets) -> None:
        try:
            self._made(facets)
        except Exception:  # the thread's own edge: what was known before goes on serving
            log.exception("the words of the catalogue could not be taken in")
        finally:
            self._making.release()
