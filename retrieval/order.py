"""The order of what was found: by relevance, price, rating or age; what cannot be bought comes last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Money, Product
from retrieval.filters import match, unit_price
from retrieval.query import Query, Sort
from retrieval.view import View

Rows = npt.NDArray[np.int64]
Key = tuple[bool, float | Decimal, float]


def ordered(view: View, rows: Rows, query: Query, scores: npt.NDArray[np.float64]) -> list[int]:
    """These rows in the order asked for. Products without the value sorted by come after the
    others, and so do products out of stock, unless the query itself speaks of stock."""
    key = _key(view, rows, query, scores)
    last = view.out_of_stock if query.filters.in_stock is None else np.zeros(len(view.products), dtype=bool)
    return sorted((int(row) for row in rows), key=lambda row: (bool(last[row]), *key(row)))


def _key(view: View, rows: Rows, query: Query, scores: npt.NDArray[np.float64]) -> Callable[[int], Key]:
    products = view.products
    if query.sort in (Sort.PRICE_ASC, Sort.PRICE_DESC):
        sign = 1 if query.sort is Sort.PRICE_ASC else -1
        prices = {int(row): _price(products[row], query) for row in rows}
        currency = query.filters.currency or _usual(prices.values())

        def by_price(row: int) -> Key:
            price = prices[row]
            known = price is not None and price.currency == currency
            return not known, sign * price.amount if known and price else Decimal(0), -float(scores[row])

        return by_price
    if query.sort is Sort.RATING:
        return lambda row: (products[row].rating is None, -float(view.goodness[row]), -float(scores[row]))
    if query.sort is Sort.NEWEST:
        return lambda row: (products[row].updated_at is None, -_time(products[row]), -float(scores[row]))
    return lambda row: (False, -float(scores[row]), float(row))


def _price(product: Product, query: Query) -> Money | None:
    """The price of the variant that satisfies the query, which is the one that is shown."""
    found = match(product, query.filters) if product.variants else None
    return unit_price(product, found.variant) if found else product.price


def _usual(prices: object) -> str | None:
    found = Counter(price.currency for price in prices if isinstance(price, Money))  # type: ignore[attr-defined]
    return found.most_common(1)[0][0] if found else None


def _time(product: Product) -> float:
    return product.updated_at.timestamp() if product.updated_at else 0.0
