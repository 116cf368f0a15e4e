"""Guessing the next tokens from what is already there, and keeping a text from repeating itself.

Prompt lookup decoding (Saxena, 2023): replies copy names and prices from their prompt, so
the tokens that followed the last few ones before are a good guess at those that follow now.
A guess costs one wider forward pass and changes nothing: what the model would not have
chosen is thrown away.
"""

from __future__ import annotations

from collections.abc import Sequence


def draft(tokens: Sequence[int], length: int, longest: int = 4, shortest: int = 2) -> tuple[int, ...]:
    """Up to `length` tokens that followed the latest earlier occurrence of the last few
    tokens; nothing if they did not occur before. Longer matches are tried first."""
    if length <= 0:
        return ()
    for size in range(min(longest, len(tokens) - 1), shortest - 1, -1):
        ending = list(tokens[-size:])
        for start in range(len(tokens) - size - 1, -1, -1):
            if tokens[start] == ending[0] and list(tokens[start : start + size]) == ending:
                return tuple(tokens[start + size : start + size + length])
    return ()


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
