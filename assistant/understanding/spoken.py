"""The table of languages that can be told apart, and the statistical detector behind it."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from assistant.understanding.examples import bundled

if TYPE_CHECKING:
    from lingua import Language, LanguageDetector

DATA = resources.files("assistant.understanding") / "data" / "languages.csv"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SHARED_SCRIPTS = {
    "CYRILLIC": ("ru", "uk", "bg", "sr", "be", "mk", "kk", "mn"),
    "ARABIC": ("ar", "fa", "ur"),
    "DEVANAGARI": ("hi", "mr"),
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language, its apology, and words that hardly any message in it does without."""

    code: str
    sorry: str
    words: frozenset[str]


@lru_cache(maxsize=1)
def languages() -> Mapping[str, Spoken]:
    """The languages that we can apologise in, by code."""
    rows = csv.DictReader(DATA.read_text(encoding="utf-8").splitlines())
    return {
        row["language"]: Spoken(row["language"], row["sorry"], frozenset(row["words"].split()))
        for row in rows
    }


@lru_cache(maxsize=1)
def known_english() -> frozenset[str]:
    """Words that our own English examples use."""
    return frozenset(word for example in bundled() for word in WORD.findall(example.text.lower()))


def confidences(text: str) -> tuple[tuple[str, float], ...]:
    """Each language (its code) and how sure the detector is of it, the likeliest first."""
    found = _detector().compute_language_confidence_values(text)
    return tuple((_code(confidence.language), confidence.value) for confidence in found)


def _code(language: Language) -> str:
    """The code that we use; the detector knows Norwegian as Bokmål."""
    code: str = language.iso_code_639_1.name.lower()
    return "no" if code == "nb" else code


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    """The languages of our table and their neighbours in script, in low-accuracy mode.

    Trigrams alone take 35 MB and 0.3 s to load against 520 MB and 6 s, and are as right on
    short messages once function words have had their say.
    """
    # loads a compiled library with its models: only when a message needs it
    from lingua import IsoCode639_1, Language, LanguageDetectorBuilder

    codes = {c for c, s in languages().items() if s.words} | {c for s in SHARED_SCRIPTS.values() for c in s}
    chosen = [
        Language.from_iso_code_639_1(getattr(IsoCode639_1, "NB" if code == "no" else code.upper()))
        for code in sorted(codes | {"en"})
    ]
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()
