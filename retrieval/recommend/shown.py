"""Lists that were shown, as examples for the ranker: what was clicked, carted and bought of each.

Only lists of the days that the ranker learns on count: the parts have not seen what came of them, nor is it
what the figures are taken on. A place that few customers look at weighs more (inverse propensity).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from retrieval.recommend.blend import Blend
from retrieval.recommend.exposures import Exposures
from retrieval.recommend.features import feature_names
from retrieval.recommend.kinds import Interactions, Past
from retrieval.recommend.ranker import examination, inverse_propensity
from retrieval.recommend.selecting import Extra

ENOUGH: Final = 200
"""Lists of which something was chosen, from which on they are learned from."""
CLICKED, LIKED, CARTED, BOUGHT = 1, 2, 3, 4


def extra(shown: Exposures, whole: Interactions, blend: Blend, since: float, until: float) -> Extra | None:
    """Lists from `since` on and before `until`; None where there are too few."""
    if not len(shown):
        return None
    labels = label_of(shown)
    rows = blend.placed.rows([shown.items[item] for item in shown.item.tolist()])
    starts = np.flatnonzero(np.diff(shown.list, prepend=-1))
    ends = np.append(starts[1:], len(shown))
    told = [
        start + np.flatnonzero(rows[start:end] >= 0)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        if since <= shown.at[start] < until
    ]
    lists = [
        places for places in told if len(places) > 1 and 0 < np.count_nonzero(labels[places]) < len(places)
    ]
    if len(lists) < ENOUGH:
        return None
    pasts = past_before(whole, [(shown.subjects[shown.subject[p[0]]], float(shown.at[p[0]])) for p in lists])
    values = [blend.told(past, rows[places]).values for past, places in zip(pasts, lists, strict=True)]
    kept = np.concatenate(lists)
    chance = np.nan_to_num(shown.propensity[kept], nan=1.0) * examination(shown.position[kept])
    return Extra(
        feature_names([recall.name for recall in blend.recalls]),
        np.concatenate(values),
        np.array([len(places) for places in lists], np.int64),
        labels[kept],
        inverse_propensity(chance),
    )


def label_of(shown: Exposures) -> npt.NDArray[np.int32]:
    """(n,): the most that came of each; nothing where it was refused or sent back."""
    labels = np.zeros(len(shown), np.int32)
    for flags, label in (
        (shown.clicked, CLICKED),
        (shown.up, LIKED),
        (shown.carted, CARTED),
        (shown.bought, BOUGHT),
    ):
        labels[flags] = label
    labels[shown.down | shown.dismissed | shown.returned] = 0
    return labels


def past_before(whole: Interactions, asked: list[tuple[str, float]]) -> list[Past]:
    """What each subject had done before that moment."""
    row_of = {subject: row for row, subject in enumerate(whole.subjects)}
    found = []
    for subject, at in asked:
        row = row_of.get(subject)
        start, stop = (0, 0) if row is None else (int(whole.bounds[row]), int(whole.bounds[row + 1]))
        stop = start + int(np.searchsorted(whole.at[start:stop], at))
        names = tuple(whole.items[item] for item in whole.item[start:stop].tolist())
        columns = whole.kinds[start:stop], whole.at[start:stop], whole.quantity[start:stop]
        found.append(Past(names, *columns, at))
    return found
