"""What a message in another language wants, by the English examples that mean most nearly the same.

A vote of nearest neighbours (Cover and Hart 1967) in the space of a multilingual encoder, each neighbour's
weight its cosine to a power (Dudani 1976 weighs by distance). It needs no word of the language to be known,
which is where the reading in English lets a message down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.understanding.examples import Example, bundled
from assistant.understanding.intents import Part
from assistant.understood import Intent
from retrieval.fitted import Arrays, kept
from retrieval.query import Embedder, Vectors

NEIGHBOURS = 12
POWER = 6
SURE = 0.9
"""Share of a message's words that its reading in English has to know to be heard alone."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What the neighbours say, which share of their weight says it, and the share `known` of the message's
    words that its reading in English understood."""

    intent: Intent
    share: float
    known: float = 0.0

    def over(self, heard: Sequence[Part]) -> bool:
        """Whether it counts for more than what was heard in that reading. It speaks for the whole of a
        message: of several requests that were heard, its own among them, it takes none away."""
        if len(heard) > 1 and any(intent is self.intent for intent, _, _ in heard):
            return False
        sure = max((sure for _, sure, _ in heard), default=0.0)
        return self.known < SURE and self.share > self.known * sure


class Nearest:
    """`vectors` are those of the examples, each of length one. Safe to share between threads."""

    def __init__(self, examples: Sequence[Example], vectors: Vectors, embedder: Embedder) -> None:
        self._vectors, self._embedder = vectors, embedder
        self._intents = sorted({example.intent for example in examples})
        self._of = np.array([self._intents.index(example.intent) for example in examples])

    def vote(self, text: str, known: float) -> Vote:
        """Of a message as it was typed, in any language that the encoder knows."""
        near = self._vectors @ self._embedder.embed([text])[0]
        closest = np.argsort(-near, kind="stable")[:NEIGHBOURS]
        weights = np.maximum(near[closest], 1e-6) ** POWER
        votes = np.bincount(self._of[closest], weights, minlength=len(self._intents)) / weights.sum()
        best = int(votes.argmax())
        return Vote(Intent(self._intents[best]), float(votes[best]), known)

    @classmethod
    def standard(cls, embedder: Embedder, folder: Path) -> Nearest:
        """Of our own examples, whose vectors are made at first use and kept in `folder`."""
        examples = bundled()
        made_of = [embedder.name, str(embedder.dimensions), *(example.text for example in examples)]

        def embedded() -> Arrays:
            return {"vectors": embedder.embed([example.text for example in examples]).astype(np.float16)}

        vectors = kept(folder, "examples", made_of, ["vectors"], embedded)["vectors"]
        return cls(examples, vectors.astype(np.float32), embedder)
