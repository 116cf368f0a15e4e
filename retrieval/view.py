"""One snapshot of the catalogue, made ready to be searched: segments seen as one. Immutable.

Rows are numbered through all segments. A product that changed has a new row in a later
segment, and its old row is not alive: nothing that the view gives counts or allows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Product
from retrieval.catalog.rows import Row
from retrieval.columns import GONE, UNKNOWN, Columns, Prices
from retrieval.facets import Facets
from retrieval.keyword import KeywordIndex, Scores
from retrieval.mentions import rows_mentioning
from retrieval.phrases import heads
from retrieval.query import Filters
from retrieval.segment import FIELDS, NAMING, Segment
from retrieval.tally import Part, price_range, tallied
from retrieval.words import fold, terms

__all__ = ["FIELDS", "NAMING", "View"]

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
N = TypeVar("N", bound=np.generic)
Fetch = Callable[[Sequence[str]], Mapping[str, Product]]

OF_WORDS = ("facets", "kinds", "departments", "values", "ids", "names", "_folded_names")
"""What stays as it is while only prices, stock and ratings change."""


class View:
    def __init__(self, segments: Sequence[Segment], alive: Mask, fetch: Fetch) -> None:
        self.segments, self.alive, self._fetch = tuple(segments), alive, fetch
        self._starts = np.concatenate([[0], np.cumsum([len(s) for s in self.segments], dtype=np.int64)])
        self.columns = Shelves([s.columns for s in self.segments], self._starts, alive)
        self.keywords = Words([s.keywords for s in self.segments], alive)

    def __len__(self) -> int:
        """Rows, those that are not alive included."""
        return len(self.alive)

    def alike(self, segments: Sequence[Segment]) -> View:
        """The same words with other prices, stock and ratings."""
        view = View(segments, self.alive, self._fetch)
        view.__dict__.update({name: self.__dict__[name] for name in OF_WORDS if name in self.__dict__})
        if "facets" in self.__dict__ and (price := price_range(view._parts())) != self.facets.price:
            view.__dict__["facets"] = replace(self.facets, price=price)
        return view

    def prepare(self) -> None:
        """Work out now what else the next search would wait for."""
        for name in (*OF_WORDS, "goodness", "out_of_stock"):
            getattr(self, name)

    def patched(self, rows: Mapping[int, Row]) -> list[Segment] | None:
        """The segments with the prices, stock and ratings of these rows; None if more has changed."""
        segments: list[Segment] = []
        for place, segment in enumerate(self.segments):
            start, end = int(self._starts[place]), int(self._starts[place + 1])
            here = {row - start: new for row, new in rows.items() if start <= row < end}
            patched = segment.patched(here) if here else segment
            if patched is None:
                return None
            segments.append(patched)
        return segments

    def each(self, rows: Rows) -> Rows:
        """These rows once each, ascending (np.unique takes a second for half a million)."""
        mask = np.zeros(len(self), dtype=bool)
        mask[rows] = True
        return np.flatnonzero(mask)

    def products(self, rows: Iterable[int]) -> list[Product]:
        """Read from the store, in this order; what is gone from there by now is left out."""
        ids = [self.ids[row] for row in rows]
        found = self._fetch(ids)
        return [found[i] for i in ids if i in found]

    @cached_property
    def count(self) -> int:
        return int(self.alive.sum())

    @cached_property
    def ids(self) -> Sequence[str]:
        return self._joined([segment.columns.ids for segment in self.segments])

    @cached_property
    def names(self) -> Sequence[str]:
        return self._joined([segment.names for segment in self.segments])

    @cached_property
    def facets(self) -> Facets:
        """The vocabulary of the whole catalogue."""
        return tallied(self._parts())

    def parts(self, rows: Mask) -> list[tuple[Columns, Mask]]:
        """The columns of each segment, and which of these rows are in it."""
        bounds = zip(self._starts, self._starts[1:], self.segments, strict=False)
        return [(segment.columns, rows[start:end]) for start, end, segment in bounds]

    def _parts(self) -> list[Part]:
        return [(segment.columns, self._alive(place)) for place, segment in enumerate(self.segments)]

    @cached_property
    def goodness(self) -> npt.NDArray[np.float64]:
        """Ratings pulled to the catalogue's mean while few have voted (a Bayesian average)."""
        ratings, votes = self.ratings, np.maximum(self.rating_counts, 1)
        rated = ~np.isnan(ratings) & self.alive
        mean = float(np.average(ratings[rated], weights=votes[rated])) if rated.any() else 0.0
        prior = float(np.median(votes[rated])) if rated.any() else 1.0
        averaged = (np.nan_to_num(ratings) * votes + mean * prior) / (votes + prior)
        return np.where(np.isnan(ratings), mean - 1e-6, averaged)

    @cached_property
    def ratings(self) -> npt.NDArray[np.float64]:
        return self._of_columns(lambda columns: columns.ratings)

    @cached_property
    def rating_counts(self) -> npt.NDArray[np.float64]:
        return self._of_columns(lambda columns: columns.rating_counts)

    @cached_property
    def updated(self) -> npt.NDArray[np.float64]:
        return self._of_columns(lambda columns: columns.updated)

    @cached_property
    def out_of_stock(self) -> Mask:
        return self._of_columns(lambda columns: columns.out_of_stock)

    @cached_property
    def kinds(self) -> Counter[str]:
        """How many products call themselves a thing: heads of category names and of names."""
        found: Counter[str] = Counter()
        for place, segment in enumerate(self.segments):
            counts = segment.kinds.counts(self._alive(place))
            found.update({kind: n for kind, code in segment.kinds.codes.items() if (n := int(counts[code]))})
        return found

    @cached_property
    def departments(self) -> frozenset[str]:
        """The kinds that head a category's name."""
        return frozenset(kind for category in self.facets.categories for kind in heads(category))

    @cached_property
    def values(self) -> frozenset[str]:
        """Stems that stand alone as values of an attribute or option: colours, materials, sizes."""
        alone = (terms(v) for counts in self.facets.attributes.values() for v in counts if v.isalpha())
        return frozenset(found[0] for found in alone if len(found) == 1)

    def allowed(self, filters: Filters) -> Mask:
        """True for each product that satisfies the filters, those on its words included."""
        fits = self.columns.allowed(filters)
        for name, phrases in filters.without_words.items():
            silent = ~self.columns.stating(name)
            for phrase in phrases:
                mentioned = rows_mentioning(self.keywords, phrase)
                fits = fits if mentioned is None else fits & ~(mentioned & silent)
        return fits

    def is_value(self, stem: str) -> bool:
        """A word that describes here and does not name: more products have it than are it."""
        return stem in self.values and self.kinds[stem] < 2

    def called(self, text: str) -> Mask:
        """The products whose whole name or id this is."""
        return self._mask(lambda segment: segment.called.rows(text))

    def mentioned(self, text: str) -> bool:
        """Whether a product's name holds these folded words as they are."""
        return any(text in names for names in self._folded_names)

    def of_kind(self, kind: str) -> Mask:
        """The products that are such a thing: it heads their name, a tag or their own category;
        where none is, those of a department of that name; and else those that mention it."""
        of_its_own = self._mask(lambda segment: segment.own_kinds.rows(kind))
        is_one = of_its_own if of_its_own.any() else self._mask(lambda segment: segment.kinds.rows(kind))
        if is_one.any():
            return is_one
        mentioned: Mask = self.keywords.rows_with(kind, NAMING) & self.alive
        return mentioned

    @cached_property
    def _folded_names(self) -> tuple[str, ...]:
        """Of those that are alive."""
        return ("\n".join(fold(name) for name, alive in zip(self.names, self.alive, strict=True) if alive),)

    def _mask(self, rows_of: Callable[[Segment], npt.NDArray[np.int32]]) -> Mask:
        mask = np.zeros(len(self), dtype=bool)
        for start, segment in zip(self._starts, self.segments, strict=False):
            mask[start + rows_of(segment)] = True
        return mask & self.alive

    def _alive(self, place: int) -> Mask | None:
        """Of one segment; None where all of it is."""
        part = self.alive[self._starts[place] : self._starts[place + 1]]
        return None if part.all() else part

    def _of_columns(self, of: Callable[[Columns], npt.NDArray[N]]) -> npt.NDArray[N]:
        return np.concatenate([of(segment.columns) for segment in self.segments])

    @staticmethod
    def _joined(parts: Sequence[Sequence[str]]) -> Sequence[str]:
        return parts[0] if len(parts) == 1 else tuple(item for part in parts for item in part)


class Shelves:
    """The columns of all segments."""

    def __init__(self, parts: Sequence[Columns], starts: Rows, alive: Mask) -> None:
        self._parts, self._starts, self._alive = parts, starts, alive

    def row(self, product_id: str) -> int | None:
        for start, part in zip(reversed(self._starts[:-1]), reversed(self._parts), strict=True):
            row = part.row(product_id)
            if row is not None and self._alive[start + row]:
                return int(start + row)
        return None

    def allowed(self, filters: Filters) -> Mask:
        """True for each product that satisfies the filters."""
        if filters == Filters():
            return self._alive
        allowed: Mask = np.concatenate([part.allowed(filters) for part in self._parts]) & self._alive
        return allowed

    def stating(self, name: str) -> Mask:
        return np.concatenate([part.stating(name) for part in self._parts])

    def gone(self, filters: Filters) -> Mask:
        """True where nothing that satisfies the filters may be had: every such unit is known to be gone."""
        possible = []
        for part in self._parts:
            there, fitting = part.unit_stock != GONE, part.units_allowed(filters)
            here = np.zeros(len(part), dtype=bool)
            here[part.product_of[there if fitting is None else there & fitting]] = True
            possible.append(here)
        return ~np.concatenate(possible)

    def prices(self, rows: Rows, filters: Filters, dearest: bool = False) -> tuple[Rows, Rows]:
        """Of each of these rows the amount that is shown, in millionths (UNKNOWN where there is
        none), and its currency as a place in `currencies`: those of the cheapest
        unit that satisfies the filters and may be had, or the dearest, as `retrieval.filters.match`
        has it; or of the product where nothing is filtered."""
        amounts, currencies = np.full(len(rows), UNKNOWN, np.int64), np.full(len(rows), -1, np.int64)
        for place, part in enumerate(self._parts):
            start, end = self._starts[place], self._starts[place + 1]
            here = np.flatnonzero((rows >= start) & (rows < end))
            prices, at = _shown(part, rows[here] - start, filters, dearest)
            known = at >= 0
            amounts[here[known]] = prices.amounts[at[known]]
            codes = np.array([self.currencies.index(code) for code in prices.codes] + [-1])
            currencies[here[known]] = codes[prices.currencies[at[known]]]
        return amounts, currencies

    @cached_property
    def currencies(self) -> tuple[str, ...]:
        codes = (code for part in self._parts for code in (*part.prices.codes, *part.unit_prices.codes))
        return tuple(dict.fromkeys(codes))


def _shown(part: Columns, rows: Rows, filters: Filters, dearest: bool) -> tuple[Prices, Rows]:
    """Prices, and where in them that of each row stands; -1 where no unit satisfies the filters."""
    if filters == Filters():
        return part.prices, rows
    first, last = part.first_unit[rows], part.first_unit[rows + 1]
    fitting = part.units_allowed(filters)
    chosen = first if fitting is None else np.where(fitting[first], first, -1)
    several = np.flatnonzero(last - first > 1)
    if len(several):
        chosen[several] = _best_units(part, first[several], last[several], fitting, dearest)
    return part.unit_prices, chosen


def _best_units(part: Columns, first: Rows, last: Rows, fitting: Mask | None, dearest: bool) -> Rows:
    """From each stretch of units the one that `retrieval.filters.match` chooses; -1 where none fits."""
    lengths = last - first
    place = np.repeat(np.arange(len(first)), lengths)
    units = np.repeat(first - np.cumsum(lengths) + lengths, lengths) + np.arange(len(place))
    if fitting is not None:
        place, units = place[fitting[units]], units[fitting[units]]
    amounts = part.unit_prices.amounts[units]
    price = np.where(amounts == UNKNOWN, 0, -amounts if dearest else amounts)
    order = np.lexsort([units, price, amounts == UNKNOWN, part.unit_stock[units] == GONE, place])
    begins = np.ones(len(order), dtype=bool)
    begins[1:] = place[order][1:] != place[order][:-1]
    chosen = np.full(len(first), -1, np.int64)
    chosen[place[order][begins]] = units[order][begins]
    return chosen


class Words:
    """The keyword indexes of all segments, of the rows that are alive. The first lends its
    statistics to the others."""

    def __init__(self, parts: Sequence[KeywordIndex], alive: Mask) -> None:
        self._parts, self._dead = parts, None if alive.all() else ~alive

    def scores(self, query_terms: Sequence[str]) -> Scores:
        scores = np.concatenate([part.scores(query_terms) for part in self._parts])
        if self._dead is not None:
            scores[self._dead] = 0
        return scores

    def rows_with(self, term: str, fields: Iterable[str]) -> Mask:
        fields = tuple(fields)
        rows = np.concatenate([part.rows_with(term, fields) for part in self._parts])
        if self._dead is not None:
            rows[self._dead] = False
        return rows

    def rarity(self, term: str) -> float:
        return self._parts[0].rarity(term)

    def __contains__(self, term: object) -> bool:
        if self._dead is None:
            return any(term in part for part in self._parts)
        return isinstance(term, str) and bool(self.scores([term]).any())
