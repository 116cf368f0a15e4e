"""One snapshot of the catalogue, made ready to be searched. Immutable once built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from functools import cached_property

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Product
from retrieval.documents import keyword_fields
from retrieval.facets import Facets, facets, values_of
from retrieval.filters import Columns
from retrieval.keyword import Field, KeywordIndex
from retrieval.phrases import head, heads
from retrieval.words import fold, terms

FIELDS = {
    "name": Field(weight=3.0, b=0.5),
    "kind": Field(weight=2.0, b=0.3),
    "attributes": Field(weight=1.0, b=0.75),
    "description": Field(weight=1.0, b=0.75),
}
NAMING = ("name", "kind")
"""The fields that say what a thing is; the others also speak of what goes with it."""

Mask = npt.NDArray[np.bool_]


class View:
    def __init__(self, products: Sequence[Product], keywords: KeywordIndex | None = None) -> None:
        self.products = tuple(products)
        self.columns = Columns(self.products)
        self.keywords = keywords or KeywordIndex(FIELDS, (asdict(keyword_fields(p)) for p in self.products))

    @cached_property
    def facets(self) -> Facets:
        return facets(self.products)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(product.id for product in self.products)

    @cached_property
    def goodness(self) -> npt.NDArray[np.float64]:
        """Ratings pulled to the catalogue's mean while few have voted (a Bayesian average)."""
        rated = [(p.rating, max(p.rating_count, 1)) for p in self.products if p.rating is not None]
        votes = sum(count for _, count in rated)
        mean = sum(rating * count for rating, count in rated) / votes if votes else 0.0
        prior = float(np.median([count for _, count in rated])) if rated else 1.0
        return np.array(
            [
                mean - 1e-6
                if p.rating is None
                else (p.rating * max(p.rating_count, 1) + mean * prior) / (max(p.rating_count, 1) + prior)
                for p in self.products
            ]
        )

    @cached_property
    def out_of_stock(self) -> Mask:
        return np.array([product.in_stock is False for product in self.products], dtype=bool)

    @cached_property
    def kinds(self) -> Counter[str]:
        """How many products call themselves a thing: heads of category names and of names."""
        return Counter(kind for row in range(len(self.products)) for kind in self._heads(row))

    @cached_property
    def departments(self) -> frozenset[str]:
        """The kinds that head a category's name."""
        categories = {category for product in self.products for category in product.category}
        return frozenset(kind for category in categories for kind in heads(category))

    @cached_property
    def values(self) -> frozenset[str]:
        """Stems that stand alone as values of an attribute or option: colours, materials, sizes."""
        alone = (terms(v) for p in self.products for vs in values_of(p).values() for v in vs if v.isalpha())
        return frozenset(found[0] for found in alone if len(found) == 1)

    def is_value(self, stem: str) -> bool:
        """A word that describes here and does not name: more products have it than are it."""
        return stem in self.values and self.kinds[stem] < 2

    def called(self, text: str) -> Mask:
        """The products whose whole name or id this is."""
        found = np.zeros(len(self.products), dtype=bool)
        found[self._rows_by_name.get(text, [])] = True
        return found

    def mentioned(self, text: str) -> bool:
        """Whether a product's name holds these folded words as they are."""
        return any(text in fold(product.name) for product in self.products)

    @cached_property
    def _rows_by_name(self) -> dict[str, list[int]]:
        rows: dict[str, list[int]] = {}
        for row, product in enumerate(self.products):
            for name in {fold(product.name), fold(product.id)}:
                rows.setdefault(name, []).append(row)
        return rows

    def of_kind(self, kind: str) -> Mask:
        """The products that are such a thing: it heads their name, a tag or their own category;
        where none is, those of a department of that name; and else those that mention it."""
        mentioned = self.keywords.rows_with(kind, NAMING)
        found = np.flatnonzero(mentioned)
        for depth in (1, None):
            is_one = np.zeros(len(self.products), dtype=bool)
            is_one[[row for row in found if kind in self._heads(int(row), depth)]] = True
            if is_one.any():
                return is_one
        return mentioned

    def _heads(self, row: int, depth: int | None = None) -> set[str]:
        """The kinds a product calls itself; `depth` is how much of its category path counts, from below."""
        product = self.products[row]
        path = product.category if depth is None else product.category[-depth:]
        named = head(product.name)
        return {kind for part in (*path, *product.tags) for kind in heads(part)} | (
            {named} if named else set()
        )
