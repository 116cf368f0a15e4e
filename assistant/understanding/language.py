"""Which language a message is in, and the sentence that says, in it, that only others are spoken yet.

The script decides where it can, and among Han characters those that only one writing has. In a message
of two scripts the small words count, not how long a product's name is. What the conversation was in so
far keeps a message that shows nothing ("ok", a number, a brand); one that shows another is followed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable

from assistant.understanding.han import by_characters
from assistant.understanding.latin import CONFIDENT, by_words
from assistant.understanding.spoken import SHARED_SCRIPTS, WORD, confidences, known_english, languages
from retrieval.derived import Derived
from retrieval.facets import Facets
from retrieval.languages.codes import language as served

__all__ = ["Detecting", "detect", "languages", "sorry"]

LINK = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
CHARACTERS = 400
"""A language shows within these; reading further only costs time."""

SCRIPTS = {
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
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
FEW = 4
"""Words of a script; on so few the detector cannot tell its languages apart."""
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
GRAMMAR = frozenset("的了吗嗎呢吧没沒有我你您是不在要想和跟给給请請这這那哪什么麼多少个個款能会會也都还還")
"""Han characters that sentences are made with; a name has hardly any of them."""


def detect(text: str, hint: str | None = None, vocabulary: Collection[str] = ()) -> str:
    """The language of `text`: a served tag ("zh-Hant") or, for another one, its ISO 639-1 code.

    `hint` (a tag or a locale such as "de-AT"; English if absent) is what it is taken for
    unless the text shows otherwise. `vocabulary` are lower-case words that prove nothing,
    such as the brands and product names of the catalogue.
    """
    expected = _expected(hint)
    text = unicodedata.normalize("NFKC", LINK.sub(" ", text[:CHARACTERS]))
    words = [w.lower().replace("’", "'") for w in WORD.findall(text)]
    proving = [w for w in words if w not in vocabulary]
    letters = "".join(proving or words)
    script = _script(letters, words)
    if script == "CJK":
        return by_characters(letters, expected)
    if script in SCRIPTS:
        return SCRIPTS[script]
    if script in SHARED_SCRIPTS:
        return _by_letters(text, SHARED_SCRIPTS[script], expected)
    if script != "LATIN" or not proving:
        return expected
    return by_words([w for w in proving if w.isascii() or _latin(w)], text, expected)


class Detecting:
    """`detect` for one catalogue, whose brands and product names prove nothing. Words that a
    language needs for every sentence still do ("Der Berg" is a brand, "der" is German)."""

    def __init__(self, facets: Callable[[], Facets], names: Callable[[], Iterable[str]]) -> None:
        self._vocabulary = Derived(facets, lambda known, _: _proving_nothing(known.brands, names()))

    def __call__(self, text: str, hint: str | None = None) -> str:
        """The language of a message in a conversation that is in `hint` so far. Never raises."""
        return detect(text, hint, self._vocabulary())


def _proving_nothing(brands: Iterable[str], names: Iterable[str]) -> frozenset[str]:
    told = frozenset().union(*(spoken.words for spoken in languages().values()))
    called = " ".join([*brands, *names]).lower().replace("’", "'")
    return frozenset(WORD.findall(called)) - told - known_english()


def sorry(language: str) -> str:
    """A short sentence in `language` that only English is spoken yet; then the same in English.

    A language that we have no sentence for gets the English one alone.
    """
    english = languages()["en"].sorry
    own = languages().get(language)
    return english if own is None or own.code == "en" else f"{own.sorry} ({english})"


def _expected(hint: str | None) -> str:
    if not hint:
        return "en"
    known = served(hint)
    return known.tag if known else re.split(r"[-_]", hint)[0].lower()


def _latin(word: str) -> bool:
    return unicodedata.name(word[0], "").startswith("LATIN")


def _script(letters: str, words: Collection[str]) -> str:
    """The script of most letters; Japanese is known by its kana, among however many Han."""
    found: Counter[str] = Counter()
    for letter in letters:
        if unicodedata.category(letter)[0] == "L":
            found[unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0]] += 1
    if not found:
        return "UNKNOWN"
    latin = found.pop("LATIN", 0)
    # one Han or kana character says about as much as a word of three letters
    for dense in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL"):
        found[dense] *= 3
    top, most = found.most_common(1)[0]
    if not most or (latin > most and not _built_with(letters, found) and latin):
        return "LATIN"
    if latin and _small(words) >= max(2, _built_with(letters, found)):
        return "LATIN"
    kana = found["HIRAGANA"] + found["KATAKANA"]
    return "HIRAGANA" if top in {"CJK", "KATAKANA"} and kana else top


def _built_with(letters: str, found: Counter[str]) -> int:
    """How many signs of grammar of another script there are."""
    signs = sum(letter in GRAMMAR for letter in letters) + found["HIRAGANA"] // 3
    return signs + sum(n for script, n in found.items() if script not in {"CJK", "KATAKANA", "HIRAGANA"}) // 3


def _small(words: Collection[str]) -> int:
    """How many words of Latin letters are some language's small words."""
    told = [spoken.words for spoken in languages().values()]
    return sum(_latin(w) and any(w in known for known in told) for w in words)


def _by_letters(text: str, codes: tuple[str, ...], expected: str) -> str:
    """By letters that only one of the languages has; else the expected one, if it is one of them, or
    the first (the most spoken) unless the detector is sure of another."""
    for code, own in LETTERS.items():
        if code in codes and any(letter in text.lower() for letter in own):
            return code
    if expected in codes:
        return expected
    if len(text.split()) <= FEW:
        return codes[0]
    found, sure = next(((c, n) for c, n in confidences(text) if c in codes), (codes[0], 0.0))
    shown = codes[0] != "ru" or found not in LETTERS  # no long Ukrainian is without і, ї or є
    return found if sure >= CONFIDENT and shown else codes[0]
