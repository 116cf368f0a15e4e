"""Feeds written on the spot, and an index and an embedder that remember what they were given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import create_engine

from retrieval.catalog.feeds.items import Note, Reject
from retrieval.catalog.feeds.read import read
from retrieval.catalog.product import Product
from retrieval.catalog.store import CatalogueStore
from retrieval.query import Vectors


@dataclass
class MemoryIndex:
    stored: dict[str, str] = field(default_factory=dict)
    mark: str | None = None

    def upsert(self, ids: Sequence[str], vectors: Vectors, hashes: Sequence[str]) -> None:
        assert len(ids) == len(vectors) == len(hashes)
        self.stored.update(zip(ids, hashes, strict=True))

    def delete(self, ids: Sequence[str]) -> None:
        for product_id in ids:
            self.stored.pop(product_id, None)

    def hashes(self, ids: Sequence[str] | None = None) -> dict[str, str]:
        return {i: h for i, h in self.stored.items() if ids is None or i in ids}

    def synced(self) -> str | None:
        return self.mark

    def note_synced(self, mark: str) -> None:
        self.mark = mark

    def count(self) -> int:
        return len(self.stored)

    def nearest(self, vector: Vectors, k: int, among: Sequence[str] | None = None) -> list[tuple[str, float]]:
        raise NotImplementedError


@dataclass
class CountingEmbedder:
    name: str = "counting"
    dimensions: int = 2
    texts: list[str] = field(default_factory=list)
    fails_after: int | None = None

    def embed(self, texts: Sequence[str]) -> Vectors:
        if self.fails_after is not None and len(self.texts) >= self.fails_after:
            raise KeyboardInterrupt
        self.texts.extend(texts)
        return np.full((len(texts), 2), 0.5**0.5, np.float32)


@dataclass(frozen=True)
class Reading:
    products: list[Product]
    rejects: list[Reject]
    notes: list[Note]


Feed = Callable[..., Path]
Read = Callable[..., Reading]


@pytest.fixture
def feed(tmp_path: Path) -> Feed:
    """Writes a feed: feed("name.csv", text or bytes) -> its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def reading(feed: Feed) -> Read:
    """Reads a feed's content: reading("name.csv", content) -> products, rejects and notes."""

    def gather(name: str, content: str | bytes, **how: object) -> Reading:
        items = list(read(feed(name, content), **how))  # type: ignore[arg-type]
        return Reading(
            [item for item in items if isinstance(item, Product)],
            [item for item in items if isinstance(item, Reject)],
            [item for item in items if isinstance(item, Note)],
        )

    return gather


@pytest.fixture
def index() -> MemoryIndex:
    return MemoryIndex()


@pytest.fixture
def embedder() -> CountingEmbedder:
    return CountingEmbedder()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CatalogueStore]:
    engine = create_engine(f"sqlite:///{tmp_path / 'catalogue.sqlite'}")
    store = CatalogueStore(engine)
    store.create()
    yield store
    engine.dispose()
