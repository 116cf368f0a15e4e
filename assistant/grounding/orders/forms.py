"""What a sentence may look like: fixed words with places in them, each place filled by what its own
check accepts. A sentence stands only if all of it is such a form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

Accepts = Callable[[str], bool]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Form:
    """`text` has places in braces ("from {order} that is {items}."), filled by what `places` accept."""

    text: str
    places: Mapping[str, Accepts] = field(default_factory=dict)

    def fits(self, sentence: str) -> bool:
        return _fits(_split(self.text), sentence, self.places)


@lru_cache(maxsize=1024)
def _split(text: str) -> tuple[tuple[str, str], ...]:
    """The words before each place with the place's name; the last has none."""
    parts, rest = [], text
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        parts.append((before, name))
    return (*parts, (rest, ""))


def _fits(parts: Sequence[tuple[str, str]], sentence: str, places: Mapping[str, Accepts]) -> bool:
    words, place = parts[0]
    if not sentence.startswith(words):
        return False
    rest = sentence[len(words) :]
    if not place:
        return not rest
    following = parts[1][0]
    return any(
        places[place](rest[:end]) and _fits(parts[1:], rest[end:], places) for end in _ends(rest, following)
    )


def _ends(rest: str, following: str) -> list[int]:
    """Where a place may end: before each standing of the words that follow it."""
    if not following:
        return list(range(len(rest) + 1))
    found, at = [], rest.find(following)
    while at >= 0:
        found.append(at)
        at = rest.find(following, at + 1)
    return found


def exactly(*texts: str) -> Accepts:
    return lambda text: text in texts


def maybe(accepts: Accepts) -> Accepts:
    """The same, or nothing at all."""
    return lambda text: not text or accepts(text)


def listed(text: str, things: Sequence[T], accepts: Callable[[str, T], bool], last: str = "and") -> bool:
    """Whether a text is a list ("a, b and c") in which each thing is said exactly once, in any order."""
    if not things:
        return not text
    if len(things) == 1:
        return accepts(text, things[0])
    mark = f" {last} " if len(things) == 2 else ", "
    for end in _ends(text, mark):
        said, rest = text[:end], text[end + len(mark) :]
        for place, thing in enumerate(things):
            left = (*things[:place], *things[place + 1 :])
            if accepts(said, thing) and listed(rest, left, accepts, last):
                return True
    return False
