"""The examples in docs/feeds.md are what the reader takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

from retrieval.catalog.feeds import mapping
from tests.retrieval.catalog.conftest import Feed, Read

PAGE = (Path(__file__).parents[3] / "docs" / "feeds.md").read_text("utf-8")


def example(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def test_the_example_line_is_read_without_a_word(reading: Read) -> None:
    found = reading("feed.jsonl", example("json"))
    (product,) = found.products
    assert (found.rejects, found.notes) == ([], [])
    assert (len(product.variants), product.in_stock) == (2, True)


def test_the_example_mapping_reads_what_it_describes(reading: Read, feed: Feed) -> None:
    plan = feed("items.yaml", example("yaml"))
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
