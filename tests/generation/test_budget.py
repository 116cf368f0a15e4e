"""What is cut from a prompt that is longer than the model's window."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import GenerationFailed
from assistant.generation.budget import Fitted, Piece, fit, history, lines, note, room

RULES = Piece("say only what stands here", "instructions")


def words(text: str) -> int:
    return len(text.split())


def texts(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces]


def test_all_stays_in_its_order_where_there_is_room() -> None:
    pieces = (RULES, *history(["hi", "hello there"]), *lines(["name lamp", "price 5"], required=1))
    assert fit(pieces, 12, words) == Fitted(pieces)
    assert len(fit(pieces, 11, words).cut) == 1


def test_old_turns_go_first_then_the_least_important_lines_then_recent_turns() -> None:
    talk = history(["oldest", "older", "last question", "last answer"], recent=2)
    facts = lines(["the name", "the price", "its colour", "its weight"], required=2)
    pieces = (RULES, *talk, *facts)
    order: list[str] = []
    for size in range(sum(words(piece.text) for piece in pieces), 8, -1):
        order += [text for text in texts(fit(pieces, size, words).cut) if text not in order]
    assert order == ["oldest", "older", "its weight", "its colour", "last question", "last answer"]


def test_what_must_stay_and_does_not_fit_is_a_failure_to_generate() -> None:
    pieces = (RULES, *lines(["the name", "the price", "its colour"], required=2))
    assert texts(fit(pieces, 9, words).kept) == [RULES.text, "the name", "the price"]
    with pytest.raises(GenerationFailed, match="too long by 1"):
        fit(pieces, 8, words)


RANKED = st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 4)), max_size=12)


@given(RANKED, st.integers(0, 60))
def test_nothing_is_lost_or_kept_over_something_weightier(
    ranked: list[tuple[int, int | None]], size: int
) -> None:
    pieces = tuple(Piece("w " * length, str(place), rank) for place, (length, rank) in enumerate(ranked))
    needed = sum(length for length, rank in ranked if rank is None)
    if needed > size:
        with pytest.raises(GenerationFailed):
            fit(pieces, size, words)
        return
    fitted = fit(pieces, size, words)
    assert sorted(fitted.kept + fitted.cut, key=pieces.index) == list(pieces)
    assert list(fitted.kept) == sorted(fitted.kept, key=pieces.index)
    assert sum(words(piece.text) for piece in fitted.kept) <= size
    cut = [(piece.importance, pieces.index(piece)) for piece in fitted.cut]
    kept = [(p.importance, pieces.index(p)) for p in fitted.kept if p.importance is not None]
    assert not cut or not kept or max(cut) < min(kept)  # type: ignore[type-var]
    if cut:
        last = pieces[max(cut)[1]]  # type: ignore[type-var]
        assert sum(words(piece.text) for piece in (*fitted.kept, last)) > size


def test_room_is_left_for_the_reply_and_the_marks_between_turns() -> None:
    assert room(8192, 90) == 8192 - 90 - 163


def test_the_log_says_which_facts_were_cut_and_of_the_talk_only_how_much(
    caplog: pytest.LogCaptureFixture,
) -> None:
    pieces = (*history(["my card is 4242", "b", "c"], recent=1), *lines(["weight: 2 kg"]))
    with caplog.at_level(logging.INFO):
        note(fit(pieces, 100, words))
        assert caplog.text == ""
        note(fit(pieces, 1, words))
    assert "2 turns, evidence 'weight: 2 kg'" in caplog.text
    assert "4242" not in caplog.text
