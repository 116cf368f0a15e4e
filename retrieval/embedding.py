"""Texts to unit vectors: a sentence-transformers model, and a weightless stand-in."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from retrieval.query import Vectors
from retrieval.words import terms

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

KNOWN = {"all-minilm-l6-v2": 384}
"""Dimensions of models by name, so that an index opens before its model is loaded."""
CACHED_QUERIES = 2048
TEXT_CHARACTERS = 20_000
"""No encoder reads further, and tokenising 10 MB for its first 256 tokens takes seconds."""


class SentenceEmbedder:
    """A sentence-transformers model from a folder or a hub id, loaded when first used.

    One lock around the model: torch spreads one batch over the cores by itself, and two at
    once are slower than one after the other. A text alone (a query) is cached.
    """

    def __init__(
        self,
        model: str | Path,
        name: str | None = None,
        dimensions: int | None = None,
        batch_size: int = 64,
    ) -> None:
        self.name = name or Path(model).name
        self._dimensions = dimensions or KNOWN.get(self.name)
        self._source, self._batch_size = str(model), batch_size
        self._model: SentenceTransformer | None = None
        self._lock = threading.Lock()
        self._queries: OrderedDict[str, Vectors] = OrderedDict()

    @property
    def dimensions(self) -> int:
        """Of the vectors; the model is asked only where they are not known."""
        if self._dimensions is None:
            with self._lock:
                self._model = self._model or self._load()
        return self._dimensions or 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        texts = [text[:TEXT_CHARACTERS] for text in texts]
        if len(texts) == 1:
            return self._cached(texts[0])
        with self._lock:
            return self._encode(texts)

    def _cached(self, text: str) -> Vectors:
        with self._lock:
            if text not in self._queries:
                self._queries[text] = self._encode([text])
                if len(self._queries) > CACHED_QUERIES:
                    self._queries.popitem(last=False)
            self._queries.move_to_end(text)
            return self._queries[text].copy()

    def _encode(self, texts: Sequence[str]) -> Vectors:
        """Batches of similar length: encode() sorts by length itself, so little is padding."""
        if self._model is None:
            self._model = self._load()
        vectors = self._model.encode(
            list(texts),
            batch_size=self._batch_size,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)

    def _load(self) -> SentenceTransformer:
        # torch takes seconds and 500 MB to import, and most commands never embed
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        # The bar of reading weights would stand between a command's own lines.
        disable_progress_bar()  # type: ignore[no-untyped-call]
        model = SentenceTransformer(self._source)
        dimensions = model.get_embedding_dimension()
        if self._dimensions not in (None, dimensions):
            raise ValueError(f"{self._source} gives {dimensions} dimensions, not {self._dimensions}")
        self._dimensions = dimensions
        return model


class HashingEmbedder:
    """Words and their character trigrams hashed to signed dimensions: no weights, same everywhere.

    Texts that share words, or words that share their stems, are close; meaning is not known.
    """

    def __init__(self, dimensions: int = 256) -> None:
        self.name, self.dimensions = f"hashing-{dimensions}", dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for feature, weight in _features(text[:TEXT_CHARACTERS]):
                digest = hashlib.blake2b(feature.encode(), digest_size=8).digest()
                number = int.from_bytes(digest, "little")
                row[number % self.dimensions] += weight if number >> 63 else -weight
            if not row.any():
                row[0] = 1.0
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


def _features(text: str) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    for term in dict.fromkeys(terms(text)):
        found.append((term, 1.0))
        edged = f"<{term}>"
        found.extend((edged[i : i + 3], 0.2) for i in range(len(edged) - 2))
    return found
