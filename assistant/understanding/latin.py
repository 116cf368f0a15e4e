"""Which language words in Latin letters are: its own small words, letters and lexicon, weighed.

A word counts for a language by how few others have it too. What is expected keeps a message that shows
nothing else; a statistical detector is asked last, since it is sure of itself on brand names as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.understanding.spoken import confidences, known_english, languages
from retrieval.languages.codes import LANGUAGES
from retrieval.languages.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
CONFIDENT = 0.92
"""Detector confidence on words that nothing else explains."""
MIN_LETTERS = 10
CLEAR = 0.95
"""How much more than the expected language another must weigh to be believed: about one word of its own."""
OWN = {
    "es": "ñ¿¡",
    "de": "ß",
    "pt": "ãõ",
    "pl": "łąęśżźń",
    "tr": "ğışİ",
    "fr": "œ",
    "cs": "řůě",
    "hu": "őű",
    "ro": "țșăţ",
    "da": "ø",
    "sv": "",
}
"""Letters and marks that hardly another of these languages has."""
_LEXICON, _ENGLISH, _LETTER, _SHORT = 0.6, 0.3, 0.9, 0.7
CLOSE = 0.75
"""Languages whose weights are no further apart are left to the detector."""
LITTLE = 4
"""Words; fewer than these with hardly a known one among them are left as expected."""
_LOAN = re.compile(r"^(?:ok|okay|super|top|cool|stop|hotel|email|online|sale|info|code|visa|paypal)$")


def by_words(words: Sequence[str], text: str, expected: str) -> str:
    """The language of a message of these lower-case words; `text` has its marks too."""
    weighed = weigh(words, text)
    if weighed:
        best, most = max(weighed.items(), key=lambda item: (item[1], item[0] == expected))
        if best == expected:
            return expected
        close = [code for code, weight in weighed.items() if most - weight < CLOSE and weight > most / 2]
        if len(close) > 1 and expected not in close:
            best = next((code for code, _ in confidences(" ".join(words)) if code in close), best)
        if most - weighed.get(expected, 0.0) >= _needed(words, best, expected):
            return best
        if expected in weighed or len(words) <= LITTLE:
            return expected
    return _unexplained(words, expected)


def _needed(words: Sequence[str], best: str, expected: str) -> float:
    """What it takes to leave the expected language: less where every word is the other's."""
    own = _owners()
    if best != "en" and words and all(best in own.get(word, ()) for word in words):
        return 0.25
    return CLEAR if best == "en" or expected != "en" else 0.45


def weigh(words: Sequence[str], text: str) -> Mapping[str, float]:
    """What speaks for each language."""
    found: defaultdict[str, float] = defaultdict(float)
    owners, lexical, english = _owners(), _lexical(), known_english()
    for word in words:
        if word in owners:
            share = owners[word]
            others = len(share) + (word in english and "en" not in share)
            for code in share:
                found[code] += (1 if len(word) > 3 or not word.isascii() else _SHORT) / others
        elif word in english and not _LOAN.match(word):
            found["en"] += _ENGLISH / (1 + len(lexical.get(word, ())))
        elif word in lexical:
            for code in lexical[word]:
                found[code] += _LEXICON / len(lexical[word])
    low = text.lower()
    for code, letters in OWN.items():
        if any(letter in low for letter in letters):
            found[code] += _LETTER
    return found


@lru_cache(maxsize=1)
def _owners() -> Mapping[str, tuple[str, ...]]:
    """The languages whose small words have a word."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for code, spoken in languages().items():
        for word in spoken.words:
            owners[word].append(code)
            for part in word.split("'"):
                if len(part) > 1 and part != word and code not in owners[part]:
                    owners[part].append(code)
    return {word: tuple(dict.fromkeys(codes)) for word, codes in owners.items()}


@lru_cache(maxsize=1)
def _lexical() -> Mapping[str, tuple[str, ...]]:
    """The languages whose lexicon has a word in any of its forms."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES.values():
        if language.spaced and language.tag != "en":
            for form in lexicon(language.data).terms:
                for word in _WORD.findall(form):
                    if len(word) > 2:
                        found[word].add(language.tag)
    return {word: tuple(sorted(codes)) for word, codes in found.items()}


def _unexplained(words: Sequence[str], expected: str) -> str:
    """Believe the detector alone only if there is enough to read and it is nearly certain."""
    text = " ".join(words)
    if len(words) < 2 or len(text) < MIN_LETTERS:
        return expected
    code, sure = confidences(text)[0]
    return code if sure >= CONFIDENT else expected
