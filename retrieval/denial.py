"""What a text says it is without: "leather-free", "no added sugar", "faux leather"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.words import stem

_LISTED = r"\w+(?:(?:\s*,\s*(?:or\s+|and\s+)?|\s+(?:or|nor|and)\s+)\w+){0,5}"
_DENIALS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:no|without|zero|free\s+(?:of|from))\s+(?:added\s+|any\s+|artificial\s+|real\s+)?({_LISTED})",
        r"\b(\w+)[\s-]free\b(?!\s+(?:of|from|with|gift|shipping|delivery|returns))",
        r"\bnon[\s-]?(\w+)",
        r"\b(?:faux|vegan|fake|imitation|artificial|synthetic|mock)[\s-](\w+)",
    )
)
_NO_WORD = frozenset({"or", "nor", "and", ""})


def denied(text: str) -> str:
    """A word for each thing, for the keyword index to hold beside the words of the text."""
    return " ".join(dict.fromkeys(absent(word) for word in _denied(text)))


def absent(word: str) -> str:
    """ "leatherfree": stands in the index where leather is denied."""
    return f"{stem(word.lower())}free"


def _denied(text: str) -> Iterator[str]:
    for pattern in _DENIALS:
        for match in pattern.finditer(text):
            yield from (word for word in re.split(r"[\s,]+", match[1]) if word.lower() not in _NO_WORD)
