"""An opinion is cut where it turns, and each piece stands in it word for word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.opinions.clauses import clauses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("love the fit, but the zip broke after a week", ("love the fit", "the zip broke after a week")),
        ("Grippy and light. I went up half a size.", ("Grippy and light.", "I went up half a size.")),
        ("The frame is sturdy and the slats creak a lot", ("The frame is sturdy", "the slats creak a lot")),
        ("Good, solid and cheap", ("Good, solid and cheap",)),
        ("I like the fit and the colour", ("I like the fit", "the colour")),
        ("Not cheap, but good", ("Not cheap, but good",)),
        ("Handle is fine; lid leaks badly", ("Handle is fine", "lid leaks badly")),
        ("While the motor is strong, the brush clogs", ("the motor is strong", "the brush clogs")),
        ("...", ()),
    ],
)
def test_an_opinion_is_cut_where_it_turns(text: str, expected: tuple[str, ...]) -> None:
    assert clauses(text) == expected


@given(st.text(max_size=200))
def test_every_clause_stands_in_the_text(text: str) -> None:
    assert all(clause in text for clause in clauses(text))
