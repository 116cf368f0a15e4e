"""A message while it is being read: its words, and which of them have been understood as what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.understanding.lexicon import CONNECTORS, FILLERS
from assistant.understanding.words import Token, clean, tokens


@dataclass(frozen=True, slots=True)
class Span:
    """The characters `start` to `end` of the cleaned text say `role` ("price", "brand", ...)."""

    start: int
    end: int
    role: str


class Reading:
    """The tokens of one message; a token that a reader has understood is taken from the rest."""

    def __init__(self, text: str) -> None:
        self.text = clean(text)
        self.tokens: Sequence[Token] = tokens(self.text)
        self.roles: list[str | None] = [None] * len(self.tokens)
        self.roots: list[str] = [token.root for token in self.tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    def free(self, start: int, end: int) -> bool:
        return 0 <= start < end <= len(self) and not any(self.roles[start:end])

    def take_characters(self, places: Iterable[tuple[int, int]], role: str) -> None:
        for start, end in places:
            for i, token in enumerate(self.tokens):
                if token.start >= start and token.end <= end:
                    self.roles[i] = role

    def take(self, start: int, end: int, role: str) -> None:
        for i in range(max(start, 0), min(end, len(self))):
            self.roles[i] = role

    def norm(self, i: int) -> str:
        """The word at `i`, or "" outside the message."""
        return self.tokens[i].norm if 0 <= i < len(self) else ""

    def root(self, i: int) -> str:
        """The root at `i`, respelt if a reader has done so, or ""."""
        return self.roots[i] if 0 <= i < len(self) else ""

    def says(self, i: int, *phrase: str) -> bool:
        """Whether these words stand at `i`, in one clause."""
        return all(self.norm(i + n) == word for n, word in enumerate(phrase)) and not any(
            self.tokens[i + n].opens_clause for n in range(1, len(phrase))
        )

    def first_of(self, i: int, phrases: Iterable[Sequence[str]]) -> int:
        """How many words the longest of the phrases that stands at `i` has; 0 if none does."""
        word = self.norm(i)
        return max((len(p) for p in phrases if p[0] == word and self.says(i, *p)), default=0)

    def key(self, start: int, end: int) -> str:
        return "".join(self.roots[start:end])

    def same_clause(self, start: int, end: int) -> bool:
        return not any(token.opens_clause for token in self.tokens[start + 1 : end])

    def clause_end(self, i: int) -> int:
        """The index after the last token of the clause that token `i` is in."""
        return next((j for j in range(i + 1, len(self)) if self.tokens[j].opens_clause), len(self))

    def spans(self) -> tuple[Span, ...]:
        found: list[Span] = []
        for token, role in zip(self.tokens, self.roles, strict=True):
            if role and found and found[-1].role == role and "," not in token.before:
                found[-1] = Span(found[-1].start, token.end, role)
            elif role:
                found.append(Span(token.start, token.end, role))
        return tuple(found)


def is_content(reading: Reading, i: int) -> bool:
    """A free word that says something of what is wanted."""
    return (
        0 <= i < len(reading)
        and not reading.roles[i]
        and reading.tokens[i].is_word
        and reading.norm(i) not in FILLERS
        and reading.norm(i) not in CONNECTORS
    )
