"""The examples in docs/feeds.md are what the reader takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

from retrieval.catalog.feeds import mapping
from tests.retrieval.catalog.conftest import Feed, Read

PAGE = (Path(__file__).parents[3] / "docs" / "feeds.md").read_text("utf-8")


def example(kind: str, place: int = 0) -> str:
    found = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    assert len(found) > place
    return str(found[place])


def test_the_example_line_is_read_without_a_word(reading: Read) -> None:
    found = reading("feed.jsonl", example("json"))
    (product,) = found.products
    assert (found.rejects, found.notes) == ([], [])
    assert (len(product.variants), product.in_stock) == (2, True)


def test_the_example_mapping_reads_what_it_describes(reading: Read, feed: Feed) -> None:
    plan = feed("items.yaml", example("yaml", 1))
    row = {
        "sku": "b1",
        "state": "live",
        "title": "",
        "name": "Boot",
        "cents": 9990,
        "specs": {"sole": "rubber"},
        "attr_b_lined": True,
        "versions": {"b1-42": {"cents": 9500, "left": 1, "choice": {"size": 42}}},
    }
    (boot,) = reading("f.json", json.dumps({"data": {"items": [row]}}), mapping_file=plan).products
    assert (boot.name, boot.brand, boot.attributes["lined"]) == ("Boot", "Fern", ("yes",))
    assert [(v.id, dict(v.options)) for v in boot.variants] == [("b1-42", {"size": "42"})]
    assert boot.price
    assert str(boot.price.amount) == "95.00"


def test_every_key_of_a_mapping_is_documented() -> None:
    for part in (mapping.Mapping, mapping.Variants, mapping.Reviews):
        for name in part.model_fields:
            assert re.search(rf"\b{name}\b", PAGE), name


def test_the_example_of_a_csv_of_ones_own_is_read(reading: Read, feed: Feed) -> None:
    plan = feed("own.yaml", example("yaml"))
    rows = "sku,title,cost,left,colour\nb1,Boot,12.50,3,red\n"
    (boot,) = reading("own.csv", rows, mapping_file=plan).products
    assert (boot.id, boot.name, boot.attributes["colour"]) == ("b1", "Boot", ("red",))
    assert boot.price
    assert str(boot.price.amount) == "12.50"
    assert boot.stock.quantity == 3
