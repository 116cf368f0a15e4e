"""The splitter gives whole sentences, early, and loses not a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.grounding import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One customer writes: “Warm. Lovely in fall.” It is $5.",
            ["One customer writes: “Warm. Lovely in fall.” ", "It is $5."],
        ),
        ("It is $1,299.99. It has 4.5 stars.", ["It is $1,299.99. ", "It has 4.5 stars."]),
        ("A 15.6-inch screen, e.g. for films. Nice.", ["A 15.6-inch screen, e.g. for films. ", "Nice."]),
        ("Well... maybe. Yes!", ["Well... maybe. ", "Yes!"]),
        ("It is size M. The price stays.", ["It is size M. ", "The price stays."]),
        ("It is by M. Brandt. Good.", ["It is by M. Brandt. ", "Good."]),
        ('She says: "It fits." Good.', ['She says: "It fits." ', "Good."]),
        ("Two fit:\n- the Ridge\n- the Tarn", ["Two fit:\n", "- the Ridge\n", "- the Tarn"]),
        ("1. The Ridge. 2. The Tarn.", ["1. The Ridge. ", "2. The Tarn."]),
        ("Dr. Brown made it. Fine.", ["Dr. Brown made it. ", "Fine."]),
        ("Open until 5 p.m. Monday is best.", ["Open until 5 p.m. ", "Monday is best."]),
        ("هل يناسبك؟ سعره 5 دولارات. شكرًا.", ["هل يناسبك؟ ", "سعره 5 دولارات. ", "شكرًا."]),
        ("ราคา $89 ค่ะ สนใจไหมคะ", ["ราคา $89 ค่ะ ", "สนใจไหมคะ"]),
        ("มีครับ ได้ 4.7 คะแนนครับ", ["มีครับ ", "ได้ 4.7 คะแนนครับ"]),
        ("ส่งวันที่ 5 มี.ค. 2026 ค่ะ ถึง ค.ศ. 2026 ค่ะ", ["ส่งวันที่ 5 มี.ค. 2026 ค่ะ ", "ถึง ค.ศ. 2026 ค่ะ"]),
        ("ลูกค้าเขียนว่า “ดีค่ะ ชอบค่ะ” ค่ะ ขอบคุณค่ะ", ["ลูกค้าเขียนว่า “ดีค่ะ ชอบค่ะ” ค่ะ ", "ขอบคุณค่ะ"]),
        ("", []),
    ],
)
def test_splits_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert list(sentences([text])) == expected


def test_a_sentence_comes_as_soon_as_the_next_begins() -> None:
    stream = sentences(iter(["It fits", ". ", "And", " more"]))
    assert next(stream) == "It fits. "


@given(st.text(alphabet="ab. !?\n\"'1,$…คะ", max_size=60), st.integers(1, 7))
def test_nothing_is_lost_however_it_streams(text: str, size: int) -> None:
    chunks = [text[i : i + size] for i in range(0, len(text), size)]
    assert "".join(sentences(chunks)) == text
    assert list(sentences(chunks)) == list(sentences([text]))
