"""Many wordings from few lines: `[a|b|]` is one of them, `{slot}` is filled in, and a manner is put on it.

What is filled in (names, numbers, options) stands between marks until the end, so that slips of the
keyboard fall on ordinary words only.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

INNERMOST = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{(\w+)\}")
OPEN, CLOSE = "\x02", "\x03"
NEAR = {"a": "s", "e": "r", "i": "o", "o": "i", "t": "r", "n": "m", "s": "d", "r": "t", "u": "y", "l": "k"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody types: `slips` is the share of longer words with a slip in them."""

    lower: bool = False
    bare: bool = False
    """No full stops at the end, no apostrophes."""
    slips: float = 0.0
    loud: bool = False


def expand(template: str, rng: random.Random, slots: Mapping[str, str]) -> str:
    """One wording of a template. Raises KeyError for a slot that is not given."""
    text = template
    while found := INNERMOST.search(text):
        choice = rng.choice(found[1].split("|"))
        text = text[: found.start()] + choice + text[found.end() :]
    text = SLOT.sub(lambda slot: kept(slots[slot[1]]), text)
    return tidy(text)


def kept(text: str) -> str:
    return text if OPEN in text else f"{OPEN}{text}{CLOSE}"


def tidy(text: str) -> str:
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r" +([,.;?!])", r"\1", text)
    text = re.sub(r"([?!])[.,]", r"\1", text)
    text = re.sub(r"\.{2}(?!\.)", ".", text)
    return text.strip(" ,")


def spoken(text: str, manner: Manner, rng: random.Random) -> str:
    """The text as this person types it."""
    pieces = re.split(f"({OPEN}|{CLOSE})", text)
    depth, made = 0, []
    for piece in pieces:
        if piece in (OPEN, CLOSE):
            depth += 1 if piece == OPEN else -1
        else:
            made.append(piece if depth else _typed(piece, manner, rng))
    said = tidy("".join(made))
    if not manner.lower:
        said = re.sub(r"(^|[.?!] )([a-z])", lambda found: found[1] + found[2].upper(), said)
        said = re.sub(r"\bi\b(?=[ ',.?!]|$)", "I", said)
    said = re.sub(r"\b([Aa]) (?=[aeio])", r"\1n ", said)
    if manner.bare:
        said = said.rstrip(".")
    if manner.loud:
        said = said.rstrip(".") + rng.choice(("!", "!!", "!!!"))
    return said


def _typed(text: str, manner: Manner, rng: random.Random) -> str:
    if manner.lower:
        text = text.lower()
    if manner.bare:
        text = text.replace("'", "")
    if manner.slips:
        text = re.sub(r"[a-z]{5,}", lambda word: _slip(word[0], manner.slips, rng), text)
    return text


def _slip(word: str, share: float, rng: random.Random) -> str:
    if rng.random() >= share:
        return word
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + NEAR.get(word[at], word[at]) + word[at + 1 :]
