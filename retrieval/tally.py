"""The vocabulary of a catalogue, counted from its columns: `retrieval.facets.facets` of all that is alive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

import numpy as np
import numpy.typing as npt
from scipy import sparse

from retrieval.columns import MILLIONTHS, UNKNOWN, Columns
from retrieval.facets import Facets, PriceRange
from retrieval.postings import Postings

Mask = npt.NDArray[np.bool_]
Part = tuple[Columns, Mask | None]
"""Columns of some products and which of those count; None: all of them."""


def tallied(parts: Iterable[Part]) -> Facets:
    parts = tuple(parts)
    categories: Counter[str] = Counter()
    brands: Counter[str] = Counter()
    departments: Counter[str] = Counter()
    attributes: dict[str, Counter[str]] = {}
    described: dict[str, Counter[str]] = {}
    for columns, alive in parts:
        categories.update(columns.categories.counted(alive))
        for path, count in columns.paths.counted(alive).items():
            departments[path[0]] += count
        brands.update(columns.brands.counted(alive))
        for (name, value), count in columns.described.counted(alive).items():
            attributes.setdefault(name, Counter())[value] += count
        for category, counts in _described(columns, alive).items():
            described.setdefault(category, Counter()).update(counts)
    return Facets(
        sum(len(columns) if alive is None else int(alive.sum()) for columns, alive in parts),
        dict(categories),
        dict(brands),
        {name: dict(counts) for name, counts in attributes.items()},
        price_range(parts),
        dict(departments),
        {category: dict(counts) for category, counts in described.items()},
    )


def price_range(parts: Iterable[Part]) -> PriceRange | None:
    """Of the products' own prices in the most usual currency."""
    found: dict[str, list[npt.NDArray[np.int64]]] = {}
    for columns, alive in parts:
        known = (
            columns.prices.amounts != UNKNOWN
            if alive is None
            else alive & (columns.prices.amounts != UNKNOWN)
        )
        for code, currency in enumerate(columns.prices.codes):
            here = columns.prices.amounts[known & (columns.prices.currencies == code)]
            if len(here):
                found.setdefault(currency, []).append(here)
    if not found:
        return None
    amounts = {currency: np.concatenate(some) for currency, some in found.items()}
    usual = max(amounts, key=lambda currency: len(amounts[currency]))
    some = amounts[usual]
    half = len(some) // 2
    lowest, highest, median = (decimal(a) for a in (some.min(), some.max(), np.partition(some, half)[half]))
    return PriceRange(lowest, highest, median, usual)


def decimal(amount: np.int64 | int) -> Decimal:
    """Millionths as the amount that they are."""
    return Decimal(int(amount)) / MILLIONTHS


def _described(columns: Columns, alive: Mask | None) -> Mapping[str, Counter[str]]:
    """Category to attribute name to how many of its products have it: a product of two matrices
    that say which category, and which name, a product has."""
    names, has = columns.having
    in_category = _matrix(columns.categories, len(columns), alive)
    together = (in_category @ has).tocsr()
    together.sort_indices()
    said, found = tuple(names), {}
    for category, code in columns.categories.codes.items():
        if in_category.indptr[code] < in_category.indptr[code + 1]:
            here = slice(together.indptr[code], together.indptr[code + 1])
            counts = zip(together.indices[here].tolist(), together.data[here].tolist(), strict=True)
            found[category] = Counter({said[name]: int(count) for name, count in counts})
    return found


def _matrix(postings: Postings[str], size: int, alive: Mask | None) -> sparse.csr_matrix:
    codes, rows = postings.pairs()
    if alive is not None:
        codes, rows = codes[alive[rows]], rows[alive[rows]]
    return sparse.csr_matrix((np.ones(len(rows)), (codes, rows)), (len(postings), size))
