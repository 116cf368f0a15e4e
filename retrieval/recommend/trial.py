"""What recommendations are worth on events that nothing was fitted on.

A case is a customer at one moment: what they had done by then, and what they chose next. The last days (or,
where times say nothing, each customer's last event) make the cases of the test, those before them the cases
on which the ranker learns and parts are let in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from retrieval.recommend.bundle import Quality
from retrieval.recommend.interactions import CODES, chosen
from retrieval.recommend.kinds import EventKind, Interactions, Past

TOP, DEEP = 10, 20
CHOICES: Final = (
    (EventKind.BUY,),
    (EventKind.BUY, EventKind.CART),
    (EventKind.BUY, EventKind.CART, EventKind.UP, EventKind.CLICK, EventKind.DWELL, EventKind.VIEW),
)
"""What counts as a choice: the first of these that enough customers made."""
ENOUGH: Final = 200
"""Cases from which on a slice says something."""
DAY: Final = 86_400.0
DAYS: Final = (7, 14, 28)
"""How long the last days may be, the shortest that gives enough cases."""
TELLING: Final = 0.5
"""Where more of the customers' events than this lie at one moment, times say nothing."""
BASKET_S: Final = DAY
"""What is chosen within this of the first choice is one choice: the next basket."""
RESAMPLES: Final = 1_000
FEWEST: Final = 5


@dataclass(frozen=True, slots=True)
class Case:
    """`chosen` is what the customer of this past chose next, as ids."""

    subject: str
    past: Past
    chosen: frozenset[str]

    @property
    def new(self) -> frozenset[str]:
        """Of what they chose that which they had never touched."""
        return self.chosen.difference(self.past.items)


@dataclass(frozen=True)
class Split:
    """`fit` is what models may see; `learn` and `test` are cases after it, `test` the later ones. `said` is
    how it was split, in words, and `timed` whether by time."""

    fit: Interactions
    learn: tuple[Case, ...]
    test: tuple[Case, ...]
    said: str
    timed: bool = True


def split(whole: Interactions, most: int = 2_000, seed: int = 0) -> Split:
    """Into what to fit on, to learn the ranking on and to test; at most `most` cases of each.

    By the last days where there are enough customers in them, else each customer's last two choices."""
    kinds = _kinds(whole)
    is_choice = np.isin(whole.kinds, kinds)
    for days in DAYS if _timed(whole) else ():
        end = float(whole.at.max())
        cuts = end - days * DAY, end - 2 * days * DAY
        test = _cases(whole, is_choice, cuts[0], np.inf, most, seed)
        learn = _cases(whole, is_choice, cuts[1], cuts[0], most, seed + 1)
        if min(len(test), len(learn)) >= ENOUGH:
            said = f"the last {days} days, and the {days} before them to learn the ranking on"
            return Split(chosen(whole, whole.at < cuts[1]), learn, test, said)
    return _by_last(whole, is_choice, most, seed)


def repeats(whole: Interactions) -> float:
    """Of all choices of customers who had chosen before, the share that they had chosen already, in an
    earlier basket. 0 where nobody chose twice."""
    is_choice = np.isin(whole.kinds, _kinds(whole))
    subject, item, at = whole.subject[is_choice], whole.item[is_choice], whole.at[is_choice]
    pair = subject.astype(np.int64) * max(len(whole.items), 1) + item
    _, starts, inverse = np.unique(pair, return_index=True, return_inverse=True)
    first = np.full(len(whole.subjects), np.inf)
    np.minimum.at(first, subject, at)
    # Events are in order of time within a subject, so the first row of a pair is its first choice.
    basket = BASKET_S if _timed(whole) else 0.0
    later = at > first[subject] + basket
    again = later & (at > at[starts][inverse] + basket)
    return float(again.sum() / later.sum()) if later.any() else 0.0


def rebought(whole: Interactions) -> dict[str, float]:
    """Of those who bought a product, the share that bought it on another day too; of products that at least
    FEWEST customers bought."""
    bought = whole.kinds == CODES[EventKind.BUY]
    pair = whole.subject[bought].astype(np.int64) * max(len(whole.items), 1) + whole.item[bought]
    days = np.unique(np.stack([pair, (whole.at[bought] // DAY).astype(np.int64)]), axis=1)[0]
    pairs, on = np.unique(days, return_counts=True)
    of = pairs % max(len(whole.items), 1)
    buyers = np.bincount(of, minlength=len(whole.items))
    again = np.bincount(of[on > 1], minlength=len(whole.items))
    return {whole.items[row]: float(again[row] / buyers[row]) for row in np.flatnonzero(buyers >= FEWEST)}


def figures(ranked: Sequence[Sequence[str]], cases: Sequence[Case]) -> Quality:
    """Of the best ids of each case, best first."""
    if not cases:
        return Quality(0, 0.0, 0.0, 0.0)
    found = ndcgs(ranked, cases)
    hits = [not case.chosen.isdisjoint(list(ids)[:TOP]) for ids, case in zip(ranked, cases, strict=True)]
    recalls = [
        len(case.chosen.intersection(list(ids)[:DEEP])) / len(case.chosen)
        for ids, case in zip(ranked, cases, strict=True)
    ]
    return Quality(len(cases), float(np.mean(hits)), float(found.mean()), float(np.mean(recalls)))


def ndcgs(ranked: Sequence[Sequence[str]], cases: Sequence[Case]) -> npt.NDArray[np.float64]:
    """NDCG@10 of each case, each chosen product a gain of one (Järvelin and Kekäläinen 2002)."""
    discounts = 1 / np.log2(np.arange(2, TOP + 2))
    found = np.zeros(len(cases))
    for place, (ids, case) in enumerate(zip(ranked, cases, strict=True)):
        gains = [rank for rank, item in enumerate(list(ids)[:TOP]) if item in case.chosen]
        found[place] = discounts[gains].sum() / discounts[: min(len(case.chosen), TOP)].sum()
    return found


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of a new version against the one in service, on the same cases: the mean difference of NDCG@10, the
    middle 95 % of it by paired bootstrap over customers, and whether the new one may serve."""

    difference: float
    low: float
    high: float
    no_worse: bool
    why: str


LOST: Final = 0.1
"""A new version that loses more than this part of the NDCG does not serve, however few the cases."""


def compared(
    new: npt.NDArray[np.float64], old: npt.NDArray[np.float64], seed: int = 0, lost: float = LOST
) -> Verdict:
    """No worse is: neither surely worse (the whole interval below nought) nor by more than a tenth.

    Paired bootstrap over cases, 1,000 resamples (Efron and Tibshirani 1993, chapter 13)."""
    differences = new - old
    if not len(differences):
        return Verdict(0.0, 0.0, 0.0, True, "there was nothing to compare on")
    random = np.random.default_rng(seed)
    drawn = random.integers(0, len(differences), (RESAMPLES, len(differences)))
    low, high = np.quantile(differences[drawn].mean(axis=1), [0.025, 0.975])
    mean = float(differences.mean())
    if high < 0:
        return Verdict(mean, float(low), float(high), False, "surely worse than the version in service")
    if mean < -lost * old.mean():
        why = f"it loses more than {lost:.0%} of what the version in service reaches"
        return Verdict(mean, float(low), float(high), False, why)
    return Verdict(mean, float(low), float(high), True, "no worse than the version in service")


def _kinds(whole: Interactions) -> npt.NDArray[np.int8]:
    """The codes of what counts as a choice here."""
    for kinds in CHOICES[:-1]:
        codes = np.array([CODES[kind] for kind in kinds], np.int8)
        made = whole.subject[np.isin(whole.kinds, codes)]
        if np.count_nonzero(np.bincount(made, minlength=1) > 1) >= ENOUGH:
            return codes
    return np.array([CODES[kind] for kind in CHOICES[-1]], np.int8)


def _timed(whole: Interactions) -> bool:
    """Whether times tell one visit from another: not where a customer's events lie at one moment, nor where
    everybody's last one does."""
    if len(whole.at) < 2 or whole.at.max() - whole.at.min() < 4 * DAYS[0] * DAY:
        return False
    same = np.diff(whole.subject) == 0
    if not same.any():
        return False
    close = np.diff(whole.at)[same] <= 0
    ends = whole.at[np.maximum(whole.bounds[1:] - 1, 0)]
    together = np.unique(ends, return_counts=True)[1].max() / max(len(ends), 1)
    return bool(close.mean() < 0.98 and together < TELLING)


def _cases(
    whole: Interactions, is_choice: npt.NDArray[np.bool_], start: float, end: float, most: int, seed: int
) -> tuple[Case, ...]:
    """The first basket of each customer from `start` to before `end`, with all that they did before it."""
    rows = np.flatnonzero(is_choice & (whole.at >= start) & (whole.at < end))
    _, firsts = np.unique(whole.subject[rows], return_index=True)
    firsts = rows[firsts]
    firsts = firsts[whole.bounds[:-1][whole.subject[firsts]] < firsts]
    return tuple(_case(whole, is_choice, int(row), end) for row in _drawn(firsts, most, seed))


def _case(whole: Interactions, is_choice: npt.NDArray[np.bool_], row: int, end: float) -> Case:
    subject, at = int(whole.subject[row]), float(whole.at[row])
    stop = int(whole.bounds[subject + 1])
    basket = [
        other
        for other in range(row, stop)
        if is_choice[other] and whole.at[other] <= at + BASKET_S and whole.at[other] < end
    ]
    names = frozenset(whole.items[int(whole.item[other])] for other in basket)
    return Case(whole.subjects[subject], _past(whole, subject, row, at), names)


def _by_last(whole: Interactions, is_choice: npt.NDArray[np.bool_], most: int, seed: int) -> Split:
    """Each customer's last choice is the test, the one before it the lesson: leave-one-out."""
    keep = np.ones(len(whole.subject), np.bool_)
    last, before = [], []
    for subject in range(len(whole.subjects)):
        start, stop = int(whole.bounds[subject]), int(whole.bounds[subject + 1])
        made = start + np.flatnonzero(is_choice[start:stop])
        if len(made) < 3 or made[-2] == start:
            continue
        keep[made[-2] : stop] = False
        last.append(int(made[-1]))
        before.append(int(made[-2]))
    test = tuple(_last_case(whole, row) for row in _drawn(np.array(last, np.int64), most, seed))
    learn = tuple(_last_case(whole, row) for row in _drawn(np.array(before, np.int64), most, seed + 1))
    said = "each customer's last choice, and the one before it to learn on"
    return Split(chosen(whole, keep), learn, test, said, timed=False)


def _last_case(whole: Interactions, row: int) -> Case:
    subject = int(whole.subject[row])
    past = _past(whole, subject, row, float(whole.at[row]))
    return Case(whole.subjects[subject], past, frozenset([whole.items[int(whole.item[row])]]))


def _past(whole: Interactions, subject: int, stop: int, now: float) -> Past:
    start = int(whole.bounds[subject])
    items = tuple(whole.items[row] for row in whole.item[start:stop].tolist())
    columns = (whole.kinds[start:stop], whole.at[start:stop], whole.quantity[start:stop])
    return Past(items, *columns, now)


def _drawn(rows: npt.NDArray[np.int64], most: int, seed: int) -> list[int]:
    if len(rows) > most:
        rows = np.sort(np.random.default_rng(seed).choice(rows, most, replace=False))
    return [int(row) for row in rows]


def table(figures: Mapping[str, Quality]) -> list[tuple[str, str, str, str]]:
    """Rows for people: name, HR@10, NDCG@10, recall@20."""
    return [(n, f"{q.hit_rate:.4f}", f"{q.ndcg:.4f}", f"{q.recall:.4f}") for n, q in figures.items()]
