"""Hard constraints, exactly: which products satisfy them, and by which of their variants.

`match` is the rule for one product. `Columns` gives the same answer for a whole catalogue in
a few milliseconds, from sets of rows kept for each value. What can be bought is a *unit*: a
variant, or the product itself where it has none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Money, Product, Variant
from retrieval.query import Filters
from retrieval.values import Key, value_key, within
from retrieval.words import fold

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Match:
    """The product satisfies the filters; `variant` is the first of its variants that does."""

    variant: Variant | None = None


def match(product: Product, filters: Filters) -> Match | None:
    """None if the product, or each variant of it, breaks a constraint."""
    if not _product_fits(product, filters):
        return None
    for variant in product.variants or (None,):
        if _unit_fits(product, variant, filters):
            return Match(variant)
    return None


def unit_values(product: Product, variant: Variant | None, name: str) -> tuple[str, ...]:
    """A unit's values of an attribute; a variant's own option stands before the product's list."""
    name = fold(name)
    options = variant.options if variant else {}
    own = tuple(value for option, value in options.items() if fold(option) == name)
    return own or tuple(v for n, values in product.attributes.items() if fold(n) == name for v in values)


def unit_price(product: Product, variant: Variant | None) -> Money | None:
    return (variant and variant.price) or product.price


def unit_available(product: Product, variant: Variant | None) -> bool | None:
    return variant.stock.available if variant else product.stock.available


def _product_fits(product: Product, filters: Filters) -> bool:
    brand = fold(product.brand) if product.brand else None
    categories = {fold(c) for c in product.category}
    return not (
        (filters.ids is not None and product.id not in filters.ids)
        or product.id in filters.without_ids
        or not _rating_fits(product.rating, filters.rating_min)
        or (filters.brands and brand not in {fold(b) for b in filters.brands})
        or (filters.without_brands and brand in {fold(b) for b in filters.without_brands})
        or (filters.categories and categories.isdisjoint(fold(c) for c in filters.categories))
        or not categories.isdisjoint(fold(c) for c in filters.without_categories)
    )


def _rating_fits(rating: float | None, least: float | None) -> bool:
    return least is None or (rating is not None and rating >= least)


def _unit_fits(product: Product, variant: Variant | None, filters: Filters) -> bool:
    if filters.in_stock is not None and unit_available(product, variant) is not filters.in_stock:
        return False
    if not _price_fits(unit_price(product, variant), filters):
        return False
    has = {
        name: {value_key(v) for v in unit_values(product, variant, name)}
        for name in (*filters.attributes, *filters.ranges, *filters.without_attributes)
    }
    if not all(any(within(key, bounds) for key in has[n]) for n, bounds in filters.ranges.items()):
        return False
    wanted = all(not has[n].isdisjoint(map(value_key, vs)) for n, vs in filters.attributes.items())
    return wanted and all(
        has[n].isdisjoint(map(value_key, vs)) for n, vs in filters.without_attributes.items()
    )


def _price_fits(price: Money | None, filters: Filters) -> bool:
    if filters.price_min is None and filters.price_max is None:
        return True
    if price is None or (filters.currency is not None and price.currency.upper() != filters.currency.upper()):
        return False
    return (filters.price_min is None or price.amount >= filters.price_min) and (
        filters.price_max is None or price.amount <= filters.price_max
    )


class Columns:
    """The filterable values of many products, by row, for one snapshot of the catalogue."""

    def __init__(self, products: Sequence[Product]) -> None:
        self.products = tuple(products)
        self._row_of = {product.id: row for row, product in enumerate(self.products)}
        units = [(row, v) for row, p in enumerate(self.products) for v in (p.variants or (None,))]
        self._units = units
        self._product_of = np.array([row for row, _ in units], dtype=np.int64)
        self._prices, self._price_codes, self._currencies = self._price_columns()
        stock = [unit_available(self.products[row], v) for row, v in units]
        self._stock = np.array([-1 if s is None else int(s) for s in stock], dtype=np.int8)
        self._ratings = np.array([np.nan if p.rating is None else p.rating for p in self.products])
        self._brands = _inverted((row, fold(p.brand)) for row, p in enumerate(self.products) if p.brand)
        self._categories = _inverted(
            (row, fold(c)) for row, p in enumerate(self.products) for c in p.category
        )
        self._attributes: dict[str, Mapping[Key, Rows]] = {}

    def row(self, product_id: str) -> int | None:
        return self._row_of.get(product_id)

    def allowed(self, filters: Filters) -> Mask:
        """True for each product that satisfies the filters."""
        return self._narrowed(self._units_allowed(filters), self._products_allowed(filters))

    def variant(self, row: int, filters: Filters) -> Variant | None:
        found = match(self.products[row], filters)
        return found.variant if found else None

    def _narrowed(self, units: Mask | None, products: Mask) -> Mask:
        if units is None:
            return products
        fits = np.zeros(len(self.products), dtype=bool)
        fits[self._product_of[units]] = True
        return fits & products

    def _products_allowed(self, filters: Filters) -> Mask:
        count = len(self.products)
        allowed = np.ones(count, dtype=bool)
        if filters.ids is not None:
            allowed &= _mask(count, [self._rows_of(filters.ids)])
        allowed[self._rows_of(filters.without_ids)] = False
        if filters.rating_min is not None:
            allowed &= self._ratings >= filters.rating_min
        if filters.brands:
            allowed &= _mask(count, _found(self._brands, map(fold, filters.brands)))
        if filters.categories:
            allowed &= _mask(count, _found(self._categories, map(fold, filters.categories)))
        for rows in _found(self._brands, map(fold, filters.without_brands)):
            allowed[rows] = False
        for rows in _found(self._categories, map(fold, filters.without_categories)):
            allowed[rows] = False
        return allowed

    def _units_allowed(self, filters: Filters) -> Mask | None:
        """None where nothing is asked of units."""
        count = len(self._units)
        masks = [
            self._price_mask(filters),
            None if filters.in_stock is None else self._stock == filters.in_stock,
        ]
        for name, values in filters.attributes.items():
            masks.append(_mask(count, _found(self._attribute(name), map(value_key, values))))
        for name, bounds in filters.ranges.items():
            by_value = self._attribute(name)
            masks.append(_mask(count, [units for key, units in by_value.items() if within(key, bounds)]))
        for name, values in filters.without_attributes.items():
            masks.append(~_mask(count, _found(self._attribute(name), map(value_key, values))))
        asked = [mask for mask in masks if mask is not None]
        return np.logical_and.reduce(asked) if asked else None

    def _attribute(self, name: str) -> Mapping[Key, Rows]:
        """Units by value of one attribute; made when first asked for, since few ever are."""
        name = fold(name)
        if name not in self._attributes:
            self._attributes[name] = _inverted(
                (unit, value_key(value))
                for unit, (row, variant) in enumerate(self._units)
                for value in unit_values(self.products[row], variant, name)
            )
        return self._attributes[name]

    def _price_columns(self) -> tuple[list[Decimal], npt.NDArray[np.int64], npt.NDArray[np.str_]]:
        """Distinct amounts in order, each unit's place among them (-1: unknown), its currency."""
        prices = [unit_price(self.products[row], v) for row, v in self._units]
        distinct = sorted({p.amount for p in prices if p})
        place = {amount: i for i, amount in enumerate(distinct)}
        codes = np.array([place[p.amount] if p else -1 for p in prices], dtype=np.int64)
        return distinct, codes, np.array([p.currency.upper() if p else "" for p in prices], dtype=np.str_)

    def _price_mask(self, filters: Filters) -> Mask | None:
        if filters.price_min is None and filters.price_max is None:
            return None
        low = 0 if filters.price_min is None else bisect_left(self._prices, filters.price_min)
        high = (
            len(self._prices) if filters.price_max is None else bisect_right(self._prices, filters.price_max)
        )
        mask: Mask = (self._price_codes >= low) & (self._price_codes < high)
        return mask if filters.currency is None else mask & (self._currencies == filters.currency.upper())

    def _rows_of(self, ids: Iterable[str]) -> Rows:
        return np.array([self._row_of[i] for i in ids if i in self._row_of], dtype=np.int64)


def _inverted(pairs: Iterable[tuple[int, K]]) -> dict[K, Rows]:
    lists: dict[K, list[int]] = {}
    for row, key in pairs:
        lists.setdefault(key, []).append(row)
    return {key: np.array(rows, dtype=np.int64) for key, rows in lists.items()}


def _found(inverted: Mapping[K, Rows], keys: Iterable[K]) -> list[Rows]:
    return [inverted[key] for key in keys if key in inverted]


def _mask(count: int, rows: Sequence[Rows]) -> Mask:
    mask = np.zeros(count, dtype=bool)
    for some in rows:
        mask[some] = True
    return mask
