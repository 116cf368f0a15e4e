"""What the intent classifier looks at: a sentence embedding beside hashed words and letters.

The embedding knows what is meant; the words and letters are exact, and carry the classifier
where the embedder is weak (or is the weightless one of the tests).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

Floats = npt.NDArray[np.float32]
Present: TypeAlias = csr_array
"""Rows of hashed features, of which a message has a hundred among thousands."""

BUCKETS = 4096
CHARACTERS = 600
"""Read of one message; what it asks for shows within these."""
LETTERS = (3, 4)
TOKEN = re.compile(r"\d+|[^\W\d_]+|[?!]")


@lru_cache(maxsize=65_536)
def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode()) % BUCKETS


def tokens(text: str) -> list[str]:
    """Folded words; a number is only that it is one and how long."""
    folded = text[:CHARACTERS].lower().replace("’", "'").replace("'", "")
    return ["#" * min(len(t), 6) if t.isdigit() else t for t in TOKEN.findall(folded)]


def _features(text: str) -> Iterator[str]:
    words = tokens(text)
    yield from (f"w:{word}" for word in words)
    edged = ["^", *words, "$"]
    yield from (f"b:{one} {two}" for one, two in pairwise(edged))
    for word in words:
        padded = f" {word} "
        for size in LETTERS:
            yield from (f"c:{padded[i : i + size]}" for i in range(len(padded) - size + 1))


def counts(texts: Sequence[str]) -> Present:
    """Presence of each hashed feature, shape (len(texts), BUCKETS)."""
    found = [sorted({_bucket(feature) for feature in _features(text)}) for text in texts]
    places = np.fromiter(chain.from_iterable(found), np.int32)
    ends = np.cumsum([0, *map(len, found)], dtype=np.int32)
    return csr_array((np.ones(len(places), np.float32), places, ends), shape=(len(found), BUCKETS))


def rarity(present: Present) -> Floats:
    """Inverse document frequency of each feature, smoothed; shape (BUCKETS,)."""
    having = np.bincount(present.indices, minlength=BUCKETS)
    idf: Floats = np.log((1 + present.shape[0]) / (1 + having)) + 1
    return idf.astype(np.float32)


def weigh(present: Present, idf: Floats) -> Present:
    """Rows of unit length (zero where nothing was read)."""
    weights = idf[present.indices]
    row = np.repeat(np.arange(present.shape[0]), np.diff(present.indptr))
    norms = np.sqrt(np.bincount(row, weights**2, present.shape[0])).astype(np.float32)
    unit = weights / np.maximum(norms, 1e-9)[row]
    return csr_array((unit, present.indices, present.indptr), shape=present.shape)
