"""What a text says, before it is weighed: phrases and measures that may be values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from retrieval.extraction.guards import Of, denied, whose, whose_measure
from retrieval.extraction.reading import Measure, Passage, measures
from retrieval.extraction.vocabulary import Candidate, Phrase, Phrases


@dataclass(frozen=True, slots=True)
class Said:
    """A candidate that stands at tokens `first` to `last` of a passage."""

    candidate: Candidate
    phrase: Phrase
    passage: Passage
    first: int
    last: int

    @property
    def of(self) -> Of:
        return whose(self.passage.tokens, self.first, self.last)

    @property
    def value(self) -> str:
        """A flag that is denied says no."""
        return "no" if self.candidate.flag and self.of is Of.NEGATED else self.candidate.value

    @property
    def counts(self) -> bool:
        """Said of the product itself: a denied value says only what it is not, and a feature that
        is not denied outright says nothing."""
        if self.of is Of.NEGATED:
            return self.candidate.flag and denied(self.passage.tokens, self.first)
        return self.of is Of.PRODUCT


@dataclass(frozen=True, slots=True)
class Measured:
    measure: Measure
    passage: Passage
    of: Of


class Finder:
    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._lengths: Mapping[str, tuple[int, ...]] = _lengths(phrases)

    def said(self, passage: Passage) -> Iterator[Said]:
        """Of two candidates of one attribute that share words the longer: "light magenta" is not
        magenta."""
        text = passage.tokens
        terms = tuple(token.term for token in text)
        taken: dict[str, list[tuple[int, int]]] = {}
        found: list[tuple[int, int, Phrase, Candidate]] = []
        for first, token in enumerate(text):
            for length in self._lengths.get(token.term, ()):
                if first + length > len(terms):
                    continue
                candidates = self._phrases.get(words := terms[first : first + length])
                if candidates and text[first + length - 1].clause == token.clause:
                    found.extend((length, first, words, c) for c in candidates)
        found.sort(key=lambda item: (-item[0], item[1]))
        for length, first, words, candidate in found:
            spans = taken.setdefault(candidate.name, [])
            if all(first >= end or first + length <= start for start, end in spans):
                spans.append((first, first + length))
                yield Said(candidate, words, passage, first, first + length)

    @staticmethod
    def measured(passage: Passage) -> Iterator[Measured]:
        for measure in measures(passage.tokens):
            yield Measured(measure, passage, whose_measure(passage.tokens, measure.first, measure.last))


def _lengths(phrases: Phrases) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for words in phrases:
        found.setdefault(words[0], set()).add(len(words))
    return {term: tuple(sorted(lengths, reverse=True)) for term, lengths in found.items()}
