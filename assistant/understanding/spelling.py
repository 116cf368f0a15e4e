"""Which words are English, how common they are, and what a misspelt one may have meant."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

COMMON = 60_000
"""Occurrences from which a word is so common that it says little of a product (light, set, one)."""


@cache
def _frequencies() -> dict[str, int]:
    return dict(SpellChecker().word_frequency.dictionary)


def is_english(word: str) -> bool:
    return word in _frequencies()


def is_common(word: str) -> bool:
    return _frequencies().get(word, 0) > COMMON


def respelled(word: str, choices: Collection[str]) -> str | None:
    """The one choice that `word` is a slip of, if there is one.

    A word that is English is not a slip. Words of up to three letters are taken exactly, four
    letters may be swapped, up to seven may hold one slip (a swap counts as one), longer ones two. The
    first letter has to be right: people seldom get it wrong, and it keeps apart what
    only rhymes.
    """
    if len(word) < 4 or not word.isalpha() or is_english(word):
        return None
    if len(word) == 4:
        swapped = [c for c in choices if len(c) == 4 and c[0] == word[0] and OSA.distance(word, c) == 1]
        swapped = [c for c in swapped if sorted(c) == sorted(word)]
        return swapped[0] if len(swapped) == 1 else None
    slips = 1 if len(word) < 8 else 2
    alike = [c for c in choices if c[:1] == word[:1] and abs(len(c) - len(word)) <= slips and len(c) >= 5]
    found = process.extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=2)
    if not found or (len(found) == 2 and found[0][1] == found[1][1]):
        return None
    return str(found[0][0])
