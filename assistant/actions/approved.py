"""Answers that the shop's people gave before, found by what was asked; none where that is not sure."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from assistant.evidence import AnswerQuoted, Passage
from assistant.naming import MONTHS
from retrieval.conditions import agree
from retrieval.query import Embedder, Vectors
from retrieval.words import terms

LEAST = 0.68
"""Cosine from which a question is the one that was answered; docs/answers.md says what that gave."""


class Given(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def question(self) -> str: ...
    @property
    def answer(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def product_id(self) -> str | None: ...
    @property
    def on(self) -> datetime: ...


class Keeps(Protocol):
    """The approved answers; `version` changes when they do."""

    def version(self) -> tuple[int, float]: ...

    def approved(self) -> Sequence[Given]: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    version: tuple[int, float]
    given: tuple[Given, ...]
    vectors: Vectors


class Approved:
    """Finds the approved answer to a question. Read anew whenever the answers change."""

    def __init__(self, kept: Keeps, embedder: Embedder, least: float = LEAST) -> None:
        self._kept, self._embedder, self._least = kept, embedder, least
        self._loaded: _Loaded | None = None
        self._lock = threading.Lock()

    def find(self, question: str, product_ids: Sequence[str] = ()) -> AnswerQuoted | None:
        """The answer to a question asked of no product, or of one of these."""
        loaded = self._current()
        if not loaded.given or not question.strip():
            return None
        cosines = loaded.vectors @ self._embedder.embed([question])[0]
        for place in cosines.argsort()[::-1][:5]:
            given = loaded.given[int(place)]
            if cosines[place] < self._least:
                return None
            fits = given.product_id in product_ids if given.product_id else not product_ids
            if fits and agree(question, given.question) and _same_matter(question, given.question):
                return quoted(given)
        return None

    def _current(self) -> _Loaded:
        version = self._kept.version()
        with self._lock:
            if self._loaded is None or self._loaded.version != version:
                given = tuple(self._kept.approved())
                self._loaded = _Loaded(version, given, self._embedder.embed([g.question for g in given]))
            return self._loaded


def quoted(given: Given) -> AnswerQuoted:
    day = given.on.date()
    title = f"Our team's answer of {day.day} {MONTHS[day.month - 1]} {day.year}"
    passage = Passage(f"answer:{given.id}", title, given.question, f"answer-{given.id}", given.answer)
    return AnswerQuoted(passage, day, given.language)


def _same_matter(question: str, other: str) -> bool:
    """Whether they share a word that says what it is about, at least a third of the shorter one's."""
    one, two = set(terms(question)), set(terms(other))
    return len(one & two) * 3 >= min(len(one), len(two))
