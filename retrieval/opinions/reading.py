"""Many opinions of one thing, counted by what they speak of. A count is of reviews, not of sentences.

Of a clause only what is sure counts: below the limits here it is a mention and no more. Where the stars of a
review say the opposite of its words, the words do not count either.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from retrieval.catalog.product import Review
from retrieval.opinions.classifier import Source
from retrieval.opinions.clauses import clauses
from retrieval.opinions.kinds import GENERAL, Aspect, Judged, Said, Sentiment, Summary
from retrieval.opinions.parts import named

SURE, TOPIC_SURE = 0.8, 0.6
"""Chances from which a sentiment and a topic are taken as read. By cross-validation over the training
sentences .92 of the sentiments and .88 of the topics above them are right, of .79 and .71 without a limit."""
GOOD, BAD, FULL = 4.0, 3.0, 4.5
"""Stars out of five: words of praise count from `GOOD` on, words of blame below `FULL`; a review of `BAD` or
fewer has something against it, and one of `GOOD` or more something for it, whatever its words."""
QUOTED_CHARS = 160
"""A longer opinion is quoted by the sentence that speaks of the matter."""
CACHED = 4096
"""Summaries that are kept."""


@dataclass(frozen=True, slots=True)
class _Mention:
    judged: Judged
    names: tuple[str, ...]
    counts: bool


class Judge(Protocol):
    """What tells sentiments and topics; OpinionClassifier is one."""

    def judge(self, texts: Sequence[str], of: Source = "review") -> tuple[Judged, ...]: ...


class Reading:
    """Safe to share between threads; the newest summaries are kept."""

    def __init__(self, judge: Callable[[], Judge]) -> None:
        self._made, self._making = judge, threading.Lock()
        self._judge: Judge | None = None
        self._kept: OrderedDict[tuple[Review, ...], Summary] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def judge(self) -> Judge:
        """Made when first asked for, once."""
        with self._making:
            if self._judge is None:
                self._judge = self._made()
            return self._judge

    def judged(self, texts: Sequence[str], of: Source = "review") -> tuple[tuple[Judged, ...], ...]:
        """The clauses of each text with their verdicts; all are embedded together."""
        cut = [clauses(text) for text in texts]
        told = iter(self.judge.judge([clause for each in cut for clause in each], of))
        return tuple(tuple(next(told) for _ in each) for each in cut)

    def score(self, text: str) -> float:
        """How far it is for (1) or against (-1) it, over its clauses."""
        return scored(self.judged([text])[0])

    def summary(self, reviews: Iterable[Review]) -> Summary:
        key = tuple(reviews)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = summarised(key, self.judged([review.text for review in key]))
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > CACHED:
                self._kept.popitem(last=False)
        return made


def scored(told: Sequence[Judged]) -> float:
    return float(np.mean([each.score for each in told])) if told else 0.0


def aspects_of(judged: Judged) -> tuple[str, ...]:
    """What a clause speaks of: what it names, else its topic where that is sure."""
    names = named(judged.text)
    if names or judged.topic == GENERAL or judged.topic_sure < TOPIC_SURE:
        return names
    return (judged.topic,)


def summarised(reviews: Sequence[Review], told: Sequence[Sequence[Judged]]) -> Summary:
    """The aspects that most reviews speak of come first."""
    found: dict[str, list[Said]] = {}
    sides: dict[Sentiment, list[Said]] = {Sentiment.POSITIVE: [], Sentiment.NEGATIVE: []}
    for review, clauses_ in zip(reviews, told, strict=True):
        mentions = [_Mention(j, aspects_of(j), _counts(j, review.rating)) for j in clauses_]
        for name in dict.fromkeys(n for m in mentions for n in m.names):
            found.setdefault(name, []).append(_said(review, [m for m in mentions if name in m.names]))
        for side, said in sides.items():
            if of_side := _of_side(mentions, side, review.rating):
                said.append(Said(quote(review.text, of_side.text), side, review.rating, review.author))
    aspects = [_aspect(name, said) for name, said in found.items()]
    ordered = sorted(aspects, key=lambda a: (-a.mentions, -max(a.praised, a.blamed), a.name))
    praise, blame = (tuple(side) for side in sides.values())
    return Summary(len(reviews), tuple(ordered), praise, blame)


def _counts(judged: Judged, rating: float | None) -> bool:
    if judged.sentiment is Sentiment.NEUTRAL or judged.sure < SURE:
        return False
    if rating is None:
        return True
    return rating >= GOOD if judged.sentiment is Sentiment.POSITIVE else rating < FULL


def _of_side(mentions: Sequence[_Mention], side: Sentiment, rating: float | None) -> Judged | None:
    """What of a review is most for or against it, if it is at all: by its stars, or surely by its words."""
    sign = 1 if side is Sentiment.POSITIVE else -1
    by_stars = rating is not None and (rating >= GOOD if sign > 0 else rating <= BAD)
    told = [m.judged for m in mentions if by_stars or (m.counts and m.judged.sentiment is side)]
    return max(told, key=lambda judged: sign * judged.score, default=None)


def _said(review: Review, mentions: Sequence[_Mention]) -> Said:
    """One review's word on a matter: for it, against it, or neither where it says both or is unsure."""
    sides = {m.judged.sentiment for m in mentions if m.counts}
    side = sides.pop() if len(sides) == 1 else Sentiment.NEUTRAL
    return Said(quote(review.text, mentions[0].judged.text), side, review.rating, review.author)


def quote(text: str, clause: str) -> str:
    """The words to quote, as they stand in the text: all of it where it is short, else the clause."""
    whole = text.strip()
    return whole if len(whole) <= QUOTED_CHARS else clause


def _aspect(name: str, said: Sequence[Said]) -> Aspect:
    sides = [each.sentiment for each in said]
    plus, minus = sides.count(Sentiment.POSITIVE), sides.count(Sentiment.NEGATIVE)
    return Aspect(name, len(said), plus, minus, tuple(said))
