"""Sentiment and topic of a clause: two logistic regressions over one row of numbers.

Fitted to the project's own labelled sentences (`data/opinions.csv`) at first use and kept as plain arrays.
Irony is beyond it: "great, another one that broke" is read by its words.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from scipy.sparse import csr_array, hstack

from retrieval.fitted import Floats, chances, kept, regression
from retrieval.opinions.features import hashed, lexical
from retrieval.opinions.kinds import GENERAL, GOODS, REPLIES, SENTIMENTS, TOPICS, Judged
from retrieval.query import Embedder

Source = Literal["review", "reply"]
"""What an opinion is of: a product, or a reply of the assistant."""

FORMAT = "1"
DATA = Path(__file__).parent / "data" / "opinions.csv"
WORDS, LEXICON = 0.6, 0.5
"""Weights of the hashed words and, for the sentiment, of the lexicon beside an embedding of length one; these
and the two penalties were chosen by cross-validation over the training sentences."""
SENTIMENT_C, TOPIC_C = 3.0, 10.0


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    sentiment: str
    topic: str


@dataclass(frozen=True, slots=True)
class Weights:
    """`sentiment` (3, features + LEXICAL + 1) in the order of SENTIMENTS, `topic` (len(TOPICS),
    features + 1); the last column is the intercept."""

    sentiment: Floats
    topic: Floats


@cache
def bundled() -> tuple[Example, ...]:
    return read(DATA)


def read(path: Path) -> tuple[Example, ...]:
    """Rows of a CSV file with the columns text, sentiment and topic."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Example(row["text"], row["sentiment"], row["topic"]) for row in csv.DictReader(file))


class OpinionClassifier:
    """Safe to share between threads."""

    def __init__(self, weights: Weights, embedder: Embedder) -> None:
        self._weights, self._embedder = weights, embedder

    @classmethod
    def train(cls, examples: Sequence[Example], embedder: Embedder) -> OpinionClassifier:
        texts = [e.text for e in examples]
        rows = numbers(texts, embedder)
        sentiment = _fit(felt(rows, texts), [e.sentiment for e in examples], SENTIMENTS, SENTIMENT_C)
        return cls(Weights(sentiment, _fit(rows, [e.topic for e in examples], TOPICS, TOPIC_C)), embedder)

    @classmethod
    def standard(cls, embedder: Embedder, folder: Path) -> OpinionClassifier:
        """Of the project's own sentences, fitted at first use and kept in `folder`."""
        made = f"{FORMAT}\n{embedder.name}\n{embedder.dimensions}\n{WORDS} {LEXICON} {SENTIMENT_C} {TOPIC_C}"
        made_of = [made, DATA.read_text(encoding="utf-8")]

        def trained() -> dict[str, Floats]:
            weights = cls.train(bundled(), embedder)._weights
            return {"sentiment": weights.sentiment, "topic": weights.topic}

        known = kept(folder, "opinions", made_of, ["sentiment", "topic"], trained)
        weights = Weights(known["sentiment"].astype(np.float32), known["topic"].astype(np.float32))
        return cls(weights, embedder)

    def judge(self, texts: Sequence[str], of: Source = "review") -> tuple[Judged, ...]:
        """One verdict a clause, in order; topics are those that may be spoken of there."""
        if not texts:
            return ()
        rows = numbers(texts, self._embedder)
        feeling = chances(felt(rows, texts), self._weights.sentiment)
        names = (*(GOODS if of == "review" else REPLIES), GENERAL)
        topics = chances(rows, self._weights.topic[[TOPICS.index(name) for name in names]])
        best, about = feeling.argmax(1), topics.argmax(1)
        positive, negative = feeling[:, 0], feeling[:, 2]
        return tuple(
            Judged(
                text,
                SENTIMENTS[best[n]],
                float(positive[n] - negative[n]),
                float(feeling[n, best[n]]),
                names[about[n]],
                float(topics[n, about[n]]),
            )
            for n, text in enumerate(texts)
        )


def numbers(texts: Sequence[str], embedder: Embedder) -> csr_array:
    """What topics are told by: (len(texts), dimensions + BUCKETS)."""
    dense = csr_array(embedder.embed(list(texts)))
    return hstack([dense, WORDS * hashed(texts)], format="csr")


def felt(rows: csr_array, texts: Sequence[str]) -> csr_array:
    """The same with the lexicon beside it: (len(texts), dimensions + BUCKETS + LEXICAL)."""
    return hstack([rows, LEXICON * csr_array(lexical(texts))], format="csr")


def _fit(rows: csr_array, labels: Sequence[str], names: Sequence[str], penalty: float) -> Floats:
    places = {name: place for place, name in enumerate(names)}
    return regression(rows, [places[label] for label in labels], len(names), penalty)
