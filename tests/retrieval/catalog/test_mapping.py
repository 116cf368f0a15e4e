"""Any layout by a mapping file."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from retrieval.catalog.feeds import mapping
from retrieval.catalog.product import Money, Product, Review, Stock
from retrieval.errors import FeedError
from tests.retrieval.catalog.conftest import Feed, Read

NESTED = """
rows: data.items
currency: EUR
only: {state: [live]}
fields:
  id: sku
  name: {first: [title, name]}
  brand: maker.name
  category: {from: path, split: "/"}
  price: {from: cents, scale: 0.01}
  list_price: {from: before, scale: 0.01}
  images: {from: pictures, template: "https://cdn.example/{value}"}
  tags: {from: tags, split: ";"}
  url: {join: [base]}
  rating: {from: stars, drop: ["n/a"]}
attributes:
  - {prefix: attr_t_}
  - {prefix: attr_b_, values: {"true": "yes", "false": "no"}}
  - {all_of: specs}
  - {name: Origin, value: {constant: Norway}}
  - {name: for, value: gender, values: {F: women}, drop: [U]}
variants:
  at: versions
  id: $key
  price: {from: cents, scale: 0.01}
  quantity: left
  options: choice
reviews: {at: said, text: words, rating: stars, author: who}
"""
RECORD = {
    "sku": 7,
    "state": "live",
    "title": "",
    "name": "Boot",
    "maker": {"name": "Fern"},
    "path": "Shoes/Boots",
    "cents": 9990,
    "before": 12000,
    "pictures": ["a.jpg", "b.jpg"],
    "tags": "warm; dry",
    "base": "https://s.example/boot",
    "stars": "n/a",
    "attr_t_upper__outer_": "leather",
    "attr_b_lined": False,
    "attr_t_weight": 6.50,
    "specs": {"Sole": ["rubber", "cork"]},
    "gender": "F",
    "versions": {"b1": {"cents": 9990, "left": 0, "choice": {"size": "42"}}, "b2": {"left": 2}},
    "said": [{"words": "Warm.", "stars": 5, "who": "Ann"}],
}


@pytest.fixture
def plan(feed: Feed) -> Path:
    return feed("plan.yaml", NESTED)


def test_paths_scales_prefixes_and_nested_variants(reading: Read, plan: Path) -> None:
    document = {"total": 12, "data": {"more": [1], "items": [RECORD, {**RECORD, "state": "dead", "sku": 8}]}}
    found = reading("feed.json", json.dumps(document, indent=1), mapping_file=plan)
    assert (found.rejects, found.notes) == ([], [])
    (boot,) = found.products
    assert (boot.id, boot.name, boot.brand, boot.category) == ("7", "Boot", "Fern", ("Shoes", "Boots"))
    assert (boot.price, boot.list_price) == (Money(Decimal("99.90"), "EUR"), Money(Decimal(120), "EUR"))
    assert boot.images == ("https://cdn.example/a.jpg", "https://cdn.example/b.jpg")
    assert boot.tags == ("warm", "dry")
    assert boot.rating is None
    assert boot.attributes == {
        "upper outer": ("leather",),
        "lined": ("no",),
        "weight": ("6.5",),
        "sole": ("rubber", "cork"),
        "origin": ("Norway",),
        "for": ("women",),
    }
    assert [(v.id, dict(v.options), v.stock) for v in boot.variants] == [
        ("b1", {"size": "42"}, Stock(False, 0)),
        ("b2", {}, Stock(True, 2)),
    ]
    assert boot.reviews == (Review("Warm.", 5.0, "Ann"),)


FLAT = "fields: {id: $key, name: name, price: price}\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("feed.json", '{"a": {"name": "A", "price": 1.50}, "b": {"name": "B", "price": -1}}'),
        ("feed.yaml", "a: {name: A, price: 1.50}\nb: {name: B, price: -1}\n"),
    ],
)
def test_an_object_of_objects(reading: Read, feed: Feed, name: str, content: str) -> None:
    found = reading(name, content, mapping_file=feed("plan.yaml", FLAT))
    assert [(p.id, p.price) for p in found.products] == [("a", Money(Decimal("1.50"), "USD"))]
    assert [reject.field for reject in found.rejects] == ["price"]


def test_any_csv_with_names_that_hold_dots_and_spaces(reading: Read, feed: Feed) -> None:
    plan = feed(
        "plan.yaml", 'fields: {id: "Art. No.", name: Bezeichnung, price: "Preis (EUR)"}\ncurrency: EUR\n'
    )
    content = "Art. No.;Bezeichnung;Preis (EUR)\n007;Stuhl;1.299,00 €\n008;Tisch;\n"
    found = reading("feed.csv", content, mapping_file=plan)
    assert [(p.id, p.price) for p in found.products] == [
        ("007", Money(Decimal("1299.00"), "EUR")),
        ("008", None),
    ]


def test_yaml_scalars_stay_as_they_are_written(reading: Read, feed: Feed) -> None:
    plan = feed("plan.yaml", "fields: {id: id, name: name}\nattributes: [{prefix: at_}]\n")
    content = "- {id: 0123, name: Map, at_country: NO, at_ratio: 16:10, at_since: 2020-01-02, at_wet: true}\n"
    (product,) = reading("feed.yaml", content, mapping_file=plan).products
    assert product.id == "0123"
    assert product.attributes == {
        "country": ("NO",),
        "ratio": ("16:10",),
        "since": ("2020-01-02",),
        "wet": ("yes",),
    }


def test_yaml_that_multiplies_itself_costs_nothing(reading: Read, feed: Feed) -> None:
    lines = ["- &a0 {id: x, name: X}"]
    lines += [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    found = reading("feed.yaml", "\n".join(lines), mapping_file=feed("plan.yaml", FLAT.replace("$key", "id")))
    assert len(found.products) == 1
    assert len(found.rejects) == 29


def test_no_field_writes_out_what_multiplies_itself(reading: Read, feed: Feed) -> None:
    rows = ["- {id: 0, name: X, junk: &a0 [x, x]}"]
    rows += [f"- {{id: {n}, name: X, junk: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 30)]
    fields = ("price", "available", "quantity", "updated_at", "currency", "url", "images", "rating")
    rows += [f"- {{id: {name}, name: X, {name}: *a29}}" for name in fields]
    plan = "fields: {id: id, name: name, url: {from: url, template: 'https://x.example/{value}'}, "
    plan += ", ".join(f"{name}: {name}" for name in fields if name != "url") + "}"
    found = reading("feed.yaml", "\n".join(rows), mapping_file=feed("plan.yaml", plan))
    assert [reject.field for reject in found.rejects] == ["price", "currency"]
    assert {note.field for note in found.notes} == {"stock", "updated_at", "url", "images", "rating"}


@pytest.mark.parametrize(
    ("plan", "named"),
    [
        ("fields: {name: n}", "fields.id"),
        ("fields: {id: i, name: n, colour: c}", "fields.colour"),
        ("fields: {id: i, name: {from: a, constant: b}}", "fields.name"),
        ("fields: {id: i, name: n, price: {from: p, scale: -1}}", "fields.price.scale"),
        ("fields: {id: i, name: n}\nattributes: [{name: x}]", "attributes.0"),
        ("- 1", "mapping"),
        ("a: [", "mapping"),
    ],
)
def test_a_mapping_that_cannot_be_used_names_the_key(feed: Feed, plan: str, named: str) -> None:
    with pytest.raises(FeedError) as raised:
        mapping.load(feed("plan.yaml", plan))
    assert named in str(raised.value)


def test_a_path_that_leads_nowhere_is_said(reading: Read, plan: Path) -> None:
    with pytest.raises(FeedError, match="items"):
        reading("feed.json", '{"data": {"products": []}}', mapping_file=plan)


def test_records_that_are_no_objects_are_rejected(reading: Read, feed: Feed) -> None:
    found = reading("feed.json", '["a", {"id": "b", "name": "B"}, null]', mapping_file=feed("p.yaml", FLAT))
    assert [reject.field for reject in found.rejects] == ["", "id", ""]
    assert all(not isinstance(item, Product) for item in found.rejects)
