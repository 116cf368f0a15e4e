"""Products that speak of something without being it: what is made for headlamps, not headlamps."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from retrieval.view import FIELDS, View
from retrieval.words import terms


def mentioning(view: View, text: str, kind: str | None = None) -> npt.NDArray[np.int64]:
    """Rows of the products in whose texts all words of `text` stand, best by words first, without
    those that are of that kind themselves."""
    wanted = list(dict.fromkeys(terms(text)))
    if not wanted:
        return np.array([], dtype=np.int64)
    has = np.logical_and.reduce([view.keywords.rows_with(term, FIELDS) for term in wanted]) & view.alive
    if kind is not None and (is_one := view.of_kind(kind)).any():
        has &= ~is_one
    rows = np.flatnonzero(has)
    best: npt.NDArray[np.int64] = rows[np.argsort(-view.keywords.scores(wanted)[rows], kind="stable")]
    return best
