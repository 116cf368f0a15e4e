"""The blend: candidates of several recalls, ordered by LambdaRank, learned and chosen on validation alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.sequential_data import Question, some
from evals.sequential_models import found, scored
from retrieval.recommend.kinds import NOWHERE, Recall, Rows, Scores
from retrieval.recommend.ranker import LambdaRank, Recipe
from retrieval.recommend.selecting import surely

DEPTH = 50
"""How many candidates each recall gives."""
WHAT = ("score", "rank")
"""Nothing that depends on how much was known when a recall was fitted: learned on validation, it would not
hold on the test, by which time there is more."""
RANKING = Recipe(rounds=100, leaves=15, rate=0.1, least_in_leaf=50, truncation=10)
TEACH = 12_000
JUDGE = 8_000


@dataclass(frozen=True)
class Candidates:
    """For n customers up to m items, NOWHERE where there are fewer: `rows` (n, m), and of each recall by
    name its scores and ranks of them, (n, m) each, NaN where it says nothing."""

    rows: Rows
    scores: Mapping[str, Scores]
    ranks: Mapping[str, Scores]

    def features(self, names: Sequence[str]) -> tuple[Scores, np.ndarray]:
        """Of the items that one of these recalls found: (x, features), and which they are, (n, m). A score
        is 0 for the last and 1 for the first of a recall's own list, and below 0 for what is not on it."""
        there = np.zeros(self.rows.shape, bool)
        for name in names:
            there |= ~np.isnan(self.ranks[name])
        columns = []
        for name in names:
            scores = self.scores[name]
            listed = np.where(np.isnan(self.ranks[name]), np.nan, scores)
            best = np.nanmax(listed, axis=1, keepdims=True, initial=-np.inf)
            least = np.nanmin(listed, axis=1, keepdims=True, initial=np.inf)
            scaled = (scores - least) / np.maximum(best - least, 1e-6)
            columns += [scaled[there], self.ranks[name][there]]
        return np.stack(columns, axis=1), there


def candidates(
    recalls: Mapping[str, Recall], question: Question, lists: Mapping[str, Rows] | None = None
) -> Candidates:
    """`lists` are what each found (n, DEPTH), where that is known already."""
    lists = lists or {name: found(recall, question, DEPTH).rows for name, recall in recalls.items()}
    stacked = np.concatenate(list(lists.values()), axis=1)
    stacked.sort(axis=1)
    stacked[:, 1:][stacked[:, 1:] == stacked[:, :-1]] = NOWHERE
    rows = -np.sort(-stacked, axis=1)
    rows = rows[:, : int((rows != NOWHERE).sum(1).max(initial=1))]
    scores = {name: scored(recall, question, rows) for name, recall in recalls.items()}
    return Candidates(rows, scores, {name: _ranks(rows, theirs) for name, theirs in lists.items()})


def _ranks(rows: Rows, theirs: Rows) -> Scores:
    """Where each of `rows` (n, m) stands in the lists (n, k), from 1."""
    ranks = np.full(rows.shape, np.nan, np.float32)
    for at, (row, own) in enumerate(zip(rows, theirs, strict=True)):
        order = np.argsort(own)
        place = np.minimum(np.searchsorted(own[order], row), len(own) - 1)
        right = (own[order][place] == row) & (row != NOWHERE)
        ranks[at, right] = order[place[right]] + 1
    return ranks


@dataclass(frozen=True)
class Blend:
    names: tuple[str, ...]
    ranker: LambdaRank

    def best(self, one: Candidates, k: int) -> Rows:
        values, there = one.features(self.names)
        scores = np.full(one.rows.shape, -np.inf, np.float32)
        scores[there] = self.ranker.score(values)
        order = np.argsort(-scores, axis=1, kind="stable")[:, :k]
        rows = np.take_along_axis(one.rows, order, 1)
        return np.where(np.isneginf(np.take_along_axis(scores, order, 1)), NOWHERE, rows)


def taught(names: Sequence[str], one: Candidates, answers: Rows) -> Blend:
    """By the customers whose answer is among the candidates of these recalls."""
    values, there = one.features(names)
    right = there & (one.rows == answers[:, None])
    useful = right.any(1)
    keep = np.repeat(useful, there.sum(1))
    groups = there[useful].sum(1)
    labels = right[useful][there[useful]].astype(np.int32)
    columns = [f"{name}.{what}" for name in names for what in WHAT]
    return Blend(tuple(names), LambdaRank.fit(values[keep], groups, labels, names=columns, recipe=RANKING))


def fused(names: Sequence[str], one: Candidates, k: int, constant: float = 60.0) -> Rows:
    """By the sum of reciprocal ranks, nothing learned (Cormack, Clarke and Büttcher, SIGIR 2009)."""
    total = np.sum([np.nan_to_num(1.0 / (constant + one.ranks[name])) for name in names], axis=0)
    total[one.rows == NOWHERE] = -1.0
    order = np.argsort(-total, axis=1, kind="stable")[:, :k]
    return np.take_along_axis(one.rows, order, 1)


@dataclass(frozen=True)
class Choice:
    """The blend that was chosen and, by name, the same without each of its recalls, with the NDCG@10 of
    each on the customers of the validation who judged."""

    blend: Blend
    judged: float
    without: Mapping[str, tuple[Blend, float]]


def chosen(
    recalls: Mapping[str, Recall], question: Question, seed: int, say: Callable[[str], None]
) -> Choice:
    """The blend of the recalls without each of which it is surely worse on validation: by a one-sided paired
    t-test at 5 % over the customers who judge, as in a shop's own fit.

    Some of the validation's customers teach and others judge: from all recalls the one that is missed
    least is taken out, for as long as it is not surely missed. What is left is taught by all of them.
    """
    order = np.random.default_rng(seed).permutation(len(question.asked))[: TEACH + JUDGE]
    cut = len(order) * TEACH // (TEACH + JUDGE)
    teach, judge = some(question, order[:cut]), some(question, order[cut:])
    lessons, trial = candidates(recalls, teach), candidates(recalls, judge)

    def judged(names: Sequence[str]) -> np.ndarray:
        values = gains(taught(names, lessons, teach.answers).best(trial, 10), judge.answers)
        say(f"blend of {', '.join(names)}: NDCG@10 {values.mean():.4f} on validation")
        return values

    names, whole, without = needed(tuple(recalls), judged, say)
    both, answers = _joined(lessons, trial), np.concatenate([teach.answers, judge.answers])
    rest = {
        name: (taught([n for n in names if n != name], both, answers), float(values.mean()))
        for name, values in without.items()
    }
    return Choice(taught(names, both, answers), float(whole.mean()), rest)


def needed(
    names: tuple[str, ...], judged: Callable[[Sequence[str]], np.ndarray], say: Callable[[str], None]
) -> tuple[tuple[str, ...], np.ndarray, dict[str, np.ndarray]]:
    """Those without each of which the blend is surely worse, at least one, what each customer has of them,
    and of them without each. What is left is measured by the best so far: of many small losses, none sure,
    the sum may be."""
    whole, without = judged(names), _without(names, judged)
    best = whole
    while len(names) > 1:
        least = max(without, key=lambda name: float(without[name].mean()))
        if surely(best, without[least]):
            break
        say(f"{least} is not surely missed and is left out")
        names, whole = tuple(name for name in names if name != least), without[least]
        best = max(best, whole, key=lambda values: float(values.mean()))
        without = _without(names, judged)
    return names, whole, without


def _without(names: Sequence[str], judged: Callable[[Sequence[str]], np.ndarray]) -> dict[str, np.ndarray]:
    if len(names) < 2:
        return {}
    return {name: judged([other for other in names if other != name]) for name in names}


def _joined(one: Candidates, other: Candidates) -> Candidates:
    width = max(one.rows.shape[1], other.rows.shape[1])

    def wide(values: np.ndarray, fill: float) -> np.ndarray:
        return np.pad(values, ((0, 0), (0, width - values.shape[1])), constant_values=fill)

    return Candidates(
        np.concatenate([wide(one.rows, NOWHERE), wide(other.rows, NOWHERE)]),
        {n: np.concatenate([wide(one.scores[n], np.nan), wide(other.scores[n], np.nan)]) for n in one.scores},
        {n: np.concatenate([wide(one.ranks[n], np.nan), wide(other.ranks[n], np.nan)]) for n in one.ranks},
    )


def hits(rows: Rows, answers: Rows) -> np.ndarray:
    """(n,): whether the answer is among the first ten."""
    return (rows[:, :10] == answers[:, None]).any(1)


def gains(rows: Rows, answers: Rows) -> np.ndarray:
    """(n,): NDCG@10 of lists with one right answer."""
    right = rows[:, :10] == answers[:, None]
    return np.where(right.any(1), 1.0 / np.log2(right.argmax(1) + 2.0), 0.0)


def coverage(rows: Rows, items: int) -> float:
    """The share of all items that is in someone's first ten (Ge et al., RecSys 2010)."""
    shown = np.unique(rows[:, :10])
    return float((shown != NOWHERE).sum() / items)
