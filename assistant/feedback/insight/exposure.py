"""Who is shown: products, brands and what is new, against their share of the catalogue and of the interest
that they earn; and whether what is popular is shown because it was shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sqlalchemy import Engine

from assistant.feedback.insight.counting import ENGAGED, Counts, happened, known_before, shown
from assistant.feedback.insight.shelf import Shelf, Ware
from assistant.feedback.insight.statistics import Floats, gini, together
from assistant.feedback.insight.windows import Window
from assistant.service.database import reading

STEPS = 6
"""Parts of the time in which exposure is held against the popularity before it."""
TOP = 0.1
"""The most popular part of the catalogue."""
BOUND = 1.25
"""The most popular tenth may have this much more of the exposure than of the clicks, carts and purchases that
the time itself brings: then it is shown because it was popular, more than because it is chosen."""
RISE = 0.05
"""By so much inequality may grow from the first to the last step while exposure follows popularity."""
FOLLOWS = 0.7
"""Rank correlation of exposure with the popularity before, from which exposure follows it."""
LEAST_SHOWN = 200
"""Impressions of a step below which nothing is said of it."""
MOST = 20

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Share:
    """A group's part of what was shown, of the catalogue, and of clicks, carts and purchases. `factor` is how
    many times its share of the interest it was shown: 1 is in proportion, None where nobody cared."""

    name: str
    shown: int
    of_shown: float
    of_catalogue: float
    of_interest: float

    @property
    def factor(self) -> float | None:
        return self.of_shown / self.of_interest if self.of_interest else None


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the time; `follows` is the rank correlation of its exposure with popularity before it."""

    window: Window
    shown: int
    gini: float
    follows: float
    top_shown: float
    top_interest: float


@dataclass(frozen=True, slots=True)
class Exposure:
    """`coverage` is the share of the catalogue that was shown at all. `new` are the products that were
    neither shown nor looked at before the time began. `alarms` say what is out of bounds."""

    window: Window
    impressions: int
    products: int
    coverage: float
    gini: float
    new: Share
    brands: tuple[Share, ...]
    most_shown: tuple[Share, ...]
    never_shown: tuple[str, ...]
    steps: tuple[Step, ...]
    alarms: tuple[str, ...]


def exposure(engine: Engine, shelf: Shelf, window: Window, most: int = MOST) -> Exposure:
    """Of products that the shop sells now; what is gone from the catalogue is left out."""
    with reading(engine) as connection:
        known = known_before(connection, window.since)
        past = happened(connection, Window(0.0, window.since), ENGAGED)
        parts = [
            (part, shown(connection, part), happened(connection, part, ENGAGED))
            for part in window.steps(STEPS)
        ]
    wares = [ware for ware in shelf.wares.values() if ware.in_stock is not False]
    seen = _sum((seen for _, seen, _ in parts), wares)
    liked = _sum((liked for _, _, liked in parts), wares)
    steps = tuple(_steps(parts, past, wares))
    brands = _shares({ware.id: ware.brand or "(no brand)" for ware in wares}, seen, liked)
    new = _shares({ware.id: "new" if ware.id not in known else "known" for ware in wares}, seen, liked)
    products = sorted(
        _shares({ware.id: ware.id for ware in wares}, seen, liked), key=lambda s: (-s.shown, s.name)
    )
    counts = np.array([seen.get(ware.id, 0) for ware in wares], float)
    return Exposure(
        window,
        int(counts.sum()),
        len(wares),
        float((counts > 0).mean()) if len(counts) else 0.0,
        gini(counts),
        next((share for share in new if share.name == "new"), Share("new", 0, 0.0, 0.0, 0.0)),
        tuple(sorted(brands, key=lambda share: -share.shown)[:most]),
        tuple(products[:most]),
        tuple(ware.id for ware in wares if not seen.get(ware.id))[:most],
        steps,
        tuple(alarms(steps)),
    )


def alarms(steps: Iterable[Step]) -> list[str]:
    """What of popularity feeding itself is beyond its bounds, over the steps with enough shown."""
    told = [step for step in steps if step.shown >= LEAST_SHOWN]
    if len(told) < 2:
        return []
    found = []
    weights = [step.shown for step in told]
    top = float(np.average([step.top_shown for step in told], weights=weights))
    earned = float(np.average([step.top_interest for step in told], weights=weights))
    if earned and top > BOUND * earned:
        found.append(
            f"the most popular tenth has {top:.0%} of what is shown and {earned:.0%} of what is chosen:"
            f" {top / earned:.2f} times as much, the bound is {BOUND}"
        )
    first, last = told[0], told[-1]
    if last.follows >= FOLLOWS and last.gini - first.gini >= RISE:
        found.append(
            f"exposure follows earlier popularity ({last.follows:.2f}) and grows more unequal"
            f" (Gini {first.gini:.2f} to {last.gini:.2f}); the bounds are {FOLLOWS} and a rise of {RISE}"
        )
    return found


def _steps(parts: Iterable[tuple[Window, Counts, Counts]], past: Counts, wares: list[Ware]) -> Iterable[Step]:
    """Each step's exposure beside the popularity that stood when it began."""
    popular = np.array([past.get(ware.id, 0) for ware in wares], float)
    for window, seen, liked in parts:
        here = np.array([seen.get(ware.id, 0) for ware in wares], float)
        interest = np.array([liked.get(ware.id, 0) for ware in wares], float)
        top = _top(popular)
        yield Step(
            window,
            int(here.sum()),
            gini(here),
            together(here, popular),
            _part(here, top),
            _part(interest, top),
        )
        popular = popular + interest


def _top(popular: Floats) -> Places:
    """The rows of the most popular tenth, none where nothing is popular yet."""
    count = max(1, round(TOP * len(popular))) if popular.any() else 0
    return np.argsort(-popular, kind="stable")[:count]


def _part(counts: Floats, rows: Places) -> float:
    total = counts.sum()
    return float(counts[rows].sum() / total) if total else 0.0


def _sum(parts: Iterable[Counts], wares: list[Ware]) -> Counts:
    sold = {ware.id for ware in wares}
    found: Counter[str] = Counter()
    for part in parts:
        found.update({product: count for product, count in part.items() if product in sold})
    return found


def _shares(group: Mapping[str, str], seen: Counts, liked: Counts) -> list[Share]:
    goods: Counter[str] = Counter(group.values())
    given: Counter[str] = Counter()
    earned: Counter[str] = Counter()
    for product, name in group.items():
        given[name] += seen.get(product, 0)
        earned[name] += liked.get(product, 0)
    total, interest = max(1, given.total()), max(1, earned.total())
    return [
        Share(name, given[name], given[name] / total, count / len(group), earned[name] / interest)
        for name, count in goods.items()
    ]
