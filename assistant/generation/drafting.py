"""Guessing the next tokens from what is already there, and keeping a text from repeating itself.

Prompt lookup decoding (Saxena, 2023): replies copy names and prices from their prompt, so
the tokens that followed the last few ones before are a good guess at those that follow now.
A guess costs one wider forward pass and changes nothing: what the model would not have
chosen is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LONGEST, SHORTEST = 4, 2
"""Tokens that a run which is looked up has."""


class Lookup:
    """The tokens of one call, and for each short run in them what last came after it."""

    def __init__(self, tokens: Iterable[int] = ()) -> None:
        self.tokens: list[int] = []
        self._after: dict[tuple[int, ...], int] = {}
        for token in tokens:
            self.add(token)

    def add(self, token: int) -> None:
        at = len(self.tokens)
        for size in range(SHORTEST, min(LONGEST, at) + 1):
            self._after[tuple(self.tokens[at - size :])] = at
        self.tokens.append(token)

    def guess(self, length: int) -> tuple[int, ...]:
        """Up to `length` tokens that followed the latest earlier occurrence of the last few
        tokens; nothing if they did not occur before. Longer runs are tried first."""
        if length <= 0:
            return ()
        for size in range(min(LONGEST, len(self.tokens)), SHORTEST - 1, -1):
            at = self._after.get(tuple(self.tokens[-size:]))
            if at is not None:
                return tuple(self.tokens[at : at + length])
        return ()


def shares(wishes: Sequence[int], spare: int) -> list[int]:
    """How many guesses each of several conversations may have verified where a pass has
    room for `spare`: as many as it wishes, up to the same number for all."""
    askers = sum(wish > 0 for wish in wishes)
    each = spare // askers if askers else 0
    return [min(wish, each) for wish in wishes]


def banned(generated: Sequence[int], size: int) -> tuple[int, ...]:
    """Tokens that would complete a run of `size` tokens which this text already holds."""
    if size < 1 or len(generated) < size:
        return ()
    ending = list(generated[len(generated) - size + 1 :]) if size > 1 else []
    last = len(generated) - size + 1
    return tuple(
        generated[start + size - 1]
        for start in range(last)
        if list(generated[start : start + size - 1]) == ending
    )
