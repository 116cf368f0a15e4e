"""Vectors in step with rows: what has none or an old one is embedded, what is of nothing goes.

The index keeps a mark: the version of the catalogue that it agreed with last, and the version
of the words that were embedded. Only rows written since are looked at; without a mark that
can be believed, every row is. The mark is set when all is done, so whatever was cut short is
looked at again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from retrieval.catalog.batches import batches
from retrieval.catalog.progress import Progress, Silent
from retrieval.catalog.store import CatalogueStore
from retrieval.documents import VERSION, embedding_hash, embedding_text
from retrieval.query import Embedder, ProductIndex

TEXTS = 256
"""Texts embedded, and vectors stored, at once: about a second's work is lost when cut short."""
PAGE = 500
"""Ids asked of the index at once."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Vectors made for products that had none or an old one; vectors of no product deleted."""

    embedded: int = 0
    orphans: int = 0


@dataclass(frozen=True, slots=True)
class Differences:
    """Ids of products without a vector, of those whose vector is of other words than theirs,
    and of vectors without a product."""

    missing: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    lengths: Mapping[str, int] = field(default_factory=dict)
    """Characters of the words of each product that is missing or outdated."""

    def __bool__(self) -> bool:
        return bool(self.missing or self.outdated or self.orphans)


def reconcile(
    store: CatalogueStore,
    index: ProductIndex,
    embedder: Embedder,
    progress: Progress | None = None,
    batch_size: int = TEXTS,
    whole: bool = False,
) -> Reconciled:
    """Give every product its vector and delete vectors of no product. `whole` looks at every
    row whatever the mark says; that needs reading all of them."""
    version = store.version()
    since = None if whole else _agreed(index, version)
    done = _mended(store, index, embedder, progress or Silent(), batch_size, since)
    if since is not None and store.version() == version and index.count() != store.count():
        more = _mended(store, index, embedder, progress or Silent(), batch_size, None)
        done = Reconciled(done.embedded + more.embedded, done.orphans + more.orphans)
    if index.synced() != _mark(version):
        index.note_synced(_mark(version))
    return done


def differences(store: CatalogueStore, index: ProductIndex, since: int | None = None) -> Differences:
    """What is out of step among everything, or among what changed after version `since`."""
    whole = index.hashes() if since is None else None
    lengths: dict[str, int] = {}
    outdated: set[str] = set()
    known: set[str] = set()
    for page in batches(store.rows(since), PAGE):
        products = [row.product for row in page]
        stored = index.hashes([product.id for product in products]) if whole is None else whole
        for product in products:
            if stored.get(product.id) != embedding_hash(product):
                lengths[product.id] = len(embedding_text(product))
        outdated |= lengths.keys() & stored.keys()
        known.update(product.id for product in products if whole is not None)
    orphans = index.hashes(store.removed(since or 0)) if whole is None else whole.keys() - known
    missing = tuple(identity for identity in lengths if identity not in outdated)
    return Differences(missing, tuple(sorted(outdated)), tuple(sorted(orphans)), lengths)


def _mark(version: int) -> str:
    return f"{VERSION}:{version}"


def _agreed(index: ProductIndex, version: int) -> int | None:
    """The version that the index agreed with, if its mark speaks of this catalogue and these words."""
    words, _, number = (index.synced() or "").partition(":")
    if words != str(VERSION) or not number.isdecimal() or int(number) > version:
        return None
    return int(number)


def _mended(
    store: CatalogueStore,
    index: ProductIndex,
    embedder: Embedder,
    progress: Progress,
    batch_size: int,
    since: int | None,
) -> Reconciled:
    found = differences(store, index, since)
    for ids in batches(found.orphans, PAGE):
        index.delete(ids)
    # Those of about the same length together: a batch costs what its longest text costs.
    stale = sorted(found.lengths, key=lambda identity: (found.lengths[identity], identity))
    progress.started("embedding", len(stale))
    for ids in batches(stale, batch_size):
        _embed(store, index, embedder, ids)
        progress.advanced("embedding", len(ids))
    progress.finished("embedding")
    return Reconciled(len(stale), len(found.orphans))


def _embed(store: CatalogueStore, index: ProductIndex, embedder: Embedder, ids: list[str]) -> None:
    """Read again: what is embedded is what the row holds now."""
    products = store.get_many(ids)
    if products:
        vectors = embedder.embed([embedding_text(product) for product in products.values()])
        index.upsert(list(products), vectors, [embedding_hash(product) for product in products.values()])
