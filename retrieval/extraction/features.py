"""A product's text as weighed words, for classifiers that need no encoder."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Product
from retrieval.extraction.reading import Passage, passages

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

MOST_FEATURES = 12_000
LEAST_PRODUCTS = 2
"""Products a word has to stand in to be one of the features."""


@dataclass(frozen=True)
class Features:
    """Words and pairs of words, those of the name apart from those of the description, by
    column, with how much each tells (inverse document frequency)."""

    columns: dict[str, int]
    weights: npt.NDArray[np.float32]

    @classmethod
    def of(cls, products: Iterable[Product]) -> Features:
        counts: Counter[str] = Counter()
        total = 0
        for product in products:
            counts.update(set(_words(passages(product))))
            total += 1
        kept = [word for word, count in counts.most_common(MOST_FEATURES) if count >= LEAST_PRODUCTS]
        weights = [1 + math.log((1 + total) / (1 + counts[word])) for word in kept]
        return cls({word: at for at, word in enumerate(kept)}, np.asarray(weights, np.float32))

    def row(self, text: Sequence[Passage]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Columns and values of one product, of length one; empty where no word is known."""
        counts = Counter(column for word in _words(text) if (column := self.columns.get(word)) is not None)
        columns = np.fromiter(counts.keys(), np.int64, len(counts))
        found = np.fromiter(counts.values(), np.float32, len(counts))
        values = (1 + np.log(found)) * self.weights[columns]
        return columns, values / (np.linalg.norm(values) or 1.0)

    def matrix(self, products: Iterable[Product]) -> csr_matrix:
        """Shape (products, features)."""
        from scipy.sparse import csr_matrix  # only training needs it

        rows = [self.row(passages(product)) for product in products]
        ends = np.cumsum([0, *(len(columns) for columns, _ in rows)])
        columns = np.concatenate([columns for columns, _ in rows])
        values = np.concatenate([values for _, values in rows])
        return csr_matrix((values, columns, ends), shape=(len(rows), len(self.weights)))


def _words(text: Iterable[Passage]) -> Iterator[str]:
    for passage in text:
        mark = passage.source[0]
        terms = [f"{mark} {token.term}" for token in passage.tokens]
        yield from terms
        yield from map(" ".join, pairwise(terms))
