"""Which of the products found are meant by the words, and whether the shop has such things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
import numpy.typing as npt

from retrieval.fusion import reciprocal_rank_fusion
from retrieval.phrases import Named, named
from retrieval.view import FIELDS, Mask, View
from retrieval.words import fold, terms

Rows = npt.NDArray[np.int64]
KEYWORD_DEPTH = 1000
EXACT = 1.0
"""Added to the score of a product that the words name by its whole name or id; fused scores are far below."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Cosines, for the default encoder. `evals/carried.py` derives and reports them."""

    surely: float = 0.62
    """A product this close is such a thing, whatever words it uses."""
    together: float = 0.50
    """So are the nearest five, if this is their mean: a synonym is close to many things."""
    likely: float = 0.45
    """Close enough if the word for the kind of thing also occurs in the product."""
    plausible: float = 0.30
    """Close enough if the shop has a department of that kind ("jigsaw puzzle" where there are puzzles)."""
    meant: float = 0.40
    """Closeness below which a product is not meant unless its words say so."""
    near_best: float = 0.85
    """Share of the best cosine from which a product means the same."""
    agreement: float = 0.5
    """Share of the nearest products that must be of the named kind for the kind to decide alone."""
    coverage: float = 0.6
    """Share of the best coverage of the query's words that a product needs."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Scores by row for one query. `overall` are the nearest rows of the whole catalogue."""

    named: Named
    scores: npt.NDArray[np.float64]
    cosines: Mapping[int, float]
    overall: Sequence[tuple[int, float]]
    coverage: npt.NDArray[np.float64]
    exact: Mask
    by_words: Sequence[int]

    @classmethod
    def of(
        cls,
        view: View,
        text: str,
        allowed: Mask,
        within: Sequence[tuple[int, float]],
        overall: Sequence[tuple[int, float]],
    ) -> Ranking:
        """`within` are the nearest rows of those allowed, with cosines, best first."""
        meant = named(text, view.is_value)
        keyword = np.where(allowed, view.keywords.scores(terms(text)), 0)
        found = np.flatnonzero(keyword)
        by_words = found[np.argsort(-keyword[found], kind="stable")][:KEYWORD_DEPTH].tolist()
        scores = reciprocal_rank_fusion([[row for row, _ in within], by_words], len(view), (1.0, 1.0))
        exact = view.called(fold(text)) & allowed
        scores[exact] += EXACT
        return cls(meant, scores, dict(within), overall, _coverage(view, meant), exact, by_words)


@dataclass(frozen=True, slots=True)
class Verdict:
    rows: Rows
    total: int
    carried: bool


def judged(view: View, ranking: Ranking, allowed: Mask, limits: Thresholds) -> Verdict:
    """The allowed products that the words mean; where the shop has no such thing, the nearest ones."""
    meant = ranking.named
    kind = view.of_kind(meant.kind) if meant.kind else np.zeros(len(view), dtype=bool)
    if not (ranking.exact.any() or _carried(view, ranking, kind, limits)):
        return Verdict(np.flatnonzero(ranking.scores > 0), 0, carried=False)
    relevant = ((_relevant(ranking, kind, limits) & allowed) | ranking.exact) & (ranking.scores > 0)
    return Verdict(np.flatnonzero(relevant), int(relevant.sum()), carried=True)


def _relevant(ranking: Ranking, kind: Mask, limits: Thresholds) -> Mask:
    cosines = np.zeros(len(kind))
    for row, cosine in ranking.cosines.items():
        cosines[row] = cosine
    nearest = np.array([row for row, _ in ranking.overall], dtype=np.int64)
    best = ranking.overall[0][1] if ranking.overall else 0.0
    of_kind = kind & _covered(ranking.coverage, kind, limits)
    possible = min(int(kind.sum()), len(nearest))
    if possible and kind[nearest].sum() >= limits.agreement * possible:
        return of_kind
    relevant: Mask = of_kind | (cosines >= max(limits.near_best * best, limits.meant))
    if not relevant.any():
        relevant = ranking.coverage >= limits.coverage
    return relevant if relevant.any() or not ranking.named.anything else cosines >= limits.near_best * best


def _covered(coverage: npt.NDArray[np.float64], kind: Mask, limits: Thresholds) -> Mask:
    best = coverage[kind].max() if kind.any() else 0.0
    enough: Mask = coverage >= limits.coverage * best
    return enough


def _carried(view: View, ranking: Ranking, kind: Mask, limits: Thresholds) -> bool:
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
    if not kind.any():
        # "coffee beans": no bean calls itself one here, but coffee does and lies near
        return bool(view.departments & set(meant.phrase[:-1])) and closest[0] >= limits.likely
    whole = np.logical_and.reduce([view.keywords.rows_with(term, FIELDS) for term in meant.phrase])
    near = max((cosine for row, cosine in ranking.overall if kind[row]), default=0.0)
    least = limits.plausible if meant.kind in view.departments else limits.likely
    return bool((whole & kind).any()) or near >= least


def _coverage(view: View, meant: Named) -> npt.NDArray[np.float64]:
    """For each product, the share of the query's words that it has, rare words counting more."""
    total = np.zeros(len(view))
    weights = {term: view.keywords.rarity(term) for term in meant.content}
    for term, weight in weights.items():
        total[view.keywords.rows_with(term, FIELDS)] += weight
    return total / (sum(weights.values()) or 1.0)
