"""Questions that ask the same, put together by meaning and by their conditions; and whether they were
answered alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from assistant.transcripts.pairing import Pair
from retrieval.conditions import agree, numbers
from retrieval.query import Vectors

Embed = Callable[[Sequence[str]], Vectors]
SAME = 0.62
"""Cosine from which two questions ask the same, if their conditions agree."""
ALIKE = 0.6
"""Cosine from which two answers say the same, if their numbers and negations agree."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Pairs whose questions ask the same. `best` is the one that the others are nearest to, the newest of
    those that the most agree with; `agreeing` is the share of pairs whose answers say what its answer says;
    `others` are answers that say something else, newest first, once each."""

    pairs: tuple[Pair, ...]
    best: Pair
    agreeing: float
    others: tuple[Pair, ...] = ()

    @property
    def conflicts(self) -> bool:
        return bool(self.others)

    @property
    def first(self) -> datetime | None:
        return min((pair.at for pair in self.pairs if pair.at), default=None)

    @property
    def last(self) -> datetime | None:
        return max((pair.at for pair in self.pairs if pair.at), default=None)


def clusters(pairs: Sequence[Pair], embed: Embed, same: float = SAME) -> list[Cluster]:
    """The largest first. Each question joins the cluster whose mean question is nearest, if that is near
    enough and asks under the same conditions."""
    if not pairs:
        return []
    questions = embed([pair.question for pair in pairs])
    answers = embed([pair.answer for pair in pairs])
    groups: list[list[int]] = []
    for place in range(len(pairs)):
        joined = _nearest(place, groups, questions, pairs, same)
        if joined is None:
            groups.append([place])
        else:
            joined.append(place)
    found = [_cluster(group, pairs, questions, answers) for group in groups]
    return sorted(found, key=lambda cluster: -len(cluster.pairs))


def _nearest(
    place: int, groups: list[list[int]], questions: Vectors, pairs: Sequence[Pair], same: float
) -> list[int] | None:
    best, nearest = same, None
    for group in groups:
        mean = questions[group].mean(axis=0)
        cosine = float(questions[place] @ mean / (np.linalg.norm(mean) or 1.0))
        if cosine >= best and agree(pairs[place].question, pairs[group[0]].question):
            best, nearest = cosine, group
    return nearest


def _cluster(group: list[int], pairs: Sequence[Pair], questions: Vectors, answers: Vectors) -> Cluster:
    def alike(i: int, j: int) -> bool:
        return says_the_same(pairs[i], pairs[j], float(answers[i] @ answers[j]))

    support = {i: [j for j in group if alike(i, j)] for i in group}
    mean = questions[group].mean(axis=0)

    def order(i: int) -> tuple[int, float, float]:
        at = pairs[i].at
        return len(support[i]), at.timestamp() if at else 0.0, float(questions[i] @ mean)

    best = max(group, key=order)
    apart = [i for i in group if i not in support[best]]
    apart.sort(key=lambda i: -order(i)[1])
    others: list[int] = []
    for i in apart:
        if not any(alike(i, j) for j in others):
            others.append(i)
    return Cluster(
        tuple(pairs[i] for i in group),
        pairs[best],
        len(support[best]) / len(group),
        tuple(pairs[i] for i in others),
    )


def says_the_same(one: Pair, other: Pair, cosine: float) -> bool:
    """Whether two answers say the same: near in meaning, with no number that contradicts the other's."""
    if one.answer == other.answer:
        return True
    ours, theirs = numbers(one.answer), numbers(other.answer)
    clash = bool(ours - theirs) and bool(theirs - ours)
    return cosine >= ALIKE and not clash and refuses(one.answer) == refuses(other.answer)


def refuses(answer: str) -> bool:
    """Whether an answer begins with a no."""
    first = answer.lower().replace("’", "'").split()[:1]
    return bool(first) and first[0].rstrip(",.!") in {"no", "unfortunately", "sorry", "not"}
