"""Values by what a text means: the catalogue's own words for a value, near the product's text.

Each value is one vector: its phrase ("chairs, furniture"), drawn towards the labelled products
that have it (Rocchio). It needs no more than one labelled product of a value, where a classifier
needs many; it is right less often, and silent unless the nearest value is clearly the nearest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import PATH, Extracted, Product
from retrieval.documents import embedding_text
from retrieval.extraction.rules import Rules, called
from retrieval.extraction.targets import Limits, held, targets
from retrieval.extraction.thresholds import NEVER, least_for
from retrieval.extraction.vocabulary import CATEGORY, labels
from retrieval.query import Embedder, Vectors

PRECISION = 0.95
"""Asked of it on products kept back; on products of other families it reaches less."""
CONFIDENCE = 0.8
"""Said of its guesses: measured, see docs/extraction.md."""
MOST_PRODUCTS = 2_000
"""Labelled products embedded to draw values towards and to set thresholds by."""
LIMITS = Limits(of_value=2, of_name=30, values=120, names=12)
PHRASE = 1.0
"""What a value's phrase weighs against the mean of its products, which weighs one."""


@dataclass(frozen=True)
class Named:
    """One attribute: its values and, row by row, their vectors; `least` is the lead in cosine
    that the nearest value has to have over the second."""

    name: str
    values: tuple[str, ...]
    vectors: Vectors
    least: float


@dataclass(frozen=True)
class Meaning:
    named: tuple[Named, ...]
    rules: Rules

    def guesses(self, product: Product, vector: Vectors) -> Iterator[Extracted]:
        """`vector` is that of `text_of(product)`. A lead in cosine is no probability: all
        guesses have one confidence."""
        terms = called(product)
        for named in self.named:
            if self.rules.applies(named.name, terms):
                best, lead = _nearest(vector[None, :] @ named.vectors.T)
                if lead[0] >= named.least:
                    yield Extracted(named.name, named.values[int(best[0])], "meaning", CONFIDENCE)


def text_of(product: Product) -> str:
    """What is embedded: the product without what is to be found."""
    return embedding_text(replace(product, attributes={}, category=(), variants=(), tags=()))


def mean(products: Sequence[Product], rules: Rules, embedder: Embedder, but: Collection[str] = ()) -> Meaning:
    """What `but` names is left to others. A third of the products (by a hash of the id) is kept back
    to set how clear a lead has to be."""
    pairs = [(product, named) for product in products if (named := labels(product))][:MOST_PRODUCTS]
    if not pairs:
        return Meaning((), rules)
    vectors = embedder.embed([text_of(product) for product, _ in pairs])
    back = np.array([held(product.id) for product, _ in pairs], dtype=bool)
    found = []
    for name, wanted in targets([named for _, named in pairs], LIMITS):
        if name in but:
            continue
        values = tuple(dict.fromkeys(value for value in wanted if value))
        phrases = embedder.embed([_phrase(name, value) for value in values])
        rows = np.array([row for row, value in enumerate(wanted) if value])
        right = np.array([values.index(wanted[row] or "") for row in rows])
        drawn = _drawn(phrases, vectors[rows[~back[rows]]], right[~back[rows]])
        best, lead = _nearest(vectors[rows[back[rows]]] @ drawn.T)
        truth = right[back[rows]]
        least = least_for(zip(lead.tolist(), (best == truth).tolist(), strict=True), PRECISION)
        if least is not None and least != NEVER:
            found.append(Named(name, values, _drawn(phrases, vectors[rows], right), least))
    return Meaning(tuple(found), rules)


def _phrase(name: str, value: str) -> str:
    return ", ".join(reversed(value.split(PATH))) if name == CATEGORY else f"{name} {value}"


def _drawn(phrases: Vectors, vectors: Vectors, right: npt.NDArray[np.int64]) -> Vectors:
    sums = np.zeros_like(phrases)
    np.add.at(sums, right, vectors)
    counts = np.bincount(right, minlength=len(phrases))[:, None]
    drawn = PHRASE * phrases + sums / np.maximum(1, counts)
    unit: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return unit


def _nearest(cosines: Vectors) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """The column nearest to each row, and its lead over the second."""
    best = cosines.argmax(axis=1)
    two = np.sort(cosines, axis=1)[:, -2:]
    return best, (two[:, 1] - two[:, 0]).astype(np.float64)
