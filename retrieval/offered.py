"""What the units that satisfy a search offer: a red jacket in L where only the blue one comes in L
is not offered. Values that differ in spelling alone are one value (`retrieval.values.value_key`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from scipy import sparse

from retrieval.columns import THERE, Columns
from retrieval.query import Filters
from retrieval.values import Key, value_key
from retrieval.words import fold

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
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
    taken: dict[str, Counter[str]] = {}
    for columns, here in parts:
        units = columns.units_allowed(filters)
        held = _of_products(columns, here) if units is None else _of_units(columns, here, units)
        stated.update(held.stated)
        few, many = _by_number(held.counts)
        for (name, value), count in many.items():
            taken.setdefault(name, Counter())[value] += count
        for (name, key), values in _alike(few).items():
            some = [(name, value) for value in values]
            counts[name, key] += held.counts[some[0]] if len(some) == 1 else _distinct(map(held.rows, some))
            forms = spelled.setdefault((name, key), Counter())
            forms.update({value: held.counts[name, value] for value in values})
    found = {name: dict(values) for name, values in taken.items()}
    for (name, key), forms in spelled.items():
        values_of = found.setdefault(name, {})
        value = _commonest(forms)
        values_of[value] = values_of.get(value, 0) + counts[name, key]
    return found, dict(stated)


def _by_number(counts: Mapping[Named, int]) -> tuple[dict[str, list[str]], dict[Named, int]]:
    """The values of each attribute that has few, and the counts of the attributes that have many."""
    by_name: dict[str, list[str]] = {}
    for name, value in counts:
        by_name.setdefault(name, []).append(value)
    few = {name: values for name, values in by_name.items() if len(values) <= MOST_SPELLED}
    return few, {named: count for named, count in counts.items() if named[0] not in few}


def _alike(by_name: Mapping[str, Sequence[str]]) -> dict[tuple[str, Key], list[str]]:
    """Values of an attribute under what they all are."""
    found: dict[tuple[str, Key], list[str]] = {}
    for name, values in by_name.items():
        for value in values:
            found.setdefault((name, value_key(value)), []).append(value)
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
    codes, at = columns.values.pairs()
    codes, owners = codes[units[at]], columns.product_of[at[units[at]]]
    first = np.ones(len(codes), dtype=bool)
    first[1:] = (codes[1:] != codes[:-1]) | (owners[1:] != owners[:-1])
    held = np.bincount(codes[first], minlength=len(columns.values))
    code_of: dict[Named, int] = {}
    for code in np.flatnonzero(held).tolist():
        folded, value = columns.values.values[code]
        code_of |= {(n, value): code for n in names.get(folded, ()) if (n, value) in columns.described}

    def rows(named: Named) -> Rows:
        some = columns.values.at(code_of[named])
        return np.unique(columns.product_of[some[units[some]]])

    counts = {named: int(held[code]) for named, code in code_of.items()}
    return Held(counts, rows, _stated(code_of, codes[first], owners[first], columns))


def _stated(code_of: Mapping[Named, int], codes: Codes, owners: Rows, columns: Columns) -> dict[str, int]:
    """Attribute name to how many of these owners of values (by their codes) have any of it."""
    numbers: dict[str, int] = {}
    number_of = np.full(len(columns.values), -1, np.int64)
    for (name, _), code in code_of.items():
        number_of[code] = numbers.setdefault(name, len(numbers))
    known = number_of[codes] >= 0
    of, owners = number_of[codes[known]], owners[known]
    has = sparse.csr_matrix((np.ones(len(of)), (of, owners)), (len(numbers), len(columns)))
    return {name: int(has.indptr[at + 1] - has.indptr[at]) for name, at in numbers.items()}


def _distinct(some: Iterable[Rows]) -> int:
    return len(np.unique(np.concatenate(list(some))))


def _commonest(spelled: Counter[K]) -> K:
    """That of the highest count, of equals the first by its letters."""
    return min(spelled, key=lambda name: (-spelled[name], str(name)))
