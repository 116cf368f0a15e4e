"""What is searched at one moment, and how it follows the store.

A change of prices, stock or ratings is written into copied columns. Other changes make a new
segment of what changed; segments of about the same size are made one, and when a quarter of
the catalogue has changed all of it is read anew. Much work is done on a thread of its own,
while searches go on with what was there before.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Product
from retrieval.catalog.rows import Changes, Row
from retrieval.growing import READ_ANEW, changed, churn, read
from retrieval.query import ProductIndex, VectorRows, Vectors
from retrieval.saving import load, save
from retrieval.segment import Segment
from retrieval.view import View

log = logging.getLogger(__name__)

Mask = npt.NDArray[np.bool_]
RowNumbers = npt.NDArray[np.int64]

AT_ONCE = 200
"""Changed products that a search reads in before it answers; more are read in beside it."""
MOST = 20_000
"""Changed products held in memory at a time."""
SMALL = 2_000
"""Products that a search may read anew before it answers."""
LARGE = 20_000
"""Products from which every change is read in beside the searches."""
SAVED_FROM = 2_000
"""Products from which reading a file is worth it."""
AFTER_FAILURE_S = 5.0


class Catalogue(Protocol):
    """Where the products are kept."""

    def get(self, product_id: str) -> Product | None: ...

    def get_many(self, ids: Sequence[str]) -> Mapping[str, Product]: ...

    def rows(self) -> Iterable[Row]: ...

    def hashes(self) -> Mapping[str, str]: ...

    def written(self, since: int) -> Sequence[str]: ...

    def changes(self, since: int, most: int | None = None) -> Changes: ...

    def changed(self, since: int) -> int: ...

    def version(self) -> int: ...


@dataclass(frozen=True)
class Snapshot:
    """A view and the vectors that go with it; rows of one as rows of the other, -1 where none is."""

    version: int
    view: View
    vectors: VectorRows
    vector_of: RowNumbers
    row_of: RowNumbers

    @classmethod
    def of(cls, version: int, view: View, vectors: VectorRows, before: Snapshot | None = None) -> Snapshot:
        if before is not None and before.view.ids is view.ids and before.vectors is vectors:
            return cls(version, view, vectors, before.vector_of, before.row_of)
        known = {identity: row for row, identity in enumerate(vectors.ids) if identity}
        vector_of = np.fromiter((known.get(i, -1) for i in view.ids), np.int64, len(view))
        vector_of[~view.alive] = -1
        row_of = np.full(len(vectors.ids), -1, np.int64)
        with_vector = np.flatnonzero(vector_of >= 0)
        row_of[vector_of[with_vector]] = with_vector
        return cls(version, view, vectors, vector_of, row_of)

    def nearest(self, vector: Vectors, k: int, allowed: Mask | None = None) -> list[tuple[int, float]]:
        """The `k` nearest of the allowed rows with their cosines, best first, exactly."""
        mask = self.row_of >= 0
        if allowed is not None:
            mask[:] = False
            places = self.vector_of[allowed]
            mask[places[places >= 0]] = True
        rows, cosines = self.vectors.nearest(vector, k, None if mask.all() else mask)
        return list(zip(self.row_of[rows].tolist(), cosines.tolist(), strict=True))

    def vector(self, row: int) -> Vectors | None:
        """Of a product; None where none was made yet."""
        place = int(self.vector_of[row])
        return None if place < 0 else self.vectors.vectors([place])[0]


def _save(segment: Segment, version: int, file: Path) -> None:
    try:
        save(segment, version, file)
    except OSError:
        log.warning("%s cannot be written: the next start reads the catalogue anew", file, exc_info=True)


class Snapshots:
    """The latest snapshot. Any thread may ask for it; one at a time brings it up to date."""

    def __init__(
        self,
        store: Catalogue,
        index: ProductIndex,
        file: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`file` is where the columns of a large catalogue are kept for the next start."""
        self._store, self._index, self._file, self._clock = store, index, file, clock
        self._latest: Snapshot | None = None
        self._refreshing = threading.Lock()
        self._again_at = 0.0

    def current(self) -> Snapshot:
        version, vectors = self._store.version(), self._index.rows()
        latest = self._latest
        if latest is not None and latest.version == version and latest.vectors is vectors:
            return latest
        if latest is None:
            with self._refreshing:
                self._latest = self._latest or self._first()
                return self._latest
        if self._clock() < self._again_at or not self._refreshing.acquire(blocking=False):
            return latest
        try:
            beside = self._is_much(latest, version, vectors)
            if beside:
                threading.Thread(target=self._refresh, args=(latest,), name="refresh", daemon=True).start()
        except BaseException:
            self._refreshing.release()
            raise
        return latest if beside else self._refresh(latest)

    def settled(self) -> Snapshot:
        """The snapshot of all that is written by now, however long it takes to read in."""
        with self._refreshing:
            self._latest = self._followed(self._latest or self._first())
            return self._latest

    def _is_much(self, latest: Snapshot, version: int, vectors: VectorRows) -> bool:
        view, written = latest.view, self._store.changed(latest.version)
        more = abs(len(vectors.ids) - len(latest.row_of))
        anew = version < latest.version or churn(view) + written > READ_ANEW * len(view)
        many = written > (AT_ONCE if view.count else SMALL) or (more > AT_ONCE * 10 and view.count > 0)
        return view.count > LARGE or many or (anew and view.count > SMALL)

    def _refresh(self, latest: Snapshot) -> Snapshot:
        """Gives the lock back that its caller holds. What fails is tried again after a while, and
        searches go on with what was there before."""
        try:
            self._latest = latest = self._followed(latest)
        except Exception:
            log.exception("the catalogue could not be read in; searches go on with what was there before")
            self._again_at = self._clock() + AFTER_FAILURE_S
        finally:
            self._refreshing.release()
        return latest

    def _first(self) -> Snapshot:
        saved = load(self._file) if self._file is not None else None
        return (self._resumed(*saved) if saved is not None else None) or self._anew()

    def _anew(self) -> Snapshot:
        version = self._store.version()
        view = read(self._store.rows(), self._store.get_many)
        if self._file is not None and len(view) > SAVED_FROM:
            segment = view.segments[0]
            threading.Thread(target=_save, args=(segment, version, self._file), name="save").start()
        return Snapshot.of(version, view, self._index.rows())

    def _resumed(self, saved: Segment, at: int) -> Snapshot | None:
        """From what was saved and what the store has otherwise by now; None where that is too much.
        What was written since is read even where its hash is the same: what was extracted from a
        text has no part in it."""
        version, hashes = self._store.version(), self._store.hashes()
        before, written = dict(saved.hashed()), set(self._store.written(at))
        again = [i for i, digest in hashes.items() if before.get(i) != digest or i in written]
        removed = tuple(identity for identity in before if identity not in hashes)
        if len(again) + len(removed) > READ_ANEW * len(saved):
            return None
        found = self._store.get_many(again)
        rows = tuple(Row(product, hashes[product.id]) for product in found.values())
        whole = View([saved], np.ones(len(saved), dtype=bool), self._store.get_many)
        view = changed(whole, Changes(version, rows, removed), self._store.get_many)
        return None if view is None else Snapshot.of(version, view, self._index.rows())

    def _followed(self, latest: Snapshot) -> Snapshot:
        """Up to the version that there is now, some thousand products at a time."""
        goal = self._store.version()
        if goal < latest.version:  # a copy of the database was put in its place
            return self._anew()
        view, version = latest.view, latest.version
        while version < goal:
            changes = self._store.changes(version, MOST)
            grown = changed(view, changes, self._store.get_many)
            if grown is None:
                return self._anew()
            view, version = grown, changes.version
        if view.count > LARGE:
            view.prepare()
        return Snapshot.of(version, view, self._index.rows(), latest)
