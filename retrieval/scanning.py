"""A rough scan over compressed rows: which few hundred are worth an exact look.

Each vector is kept as 4-bit codes of pairs of dimensions (product quantisation; the scan keeps
its tables in registers: André, Kermarrec and Le Scouarnec, "Quicker ADC", 2019), 96 bytes for
384 dimensions, and every allowed row is compared. Where there are very many rows they lie in
lists around centroids, and only the lists nearest to the query are compared (IVF).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from retrieval.query import Vectors

DIMENSIONS_A_CODE = 2
TRAINED_ON = 32_768
ROUNDS = 12
MANY_ROWS = 150_000
LISTS = 1_024
LISTS_COMPARED = 320
SAMPLED = 16


class Scan:
    """The codes of rows 0 to `count` - 1. Immutable; any number of threads may search at once."""

    def __init__(self, index: Any, count: int, trained_on: int, list_of: npt.NDArray[np.int32]) -> None:
        self._index, self.count, self.trained_on, self._list_of = index, count, trained_on, list_of
        self._centroids: Vectors | None = None
        if index.nlist > 1:
            self._centroids = index.quantizer.reconstruct_n(0, index.nlist)

    @classmethod
    def of(cls, vectors: Vectors) -> Scan:
        """Train on a sample of the rows and encode all of them. Shape (rows, dimensions)."""
        count, dimensions = vectors.shape
        lists = LISTS if count >= MANY_ROWS else 1
        coarse = faiss.IndexFlatIP(dimensions)
        codes = -(-dimensions // DIMENSIONS_A_CODE)
        index = faiss.IndexIVFPQFastScan(coarse, dimensions, lists, codes, 4, faiss.METRIC_INNER_PRODUCT)
        index.own_fields = True
        coarse.this.disown()
        index.by_residual = False
        index.cp.niter = index.pq.cp.niter = ROUNDS
        sample = np.random.default_rng(0).permutation(count)[: max(TRAINED_ON, 40 * lists)]
        with _one_thread():
            index.train(np.ascontiguousarray(vectors[np.sort(sample)]))
        return cls(index, 0, count, np.zeros(0, np.int32)).extended(vectors)

    def extended(self, vectors: Vectors) -> Scan:
        """Another, with the codes of the rows that come after its own."""
        index = faiss.clone_index(self._index)
        with _one_thread():
            for start in range(self.count, len(vectors), TRAINED_ON):
                index.add(np.ascontiguousarray(vectors[start : start + TRAINED_ON]))
        return Scan(index, len(vectors), self.trained_on, _lists(index, len(vectors)))

    def candidates(
        self, vector: Vectors, k: int, allowed: npt.NDArray[np.bool_] | None
    ) -> tuple[npt.NDArray[np.int64], Vectors]:
        """About the `k` rows nearest to the vector, of the allowed ones, and what the codes make
        of their products with it, best first."""
        bits = None if allowed is None else np.packbits(allowed[: self.count], bitorder="little")
        chosen = {} if bits is None else {"sel": faiss.IDSelectorBitmap(bits)}
        how = faiss.SearchParametersIVF(nprobe=self._compared(vector, allowed), **chosen)
        with _one_thread():
            rough, rows = self._index.search(vector[None], min(k, self.count), params=how)
        found = rows[0] >= 0
        return rows[0][found], rough[0][found]

    def _compared(self, vector: Vectors, allowed: npt.NDArray[np.bool_] | None) -> int:
        """How many lists, from the nearest on, until enough of them have something allowed: a
        filter may have emptied the nearest ones."""
        if self._centroids is None:
            return 1
        if allowed is None:
            return LISTS_COMPARED
        sampled = self._list_of[::SAMPLED][allowed[: self.count : SAMPLED]]
        has_some = np.zeros(len(self._centroids), bool)
        has_some[sampled] = True
        nearest = np.argsort(-(self._centroids @ vector))
        enough = np.searchsorted(np.cumsum(has_some[nearest]), LISTS_COMPARED)
        return min(int(enough) + 1, len(nearest))

    def save(self, path: Path) -> None:
        faiss.write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path, trained_on: int) -> Scan:
        """Raises RuntimeError for what is no scan."""
        index = faiss.read_index(str(path))
        count = int(index.ntotal)
        return cls(index, count, trained_on, _lists(index, count))


def _lists(index: Any, count: int) -> npt.NDArray[np.int32]:
    """The list of each row."""
    found = np.zeros(count, np.int32)
    if index.nlist > 1:
        for number in range(index.nlist):
            size = index.invlists.list_size(number)
            rows = faiss.rev_swig_ptr(index.invlists.get_ids(number), size)
            found[rows] = number
    return found


def exact(vectors: Vectors, rows: npt.NDArray[np.int64], vector: Vectors) -> Vectors:
    """The product of these rows with a vector, without a copy of them. `vectors` is contiguous."""
    found = np.empty(len(rows), np.float32)
    if len(rows):
        pointers = (faiss.swig_ptr(array) for array in (found, vector, vectors, rows))
        with _one_thread():
            faiss.fvec_inner_products_by_idx(*pointers, vectors.shape[1], 1, len(rows))
    return found


@contextmanager
def _one_thread() -> Iterator[None]:
    """Several queries at once share the cores, and the slowest stays near the median. To train
    with two threads on a busy machine took twenty times as long: each waits for the other,
    spinning. The number is the calling thread's own, and OpenMP may be shared with torch."""
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)
