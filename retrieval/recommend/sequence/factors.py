"""Where item embeddings begin: at the factors of how often items stand near each other.

A truncated singular value decomposition of the logarithm of how often two items stand near each other,
over a power of how often each does at all; the logarithm as in GloVe (Pennington et al. 2014, section 3),
contexts that fade as in Levy, Goldberg and Dagan 2015 (section 3.1), in seconds. Pointwise mutual information
(Levy and Goldberg 2014) is the power of 1, and makes too much of what was seen once. A network that begins
there needs a fraction of the epochs.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from retrieval.recommend.sequence.sequences import Sequences

WINDOW = 10
HALF = 3.0
"""Steps after which a neighbour counts half."""
POWER = 0.3
"""Chosen on the validation items of bert4rec-beauty, of .2, .3 and .4."""


def factors(sequences: Sequences, width: int, seed: int) -> npt.NDArray[np.float32]:
    """(n, width), rows of a mean length of 1; columns beyond the matrix's rank are noughts."""
    found = np.zeros((len(sequences.items), width), np.float32)
    matrix = weighed(near(sequences))
    rank = min(width, len(sequences.items) - 1)
    if rank < 1 or not matrix.nnz:
        return found
    left, values, _ = randomized_svd(matrix, rank, n_iter=3, random_state=seed)
    found[:, :rank] = left * np.sqrt(values)
    return found / max(float(np.linalg.norm(found, axis=1).mean()), 1e-9)


def near(sequences: Sequences) -> sparse.csr_matrix:
    """How often two items stand within WINDOW steps of one subject, both ways, near ones counting more."""
    flat, owner = sequences.flat, np.repeat(np.arange(len(sequences.lengths)), sequences.lengths)
    total = sparse.csr_matrix((len(sequences.items),) * 2, dtype=np.float32)
    for step in range(1, WINDOW + 1):
        same = owner[step:] == owner[:-step]
        one, other = flat[:-step][same], flat[step:][same]
        weight = np.full(len(one), 0.5 ** ((step - 1) / HALF), np.float32)
        total += sparse.csr_matrix((weight, (one, other)), total.shape)
    return total + total.T


def weighed(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """log(1 + n(i, j)) / ((1 + n(i)) (1 + n(j))) ** POWER."""
    share = sparse.diags((1.0 + np.asarray(counts.sum(1), np.float64).ravel()) ** -POWER)
    logs = counts.copy()
    logs.data = np.log1p(logs.data)
    return (share @ logs @ share).tocsr().astype(np.float32)
