"""Arrays made at first use and kept in a file, and the logistic regressions that most of them are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from filelock import FileLock
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file
from scipy.sparse import csr_array

Floats = npt.NDArray[np.float32]
Arrays = Mapping[str, npt.NDArray[np.floating]]


def kept(
    folder: Path, name: str, made_of: Iterable[str], arrays: Collection[str], make: Callable[[], Arrays]
) -> Arrays:
    """`arrays` by name, from `folder/<name>-<fingerprint of made_of>.safetensors`; made where there is no
    such file or none that can be read. One process makes them, the others wait for it."""
    key = hashlib.blake2b(digest_size=10)
    for part in made_of:
        key.update(part.encode("utf-8", "replace") + b"\n")
    path = folder / f"{name}-{key.hexdigest()}.safetensors"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_suffix(".lock")):
        known = _load(path)
        if known is not None and set(arrays) <= set(known):
            return known
        made = dict(make())
        partial = path.with_suffix(".partial")
        save_file(made, partial)
        partial.replace(path)
        return made


def regression(rows: Floats | csr_array, labels: Sequence[int], classes: int, penalty: float) -> Floats:
    """Weights of shape (classes, columns + 1), the last column being the intercept, of a regression whose
    classes weigh the same however many rows each has. A class without rows never gets a probability.
    `penalty` is the inverse strength of the regularisation."""
    from sklearn.linear_model import LogisticRegression  # heavy, and only training needs it

    model = LogisticRegression(C=penalty, max_iter=300, class_weight="balanced")
    model.fit(rows, labels)
    weights = np.zeros((classes, rows.shape[1] + 1), np.float32)
    weights[:, -1] = -1e4
    weights[model.classes_, :-1], weights[model.classes_, -1] = model.coef_, model.intercept_
    return weights


def chances(rows: Floats | csr_array, weights: Floats) -> Floats:
    """Probabilities, shape (rows, classes); rows sum to one."""
    scores = rows @ weights[:, :-1].T + weights[:, -1]
    exp = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = exp / exp.sum(axis=1, keepdims=True)
    return found


def _load(path: Path) -> Arrays | None:
    try:
        found: Arrays = load_file(path)
    except (OSError, SafetensorError):
        return None
    return found
