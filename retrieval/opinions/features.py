"""An opinion as numbers: its sentence embedding, hashed words and letters, and the words for and against."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from retrieval.opinions.lexicon import TURNS, WISH, weigh, words

Floats = npt.NDArray[np.float32]
BUCKETS = 2048
LEXICAL = 5
"""Columns of `lexical`."""


@lru_cache(maxsize=65_536)
def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode()) % BUCKETS


def _features(text: str) -> Iterator[str]:
    said = words(text)
    yield from (f"w:{word}" for word in said)
    yield from (f"b:{one} {two}" for one, two in pairwise(["^", *said, "$"]))
    for word in said:
        yield from (f"p:{word[:size]}" for size in (4, 5) if len(word) > size)


def hashed(texts: Sequence[str]) -> csr_array:
    """Presence of each hashed feature in rows of unit length: (len(texts), BUCKETS)."""
    found = [sorted({_bucket(feature) for feature in _features(text)}) for text in texts]
    ends = np.cumsum([0, *map(len, found)], dtype=np.int32)
    places = np.array([place for row in found for place in row], np.int32)
    weights = np.repeat([1 / max(1, len(row)) ** 0.5 for row in found], [len(row) for row in found])
    return csr_array((weights.astype(np.float32), places, ends), shape=(len(found), BUCKETS))


def lexical(texts: Sequence[str]) -> Floats:
    """(len(texts), LEXICAL): words for, against and turned round, a turning word, and a wish."""
    return np.array([_lexical(text) for text in texts], np.float32).reshape(len(texts), LEXICAL)


def _lexical(text: str) -> tuple[float, ...]:
    plus, minus, turned = weigh(text)
    negated = any(word in TURNS for word in words(text))
    return (min(plus, 2), min(minus, 2), min(turned, 1), negated, bool(WISH.search(text)))
