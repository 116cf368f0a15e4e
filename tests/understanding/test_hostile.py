"""Any text at all is read, in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.understanding.entities import entities
from tests.understanding.test_constraints import read
from tests.understanding.test_references import LONG, point

PIECES = st.lists(
    st.sampled_from(
        [
            "under",
            "$",
            "50",
            "not",
            "no",
            "the",
            "second",
            "one",
            "waterproof",
            "-",
            ",",
            ".",
            "or",
            "and",
            "blue",
            "size",
            "9",
            "anything",
            "but",
            "4",
            "stars",
            "of",
            "them",
            "number",
            "between",
            "to",
            "1,2,3.4",
            "'",
            "@",
            "#",
            "a",
            "hundred",
            "thousand",
            "any",
            "colour",
            '12"',
            "jackets",
            "without",
            "free",
            "🎁",
            "\u202e",
        ]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(PIECES, st.text(max_size=200)))
def test_nothing_that_is_typed_fails(text: str) -> None:
    said = read("OUTDOORS", text)
    low, high = said.filters.price_min, said.filters.price_max
    assert low is None or high is None or low <= high
    assert all(0 <= s.start < s.end for s in said.spans)
    point(text, LONG)
    entities(text)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "1" * 100_000,
        "$" * 50_000,
        "not " * 30_000,
        "the second one " * 20_000,
        "1 2 3 " * 30_000,
        "(5" * 30_000,
        "a.b@c." * 20_000,
        "waterproof " * 20_000,
        "under " * 20_000 + "50",
        "hundred " * 20_000,
        "order #" * 20_000,
        "-" * 100_000,
    ],
    ids=lambda text: text[:12],
)
def test_long_texts_take_no_time(text: str) -> None:
    started = time.thread_time()
    read("OUTDOORS", text)
    point(text, LONG)
    entities(text)
    assert time.thread_time() - started < 3
