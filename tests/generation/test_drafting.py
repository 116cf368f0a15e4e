from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.generation.drafting import Lookup, banned, shares

tokens = st.lists(st.integers(0, 3), max_size=30)


def test_the_tokens_after_the_last_same_run_are_guessed() -> None:
    assert Lookup([1, 2, 3, 9, 1, 2, 3]).guess(2) == (9, 1)
    assert Lookup([1, 2, 7, 1, 2, 8, 1, 2]).guess(1) == (8,)


def test_nothing_is_guessed_from_nothing_alike() -> None:
    assert Lookup([1, 2, 3, 4]).guess(3) == ()
    assert Lookup().guess(3) == ()
    assert Lookup([1, 2, 1, 2]).guess(0) == ()


@given(tokens, st.integers(0, 5))
def test_a_guess_followed_the_same_run_before(text: list[int], length: int) -> None:
    guess = Lookup(text).guess(length)
    assert len(guess) <= length
    if guess:
        run = [*text[-2:], *guess]
        assert any(text[i : i + len(run)] == run for i in range(len(text)))


@given(tokens, st.integers(1, 5))
def test_the_longest_run_s_latest_follower_is_guessed(text: list[int], length: int) -> None:
    expected: list[int] = []
    for size in (4, 3, 2):
        found = [i for i in range(len(text) - size) if text[i : i + size] == text[-size:]]
        if found and not expected:
            expected = text[found[-1] + size :][:length]
    assert list(Lookup(text).guess(length)) == expected


def test_room_for_guesses_is_shared_among_those_who_have_one() -> None:
    assert shares([3, 0, 3], 4) == [2, 0, 2]
    assert shares([1, 3], 9) == [1, 3]
    assert shares([3, 3, 3], 2) == [0, 0, 0]
    assert shares([0, 0], 5) == [0, 0]


@given(tokens, st.integers(2, 4))
def test_banned_tokens_are_those_that_repeat_a_run(text: list[int], size: int) -> None:
    runs = [text[i : i + size] for i in range(len(text) - size + 1)]
    expected = {t for t in range(4) if len(text) >= size and [*text[1 - size :], t] in runs}
    assert set(banned(text, size)) == expected
