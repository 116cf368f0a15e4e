"""What a text means by its place among the examples: one logistic regression over a multilingual embedding.

Fitted to `data/examples.csv` at first use and kept as plain arrays; the same examples give the same weights.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

import numpy as np

from assistant.safety.kinds import Category
from assistant.safety.patterns import HARMLESS
from retrieval.fitted import Floats, chances, kept, regression
from retrieval.query import Embedder

FORMAT = "1"
EVERYDAY = resources.files("assistant") / "understanding" / "data" / "intents.csv"
"""What customers ask every day, as the intent classifier knows it: a file beside that code."""
OUT_OF_SCOPE = "out_of_scope"
HARMLESS_MESSAGES = resources.files("assistant.safety") / "data" / "everyday.csv"
"""What customers say every day in fifteen languages: refinements by colour, asking for a person, opening
hours, small talk, and the messages of tests/understanding/spoken.txt."""
DATA = resources.files("assistant.safety") / "data" / "examples.csv"
LABELS = (HARMLESS, *(c.value for c in Category if c is not Category.UNJUDGED))
PENALTY = 100.0
"""Inverse strength of the regularisation, chosen by cross-validation over the examples."""


@dataclass(frozen=True, slots=True)
class Example:
    language: str
    category: str
    text: str


@lru_cache(maxsize=1)
def bundled() -> tuple[Example, ...]:
    """The project's own: what is held back, what only looks like it, and what customers ask every day."""
    rows = csv.DictReader(DATA.read_text(encoding="utf-8").splitlines())
    asked = csv.DictReader(EVERYDAY.read_text(encoding="utf-8").splitlines())
    everyday = (row["text"] for row in asked if row["intent"] != OUT_OF_SCOPE)
    said = csv.DictReader(HARMLESS_MESSAGES.read_text(encoding="utf-8").splitlines())
    return (
        *(Example(**row) for row in rows),
        *(Example("en", HARMLESS, text) for text in everyday),
        *(Example(row["language"], HARMLESS, row["text"]) for row in said),
    )


class MeaningClassifier:
    """Safe to share between threads. `weights` has the shape (len(LABELS), dimensions + 1), the last column
    being the intercept."""

    def __init__(self, weights: Floats, embedder: Embedder) -> None:
        self._weights, self._embedder = weights, embedder

    @classmethod
    def train(cls, examples: Sequence[Example], embedder: Embedder) -> MeaningClassifier:
        vectors = embedder.embed([each.text for each in examples])
        return cls(fit(vectors, [each.category for each in examples]), embedder)

    @classmethod
    def standard(
        cls, embedder: Embedder, folder: Path | None = None, also: Sequence[Example] = ()
    ) -> MeaningClassifier:
        """Of the project's examples and `also` (what a shop's staff have reviewed), kept in `folder`."""
        examples = (*bundled(), *also)
        if folder is None:
            return cls.train(examples, embedder)
        made_of = [FORMAT, embedder.name, str(PENALTY), *(f"{e.category}\t{e.text}" for e in examples)]
        weights = kept(
            folder,
            "safety",
            made_of,
            ["weights"],
            lambda: {"weights": cls.train(examples, embedder)._weights},
        )["weights"]
        return cls(weights.astype(np.float32), embedder)

    def chances(self, texts: Sequence[str]) -> Floats:
        """Probabilities, shape (len(texts), len(LABELS)), rows sum to one."""
        return chances(self._embedder.embed(list(texts)), self._weights)


def fit(vectors: Floats, labels: Sequence[str]) -> Floats:
    return regression(vectors, [LABELS.index(label) for label in labels], len(LABELS), PENALTY)
