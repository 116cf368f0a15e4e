"""What the units that satisfy a search offer: a red jacket in L where only the blue one comes in L
is not offered. Values that differ in spelling alone are one value (`retrieval.values.value_key`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from retrieval.columns import THERE, Columns
from retrieval.query import Filters
from retrieval.values import Key, value_key
from retrieval.words import fold

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
Part = tuple[Columns, Mask]
K = TypeVar("K", bound=Hashable)

MOST_SPELLED = 2000
"""Values of one attribute beyond which they are taken as they are spelled: nobody chooses among so many."""


def merged(counts: Mapping[K, int], key: Callable[[K], Hashable]) -> dict[K, int]:
    """Counts of things that no product has two of, those of equal keys as one: spelled as most often."""
    found: dict[Hashable, Counter[K]] = {}
    for name, count in counts.items():
        found.setdefault(key(name), Counter())[name] += count
    return {_commonest(spelled): spelled.total() for spelled in found.values()}


def folded_path(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, path))


def in_stock(parts: Iterable[Part], filters: Filters) -> int:
    """How many of these products can be bought as they are asked for."""
    total = 0
    for columns, here in parts:
        units = columns.units_allowed(filters)
        there = columns.unit_stock == THERE
        found = np.zeros(len(columns), dtype=bool)
        found[columns.product_of[there if units is None else there & units]] = True
        total += int((found & here).sum())
    return total


def offered(parts: Iterable[Part], filters: Filters) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """How many of these products have each value of each attribute in a unit that satisfies the
    filters, and how many state the attribute there at all. Names are in lower case."""
    spelled: dict[str, dict[Key, Counter[str]]] = {}
    held: Counter[tuple[str, Key]] = Counter()
    stated: Counter[str] = Counter()
    for columns, here in parts:
        named = _by_name(columns, here, filters)
        for name, values in named.items():
            key = value_key if len(values) <= MOST_SPELLED else _as_spelled
            groups: dict[Key, list[Rows]] = {}
            for value, rows in values.items():
                groups.setdefault(key(value), []).append(rows)
                spelled.setdefault(name, {}).setdefault(key(value), Counter())[value] += len(rows)
            for group, some in groups.items():
                held[name, group] += _distinct(some)
            stated[name] += _distinct([rows for some in groups.values() for rows in some])
    counts = {
        name: {_commonest(forms): held[name, key] for key, forms in groups.items()}
        for name, groups in spelled.items()
    }
    return counts, dict(stated)


def _by_name(columns: Columns, here: Mask, filters: Filters) -> dict[str, dict[str, Rows]]:
    """Attribute name to value to the products, of those `here`, that have it where it counts."""
    units = columns.units_allowed(filters)
    pairs = (
        _of_products(columns, here) if units is None else _of_units(columns, units & here[columns.product_of])
    )
    found: dict[str, dict[str, Rows]] = {}
    for (name, value), rows in pairs:
        found.setdefault(name, {})[value] = rows
    return found


def _of_products(columns: Columns, here: Mask) -> Iterator[tuple[tuple[str, str], Rows]]:
    described = columns.described
    for code in np.flatnonzero(described.counts(here)).tolist():
        rows = described.at(code)
        yield described.values[code], rows[here[rows]].astype(np.int64)


def _of_units(columns: Columns, units: Mask) -> Iterator[tuple[tuple[str, str], Rows]]:
    """Of these units alone, under the names that their products' attributes have."""
    names: dict[str, list[str]] = {}
    for name in columns.having[0]:
        names.setdefault(fold(name), []).append(name)
    for code in np.flatnonzero(columns.values.counts(units)).tolist():
        folded, value = columns.values.values[code]
        at = columns.values.at(code)
        rows = np.unique(columns.product_of[at[units[at]]])
        for name in names.get(folded, ()):
            if (name, value) in columns.described:
                yield (name, value), rows


def _distinct(some: list[Rows]) -> int:
    return len(some[0]) if len(some) == 1 else len(np.unique(np.concatenate(some)))


def _as_spelled(value: str) -> Key:
    return value


def _commonest(spelled: Counter[K]) -> K:
    """That of the highest count, of equals the first by its letters."""
    return min(spelled, key=lambda name: (-spelled[name], str(name)))
