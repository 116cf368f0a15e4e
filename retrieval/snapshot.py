"""What is searched at one moment, and how it follows the store.

A change of prices, stock or ratings is written into copied columns. Other changes make a new
segment of what changed; segments of about the same size are made one, and when a quarter of
the catalogue has changed all of it is read anew. Much work is done on a thread of its own,
while searches go on with what was there before.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Product
from retrieval.catalog.rows import Changes, Row
from retrieval.query import ProductIndex, VectorRows, Vectors
from retrieval.saving import load, save
from retrieval.segment import Segment
from retrieval.view import View

log = logging.getLogger(__name__)

Mask = npt.NDArray[np.bool_]
RowNumbers = npt.NDArray[np.int64]

AT_ONCE = 200
"""Changed products that a search reads in before it answers; more are read in beside it."""
LARGE = 20_000
"""Products from which every change is read in beside the searches."""
READ_ANEW = 0.25
"""Share of changed products from which all are read anew."""
SAVED_FROM = 2_000
"""Products from which reading a file is worth it."""
FEW = 500
"""So few are read anew at any change."""


class Catalogue(Protocol):
    """Where the products are kept."""

    def get(self, product_id: str) -> Product | None: ...

    def get_many(self, ids: Sequence[str]) -> Mapping[str, Product]: ...

    def rows(self) -> Iterable[Row]: ...

    def hashes(self) -> Mapping[str, str]: ...

    def changes(self, since: int) -> Changes: ...

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

    def __init__(self, store: Catalogue, index: ProductIndex, file: Path | None = None) -> None:
        """`file` is where the columns of a large catalogue are kept for the next start."""
        self._store, self._index, self._file = store, index, file
        self._latest: Snapshot | None = None
        self._refreshing = threading.Lock()

    def current(self) -> Snapshot:
        version, vectors = self._store.version(), self._index.rows()
        latest = self._latest
        if latest is not None and latest.version == version and latest.vectors is vectors:
            return latest
        if latest is None:
            with self._refreshing:
                self._latest = self._latest or self._first()
                return self._latest
        if not self._refreshing.acquire(blocking=False):
            return latest
        if self._is_much(latest, vectors):
            threading.Thread(target=self._beside, args=(latest,), name="refresh", daemon=True).start()
            return latest
        return self._refresh(latest)

    def settled(self) -> Snapshot:
        """The snapshot of all that is written by now, however long it takes to read in."""
        with self._refreshing:
            latest = self._latest or self._first()
            self._latest = latest = self._following(latest)
            return latest

    def _is_much(self, latest: Snapshot, vectors: VectorRows) -> bool:
        more = abs(len(vectors.ids) - len(latest.row_of))
        return (
            latest.view.count > LARGE or more > AT_ONCE * 10 or self._store.changed(latest.version) > AT_ONCE
        )

    def _beside(self, latest: Snapshot) -> None:
        try:
            self._refresh(latest)
        except Exception:  # the thread's own edge: the next search tries again
            log.exception("the catalogue could not be read in; searches go on with what was there before")

    def _refresh(self, latest: Snapshot) -> Snapshot:
        """Gives the lock back that its caller holds."""
        try:
            self._latest = latest = self._following(latest)
            return latest
        finally:
            self._refreshing.release()

    def _first(self) -> Snapshot:
        saved = load(self._file) if self._file is not None else None
        return (self._resumed(*saved) if saved is not None else None) or self._anew()

    def _anew(self) -> Snapshot:
        version = self._store.version()
        segment = Segment.of(self._store.rows())
        view = View([segment], np.ones(len(segment), dtype=bool), self._store.get_many)
        if self._file is not None and len(segment) > SAVED_FROM:
            threading.Thread(target=_save, args=(segment, version, self._file), name="save").start()
        return Snapshot.of(version, view, self._index.rows())

    def _resumed(self, saved: Segment, at: int) -> Snapshot | None:
        """From what was saved and what the store has otherwise by now; None where that is too much.
        What was written since is read even where its hash is the same: what was extracted from a
        text has no part in it."""
        if self._store.changed(at) > READ_ANEW * len(saved):
            return None
        version, hashes = self._store.version(), self._store.hashes()
        before = dict(saved.hashed())
        written = {row.product.id for row in self._store.changes(at).rows}
        changed = [i for i, digest in hashes.items() if before.get(i) != digest or i in written]
        removed = tuple(identity for identity in before if identity not in hashes)
        view: View | None = View([saved], np.ones(len(saved), dtype=bool), self._store.get_many)
        if len(changed) + len(removed) > READ_ANEW * len(saved):
            return None
        if view is not None and (changed or removed):
            found = self._store.get_many(changed)
            rows = tuple(Row(product, hashes[product.id]) for product in found.values())
            view = self._changed(view, Changes(version, rows, removed))
        return None if view is None else Snapshot.of(version, view, self._index.rows())

    def _following(self, latest: Snapshot) -> Snapshot:
        changes = self._store.changes(latest.version)
        view = latest.view
        if changes.rows or changes.removed:
            changed = self._changed(view, changes)
            if changed is None:
                return self._anew()
            view = changed
        if view.count > LARGE:
            view.prepare()
        return Snapshot.of(changes.version, view, self._index.rows(), latest)

    def _changed(self, view: View, changes: Changes) -> View | None:
        """None where all has to be read anew."""
        known = {row: new for new in changes.rows if (row := view.columns.row(new.product.id)) is not None}
        if not changes.removed and len(known) == len(changes.rows):
            segments = view.patched(known)
            if segments is not None:
                return view.alike(segments)
        return self._grown(view, changes)

    def _grown(self, view: View, changes: Changes) -> View | None:
        removed = set(changes.removed) - {row.product.id for row in changes.rows}
        gone = [view.columns.row(i) for i in (*removed, *(row.product.id for row in changes.rows))]
        alive = view.alive.copy()
        alive[[row for row in gone if row is not None]] = False
        added = len(view) - len(view.segments[0]) + len(changes.rows)
        dead = len(alive) - int(alive.sum())
        if alive.sum() + len(changes.rows) <= FEW or added + dead > READ_ANEW * len(alive):
            return None
        new = Segment.of(changes.rows, view.segments[0].keywords)
        grown = View(
            [*view.segments, new], np.append(alive, np.ones(len(new), dtype=bool)), self._store.get_many
        )
        return self._merged(grown)

    def _merged(self, view: View) -> View:
        """With the last segments made one while they are of about the same size."""
        while len(view.segments) > 2 and len(view.segments[-2]) < 2 * len(view.segments[-1]):
            base, kept = view.segments[0], view.segments[:-2]
            start = sum(len(segment) for segment in kept)
            rows = start + np.flatnonzero(view.alive[start:])
            hashes = {
                identity: digest for segment in view.segments[-2:] for identity, digest in segment.hashed()
            }
            together = (Row(p, hashes[p.id]) for p in view.products(rows))
            last = Segment.of(together, base.keywords)
            alive = np.append(view.alive[:start], np.ones(len(last), dtype=bool))
            view = View([*kept, last], alive, self._store.get_many)
        return view
