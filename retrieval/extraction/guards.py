"""When a value that stands in a text is not the product's own: "not waterproof", "case for
leather sofas", "with black straps", "faux leather". English only; elsewhere nothing is guarded."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from retrieval.extraction.tokens import Token
from retrieval.words import word_set


class Of(Enum):
    """Whose a value is, by the words about it."""

    PRODUCT = "product"
    NEGATED = "negated"
    PART = "part"
    OTHER = "other"


NEGATORS = word_set(
    "not no non never without isn't isn’t aren't aren’t doesn't doesn’t don't don’t lacks cannot nor neither"
)
REACH = 4
"""How many words a "not" reaches ahead: "is not fully or even partly waterproof"."""

FREE = word_set("free less")
OTHERS = word_set(
    """for fits compatible works suitable replaces replacement protects supports like unlike than instead
    against beside resembles resembling mimics matches matching complements complementing pair pairs paired
    besides served presented displayed photographed pictured rests sits nestled atop surrounded flanked"""
)
"""What follows, to the end of its clause, is about another thing."""

LOOKS = word_set(
    "faux imitation fake mock simulated artificial synthetic pseudo inspired effect look looks tone"
)
LIKE = word_set(
    "like look looking style styled inspired effect print printed tone toned scented flavored flavoured"
)
PARTS = word_set("with featuring features including includes has have plus")
EDGED = word_set("rimmed trimmed tipped lined accented edged handled")
"""What precedes one of these is of a part: "teal-rimmed bowl"."""
EXTRAS = word_set("optional separately excluded extra")


def whose(text: Sequence[Token], first: int, last: int) -> Of:
    """Whose the value is that stands at `text[first:last]`."""
    before = _before(text, first)
    after = text[last] if last < len(text) and text[last].clause == text[first].clause else None
    if _negated(text, first) or (after is not None and after.word in FREE):
        return Of.NEGATED
    if (before and before[-1] in LOOKS) or (after is not None and after.word in LIKE):
        return Of.OTHER
    if any(word in OTHERS for word in before) or _extra(text, last):
        return Of.OTHER
    parted = any(word in PARTS for word in before) or (after is not None and after.word in EDGED)
    return Of.PART if parted else Of.PRODUCT


def _before(text: Sequence[Token], first: int) -> list[str]:
    """The words of the same clause that stand before, and of clauses that it goes on listing:
    "for nylon, cotton and wool" are all three of another thing."""
    clause, words = text[first].clause, []
    for token in reversed(text[:first]):
        if token.clause != clause:
            break
        words.append(token.word)
    return words[::-1]


def _negated(text: Sequence[Token], first: int) -> bool:
    near = text[max(0, first - REACH) : first]
    return any(t.word in NEGATORS and t.sentence == text[first].sentence for t in near) and not any(
        t.word in {"only", "but", "just"} for t in near
    )


def _extra(text: Sequence[Token], last: int) -> bool:
    """ "USB cable sold separately", "batteries not included"."""
    here = text[last - 1]
    ahead = [t.word for t in text[last : last + 3] if t.clause == here.clause]
    return any(word in EXTRAS for word in ahead) or ("not" in ahead and "included" in ahead)
