"""While a catalogue is written, a search sees each product as it was or as it is, never half of it."""

from __future__ import annotations

import threading
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from retrieval import growing, snapshot
from retrieval.catalog.product import Money, Product, Stock
from retrieval.catalog.store import CatalogueStore
from retrieval.documents import embedding_hash, embedding_text
from retrieval.embedding import HashingEmbedder
from retrieval.nearest import InMemoryIndex
from retrieval.query import Filters, Query, Sort
from retrieval.search import Search

COUNT = 60
ROUNDS = 12


def made(number: int, edition: int) -> Product:
    """Everything about it tells the edition."""
    return Product(
        f"p{number}",
        f"Lamp number {number} edition {edition}",
        category=("Lamps", f"Edition {edition}"),
        price=Money(Decimal(10 + edition), "USD"),
        stock=Stock(True),
        attributes={"edition": (str(edition),)},
    )


@pytest.mark.parametrize("at_once", [0, 1_000], ids=["read in beside", "read in at once"])
def test_every_hit_is_of_one_edition_and_within_the_filters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(snapshot, "AT_ONCE", at_once)
    monkeypatch.setattr(growing, "FEW", 0)
    store = CatalogueStore(create_engine(f"sqlite:///{tmp_path / 'shop.sqlite'}"))
    store.create()
    embedder, index = HashingEmbedder(), InMemoryIndex()
    store.upsert(made(number, 0) for number in range(COUNT))
    search = Search(store, index, embedder)
    search.settle()
    done, seen, wrong = threading.Event(), set[int](), list[str]()

    def write() -> None:
        try:
            for edition in range(1, ROUNDS):
                products = [made(number, edition) for number in range(COUNT)]
                for start in range(0, COUNT, 20):
                    store.upsert(products[start : start + 20])
                vectors = embedder.embed([embedding_text(p) for p in products])
                index.upsert([p.id for p in products], vectors, [embedding_hash(p) for p in products])
        finally:
            done.set()

    def read() -> None:
        while not done.is_set():
            wanted = max(seen, default=0)
            filters = Filters(attributes={"edition": (str(wanted),)}, price_max=Decimal(10 + wanted))
            for query in (Query("lamp", k=COUNT), Query("lamp", filters), Query(sort=Sort.PRICE_ASC)):
                for hit in search.search(query).hits:
                    edition = int(hit.product.attributes["edition"][0])
                    if hit.product != made(int(hit.product.id[1:]), edition):
                        wrong.append(f"{hit.product} is of no edition")
                    if query.filters != Filters() and edition != wanted:
                        wrong.append(f"{hit.product.name} was shown for edition {wanted}")
                    seen.add(edition)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    write()
    for thread in readers:
        thread.join()
    assert not wrong
    search.settle()
    last = {hit.product.name for hit in search.search(Query("lamp", k=COUNT)).hits}
    assert last == {f"Lamp number {number} edition {ROUNDS - 1}" for number in range(COUNT)}
