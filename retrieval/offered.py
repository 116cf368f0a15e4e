"""What the units that satisfy a search offer: a red jacket in L where only the blue one comes in L
is not offered. Values that differ in spelling alone are one value (`retrieval.values.value_key`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
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
Named = tuple[str, str]
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


@dataclass(frozen=True, slots=True)
class Held:
    """How many products of one part have each value of an attribute (name, value), which those are,
    and how many have any value of an attribute."""

    counts: Mapping[Named, int]
    rows: Callable[[Named], Rows]
    stated: Mapping[str, int]


def offered(parts: Iterable[Part], filters: Filters) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """How many of these products have each value of each attribute in a unit that satisfies the
    filters, and how many state the attribute there at all. Names are in lower case."""
    counts: Counter[tuple[str, Key]] = Counter()
    spelled: dict[tuple[str, Key], Counter[str]] = {}
    stated: Counter[str] = Counter()
    for columns, here in parts:
        units = columns.units_allowed(filters)
        held = _of_products(columns, here) if units is None else _of_units(columns, here, units)
        stated.update(held.stated)
        for (name, key), values in _alike(held.counts).items():
            some = [(name, value) for value in values]
            counts[name, key] += held.counts[some[0]] if len(some) == 1 else _distinct(map(held.rows, some))
            forms = spelled.setdefault((name, key), Counter())
            forms.update({value: held.counts[name, value] for value in values})
    found: dict[str, dict[str, int]] = {}
    for (name, key), forms in spelled.items():
        found.setdefault(name, {})[_commonest(forms)] = counts[name, key]
    return found, dict(stated)


def _alike(counts: Iterable[Named]) -> dict[tuple[str, Key], list[str]]:
    """Values of an attribute under what they all are."""
    by_name: dict[str, list[str]] = {}
    for name, value in counts:
        by_name.setdefault(name, []).append(value)
    found: dict[tuple[str, Key], list[str]] = {}
    for name, values in by_name.items():
        for value in values:
            key = value_key(value) if len(values) <= MOST_SPELLED else value
            found.setdefault((name, key), []).append(value)
    return found


def _of_products(columns: Columns, here: Mask) -> Held:
    def rows(named: Named) -> Rows:
        at = columns.described.rows(named)
        return at[here[at]].astype(np.int64)

    return Held(columns.described.counted(here), rows, columns.stated(here))


def _of_units(columns: Columns, here: Mask, units: Mask) -> Held:
    """Of these units alone, under the names that their products' attributes have."""
    units = units & here[columns.product_of]
    names: dict[str, list[str]] = {}
    for name in columns.having[0]:
        names.setdefault(fold(name), []).append(name)
    found: dict[Named, Rows] = {}
    for code in np.flatnonzero(columns.values.counts(units)).tolist():
        folded, value = columns.values.values[code]
        at = columns.values.at(code)
        rows = np.unique(columns.product_of[at[units[at]]])
        found |= {(n, value): rows for n in names.get(folded, ()) if (n, value) in columns.described}
    some: dict[str, list[Rows]] = {}
    for (name, _), rows in found.items():
        some.setdefault(name, []).append(rows)
    stated = {name: _distinct(rows) for name, rows in some.items()}
    return Held({named: len(rows) for named, rows in found.items()}, found.__getitem__, stated)


def _distinct(some: Iterable[Rows]) -> int:
    return len(np.unique(np.concatenate(list(some))))


def _commonest(spelled: Counter[K]) -> K:
    """That of the highest count, of equals the first by its letters."""
    return min(spelled, key=lambda name: (-spelled[name], str(name)))
