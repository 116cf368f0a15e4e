"""A text as words that know where they stand, so that what is read out of it can be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from retrieval.words import F_PLURALS, fold

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[\"″”✗✘✖❌☒]")
BREAK = re.compile(r"[,;:!?()\[\]|\n]|\.(?:\s|$)|\s[-–—]\s")
SENTENCE = re.compile(r"[;!?\n]|\.(?:\s|$)")
CHARACTERS = 4_000
"""No more of a text is read: what a product is stands at its beginning."""


@dataclass(frozen=True, slots=True)
class Token:
    """`term` is the folded word in the singular; numbers and letters that touch are tokens of their
    own. `mark` is what stands between the word and the next."""

    term: str
    word: str
    start: int
    end: int
    clause: int
    sentence: int
    mark: str = ""


def tokens(text: str) -> list[Token]:
    text = text[:CHARACTERS]
    matches = list(WORD.finditer(text))
    found: list[Token] = []
    clause = sentence = 0
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        start, end = match.span()
        ahead = following.start() if following else len(text)
        word, term = _terms(match.group())
        found.append(Token(term, word, start, end, clause, sentence, text[end:ahead]))
        if ahead - end > (text[end : end + 1] == " ") and BREAK.search(text, end, ahead):
            clause += 1
            sentence += SENTENCE.search(text, end, ahead) is not None
    return found


@lru_cache(maxsize=16_384)
def phrase(text: str) -> tuple[str, ...]:
    """The terms of a value or a name, as they stand in `tokens` of a text that says it."""
    return tuple(_terms(match.group())[1] for match in WORD.finditer(text))


@lru_cache(maxsize=65_536)
def _terms(word: str) -> tuple[str, str]:
    folded = fold(word)
    return folded, _singular(folded)


def _singular(word: str) -> str:
    """No stem: "Origin" is a maker, "original" a value."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return F_PLURALS.get(word) or (f"{word[:-3]}y" if word.endswith("ies") else word[:-1])
