"""A running shop's pictures, kept up with its catalogue."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable
from typing import Protocol

from retrieval.catalog.rows import Row
from retrieval.errors import IndexBusy
from retrieval.pictures.indexing import Indexed, index_pictures
from retrieval.pictures.likeness import Pictures
from retrieval.pictures.sources import PictureSource

log = logging.getLogger(__name__)

FIRST_S = 2.0
LONGEST_WAIT_S = 600.0


class Catalogue(Protocol):
    def rows(self) -> Iterable[Row]: ...

    def version(self) -> int: ...


class PictureUpkeep:
    """Looks at the products' pictures when the catalogue has changed."""

    def __init__(self, store: Catalogue, source: PictureSource, pictures: Pictures) -> None:
        self._store, self._source, self._pictures = store, source, pictures
        self._seen = -1

    def run(self, stop: threading.Event, every_s: float) -> None:
        """Until `stop`. Where that fails, wait twice as long each time; where another process owns the
        index, that one looks after it."""
        wait = min(every_s, FIRST_S)
        while not stop.wait(wait):
            try:
                self.look(stop)
                wait = every_s
            except IndexBusy:
                return
            except Exception as error:  # the thread's own edge: it must outlive a store that is down
                log.warning("products' pictures could not be looked at", exc_info=error)
                wait = min(2 * wait, LONGEST_WAIT_S)

    def look(self, stop: threading.Event) -> Indexed | None:
        """What was done; None where nothing has changed."""
        version = self._store.version()
        if version == self._seen:
            return None
        products = (row.product for row in self._store.rows())
        done = index_pictures(products, self._source, self._pictures, stopped=stop.is_set)
        self._seen = version
        if done.made or done.removed or done.failed:
            log.info("products' pictures: %s", done)
        return done
