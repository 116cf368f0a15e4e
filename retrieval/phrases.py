"""What kind of thing a search names: "waterproof trail shoes for my dad" names shoes.

The kind is the last word of the first noun phrase that is not merely a value of this
catalogue's attributes ("jacket blue" names a jacket) and not a word that any request has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from retrieval.words import STOPWORDS, fold, stem, word_set, words

BREAKS = word_set(
    """for with without from under over below above between in on at by to that which who whose when if
    because around about near than as like but and or against into featuring including made using has
    having"""
)
"""Words after which a phrase no longer says what kind of thing is meant."""

ASKING = word_set(
    """looking look need needs needed want wants show find search searching buy get got sell sells selling
    carry stock recommend recommendation suggest suggestion please there here hi hello hey give help see
    browse interested any some have offer offers available options choose shop shopping try really also maybe
    cheapest cheap cheaper expensive best good nice great top new newest latest premium affordable budget
    popular favourite favorite rated priced price prices most least more less other another different"""
)
"""Words of asking, judging and ordering: any request may have them, whatever it is for."""

GENERIC = word_set(
    """thing things something anything stuff item items item product products gift gifts present presents one
    ones selection range ideas idea everything whatever goods"""
)
"""Words that stand for any product."""

MEASURES = word_set("pair pairs set sets kind kinds type types sort sorts bit lot lots couple piece pieces")
JOINING = frozenset({"and", "or"})
JOINT = re.compile(r"&|/|,|>|\band\b|\bor\b")
JOINED = re.compile(r"\s+(?:and|or)\s+|\s*,\s*(?:(?:and|or)\s+)?", re.I)
MOST_JOINED = 3
CLAUSE = re.compile(r"[,;:!?()\n]|\s[-–—]\s|\.\s")


@dataclass(frozen=True, slots=True)
class Named:
    """`kind` is the stem of the word for the kind of thing, None where no kind is named;
    `phrase` are the stems of its noun phrase, the kind last; `content` those of the whole text."""

    kind: str | None
    phrase: tuple[str, ...]
    content: tuple[str, ...]
    anything: bool = False
    """True where the words ask for any kind of thing that suits: "a gift for my sister"."""


def named(text: str, is_value: Callable[[str], bool] = lambda _: False) -> Named:
    """`is_value` says of a stem whether this catalogue uses it as a value and not as a kind."""
    content = tuple(dict.fromkeys(stem(w) for w in words(text) if says_something(w)))
    if _asks_for_anything(text):
        return Named(None, (), content, anything=True)
    for phrase in _noun_phrases(text):
        kept = list(phrase)
        while kept and (is_value(stem(kept[-1])) or not kept[-1].isalpha()):
            kept.pop()
        if kept:
            return Named(stem(kept[-1]), tuple(stem(word) for word in kept), content)
    return Named(None, (), content)


def alternatives(text: str, is_value: Callable[[str], bool] = lambda _: False) -> tuple[str, ...]:
    """The kinds of thing that a text joins by "and", "or" or a comma, each with its own words;
    one text alone where not every part names a kind ("red and blue shoes")."""
    parts = [part.strip() for part in JOINED.split(text) if part.strip()]
    if not 1 < len(parts) <= MOST_JOINED or not all(named(part, is_value).kind for part in parts):
        return (text,)
    return tuple(parts)


def head(name: str) -> str | None:
    """The word for the kind of thing in a product's name: "Rain Jacket with Hood" gives jacket."""
    for clause in CLAUSE.split(fold(name)):
        phrase: list[str] = []
        for word in words(clause):
            if word in BREAKS and word not in JOINING:
                break
            if word.isalpha() and len(word) > 1 and word not in MEASURES:
                phrase.append(word)
        if phrase:
            return stem(phrase[-1])
    return None


def heads(category: str) -> set[str]:
    """A category may name several kinds: "Rods & reels" gives rod and reel."""
    return {kind for part in JOINT.split(fold(category)) if (kind := head(part))}


def _asks_for_anything(text: str) -> bool:
    """A generic word ends the first noun phrase: "a birthday present for ...", "something to ..."."""
    said = False
    for word in words(text):
        if word in GENERIC:
            return True
        if word in BREAKS and said:
            return False
        said = said or (says_something(word) and word not in MEASURES)
    return False


def says_something(word: str) -> bool:
    return word not in STOPWORDS and word not in ASKING and word not in GENERIC and word not in BREAKS


def _noun_phrases(text: str) -> list[list[str]]:
    """Runs of words that say something, in order; a generic word ("gift") ends what it heads."""
    phrases: list[list[str]] = []
    for clause in CLAUSE.split(fold(text)):
        current: list[str] = []
        for word in words(clause):
            if says_something(word) and word not in MEASURES:
                current.append(word)
            elif word in BREAKS or word in GENERIC:
                if word not in GENERIC and current:
                    phrases.append(current)
                current = []
        if current:
            phrases.append(current)
    return phrases
