"""What was shown, and what became of it: the examples that a ranker learns from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.recommend.kinds import Rows, Scores, Times

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Exposures:
    """Products as they were shown, as columns of length n: list by list in the order of their times, and
    in each by position (from 1).

    `subject`, `item`, `list` and `surface` are codes into the tuples above them. `score` is the ranker's
    and `propensity` the chance with which it was put there, NaN where none was kept. `recalls` holds by
    recall its score of each, NaN where it had not found it; a search has none. The flags say what came of
    it: `clicked` (or dwelled upon), `carted`, `bought`, `up`, `down`, `dismissed`, `returned`.
    """

    subjects: tuple[str, ...]
    items: tuple[str, ...]
    lists: tuple[str, ...]
    surfaces: tuple[str, ...]
    models: tuple[str, ...]
    subject: Rows
    item: Rows
    list: Rows
    surface: Rows
    model: Rows
    position: Rows
    at: Times
    score: Scores
    propensity: Scores
    recalls: Mapping[str, Scores]
    clicked: Flags
    carted: Flags
    bought: Flags
    up: Flags
    down: Flags
    dismissed: Flags
    returned: Flags

    def __len__(self) -> int:
        return len(self.at)
