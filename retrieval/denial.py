"""What a text says it is without: "leather-free", "no added sugar", "faux leather".

Somebody may have to do without a thing, so a text counts as without it only where every time
that it speaks of the thing it denies it: "No nuts in the recipe, may contain nuts" speaks of nuts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.words import WORD, fold, stem

_ONE = r"[^\W_]+"


def _listed(joining: str) -> str:
    """A word, or a list that ends in one of these: a bare comma may begin something else ("no frills,
    leather upper")."""
    return rf"{_ONE}(?:(?:\s*,\s*(?!(?:or|nor|and)\b){_ONE}){{0,5}}\s*,?\s+(?:{joining})\s+{_ONE}){{0,3}}"


_DENIALS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:no|without|zero)\s+(?:added\s+|any\s+|artificial\s+|real\s+)?({_listed('or|nor')})",
        rf"\bfree\s+(?:of|from)\s+(?:added\s+|any\s+|artificial\s+)?({_listed('or|nor|and')})",
        rf"\b({_ONE})[\s\u2010-]free\b(?!\s+(?:of|from|with|gift|shipping|delivery|returns|sample|range)|[\s-]stand)",
        rf"\bnon[\s-]?({_ONE})",
        rf"\b({_ONE})-(?:look|like|effect)\b",
        rf"\b(?:faux|vegan|fake|imitation|artificial|synthetic|mock)[\s-]({_ONE})",
    )
)
_TAKEN_BACK = re.compile(
    r"(?:\b(?:not|never|cannot|hardly|unlike|than)\b|n['’]t\b)[^.,;:!?]*$|\b(?:no|without)\s+(?:an?\s+)?$"
)
"""Before a denial: "not nut-free", "cannot be guaranteed free from nuts", "not without leather"."""
_LEFT_OPEN = re.compile(r"[^.;:!]*\?|\s*[:=(]\s*(?:no|not|false)\b")
"""After a denial: "Nut-free? No.", "Nut-free: no"."""
_NEAR = 60
_NO_WORD = frozenset({"or", "nor", "and"})


def denied(text: str) -> str:
    """Words for the keyword index to hold beside those of the text: `absent` for each thing that it
    denies, and `present` instead where it speaks of the thing without denying it as well."""
    text = fold(text)
    claims = list(_claims(text))
    if not claims:
        return ""
    without = {place for _, place, holds in claims if holds}
    there = {stem(word[0]) for word in WORD.finditer(text) if word.start() not in without}
    said = (present(word) if stem(word) in there else absent(word) for word, _, _ in claims)
    return " ".join(dict.fromkeys(said))


def absent(word: str) -> str:
    """ "leatherfree": stands in the index where leather is denied."""
    return f"{stem(word.lower())}free"


def present(word: str) -> str:
    """ "leathernotfree": stands in the index where leather is denied, and spoken of beside that."""
    return f"{stem(word.lower())}notfree"


def _claims(text: str) -> Iterator[tuple[str, int, bool]]:
    """Words that look denied, where each stands in the folded text, and whether it is denied."""
    for pattern in _DENIALS:
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _NEAR) : match.start()]
            holds = not _TAKEN_BACK.search(before) and not _LEFT_OPEN.match(text, match.end())
            for word in WORD.finditer(text, *match.span(1)):
                if word[0] not in _NO_WORD:
                    yield word[0], word.start(), holds
