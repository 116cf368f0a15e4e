"""Words weighed by what they say of the thing itself: "laptop" means laptops, not laptop bags.

The word for the kind of thing counts in full where a product is of that kind, and less where it
only tells what the product is for. Where the catalogue calls the kind otherwise ("television"
where each is a TV), the nearest products show what it is called.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import numpy as np
import numpy.typing as npt

from retrieval.blending import Blend
from retrieval.phrases import Named
from retrieval.view import NAMING, Mask, View
from retrieval.words import amounts, fold, stem, terms, words

Scores = npt.NDArray[np.float64]


MOST_CLOSED_UP = 3
"""Pairs of words of one query that are tried as one word."""


def of_kind(
    view: View, meant: Named, overall: Sequence[tuple[int, float]], blend: Blend
) -> tuple[Mask, Mask]:
    """The products of the kind named, and those of the kind that this catalogue calls otherwise."""
    nothing = np.zeros(len(view), dtype=bool)
    if meant.kind is None:
        return nothing, nothing
    own = view.of_kind(meant.kind) if view.kinds[meant.kind] else nothing
    other = synonym(view, meant.kind, own, overall, blend) if blend.synonym else None
    return own, nothing if other is None else view.of_kind(other)


def synonym(
    view: View, kind: str, own: Mask, overall: Sequence[tuple[int, float]], blend: Blend
) -> str | None:
    """The kind that most of the nearest products are, where they do not say the word that was used."""
    nearest = np.array([row for row, _ in overall], dtype=np.int64)
    mentioned = view.keywords.rows_with(kind, NAMING)
    if not len(nearest) or own[nearest].sum() > 1 or own.sum() > blend.headed * mentioned.sum():
        return None
    if any(kind[:4] in brand.casefold() and kind in terms(brand) for brand in view.facets.brands):
        return None
    nearest = nearest[~mentioned[nearest]]
    said = Counter(term for row in nearest for term in set(terms(view.names[row])) if term.isalpha())
    agreeing = {
        term: int(view.of_kind(term)[nearest].sum())
        for term, times in said.items()
        if times >= blend.agreeing and view.kinds[term]
    }
    best = max(agreeing, key=lambda term: (agreeing[term], term), default=None)
    return best if best is not None and agreeing[best] >= blend.agreeing else None


def word_scores(view: View, text: str, kind: str | None, own: Mask, other: Mask, blend: Blend) -> Scores:
    """BM25F, the kind's word weighed; two words that the catalogue writes as one count as that one."""
    asked = _asked(view, text)
    weighed = kind is not None and bool(own.any() or other.any())

    def score(found: Sequence[str]) -> Scores:
        rest = [term for term in found if term != kind] if weighed else found
        scores = view.keywords.scores(rest).astype(np.float64)
        if weighed and kind is not None:
            scores += _weighed(view, kind, found.count(kind), own, other, blend)
        return scores

    total = score(asked)
    for instead in islice(_closed_up(view, text, asked), MOST_CLOSED_UP):
        total = np.maximum(total, score(instead))
    return total


def _asked(view: View, text: str) -> list[str]:
    """The terms of a text; an amount that the catalogue knows stands for its number and its unit."""
    known = [(amount, start, end) for amount, start, end in amounts(text) if amount in view.keywords]
    rest = fold(text)
    for _, start, end in reversed(known):
        rest = f"{rest[:start]} {rest[end:]}"
    return [*terms(rest), *(amount for amount, _, _ in known)]


def _weighed(view: View, kind: str, times: int, own: Mask, other: Mask, blend: Blend) -> Scores:
    scores = view.keywords.scores([kind] * times).astype(np.float64)
    best = scores.max(initial=0.0) or view.keywords.rarity(kind)
    scores = np.where(own | other, scores, scores * blend.modifier)
    return np.asarray(np.maximum(scores, other * (best * blend.synonym)))


def _closed_up(view: View, text: str, asked: Sequence[str]) -> Iterator[list[str]]:
    """The terms where two neighbours are one: "smart watch" also as "smartwatch"."""
    for one, two in pairwise(words(text)):
        whole = stem(one + two)
        if one.isalpha() and two.isalpha() and whole not in asked and whole in view.keywords:
            yield [*(term for term in asked if term not in (stem(one), stem(two))), whole]
