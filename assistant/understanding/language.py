"""Which language a message is in, and the sentence that says, in it, that only English is spoken yet.

The script decides where it can. Among languages in Latin letters a statistical detector is
sure of itself on brand names and single nouns too ("nike air", "laptop"), so another language
than the expected one is believed only with evidence of its own: its function words, or
several unknown words on which the detector is nearly certain.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from assistant.understanding.examples import bundled
from retrieval.derived import Derived
from retrieval.facets import Facets

if TYPE_CHECKING:
    from lingua import Language, LanguageDetector

DATA = resources.files("assistant.understanding") / "data" / "languages.csv"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LINK = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
CHARACTERS = 400
"""A language shows within these; reading further only costs time."""

SCRIPTS = {
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "LAO": "lo",
    "KHMER": "km",
    "MYANMAR": "my",
    "ETHIOPIC": "am",
    "SINHALA": "si",
}
SHARED_SCRIPTS = {
    "CYRILLIC": ("ru", "uk", "bg", "sr", "be", "mk", "kk", "mn"),
    "ARABIC": ("ar", "fa", "ur"),
    "DEVANAGARI": ("hi", "mr"),
}
LETTERS = {
    "uk": "іїєґ",
    "sr": "ђјљњћџ",
    "be": "ў",
    "kk": "әғқңұһ",
    "mn": "өү",
    "ru": "ыэё",
    "ur": "ٹڈڑںے",
    "fa": "پچژگک",
    "mr": "ळ",
}
"""Letters that, among languages of one script, belong to this one; asked in this order."""
CONFIDENT = 0.92
"""Detector confidence on words that nothing else explains."""
MIN_LETTERS = 10
TELLING = 4
"""A function word of so many letters is evidence by itself; shorter ones occur in names."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language, its apology, and words that hardly any message in it does without."""

    code: str
    sorry: str
    words: frozenset[str]


def detect(text: str, hint: str | None = None, vocabulary: Collection[str] = ()) -> str:
    """The ISO 639-1 code of the language of `text`.

    `hint` (a code or a locale such as "de-AT"; English if absent) is what it is taken for
    unless the text shows otherwise. `vocabulary` are lower-case words that prove nothing,
    such as the brands and product names of the catalogue.
    """
    expected = re.split(r"[-_]", hint)[0].lower() if hint else "en"
    words = [w.lower().replace("’", "'") for w in WORD.findall(LINK.sub(" ", text[:CHARACTERS]))]
    letters = "".join(words)
    if not letters:
        return expected
    script = _script(letters)
    if script in SCRIPTS:
        return SCRIPTS[script]
    if script in SHARED_SCRIPTS:
        return _by_letters(text[:CHARACTERS], SHARED_SCRIPTS[script])
    if script != "LATIN":
        return expected
    return _latin([w for w in words if w not in vocabulary], expected)


class Detecting:
    """`detect` for one catalogue, whose brands and product names prove nothing. Words that a
    language needs for every sentence still do ("Der Berg" is a brand, "der" is German)."""

    def __init__(self, facets: Callable[[], Facets], names: Callable[[], Iterable[str]]) -> None:
        self._vocabulary = Derived(facets, lambda known, _: _proving_nothing(known.brands, names()))

    def __call__(self, text: str) -> str:
        return detect(text, vocabulary=self._vocabulary())


def _proving_nothing(brands: Iterable[str], names: Iterable[str]) -> frozenset[str]:
    told = frozenset().union(*(spoken.words for spoken in languages().values()))
    called = " ".join([*brands, *names]).lower().replace("’", "'")
    return frozenset(WORD.findall(called)) - told - _english()


def sorry(language: str) -> str:
    """A short sentence in `language` that only English is spoken yet; then the same in English.

    A language that we have no sentence for gets the English one alone.
    """
    english = languages()["en"].sorry
    own = languages().get(language)
    return english if own is None or own.code == "en" else f"{own.sorry} ({english})"


@lru_cache(maxsize=1)
def languages() -> Mapping[str, Spoken]:
    """The languages that we can apologise in, by code."""
    rows = csv.DictReader(DATA.read_text(encoding="utf-8").splitlines())
    return {
        row["language"]: Spoken(row["language"], row["sorry"], frozenset(row["words"].split()))
        for row in rows
    }


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """Words that our own English examples use."""
    return frozenset(word for example in bundled() for word in WORD.findall(example.text.lower()))


def _script(letters: str) -> str:
    """The script of most letters; Japanese is known by its kana, among however many Han."""
    found: Counter[str] = Counter()
    for letter in letters:
        if unicodedata.category(letter)[0] == "L":
            found[unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0]] += 1
    if not found:
        return "UNKNOWN"
    # one Han or kana character says about as much as a word of three letters
    for dense in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL"):
        found[dense] *= 3
    top = found.most_common(1)[0][0]
    kana = found["HIRAGANA"] + found["KATAKANA"]
    return "HIRAGANA" if top == "CJK" and kana else top


def _latin(words: list[str], expected: str) -> str:
    """Weigh each language's own words against English ones; ask the detector where they agree."""
    if not words:
        return expected
    known = _english()
    evidence = {
        code: sum(word in spoken.words for word in words)
        for code, spoken in languages().items()
        if spoken.words
    }
    native = {
        c: sum(w in s.words and w not in known for w in words) for c, s in languages().items() if s.words
    }
    english = sum(word in known for word in words)
    most, of_its_own = max(evidence.values()), max(native.values())
    if of_its_own and most > english:
        likely = tuple(c for c, n in evidence.items() if n == most and native[c])
        likely = likely or tuple(c for c, n in native.items() if n == of_its_own)
        found, sure = _most_likely(" ".join(words), likely)
        telling = any(len(w) >= TELLING and w in languages()[found].words and w not in known for w in words)
        return found if most >= 2 or telling or sure >= 0.5 else expected
    if english and expected == "en":
        return "en"
    return _unexplained(words, expected)


def _unexplained(words: list[str], expected: str) -> str:
    """Believe the detector alone only if there is enough to read and it is nearly certain."""
    text = " ".join(words)
    if len(words) < 2 or len(text) < MIN_LETTERS:
        return expected
    best = _detector().compute_language_confidence_values(text)[0]
    return _code(best.language) if best.value >= CONFIDENT else expected


def _by_letters(text: str, codes: tuple[str, ...]) -> str:
    """By letters that only one of the languages has; else the first (the most spoken) unless
    the detector is sure of another."""
    for code, own in LETTERS.items():
        if code in codes and any(letter in text for letter in own):
            return code
    found, sure = _most_likely(text, codes)
    return found if sure >= CONFIDENT else codes[0]


def _most_likely(text: str, codes: tuple[str, ...]) -> tuple[str, float]:
    """The best of `codes`, and how sure the detector is of it among all languages."""
    for confidence in _detector().compute_language_confidence_values(text):
        code = _code(confidence.language)
        if code in codes:
            return code, confidence.value
    return codes[0], 0.0


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
