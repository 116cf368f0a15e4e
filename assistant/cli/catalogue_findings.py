"""doctor's look at the catalogue: its rows, what is remembered of its feeds, and its vectors.

Without `repair` nothing is changed. Each part is looked at by itself, so that what is wrong
with one does not hide another.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import Settings
from retrieval.catalog.store import CatalogueStore
from retrieval.errors import IndexBusy, IndexMismatch, RetrievalError
from retrieval.query import ProductIndex

log = logging.getLogger(__name__)
REPAIR = "floorwalker doctor --repair"
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `mend` says what to do where it is not well."""

    what: str
    state: str
    well: bool = True
    mend: str = ""


def catalogue_findings(settings: Settings, store: CatalogueStore, repair: bool) -> Iterator[Finding]:
    rows = rows_finding(store, settings.data / "damaged.jsonl", repair)
    yield rows
    yield memory_finding(settings.data / "remembered", repair)
    if rows.well:
        yield from _index(settings, store, repair)
    else:
        yield Finding("index", "not looked at before the rows are mended", False, REPAIR)


def such_as(ids: Sequence[str]) -> str:
    """Up to three of them by name."""
    rest = " …" if len(ids) > EXAMPLES else ""
    return ", ".join(ids[:EXAMPLES]) + rest


def rows_finding(store: CatalogueStore, aside: Path, repair: bool) -> Finding:
    from retrieval.catalog.inspection import damaged_rows, mend_rows  # heavy

    damaged = list(damaged_rows(store))
    if not damaged:
        return Finding("rows", "all can be read")
    examples = "; ".join(f"{row.id}: {row.reason}" for row in damaged[:EXAMPLES])
    if not repair:
        return Finding("rows", f"{len(damaged):,} damaged ({examples})", False, REPAIR)
    lost = mend_rows(store, damaged, aside)
    state = f"{len(damaged) - lost:,} damaged ones written anew"
    if lost:
        state += f", {lost:,} set aside in {aside}: ingest the feed again to bring them back"
    return Finding("rows", state)


def memory_finding(folder: Path, repair: bool) -> Finding:
    """Nothing but time is lost with it."""
    from retrieval.catalog.feeds.remembering import damaged

    files = damaged(folder)
    if not files:
        return Finding("memory of feeds", f"{len(list(folder.glob('*.rows')))} feeds")
    if repair:
        for file in files:
            file.unlink(missing_ok=True)
        return Finding("memory of feeds", f"{len(files)} damaged deleted: the next ingest reads every row")
    state = f"{len(files)} damaged ({such_as([file.name for file in files])}): such feeds are read whole"
    return Finding("memory of feeds", state, False, f"{REPAIR}, or the next ingest")


def _index(settings: Settings, store: CatalogueStore, repair: bool) -> Iterator[Finding]:
    from assistant import parts  # heavy

    place = settings.vectors.url or settings.data / "chroma"
    try:
        embedder = parts.make_embedder(settings)
        index = parts.make_index(settings, embedder, reading=not repair)
        try:
            if repair:
                from retrieval.catalog.reconcile import reconcile

                done = reconcile(store, index, embedder, whole=True)
                yield Finding("repair", f"{done.embedded:,} embedded, {done.orphans:,} orphans removed")
            yield vectors_finding(store, index)
        finally:
            index.close()
    except IndexBusy as error:
        mend = f"stop that process, run {REPAIR}, and start it again; it embeds by itself what an ingest adds"
        yield Finding("index", f"{error}, and cannot be repaired beside it", False, mend)
    except IndexMismatch as error:
        mend = f"set [embedding] name back; or delete {place} and embed everything anew: {REPAIR}"
        yield Finding("index", str(error), False, mend)
    except RetrievalError as error:
        yield Finding("index", str(error), False, "see the message")
    except Exception as error:  # whatever a damaged store raises: to tell of it is what this is for
        log.debug("the index could not be looked at", exc_info=True)
        mend = f"stop the app, delete {place} and embed everything anew: {REPAIR}"
        yield Finding("index", f"cannot be read: {type(error).__name__}: {error}", False, mend)


def vectors_finding(store: CatalogueStore, index: ProductIndex) -> Finding:
    from retrieval.catalog.reconcile import differences  # heavy

    found = differences(store, index)
    said = f"{index.count():,} vectors for {store.count():,} products"
    wrong = {
        "without a vector": found.missing,
        "with a vector of other words": found.outdated,
        "vectors of no product": found.orphans,
    }
    parts = [f"{len(ids):,} {what} ({such_as(ids)})" for what, ids in wrong.items() if ids]
    if not parts:
        return Finding("index", said)
    mend = f"{REPAIR}; a running app sets right by itself what an ingest has just written"
    return Finding("index", f"{said}: {'; '.join(parts)}", False, mend)
