"""The models that are compared, fitted or taken from the cache, and what each finds."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from evals.sequential_data import Question, places
from retrieval.recommend.collaborative import Als, ItemKnn
from retrieval.recommend.kinds import NOWHERE, Past, Recall, Recalled, Rows, Scores
from retrieval.recommend.popular import Popular
from retrieval.recommend.sequence import Recipe, Sequential
from retrieval.recommend.succession import Succession

CHUNK = 1024
SIMPLE: dict[str, type[Popular] | type[ItemKnn] | type[Als] | type[Succession]] = {
    "popular": Popular,
    "item_knn": ItemKnn,
    "succession": Succession,
    "als": Als,
}
LEARNED = ("bert4rec", "xlnet", "sasrec")
NAMES = (*SIMPLE, *LEARNED)


@dataclass(frozen=True)
class Fitted:
    """`seconds` of the fit on `threads` threads, and the machine's mean load as it ended."""

    recall: Recall
    seconds: float
    threads: int
    load: float


def fitted(name: str, question: Question, minutes: float, folder: Path, say: Callable[[str], None]) -> Fitted:
    """From the folder where it was fitted before, else fitted and put there."""
    note = folder / "fit.json"
    kind = SIMPLE.get(name, Sequential)
    if note.is_file():
        told = json.loads(note.read_text(encoding="utf-8"))
        return Fitted(kind.load(folder), told["seconds"], told["threads"], told["load"])
    began = time.perf_counter()
    if name in SIMPLE:
        recall = SIMPLE[name].fit(question.known)
    else:
        recipe = Recipe.usual(name, minutes)
        recall = Sequential.fit(question.known, recipe, lambda p: say(str(p)), folder)
    seconds = time.perf_counter() - began
    threads = torch.get_num_threads() if name in LEARNED else 1
    recall.save(folder)
    load = os.getloadavg()[1]
    note.write_text(json.dumps({"seconds": seconds, "threads": threads, "load": load}), encoding="utf-8")
    return Fitted(recall, seconds, threads, load)


def found(recall: Recall, question: Question, k: int) -> Recalled:
    """The best k of each customer's, without what they chose before, as places in the question's items."""
    place = places(question, recall.items)
    rows = np.full((len(question.asked), k), NOWHERE, np.int32)
    scores = np.full((len(question.asked), k), np.nan, np.float32)
    for chunk in _by_length(question):
        asked = [question.asked[at] for at in chunk]
        wider = recall.recall(asked, k + max(len(set(past.items)) for past in asked))
        theirs = np.where(wider.rows == NOWHERE, NOWHERE, place[wider.rows])
        fresh = (theirs != NOWHERE) & ~_had(theirs, question, asked)
        order = np.argsort(~fresh, axis=1, kind="stable")[:, :k]
        kept = np.take_along_axis(fresh, order, 1)
        rows[chunk, : order.shape[1]] = np.where(kept, np.take_along_axis(theirs, order, 1), NOWHERE)
        scores[chunk, : order.shape[1]] = np.where(kept, np.take_along_axis(wider.scores, order, 1), np.nan)
    return Recalled(rows, scores)


def scored(recall: Recall, question: Question, rows: Rows) -> Scores:
    """What it says of any places (n, m) of the question's items: (n, m), NaN where nothing."""
    own = np.full(len(question.items) + 1, NOWHERE, np.int32)
    own[places(question, recall.items)] = np.arange(len(recall.items))
    scores = np.full(rows.shape, np.nan, np.float32)
    for start in range(0, len(rows), CHUNK):
        part = slice(start, start + CHUNK)
        scores[part] = recall.score(question.asked[part], own[rows[part]])
    return scores


def _by_length(question: Question) -> list[np.ndarray]:
    order = np.argsort([len(past.items) for past in question.asked], kind="stable")
    return np.array_split(order, max(1, -(-len(order) // CHUNK)))


def _had(rows: Rows, question: Question, asked: Sequence[Past]) -> np.ndarray:
    """Which of the places (n, m) each customer has chosen before."""
    size = len(question.items)
    had = [at * size + places(question, past.items).astype(np.int64) for at, past in enumerate(asked)]
    return np.isin(np.arange(len(rows))[:, None] * size + rows, np.concatenate(had))
