"""The message as the rest of the house hears it: its language, and its reading in English."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from opencc import OpenCC

from assistant.desk import Slot
from assistant.locales.options import worded as as_worded
from assistant.turn import Conversation
from assistant.understanding.glossing import Gloss
from assistant.understanding.glossing.grammar import bared, grammar
from assistant.understanding.glossing.reader import Reader
from assistant.understanding.glossing.settling import settled
from assistant.understanding.glossing.wording import words_of
from assistant.understanding.words import clean
from retrieval.derived import Derived
from retrieval.facets import Facets
from retrieval.languages.codes import LANGUAGES
from retrieval.languages.lexicon import folded, lexicon

FREE = frozenset({Slot.EMAIL, Slot.CODE, Slot.NAME, Slot.ADDRESS})
"""Questions whose answers are typed as they are: only whole phrases are read there."""
OTHER_LETTERS = frozenset({"zh", "ja", "ko", "th", "ru", "ar"})
"""Languages that are not written in Latin letters."""
_LATIN = re.compile(r"[^\u0370-\U0010ffff]+$")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

Detect = Callable[[str, str | None], str]
Worded = Callable[[str, str], str]


class Glossing:
    """Reads messages of all served languages; English ones and those of others pass as they are.

    `detect` says the language of a text, given the one that is expected; `worded` how an English option
    is put before a customer. Holds nothing of any conversation.
    """

    def __init__(
        self,
        detect: Detect,
        facets: Callable[[], Facets],
        names: Callable[[], Iterable[str]],
        worded: Worded = as_worded,
    ) -> None:
        self._detect = detect
        self._worded = worded
        self._names = Derived(facets, lambda known, _: _Names([*names(), *known.brands]))

    def gloss(self, text: str, conversation: Conversation) -> Gloss:
        """Never raises on any text."""
        typed = clean(text)
        picked = self._picked(typed, conversation)
        if picked is not None:
            return Gloss(text, conversation.language, picked)
        free = conversation.desk.awaiting in FREE
        language = conversation.language if free else self._language(typed, conversation.language)
        reader = reader_of(language)
        if reader is None:
            return Gloss(text, language, text)
        prepared = reader.prepared(simplified(typed) if language.startswith("zh") else typed)
        if free:
            spare = reader.spare(prepared)
            return Gloss(text, language, spare.english if spare else text)
        read = reader.read(prepared, self._names().places(prepared, reader) if reader.latin else ())
        return Gloss(text, language, read.english or text, read.known)

    def _language(self, text: str, expected: str) -> str:
        found = self._detect(text, expected)
        return settled(text, found, expected, latin_readers()) if _LATIN.match(text) else found

    def _picked(self, text: str, conversation: Conversation) -> str | None:
        """The English option that the message repeats in its own language."""
        awaiting = conversation.awaiting
        if awaiting is None or conversation.language == "en":
            return None
        said = folded(text)
        for option in awaiting.options:
            if said in (folded(option), folded(self._worded(option, conversation.language))):
                return option
        return None


class _Names:
    """Names of a catalogue by the pairs of words that stand in them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._pairs: set[tuple[str, str]] = set()
        self._single: set[str] = set()
        for name in names:
            words = [word.lower() for word in _WORD.findall(bared(name))]
            self._pairs.update(itertools.pairwise(words))
            self._single.update(words)

    def places(self, text: str, reader: Reader) -> list[tuple[int, int]]:
        """Where two or more words stand as in a name, one of them unknown to the message's language; and
        single words of names that it does not know."""
        found = list(_WORD.finditer(text))
        said = [word[0].lower() for word in found]
        places: list[tuple[int, int]] = []
        i = 0
        while i < len(said):
            end = i
            while end + 1 < len(said) and (said[end], said[end + 1]) in self._pairs:
                end += 1
            foreign = any(not self._known(word, reader) and word.isalpha() for word in said[i : end + 1])
            if foreign and (end > i or said[i] in self._single):
                places.append((found[i].start(), found[end].end()))
            i = end + 1
        return places

    @staticmethod
    def _known(word: str, reader: Reader) -> bool:
        return word in reader.words.terms or word in reader.grammar.numbers


@lru_cache(maxsize=32)
def reader_of(tag: str) -> Reader | None:
    """What reads a language; None for English and for those that are not served."""
    served = LANGUAGES.get(tag)
    known = grammar(served.data) if served is not None and served.data != "en" else None
    if known is None:
        return None
    return Reader(known, words_of(known, lexicon(known.code)), latin=known.code not in OTHER_LETTERS)


@lru_cache(maxsize=1)
def latin_readers() -> Mapping[str, Reader]:
    """What reads the languages that are written in Latin letters, by their tags."""
    readers = {tag: reader_of(tag) for tag in LANGUAGES}
    return {tag: reader for tag, reader in readers.items() if reader is not None and reader.latin}


def served() -> frozenset[str]:
    """The tags of all languages that messages are understood in."""
    return frozenset(tag for tag in LANGUAGES if tag == "en" or reader_of(tag) is not None)


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Chinese in simplified characters."""
    converted: str = _converter().convert(text)
    return converted
