"""Words that belong together in a sentence have to belong together in the evidence.

Each word of "the handle is steel" may be true of a kettle with a steel body and a wooden
handle. So two neighbours, or a part and what is said of it, must share a phrase of the
evidence, unless one of them speaks of the whole product.
"""

from __future__ import annotations

import itertools

from assistant.grounding.draft import Draft
from assistant.grounding.records import Record, Segment
from assistant.grounding.text import Token
from assistant.grounding.verdict import Objection, Reason
from assistant.grounding.words import GRAMMAR

_COPULA = frozenset(["is", "are", "was", "were", "'s", "'re", "be"])
_BETWEEN = _COPULA | frozenset(
    ["the", "a", "an", "its", "their", "very", "quite", "also", "all", "both", "made", "of"]
)
_PHRASE_ENDS = frozenset(
    [
        "with",
        "and",
        "or",
        "but",
        "in",
        "on",
        "for",
        "to",
        "by",
        "that",
        "which",
        "while",
        "at",
        "has",
        "have",
        "into",
        "over",
        "is",
        "are",
    ]
)


def check(draft: Draft) -> None:
    """Raises Objection for a pair of words that the evidence has only apart."""
    places = [i for i in draft.content() if not draft.named(i) and not draft.denied[i]]
    for first, second in itertools.pairwise(places):
        between = draft.tokens[first + 1 : second]
        if second - first > 5 or any(t.lower not in _BETWEEN for t in between):
            continue
        for record in draft.of(second):
            if not _together(record, draft.tokens[first], draft.tokens[second]):
                text = f"{draft.tokens[first].text} {draft.tokens[second].text}"
                raise Objection(Reason.UNSUPPORTED, text)


def _together(record: Record, first: Token, second: Token) -> bool:
    a, b = first.stem, second.stem
    if a not in record.said or b not in record.said or a == b:
        return True
    whole = record.whole
    if (a in whole and b in whole) or a in record.name or b in record.name:
        return True
    return any(_share(part, a, b) for part in record.segments)


def _share(part: Segment, a: str, b: str) -> bool:
    if a not in part.said or b not in part.said:
        return False
    return any(a in phrase and b in phrase for phrase in phrases(part))


def phrases(part: Segment) -> list[set[str]]:
    """The stems of a segment between its prepositions, conjunctions and marks; a comma between
    adjectives does not part them."""
    found: list[set[str]] = [set()]
    for lower, word in zip(part.lowers, part.order, strict=True):
        if lower in _PHRASE_ENDS or lower in ";:.()":
            if lower == ":":
                continue
            found.append(set())
        elif lower not in GRAMMAR:
            found[-1].add(word)
    return [phrase for phrase in found if phrase]
