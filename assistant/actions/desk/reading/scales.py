"""Which value is more than another: by number, by size, by grade ("bigger", "brighter", "the easiest").

A word of comparison says which way it goes, and of what: "bigger" of whatever measures size,
"brighter" of brightness alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.actions.desk.reading.tokens import keys, read_tokens
from retrieval.words import word_set

GRADES = (
    ("xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"),
    ("portable", "mini", "small", "medium", "large", "extra large"),
    ("low", "medium", "high"),
    ("beginner", "intermediate", "expert"),
    ("basic", "professional"),
    ("light", "medium", "dark"),
    ("i3", "i5", "i7", "i9"),
    ("1080p", "2k", "4k", "5k", "8k"),
    ("60%", "80%", "full size"),
    ("a6", "a5", "a4", "a3"),
    ("not resistant", "ipx4", "ipx7"),
    ("standard", "high-back"),
    ("half", "full"),
)
WORDS: tuple[tuple[str, tuple[str, ...], int], ...] = (
    ("bigger biggest larger largest", ("size", "capacity", "screen size", "diameter", "height", "length",
    "piece count",
     "room size", "pieces", "frame size", "weight range", "kit size", "storage"), 1),
    ("smaller smallest littler tiniest", ("size", "capacity", "screen size", "diameter", "height", "length",
     "piece count", "room size", "pieces", "frame size", "weight range", "kit size", "storage"), -1),
    ("longer longest", ("length", "battery life", "height"), 1), ("shorter shortest", ("length", "height",
    "battery life"), -1),
    ("taller tallest higher highest", ("height", "backrest height", "pressure", "resolution", "capacity",
    "brightness", "storage"), 1),
    ("lower lowest", ("height", "backrest height", "brightness", "resolution", "pressure"), -1),
    ("brighter brightest", ("brightness",), 1), ("dimmer dimmest", ("brightness",), -1),
    ("thicker thickest", ("thickness",), 1), ("thinner thinnest", ("thickness",), -1),
    ("heavier heaviest", ("weight range", "weight"), 1), ("lighter lightest", ("weight range", "weight",
    "skin tone"), -1),
    ("darker darkest", ("skin tone",), 1), ("wider widest", ("field of view", "width", "diameter"), 1),
    ("narrower narrowest", ("field of view", "width"), -1),
    ("harder hardest tougher toughest", ("difficulty level",), 1),
    ("easier easiest simpler simplest", ("difficulty level",), -1),
    ("faster fastest", ("processor", "speed settings"), 1), ("slower slowest", ("speed settings",), -1),
    ("stronger strongest", ("pressure", "ventilation"), 1), ("sharper sharpest", ("resolution",), 1),
    ("roomier roomiest", ("size", "capacity"), 1),
)  # fmt: skip
_BY_WORD = {
    word: (options, way, word.endswith("est")) for words, options, way in WORDS for word in words.split()
}
MORE_OF = re.compile(
    r"\b(?P<way>more|higher|greater|better|larger|bigger|longer|most|highest"
    r"|greatest|best|largest|longest|maximum|max|biggest|max|less|lower"
    r"|fewer|smaller|worse|least|lowest|fewest|smallest|shortest|minimum"
    r"|min)"
    r" (?:amount of |number of |of )?(?P<what>(?!and\b|or\b|than\b|with\b)[a-z]+(?: (?!more|less|fewer"
    r"|and|or|but|bigger"
    r"|smaller|larger|higher|lower|than|with)[a-z]+){0,2})"
)
UP = word_set(
    """more higher greater better larger bigger longer most highest greatest best largest longest maximum
    max biggest"""
)
TOP = word_set(
    """most highest greatest best largest longest maximum max biggest least lowest fewest smallest shortest
    minimum min"""
)
OPTION_OF = {"bright": "brightness", "memory": "ram", "difficult": "difficulty level",
             "challenging": "difficulty level",
             "zoom": "zoom", "storage": "storage", "space": "storage", "pressure": "pressure"}  # fmt: skip


def rank(value: str) -> tuple[int, float] | None:
    """Where a value stands: (scale, place); None for one that stands on none."""
    low = value.lower().strip()
    for number, grades in enumerate(GRADES):
        if low in grades:
            return -1 - number, float(grades.index(low))
    for token in read_tokens(value):
        if token.amount:
            figure = re.search(r"=([\d.]+)", token.amount)
            return (1, float(figure[1])) if figure else None
        if token.number:
            return 1, float(token.number)
        if match := re.match(r"^[a-z]*(\d+)", token.word):
            return 2, float(match[1])
    return None


def ranked(values: Iterable[str], like: str) -> list[tuple[float, str]]:
    """The values on the same scale as one of them, lowest first."""
    several = list(values)
    for grades in GRADES:
        if like.lower() in grades and all(v.lower() in grades for v in several):
            return sorted((float(grades.index(v.lower())), v) for v in several)
    own = rank(like)
    if own is None:
        return []
    places = [(rank(value), value) for value in several]
    return sorted((place[1], value) for place, value in places if place is not None and place[0] == own[0])


def comparison(word: str) -> tuple[tuple[str, ...], int, bool] | None:
    """The options that a word compares by, the way it goes and whether all the way ("tallest")."""
    return _BY_WORD.get(word)


def option_meant(what: str, values: Mapping[str, Sequence[str]]) -> str | None:
    """The option that the words behind "more" are about ("less bright", "more storage", "more cups").
    `values` are those of each option."""
    options = list(values)
    words = next(iter(re.split(r"\b(?:and|or|but|for|than|to|in|if|with|please)\b", what)), "").split()
    for word in words:
        meant = OPTION_OF.get(word)
        if meant and meant in (option.lower() for option in options):
            return next(option for option in options if option.lower() == meant)
    for word in words:
        for option in options:
            if any(keys(word) & keys(t.word) for t in read_tokens(option)):
                return option
    for word in words:
        measured = [o for o in options if all(re.search(rf"\d ?{re.escape(word)}\b", v) for v in values[o])]
        if len(measured) == 1 and len(word) > 2:
            return measured[0]
    return None
