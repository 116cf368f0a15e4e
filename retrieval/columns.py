"""The filterable values of many products as arrays: `retrieval.filters.match` for a whole catalogue.

Amounts are held as whole millionths, so that comparing them is exact for every price that a
shop can write. Rows are products and units (`retrieval.filters`) in the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from retrieval.catalog.product import Money, Product, Variant
from retrieval.facets import stated_of
from retrieval.filters import unit_available, unit_price, units
from retrieval.postings import Gathering, Postings
from retrieval.query import Filters, Range
from retrieval.values import Key, limits, satisfies, span_of, value_key
from retrieval.words import fold

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
Amounts = npt.NDArray[np.int64]
MILLIONTHS = 1_000_000
MOST = 2**62
UNKNOWN = -(2**63)
UNSAID, GONE, THERE = -1, 0, 1
OF_WORDS = (
    "_row_of", "first_unit", "having", "_spelled", "_keyed", "_spans", "_brand_codes", "_category_codes",
)  # fmt: skip
"""What is worked out once and does not depend on prices, stock or ratings."""
NEAR = 0.01
"""Share of a bound within which an amount is compared exactly, and not as a float."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Amounts in millionths, UNKNOWN where there is none; each one's currency as a place in `codes`.
    `odd` are those that are no whole number of millionths, by their place."""

    amounts: Amounts
    currencies: npt.NDArray[np.int16]
    codes: tuple[str, ...]
    odd: Mapping[int, Decimal]

    @classmethod
    def of(cls, prices: Iterable[Money | None]) -> Prices:
        codes: dict[str, int] = {}
        amounts, currencies, odd = [], [], {}
        for place, price in enumerate(prices):
            amounts.append(UNKNOWN if price is None else millionths(price.amount))
            currencies.append(-1 if price is None else codes.setdefault(price.currency.upper(), len(codes)))
            if price is not None and Decimal(amounts[-1]) != price.amount * MILLIONTHS:
                odd[place] = price.amount
        return cls(np.array(amounts, np.int64), np.array(currencies, np.int16), tuple(codes), odd)

    def within(self, filters: Filters) -> Mask:
        fits: Mask = self.amounts != UNKNOWN
        if filters.price_min is not None:
            fits &= self.amounts >= millionths(filters.price_min, ROUND_CEILING)
        if filters.price_max is not None:
            fits &= self.amounts <= millionths(filters.price_max, ROUND_FLOOR)
        for place, amount in self.odd.items():
            fits[place] = (filters.price_min is None or amount >= filters.price_min) and (
                filters.price_max is None or amount <= filters.price_max
            )
        if filters.currency is not None:
            fits &= self.currencies == self.code(filters.currency)
        return fits

    def code(self, currency: str) -> int:
        """-2 for a currency in which nothing is priced."""
        return self.codes.index(currency.upper()) if currency.upper() in self.codes else -2

    def patched(self, places: Sequence[int], prices: Iterable[Money | None]) -> Prices:
        new = Prices.of(prices)
        codes = tuple(dict.fromkeys((*self.codes, *new.codes)))
        amounts, currencies = self.amounts.copy(), self.currencies.copy()
        amounts[places] = new.amounts
        currencies[places] = [codes.index(new.codes[c]) if c >= 0 else -1 for c in new.currencies]
        replaced = set(places)
        odd = {place: amount for place, amount in self.odd.items() if place not in replaced}
        return Prices(
            amounts, currencies, codes, odd | {places[at]: amount for at, amount in new.odd.items()}
        )


def millionths(amount: Decimal, rounding: str | None = None) -> int:
    """Raises ValueError for what is not a number."""
    if amount.is_nan():
        raise ValueError("an amount that is not a number")
    if amount.is_infinite() or abs(amount) >= MOST // MILLIONTHS:
        return MOST if amount > 0 else -MOST
    return int((amount * MILLIONTHS).to_integral_value(rounding))


@dataclass(frozen=True, slots=True)
class Spans:
    """The amounts of many values in one unit, NaN where a value states none."""

    values: tuple[str, ...]
    codes: npt.NDArray[np.int64]
    least: npt.NDArray[np.float64]
    most: npt.NDArray[np.float64]

    @classmethod
    def of(cls, spelled: Sequence[tuple[str, int]], bounds: Range) -> Spans:
        found = [(value, code, span) for value, code in spelled if (span := span_of(value, bounds))]
        return cls(
            tuple(value for value, _, _ in found),
            np.array([code for _, code, _ in found], np.int64),
            np.array([float(span[0]) for _, _, span in found]),
            np.array([float(span[1]) for _, _, span in found]),
        )

    def within(self, bounds: Range) -> list[int]:
        fits = np.ones(len(self.codes), dtype=bool)
        near = np.zeros(len(self.codes), dtype=bool)
        low, high = limits(bounds)
        if low is not None:
            fits &= self.least > low
            near |= np.abs(self.least - low) <= NEAR * abs(low)
        if high is not None:
            fits &= self.most < high
            near |= np.abs(self.most - high) <= NEAR * abs(high)
        if low is None and high is None:
            return []
        fits[near] = [satisfies(self.values[place], bounds) for place in np.flatnonzero(near)]
        found: list[int] = self.codes[fits].tolist()
        return found


@dataclass(frozen=True)
class Columns:
    ids: tuple[str, ...]
    product_of: Rows
    """The row of each unit's product, ascending."""
    unit_prices: Prices
    unit_stock: npt.NDArray[np.int8]
    prices: Prices
    ratings: npt.NDArray[np.float64]
    rating_counts: npt.NDArray[np.float64]
    updated: npt.NDArray[np.float64]
    """Seconds since 1970; NaN where unknown."""
    brands: Postings[str]
    categories: Postings[str]
    paths: Postings[tuple[str, ...]]
    """Products by their whole category path, where they have one."""
    values: Postings[tuple[str, str]]
    """Units by folded attribute name and value as spelled."""
    described: Postings[tuple[str, str]]
    """Products by attribute name in lower case and value as spelled."""

    @classmethod
    def of(cls, products: Iterable[Product]) -> Columns:
        gathered = Gathered()
        for product in products:
            gathered.add(product)
        return gathered.columns()

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {identity: row for row, identity in enumerate(self.ids)}

    def row(self, product_id: str) -> int | None:
        return self._row_of.get(product_id)

    @cached_property
    def first_unit(self) -> Rows:
        return np.searchsorted(self.product_of, np.arange(len(self.ids) + 1))

    @cached_property
    def in_stock(self) -> Mask:
        """True where a unit is known to be there."""
        found = np.zeros(len(self.ids), dtype=bool)
        found[self.product_of[self.unit_stock == THERE]] = True
        return found

    @cached_property
    def out_of_stock(self) -> Mask:
        """True where every unit is known to be gone."""
        possible = np.zeros(len(self.ids), dtype=bool)
        possible[self.product_of[self.unit_stock != GONE]] = True
        return ~possible

    @cached_property
    def having(self) -> tuple[dict[str, int], sparse.csr_matrix]:
        """Attribute names numbered, and a matrix that is 1 where a product has one of that name."""
        names: dict[str, int] = {}
        name_of = np.array([names.setdefault(n, len(names)) for n, _ in self.described.codes], np.int64)
        codes, rows = self.described.pairs()
        has = sparse.csr_matrix((np.ones(len(rows)), (rows, name_of[codes])), (len(self), len(names)))
        has.data[:] = 1
        return names, has

    def stated(self, rows: Mask) -> dict[str, int]:
        """Attribute name to how many of these products state it at all."""
        names, has = self.having
        counts = np.bincount(has[np.flatnonzero(rows)].indices, minlength=len(names)).tolist()
        return {name: counts[code] for name, code in names.items() if counts[code]}

    def allowed(self, filters: Filters) -> Mask:
        """True for each product that satisfies the filters."""
        units, fits = self.units_allowed(filters), self._products_allowed(filters)
        if units is None:
            return fits
        some = np.zeros(len(self.ids), dtype=bool)
        some[self.product_of[units]] = True
        return some & fits

    def units_allowed(self, filters: Filters) -> Mask | None:
        """The units that satisfy what is asked of units; None where nothing is."""
        masks = [self._any(self._coded(n, map(value_key, vs))) for n, vs in filters.attributes.items()]
        masks += [self._any(self._measured(fold(name), bounds)) for name, bounds in filters.ranges.items()]
        masks += [
            ~self._any(self._coded(n, map(value_key, vs))) for n, vs in filters.without_attributes.items()
        ]
        if filters.price_min is not None or filters.price_max is not None:
            masks.append(self.unit_prices.within(filters))
        if filters.in_stock is not None:
            masks.append(self.unit_stock == filters.in_stock)
        return np.logical_and.reduce(masks) if masks else None

    def patched(self, products: Mapping[int, Product]) -> Columns | None:
        """The same with these rows' prices, stock and ratings; None if anything else may differ."""
        units = {row: self.product_units(row) for row in products}
        if any(len(units[row]) != max(len(p.variants), 1) for row, p in products.items()):
            return None
        places = [unit for row in products for unit in units[row]]
        sold = [(p, v) for p in products.values() for v in (p.variants or (None,))]
        stock = self.unit_stock.copy()
        stock[places] = [_stock(product, variant) for product, variant in sold]
        rows, ratings = list(products), self.ratings.copy()
        counts, updated = self.rating_counts.copy(), self.updated.copy()
        ratings[rows] = [_rating(p) for p in products.values()]
        counts[rows] = [p.rating_count for p in products.values()]
        updated[rows] = [_time(p) for p in products.values()]
        patched = replace(
            self,
            unit_prices=self.unit_prices.patched(places, (unit_price(p, v) for p, v in sold)),
            unit_stock=stock,
            prices=self.prices.patched(rows, (p.price for p in products.values())),
            ratings=ratings,
            rating_counts=counts,
            updated=updated,
        )
        patched.__dict__.update({name: self.__dict__[name] for name in OF_WORDS if name in self.__dict__})
        return patched

    def stating(self, name: str) -> Mask:
        """The products that have a value of an attribute (`retrieval.filters.states`)."""
        folded = fold(name)
        units = self._any(code for _, code in self._spelled.get(folded, ()))
        mask = np.zeros(len(self.ids), dtype=bool)
        mask[self.product_of[units]] = True
        if folded == "brand":
            for code in self.brands.codes.values():
                mask[self.brands.at(code)] = True
        return mask

    def product_units(self, row: int) -> range:
        return range(int(self.first_unit[row]), int(self.first_unit[row + 1]))

    @cached_property
    def _spelled(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {}
        for (name, value), code in self.values.codes.items():
            found.setdefault(name, []).append((value, code))
        return found

    @cached_property
    def _spans(self) -> dict[tuple[str, str, str], Spans]:
        """From least to most of each value of an attribute, of the dimensions asked for so far."""
        return {}

    def _measured(self, name: str, bounds: Range) -> list[int]:
        """Codes of the values that satisfy a range: most are compared as floats, those near a
        bound by the rule itself."""
        asked = (name, bounds.unit, bounds.bare)
        if asked not in self._spans:
            self._spans[asked] = Spans.of(self._spelled.get(name, ()), bounds)
        return self._spans[asked].within(bounds)

    @cached_property
    def _keyed(self) -> dict[str, dict[Key, list[int]]]:
        """Codes by key of the value, of the attributes that were asked for so far."""
        return {}

    @cached_property
    def _brand_codes(self) -> dict[str, list[int]]:
        return _folded(self.brands)

    @cached_property
    def _category_codes(self) -> dict[str, list[int]]:
        return _folded(self.categories)

    def _coded(self, name: str, keys: Iterable[Key]) -> list[int]:
        name = fold(name)
        if name not in self._keyed:
            found: dict[Key, list[int]] = {}
            for value, code in self._spelled.get(name, ()):
                found.setdefault(value_key(value), []).append(code)
            self._keyed[name] = found
        return [code for key in keys for code in self._keyed[name].get(key, ())]

    def _any(self, codes: Iterable[int]) -> Mask:
        mask = np.zeros(len(self.product_of), dtype=bool)
        for code in codes:
            mask[self.values.at(code)] = True
        return mask

    def _products_allowed(self, filters: Filters) -> Mask:
        fits = np.ones(len(self.ids), dtype=bool)
        if filters.ids is not None:
            fits[:] = False
            fits[self._rows_of(filters.ids)] = True
        fits[self._rows_of(filters.without_ids)] = False
        if filters.rating_min is not None:
            fits &= self.ratings >= filters.rating_min
        for postings, codes, wanted, unwanted in (
            (self.brands, self._brand_codes, filters.brands, filters.without_brands),
            (self.categories, self._category_codes, filters.categories, filters.without_categories),
        ):
            if wanted:
                fits &= _mask(len(fits), postings, codes, wanted)
            if unwanted:
                fits &= ~_mask(len(fits), postings, codes, unwanted)
        return fits

    def _rows_of(self, ids: Iterable[str]) -> Rows:
        return np.array([self._row_of[i] for i in ids if i in self._row_of], dtype=np.int64)


class Gathered:
    """Columns in the making, a product at a time; products are not kept."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._product_of: list[int] = []
        self._unit_prices: list[Money | None] = []
        self._unit_stock: list[int] = []
        self._prices: list[Money | None] = []
        self._ratings: list[tuple[float, int, float]] = []
        self._brands: Gathering[str] = Gathering()
        self._categories: Gathering[str] = Gathering()
        self._paths: Gathering[tuple[str, ...]] = Gathering()
        self._values: Gathering[tuple[str, str]] = Gathering()
        self._described: Gathering[tuple[str, str]] = Gathering()

    def add(self, product: Product) -> None:
        row = len(self._ids)
        self._ids.append(product.id)
        self._prices.append(product.price)
        self._ratings.append((_rating(product), product.rating_count, _time(product)))
        if product.brand:
            self._brands.add(row, product.brand)
        for category in dict.fromkeys(product.category):
            self._categories.add(row, category)
        if product.category:
            self._paths.add(row, product.category)
        for name, values in stated_of(product).items():
            for value in values:
                self._described.add(row, (name, value))
        for variant, attributes in units(product):
            self._add_unit(row, product, variant, attributes)

    def _add_unit(
        self,
        row: int,
        product: Product,
        variant: Variant | None,
        attributes: Mapping[str, tuple[str, ...]],
    ) -> None:
        unit = len(self._product_of)
        self._product_of.append(row)
        self._unit_prices.append(unit_price(product, variant))
        self._unit_stock.append(_stock(product, variant))
        for name, values in attributes.items():
            for value in dict.fromkeys(values):
                self._values.add(unit, (name, value))

    def columns(self) -> Columns:
        ratings = np.array(self._ratings, np.float64).reshape(-1, 3)
        return Columns(
            ids=tuple(self._ids),
            product_of=np.array(self._product_of, np.int64),
            unit_prices=Prices.of(self._unit_prices),
            unit_stock=np.array(self._unit_stock, np.int8),
            prices=Prices.of(self._prices),
            ratings=ratings[:, 0].copy(),
            rating_counts=ratings[:, 1].copy(),
            updated=ratings[:, 2].copy(),
            brands=self._brands.postings(),
            categories=self._categories.postings(),
            paths=self._paths.postings(),
            values=self._values.postings(),
            described=self._described.postings(),
        )


def _stock(product: Product, variant: Variant | None) -> int:
    available = unit_available(product, variant)
    return UNSAID if available is None else int(available)


def _rating(product: Product) -> float:
    return float("nan") if product.rating is None else product.rating


def _time(product: Product) -> float:
    return product.updated_at.timestamp() if product.updated_at else float("nan")


def _folded(postings: Postings[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for value, code in postings.codes.items():
        found.setdefault(fold(value), []).append(code)
    return found


def _mask(
    size: int, postings: Postings[str], codes: Mapping[str, Sequence[int]], wanted: Iterable[str]
) -> Mask:
    mask = np.zeros(size, dtype=bool)
    for value in wanted:
        for code in codes.get(fold(value), ()):
            mask[postings.at(code)] = True
    return mask
