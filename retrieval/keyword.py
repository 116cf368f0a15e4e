"""BM25F: keyword relevance over several fields of one document.

Term frequencies are normalised by each field's own length and added up with the field's
weight before they saturate (Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to
multiple weighted fields"). A word in a short name therefore counts for more than the same
word in a long description, and a term that stands in both is not counted as two.
"""

from __future__ import annotations

from array import array
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
    """Scores of documents for words; documents are rows 0..n-1 in the order given. Immutable."""

    def __init__(
        self,
        fields: Mapping[str, Field],
        documents: Iterable[Mapping[str, str]],
        beside: KeywordIndex | None = None,
    ) -> None:
        """`beside` lends its statistics (how rare a term is, how long a field), so that the scores
        of a few new documents compare with those of the many that it holds."""
        gathered = Gathered(fields)
        for document in documents:
            gathered.add(document)
        self._take(gathered, beside)

    @classmethod
    def of(cls, gathered: Gathered, beside: KeywordIndex | None = None) -> KeywordIndex:
        made = cls.__new__(cls)
        made._take(gathered, beside)
        return made

    def _take(self, gathered: Gathered, beside: KeywordIndex | None) -> None:
        self.size, self._columns = gathered.size, gathered.columns
        self._bits = {name: 1 << place for place, name in enumerate(gathered.fields)}
        frequencies = gathered.matrices()
        lengths = {name: np.asarray(matrix.sum(axis=1)).ravel() for name, matrix in frequencies.items()}
        self.averages: Mapping[str, float] = (
            beside.averages if beside else {name: _average(found) for name, found in lengths.items()}
        )
        together = _weighted(frequencies, lengths, self.averages, gathered.fields)
        self._starts, self._rows = together.indptr, together.indices
        self._seen = np.diff(self._starts)
        self._fields = _occurrences(frequencies, self._bits)
        rarity = self._rarities(beside)
        tf = together.data
        self._weights = (tf * (K1 + 1) / (tf + K1) * np.repeat(rarity, self._seen)).astype(np.float32)

    def scores(self, query_terms: Sequence[str]) -> Scores:
        """Relevance of every document; nought where no term occurs. Repeated terms count again."""
        total = np.zeros(self.size, np.float32)
        for term, times in Counter(query_terms).items():
            found = self._slice(term)
            total[self._rows[found]] += times * self._weights[found]
        return total

    def rows_with(self, term: str, fields: Iterable[str]) -> npt.NDArray[np.bool_]:
        """The documents in which a term occurs in one of these fields."""
        wanted = sum(self._bits[name] for name in fields)
        has = np.zeros(self.size, dtype=bool)
        found = self._slice(term)
        has[self._rows[found][(self._fields[found] & wanted) > 0]] = True
        return has

    def rarity(self, term: str) -> float:
        """The term's inverse document frequency; that of a word seen once if it is unknown."""
        column = self._columns.get(term)
        return _rarity(self.size, 1 if column is None else int(self._seen[column]))

    def __contains__(self, term: object) -> bool:
        return term in self._columns

    @property
    def vocabulary(self) -> Iterable[str]:
        return self._columns.keys()

    def _slice(self, term: str) -> slice:
        column = self._columns.get(term)
        if column is None:
            return slice(0, 0)
        return slice(int(self._starts[column]), int(self._starts[column + 1]))

    def _rarities(self, beside: KeywordIndex | None) -> npt.NDArray[np.float64]:
        if beside is None:
            return np.asarray(np.log1p((self.size - self._seen + 0.5) / (self._seen + 0.5)))
        return np.array([beside.rarity(term) for term in self._columns])


class Gathered:
    """Term frequencies of documents, gathered field by field."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self.fields, self.size = fields, 0
        self.columns: dict[str, int] = {}
        self._counts = {name: (array("i"), array("i"), array("f")) for name in fields}

    def add(self, document: Mapping[str, str]) -> None:
        for name, (rows, columns, counts) in self._counts.items():
            found = Counter(terms(document.get(name, "")))
            rows.extend([self.size] * len(found))
            columns.extend(self.columns.setdefault(term, len(self.columns)) for term in found)
            counts.extend(found.values())
        self.size += 1

    def matrices(self) -> dict[str, sparse.csr_matrix]:
        shape = (self.size, len(self.columns))
        return {
            name: sparse.csr_matrix(
                (np.array(counts, np.float32), (np.array(rows, np.int32), np.array(columns, np.int32))),
                shape=shape,
            )
            for name, (rows, columns, counts) in self._counts.items()
        }


def _average(lengths: npt.NDArray[np.float32]) -> float:
    return float(lengths.mean()) if lengths.any() else 1.0


def _rarity(size: int, seen: int) -> float:
    return float(np.log1p(max(size - seen + 0.5, 0.0) / (seen + 0.5)))


def _weighted(
    frequencies: Mapping[str, sparse.csr_matrix],
    lengths: Mapping[str, npt.NDArray[np.float32]],
    averages: Mapping[str, float],
    fields: Mapping[str, Field],
) -> sparse.csc_matrix:
    """Frequencies of all fields together, by term, weighed and normalised by length."""
    parts = []
    for name, field in fields.items():
        factors = field.weight / (1 - field.b + field.b * lengths[name] / averages[name])
        parts.append(sparse.diags(factors).astype(np.float32) @ frequencies[name])
    return _summed(parts)


def _occurrences(
    frequencies: Mapping[str, sparse.csr_matrix], bits: Mapping[str, int]
) -> npt.NDArray[np.uint8]:
    """For each entry of the summed matrix, the fields in which its term occurs, as bits."""
    marked = []
    for name, matrix in frequencies.items():
        mark = matrix.copy()
        mark.data = np.full_like(mark.data, bits[name])
        marked.append(mark)
    found: npt.NDArray[np.uint8] = _summed(marked).data.astype(np.uint8)
    return found


def _summed(parts: Sequence[sparse.csr_matrix]) -> sparse.csc_matrix:
    """The sum by columns, the rows of each in order."""
    columns = sum(parts[1:], start=parts[0]).tocsc()
    columns.sort_indices()
    return columns
