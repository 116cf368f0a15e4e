"""The several things that a customer is after: what they chose, put together by how alike it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from retrieval.catalog.product import PATH
from retrieval.query import Vectors
from retrieval.recommend.kinds import Assortment, Interest, Rows
from retrieval.recommend.recalling import RowNumbers

MOST_PRODUCTS = 80
"""The weightiest that are put together; the rest would change little and take long."""
MOST_INTERESTS = 8
TOLD = 12
"""Products that an interest names as what it rests on."""
IN_COMMON = 0.6
"""The share of an interest, by weight, that has to have what it is called by."""
SAME_KIND = 0.6
"""What the distance of two products of the very same category is multiplied with."""
SAMPLE = 300
RARELY = 95
"""Percent of chance pairs of products that are less alike than two of one interest have to be."""


def alike(vectors: Vectors) -> float:
    """From what cosine on two products are of one interest: what few pairs drawn by chance reach. It lies
    far apart from one encoder, and from one catalogue, to the next. 1 where there are too few to tell."""
    there = np.flatnonzero(np.any(vectors, axis=1)) if vectors.shape[1] else np.zeros(0, np.int64)
    if len(there) < 3:
        return 1.0
    sample = np.random.default_rng(0).permutation(there)[:SAMPLE]
    drawn = np.asarray(vectors[np.sort(sample)], np.float32)
    cosines = (drawn @ drawn.T)[np.triu_indices(len(drawn), 1)]
    return float(np.percentile(cosines, RARELY))


def interests(
    rows: RowNumbers, weights: npt.NDArray[np.float64], assortment: Assortment, threshold: float
) -> tuple[Interest, ...]:
    """Clusters of the products at these rows, weights above zero, the weightiest first: average linkage
    of their cosines, cut at the threshold. Products without a vector have no part in any."""
    vectors = np.asarray(assortment.vectors[rows], np.float32)
    there = np.flatnonzero(vectors.any(axis=1)) if vectors.size else np.zeros(0, np.int64)
    there = there[np.argsort(-weights[there], kind="stable")[:MOST_PRODUCTS]]
    if not len(there):
        return ()
    rows, weights, vectors = rows[there], weights[there], vectors[there]
    category = assortment.category[rows]
    clusters = [np.flatnonzero(label) for label in _memberships(vectors, category, threshold)]
    clusters.sort(key=lambda members: -weights[members].sum())
    clusters = clusters[:MOST_INTERESTS]
    whole = sum(float(weights[members].sum()) for members in clusters)
    return tuple(
        Interest(
            _centre(vectors[members], weights[members]),
            float(weights[members].sum()) / whole,
            tuple(assortment.ids[row] for row in rows[members[:TOLD]]),
            label(rows[members], weights[members], assortment),
        )
        for members in clusters
    )


def _memberships(vectors: Vectors, category: Rows, threshold: float) -> list[npt.NDArray[np.bool_]]:
    if len(vectors) == 1:
        return [np.ones(1, np.bool_)]
    apart = np.maximum(1.0 - vectors @ vectors.T, 0.0).astype(np.float64)
    apart[(category[:, None] == category) & (category >= 0)] *= SAME_KIND
    np.fill_diagonal(apart, 0.0)
    tree = linkage(squareform(apart, checks=False), "average")
    labels = fcluster(tree, max(1.0 - threshold, 0.0), "distance")
    return [labels == one for one in range(1, int(labels.max()) + 1)]


def _centre(vectors: Vectors, weights: npt.NDArray[np.float64]) -> Vectors:
    mean = weights @ vectors
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12), np.float32)


def label(rows: RowNumbers, weights: npt.NDArray[np.float64], assortment: Assortment) -> str:
    """The deepest category that most of it is in, else the brand that most of it is of, else nothing."""
    enough = IN_COMMON * float(weights.sum())
    paths: defaultdict[tuple[str, ...], float] = defaultdict(float)
    brands: defaultdict[str, float] = defaultdict(float)
    for row, weight in zip(rows.tolist(), weights.tolist(), strict=True):
        for path in _prefixes(assortment, row):
            paths[path] += weight
        if assortment.brand[row] >= 0:
            brands[assortment.brands[assortment.brand[row]]] += weight
    common = [path for path, weight in paths.items() if weight >= enough]
    if common:
        return max(common, key=lambda path: (len(path), paths[path]))[-1]
    return next((brand for brand, weight in brands.items() if weight >= enough), "")


def _prefixes(assortment: Assortment, row: int) -> Sequence[tuple[str, ...]]:
    code = int(assortment.category[row])
    path = tuple(assortment.categories[code].split(PATH)) if code >= 0 else ()
    return [path[:depth] for depth in range(1, len(path) + 1)]
