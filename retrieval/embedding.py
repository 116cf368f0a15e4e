"""Texts to unit vectors: a sentence-transformers model, and a weightless stand-in."""

from __future__ import annotations

import copy
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from retrieval.query import Vectors
from retrieval.words import terms

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

KNOWN = {"all-minilm-l6-v2": 384}
"""Dimensions of models by name, so that an index opens before its model is loaded."""
Dtype = Literal["auto", "float32", "bfloat16"]
CACHED_QUERIES = 2048
BULK = 16
"""From so many texts on they are products of an ingest and not queries."""
GIVE_WAY_S = 0.001
"""How often an ingest that gives way looks whether it may go on."""
BATCH_TOKENS = 1280
"""Tokens of one batch: what of a layer's numbers stays in the cache (measured, docs/feeds.md)."""
READ_TOKENS = 256
"""What all-MiniLM-L6-v2 reads of a text; a batch of texts that are read further is only larger."""
TEXT_CHARACTERS = 20_000
"""No encoder reads further, and tokenising 10 MB for its first 256 tokens takes seconds."""


class SentenceEmbedder:
    """A sentence-transformers model from a folder or a hub id, loaded when first used.

    Many texts are encoded in `dtype`: "bfloat16" is about three times as fast as float32 where
    the processor has instructions for it, and "auto" takes it there. A text alone, or a few (a
    query), is always encoded in float32, and one alone is cached: what is asked reads the same
    on every machine, and a product's vector is within .001 of it (cosine).

    One lock around the model, for a batch at a time: torch spreads one batch over the cores by
    itself, and two at once are slower than one after the other.
    """

    def __init__(
        self,
        model: str | Path,
        name: str | None = None,
        dimensions: int | None = None,
        batch_size: int = 64,
        dtype: Dtype = "auto",
    ) -> None:
        self.name = name or Path(model).name
        self._dimensions = dimensions or KNOWN.get(self.name)
        self._source, self._batch_size, self._dtype = str(model), batch_size, dtype
        self._model: SentenceTransformer | None = None
        self._bulk: SentenceTransformer | None = None
        self._lock = threading.Lock()
        self._asking: list[str] = []
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
        return self._encode(texts)

    def _cached(self, text: str) -> Vectors:
        self._asking.append(text)
        try:
            with self._lock:
                if text not in self._queries:
                    self._queries[text] = _unit(self._batch(self._model_for(1), [text]))
                    if len(self._queries) > CACHED_QUERIES:
                        self._queries.popitem(last=False)
                self._queries.move_to_end(text)
                return self._queries[text].copy()
        finally:
            self._asking.pop()

    def _encode(self, texts: Sequence[str]) -> Vectors:
        """In batches of texts of about one length, so that little of them is padding. Between two
        batches whoever asks for a text alone goes first: a customer waits for one batch, not for
        a whole ingest."""
        with self._lock:
            model = self._model_for(len(texts))
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        for rows in alike(texts, self._batch_size):
            while self._asking:
                time.sleep(GIVE_WAY_S)
            with self._lock:
                vectors[rows] = self._batch(model, [texts[row] for row in rows])
        return _unit(vectors)

    @staticmethod
    def _batch(model: SentenceTransformer, texts: Sequence[str]) -> Vectors:
        found = model.encode(
            list(texts), batch_size=len(texts), convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(found, np.float32)

    def _model_for(self, count: int) -> SentenceTransformer:
        if self._model is None:
            self._model = self._load()
        if count < BULK:
            return self._model
        if self._bulk is None:
            self._bulk = self._lowered(self._model)
        return self._bulk

    def _lowered(self, model: SentenceTransformer) -> SentenceTransformer:
        """A copy in bfloat16 where that is asked for or pays; else the model itself."""
        import torch  # heavy

        device = model.device.type
        if self._dtype == "auto":
            pays = device == "cuda" and torch.cuda.is_bf16_supported()
            low = pays or (device == "cpu" and has_bfloat16(torch.cpu.get_capabilities()))
        else:
            low = self._dtype == "bfloat16"
        return copy.deepcopy(model).to(torch.bfloat16) if low else model

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


def _unit(vectors: Vectors) -> Vectors:
    """Here and not in the model: in bfloat16 a length of one is one to two digits."""
    unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    return unit


def has_bfloat16(capabilities: Mapping[str, object]) -> bool:
    """Whether a processor multiplies bfloat16 itself; elsewhere it is slower than float32."""
    return any(capabilities.get(name) for name in ("amx_bf16", "avx512_bf16"))


def alike(texts: Sequence[str], most: int) -> Iterator[list[int]]:
    """Places of texts of about one length, the longest first: at most `most` of them, and no
    more than about BATCH_TOKENS tokens, padding included, unless one text alone is longer."""
    tokens = [estimated_tokens(text) for text in texts]
    batch: list[int] = []
    for place in sorted(range(len(texts)), key=lambda place: -tokens[place]):
        if batch and (len(batch) == most or (len(batch) + 1) * tokens[batch[0]] > BATCH_TOKENS):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def estimated_tokens(text: str) -> int:
    """About as many as an encoder reads: a word has some four letters, other scripts a token a sign."""
    foreign = 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))
    return min(READ_TOKENS, 2 + foreign + (len(text) - foreign) // 4)


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
