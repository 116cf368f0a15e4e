"""`python -m evals.similarity`: do the products found alike agree in what was hidden from them?

retail-demo-store: the category is hidden, and neighbours should be of the same style.
chorus-icecat: one attribute at a time is hidden, and neighbours that have it should agree in it.
Each way of ranking orders the same candidates, the nearest by text.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from evals.catalogues import available, embedder, products
from evals.figures import Figure, write
from retrieval.catalog.product import Product
from retrieval.extraction.extractor import Extractor
from retrieval.extraction.meaning import text_of
from retrieval.extraction.vocabulary import CATEGORY, keys, labels
from retrieval.facets import facets
from retrieval.query import Embedder, Vectors
from retrieval.similarity import Rarity, Weights, ranked

K = 5
CANDIDATES = 100
SAMPLE = 2_500
QUERIES = 150
RESAMPLES = 1_000
MOST_HIDDEN = 5
Candidates = Sequence[tuple[Product, float]]
Ranker = Callable[[Product, Candidates], Sequence[Product]]


def main() -> int:
    encoder = embedder()
    figures: list[Figure] = []
    if "retail-demo-store" in available():
        figures.extend(retail(encoder))
    if "chorus-icecat" in available():
        figures.extend(chorus(encoder))
    write("similarity", "python -m evals.similarity", figures)
    return 0


def retail(encoder: Embedder) -> Iterator[Figure]:
    every = _sample("retail-demo-store")
    hidden = [replace(product, category=()) for product in every]
    shelf = Shelf.of(hidden, encoder)
    truth = {product.id: frozenset(product.category[-1:]) for product in every}
    extractor = Extractor()
    enriched = shelf.with_products([extractor.enrich(product) for product in hidden])
    for name, ranker in shelf.rankers().items():
        yield _agreement(f"retail-demo-store, same style, {name}", shelf, ranker, truth)
    yield _agreement(
        "retail-demo-store, same style, with what texts say",
        enriched,
        enriched.rankers()["similarity"],
        truth,
    )


def chorus(encoder: Embedder) -> Iterator[Figure]:
    every = [product for product in _sample("chorus-icecat") if product.attributes]
    shelf = Shelf.of(every, encoder)
    for attribute in hideable(every):
        truth = {p.id: keys(named[attribute]) for p in every if attribute in (named := labels(p))}
        blind = shelf.with_products([without(product, attribute) for product in every])
        for name, ranker in blind.rankers().items():
            yield _agreement(f"chorus-icecat, same {attribute}, {name}", blind, ranker, truth)


def _sample(name: str) -> list[Product]:
    every = sorted(products(name), key=lambda p: hashlib.blake2b(p.id.encode(), digest_size=8).digest())
    return every[:SAMPLE]


def hideable(every: Sequence[Product]) -> list[str]:
    """The most frequent attributes in which two products do not mostly agree by chance."""
    counts: dict[str, Counter[object]] = {}
    for product in every:
        for name, values in labels(product).items():
            if len(values) == 1 and any(c.isalpha() for c in values[0]):
                counts.setdefault(name, Counter()).update(keys(values))
    telling = {
        name: found.total()
        for name, found in counts.items()
        if name != CATEGORY
        and len(found) <= 40
        and sum(n * n for n in found.values()) < 0.4 * found.total() ** 2
    }
    return sorted(telling, key=lambda name: -telling[name])[:MOST_HIDDEN]


def without(product: Product, attribute: str) -> Product:
    return replace(
        product, attributes={n: v for n, v in product.attributes.items() if n.lower() != attribute}
    )


@dataclass(frozen=True)
class Shelf:
    """Products with the vectors of their texts, and for each of some its nearest others."""

    products: Sequence[Product]
    near: Mapping[int, Sequence[tuple[int, float]]]

    @classmethod
    def of(cls, every: Sequence[Product], encoder: Embedder) -> Shelf:
        vectors: Vectors = encoder.embed([text_of(product) for product in every])
        near = {}
        for row in range(min(QUERIES, len(every))):
            cosines = vectors @ vectors[row]
            cosines[row] = -1
            best = np.argsort(-cosines)[:CANDIDATES]
            near[row] = [(int(at), float(cosines[at])) for at in best]
        return cls(every, near)

    def with_products(self, other: Sequence[Product]) -> Shelf:
        return Shelf(other, self.near)

    def candidates(self, row: int) -> Candidates:
        return [(self.products[at], cosine) for at, cosine in self.near[row]]

    def rankers(self) -> dict[str, Ranker]:
        rarity = Rarity(facets(self.products))

        def by(weights: Weights, rare: Rarity = rarity) -> Ranker:
            return lambda product, candidates: [
                found.product for found in ranked(product, candidates, weights=weights, rarity=rare, k=K)
            ]

        return {
            "text alone": by(Weights(0, 0, 0, 0, 1, 0)),
            "attributes alone": by(Weights(0, 1, 0, 0, 0, 0)),
            "every value as rare": by(Weights(), Rarity()),
            "similarity": by(Weights()),
        }


def _agreement(name: str, shelf: Shelf, ranker: Ranker, truth: Mapping[str, frozenset[object]]) -> Figure:
    """Of the first K that have what was hidden, the share that agree in it: the mean over products."""
    shares = []
    for row in shelf.near:
        product = shelf.products[row]
        found = [truth[other.id] for other in ranker(product, shelf.candidates(row)) if other.id in truth]
        if product.id in truth and found:
            shares.append(float(np.mean([bool(values & truth[product.id]) for values in found])))
    drawn = np.random.default_rng(0).choice(shares, (RESAMPLES, len(shares))).mean(axis=1)
    low, high = np.quantile(drawn, (0.025, 0.975))
    unit = f"share of the first {K}, 95% {low:.3f} to {high:.3f}, {len(shares)} products"
    return Figure(name, float(np.mean(shares)), unit)


if __name__ == "__main__":
    sys.exit(main())
