"""The order of what was found: by relevance, price, rating or age; what cannot be bought comes last."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from retrieval.columns import UNKNOWN
from retrieval.query import Filters, Query, Sort
from retrieval.view import View

Rows = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]


def ordered(view: View, rows: Rows, query: Query, scores: Scores, k: int | None = None) -> list[int]:
    """The first `k` of these rows in the order asked for. Products without the value sorted by come
    after the others, and so do products out of stock, unless the query itself speaks of stock.
    Of equals the more relevant comes first, then the one that was there before."""
    rows = view.each(rows)
    last = _gone(view, query.filters)[rows]
    keys = [last, *_keys(view, rows, query, scores), -scores[rows]]
    kept = foremost(keys, len(rows) if k is None else max(k, 0))
    places = kept[np.lexsort([key[kept] for key in reversed(keys)])]
    return [int(row) for row in rows[places]]


def _gone(view: View, filters: Filters) -> npt.NDArray[np.bool_]:
    """What cannot be bought of what was asked for: red in size M, not just any of it."""
    if filters.in_stock is not None:
        return np.zeros(len(view), dtype=bool)
    of_units = filters.attributes or filters.ranges or filters.without_attributes
    priced = filters.price_min is not None or filters.price_max is not None
    return view.columns.gone(filters) if of_units or priced else view.out_of_stock


def _keys(view: View, rows: Rows, query: Query, scores: Scores) -> list[npt.NDArray[np.generic]]:
    """What is sorted by, the weightiest first, ascending."""
    if query.sort in (Sort.PRICE_ASC, Sort.PRICE_DESC):
        dearest = query.sort is Sort.PRICE_DESC
        amounts, currencies = view.columns.prices(rows, query.filters, dearest)
        known = (amounts != UNKNOWN) & (currencies == _currency(view, currencies, query))
        sign = 1 if query.sort is Sort.PRICE_ASC else -1
        return [~known, np.where(known, sign * np.where(known, amounts, 0), 0)]
    if query.sort is Sort.RATING:
        return [np.isnan(view.ratings[rows]), -view.goodness[rows]]
    if query.sort is Sort.NEWEST:
        updated = view.updated[rows]
        return [np.isnan(updated), -np.nan_to_num(updated)]
    return []


def _currency(view: View, currencies: Rows, query: Query) -> int:
    """That of the query, or the most usual of these."""
    if query.filters.currency is not None:
        code = query.filters.currency.upper()
        return view.columns.currencies.index(code) if code in view.columns.currencies else -2
    known = currencies[currencies >= 0]
    return int(np.bincount(known).argmax()) if len(known) else -2


def foremost(keys: Sequence[npt.NDArray[np.generic]], k: int) -> Rows:
    """The places of the `k` first by these keys, ascending and the weightiest first, in any order:
    so that few have to be sorted."""
    return _foremost(keys, np.arange(len(keys[0])), k)


def _foremost(keys: Sequence[npt.NDArray[np.generic]], places: Rows, k: int) -> Rows:
    if k >= len(places) or not keys:
        return places[:k]
    here = keys[0][places]
    bound = np.partition(here, k)[k]
    surely, perhaps = places[here < bound], places[here == bound]
    return np.concatenate([surely, _foremost(keys[1:], perhaps, k - len(surely))])
