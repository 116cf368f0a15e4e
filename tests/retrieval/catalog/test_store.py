"""What is stored comes back exactly, on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine

from retrieval.catalog.codec import content_hash, decode, encode
from retrieval.catalog.product import Money, Product, Review, Stock, Variant
from retrieval.catalog.store import CatalogueStore
from retrieval.errors import CatalogueUnreachable

FULL = Product(
    id="lamp/1",
    name="Desk lamp “Halo” 灯",
    description="Five levels.\nCharges a phone.",
    brand="Nordlys",
    category=("Home", "Lamps"),
    price=Money(Decimal("19.90"), "EUR"),
    list_price=Money(Decimal("25.000"), "EUR"),
    stock=Stock.of(3),
    variants=(
        Variant("v1", {"colour": "red"}, Money(Decimal("0.10"), "EUR"), Stock.of(0)),
        Variant("v2", {}, None, Stock()),
    ),
    attributes={"levels": ("5",), "material": ("steel", "oak")},
    rating=4.7,
    rating_count=12,
    reviews=(Review("Bright.", 5.0, "Ann"), Review("Fine")),
    images=("images/halo.svg",),
    url="https://shop.example/halo",
    tags=("light",),
    updated_at=datetime(2026, 3, 1, 12, 30, tzinfo=timezone(timedelta(hours=2))),
)


@pytest.fixture
def migrated(engine: Engine) -> CatalogueStore:
    return CatalogueStore(engine)


def test_a_product_comes_back_exactly(migrated: CatalogueStore) -> None:
    migrated.upsert([FULL])
    found = migrated.get("lamp/1")
    assert found == FULL
    assert found is not None
    assert found.price is not None
    assert str(found.price.amount) == "19.90"
    assert found.list_price is not None
    assert str(found.list_price.amount) == "25.000"


def test_the_last_write_of_an_id_is_kept_and_unknown_ids_are_absent(migrated: CatalogueStore) -> None:
    migrated.upsert([Product("a", "First"), Product("b", "Other"), Product("a", "Second")])
    assert migrated.get("a") == Product("a", "Second")
    assert list(migrated.get_many(["b", "zz", "a", "b"])) == ["b", "a"]
    migrated.delete(["a", "zz"])
    assert (migrated.ids(), migrated.count(), migrated.get("a")) == (["b"], 1, None)


def test_the_version_rises_with_every_write_and_with_nothing_else(migrated: CatalogueStore) -> None:
    versions = [migrated.version()]
    for write in (
        lambda: migrated.upsert([FULL]),
        lambda: migrated.delete(["lamp/1"]),
        lambda: migrated.upsert([FULL]),
    ):
        write()
        versions.append(migrated.version())
    assert versions == sorted(set(versions))
    migrated.upsert([])
    migrated.delete([])
    migrated.get("lamp/1")
    assert migrated.version() == versions[-1]


def test_all_pages_through_more_than_one_page_once_each(store: CatalogueStore) -> None:
    store.upsert(Product(f"p{number}", "Thing") for number in range(1203))
    seen = [product.id for product in store.all()]
    assert len(seen) == len(set(seen)) == 1203
    assert set(store.get_many(seen)) == set(seen)
    assert set(store.hashes()) == set(seen)


def test_a_walk_through_all_does_not_lock_writers_out(store: CatalogueStore) -> None:
    store.upsert(Product(f"p{number:04}", "Thing") for number in range(600))
    walk = store.all()
    next(walk)
    store.delete(["p0599"])
    assert sum(1 for _ in walk) == 598


def test_a_database_that_does_not_answer_is_said(tmp_path: Path) -> None:
    down = CatalogueStore(create_engine(f"sqlite:///{tmp_path}"))
    for ask in (down.count, down.ids, lambda: list(down.all()), lambda: down.upsert([Product("a", "A")])):
        with pytest.raises(CatalogueUnreachable):
            ask()


amounts = st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**9, places=None)
text = st.text(st.characters(blacklist_categories=("Cs",)), max_size=20)


@settings(deadline=None)  # the first example pays for making the schema
@given(
    amount=amounts,
    name=text,
    attributes=st.dictionaries(text, st.lists(text, max_size=3).map(tuple), max_size=3),
    rating=st.none() | st.floats(0, 5),
)
def test_any_product_survives_its_encoding(
    amount: Decimal, name: str, attributes: dict[str, tuple[str, ...]], rating: float | None
) -> None:
    product = Product("x", name, price=Money(amount, "USD"), attributes=attributes, rating=rating)
    again = decode(encode(product))
    assert again == product
    assert again.price is not None
    assert again.price.amount.as_tuple() == amount.as_tuple()
    assert content_hash(encode(again)) == content_hash(encode(product))
