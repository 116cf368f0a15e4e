from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.generation.drafting import banned, draft

tokens = st.lists(st.integers(0, 3), max_size=30)


def test_the_tokens_after_the_last_same_run_are_guessed() -> None:
    assert draft([1, 2, 3, 9, 1, 2, 3], 2) == (9, 1)
    assert draft([1, 2, 7, 1, 2, 8, 1, 2], 1) == (8,)


def test_nothing_is_guessed_from_nothing_alike() -> None:
    assert draft([1, 2, 3, 4], 3) == ()
    assert draft([], 3) == ()
    assert draft([1, 2, 1, 2], 0) == ()


@given(tokens, st.integers(0, 5))
def test_a_guess_followed_the_same_run_before(text: list[int], length: int) -> None:
    guess = draft(text, length)
    assert len(guess) <= length
    if guess:
        run = [*text[-2:], *guess]
        assert any(text[i : i + len(run)] == run for i in range(len(text)))


@given(tokens, st.integers(2, 4))
def test_banned_tokens_are_those_that_repeat_a_run(text: list[int], size: int) -> None:
    runs = [text[i : i + size] for i in range(len(text) - size + 1)]
    expected = {t for t in range(4) if len(text) >= size and [*text[1 - size :], t] in runs}
    assert set(banned(text, size)) == expected
