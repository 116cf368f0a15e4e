"""Which rows have a value: lists of rows for many values in two arrays."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

K = TypeVar("K", bound=Hashable)
Rows = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
NONE = np.zeros(0, np.int32)
FEW = 20
"""One row in so many, and fewer, are counted one by one."""


class Postings(Generic[K]):
    """Immutable. `codes` numbers the values in the order in which they first came."""

    def __init__(self, codes: Mapping[K, int], starts: Rows, rows: Codes) -> None:
        self.codes, self.starts, self.all_rows = codes, starts, rows

    def __len__(self) -> int:
        return len(self.codes)

    def __contains__(self, value: object) -> bool:
        return value in self.codes

    def rows(self, value: K) -> Codes:
        code = self.codes.get(value)
        return NONE if code is None else self.at(code)

    def at(self, code: int) -> Codes:
        return self.all_rows[self.starts[code] : self.starts[code + 1]]

    def counts(self, alive: Mask | None = None) -> Rows:
        """How many rows each value has, by code; of those that are alive only, if given."""
        if alive is None:
            return np.diff(self.starts)
        few = np.flatnonzero(alive)
        if len(few) < len(alive) // FEW:
            starts, codes = self._by_row
            found = [codes[starts[row] : starts[row + 1]] for row in few[few < len(starts) - 1].tolist()]
            return np.bincount(np.concatenate([NONE, *found]), minlength=len(self.codes))
        sums = np.concatenate([[0], np.cumsum(alive[self.all_rows], dtype=np.int64)])
        return np.asarray(sums[self.starts[1:]] - sums[self.starts[:-1]])

    def counted(self, rows: Mask | None = None) -> dict[K, int]:
        """How many of these rows, or of all, have each value that any of them has."""
        counts = self.counts(rows)
        values = self.values
        return {values[code]: int(counts[code]) for code in np.flatnonzero(counts).tolist()}

    @cached_property
    def values(self) -> list[K]:
        """By code."""
        return list(self.codes)

    @cached_property
    def _by_row(self) -> tuple[Rows, Codes]:
        """The same the other way round: where the codes of each row start, and the codes."""
        codes, rows = self.pairs()
        size = int(rows.max()) + 1 if len(rows) else 0
        counts = np.bincount(rows, minlength=size)
        order = np.argsort(rows, kind="stable")
        return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]), codes[order]

    def pairs(self) -> tuple[Codes, Codes]:
        """Codes and rows of all pairs, by code."""
        return np.repeat(np.arange(len(self.codes), dtype=np.int32), np.diff(self.starts)), self.all_rows


class Gathering(Generic[K]):
    """Postings in the making."""

    def __init__(self) -> None:
        self._codes: dict[K, int] = {}
        self._code_of = array("i")
        self._rows = array("i")

    def add(self, row: int, value: K) -> None:
        self._code_of.append(self._codes.setdefault(value, len(self._codes)))
        self._rows.append(row)

    def postings(self) -> Postings[K]:
        codes = np.frombuffer(self._code_of, np.int32) if self._code_of else NONE
        order = np.argsort(codes, kind="stable")
        counts = np.bincount(codes, minlength=len(self._codes)) if len(codes) else np.zeros(0, np.int64)
        starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
        rows = np.frombuffer(self._rows, np.int32) if self._rows else NONE
        return Postings(self._codes, starts, rows[order])
