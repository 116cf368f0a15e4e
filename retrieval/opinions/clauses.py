"""Cutting an opinion into clauses, each of which says one thing: "love the fit, but the zip broke".

Each clause stands word for word in the text. By marks and joining words alone, no parser; a clause that
leaves its verb to the one before ("the seat less so") is still cut off, and often misread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_CHARS = 4000
"""Of one opinion that are read."""
SHORT = 3
"""A piece of fewer words goes with the one before, unless it is a sentence of its own."""

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|\n+|\s*;\s+|\s+[–—]\s+")
_TURN = re.compile(
    r"""\s*,?\s+(?:but|however|although|though|whereas|yet|except|unfortunately)\b,?\s+
    |,\s+(?=(?:the|it|its|it's|this|that|they|he|she|we|i|my|our|while|and|otherwise|which)\s)
    |\s+(?=and\s+(?:the|it|its|i|my|they|we|now)\s)""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAD = re.compile(
    r"^(?:and|but|so|or|yet|although|though|while|however|because|which)\b,?\s+", re.IGNORECASE
)


def clauses(text: str) -> tuple[str, ...]:
    """In order, without blanks around them and joining words before them."""
    found = [clause for sentence in _SENTENCE.split(text[:MOST_CHARS]) for clause in _cut(sentence)]
    return tuple(clause for clause in found if any(c.isalnum() for c in clause))


def _cut(sentence: str) -> Iterator[str]:
    """Pieces of at least `SHORT` words, as spans of the sentence so that they stay word for word."""
    start = 0
    for match in _TURN.finditer(sentence):
        here, rest = sentence[start : match.start()], sentence[match.end() :]
        if len(here.split()) >= SHORT and len(rest.split()) >= SHORT:
            yield _trimmed(here)
            start = match.end()
    yield _trimmed(sentence[start:])


def _trimmed(clause: str) -> str:
    return _LEAD.sub("", clause.strip(" ,;:\t")).strip(" ,;:\t")
