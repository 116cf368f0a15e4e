"""What the phrases left over: words by the lexicon, the longest first, and by their stems."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass

import Stemmer

from assistant.understanding.glossing.grammar import Grammar, formed
from assistant.understanding.glossing.pieces import Kind, Pieces
from retrieval.languages.lexicon import Lexicon

LONGEST = 5
"""Words that a term has at most."""
PART = 4
"""Letters that a part of a compound has at least."""
_LINKS = ("", "s", "n", "en", "es", "er", "e")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_RUN = re.compile(r"[A-Za-z]?[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f々ー]+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. `small` are those of its grammar, which go before the lexicon's."""

    spaced: bool
    terms: Mapping[str, str]
    stems: Mapping[str, str]
    stemmer: str
    compounds: bool
    longest: int

    def gloss(self, text: str, pieces: Pieces) -> tuple[str, int, int]:
        """The text with a sign for each known word; how many were known, and how many were not."""
        counts = [0, 0]
        if self.spaced:
            text = self._spaced(text, pieces, counts)
        else:
            text = _RUN.sub(lambda run: self._unspaced(run[0], pieces, counts), text)
        return text, counts[0], counts[1]

    def _held(self, english: str, pieces: Pieces) -> str:
        return pieces.hold_or("", english, Kind.WORDS) if english else " "

    def _unspaced(self, run: str, pieces: Pieces, counts: list[int]) -> str:
        said, i, unknown = "", 0, ""
        while i < len(run):
            end = next(
                (
                    e
                    for e in range(min(len(run), i + self.longest), i, -1)
                    if run[i:e].casefold() in self.terms
                ),
                None,
            )
            if end is None:
                unknown, i = unknown + run[i], i + 1
                continue
            said, unknown = said + _left(unknown, counts), ""
            english = self.terms[run[i:end].casefold()]
            counts[0] += bool(english)
            said, i = said + self._held(english, pieces), end
        return said + _left(unknown, counts)

    def _spaced(self, text: str, pieces: Pieces, counts: list[int]) -> str:
        found = list(_WORD.finditer(text))
        said, at, i = "", 0, 0
        while i < len(found):
            many, english = self._term(text, found, i)
            last = found[i + max(many, 1) - 1]
            said += text[at : found[i].start()]
            if many:
                counts[0] += bool(english)
                said += self._held(english, pieces)
            else:
                counts[1] += 1
                said += found[i][0]
            at, i = last.end(), i + max(many, 1)
        return said + text[at:]

    def _term(self, text: str, found: list[re.Match[str]], i: int) -> tuple[int, str]:
        """How many words from the i-th are a term, and its English; 0 where none is known."""
        for many in range(min(LONGEST, len(found) - i), 0, -1):
            run = found[i : i + many]
            between = [text[a.end() : b.start()] for a, b in itertools.pairwise(run)]
            if any(gap.strip() for gap in between):
                continue
            form = formed(" ".join(word[0] for word in run), self.spaced)
            english = self.terms.get(form)
            if english is None:
                english = self.stems.get(stemmed(form, self.stemmer))
            if english is None and many == 1:
                english = self._inside(form)
            if english is not None:
                return many, english
        return 0, ""

    def _inside(self, form: str) -> str | None:
        """What a word is without an elided one before it ("l'eau"), or as two words in one."""
        if "'" in form:
            return self._single(form.rpartition("'")[2])
        return self._compound(form) if self.compounds else None

    def _compound(self, form: str) -> str | None:
        """A long word of two known ones ("Wanderschuhe")."""
        for cut in range(PART, len(form) - PART + 1):
            tail = self._single(form[cut:])
            if not tail:
                continue
            for link in _LINKS:
                if link and not form[:cut].endswith(link):
                    continue
                head = self._single(form[: cut - len(link)] if link else form[:cut])
                if head:
                    return f"{head} {tail}"
        return None

    def _single(self, form: str) -> str | None:
        if len(form) < PART - 1:
            return None
        return self.terms.get(form) or self.stems.get(stemmed(form, self.stemmer))


def _left(unknown: str, counts: list[int]) -> str:
    if not unknown:
        return ""
    counts[1] += max(1, len(unknown) // 2)
    return f" {unknown} "


def words_of(grammar: Grammar, lexicon: Lexicon) -> Words:
    terms = {
        formed(form, grammar.spaced): english[0]
        for form, english in lexicon.terms.items()
        if "{n}" not in form  # measures: their numbers and units are read on their own
    }
    terms |= grammar.words
    stems: dict[str, str] = {}
    if grammar.stem:
        for form, english in terms.items():
            stems.setdefault(stemmed(form, grammar.stem), english)
    longest = max(map(len, terms), default=1)
    return Words(grammar.spaced, terms, stems, grammar.stem, grammar.compounds, longest)


def stemmed(form: str, stemmer: str) -> str:
    """A form without its words' endings; as it is where the language has no stemmer."""
    if not stemmer:
        return form
    return " ".join(Stemmer.Stemmer(stemmer).stemWords(form.split()))
