"""Whatever is said at whatever the desk waits for is read without a fault: a fault here is a reply that
never comes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.actions.desk.reading import read
from assistant.actions.desk.said import Ask
from assistant.desk import Desk, Draft, Slot
from assistant.orders import Kind
from tests.actions.desk.shop import view

PIECES = (
    *(
        "order 1 of 3",
        "order 9999",
        "#",
        "order #",
        "2041",
        "2041?",
        "2030, 2041 and 2042",
        "not 2041",
        "none",
    ),
    *(
        "hm?",
        "never mind",
        "and 1",
        "w?",
        "ordered by mistake",
        "it won't turn on",
        "the mug",
        "keep the mug",
    ),
    *(
        "the second one",
        "yes",
        "no",
        "all of it",
        "both",
        "in blue",
        "visa",
        "04101",
        "cancel 2041",
        "return it",
    ),
    *("where is it?", "how much would I get back", "the other one", "is 2042 still pending?", "forget 2041"),
    *(
        "don't change the mug",
        "send it to 12 Oak Street, Salem, MA 01970",
        "not the one in 2041",
        "the last one",
    ),
    *("everything but the mug", "no wait, 2042 I mean", ".", "?", "“", "\n", "🙂", "١٢", "\u200b"),
)
DRAFTS = st.lists(
    st.builds(
        Draft,
        kind=st.sampled_from(Kind),
        orders=st.sampled_from([(), ("2041",), ("2030",), ("2041", "2042"), ("9999",)]),
    ),
    max_size=2,
).map(tuple)
DESKS = st.builds(
    Desk,
    drafts=DRAFTS,
    awaiting=st.sampled_from([None, *Slot]),
    asked=st.sampled_from([(), ("2041",), ("2041", "2042"), ("1", "*"), ("gone",)]),
    about=st.sampled_from(["", *map(str, Ask)]),
    focus=st.sampled_from([(), ("2041",), ("2041", "2030"), ("gone",)]),
    lines=st.sampled_from([(), (("2041", "1"),), (("gone", "9"),)]),
)


@given(said=st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), desk=DESKS, known=st.booleans())
@settings(max_examples=400, deadline=None)
def test_whatever_is_said_is_read(said: list[str], desk: Desk, known: bool) -> None:
    read(" ".join(said), view() if known else None, desk)


@pytest.mark.parametrize("text", ["order 9999? never mind", "w? ordered by mistake", "order 9999. and 1"])
@pytest.mark.parametrize("awaiting", [None, Slot.ORDER])
def test_what_once_broke_the_desk_is_read(text: str, awaiting: Slot | None) -> None:
    asked = Desk(awaiting=awaiting, about=str(Ask.TROUBLE), asked=("2041", "2030"))
    assert read(text, view(), asked).agrees is None
