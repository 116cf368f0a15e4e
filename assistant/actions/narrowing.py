"""The one question that splits what is left most usefully, and the search behind each answer.

Worth is how many bits an answer saves: the logarithm of how much it leaves, over the answers as
the products are spread (Shannon's entropy, where a product has one value), times the share of the
products that state the thing at all. What people can answer from their own need counts in full,
what takes taste or an expert counts less.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.actions.bands import Band, money_bands, value_bands
from retrieval.query import Filters, Query, Range
from retrieval.summary import Summary

MOST = 4
FEW = 4
"""Products that can be looked at without a question."""
LEAST_COVERED = 0.5
LEAST_WORTH = 0.3
LONGEST = 24
"""Characters of an option."""
YES_NO = {"yes", "no", "true", "false"}
EASY = frozenset({"category", "gender", "age", "type", "pet", "department"})
"""What anybody who wants a thing knows of it."""
EASE = {**dict.fromkeys(EASY, 1.0), "price": 0.7, "brand": 0.6, "color": 0.5, "colour": 0.5, "size": 0.6}
HARD = 0.4
LEAST_OFFERED = 0.6
"""Share of what is stated that the options have to cover, where free answers are not to be expected."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`searches` are what each of `options` narrows the search to, exactly."""

    about: str
    options: tuple[str, ...]
    searches: tuple[Query, ...]
    worth: float


def choice(summary: Summary, query: Query, asked: Sequence[str] = ()) -> Choice | None:
    """The best question that is left, or None where few products are or nothing parts them.
    Not what the search says already, nor what was `asked` before."""
    if summary.total <= FEW:
        return None
    questions = (q for q in _questions(summary, query) if q.about not in asked)
    best = max(questions, key=lambda q: (q.worth, q.about), default=None)
    return best if best and best.worth >= LEAST_WORTH else None


def _questions(summary: Summary, query: Query) -> Iterator[Choice]:
    filters, total = query.filters, summary.total
    if (level := _departments(summary, filters)) is not None:
        yield from _named("category", level, total, sum(level.values()), query, _with_category)
    if not filters.brands:
        branded = sum(summary.brands.values())
        yield from _named("brand", summary.brands, total, branded, query, _with_brand)
    if filters.price_min is None and filters.price_max is None:
        yield from _banded("price", money_bands(summary), total, summary.priced, query)
    known = {name.lower() for name in (*filters.attributes, *filters.ranges)}
    for name, counts in summary.attributes.items():
        stated = summary.stated.get(name, 0)
        decided = name.lower() in known or {value.lower() for value in counts} <= YES_NO
        if decided or stated < LEAST_COVERED * total:
            continue
        if bands := value_bands(counts):
            yield from _banded(name, bands, total, stated, query)
        else:
            yield from _named(name, counts, total, stated, query, _with_value(name))


Narrow = Callable[[Filters, str], Filters]


def _with_category(filters: Filters, value: str) -> Filters:
    return replace(filters, categories=(value,))


def _with_brand(filters: Filters, value: str) -> Filters:
    return replace(filters, brands=(value,))


def _with_value(name: str) -> Narrow:
    return lambda filters, value: replace(filters, attributes={**filters.attributes, name: (value,)})


def _named(
    about: str, counts: Mapping[str, int], total: int, stated: int, query: Query, narrow: Narrow
) -> Iterator[Choice]:
    """A question whose options are values as the catalogue spells them, the most frequent."""
    common = [(v, n) for v, n in Counter(counts).most_common(MOST) if n < total and len(v) <= LONGEST]
    tail = about.lower() not in EASY and sum(n for _, n in common) < LEAST_OFFERED * sum(counts.values())
    if len(common) > 1 and not tail:
        options = tuple(value for value, _ in common)
        searches = tuple(replace(query, filters=narrow(query.filters, value)) for value in options)
        yield Choice(about, options, searches, _worth(list(counts.values()), total, stated, about))


def _banded(about: str, bands: Sequence[Band], total: int, stated: int, query: Query) -> Iterator[Choice]:
    if len(bands) < 2:
        return
    searches = tuple(replace(query, filters=_within(query.filters, about, band)) for band in bands)
    options = tuple(band.label for band in bands)
    some = [band.count for band in bands]
    yield Choice(about, options, searches, _worth(some, total, stated, about))


def _within(filters: Filters, about: str, band: Band) -> Filters:
    if about == "price":
        return replace(filters, price_min=band.low, price_max=band.high, currency=band.unit)
    bounds = Range(band.low, band.high, band.unit, above=band.low is not None)
    return replace(filters, ranges={**filters.ranges, about: bounds})


@dataclass(frozen=True, slots=True)
class Split:
    """A level of the category paths, and how many products are in each category of it."""

    level: int
    counts: Mapping[str, int]


def first_split(summary: Summary) -> Split | None:
    """The first level at which the category paths differ."""
    for level in range(max(map(len, summary.paths), default=0)):
        counts: Counter[str] = Counter()
        for path, count in summary.paths.items():
            if len(path) > level:
                counts[path[level]] += count
        if len(counts) > 1:
            return Split(level, counts)
    return None


def _departments(summary: Summary, filters: Filters) -> Mapping[str, int] | None:
    """The categories to choose among. Below one that the search names already: a category beside
    it would widen what is meant."""
    split, named = first_split(summary), set(filters.categories)
    if split is None or (named and not all(named & {*path[: split.level]} for path in summary.paths)):
        return None
    return split.counts


def _worth(counts: Sequence[int], total: int, stated: int, about: str) -> float:
    """Bits. Values may overlap (a shoe in two colours): an answer that nearly all of them fit
    saves nearly nothing, however many answers there are."""
    held = sum(counts)
    if not held or not total:
        return 0.0
    saved = sum(n / held * math.log2(total / n) for n in counts if 0 < n <= total)
    return saved * min(1.0, stated / total) * EASE.get(about.lower(), HARD)
