"""However a file is damaged, the reader gives products, rejects and notes, or one FeedError."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.catalog.codec import decode, encode
from retrieval.catalog.feeds.items import Note, Reject
from retrieval.catalog.feeds.read import read
from retrieval.catalog.product import Product
from retrieval.errors import FeedError
from tests.retrieval.catalog import test_google, test_jsonl, test_mapping, test_shopify

LINES = json.dumps(test_jsonl.FULL) + "\n" + test_jsonl.line(id="b", price=1)
FEEDS = {
    "feed.jsonl": LINES,
    "feed.json": "[" + LINES.replace("\n", ",\n", 1) + "]",
    "feed.yaml": "- id: a\n  name: A\n  attributes: {colour: [red, blue]}\n- {id: b, name: B, price: 2}\n",
    "shopify.csv": test_shopify.HEADER + test_shopify.TEE,
    "google.tsv": test_google.TSV,
    "google.xml": test_google.RSS,
    "atom.xml": test_google.ATOM,
    "mapped.json": json.dumps({"data": {"items": [test_mapping.RECORD]}}),
}
NASTY = [
    b"\0",
    b"\xff",
    b'"',
    b"\n",
    b"<",
    b"&#0;",
    b"{",
    b"]",
    b",",
    b"\t",
    b"1e999",
    b"-",
    b"NaN",
    b"&x;",
    b"\xe9",
]
damage = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(NASTY) | st.binary(max_size=8)), max_size=4
)


@pytest.mark.parametrize("name", FEEDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wounds=damage)
def test_damage_is_contained(tmp_path: Path, name: str, wounds: list[tuple[float, int, bytes]]) -> None:
    content = FEEDS[name].encode()
    for where, length, what in wounds:
        at = int(where * len(content))
        content = content[:at] + what + content[at + length :]
    path, plan = tmp_path / name, tmp_path / "plan.yaml"
    path.write_bytes(content)
    plan.write_text(test_mapping.NESTED)
    try:
        items = list(read(path, mapping_file=plan if name == "mapped.json" else None))
    except FeedError:
        return
    for item in items:
        assert isinstance(item, Product | Reject | Note)
        if isinstance(item, Product):
            assert item.id
            assert item.name
            assert decode(encode(item)) == item
            assert item.price is None or (item.price.amount.is_finite() and item.price.amount >= 0)
