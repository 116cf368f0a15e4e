"""`python -m evals.search_speed`: latency of searches on chorus-icecat, beside Chroma's own way.

The plain way embeds the query and asks Chroma for the ten nearest, filters as its `where`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import cast

import chromadb
import numpy as np
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Where
from chromadb.config import Settings

from evals import chorus
from evals.catalogues import embedder, indexed
from evals.figures import DATA, Figure, write
from retrieval.catalog.product import Product
from retrieval.query import Embedder, Filters, Query, Vectors
from retrieval.search import Search

PRICES = {"no filter": None, "half the catalogue": 0.5, "one in a hundred": 0.01}


def main() -> int:
    if not (DATA / "chorus-icecat").is_dir():
        print(f"chorus-icecat is not in {DATA} (FLOORWALKER_DATA): nothing measured")
        return 0
    encoder = embedder()
    began = time.perf_counter()
    search, index, store = indexed("chorus-icecat", encoder)
    search.search(Query("warm up"))
    figures = [Figure("ready to search", time.perf_counter() - began, "s")]
    products = list(store.all())
    plain = _plain(products, index.vectors([p.id for p in products]))
    texts = list(chorus.judgements())
    for text in texts:
        encoder.embed([text])
    amounts = sorted(p.price.amount for p in products if p.price)
    for said, share in PRICES.items():
        most = None if share is None else amounts[int(share * len(amounts))]
        ours = _timed(partial(_search, search, Filters(price_max=most)), texts)
        theirs = _timed(partial(_ask_plain, plain, encoder, most), texts)
        for name, at in (("p50", 50), ("p95", 95)):
            mine, other = float(np.percentile(ours, at)), float(np.percentile(theirs, at))
            beside = f"plain Chroma {other:.1f} ms"
            figures.append(Figure(f"{said}, {name}", mine, "ms", beside, other / mine))
    fresh = [f"{text} {number}" for number, text in enumerate(texts)]
    uncached = _timed(partial(_search, search, Filters()), fresh)
    figures.append(Figure("no filter, query never embedded before, p50", float(np.median(uncached)), "ms"))
    index.close()
    write("search_speed", "python -m evals.search_speed", figures)
    return 0


def _search(search: Search, filters: Filters, text: str) -> object:
    return search.search(Query(text, filters))


def _plain(products: Sequence[Product], vectors: Vectors) -> Collection:
    """A collection as Chroma's own guide makes one: the price as metadata."""
    made = chromadb.EphemeralClient(Settings(anonymized_telemetry=False)).create_collection(
        "plain", configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
    )
    for start in range(0, len(products), 2_000):
        part = products[start : start + 2_000]
        made.add(
            ids=[p.id for p in part],
            embeddings=vectors[start : start + 2_000],
            metadatas=[{"price": float(p.price.amount) if p.price else -1.0} for p in part],
        )
    return made


def _ask_plain(plain: Collection, encoder: Embedder, most: Decimal | None, text: str) -> object:
    where = None if most is None else cast(Where, {"price": {"$lte": float(most)}})
    return plain.query(query_embeddings=encoder.embed([text]), n_results=10, where=where)


def _timed(ask: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Milliseconds of each, after one round to warm up."""
    found = []
    for text in [*texts[:3], *texts]:
        began = time.perf_counter()
        ask(text)
        found.append((time.perf_counter() - began) * 1000)
    return found[3:]


if __name__ == "__main__":
    sys.exit(main())
