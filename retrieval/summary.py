"""What is true of everything that a request means: how many, which brands, from what price to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Money
from retrieval.facets import PriceRange
from retrieval.order import foremost
from retrieval.query import Filters, Hit
from retrieval.tally import decimal
from retrieval.view import View

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts are of products, the spelling is the feed's, attribute names are in lower case.

    `categories` counts each element of a path, `paths` whole paths from the department down,
    `stated` how many products state an attribute at all. `bounds` part the prices in four parts
    of about as many products each. A price is that of the variant meant, and what is sold in a
    rarer currency than that of `price` is in none of the prices. `cheapest`, `dearest`,
    `best_rated` and `newest` are literally so, sold out or not: of equals the one that can be
    bought, then the one that more people rated, then the first by id. None where nothing states it.
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


TRIED = 20
"""Rows of which the first that is still there is taken."""


def surveyed(view: View, rows: Rows, filters: Filters, hit: Callable[[int], Hit | None]) -> Summary:
    """A summary of these rows from their columns; `hit` reads the product of a row."""
    meant = np.zeros(len(view), dtype=bool)
    meant[rows] = True
    rows = np.flatnonzero(meant)
    parts = view.parts(meant)
    brands, categories, paths, stating = (
        Counter[str](),
        Counter[str](),
        Counter[tuple[str, ...]](),
        Counter[str](),
    )
    attributes: dict[str, Counter[str]] = {}
    for columns, here in parts:
        brands.update(columns.brands.counted(here))
        categories.update(columns.categories.counted(here))
        paths.update(columns.paths.counted(here))
        stating.update(columns.stated(here))
        for (name, value), count in columns.described.counted(here).items():
            attributes.setdefault(name, Counter())[value] += count
    amounts, priced, currency = _priced(view, rows, filters)
    price = None
    if currency is not None:
        lowest, highest, median = (decimal(amounts[at]) for at in (0, -1, len(amounts) // 2))
        price = PriceRange(lowest, highest, median, currency)
    return Summary(
        total=len(rows),
        in_stock=sum(int((columns.in_stock & here).sum()) for columns, here in parts),
        brands=dict(brands),
        categories=dict(categories),
        paths=dict(paths),
        attributes={name: dict(counts) for name, counts in attributes.items()},
        stated=dict(stating),
        price=price,
        bounds=_bounds(amounts),
        cheapest=_first(view, priced, amounts, hit),
        dearest=_first(view, priced, -amounts, hit),
        best_rated=_first(view, rows, -view.ratings[rows], hit),
        newest=_first(view, rows, -view.updated[rows], hit),
    )


def hit_price(hit: Hit) -> Money | None:
    """What the variant meant costs, or the product where none is meant."""
    return (hit.variant and hit.variant.price) or hit.product.price


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
    view: View, rows: Rows, key: npt.NDArray[np.number], hit: Callable[[int], Hit | None]
) -> Hit | None:
    """That of the least key; of equals the one that can be bought, then the one that more people
    rated, then the first by id."""
    known = np.flatnonzero(~np.isnan(key))
    rows = rows[known]
    keys = [key[known], view.out_of_stock[rows], -view.rating_counts[rows]]
    first = [
        (*(each[at].item() for each in keys), view.ids[rows[at]], rows[at]) for at in foremost(keys, TRIED)
    ]
    return next((found for *_, row in sorted(first) if (found := hit(int(row)))), None)
