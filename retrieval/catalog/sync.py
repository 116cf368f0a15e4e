"""Bringing the catalogue and its vectors in line with the feeds.

A run goes through the feeds once and keeps what they hold in a temporary file, so that
nothing changes before all of it was read and judged. Then rows are written and vectors
made in batches. Each batch leaves a catalogue that can be used, and whatever a run did not
come to is found missing by the next one, so an interrupted run is resumed by running again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from retrieval.catalog.batches import batches
from retrieval.catalog.codec import content_hash, decode
from retrieval.catalog.feeds.read import Format
from retrieval.catalog.feeds.remembering import Memories
from retrieval.catalog.product import Product
from retrieval.catalog.progress import Progress, Silent
from retrieval.catalog.reconcile import TEXTS, Reconciled, reconcile
from retrieval.catalog.staging import Staged, stage
from retrieval.catalog.store import CatalogueStore
from retrieval.errors import EmptyFeed, TooManyRejects
from retrieval.query import Embedder, ProductIndex

ROWS = 500
"""Rows written in one transaction."""


class Standing(Protocol):
    """What is known beside the feeds, and outlives them: see `retrieval.catalog.freshness`."""

    def __call__(self, product: Product) -> Product:
        """A feed's product with what is known better."""
        ...

    def refresh(self) -> object:
        """Take in what became known since the run began."""
        ...

    def held(self, ids: Collection[str]) -> None:
        """Told at the end which products the feeds held."""
        ...


class NothingElse:
    """Feeds are all that is known."""

    def __call__(self, product: Product) -> Product:
        return product

    def refresh(self) -> None:
        pass

    def held(self, ids: Collection[str]) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did. `read` counts products, rejected and duplicate rows included;
    `removed` those that a full run took away; `seconds` is the whole run."""

    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    rejected: int = 0
    duplicates: int = 0
    noted: int = 0
    embedded: int = 0
    orphans: int = 0
    seconds: float = 0.0
    reading_seconds: float = 0.0
    rejects: Path | None = None

    @property
    def rows_per_second(self) -> float:
        return self.read / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is about to do, for whoever wants to be asked before it does."""

    added: Sequence[str] = ()
    changed: Sequence[str] = ()
    unchanged: int = 0
    removed: Sequence[str] = ()


class Approve(Protocol):
    def __call__(self, plan: Plan) -> bool: ...


def _always(plan: Plan) -> bool:
    return True


Enrich = Callable[[Product], Product]


def _as_it_is(product: Product) -> Product:
    return product


@dataclass(frozen=True, slots=True)
class Sync:
    """One run: its parts, and how it is to go."""

    store: CatalogueStore
    index: ProductIndex | None
    embedder: Embedder
    progress: Progress = field(default_factory=Silent)
    batch_size: int = TEXTS
    standing: Standing = field(default_factory=NothingElse)
    enrich: Enrich = _as_it_is


def ingest(
    files: Sequence[Path],
    *,
    store: CatalogueStore,
    index: ProductIndex | None,
    embedder: Embedder,
    rejects: Path,
    full: bool = False,
    format: Format | str = Format.AUTO,
    mapping: Path | None = None,
    currency: str = "USD",
    max_reject_share: float = 0.1,
    progress: Progress | None = None,
    approve: Approve = _always,
    batch_size: int = TEXTS,
    standing: Standing | None = None,
    memory: Path | None = None,
    enrich: Enrich = _as_it_is,
) -> Summary:
    """Take these feeds in; `full` also removes every product that none of them holds.

    Of several rows with one id the last counts. Rejected rows, replaced duplicates and
    notes go to the file `rejects`, one JSON object a line; it is replaced by each run, and
    absent after a run that had none. `approve` is asked before anything changes; a no
    leaves everything as it was.

    Without an `index` only the rows are brought up to date: for the process that owns the
    index to `reconcile`. What is `standing` goes over what the feeds say. In the folder `memory`
    is kept what was read of each feed, so that the next run reads only rows that changed. `enrich`
    adds what is read out of a written product's texts.

    Raises FeedError for a feed that cannot be read, TooManyRejects if more than
    `max_reject_share` of the rows were bad, EmptyFeed if `full` would leave nothing: none of
    them has changed anything. IndexBusy and IndexMismatch come from the index.
    """
    run = Sync(store, index, embedder, progress or Silent(), batch_size, standing or NothingElse(), enrich)
    began = time.monotonic()
    stored = store.hashes()
    memories = Memories(memory, stored, _how(format, mapping, currency))
    with stage(files, rejects, format, mapping, currency, run.progress, run.standing, memories) as staged:
        reading = time.monotonic() - began
        _refuse_bad(staged, rejects, max_reject_share, full)
        plan = _plan(staged, stored, full)
        summary = Summary(
            read=staged.read,
            rejected=staged.rejected,
            duplicates=staged.duplicates,
            noted=staged.noted,
            unchanged=plan.unchanged,
            reading_seconds=reading,
            rejects=rejects if rejects.exists() else None,
        )
        if approve(plan):
            summary = _apply(run, staged, plan, summary)
    return replace(summary, seconds=time.monotonic() - began)


def _how(format: Format | str, mapping: Path | None, currency: str) -> tuple[str, ...]:
    """All that decides, besides a feed's content, what its rows become."""
    try:
        words = mapping.read_bytes() if mapping else b""
    except OSError:
        words = b""  # the reader of the mapping says what is wrong with it
    return str(format), content_hash(words), currency


def _refuse_bad(staged: Staged, rejects: Path, allowed: float, full: bool) -> None:
    if staged.rejected > allowed * staged.read:
        raise TooManyRejects(
            f"{staged.rejected} of {staged.read} rows are bad, more than the allowed {allowed:.0%};"
            f" nothing was changed; see {rejects}"
        )
    if full and not staged.hashes:
        raise EmptyFeed(
            "the feed holds no good product: a full run would empty the catalogue; nothing was changed"
        )


def _plan(staged: Staged, stored: dict[str, str], full: bool) -> Plan:
    added = [identity for identity in staged.hashes if identity not in stored]
    changed = [identity for identity, new in staged.hashes.items() if stored.get(identity, new) != new]
    removed = [identity for identity in stored if identity not in staged.hashes] if full else []
    return Plan(added, changed, len(staged.hashes) - len(added) - len(changed), removed)


def _apply(run: Sync, staged: Staged, plan: Plan, summary: Summary) -> Summary:
    """Rows first: a vector without its row would be found and not be shown."""
    _write(run, staged, [*plan.added, *plan.changed])
    for ids in batches(plan.removed, ROWS):
        run.store.delete(ids)
    run.standing.held(staged.hashes.keys())
    mended = _reconcile(run)
    return replace(
        summary,
        added=len(plan.added),
        changed=len(plan.changed),
        removed=len(plan.removed),
        embedded=mended.embedded,
        orphans=max(0, mended.orphans - len(plan.removed)),
    )


def _write(run: Sync, staged: Staged, ids: Sequence[str]) -> None:
    run.progress.started("writing", len(ids))
    for batch in batches(ids, ROWS):
        run.standing.refresh()
        run.store.upsert(run.enrich(run.standing(decode(staged.document(i)))) for i in batch)
        run.progress.advanced("writing", len(batch))
    run.progress.finished("writing")


def _reconcile(run: Sync) -> Reconciled:
    """Goes by what is stored and not by what this run did, so it also ends what others left."""
    if run.index is None:
        return Reconciled()
    return reconcile(run.store, run.index, run.embedder, run.progress, run.batch_size)
