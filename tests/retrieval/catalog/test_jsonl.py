"""Our own feed: every field, every way in which a line can be bad, and its schema."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from retrieval.catalog.codec import encode
from retrieval.catalog.feeds import jsonl
from retrieval.catalog.product import Money, Review, Stock
from tests.retrieval.catalog.conftest import Read

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "product.schema.json").read_text())

FULL = {
    "id": "halo",
    "name": "Halo desk lamp",
    "description": "<p>Five levels.</p>",
    "brand": "Nordlys",
    "category": ["Home", "Lamps"],
    "price": {"amount": "19.90", "currency": "EUR"},
    "list_price": "25.00 EUR",
    "stock": {"available": True, "quantity": 3},
    "variants": [
        {"id": "halo-red", "options": {"colour": "red"}, "price": "19.90 EUR", "stock": 2},
        {"id": "halo-blue", "options": {"colour": "blue"}, "price": "21 EUR", "stock": 0},
    ],
    "attributes": {"Levels": 5, "material": ["steel", "oak"], "dimmable": True},
    "rating": 4.7,
    "rating_count": 12,
    "reviews": [{"text": "Bright.", "rating": 5, "author": "Ann"}],
    "images": ["images/halo.svg"],
    "url": "https://shop.example/halo",
    "tags": ["light"],
    "updated_at": "2026-03-01T12:30:00+02:00",
}


def line(**changes: object) -> str:
    return json.dumps({"id": "halo", "name": "Halo", **changes}) + "\n"


def test_every_field_is_read(reading: Read) -> None:
    found = reading("feed.jsonl", json.dumps(FULL))
    assert (found.rejects, found.notes) == ([], [])
    (product,) = found.products
    assert product.description == "Five levels."
    assert product.price == Money(Decimal("19.90"), "EUR")
    assert product.list_price == Money(Decimal("25.00"), "EUR")
    assert product.attributes == {"levels": ("5",), "material": ("steel", "oak"), "dimmable": ("yes",)}
    assert product.variants[1].options == {"colour": "blue"}
    assert product.variants[1].stock == Stock(False, 0)
    assert product.reviews == (Review("Bright.", 5.0, "Ann"),)
    assert product.updated_at is not None
    assert product.updated_at.utcoffset() is not None


def test_the_schema_knows_the_fields_that_the_reader_knows() -> None:
    assert set(SCHEMA["properties"]) == jsonl.FIELDS
    assert set(SCHEMA["properties"]["variants"]["items"]["properties"]) == jsonl.VARIANT_FIELDS


def test_what_the_reader_gives_is_a_valid_feed_again(reading: Read) -> None:
    first = reading("feed.jsonl", json.dumps(FULL)).products
    document = encode(first[0])
    Draft202012Validator(SCHEMA).validate(json.loads(document))
    assert reading("again.jsonl", document).products == first


@pytest.mark.parametrize(
    "changes",
    [
        *({"price": 5}, {"price": "5.00"}, {"price": "5 EUR"}, {"price": {"amount": 5}}, {}),
        *({"stock": 3}, {"stock": True}, {"stock": {"quantity": 0}}, {"category": "Home > Lamps"}),
        *({"id": 7}, {"attributes": {"a": False, "b": [1, "x"]}}, {"price": 1, "currency": "EUR"}),
    ],
)
def test_what_the_schema_allows_the_reader_takes_without_a_word(
    reading: Read, changes: dict[str, object]
) -> None:
    row = line(**changes)
    Draft202012Validator(SCHEMA).validate(json.loads(row))
    found = reading("feed.jsonl", row)
    assert (len(found.products), found.rejects, found.notes) == (1, [], [])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": ""}, "id"),
        ({"id": None}, "id"),
        ({"id": "x" * 201}, "id"),
        ({"id": True}, "id"),
        ({"name": " <b></b> "}, "name"),
        ({"name": None}, "name"),
        ({"name": {"en": "Lamp"}}, "name"),
        ({"price": -1}, "price"),
        ({"price": "NaN"}, "price"),
        ({"price": 1, "currency": "XXQ"}, "price"),
        ({"price": {"amount": 1, "currency": "ZZZ"}}, "price"),
        ({"variants": [{"id": "a", "price": -2}]}, "variants[0].price"),
        ({"variants": [{"id": "a"}, {"id": "a"}]}, "variants[1].id"),
        ({"variants": [{"options": {}}]}, "variants[0].id"),
        ({"variants": {"a": {}}}, "variants"),
        ({"variants": [{"id": "a", "prise": 2}]}, "variants[0].prise"),
        ({"variants": [{"id": "a", "price": "1 EUR"}, {"id": "b", "price": "1 USD"}]}, "price"),
        ({"attributes": ["red"]}, "attributes"),
    ],
)
def test_a_bad_line_names_its_file_line_and_field(
    reading: Read, changes: dict[str, object], field: str
) -> None:
    found = reading("feed.jsonl", line(id="good") + "\n" + line(**changes) + line(id="also good"))
    assert [product.id for product in found.products] == ["good", "also good"]
    (reject,) = found.rejects
    assert reject.file.endswith("feed.jsonl")
    assert (reject.line, reject.field) == (3, field)
    assert reject.reason
    assert reject.row


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"url": "javascript:alert(1)"}, "url"),
        ({"images": ["data:text/html,x"]}, "images"),
        ({"rating": 9.4}, "rating"),
        ({"rating_count": -1}, "rating_count"),
        ({"stock": "perhaps"}, "stock"),
        ({"updated_at": "soon"}, "updated_at"),
        ({"attributes": {"deep": [["a"]]}}, "attributes.deep"),
        ({"colour": "red"}, "colour"),
        ({"description": "x" * 25_000}, "description"),
        ({"name": "x" * 400}, "name"),
    ],
)
def test_what_is_no_identity_and_no_price_is_left_out_and_noted(
    reading: Read, changes: dict[str, object], field: str
) -> None:
    found = reading("feed.jsonl", line(**changes))
    assert len(found.products) == 1
    assert found.rejects == []
    assert [note.field for note in found.notes] == [field]
    assert not found.products[0].url
    assert not found.products[0].images
    assert found.products[0].rating is None


@pytest.mark.parametrize(
    "row",
    ["not json", '{"id": "a", "name": ', "[1, 2]", '"text"', "[" * 100_000, '{"id": "a"} {"id": "b"}'],
)
def test_a_line_that_is_no_object_is_rejected_by_itself(reading: Read, row: str) -> None:
    found = reading("feed.jsonl", f"{line()}{row}\n{line(id='next')}")
    assert len(found.products) == 2
    assert [reject.line for reject in found.rejects] == [2]


def test_nan_in_json_reaches_no_product(reading: Read) -> None:
    found = reading(
        "feed.jsonl",
        '{"id": "a", "name": "A", "price": NaN}\n{"id": "b", "name": "B", "price": 1, "rating": Infinity}\n',
    )
    assert [(reject.line, reject.field) for reject in found.rejects] == [(1, "price")]
    assert [(product.id, product.rating) for product in found.products] == [("b", None)]


def test_numbers_keep_their_digits(reading: Read) -> None:
    (product,) = reading("feed.jsonl", '{"id": 12345678901234567890, "name": "A", "price": 0.10}').products
    assert product.id == "12345678901234567890"
    assert product.price is not None
    assert str(product.price.amount) == "0.10"


def test_the_price_is_the_lowest_that_can_be_bought(reading: Read) -> None:
    variants = [
        {"id": "s", "price": 10, "stock": 0},
        {"id": "m", "price": 12, "stock": 1},
        {"id": "l", "price": 14},
    ]
    (product,) = reading("feed.jsonl", line(price=99, list_price=11, variants=variants)).products
    assert product.price == Money(Decimal(12), "USD")
    assert product.list_price is None, "a former price below today's would be a made-up discount"


def test_a_field_of_ten_megabytes_is_cut_and_noted(reading: Read) -> None:
    found = reading("feed.jsonl", line(description="<p>" + "word " * 2_000_000))
    (product,) = found.products
    assert len(product.description) == 20_000
    assert [note.field for note in found.notes] == ["description"]


def test_a_list_of_objects_is_read_as_lines_are(reading: Read) -> None:
    rows = [{"id": "a", "name": "A"}, {"id": "b"}, {"id": "c", "name": "C"}]
    found = reading("feed.json", json.dumps(rows, indent=1))
    assert [product.id for product in found.products] == ["a", "c"]
    assert [(reject.line, reject.field) for reject in found.rejects] == [(6, "name")]
