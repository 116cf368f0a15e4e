"""Messages are cut where a new request begins, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.segments import segment


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "got any wool hats and how long does delivery take?",
            ["got any wool hats", "how long does delivery take?"],
        ),
        ("put the kettle in my cart, then show me my cart", ["put the kettle in my cart", "show me my cart"]),
        ("Where is my parcel? I want a refund.", ["Where is my parcel?", "I want a refund."]),
        ("hey there do you repair bikes", ["hey there", "do you repair bikes"]),
        ("thanks a lot!\nbye now", ["thanks a lot!", "bye now"]),
    ],
)
def test_two_requests_are_two_parts(text: str, parts: list[str]) -> None:
    assert segment(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "green and yellow curtains",
        "a tent, two chairs and a stove",
        "i need a lamp that is bright and can be dimmed",
        "if it is too small, can i swap it",
        "a bottle of 0.75 litres under $12.50",
        "boots in size 9.5 for men and women",
        "for a wedding, do you have hats",
        "hello",
        "I'd like to know what you have in oak",
    ],
)
def test_one_request_stays_whole(text: str) -> None:
    assert segment(text) == [text]


def test_nothing_said_has_no_parts() -> None:
    assert segment("  \n ") == []


@given(st.text(max_size=200))
def test_every_word_of_a_part_was_said(text: str) -> None:
    for part in segment(text):
        assert part
        assert part in text
