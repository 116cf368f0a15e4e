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


@dataclass(frozen=True)
class KeywordIndex:
    """Scores of documents for words; documents are rows 0..size-1. Entries stand by term: those of
    term t from `starts[t]` to `starts[t + 1]`, the rows of each in order."""

    size: int
    columns: Mapping[str, int]
    starts: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    weights: Scores
    occurrences: npt.NDArray[np.uint8]
    """The fields in which an entry's term occurs, as bits in the order of `fields`."""
    fields: tuple[str, ...]
    averages: Mapping[str, float]
    """Of each field's length, weighed as the others."""

    @classmethod
    def read(cls, fields: Mapping[str, Field], documents: Iterable[Mapping[str, str]]) -> KeywordIndex:
        """Documents as they come; those that lack a field have nothing in it."""
        gathered = Gathered(fields)
        for document in documents:
            gathered.add(document)
        return cls.of(gathered)

    @classmethod
    def of(cls, gathered: Gathered, beside: KeywordIndex | None = None) -> KeywordIndex:
        """`beside` lends its statistics (how rare a term is, how long a field), so that the scores
        of a few new documents compare with those of the many that it holds."""
        frequencies = gathered.matrices()
        lengths = {name: np.asarray(matrix.sum(axis=1)).ravel() for name, matrix in frequencies.items()}
        averages = beside.averages if beside else {name: _average(found) for name, found in lengths.items()}
        together = _weighted(frequencies, lengths, averages, gathered.fields)
        seen = np.diff(together.indptr)
        rarity = [beside.rarity(t) for t in gathered.columns] if beside else _rarity(gathered.size, seen)
        tf = together.data
        return cls(
            gathered.size,
            gathered.columns,
            together.indptr.astype(np.int64),
            together.indices.astype(np.int32),
            (tf * (K1 + 1) / (tf + K1) * np.repeat(np.asarray(rarity), seen)).astype(np.float32),
            _occurrences(frequencies),
            tuple(gathered.fields),
            averages,
        )

    def scores(self, query_terms: Sequence[str]) -> Scores:
        """Relevance of every document; nought where no term occurs. Repeated terms count again."""
        total = np.zeros(self.size, np.float32)
        for term, times in Counter(query_terms).items():
            found = self._entries(term)
            total[self.rows[found]] += times * self.weights[found]
        return total

    def rows_with(self, term: str, fields: Iterable[str]) -> npt.NDArray[np.bool_]:
        """The documents in which a term occurs in one of these fields."""
        wanted = sum(1 << self.fields.index(name) for name in fields)
        has = np.zeros(self.size, dtype=bool)
        found = self._entries(term)
        has[self.rows[found][(self.occurrences[found] & wanted) > 0]] = True
        return has

    def rarity(self, term: str) -> float:
        """The term's inverse document frequency; that of a word seen once if it is unknown."""
        found = self._entries(term)
        return float(_rarity(self.size, np.array(max(1, found.stop - found.start))))

    def __contains__(self, term: object) -> bool:
        return term in self.columns

    def _entries(self, term: str) -> slice:
        column = self.columns.get(term)
        if column is None:
            return slice(0, 0)
        return slice(int(self.starts[column]), int(self.starts[column + 1]))


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


def _rarity(size: int, seen: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    return np.asarray(np.log1p(np.maximum(size - seen + 0.5, 0) / (seen + 0.5)))


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


def _occurrences(frequencies: Mapping[str, sparse.csr_matrix]) -> npt.NDArray[np.uint8]:
    marked = []
    for place, matrix in enumerate(frequencies.values()):
        mark = matrix.copy()
        mark.data = np.full_like(mark.data, 1 << place)
        marked.append(mark)
    found: npt.NDArray[np.uint8] = _summed(marked).data.astype(np.uint8)
    return found


def _summed(parts: Sequence[sparse.csr_matrix]) -> sparse.csc_matrix:
    """The sum by columns, the rows of each in order."""
    columns = sum(parts[1:], start=parts[0]).tocsc()
    columns.sort_indices()
    return columns
