"""Sentences out of streamed text, each as soon as it is certain that it has ended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "prof",
        "vs",
        "etc",
        "eg",
        "ie",
        "approx",
        "no",
        "nos",
        "vol",
        "fig",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "est",
        "max",
        "min",
        "temp",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "oz",
        "lb",
        "lbs",
        "ft",
        "tsp",
        "tbsp",
    ]
)
_ABBREVIATION_BEFORE_CAPITAL = frozenset(
    ["mr", "mrs", "ms", "dr", "st", "prof", "vs", "eg", "ie", "approx", "no", "nos", "fig"]
)

_END = re.compile(r"[.!?…؟۔]+[\"'”’)\]*_]*(?=\s)|\n+|[。！？]+[”’」』）]*|(?:ค่ะ|คะ|ครับ)(?=\s)")
_POLITE = ("ค่ะ", "คะ", "ครับ")
"""Thai has no full stop: before a space, the polite word closes the sentence."""
LONGEST_QUOTATION = 600
"""Characters after which an open quotation mark no longer holds sentences together."""

_INITIALS = re.compile(r"(?:^|[\s(])(?:[A-Za-z]\.)+$")
_THAI_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:[\u0e01-\u0e4e]{1,3}\.)+$")
"""ค.ศ., มี.ค.: the full stops shorten words."""
_SIZE = re.compile(r"\bsize [A-Z]\.$")
"""A letter that stands for a size is no initial of a name."""
_LAST_WORD = re.compile(r"([A-Za-z]+)\.$")
_LIST_NUMBER = re.compile(r"(?:^|\n)\s*\(?\d{1,2}[.)]$")


def sentences(chunks: Iterable[str]) -> Iterator[str]:
    """Complete sentences with the whitespace that follows them.

    Their concatenation equals the concatenation of `chunks`. A sentence is given out when
    the first character after its trailing whitespace has come, or the stream has ended.
    """
    held = ""
    for chunk in chunks:
        held += chunk
        while cut := _first_end(held):
            yield held[:cut]
            held = held[cut:]
    if held:
        yield held


def _first_end(text: str) -> int:
    """Where the first complete sentence of `text` ends, whitespace included; 0 if none is sure."""
    for match in _END.finditer(text):
        rest = text[match.end() :]
        following = rest.lstrip()
        if not following:
            return 0
        if not text[: match.end()].strip():
            continue
        if _ends(text[: match.end()], following):
            return len(text) - len(following)
    return 0


def _ends(before: str, following: str) -> bool:
    """Whether the mark at the end of `before` closes a sentence."""
    if before[-1] == "\n" or before[-1] in "。！？」』":
        return True
    opened = before.rfind("“")
    if opened > before.rfind("”") and len(before) - opened < LONGEST_QUOTATION:
        return False
    if before.endswith(_POLITE):
        return True
    bare = before.rstrip("\"'”’)]*_")
    if _LIST_NUMBER.search(bare) or _THAI_ABBREVIATION.search(bare):
        return False
    starts_low = following[0].islower()
    if bare.endswith(("...", "…")):
        return not starts_low
    if not bare.endswith("."):
        return not (starts_low and before != bare)
    if starts_low:
        return False
    if _SIZE.search(bare):
        return True
    if _INITIALS.search(bare) and not bare.endswith(" I."):
        return bare.lower().endswith(("a.m.", "p.m.", "u.s.", "u.k."))
    word = _LAST_WORD.search(bare)
    if word is None or word[1].lower() not in ABBREVIATIONS:
        return True
    lower = word[1].lower()
    if lower == "no" and not following[0].isdigit():
        return True
    return lower not in _ABBREVIATION_BEFORE_CAPITAL and not following[0].isdigit()
