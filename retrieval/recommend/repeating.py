"""Whether what a customer had is for them to have again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from retrieval.recommend.kinds import KINDS, EventKind, Past
from retrieval.recommend.options import Repeat

DAY: Final = 86_400.0
PAUSE_DAYS: Final = 7.0
"""After a purchase nobody needs the same thing again so soon."""
USUAL: Final = 0.25
"""Share of its buyers who bought a product again, from which on it is a thing that is bought again."""
BUY: Final = KINDS.index(EventKind.BUY)


def had(past: Past, repeat: Repeat, rebought: Mapping[str, float]) -> frozenset[str]:
    """What was bought and is not to be recommended: with "auto" all but what this customer bought on two
    days or more, or other buyers usually do, and even that not for a week."""
    if repeat == "always":
        return frozenset()
    days: dict[str, set[int]] = {}
    last: dict[str, float] = {}
    for item, kind, at in zip(past.items, past.kinds.tolist(), past.at.tolist(), strict=True):
        if kind == BUY:
            days.setdefault(item, set()).add(int(at // DAY))
            last[item] = max(at, last.get(item, at))
    if repeat == "never":
        return frozenset(days)
    return frozenset(
        item
        for item, on in days.items()
        if past.now - last[item] < PAUSE_DAYS * DAY or (len(on) < 2 and rebought.get(item, 0.0) < USUAL)
    )
