"""The catalogues that evals search: read as products, indexed once under build/."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import yaml

from assistant.settings import Settings
from evals import chorus
from evals.figures import DATA
from retrieval.catalog.feeds import jsonl
from retrieval.catalog.feeds.source import Source
from retrieval.catalog.memory import MemoryCatalogue
from retrieval.catalog.product import Money, Product, Stock
from retrieval.chroma import ChromaIndex
from retrieval.documents import embedding_hash, embedding_text
from retrieval.embedding import SentenceEmbedder
from retrieval.query import Embedder
from retrieval.search import Search

BUILD = Path("build")
DEMO = Path("demo/catalogue.jsonl")
BATCH = 1_000


def embedder() -> SentenceEmbedder:
    settings = Settings()
    return SentenceEmbedder(settings.models / settings.embedding.name, settings.embedding.name)


def products(name: str) -> Iterator[Product]:
    if name == "demo":
        yield from (item for item in jsonl.read(Source(DEMO), "USD") if isinstance(item, Product))
    elif name == "retail-demo-store":
        yield from _retail(DATA / name / "products.yaml")
    else:
        yield from chorus.products()


def indexed(name: str, encoder: SentenceEmbedder) -> tuple[Search, ChromaIndex, MemoryCatalogue]:
    """A search over the catalogue."""
    store, index = kept(name, encoder)
    return Search(store, index, encoder), index, store


def kept(name: str, encoder: Embedder, suffix: str = "") -> tuple[MemoryCatalogue, ChromaIndex]:
    """The catalogue and its index; only what is not in `build/<name><suffix>-index` yet is embedded."""
    store = MemoryCatalogue(products(name))
    index = ChromaIndex(encoder.name, encoder.dimensions, path=BUILD / f"{name}{suffix}-index")
    have = index.hashes()
    missing = [p for p in store.all() if have.get(p.id) != embedding_hash(p)]
    for start in range(0, len(missing), BATCH):
        part = missing[start : start + BATCH]
        vectors = encoder.embed([embedding_text(p) for p in part])
        index.upsert([p.id for p in part], vectors, [embedding_hash(p) for p in part])
    return store, index


def _retail(path: Path) -> Iterator[Product]:
    with path.open(encoding="utf-8") as file:
        for row in yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            yield Product(
                id=row["id"],
                name=row["name"],
                description=row["description"],
                category=tuple(c for c in (row["category"], row.get("style")) if c),
                price=Money(Decimal(str(row["price"])), "USD"),
                stock=Stock.of(row["current_stock"]),
            )


def available() -> list[str]:
    """The catalogues that can be searched here."""
    names = ["demo"] if DEMO.is_file() else []
    return names + [name for name in ("retail-demo-store", "chorus-icecat") if (DATA / name).is_dir()]
