"""A view of the catalogue brought from one version to a later one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from retrieval.catalog.batches import batches
from retrieval.catalog.rows import Changes, Row
from retrieval.segment import Segment
from retrieval.view import Fetch, View

READ_ANEW = 0.25
"""Share of changed products from which all are read anew."""
FEW = 500
"""So few are read anew at any change."""
PAGE = 2_000


def read(rows: Iterable[Row], fetch: Fetch) -> View:
    segment = Segment.of(rows)
    return View([segment], np.ones(len(segment), dtype=bool), fetch)


def changed(view: View, changes: Changes, fetch: Fetch) -> View | None:
    """With these changes; None where so much has changed by now that all should be read anew."""
    known = {row: new for new in changes.rows if (row := view.columns.row(new.product.id)) is not None}
    gone = set(changes.removed) - {row.product.id for row in changes.rows}
    gone_rows = [row for identity in gone if (row := view.columns.row(identity)) is not None]
    if not changes.rows and not gone_rows:
        return view
    if not gone_rows and len(known) == len(changes.rows):
        segments = view.patched(known)
        if segments is not None:
            return view.alike(segments)
    alive = view.alive.copy()
    alive[[*known, *gone_rows]] = False
    if _is_much(view, int(alive.sum()), len(changes.rows)):
        return None
    segments = list(view.segments)
    if changes.rows:
        segments.append(Segment.of(changes.rows, segments[0].keywords))
        alive = np.append(alive, np.ones(len(changes.rows), dtype=bool))
    return _merged(View(segments, alive, fetch), fetch)


def churn(view: View) -> int:
    """How many products are not as they were when all was read."""
    return max(len(view) - view.count, len(view) - len(view.segments[0]))


def _is_much(view: View, alive: int, added: int) -> bool:
    later = len(view) - len(view.segments[0]) + added
    return alive + added <= FEW or max(len(view) - alive, later) > READ_ANEW * len(view)


def _merged(view: View, fetch: Fetch) -> View:
    """With the last segments made one while they are of about the same size."""
    while len(view.segments) > 2 and len(view.segments[-2]) < 2 * len(view.segments[-1]):
        base, kept, last = view.segments[0], view.segments[:-2], view.segments[-2:]
        start = sum(len(segment) for segment in kept)
        together = Segment.of(_again(view, start, last, fetch), base.keywords)
        alive = np.append(view.alive[:start], np.ones(len(together), dtype=bool))
        view = View([*kept, together], alive, fetch)
    return view


def _again(view: View, start: int, segments: Iterable[Segment], fetch: Fetch) -> Iterator[Row]:
    """What is alive of the last segments, read from the store; the rest is gone from there too."""
    hashes = {identity: digest for segment in segments for identity, digest in segment.hashed()}
    ids = (view.ids[row] for row in (start + np.flatnonzero(view.alive[start:])).tolist())
    for page in batches(ids, PAGE):
        found = fetch(page)
        yield from (Row(found[identity], hashes[identity]) for identity in page if identity in found)
