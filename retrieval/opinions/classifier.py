"""Sentiment and topic of a clause: two logistic regressions over one row of numbers.

Fitted to the project's own labelled sentences (`data/opinions.csv`) at first use and kept as plain arrays.
Irony is beyond it: "great, another one that broke" is read by its words.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from filelock import FileLock
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file
from scipy.sparse import csr_array, hstack

from retrieval.opinions.features import Floats, hashed, lexical
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
        key = hashlib.blake2b(made.encode() + DATA.read_bytes(), digest_size=10)
        path = folder / f"opinions-{key.hexdigest()}.safetensors"
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock")):
            known = _load(path)
            if known is not None:
                return cls(known, embedder)
            trained = cls.train(bundled(), embedder)
            trained.save(path)
            return trained

    def save(self, path: Path) -> None:
        partial = path.with_suffix(".partial")
        save_file({"sentiment": self._weights.sentiment, "topic": self._weights.topic}, partial)
        partial.replace(path)

    def judge(self, texts: Sequence[str], of: Source = "review") -> tuple[Judged, ...]:
        """One verdict a clause, in order; topics are those that may be spoken of there."""
        if not texts:
            return ()
        rows = numbers(texts, self._embedder)
        feeling = _chances(felt(rows, texts), self._weights.sentiment)
        names = (*(GOODS if of == "review" else REPLIES), GENERAL)
        topics = _chances(rows, self._weights.topic[[TOPICS.index(name) for name in names]])
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
    """A label without examples never gets a probability."""
    from sklearn.linear_model import LogisticRegression  # heavy, and only training needs it

    places = {name: place for place, name in enumerate(names)}
    model = LogisticRegression(C=penalty, max_iter=300, class_weight="balanced")
    model.fit(rows, [places[label] for label in labels])
    weights = np.zeros((len(names), rows.shape[1] + 1), np.float32)
    weights[:, -1] = -1e4
    weights[model.classes_, :-1], weights[model.classes_, -1] = model.coef_, model.intercept_
    return weights


def _chances(rows: csr_array, weights: Floats) -> Floats:
    scores = rows @ weights[:, :-1].T + weights[:, -1]
    exp = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = exp / exp.sum(axis=1, keepdims=True)
    return chances


def _load(path: Path) -> Weights | None:
    """None where there is none, or none that can be read: then it is fitted anew."""
    try:
        with safe_open(path, framework="numpy") as file:
            return Weights(file.get_tensor("sentiment"), file.get_tensor("topic"))
    except (OSError, SafetensorError):
        return None
