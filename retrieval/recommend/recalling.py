"""What the recalls have in common: how much each event of a past says, and the best k of many scores."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from retrieval.errors import VersionDamaged
from retrieval.recommend.kinds import KINDS, NOWHERE, STRENGTH, Past, Recalled, Rows, Scores

STRENGTHS = np.array([STRENGTH[kind] for kind in KINDS], np.float32)
"""By the code of a kind."""
DAY = 86_400.0
ITEMS = "items.json"
BLOCK = 8
UNREADABLE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error)
"""What reading an archive of arrays raises where it is none, or not whole."""
RowNumbers = npt.NDArray[np.int64]
Found = tuple[npt.NDArray[np.integer], npt.NDArray[np.floating]]
"""Rows and their scores, in any order."""


def faded(age: npt.NDArray[np.float64], half_life_days: float) -> Scores:
    """1 for now and for what is to come, a half after a half-life; `age` in seconds."""
    return np.exp2(-np.maximum(age, 0.0) / (half_life_days * DAY)).astype(np.float32)


def known(past: Past, row_of: Mapping[str, int]) -> tuple[RowNumbers, RowNumbers]:
    """The places of a past whose items are known, and their rows."""
    rows = np.fromiter((row_of.get(item, NOWHERE) for item in past.items), np.int64, len(past.items))
    places = np.flatnonzero(rows >= 0)
    return places, rows[places]


def weights(past: Past, half_life_days: float, per_step: float = 1.0) -> Scores:
    """How much each event of a past says, (n,): its kind's strength, halved with each half-life that has
    passed, and times `per_step` for each step to other items that came after it."""
    said = STRENGTHS[past.kinds] * faded(past.now - past.at, half_life_days)
    if per_step != 1.0 and len(said):
        step = steps(past)
        said *= per_step ** (step[-1] - step)
    return np.asarray(said, np.float32)


def steps(past: Past) -> Scores:
    """The number of each event's step, (n,): what was done with one item in a row is one step, and so is
    what was done at one moment, as the lines of an order are."""
    items = past.items
    other = np.fromiter((a != b for a, b in zip(items[1:], items[:-1], strict=True)), bool, len(items) - 1)
    return np.concatenate([[0], np.cumsum(other & (np.diff(past.at) > 0))]).astype(np.float32)


def recalled(found: Sequence[Found | None], k: int) -> Recalled:
    """The best `k` of each customer's; of equal scores the lower row first. NaN where there is no row."""
    answer = nothing(len(found), max(k, 0))
    for place, one in enumerate(found):
        if one is not None and k > 0:
            rows, scores = best(*one, k)
            answer.rows[place, : len(rows)], answer.scores[place, : len(rows)] = rows, scores
    return answer


def best(rows: npt.NDArray[np.integer], scores: npt.NDArray[np.floating], k: int) -> Found:
    """The `k` best, best first; of equal scores the lower row, whatever their order."""
    if len(scores) > 4 * k:
        places = above(scores, k)
        rows, scores = rows[places], scores[places]
    order = np.lexsort((rows, -scores))[:k]
    return rows[order], scores[order]


def above(scores: npt.NDArray[np.floating], k: int) -> RowNumbers:
    """The places of the `k` greatest and few others, ascending: of what reaches the k-th of the maxima of
    blocks there are k at least, and maxima are sooner found than an order."""
    size = len(scores) // max(1, min(BLOCK, len(scores) // (2 * k)))
    whole = len(scores) // size * size
    maxima = np.concatenate([scores[:whole].reshape(-1, size).max(axis=0), scores[whole:]])
    return np.flatnonzero(scores >= np.partition(maxima, len(maxima) - k)[len(maxima) - k])


def nothing(count: int, k: int) -> Recalled:
    """Of that many customers who are told nothing."""
    return Recalled(np.full((count, k), NOWHERE, np.int32), np.full((count, k), np.nan, np.float32))


def looked_up(scores: npt.NDArray[np.floating] | None, rows: Rows) -> Scores:
    """Those of rows (of any shape) among scores of all items; NaN for NOWHERE, and for all where there are
    none."""
    found = np.full(rows.shape, np.nan, np.float32)
    if scores is not None and len(scores):
        found[rows >= 0] = scores[rows[rows >= 0]]
    return found


def looked_up_each(scores: Sequence[npt.NDArray[np.floating] | None], rows: Rows) -> Scores:
    """The same of each customer's own: (n, m)."""
    found = np.full(rows.shape, np.nan, np.float32)
    for place, (theirs, wanted) in enumerate(zip(scores, rows, strict=True)):
        found[place] = looked_up(theirs, wanted)
    return found


def save_items(folder: Path, items: Sequence[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ITEMS).write_text(json.dumps(list(items), ensure_ascii=False), encoding="utf-8")


def load_items(folder: Path) -> tuple[str, ...]:
    """Raises VersionDamaged where they cannot be read."""
    found = load_json(folder / ITEMS)
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise VersionDamaged(f"{folder / ITEMS} is no list of ids")
    return tuple(found)


def load_json(file: Path) -> object:
    """Raises VersionDamaged where it cannot be read."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise VersionDamaged(f"{file} cannot be read: {error}") from error


def load_arrays(file: Path, *names: str) -> list[npt.NDArray[np.float32]]:
    """Raises VersionDamaged where one is missing or cannot be read."""
    try:
        with np.load(file, allow_pickle=False) as arrays:
            return [arrays[name] for name in names]
    except UNREADABLE as error:
        raise VersionDamaged(f"{file} cannot be read: {error}") from error
