"""Whatever is typed into the search gets a normal answer, in bounded time."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.query import Query
from retrieval.readable import LONGEST, readable

from .shop import PRODUCTS, search

SHOP = search([replace(product, id=f"{product.id}{n}") for n in range(50) for product in PRODUCTS])
SHOP.search(Query("jackte"))
SLOWEST = 20.0
"""Seconds of the processor: an ordinary query takes milliseconds, and what grows with the square of a
long text takes minutes. How fast a search is, the benches say."""

ODD = {
    "ten thousand characters of words": "jacket " * 1430,
    "one endless word": "x" * 10_000,
    "many different words": " ".join(f"word{n}" for n in range(1500)),
    "emoji alone": "🙂🎁👩‍👩‍👧‍👦" * 500,
    "marks alone": "?!.,;:-()[]{}" * 700,
    "arabic": "أبحث عن حذاء جري مقاوم للماء " * 50,
    "han": "防水跑步鞋红色" * 700,
    "devanagari": "जलरोधक जूते " * 500,
    "thai": "รองเท้ากันน้ำ" * 400,
    "control characters": "jac\x00ket\x07 \x1b[31m" * 300,
    "sql": "'; DROP TABLE products; SELECT * FROM users WHERE 1=1 --",
    "json": '{"query": {"bool": {"must": [{"match_all": {}}]}}}' * 100,
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>" * 100,
    "a number of 3,000 digits": "9" * 3000,
    "no numbers": "NaN inf -inf 1e999",
    "halves of surrogate pairs": "jacket \ud800 \udfff" * 500,
    "alternatives without end": "red or " * 2000 + "blue",
    "hyphens": "a-b-" * 2500,
    "brackets": "(" * 10_000,
    "lines": "\n" * 10_000,
    "slashes": "1/2/3/" * 1600,
    "quotes": "\"'`" * 3000,
}


@pytest.mark.parametrize("text", ODD.values(), ids=list(ODD))
def test_a_normal_answer_at_once(text: str) -> None:
    started = time.thread_time()
    results = SHOP.search(Query(text))
    assert time.thread_time() - started < SLOWEST
    assert len(results.hits) <= min(results.total or 10, 10)
    assert results.total <= 300


@pytest.mark.parametrize(
    "text", ["jac\u200bket", "\u202ejacket", "jacket\ufeff", "jacket \ud83d", "jacket\x00"]
)
def test_what_cannot_be_seen_changes_nothing(text: str) -> None:
    plain = SHOP.search(Query("jacket"))
    found = SHOP.search(Query(text))
    assert found.total == plain.total
    assert [hit.product.id for hit in found.hits] == [hit.product.id for hit in plain.hits]


def test_a_kind_that_is_named_is_found_in_a_long_message() -> None:
    assert SHOP.search(Query("jacket " + "?" * 9_000)).total == SHOP.search(Query("jacket")).total


@given(st.text(st.characters(), max_size=80))
@settings(deadline=None, max_examples=200)
def test_any_text_can_be_encoded_when_it_is_readable(text: str) -> None:
    assert len(readable(text).encode()) <= 4 * LONGEST
    assert readable(readable(text)) == readable(text)
