"""What is true of everything that a request means: how many, which brands, from what price to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from retrieval.facets import PriceRange
from retrieval.offered import folded_path, in_stock, merged, offered
from retrieval.order import foremost
from retrieval.phrases import says_something
from retrieval.query import Filters, Hit, Query, Sort
from retrieval.tally import decimal
from retrieval.view import FIELDS, View
from retrieval.words import fold, stem, words

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts are of products, the spelling is the feed's, attribute names are in lower case.

    `categories` counts each element of a path, `paths` whole paths from the department down,
    `stated` how many products state an attribute at all. Attributes and stock are those of the
    variants that satisfy the search. `bounds` part the prices in four parts
    of about as many products each. A price is that of the variant meant, and what is sold in a
    rarer currency than that of `price` is in none of the prices: `priced` are in them. `cheapest`,
    `dearest`, `best_rated` and `newest` are literally so, sold out or not: of equals the one that
    can be bought, then the one that more people rated, then the first by id. None where nothing
    states it. `level` is how many are level with each of them, itself included, and can be bought
    if it can. `told` is how many are told by their own texts of each word of the search.
    """

    total: int = 0
    in_stock: int = 0
    brands: Mapping[str, int] = field(default_factory=dict)
    categories: Mapping[str, int] = field(default_factory=dict)
    paths: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    attributes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    stated: Mapping[str, int] = field(default_factory=dict)
    price: PriceRange | None = None
    bounds: tuple[Decimal, ...] = ()
    cheapest: Hit | None = None
    dearest: Hit | None = None
    best_rated: Hit | None = None
    newest: Hit | None = None
    priced: int = 0
    level: Mapping[Sort, int] = field(default_factory=dict)
    told: Mapping[str, int] = field(default_factory=dict)


TRIED = 20
"""Rows of which the first that is still there is taken."""


def surveyed(
    view: View, rows: Rows, query: Query, hit: Callable[[int], Hit | None], text: str | None = None
) -> Summary:
    """A summary of these rows from their columns; `hit` reads the product of a row. `text` is that
    of the query as it was read, where slips in it were put right."""
    filters = query.filters
    meant = np.zeros(len(view), dtype=bool)
    meant[rows] = True
    rows = np.flatnonzero(meant)
    parts = view.parts(meant)
    brands, categories, paths = Counter[str](), Counter[str](), Counter[tuple[str, ...]]()
    for columns, here in parts:
        brands.update(columns.brands.counted(here))
        categories.update(columns.categories.counted(here))
        paths.update(columns.paths.counted(here))
    attributes, stated = offered(parts, filters)
    amounts, priced, currency = _priced(view, rows, filters)
    price = None
    if currency is not None:
        lowest, highest, median = (decimal(amounts[at]) for at in (0, -1, len(amounts) // 2))
        price = PriceRange(lowest, highest, median, currency)
    gone = view.columns.gone(filters)
    orders = {
        Sort.PRICE_ASC: (priced, amounts),
        Sort.PRICE_DESC: (priced, -amounts),
        Sort.RATING: (rows, -view.ratings[rows]),
        Sort.NEWEST: (rows, -view.updated[rows]),
    }
    first = {sort: _first(view, some, key, gone, hit) for sort, (some, key) in orders.items()}
    return Summary(
        total=len(rows),
        in_stock=in_stock(parts, filters),
        brands=merged(brands, fold),
        categories=merged(categories, fold),
        paths=merged(paths, folded_path),
        attributes=attributes,
        stated=stated,
        price=price,
        bounds=_bounds(amounts),
        cheapest=first[Sort.PRICE_ASC],
        dearest=first[Sort.PRICE_DESC],
        best_rated=first[Sort.RATING],
        newest=first[Sort.NEWEST],
        priced=len(amounts),
        level={sort: _level(some, key, gone) for sort, (some, key) in orders.items()},
        told=told(view, rows, text or query.text),
    )


def told(view: View, rows: Rows, text: str) -> dict[str, int]:
    """How many of these rows' own texts have each word, or are such a thing."""
    found = {}
    for word in dict.fromkeys(words(text)):
        if says_something(word):
            having = view.keywords.rows_with(stem(word), FIELDS)[rows]
            found[word] = int((having | view.of_kind(stem(word))[rows]).sum())
    return found


def _priced(view: View, rows: Rows, filters: Filters) -> tuple[Rows, Rows, str | None]:
    """Amounts of the most usual currency, ascending, their rows, and which currency that is."""
    amounts, currencies = view.columns.prices(rows, filters)
    known = currencies >= 0
    if not known.any():
        return amounts[:0], rows[:0], None
    usual = int(np.bincount(currencies[known]).argmax())
    kept = np.flatnonzero(currencies == usual)
    kept = kept[np.argsort(amounts[kept], kind="stable")]
    return amounts[kept], rows[kept], view.columns.currencies[usual]


def _bounds(amounts: Rows) -> tuple[Decimal, ...]:
    """The amounts at a quarter, a half and three quarters of a sorted list."""
    if len(amounts) <= 3:
        return ()
    return tuple(decimal(amounts[len(amounts) * part // 4]) for part in (1, 2, 3))


def _first(
    view: View, rows: Rows, key: npt.NDArray[np.number], gone: Mask, hit: Callable[[int], Hit | None]
) -> Hit | None:
    """That of the least key; of equals the one that can be bought, then the one that more people
    rated, then the first by id."""
    known = np.flatnonzero(~np.isnan(key))
    rows = rows[known]
    keys = [key[known], gone[rows], -view.rating_counts[rows]]
    first = [
        (*(each[at].item() for each in keys), view.ids[rows[at]], rows[at]) for at in foremost(keys, TRIED)
    ]
    return next((found for *_, row in sorted(first) if (found := hit(int(row)))), None)


def _level(rows: Rows, key: npt.NDArray[np.number], gone: Mask) -> int:
    """How many have the least key, those that can be bought alone where any of them can."""
    known = key[~np.isnan(key)]
    if not len(known):
        return 0
    least = rows[key == known.min()]
    return int((~gone[least]).sum()) or len(least)
