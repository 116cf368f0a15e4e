"""Extraction over a whole catalogue: after an ingest that found nothing fitted, and after training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from retrieval.catalog.batches import batches
from retrieval.catalog.product import Product
from retrieval.extraction.extractor import Extractor
from retrieval.extraction.meaning import text_of
from retrieval.query import Embedder, Vectors

ROWS = 500
FITTED_ON = 2_000
"""Products that rules are fitted to in passing; training takes more."""


class Catalogue(Protocol):
    def all(self) -> Iterable[Product]: ...

    def upsert(self, changed: Iterable[Product]) -> None: ...


class Advanced(Protocol):
    def __call__(self, count: int) -> None: ...


def fitted(store: Catalogue) -> Extractor:
    """Rules fitted to a part of the catalogue, taken from all over it."""
    return Extractor.of(_spread(store.all(), FITTED_ON))


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


def _spread(products: Iterable[Product], most: int) -> Iterator[Product]:
    """Every n-th product, so that a catalogue sorted by department is seen in all its parts."""
    every = list(products)
    return islice(every, 0, None, max(1, len(every) // most))
