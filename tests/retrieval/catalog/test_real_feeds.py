"""The mappings that the documentation ships, on the real files that they are for."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from retrieval.catalog.feeds.items import Reject
from retrieval.catalog.feeds.read import read
from retrieval.catalog.product import Money, Product, Stock

ROOT = Path(__file__).parents[3]
DATA = Path(os.environ.get("FLOORWALKER_DATA", ROOT.parent / "shared" / "data"))
MAPPINGS = ROOT / "docs" / "mappings"

pytestmark = pytest.mark.data


def read_all(folder: str, *names: str) -> tuple[dict[str, Product], list[Reject]]:
    if not (DATA / folder).is_dir():
        pytest.skip(f"no {folder} at {DATA}: set FLOORWALKER_DATA")
    items = [
        item
        for name in names
        for item in read(DATA / folder / name, mapping_file=MAPPINGS / f"{folder}.yaml")
    ]
    products = {item.id: item for item in items if isinstance(item, Product)}
    return products, [item for item in items if isinstance(item, Reject)]


def test_retail_demo_store() -> None:
    products, rejects = read_all("retail-demo-store", "products.yaml")
    assert (len(products), rejects) == (2465, [])
    backpack = products["6579c22f-be2b-444c-a52b-0116dd82df6c"]
    assert backpack.category == ("accessories", "backpack")
    assert backpack.price == Money(Decimal("129.99"), "USD")
    assert backpack.stock == Stock.of(15)
    assert backpack.attributes == {"for": ("women",)}
    assert all(product.price and product.category and product.images for product in products.values())


def test_chorus_icecat() -> None:
    products, rejects = read_all("chorus-icecat", "4.zip")
    assert (len(products), rejects) == (4406, [])
    puzzle = products["78799183"]
    assert puzzle.brand == "Castorland"
    assert puzzle.price == Money(Decimal("11.95"), "USD"), "the feed counts cents"
    assert puzzle.attributes["number of puzzle pieces"] == ("1000",)
    assert puzzle.attributes["fine motor skills training"] == ("yes",)
    names = {name for product in products.values() for name in product.attributes}
    assert not any("_" in name or name.startswith("attr") or name != name.strip() for name in names)


def test_variants_of_tau_bench_by_a_mapping_of_eight_lines(tmp_path: Path) -> None:
    source = DATA / "tau-bench-retail" / "products.json"
    if not source.exists():
        pytest.skip(f"no tau-bench-retail at {DATA}: set FLOORWALKER_DATA")
    plan = tmp_path / "tau.yaml"
    plan.write_text(
        "fields: {id: product_id, name: name}\n"
        "variants: {at: variants, id: item_id, price: price, available: available, options: options}\n"
    )
    products = [item for item in read(source, mapping_file=plan) if isinstance(item, Product)]
    assert (len(products), sum(len(product.variants) for product in products)) == (50, 591)
    assert all(variant.price and variant.options for product in products for variant in product.variants)
