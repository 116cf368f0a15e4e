"""BM25F: keyword relevance over several fields of one document.

Term frequencies are normalised by each field's own length and added up with the field's
weight before they saturate (Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to
multiple weighted fields"). A word in a short name therefore counts for more than the same
word in a long description, and a term that stands in both is not counted as two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from retrieval.words import terms

K1 = 1.2
Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Field:
    """`weight` multiplies the field's frequencies; `b` is how much its length matters (0 to 1)."""

    weight: float
    b: float = 0.75


class KeywordIndex:
    """Scores of documents for words; documents are rows 0..n-1 in the order given."""

    def __init__(self, fields: Mapping[str, Field], documents: Iterable[Mapping[str, str]]) -> None:
        self._columns: dict[str, int] = {}
        counts = {name: _Counts() for name in fields}
        self.size = 0
        for document in documents:
            for name, gathered in counts.items():
                gathered.add(self.size, document.get(name, ""), self._columns)
            self.size += 1
        shape = (self.size, len(self._columns))
        frequencies = {name: gathered.matrix(shape) for name, gathered in counts.items()}
        self._weights = _saturated(frequencies, fields, shape)
        self._occurrences = {name: matrix.tocsc() for name, matrix in frequencies.items()}

    def scores(self, query_terms: Sequence[str]) -> Scores:
        """Relevance of every document; nought where no term occurs. Repeated terms count again."""
        total = np.zeros(self.size, np.float32)
        for term, times in Counter(query_terms).items():
            column = self._columns.get(term)
            if column is None:
                continue
            start, end = self._weights.indptr[column], self._weights.indptr[column + 1]
            total[self._weights.indices[start:end]] += times * self._weights.data[start:end]
        return total

    def rows_with(self, term: str, fields: Iterable[str]) -> npt.NDArray[np.bool_]:
        """The documents in which a term occurs in one of these fields."""
        found = np.zeros(self.size, dtype=bool)
        column = self._columns.get(term)
        if column is None:
            return found
        for name in fields:
            matrix = self._occurrences[name]
            found[matrix.indices[matrix.indptr[column] : matrix.indptr[column + 1]]] = True
        return found

    def rarity(self, term: str) -> float:
        """The term's inverse document frequency; that of a word seen once if it is unknown."""
        column = self._columns.get(term)
        seen = 1 if column is None else int(self._weights.indptr[column + 1] - self._weights.indptr[column])
        return float(np.log1p((self.size - seen + 0.5) / (seen + 0.5)))

    def __contains__(self, term: str) -> bool:
        return term in self._columns

    @property
    def vocabulary(self) -> Iterable[str]:
        return self._columns.keys()


class _Counts:
    """Term frequencies of one field, gathered as coordinates."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._terms: list[int] = []
        self._values: list[int] = []

    def add(self, row: int, text: str, columns: dict[str, int]) -> None:
        found = Counter(terms(text))
        self._rows.extend([row] * len(found))
        self._terms.extend(columns.setdefault(term, len(columns)) for term in found)
        self._values.extend(found.values())

    def matrix(self, shape: tuple[int, int]) -> sparse.csr_matrix:
        return sparse.csr_matrix((np.array(self._values, np.float32), (self._rows, self._terms)), shape=shape)


def _saturated(
    frequencies: Mapping[str, sparse.csr_matrix], fields: Mapping[str, Field], shape: tuple[int, int]
) -> sparse.csc_matrix:
    """What each term adds to each document's score."""
    together = sparse.csr_matrix(shape, dtype=np.float32)
    for name, field in fields.items():
        matrix = frequencies[name]
        lengths = np.asarray(matrix.sum(axis=1)).ravel()
        average = lengths.mean() if lengths.any() else 1.0
        factors = field.weight / (1 - field.b + field.b * lengths / average) if shape[0] else lengths
        together = together + sparse.diags(factors).astype(np.float32) @ matrix
    columns = together.tocsc()
    seen = np.diff(columns.indptr)
    rarity = np.log1p((shape[0] - seen + 0.5) / (seen + 0.5))
    columns.data = columns.data * (K1 + 1) / (columns.data + K1) * np.repeat(rarity, seen)
    columns.data = columns.data.astype(np.float32)
    return columns
