"""The request as it may be said of all that it found: the kind of thing it asks for and what the
data says of every one of them. A word that only some of them, or none, are told to be would be asserted."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.understood import Understood
from retrieval.phrases import ASKING, BREAKS, GENERIC, says_something
from retrieval.query import Query
from retrieval.summary import Summary
from retrieval.words import words

ANYTHING = "products"
JOINING = frozenset({"and", "or", "&"})


def said_back(understood: Understood, summary: Summary) -> tuple[str, str]:
    """The request in words, "" where it is for everything, and what of its words is not told of
    all that was found."""
    query = understood.query
    if query == Query(sort=query.sort, k=query.k):
        return "", ""
    kept, untold = _parted(query.text.split(), summary.told, summary.total)
    if not query.text:
        return understood.wanted, ""
    kept = kept or ANYTHING
    wanted = understood.wanted.replace(query.text, kept, 1) if query.text in understood.wanted else kept
    return wanted, _as_said(untold, understood.text)


def _parted(said: list[str], told: Mapping[str, int], total: int) -> tuple[str, str]:
    """What may be said of all, and the rest."""
    end = next((i for i, word in enumerate(said) if i and word.lower() in BREAKS - JOINING), len(said))
    heads = _heads(said[:end], told, total)
    kept = [i for i in range(end) if i in heads or _of_all(said[i], told, total) or _joins(said, i, heads)]
    untold = [i for i in range(end) if i not in kept and _claims(said[i])]
    tail = [word for word in said[end:] if _claims(word)]
    if tail and all(_of_all(word, told, total) for word in tail):
        kept += range(end, len(said))
    elif tail:
        untold += range(end, len(said))
    return " ".join(said[i] for i in kept), " ".join(said[i] for i in untold)


def _heads(said: list[str], told: Mapping[str, int], total: int) -> set[int]:
    """The places of the words for the kind of thing: the last of each part that is joined by "and"
    or "or". Where that is told of none of them it is no kind that was found, unless nothing else is."""
    parts: list[list[int]] = [[]]
    for place, word in enumerate(said):
        if word.lower() in JOINING:
            parts.append([])
        else:
            parts[-1].append(place)
            if word.endswith(","):
                parts.append([])
    ends = [part[-1] for part in parts if part]
    if len(ends) == 1 and not _count(said[ends[0]], told):
        plural = [i for i in parts[0] if said[i].lower().endswith("s") and _of_all(said[i], told, total)]
        ends = plural[-1:] or ends
    return set(ends)


def _joins(said: list[str], place: int, heads: set[int]) -> bool:
    """ "Sandals or slippers": between two kinds that are both kept."""
    return said[place].lower() in JOINING and {place - 1, place + 1} & heads != set() and len(heads) > 1


def _of_all(word: str, told: Mapping[str, int], total: int) -> bool:
    if word.lower() in GENERIC:
        return True
    return _claims(word) and all(told.get(part, 0) == total for part in words(word) if says_something(part))


def _count(word: str, told: Mapping[str, int]) -> int:
    return max((told.get(part, 0) for part in words(word)), default=0)


def _claims(word: str) -> bool:
    return word.lower() not in ASKING and any(says_something(part) for part in words(word))


def _as_said(untold: str, text: str) -> str:
    """In the customer's own spelling."""
    found = re.search(re.escape(untold), text, re.IGNORECASE) if untold else None
    return found.group() if found else untold
