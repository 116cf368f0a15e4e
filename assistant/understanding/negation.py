"""Whether a value that a message names is unwanted: not leather, no wool, anything but black."""

from __future__ import annotations

from assistant.understanding.reading import Reading
from assistant.understanding.wordlists import phrases, words

UNWANTED = "unwanted:"
"""How the role of a token begins whose value is not wanted."""

_CUES = words(
    "not no without non except excluding exclude avoid avoiding hate hates dislike nor neither minus "
    "wo never besides unlike lacking isnt arent wasnt nothing"
)
_VERBS = words("dont doesnt didnt wouldnt cant cannot wont shouldnt")
_VERBED = words("want like need show include wear fancy love have use be come do eat contain stand")
_PAIRS = phrases(
    "other than|apart from|aside from|rather than|instead of|free of|fan of|allergic to|sick of|tired of"
)
_ALL_BUT = words("anyone anybody anything everything any all nothing anywhere")
_GAP = words(
    "a an the any made of in from with to be is it its having have want like something anything things "
    "color colour really too very that are one ones kind sort by containing brand all product products "
    "stuff more for either"
)
_AFTER_A_PLAIN_NO = words("the i not that it sorry in its actually make for")
_JOINERS = frozenset({"or", "nor", "and"})
_LIMIT = 6


def is_negated(reading: Reading, start: int, end: int) -> bool:
    """Whether the value at tokens `start` to `end` stands in the scope of a negation."""
    if reading.norm(end) == "free" and reading.roles[start] is None and reading.same_clause(start, end + 1):
        return True
    i = start
    for _ in range(_LIMIT):
        if i == 0 or (reading.tokens[i].opens_clause and not _listed(reading, i)):
            return False
        i -= 1
        if _is_cue(reading, i):
            return True
        joined = reading.norm(i) in _JOINERS
        if joined or reading.tokens[i + 1].opens_clause:
            last = i - 1 if joined else i
            return last >= 0 and (reading.roles[last] or "").startswith(UNWANTED)
        if not joined and (reading.norm(i) not in _GAP or reading.roles[i]):
            return False
    return False


def take_cue(reading: Reading, start: int) -> None:
    """Take the words of the negation before `start`, so that they do not stay in the text."""
    i = start - 1
    while i >= 0 and start - i <= _LIMIT and not reading.roles[i]:
        if _is_cue(reading, i):
            first = i - 1 if (reading.norm(i - 1), reading.norm(i)) in _PAIRS else i
            reading.take(first, start, "negation")
            return
        if reading.norm(i) not in _GAP | _JOINERS:
            return
        i -= 1


def _is_cue(reading: Reading, i: int) -> bool:
    word, following = reading.norm(i), reading.norm(i + 1)
    if following in {"only", "just", "sure"}:
        return False
    if word == "no" and i == 0 and following in _AFTER_A_PLAIN_NO:
        return False
    if word in _VERBS:
        return following in _VERBED
    if word == "but":
        return reading.norm(i - 1) in _ALL_BUT or reading.root(i - 2) in _ALL_BUT
    return word in _CUES or (reading.norm(i - 1), word) in _PAIRS


def _listed(reading: Reading, i: int) -> bool:
    """A comma inside "no wool, silk or cotton"."""
    before = (reading.roles[i - 1] or "").startswith(UNWANTED)
    return (
        before
        and reading.tokens[i].before.strip() == ","
        and (reading.norm(i) in _JOINERS or any(reading.norm(i + n) in {"or", "nor"} for n in (1, 2)))
    )
