"""Choosing between a few recipes by what customers chose last, which none of them was fitted on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from retrieval.recommend.interactions import chosen, compact, pasts
from retrieval.recommend.kinds import Interactions, Past, Recall
from retrieval.recommend.recalling import STRENGTHS

R = TypeVar("R")
CUSTOMERS: Final = 1_500
"""Whose last choice is kept back; the rest is learned from."""
ENOUGH: Final = 50
"""So many have to have chosen something new in it for the figures to mean anything."""
EVENTS: Final = 300_000
"""More are not needed to tell recipes apart: of a greater shop some customers are drawn."""
BEST: Final = 10

Fit = Callable[[Interactions, R], Recall]


def chosen_recipe(
    interactions: Interactions,
    fit: Fit[R],
    recipes: Sequence[R],
    readings: Callable[[R, Recall], Iterable[R]],
) -> R:
    """The recipe with the best NDCG@10 of new products, the first of `recipes` where there is too little to
    tell. `readings` gives those that a recall fitted by one recipe can be read by without another fit, each
    after it was set."""
    train, asked, wanted = held_out(compact(interactions))
    if len(asked) < ENOUGH:
        return recipes[0]
    best, found = -1.0, recipes[0]
    for recipe in recipes:
        recall = fit(train, recipe)
        for reading in readings(recipe, recall):
            figure = ndcg(recall, asked, wanted)
            if figure > best:
                best, found = figure, reading
    return found


def held_out(whole: Interactions, seed: int = 0) -> tuple[Interactions, list[Past], list[frozenset[str]]]:
    """What is learned from, the pasts of those asked for, and what each of them chose next: all that was new
    to them of their last moment."""
    whole = _drawn(whole, np.random.default_rng(seed))
    last = np.maximum.reduceat(whole.at, whole.bounds[:-1]) if len(whole.at) else whole.at
    final = whole.at == last[whole.subject] if len(whole.at) else np.zeros(0, np.bool_)
    several = np.flatnonzero(np.bincount(whole.subject[~final], minlength=len(whole.subjects)))
    draw = np.random.default_rng(seed).permutation(several)[:CUSTOMERS]
    asked_for = np.isin(np.arange(len(whole.subjects)), draw)
    held = final & asked_for[whole.subject]
    train, told = chosen(whole, ~held), pasts(chosen(whole, ~held))
    good = held & (STRENGTHS[whole.kinds] > 0)
    targets = chosen(whole, good)
    asked, wanted = [], []
    for subject in np.flatnonzero(asked_for).tolist():
        items = targets.item[targets.bounds[subject] : targets.bounds[subject + 1]]
        new = frozenset(whole.items[item] for item in items.tolist()) - set(told[subject].items)
        if new:
            asked.append(told[subject])
            wanted.append(new)
    return train, asked, wanted


def ndcg(recall: Recall, asked: Sequence[Past], wanted: Sequence[frozenset[str]]) -> float:
    """The mean NDCG@10 of what is new to each."""
    total = 0.0
    gains = 1.0 / np.log2(np.arange(BEST) + 2)
    most = max((len(set(past.items)) for past in asked), default=0)
    found = recall.recall(asked, BEST + min(most, 20 * BEST))
    for rows, past, new in zip(found.rows.tolist(), asked, wanted, strict=True):
        seen = set(past.items)
        names = [name for row in rows if row >= 0 and (name := recall.items[row]) not in seen][:BEST]
        hits = np.array([name in new for name in names], np.float64)
        total += float(hits @ gains[: len(hits)]) / float(gains[: min(len(new), BEST)].sum())
    return total / max(len(asked), 1)


def _drawn(whole: Interactions, rng: np.random.Generator) -> Interactions:
    if len(whole.at) <= EVENTS:
        return whole
    some: npt.NDArray[np.bool_] = rng.random(len(whole.subjects)) < EVENTS / len(whole.at)
    return compact(chosen(whole, some[whole.subject]))
