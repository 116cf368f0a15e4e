"""What is let through does not depend on how the words came, and never goes past where it was to end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.web.openai.cutting import Cut

LETTERS = st.text("ab ", max_size=12)
STOPS = st.lists(st.text("ab ", min_size=1, max_size=4), max_size=3)


def shown(pieces: list[str], stops: list[str], most: int | None = None) -> tuple[list[str], Cut]:
    cut = Cut(stops, most, len)
    return [*map(cut.take, pieces), cut.rest()], cut


@given(st.lists(LETTERS, max_size=6), STOPS)
def test_what_is_shown_ends_before_the_first_stop_however_it_came(
    pieces: list[str], stops: list[str]
) -> None:
    text = "".join(pieces)
    ends = [(text.find(stop) + len(stop), text.find(stop)) for stop in stops if stop in text]
    out, cut = shown(pieces, stops)
    assert "".join(out) == cut.text == text[: min(ends)[1] if ends else len(text)]
    assert cut.ended == ("stop" if ends else None)


@given(st.lists(LETTERS, max_size=6), STOPS)
def test_nothing_that_was_shown_is_taken_back(pieces: list[str], stops: list[str]) -> None:
    whole = "".join(shown(["".join(pieces)], stops)[0])
    out, _ = shown(pieces, stops)
    assert all(whole.startswith("".join(out[:count])) for count in range(len(out) + 1))


@given(st.lists(LETTERS, max_size=6), STOPS, st.integers(1, 30))
def test_sentences_are_shown_while_they_fit(pieces: list[str], stops: list[str], most: int) -> None:
    out, cut = shown(pieces, stops, most)
    assert len("".join(out)) <= most
    if cut.ended == "length":
        fitting = next(n for n in range(len(pieces)) if len("".join(pieces[: n + 1])) > most)
        assert cut.text == "".join(pieces[:fitting])


def test_what_may_be_the_beginning_of_a_stop_is_held_back() -> None:
    assert shown(["one tw", "o three"], ["two"])[0] == ["one ", "", ""]
    assert shown(["one tw", "enty"], ["two"])[0] == ["one ", "twenty", ""]
    assert shown(["one tw"], ["two"])[0] == ["one ", "tw"]
