"""Extraction over a whole catalogue: after an ingest that found nothing fitted, and after training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Protocol

from retrieval.catalog.batches import batches
from retrieval.catalog.product import Product
from retrieval.extraction.extractor import Enrich, Extractor
from retrieval.extraction.meaning import text_of
from retrieval.extraction.saving import load, save
from retrieval.query import Embedder, Vectors

ROWS = 500
FITTED_ON = 2_000
"""Products that rules are fitted to after an ingest."""
TRAINED_ON = 8_000
GROWN = 2
"""How many times as large a catalogue is when rules are fitted anew."""


class Catalogue(Protocol):
    def all(self) -> Iterable[Product]: ...

    def count(self) -> int: ...

    def upsert(self, changed: Iterable[Product]) -> None: ...


class Advanced(Protocol):
    def __call__(self, count: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Extraction:
    """One shop's extraction, kept in `folder`; where it is not `on` nothing is extracted."""

    folder: Path
    on: bool = True

    def enrich(self) -> Enrich:
        """What an ingest does to the products that it writes: nothing until something was fitted."""
        extractor = load(self.folder) if self.on else None
        return extractor.enrich if extractor else _as_it_is

    def ingested(self, store: Catalogue) -> None:
        """Fit rules, and read the whole catalogue by them, if it has none or has doubled since. What
        was learned or trained before is kept."""
        count = store.count() if self.on else 0
        before = load(self.folder) if count else None
        if count < (GROWN * before.count if before else 1):
            return
        extractor = fitted(store)
        if before is not None:
            extractor = replace(extractor, learned=before.learned, meaning=before.meaning)
        save(extractor, self.folder)
        extract(store, extractor)

    def train(self, store: Catalogue, embedder: Embedder, advanced: Advanced | None = None) -> Trained:
        """Learn all that the catalogue teaches and read it anew by that."""
        count = store.count()
        extractor = replace(Extractor.trained(_spread(store, TRAINED_ON), embedder), count=count)
        save(extractor, self.folder)
        return Trained(extractor, count, extract(store, extractor, embedder, advanced))


@dataclass(frozen=True, slots=True)
class Trained:
    """Of `products` read, `changed` were given other values than before."""

    extractor: Extractor
    products: int
    changed: int


def fitted(store: Catalogue) -> Extractor:
    """Rules fitted to a part of the catalogue, taken from all over it."""
    return replace(Extractor.of(_spread(store, FITTED_ON)), count=store.count())


def extract(
    store: Catalogue, extractor: Extractor, embedder: Embedder | None = None, advanced: Advanced | None = None
) -> int:
    """Read every product anew; how many of them changed. By meaning only with an encoder."""
    changed = 0
    for batch in batches(store.all(), ROWS):
        vectors = _vectors(batch, extractor, embedder)
        pairs = ((product, extractor.enrich(product, vectors.get(product.id))) for product in batch)
        new = [enriched for product, enriched in pairs if enriched is not product]
        store.upsert(new)
        changed += len(new)
        if advanced is not None:
            advanced(len(batch))
    return changed


def _vectors(batch: Sequence[Product], extractor: Extractor, embedder: Embedder | None) -> dict[str, Vectors]:
    """Of the products that lack something that meaning may tell."""
    if embedder is None or extractor.meaning is None:
        return {}
    wanted = {named.name for named in extractor.meaning.named}
    lacking = [product for product in batch if extractor.lacks(product, wanted)]
    vectors = embedder.embed([text_of(product) for product in lacking])
    return {product.id: vector for product, vector in zip(lacking, vectors, strict=True)}


def _spread(store: Catalogue, most: int) -> Iterator[Product]:
    """Every n-th product, so that a catalogue sorted by department is seen in all its parts."""
    return islice(store.all(), 0, None, max(1, -(-store.count() // most)))


def _as_it_is(product: Product) -> Product:
    return product
