"""A message as words: cleaned, capped, split, each with its place and its root."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.amounts import FRACTIONS

MAX_CHARS = 2000
MAX_TOKENS = 400

_FIGURES = {zero + digit: str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)} | str.maketrans(
    {"٫": ".", "٬": ",", "٪": "%"}
)
"""Arabic and Persian figures, and the marks that stand with them."""
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’`][^\W\d_]+)*|[$€£¥₹%\"”#+~≈<>≤≥@]")
_BREAK = re.compile(r"[.,;:!?()\n]| [-–—] ")
_IRREGULAR = {
    "woman": "women",
    "lady": "women",
    "ladie": "women",
    "man": "men",
    "gent": "men",
    "child": "kid",
    "children": "kid",
    "wooden": "wood",
    "woolen": "wool",
    "woollen": "wool",
    "golden": "gold",
    "grey": "gray",
    "colour": "color",
    "coloured": "color",
    "colored": "color",
    "feet": "foot",
    "mice": "mouse",
    "shelve": "shelf",
    "scarve": "scarf",
    "knive": "knife",
    "wive": "wife",
    "loave": "loaf",
    "halve": "half",
    "hoove": "hoof",
    "jewellery": "jewelry",
    "aluminium": "aluminum",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign. `norm` is lower case without a possessive, `root` folds the
    plural, `before` is what stands between this token and the one before it."""

    text: str
    norm: str
    root: str
    start: int
    end: int
    before: str

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def opens_clause(self) -> bool:
        return bool(_BREAK.search(self.before))

    @property
    def glued(self) -> bool:
        """Written on to the token before it: "2xl", "x-large", "50ish"."""
        return self.start > 0 and not any(c.isspace() for c in self.before) and not self.opens_clause


def clean(text: str) -> str:
    """The text in one form: composed, without control and invisible characters, at most MAX_CHARS long."""
    folded = unicodedata.normalize("NFKC", text[: MAX_CHARS * 2].translate(FRACTIONS | _FIGURES))
    kinds = ((c, unicodedata.category(c)) for c in folded)
    kept = "".join(c if kind[0] != "C" else "" if kind == "Cf" else " " for c, kind in kinds)
    return " ".join(kept.split())[:MAX_CHARS]


def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a cleaned text."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        raw = match.group()
        norm = normal(raw)
        found.append(Token(raw, norm, root(norm), match.start(), match.end(), text[end : match.start()]))
        end = match.end()
        if len(found) == MAX_TOKENS:
            break
    return tuple(found)


def normal(word: str) -> str:
    lower = word.lower().replace("’", "'").replace("`", "'")
    if lower.endswith("'s") or lower.endswith("s'"):
        lower = lower[:-2]
    return lower.replace("'", "")


def root(word: str) -> str:
    """A word without its plural: a key to compare by, not a word to show."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = _without_s(word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return word


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
        return word[:-2]
    return word[:-1]


def key(parts: Sequence[Token]) -> str:
    """One key for "water proof", "water-proof" and "waterproof"."""
    return "".join(part.root for part in parts)


def key_of(phrase: str) -> str:
    return key(tokens(clean(phrase)))
