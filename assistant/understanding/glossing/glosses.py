"""The message as the rest of the house hears it: its language, and its reading in English."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from assistant.desk import Slot
from assistant.locales.messages import unmarked
from assistant.locales.options import worded as as_worded
from assistant.turn import Conversation
from assistant.understanding.glossing import Gloss
from assistant.understanding.glossing.assent import is_bare
from assistant.understanding.glossing.grammar import bared, grammar
from assistant.understanding.glossing.reader import Read, Reader
from assistant.understanding.glossing.reserve import reserves
from assistant.understanding.glossing.settling import settled
from assistant.understanding.glossing.wording import words_of
from assistant.understanding.nearest import SURE, Vote
from assistant.understanding.words import clean
from assistant.understood import Intent
from retrieval.derived import Derived
from retrieval.facets import Facets
from retrieval.languages.codes import LANGUAGES
from retrieval.languages.lexicon import folded, lexicon
from retrieval.unspaced import simplified

FREE = frozenset({Slot.EMAIL, Slot.CODE, Slot.NAME, Slot.ADDRESS})
"""Questions whose answers are typed as they are: only whole phrases are read there."""
MARKED = frozenset({Slot.EMAIL, Slot.CODE})
"""Those of them whose answers have a digit or an @ in them; a name may stand in for an email."""
_MARK = re.compile(r"[@\d]")
CLEAR = 0.6
"""Share of a vote by which a message is a request where something else was asked for."""
REQUESTS = frozenset(Intent) - {Intent.OUT_OF_SCOPE, Intent.GREETING, Intent.THANKS, Intent.GOODBYE}
OTHER_LETTERS = frozenset({"zh", "ja", "ko", "th", "ru", "ar"})
"""Languages that are not written in Latin letters."""
_LATIN = re.compile(r"[^\u0370-\U0010ffff]+$")
_SPEECHLESS = re.compile(r"\S+@\S+|\b(?:https?://|www\.)\S+")
"""Addresses, which show no language."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

AGREEING = re.compile(
    r"\b(?:y|ya|yes+|yep|yup|yeah|yea|aye|affirmative|absolutely|definitely|certainly|of course|sure|correct"
    r"|exactly|right|perfect|agree\w*|approve\w*|accept\w*|confirm\w*|consent|by all means"
    r"|go (?:ahead|for|on)|proceed|please do|do (?:it|so|that|both|all)|carry on|continue|submit"
    r"|(?:process|place|make|start|begin|book|finali[sz]e|complete) (?:it|this|that|them|the)"
    r"|please (?:cancel|return|exchange|change|refund|update|process)"
    r"|fine|good|great|lovely|excellent|ok|okay|works?|happy|in order|what i (?:want|need|ask)\w*)\b",
    re.IGNORECASE,
)
"""Whatever an English yes may be made of, and more: what else a message says is read as it was."""

Detect = Callable[[str, str | None], str]
Worded = Callable[[str, str], str]
Votes = Callable[[str, float], Vote]


class Glossing:
    """Reads messages of all served languages; English ones and those of others pass as they are.

    `detect` says the language of a text, given the one that is expected; `worded` how an English option
    is put before a customer, `vote` what a message wants whose words are hardly known. Holds nothing of any
    conversation.
    """

    def __init__(
        self,
        detect: Detect,
        facets: Callable[[], Facets],
        names: Callable[[], Iterable[str]],
        worded: Worded = as_worded,
        vote: Votes | None = None,
    ) -> None:
        self._detect = detect
        self._worded, self._vote = worded, vote
        self._names = Derived(facets, lambda known, _: _Names([*names(), *known.brands]))

    def gloss(self, text: str, conversation: Conversation) -> Gloss:
        """Never raises on any text."""
        typed = clean(text)
        picked = self._picked(typed, conversation)
        if picked is not None:
            return Gloss(text, conversation.language, picked)
        language = self._language(typed, conversation.language)
        if conversation.desk.awaiting in FREE and not self._asks_else(typed, language, conversation):
            return self._as_typed(text, typed, conversation.language)
        reader = reader_of(language)
        if reader is None:
            return Gloss(text, language, text)
        read = self._read(_prepared(typed, language, reader), reader)
        vote = self._vote(typed, read.known) if self._vote is not None and read.known < SURE else None
        english = read.english or text
        if conversation.desk.awaiting is Slot.CONFIRM and self._reserved(
            typed, english, language, conversation
        ):
            english += ", maybe"
        return Gloss(text, language, english, read.known, vote)

    def english(self, text: str, language: str) -> str:
        """A text that is known to be of a language, as a message in it is read."""
        reader = reader_of(language)
        if reader is None:
            return text
        return self._read(_prepared(clean(text), language, reader), reader).english or text

    @staticmethod
    def _reserved(typed: str, english: str, language: str, conversation: Conversation) -> bool:
        """Whether it says yes with more than a yes in it. A short message may be taken for another language
        than the one that it is in."""
        spoken = {language, conversation.language} - {"en"}
        if any(reserves(typed, each) for each in spoken):
            return True
        return bool(AGREEING.search(english)) and not any(
            is_bare(_letters(typed, each), each) for each in spoken
        )

    def _read(self, prepared: str, reader: Reader) -> Read:
        return reader.read(prepared, self._names().places(prepared, reader) if reader.latin else ())

    def _as_typed(self, text: str, typed: str, language: str) -> Gloss:
        """What was asked for, as it stands; a whole phrase in its place is read."""
        reader = reader_of(language)
        spare = reader.spare(_prepared(typed, language, reader)) if reader is not None else None
        return Gloss(text, language, spare.english if spare else text)

    def _asks_else(self, text: str, language: str, conversation: Conversation) -> bool:
        """Whether who was asked for an email or a code wants something else instead."""
        reader = reader_of(language)
        slot = conversation.desk.awaiting
        if reader is None or self._vote is None or slot not in MARKED or _MARK.search(text):
            return False
        prepared = _prepared(text, language, reader)
        if reader.spare(prepared) is not None:
            return False
        if text.endswith(("?", "？", "؟")) or (not reader.latin and reader.read(prepared).known >= SURE):
            return True  # of Latin letters two known words may be a name: "Rosa Braun"
        vote = self._vote(text, 0.0)
        return vote.share >= CLEAR and vote.intent in REQUESTS

    def _language(self, text: str, expected: str) -> str:
        said = _SPEECHLESS.sub(" ", text)
        if not any(letter.isalpha() for letter in said):
            return expected
        found = self._detect(said, expected)
        if not _LATIN.match(said):
            return found
        besides = self._names().left_out(said)
        return settled(besides if _WORD.search(besides) else said, found, expected, latin_readers())

    def _picked(self, text: str, conversation: Conversation) -> str | None:
        """The English option that the message repeats in its own language."""
        awaiting = conversation.awaiting
        if awaiting is None or conversation.language == "en":
            return None
        said = folded(unmarked(text))
        for option in awaiting.options:
            if said in (folded(option), folded(unmarked(self._worded(option, conversation.language)))):
                return option
        return None


def _prepared(typed: str, language: str, reader: Reader) -> str:
    return reader.prepared(_letters(typed, language))


def _letters(typed: str, language: str) -> str:
    return simplified(typed) if language.startswith("zh") else typed


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

    def left_out(self, text: str) -> str:
        """The text without words that stand beside one another as in a name."""
        found = list(_WORD.finditer(text))
        said = [word[0].lower() for word in found]
        paired = [i for i in range(len(said) - 1) if (said[i], said[i + 1]) in self._pairs]
        for i in sorted({*paired, *(i + 1 for i in paired)}, reverse=True):
            text = text[: found[i].start()] + text[found[i].end() :]
        return text

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
