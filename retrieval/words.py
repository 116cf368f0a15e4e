"""Text to search terms: folded, split and stemmed the same way for products, policies and queries."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from retrieval.units import UNITS
from retrieval.unspaced import KANA, THAI_MARKS, UNSPACED, pieces, signs

WORD = re.compile(rf"\d+(?:[.,]\d+)+|(?:[^\W_]|[{THAI_MARKS}])+")
COMPOUND = re.compile(r"[^\W_]+(?:[-/][^\W_]+)+")
MIXED = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
COUNTED = frozenset({"time", "people", "pieces", "percent"})
"""Dimensions whose units are words that mean other things too ("day pack")."""
AMOUNT = re.compile(
    r"(?<![\w.,])(\d{1,6}(?:[.,]\d{1,4})?)[\s-]{0,2}("
    + "|".join(
        re.escape(name)
        for name in sorted(UNITS, key=len, reverse=True)
        if UNITS[name].dimension not in COUNTED
    )
    + r"|[”″])(?![^\W\d_])"
)
LONGEST = 40
"""Characters of one word; longer ones are noise (hashes, base64)."""


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOPWORDS = word_set(
    """a an and any are as at be been but by can could did do does for from had has have how i if in into
    is it its just like me my of on or our please so some such than that the their them then there these
    they this those to too want was we were what when where which who will with would you your am s t m re ve
    d ll he she him her hers his every each goes"""
)


F_PLURALS = {
    "scarves": "scarf",
    "knives": "knife",
    "shelves": "shelf",
    "loaves": "loaf",
    "wolves": "wolf",
    "halves": "half",
    "calves": "calf",
    "hooves": "hoof",
    "wives": "wife",
    "elves": "elf",
    "leaves": "leaf",
    "dwarves": "dwarf",
    "sheaves": "sheaf",
}
"""Plurals that the stemmer does not bring back to their singular."""


SHORT = 40
"""Characters of names and values: the same few are folded again and again."""


_SOUNDED = frozenset(map(chr, (*range(0x0E38, 0x0E4F), 0x3099, 0x309A)))
"""Marks that make another letter and no accent: Thai vowels and tones, voiced kana."""


class _Stemmers(threading.local):
    """One stemmer a thread: the C object keeps a buffer."""

    def __init__(self) -> None:
        self.english = Stemmer.Stemmer("english")


_STEMMERS = _Stemmers()


def fold(text: str) -> str:
    """Lower case, no accents, compatible forms made one, spaces collapsed: how values compare."""
    return _folded(text) if len(text) <= SHORT else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) or c in _SOUNDED)
    return " ".join(unicodedata.normalize("NFC", bare).split())


_folded = lru_cache(maxsize=65_536)(_fold)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    if word.endswith("ves") and (one := F_PLURALS.get(word)):
        word = one
    stemmed: str = _STEMMERS.english.stemWord(word)
    return stemmed


def words(text: str) -> Iterator[str]:
    """The words as written, folded; those of writings without spaces by `retrieval.unspaced`."""
    folded = fold(text)
    for match in WORD.finditer(folded):
        word = match.group()
        if not word.isascii() and UNSPACED.search(word):
            yield from (part for part in pieces(word, _japanese(folded)) if len(part) <= LONGEST)
        elif len(word) <= LONGEST:
            yield word


def terms(text: str) -> list[str]:
    """Stemmed words without stopwords; a model number counts whole and in its parts.

    "TN-2110" gives tn, 2110 and tn2110; "15.6inch" gives 15.6 and inch. Amounts count as such
    too: "1 TB" and "1000 GB" are one term, and so are 15.6" and "39.6 cm"; and each Chinese sign.
    """
    found = []
    for word in words(text):
        if word in STOPWORDS:
            continue
        parts = MIXED.split(word) if not word.isalpha() and not word.isdigit() else [word]
        if len(parts) > 1:
            found.append(word)
        found.extend(stem(part) for part in parts if part not in STOPWORDS)
    found.extend(_joined(text))
    if not text.isascii():
        found.extend(signs(fold(text)))
    found.extend(amount for amount, _, _ in amounts(text))
    return found


def amounts(text: str) -> Iterator[tuple[str, int, int]]:
    """The terms of amounts with where they stand in the folded text, in base units to three figures."""
    if not any(map(str.isdigit, text)):
        return
    for match in AMOUNT.finditer(fold(text)):
        number, unit = float(match[1].replace(",", ".")), UNITS.get(match[2], UNITS["inch"])
        yield f"{unit.dimension}={float(f'{number * float(unit.factor):.3g}'):g}", match.start(), match.end()


def _japanese(text: str) -> bool:
    return KANA.search(text) is not None


def _joined(text: str) -> Iterator[str]:
    """Hyphenated words closed up: "T-shirt" is also tshirt, "TN-2110" also tn2110."""
    if "-" not in text and "/" not in text:
        return
    for match in COMPOUND.finditer(fold(text)):
        whole = re.sub(r"[-/]", "", match.group())
        if len(whole) <= LONGEST:
            yield stem(whole)
