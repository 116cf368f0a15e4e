"""Ending a stream of text at a stop word, wherever the pieces happen to be cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def until(pieces: Iterable[str], words: Sequence[str]) -> Iterator[str]:
    """The text before the first of `words`. What might be the beginning of one is held
    back until the next piece tells."""
    held = ""
    for piece in pieces:
        held += piece
        found = [held.index(word) for word in words if word in held]
        if found:
            if text := held[: min(found)]:
                yield text
            return
        safe = len(held) - max((_overlap(held, word) for word in words), default=0)
        if safe:
            yield held[:safe]
            held = held[safe:]
    if held:
        yield held


def _overlap(text: str, word: str) -> int:
    """How many characters at the end of `text` begin `word`."""
    return next((n for n in range(min(len(word) - 1, len(text)), 0, -1) if text.endswith(word[:n])), 0)
