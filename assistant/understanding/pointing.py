"""The ways of pointing at something shown, as plain facts about a message's words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.understanding.lexicon import CONNECTORS, FILLERS
from assistant.understanding.numbers import SMALL, number_at
from assistant.understanding.reading import Reading
from assistant.understanding.wordlists import phrases, words

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINALS = {word: n for n, word in enumerate(_ORDINALS.split(), start=1)} | {
    "last": -1,
    "final": -1,
    "middle": 0,
}
ONES = words("one ones item option product thing pair choice suggestion result pick items options products")
_ASKED = words("is are was were does do did can could will would has have should")
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_DEFINITE = words("the your that this those these")
_NUMBERED = words("number no nr option item # result choice product num")
_PLACES = words("number option result choice #")
"""Words before a number that make it a place in a list, whatever follows ("is number 2 warm?")."""
_SHOWED = phrases(
    "you showed|you mentioned|you suggested|you recommended|you listed|you gave|you found|you sent|"
    "from before|from earlier|earlier"
)
_OWN = phrases("i bought|i ordered|i purchased|i got|i had|i have|i returned")
_GROUP_OF = phrases("of those|of these|of them|of the two|of the three|of your|of the bunch")


class Extreme(StrEnum):
    CHEAPEST = "cheapest"
    DEAREST = "dearest"
    BEST_RATED = "best rated"


_EXTREMES = {
    Extreme.CHEAPEST: (
        "cheaper",
        "cheapest",
        "less expensive",
        "least expensive",
        "lower priced",
        "lowest priced",
        "less pricey",
    ),
    Extreme.DEAREST: ("more expensive", "most expensive", "pricier", "priciest", "dearer", "dearest"),
    Extreme.BEST_RATED: (
        "better rated",
        "best rated",
        "higher rated",
        "highest rated",
        "top rated",
        "better reviewed",
    ),
}


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The `place`-th (from the end if negative, the middle if 0) thing called all of `nouns`;
    `count` of them from there ("the first two"); `earliest` of all that was shown."""

    place: int
    start: int
    end: int
    nouns: tuple[str, ...] = ()
    count: int = 1
    earliest: bool = False


def ordinals(reading: Reading, is_noun_shown: frozenset[str]) -> list[Ordinal]:
    """All ordinals that point: "the second one", "number 3", "the first two", "the 2nd jacket"."""
    found: list[Ordinal] = []
    i = 0
    while i < len(reading):
        pointed = _ordinal(reading, i, is_noun_shown, bool(found)) or _numbered(reading, i)
        if pointed:
            found.append(pointed)
        i = pointed.end if pointed else i + 1
    return found


def _ordinal(reading: Reading, i: int, shown: frozenset[str], continued: bool) -> Ordinal | None:
    place, end = _place(reading, i)
    if place is None or reading.roles[i]:
        return None
    before = reading.norm(i - 1)
    joined = continued and before in {"and", "or", "the", ",", ""}
    if before not in _DEFINITE and not joined and not (i == 0 and len(reading) <= end + 2):
        return None
    count = _count(reading, end)
    if count is not None and 2 <= count <= 9:
        return Ordinal(place, i, end + 1, (), int(count), _is_earliest(reading, end + 1, place))
    nouns, after = _nouns(reading, end, shown)
    if (after == end and not _closes(reading, end)) or reading.first_of(after, _OWN):
        return None
    return Ordinal(place, i, after, nouns, 1, _is_earliest(reading, after, place))


def _count(reading: Reading, i: int) -> Decimal | None:
    """The number at `i`: in words, or in digits where they count nothing else ("the first 2 l bottle")."""
    if i < len(reading) and reading.tokens[i].is_number and _closes(reading, i + 1):
        number = number_at(reading.tokens, i)
        return number.value if number else None
    return SMALL.get(reading.norm(i))


def _place(reading: Reading, i: int) -> tuple[int | None, int]:
    if reading.norm(i) in ORDINALS:
        return ORDINALS[reading.norm(i)], i + 1
    if (
        i + 1 < len(reading)
        and reading.tokens[i].is_number
        and reading.norm(i + 1) in _SUFFIXES
        and reading.tokens[i + 1].glued
    ):
        number = number_at(reading.tokens, i)
        return (int(number.value), i + 2) if number else (None, i)
    return None, i


def _nouns(reading: Reading, i: int, shown: frozenset[str]) -> tuple[tuple[str, ...], int]:
    """The nouns after an ordinal and where they end: none for "one", "trail" and "shoe" in
    "the first pair of trail shoes"; at most two words stand before them."""
    for j in range(i, min(i + 3, len(reading))):
        if j > i and reading.tokens[j].opens_clause:
            break
        if reading.norm(j) in ONES:
            pair = ("pair",) if reading.norm(j) == "pair" else ()
            of, end = _nouns(reading, j + 2, shown) if reading.says(j + 1, "of") else ((), 0)
            return ((*pair, *of), end) if of else (pair, j + 1)
        if reading.root(j) in shown:
            last = j
            while reading.root(last + 1) in shown and not reading.tokens[last + 1].opens_clause:
                last += 1
            return tuple(reading.root(n) for n in range(j, last + 1)), last + 1
    return (), i


def _closes(reading: Reading, i: int) -> bool:
    """Whether the phrase may end before token `i`: at a break or before a small word."""
    if i >= len(reading) or reading.tokens[i].opens_clause:
        return True
    word = reading.norm(i)
    return (
        word in CONNECTORS
        or (word in FILLERS and word not in {"time", "thing", "things", "kind"})
        or word in {"but", "please", "then", "come", "comes", "side", "next", "together", "differ"}
    )


def _numbered(reading: Reading, i: int) -> Ordinal | None:
    if reading.norm(i) not in _NUMBERED:
        return None
    number = number_at(reading.tokens, i + 1)
    if number is None or number.value != int(number.value) or not 0 < number.value <= 50:
        return None
    asked = reading.norm(i) in _PLACES and reading.norm(i - 1) in _LEADS - {"order"}
    return Ordinal(int(number.value), i, number.end) if asked or _closes(reading, number.end) else None


def _is_earliest(reading: Reading, i: int, place: int) -> bool:
    return place == 1 and any(reading.first_of(j, _SHOWED) for j in range(i, min(i + 2, len(reading))))


def extremes(reading: Reading) -> list[tuple[Extreme, int, int]]:
    """ "the cheaper of those", "the most expensive one", "which is the cheapest?" with their place."""
    found = []
    asked = reading.norm(0) in {"which", "whats", "what"}
    for i in range(len(reading)):
        for extreme, forms in _EXTREMES.items():
            length = reading.first_of(i, [tuple(p.split()) for p in forms])
            if not length or reading.norm(i - 1) not in _DEFINITE | ({"is", "one"} if asked else set()):
                continue
            end = i + length
            if reading.norm(end) in ONES or reading.first_of(end, _GROUP_OF) or (end == len(reading)):
                found.append((extreme, i, end + 1))
    return found


def is_all(reading: Reading) -> int | None:
    """Where "all of them", "them all", "all three" or "all of those" stands."""
    for i in range(len(reading)):
        if reading.norm(i) == "all" and (
            reading.first_of(i + 1, _GROUP_OF)
            or (reading.norm(i + 1) in {"three", "four", "five", "six"} and _closes(reading, i + 2))
            or reading.norm(i - 1) in {"them", "these", "those"}
        ):
            return i
        if reading.says(i, "each", "of", "them") or reading.says(i, "every", "one", "of", "them"):
            return i
    return None


def is_both(reading: Reading) -> int | None:
    """Where "both", "either" or "the two of them" stands, unless it joins qualities ("both warm
    and dry") or adds ("not that either")."""
    for i in range(len(reading)):
        word, before = reading.norm(i), reading.norm(i - 1)
        joins = any(reading.norm(j) in {"and", "or"} for j in range(i + 2, min(i + 4, len(reading))))
        if word == "both" and (_closes(reading, i + 1) or (before in _ASKED and not joins)):
            return i
        of_them = reading.first_of(i + 1, _GROUP_OF) or reading.norm(i + 1) in ONES
        if word in {"either", "neither"} and (of_them or (before in _ASKED and not joins)):
            return i
        if (
            reading.says(i, "the", "two", "of", "them")
            or reading.says(i, "these", "two")
            or reading.says(i, "those", "two")
        ):
            return i
    return None


def is_other(reading: Reading) -> int | None:
    """Where "the other one" or "the others" stands."""
    for i in range(len(reading)):
        if reading.norm(i - 1) == "the" and (
            reading.norm(i) == "others"
            or (
                reading.norm(i) == "other"
                and (reading.norm(i + 1) in {"one", "ones", "two"} or i + 1 == len(reading))
            )
        ):
            return i
    return None


_BARE = words("its it they them this that these those")
PLURAL = frozenset({"they", "them", "these", "those"})
_DUMMY = phrases(
    "it possible|it true|it ok|it okay|it rain|it matter|it matters|it take|that all|that is all|"
    "that ok|that fine|that right|that great|that helps|that sounds|that would be|this is for|"
    "it is for|those days|that day"
)
_LEADS = words(
    "about is are does do did can will would has have was were in of for with add buy want like take "
    "get order on love and if how keep remove return put to from than both but"
)


def pronoun(reading: Reading) -> tuple[str, int] | None:
    """The first pronoun that stands for something shown, and where."""
    for i, token in enumerate(reading.tokens):
        word = token.norm
        if word not in _BARE or reading.roles[i] or reading.first_of(i, _DUMMY):
            continue
        if reading.norm(i - 1) == "make" or (
            word == "it"
            and reading.norm(i + 1) in {"in", "with", "to"}
            and reading.norm(i - 1) in {"need", "want", "have"}
        ):
            continue
        if word in {"it", "its", "they", "them"}:
            return word, i
        starts = i == 0 or token.opens_clause or reading.norm(i - 1) in _LEADS
        follows = reading.norm(i + 1)
        if starts and reading.norm(i - 1) in {"is", "are", "was", "were"}:
            return word, i
        if starts and (follows in ONES or _closes(reading, i + 1)):
            return word, i
    return None
