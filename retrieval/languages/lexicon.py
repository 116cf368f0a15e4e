"""What a language calls the things, values and names of attributes that shops speak of.

One file a language, `data/<code>.tsv`: an English term, a tab, and its forms apart by `|`. The first
form is the one that is said; all of them are understood. One form may stand under several terms.
`{n}` in a term and its forms stands for a number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources

from retrieval.errors import RetrievalError
from retrieval.languages.codes import LANGUAGES
from retrieval.words import stem

DATA = resources.files("retrieval.languages") / "data"
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SIGN = "{n}"
LONGEST = 40
"""Characters of a form, at most, that is looked for in a text."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a form stands in a folded text, and the English terms that it may stand for."""

    start: int
    end: int
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """`terms` by folded form, the English terms that it may stand for; `forms` by folded English
    term, what is said for it."""

    code: str
    terms: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, str]
    spaced: bool = field(default=True)

    def english(self, form: str) -> tuple[str, ...]:
        """The English terms that a form may stand for, the likeliest first; none for an unknown one."""
        exact = self.terms.get(folded(form))
        if exact is not None:
            return exact
        pattern, numbers = _numbered(folded(form))
        return tuple(_filled(term, numbers) for term in self.terms.get(pattern, ()))

    def say(self, term: str) -> str | None:
        """How the language says an English term, in the plural or with a number in it too, and what
        of a list each part is; None where any of it is not known."""
        wanted = folded(term)
        if found := self.forms.get(wanted) or self._stemmed.get(_stems(wanted)):
            return found
        pattern, numbers = _numbered(wanted)
        if numbers and (found := self.forms.get(pattern)):
            return _filled(found, numbers)
        parts = [self.say(part) for part in wanted.split(", ")] if ", " in wanted else []
        known = [part for part in parts if part]
        return ", ".join(known) if known and len(known) == len(parts) else None

    def matches(self, text: str) -> Iterator[Found]:
        """The forms in a folded text from left to right, the longest where several begin; whole words
        only where words stand apart."""
        place = 0
        while place < len(text):
            found = self._longest(text, place)
            if found is not None:
                yield found
            place = found.end if found is not None else place + 1

    def _longest(self, text: str, start: int) -> Found | None:
        if self.spaced and start and text[start - 1].isalnum():
            return None
        for length in self._lengths.get(text[start], ()):
            end = start + length
            if end > len(text) or (self.spaced and end < len(text) and text[end].isalnum()):
                continue
            if (terms := self.terms.get(text[start:end])) is not None:
                return Found(start, end, terms)
        return None

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """Lengths of the forms by the character that they begin with, the longest first."""
        lengths: dict[str, set[int]] = {}
        for form in self.terms:
            if len(form) <= LONGEST:
                lengths.setdefault(form[0], set()).add(len(form))
        return {sign: tuple(sorted(found, reverse=True)) for sign, found in lengths.items()}

    @cached_property
    def _stemmed(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for term, said in self.forms.items():
            found.setdefault(_stems(term), said)
        return found


def folded(text: str) -> str:
    """As forms and terms are compared: compatibility forms and case make no difference."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


@lru_cache(maxsize=32)
def lexicon(code: str) -> Lexicon:
    """The words of a language; empty for one without a file. Raises RetrievalError for a line that is
    not a term, a tab and forms."""
    file = DATA / f"{code}.tsv"
    terms: dict[str, list[str]] = {}
    forms: dict[str, str] = {}
    if file.is_file():
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            term, tab, said = line.partition("\t")
            ways = [way.strip() for way in said.split("|") if way.strip()]
            if not tab or not term.strip() or not ways:
                raise RetrievalError(f"{code}.tsv, line {number}: a term, a tab and its forms are wanted")
            forms.setdefault(folded(term), ways[0])
            for way in ways:
                known = terms.setdefault(folded(way), [])
                if term.strip() not in known:
                    known.append(term.strip())
    spaced = LANGUAGES[code].spaced if code in LANGUAGES else True
    return Lexicon(code, {form: tuple(known) for form, known in terms.items()}, forms, spaced)


def _numbered(text: str) -> tuple[str, list[str]]:
    return NUMBER.sub(SIGN, text), NUMBER.findall(text)


def _filled(text: str, numbers: list[str]) -> str:
    """The text with its signs replaced by the numbers in turn; a text without signs as it is."""
    for number in numbers:
        text = text.replace(SIGN, number, 1)
    return text


def _stems(text: str) -> str:
    return " ".join(stem(word) for word in text.split())
