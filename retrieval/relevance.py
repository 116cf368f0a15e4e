"""Which of the products found are meant by the words, and whether the shop has such things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
import numpy.typing as npt

from retrieval.blending import BLEND, Blend, Thresholds
from retrieval.fusion import blended
from retrieval.phrases import Named, named
from retrieval.rerank import of_kind, word_scores
from retrieval.view import FIELDS, Mask, View
from retrieval.words import fold, terms

Rows = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]
KEYWORD_DEPTH = 1000
SHOWN = 10
"""So many of the best tell whether the word for the kind can be relied on."""
EXACT = 2.0
"""Added to the score of a product that the words name by its whole name or id; others are below."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Scores by row for one query. `overall` are the nearest rows of the whole catalogue; `kind`
    are the products of the kind that is named, by whatever word the catalogue has for it."""

    named: Named
    scores: Scores
    best: float
    """The highest score, whatever is allowed: filters make no poor match a good one."""
    cosines: Mapping[int, float]
    overall: Sequence[tuple[int, float]]
    coverage: Scores
    exact: Mask
    kind: Mask
    renamed: bool
    """Whether that is another word than the one that was used."""
    by_words: Sequence[int]

    @classmethod
    def of(
        cls,
        view: View,
        text: str,
        allowed: Mask,
        within: Sequence[tuple[int, float]],
        overall: Sequence[tuple[int, float]],
        blend: Blend = BLEND,
    ) -> Ranking:
        """`within` are the nearest rows of those allowed, with cosines, best first."""
        meant = named(text, view.is_value)
        own, other = of_kind(view, meant, overall, blend)
        words = word_scores(view, text, meant.kind, own, other, blend)
        found = words > 0
        meaning = _meaning([*within, *overall], within[-1:], found)
        scores = blended(words, meaning, blend.meaning)
        kind = own | other
        scores[kind & (scores > 0)] += blend.of_kind
        best = float(scores[view.alive].max(initial=0.0))
        nearest = np.zeros(len(view), dtype=bool)
        nearest[[row for row, _ in within]] = True
        scores[~(allowed & (found | nearest))] = 0.0
        exact = view.called(fold(text)) & allowed
        scores[exact] += EXACT
        by_words = _best(np.where(allowed, view.keywords.scores(terms(text)), 0), KEYWORD_DEPTH)
        coverage = _coverage(view, meant)
        return cls(
            meant, scores, best, dict(within), overall, coverage, exact, kind, bool(other.any()), by_words
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """`rows` may end in products that only come close; `sure` are those that may be counted, or
    put in another order than that of relevance: the cheapest printer is no cartridge."""

    rows: Rows
    sure: Rows
    carried: bool


def judged(view: View, ranking: Ranking, allowed: Mask, limits: Thresholds) -> Verdict:
    """The allowed products that the words mean; where the shop has no such thing, the nearest ones."""
    if not (ranking.exact.any() or _carried(view, ranking, limits)):
        nothing = np.zeros(0, np.int64)
        return Verdict(np.flatnonzero(ranking.scores > 0), nothing, carried=False)
    relevant = ((_relevant(ranking, limits) & allowed) | ranking.exact) & (ranking.scores > 0)
    sure = relevant & (ranking.kind | ranking.exact)
    return Verdict(np.flatnonzero(relevant), np.flatnonzero(sure if sure.any() else relevant), carried=True)


def _relevant(ranking: Ranking, limits: Thresholds) -> Mask:
    """What scores nearly as well as the best is meant. The products of the kind are too if they
    have enough of the other words; and they alone, where the best is of it and so are most of the
    next, or the shop calls it otherwise and what has the customer's word goes with it."""
    scores = np.where(ranking.exact, ranking.scores - EXACT, ranking.scores)
    high: Mask = (scores >= limits.tail * ranking.best) & (scores > 0)
    of_kind = ranking.kind & (high | _covered(ranking, limits))
    best = [row for row in _best(scores, SHOWN) if high[row]]
    alone = ranking.renamed or ranking.kind[best].mean() >= limits.agreement if best else False
    return of_kind if alone and ranking.kind[best[0]] else of_kind | high


def _covered(ranking: Ranking, limits: Thresholds) -> Mask:
    best = ranking.coverage[ranking.kind].max(initial=0.0)
    enough: Mask = ranking.coverage >= limits.coverage * best
    return enough


def _best(scores: npt.NDArray[np.floating], count: int) -> list[int]:
    """The rows with the highest scores above nought, best first."""
    found = np.flatnonzero(scores)
    if len(found) > count:
        least = np.partition(scores[found], len(found) - count)[len(found) - count] if count else np.inf
        found = found[scores[found] >= least]
    rows: list[int] = found[np.argsort(-scores[found], kind="stable")][:count].tolist()
    return rows


def _meaning(near: Sequence[tuple[int, float]], last: Sequence[tuple[int, float]], found: Mask) -> Scores:
    """Cosines by row. What only the words found is not among the nearest, so it counts as the
    last of them does."""
    meaning = np.zeros(len(found))
    if near:
        rows, cosines = zip(*near, strict=True)
        meaning[found] = max((cosine for _, cosine in last), default=0.0)
        meaning[list(rows)] = cosines
    return np.maximum(meaning, 0.0)


def _carried(view: View, ranking: Ranking, limits: Thresholds) -> bool:
    meant = ranking.named
    closest = [cosine for _, cosine in ranking.overall[:5]] or [0.0]
    if (
        meant.anything
        or not meant.content
        or closest[0] >= limits.surely
        or fmean(closest) >= limits.together
    ):
        return True
    if meant.kind is None:
        return any(term in view.keywords for term in meant.content)
    kind = view.of_kind(meant.kind)
    if not kind.any():
        # "coffee beans": no bean calls itself one here, but coffee does and lies near
        return bool(view.departments & set(meant.phrase[:-1])) and closest[0] >= limits.likely
    whole = _having(view, meant)
    near = max((cosine for row, cosine in ranking.overall if kind[row]), default=0.0)
    least = limits.plausible if meant.kind in view.departments else limits.likely
    return bool((whole & kind).any()) or near >= least


def _having(view: View, meant: Named) -> Mask:
    """The products that have every word of the phrase that names the thing."""
    found: Mask = np.logical_and.reduce([view.keywords.rows_with(term, FIELDS) for term in meant.phrase])
    return found


def _coverage(view: View, meant: Named) -> Scores:
    """For each product, the share of the query's words that it has, rare words counting more."""
    total = np.zeros(len(view))
    weights = {term: view.keywords.rarity(term) for term in meant.content}
    for term, weight in weights.items():
        total[view.keywords.rows_with(term, FIELDS)] += weight
    return total / (sum(weights.values()) or 1.0)
