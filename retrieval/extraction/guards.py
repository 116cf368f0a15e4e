"""When a value that stands in a text is not the product's own: "not waterproof", "case for
leather sofas", "with black straps", "faux leather". English only; elsewhere nothing is guarded."""

from __future__ import annotations

import re
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


NEGATORS = word_set("not no non never without none nothing nor neither lacks lacking cannot cant ✗ ✘ ✖ ❌ ☒")
ABSENT = word_set("un zero 0")
"""Right before a value: "un-foldable", "0% leather"."""
CONTRACTED = re.compile(r".*n['’]t|(?:is|are|was|wo|do|does|did|ai|would|should|could)nt")
EXCUSES = word_set("only just merely simply")
"""Right after a "not" they take it back: "not only waterproof"."""
DENIERS = word_set("not non isn't isn’t aren't aren’t")
"""What has to stand right before a feature for it to be denied and not only doubted."""
ANSWERS = word_set("no not none never nope false ✗ ✘ ✖ ❌ ☒")
"""Right after a value they answer it: "Dishwasher safe: no", "Waterproof? No."."""
UNSAID = word_set("well sadly really actually quite at all yet so") | ANSWERS
"""A sentence of these alone takes back the one before: "Waterproof. Not really."."""
QUOTES = frozenset('"″”')
REACH = 4
"""How many words a "not" reaches ahead: "is not fully or even partly waterproof"."""

DOUBTS = word_set(
    """almost nearly hardly barely scarcely rarely seldom far become becomes becoming became anything
    semi quasi pseudo partly partially somewhat supposedly allegedly reportedly claimed claims rumoured
    previous previously former formerly once older earlier was were had another elsewhere rather
    could would might may should if unless until till except imitates imitating replaces looks look feels
    seems appears resembles same similar our competitor competitors rival rivals"""
)
"""What follows in the same clause may be another thing's, or nobody's."""
LESSER = word_set("ish alternative alternatives substitute substitutes option options")
"""What precedes one of these is not, or not quite, so."""
PACKED = word_set("shipping package packaging packed packaged gross box boxed carton parcel load payload")
LIMITS = word_set("maximum max minimum min more less")
"""About a measure they make it that of the box, or a bound."""

FREE = word_set("free less")
OTHERS = word_set(
    """for fits compatible works suitable replaces replacement protects supports like unlike than instead
    against beside resembles resembling mimics matches matching complements complementing pair pairs paired
    besides served presented displayed photographed pictured rests sits nestled atop surrounded flanked"""
)
"""What follows, to the end of its clause, is about another thing."""

LOOKS = word_set(
    """faux imitation fake mock simulated artificial synthetic pseudo inspired effect look looks tone vegan pu
    pvc bonded eco reconstituted leatherette pleather cactus mushroom printed painted ersatz man"""
)
LOOKING = 3
"""Words that may stand between: "faux brown suede leather"."""
TURNS = word_set("not never hardly")
LIKE = word_set(
    "like look looking style styled inspired effect print printed tone toned scented flavored flavoured"
)
PARTS = word_set("with featuring features including includes has have plus")
EDGED = word_set("rimmed trimmed tipped lined accented edged handled")
"""What precedes one of these is of a part: "teal-rimmed bowl"."""
EXTRAS = word_set("optional separately excluded extra")


def whose(text: Sequence[Token], first: int, last: int) -> Of:
    """Whose the value is that stands at `text[first:last]`; OTHER also where that is in doubt."""
    before = _before(text, first)
    after = text[last].word if last < len(text) and text[last].clause == text[last - 1].clause else ""
    if negated(text, first) or after in FREE:
        return Of.NEGATED
    if _answered(text, last) or _turned(text, last) or not DOUBTS.isdisjoint(before):
        return Of.OTHER
    if not LOOKS.isdisjoint(before[-LOOKING:]) or after in LIKE | LESSER | QUOTES:
        return Of.OTHER
    if any(word in OTHERS for word in before) or _extra(text, last):
        return Of.OTHER
    parted = any(word in PARTS for word in before) or after in EDGED
    return Of.PART if parted else Of.PRODUCT


def whose_measure(text: Sequence[Token], first: int, last: int) -> Of:
    """The same of a measure, which may also be a box's, or a bound: "weighs 150 kg maximum"."""
    after = {t.word for t in text[last : last + 2] if t.clause == text[last - 1].clause}
    before = set(_before(text, first)[-REACH:])
    if not PACKED.isdisjoint(before | after) or not LIMITS.isdisjoint(after):
        return Of.OTHER
    return whose(text, first, last)


def negator(word: str) -> bool:
    return word in NEGATORS or CONTRACTED.fullmatch(word) is not None


def denied(text: Sequence[Token], first: int) -> bool:
    """Whether the word right before says no, and not only casts doubt."""
    return bool(first) and text[first - 1].word in DENIERS and text[first - 1].clause == text[first].clause


def negated(text: Sequence[Token], first: int) -> bool:
    sentence = text[first].sentence
    if first and text[first - 1].word in ABSENT and text[first - 1].clause == text[first].clause:
        return True
    return any(
        negator(text[at].word) and text[at].sentence == sentence and text[at + 1].word not in EXCUSES
        for at in range(max(0, first - REACH), first)
    )


def _before(text: Sequence[Token], first: int) -> list[str]:
    """The words of the same clause that stand before, and of clauses that it goes on listing:
    "for nylon, cotton and wool" are all three of another thing."""
    clause, words = text[first].clause, []
    for token in reversed(text[:first]):
        if token.clause != clause:
            break
        words.append(token.word)
    return words[::-1]


def _answered(text: Sequence[Token], last: int) -> bool:
    """ "Waterproof: no", "Waterproof? No."; after a full stop only where nothing else follows."""
    if last == len(text):
        return False
    here, after = text[last - 1], text[last]
    ahead = [t.word for t in text[last : last + REACH] if t.sentence == after.sentence]
    if after.sentence != here.sentence and "?" not in here.mark:
        return UNSAID.issuperset(ahead) and not ANSWERS.isdisjoint(ahead)
    return after.word in ANSWERS


def _turned(text: Sequence[Token], last: int) -> bool:
    """ "Waterproof it is not"."""
    here = text[last - 1]
    ahead = [t.word for t in text[last : last + REACH] if t.clause == here.clause]
    return any(word in TURNS or CONTRACTED.fullmatch(word) for word in ahead)


def _extra(text: Sequence[Token], last: int) -> bool:
    """ "USB cable sold separately", "batteries not included"."""
    here = text[last - 1]
    ahead = [t.word for t in text[last : last + 3] if t.clause == here.clause]
    return any(word in EXTRAS for word in ahead) or ("not" in ahead and "included" in ahead)
