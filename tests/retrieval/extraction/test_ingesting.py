"""An ingest keeps what texts say beside what the feed gives, and takes it for no change of the feed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from sqlalchemy import create_engine

from retrieval.catalog.codec import content_hash, decode, encode
from retrieval.catalog.product import Extracted, Money, Product
from retrieval.catalog.store import CatalogueStore
from retrieval.catalog.sync import ingest
from retrieval.embedding import HashingEmbedder
from retrieval.extraction.catalogue import Extraction, extract, fitted
from retrieval.extraction.extractor import Extractor
from retrieval.extraction.saving import FILE

BAG = Product("bag", "Waterproof Canvas Tote", 'Says ","extracted":[{"name":" and more.',
              price=Money(Decimal("9.50"), "USD"))  # fmt: skip
SAID = Extracted("waterproof", "yes", "said", 0.9, "name", 0, 10)


def test_the_hash_is_of_the_feed_and_not_of_what_was_extracted() -> None:
    told = replace(BAG, extracted=(SAID, replace(SAID, name="material", value="canvas")))
    assert decode(encode(told)) == told
    assert content_hash(encode(told)) == content_hash(encode(BAG))
    assert content_hash(encode(BAG)) != content_hash(encode(replace(BAG, description="")))
    assert b"extracted" not in encode(replace(BAG, description=""))


def test_what_the_feed_gives_hides_what_was_extracted() -> None:
    told = replace(BAG, extracted=(SAID, Extracted("use", "beach", "learned", 0.95)))
    assert (told.said, told.guessed) == ({"waterproof": ("yes",)}, {"use": ("beach",)})
    given = replace(told, attributes={"Waterproof": ("no",), "use": ("town",)})
    assert (given.said, given.guessed) == ({}, {})


def test_an_ingest_enriches_what_it_writes_and_a_second_changes_nothing(tmp_path: Path) -> None:
    store = CatalogueStore(create_engine("sqlite://"))
    store.create()
    feed = tmp_path / "feed.jsonl"
    feed.write_text(
        '{"id": "a", "name": "Waterproof Hat", "price": 5}\n{"id": "b", "name": "Hat", "price": 6}\n'
    )

    def run() -> tuple[int, int]:
        summary = ingest(
            [feed],
            store=store,
            index=None,
            embedder=HashingEmbedder(),
            rejects=tmp_path / "r",
            enrich=Extractor().enrich,
        )
        return summary.added + summary.changed, summary.unchanged

    assert run() == (2, 0)
    first, second = store.all()
    assert (first.said, second.said) == ({"waterproof": ("yes",)}, {})
    version = store.version()
    assert run() == (0, 2)
    assert (store.version(), first.extracted[0].source) == (version, "name")


def test_a_catalogue_is_extracted_once_and_then_left_alone() -> None:
    store = CatalogueStore(create_engine("sqlite://"))
    store.create()
    store.upsert([BAG, Product("cup", "Cup")])
    extractor = fitted(store)
    assert extract(store, extractor) == 1
    bag = store.get("bag")
    assert bag is not None
    assert bag.said == {"waterproof": ("yes",), "material": ("canvas",)}
    version = store.version()
    assert extract(store, extractor) == 0
    assert store.version() == version


def test_a_shop_is_fitted_when_it_is_new_and_when_it_has_doubled_and_not_otherwise(tmp_path: Path) -> None:
    store = CatalogueStore(create_engine("sqlite://"))
    store.create()
    extraction = Extraction(tmp_path)
    assert extraction.enrich()(BAG) is BAG
    store.upsert([BAG, Product("cup", "Cup")])
    extraction.ingested(store)
    assert extraction.enrich()(BAG).said == {"waterproof": ("yes",), "material": ("canvas",)}
    file = tmp_path / FILE
    before = file.stat().st_mtime_ns
    store.upsert([Product("mug", "Mug")])
    extraction.ingested(store)
    assert file.stat().st_mtime_ns == before
    store.upsert([Product("jug", "Jug")])
    extraction.ingested(store)
    assert file.stat().st_mtime_ns > before


def test_switched_off_nothing_is_read(tmp_path: Path) -> None:
    store = CatalogueStore(create_engine("sqlite://"))
    store.create()
    store.upsert([BAG])
    off = Extraction(tmp_path, on=False)
    off.ingested(store)
    assert store.get("bag") == BAG
    assert off.enrich()(BAG) is BAG
