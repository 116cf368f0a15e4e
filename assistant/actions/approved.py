"""Answers that the shop's people gave before, found by what was asked; none where that is not sure."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from assistant.evidence import AnswerQuoted, Passage
from assistant.naming import MONTHS
from assistant.service.answers.store import Nearest
from retrieval.conditions import agree
from retrieval.query import Embedder, Vectors
from retrieval.words import terms, word_set

LEAST = 0.68
"""Cosine from which a question is the one that was answered; docs/answers.md says what that gave."""


PLAIN = word_set("much many cost price sell offer show buy stock get want need look find store shop")
"""Terms that say nothing of what a question is about, beside what the goods are called."""

Goods = Callable[[], frozenset[tuple[str, ...]]]
"""What the shop's goods are called, each name in terms."""

Read = Callable[[str, str], str]
"""A text of a language (its tag), as messages in it are read: in English as far as that goes."""


def as_it_stands(text: str, language: str) -> str:
    return text


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
    @property
    def nearest(self) -> Nearest | None: ...


class Keeps(Protocol):
    """The approved answers; `version` changes when they do. `stands` is whether the policy that one rests
    on is as it was when it was approved."""

    def version(self) -> tuple[int, float]: ...

    def approved(self) -> Sequence[Given]: ...

    def stands(self, nearest: Nearest | None) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    """`questions` are those of `given`, as messages are read."""

    version: tuple[int, float]
    given: tuple[Given, ...]
    questions: tuple[str, ...]
    vectors: Vectors


class Approved:
    """Finds the approved answer to a question. Read anew whenever the answers change. Who names
    `goods` and nothing else asks for them, and not for what the shop does with such things ("how much
    is a knife", beside one on sharpening knives)."""

    def __init__(
        self,
        kept: Keeps,
        embedder: Embedder,
        least: float = LEAST,
        *,
        goods: Goods = frozenset,
        read: Read = as_it_stands,
    ) -> None:
        self._kept, self._embedder, self._least = kept, embedder, least
        self._goods, self._read = goods, read
        self._loaded: _Loaded | None = None
        self._lock = threading.Lock()

    def of(self, kept: Keeps) -> Approved:
        """The same among other answers."""
        return Approved(kept, self._embedder, self._least, goods=self._goods, read=self._read)

    def find(self, question: str, product_ids: Sequence[str] = ()) -> AnswerQuoted | None:
        """The answer to a question asked of no product, or of one of these."""
        loaded = self._current()
        if not loaded.given or not question.strip():
            return None
        cosines = loaded.vectors @ self._embedder.embed([question])[0]
        for place in map(int, cosines.argsort()[::-1][:5]):
            given, answered = loaded.given[place], loaded.questions[place]
            if cosines[place] < self._least:
                return None
            fits = given.product_id in product_ids if given.product_id else not product_ids
            if fits and agree(question, answered) and self._same_matter(question, answered, given):
                return quoted(given) if self._kept.stands(given.nearest) else None
        return None

    def _same_matter(self, question: str, answered: str, given: Given) -> bool:
        """Whether they share a word that says what it is about, at least a third of the shorter one's; and
        whether who names goods alone was answered on goods alone."""
        said, other = terms(question), set(terms(answered))
        if len(set(said) & other) * 3 < min(len(set(said)), len(other)):
            return False
        named = tuple(term for term in said if term not in PLAIN)
        bare = given.product_id is None and named in self._goods()
        return not bare or other <= {*named, *PLAIN}

    def _current(self) -> _Loaded:
        version = self._kept.version()
        with self._lock:
            if self._loaded is None or self._loaded.version != version:
                given = tuple(self._kept.approved())
                questions = tuple(self._read(each.question, each.language) for each in given)
                self._loaded = _Loaded(version, given, questions, self._embedder.embed(questions))
            return self._loaded


def quoted(given: Given) -> AnswerQuoted:
    day = given.on.date()
    title = f"Our team's answer of {day.day} {MONTHS[day.month - 1]} {day.year}"
    passage = Passage(f"answer:{given.id}", title, given.question, f"answer-{given.id}", given.answer)
    return AnswerQuoted(passage, day, given.language)
