"""How well products suit one customer, whatever they search for: for the order of search results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from retrieval.recommend.candidates import AGAINST, Stand
from retrieval.recommend.features import Found, Matrix, matrix
from retrieval.recommend.glance import Glance
from retrieval.recommend.kinds import NOWHERE, Past, Scores

NO_OPINION: Final = 0.5
NEAR: Final = (0.3, 0.7)
"""Cosines to an interest, from nothing to say to as near as can be."""
PERSONAL: Final = frozenset(
    {"again", "item_knn", "als", "succession", "sasrec", "bert4rec", "xlnet", "language"}
)
"""Recalls whose answer is this customer's own; what is popular or new says nothing of anybody."""


def suits(stand: Stand, past: Past, ids: Sequence[str]) -> Scores:
    """From 0 to 1, 0.5 for no opinion and for a product that is not known: (len(ids),). What this customer
    refused gets 0."""
    answer = np.full(len(ids), NO_OPINION, np.float32)
    rows = stand.placed.rows(ids)
    known = np.flatnonzero(rows != NOWHERE)
    if not len(known) or not (len(past.items) or past.profile.liked or past.profile.disliked):
        return answer
    _, found = stand.told(past, rows[known])
    glance = Glance.of(past, stand.goods, stand.placed.row_of)
    features = matrix(stand.shelf, past, rows[known], found, glance=glance)
    answer[known] = 0.5 + 0.5 * np.tanh(_evidence(features, found))
    refused = {i for i, kind in zip(past.items, past.kinds.tolist(), strict=True) if kind in AGAINST}
    answer[[place for place in known.tolist() if ids[place] in refused]] = 0.0
    return answer


def _evidence(features: Matrix, found: Found) -> Scores:
    """Above nought for what speaks for a product, (m,). Nothing known adds nothing."""
    low, high = NEAR
    near = np.clip((features.column("interest") - low) / (high - low), 0.0, 1.0)
    parts = (
        0.6 * near,
        0.5 * np.minimum(features.column("liked"), 2.0),
        -1.0 * np.minimum(features.column("disliked"), 2.0),
        0.4 * (features.column("price_fit") - 1.0),
        0.4 * features.column("same_brand"),
        0.3 * features.column("same_category"),
        0.2 * np.minimum(features.column("looked_at"), 2.0),
        *(0.4 * found.scores[place] for place, name in enumerate(found.names) if name in PERSONAL),
    )
    return np.asarray(np.sum([np.nan_to_num(part) for part in parts], axis=0), np.float32)
