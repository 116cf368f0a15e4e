"""Recalls that know to each item its neighbours: what a past says of its items, it says of those."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
from scipy import sparse

from retrieval.errors import VersionDamaged
from retrieval.recommend.kinds import Past, Recall, Recalled, Rows, Scores
from retrieval.recommend.recalling import (
    Found,
    RowNumbers,
    known,
    load_arrays,
    load_items,
    load_json,
    looked_up_each,
    recalled,
    save_items,
    weights,
)

ARRAYS = "neighbours.npz"
READING = "reading.json"
PER_STEP = (0.7, 0.5, 0.85, 1.0)


class Neighbours:
    """`matrix` is (items, items): in an item's row its neighbours with how near they are. An event of a
    past counts half after `half_life_days`, and times `per_step` for each later step. Immutable."""

    name = "neighbours"

    def __init__(
        self, items: Sequence[str], matrix: sparse.csr_matrix, per_step: float, half_life_days: float
    ) -> None:
        self.items = tuple(items)
        self.per_step, self.half_life_days = per_step, half_life_days
        self._matrix = matrix
        self._row_of = {item: row for row, item in enumerate(self.items)}

    def recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        return recalled([self._found(past) for past in pasts], k)

    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        return looked_up_each([self._scores(past) for past in pasts], rows)

    def why(self, past: Past, item: str, most: int = 5) -> tuple[tuple[str, float], ...]:
        """The items of a past that make most of an item's score, with their shares of it, the greatest
        first; none where nothing speaks for it."""
        column = self._row_of.get(item)
        places, rows = known(past, self._row_of)
        if column is None or not len(rows):
            return ()
        said = weights(past, self.half_life_days, self.per_step)[places]
        parts: dict[str, float] = {}
        for place, row, weight in zip(places.tolist(), rows.tolist(), said.tolist(), strict=True):
            columns, values = self._row(row)
            near = float(values[columns == column].sum())
            parts[past.items[place]] = parts.get(past.items[place], 0.0) + weight * near
        speaking = sorted(((part, other) for other, part in parts.items() if part > 0), reverse=True)
        whole = sum(part for part, _ in speaking)
        return tuple((other, part / whole) for part, other in speaking[:most])

    def _row(self, row: int) -> Found:
        start, end = self._matrix.indptr[row], self._matrix.indptr[row + 1]
        return self._matrix.indices[start:end], self._matrix.data[start:end]

    def _found(self, past: Past) -> Found | None:
        scores = self._scores(past)
        if scores is None:
            return None
        rows = np.flatnonzero(scores > 0)
        return rows, scores[rows]

    def _scores(self, past: Past) -> Scores | None:
        """Of every item; None for a past of which no item is known."""
        places, rows = known(past, self._row_of)
        if not len(rows):
            return None
        said = weights(past, self.half_life_days, self.per_step)[places]
        entries, lengths = _entries(self._matrix, rows)
        values = self._matrix.data[entries] * np.repeat(said, lengths)
        summed = np.bincount(self._matrix.indices[entries], values, minlength=len(self.items))
        return summed.astype(np.float32)

    def save(self, folder: Path) -> None:
        save_items(folder, self.items)
        found = self._matrix
        np.savez(folder / ARRAYS, data=found.data, indices=found.indices, indptr=found.indptr)
        reading = {"per_step": self.per_step, "half_life_days": self.half_life_days}
        (folder / READING).write_text(json.dumps(reading), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Neighbours:
        """Raises VersionDamaged where it cannot be read."""
        items, reading = load_items(folder), load_json(folder / READING)
        data, indices, indptr = load_arrays(folder / ARRAYS, "data", "indices", "indptr")
        try:
            matrix = sparse.csr_matrix((data, indices, indptr), (len(items), len(items)))
            per_step, half_life = float(reading["per_step"]), float(reading["half_life_days"])  # type: ignore[index]
        except (ValueError, TypeError, KeyError) as error:
            raise VersionDamaged(f"{folder} does not hold together: {error}") from error
        return cls(items, matrix, per_step, half_life)


class Reading(Protocol):
    """A recipe, as far as it is about reading a past and not about fitting."""

    @property
    def per_step(self) -> float: ...


T = TypeVar("T", bound=Reading)


def read_by(recipe: T, recall: Recall) -> Iterator[T]:
    """The recipe with other steps; before each the recall is set to it."""
    for per_step in PER_STEP:
        if isinstance(recall, Neighbours):
            recall.per_step = per_step
        yield replace(recipe, per_step=per_step)  # type: ignore[type-var]


def _entries(matrix: sparse.csr_matrix, rows: RowNumbers) -> tuple[RowNumbers, RowNumbers]:
    """The places of the entries of these rows one after the other, and how many each has."""
    starts = matrix.indptr[rows].astype(np.int64)
    lengths = matrix.indptr[rows + 1] - starts
    before = np.cumsum(lengths) - lengths
    return np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths), lengths


def pruned(matrix: sparse.csr_matrix, most: int) -> sparse.csr_matrix:
    """With the `most` greatest entries of each row, without the diagonal; of equal ones the lower column."""
    found = matrix.tocoo()
    keep = (found.row != found.col) & (found.data > 0)
    row, column, value = found.row[keep], found.col[keep], found.data[keep]
    order = np.lexsort((column, -value, row))
    row, column, value = row[order], column[order], value[order]
    starts = np.searchsorted(row, np.arange(matrix.shape[0]))
    few = np.arange(len(row)) - starts[row] < most
    kept = sparse.csr_matrix((value[few].astype(np.float32), (row[few], column[few])), matrix.shape)
    kept.sort_indices()
    return kept
