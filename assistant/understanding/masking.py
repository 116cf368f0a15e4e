"""A message with the products' names taken out of it, so that their words say nothing else.

"Can I charge my phone from the Halo Desk Lamp?" asks what "can I charge my phone from it?"
asks, and the 3 of a "Knife Set of 3" counts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.understanding.reading import Reading
from assistant.understanding.wordlists import words

SINGLE = "this item"
SEVERAL = "items"
_ARTICLES = words("the a an your my this that these those another")
_EMPTY = _ARTICLES | words("please pls and or thanks hi hello hey")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with stretches of it replaced. `cuts` are, for each of them, its characters in
    the original and in the masked text."""

    original: str
    text: str
    cuts: tuple[tuple[Place, Place], ...] = ()

    def unmasked(self, part: str) -> str:
        """The stretch of the original that a stretch of the masked text was made from."""
        start = self.text.find(part)
        if not self.cuts:
            return part
        if start < 0:
            return self.original
        return self.original[self._back(start, 0) : self._back(start + len(part), 1)]

    def _back(self, at: int, side: int) -> int:
        shift = 0
        for old, new in self.cuts:
            if new[0] < at + (1 - side) and at - side < new[1]:
                return old[side]
            if new[1] <= at:
                shift = old[1] - new[1]
        return at + shift


def mask(text: str, names: Sequence[Place], noun: str = SINGLE) -> Masked:
    """`text` with `noun` in place of the names (characters of it), articles before them included."""
    reading = Reading(text)
    pieces: list[str] = []
    cuts: list[tuple[Place, Place]] = []
    at, length = 0, 0
    for name, end in sorted(names):
        start = max(_with_article(reading, name), at)
        before = text[at:start]
        length += len(before)
        cuts.append(((start, end), (length, length + len(noun))))
        pieces += [before, noun]
        at, length = end, length + len(noun)
    pieces.append(text[at:])
    return Masked(text, "".join(pieces), tuple(cuts))


def says_more(text: str, names: Sequence[Place]) -> bool:
    """Whether a message says anything beside the names in it."""
    reading = Reading(text)
    outside = [t for t in reading.tokens if not any(s <= t.start and t.end <= e for s, e in names)]
    return any(t.is_word and t.norm not in _EMPTY for t in outside)


def _with_article(reading: Reading, start: int) -> int:
    i = next((n for n, token in enumerate(reading.tokens) if token.start >= start), len(reading))
    if i < len(reading) and reading.norm(i - 1) in _ARTICLES and not reading.tokens[i].opens_clause:
        return reading.tokens[i - 1].start
    return start
