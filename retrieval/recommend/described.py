"""What products state of themselves as columns, and how usual each value is in its category."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from retrieval.catalog.product import Product
from retrieval.facets import values_of
from retrieval.recommend.kinds import Rows
from retrieval.recommend.recalling import RowNumbers

BRAND, CATEGORY, WORD = "brand", "category", ""
"""Names of traits that are no attribute's; WORD is that of something said which is no attribute's value."""
Trait = tuple[str, str]
"""An attribute's name in lower case and a value as the catalogue spells it."""
LONGEST = 60
"""Characters of a value that products may have in common; longer ones are texts."""
UNSURE = 5.0
"""Products of a category that a value's share in the whole catalogue counts as much as."""


def traits_of(product: Product) -> tuple[Trait, ...]:
    """Its brand, each part of its category, what the feed gives and what only its text says; never a guess.
    An option that its variants differ in is no trait: of "red or blue" nobody can tell which was meant."""
    options: dict[str, set[str]] = {}
    for variant in product.variants:
        for name, value in variant.options.items():
            options.setdefault(name.lower(), set()).add(value)
    open_ = {name for name, values in options.items() if len(values) > 1}
    stated = {**product.said, **values_of(product)}
    named = [(BRAND, product.brand)] if product.brand else []
    named += [(CATEGORY, part) for part in dict.fromkeys(product.category)]
    return (*named, *_attributes(stated, open_))


def _attributes(stated: Mapping[str, Sequence[str]], open_: Container[str]) -> Iterator[Trait]:
    return (
        (name, value)
        for name, values in stated.items()
        if name not in open_
        for value in dict.fromkeys(values)
        if len(value.strip()) > 0 and len(value) <= LONGEST
    )


@dataclass(frozen=True)
class Described:
    """The traits of n products: product `row` has those numbered `codes[starts[row]:starts[row + 1]]`."""

    traits: tuple[Trait, ...]
    starts: RowNumbers
    codes: Rows
    category: Rows
    """Of each product, (n,), -1 for none."""

    @classmethod
    def of(cls, traits: Iterable[Sequence[Trait]], category: Rows) -> Described:
        """`traits` of each product, in the order of `category`."""
        numbers: dict[Trait, int] = {}
        lengths, codes = [], list[int]()
        for theirs in traits:
            lengths.append(len(theirs))
            codes.extend([numbers.setdefault(trait, len(numbers)) for trait in theirs])
        starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)
        return cls(tuple(numbers), starts, np.array(codes, np.int32), category)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def at(self, row: int) -> Rows:
        return self.codes[self.starts[row] : self.starts[row + 1]]

    @cached_property
    def matrix(self) -> sparse.csr_matrix:
        """(n, traits): 1 where a product has a trait."""
        ones = np.ones(len(self.codes), np.float32)
        return sparse.csr_matrix((ones, self.codes, self.starts), (len(self), len(self.traits)))

    @cached_property
    def by_trait(self) -> sparse.csc_matrix:
        """The same by column, to find the products of a trait."""
        return self.matrix.tocsc()

    @cached_property
    def share(self) -> npt.NDArray[np.float64]:
        """The share of all products that have a trait, (traits,)."""
        return np.bincount(self.codes, minlength=len(self.traits)) / max(len(self), 1)

    @cached_property
    def _by_category(self) -> tuple[sparse.csr_matrix, npt.NDArray[np.int64]]:
        """How many products of each category have each trait, and how many there are; the last row is of
        those that have none."""
        size = int(self.category.max(initial=-1)) + 2
        place = np.where(self.category >= 0, self.category, size - 1)
        counts = np.bincount(place, minlength=size)
        of = sparse.csr_matrix(
            (np.ones(len(place), np.float32), (place, np.arange(len(place)))), (size, len(place))
        )
        return (of @ self.matrix).tocsr(), counts

    def expected(
        self, rows: RowNumbers, weights: npt.NDArray[np.float64], codes: RowNumbers
    ) -> npt.NDArray[np.float64]:
        """What share of these products, by weight, would have each of the traits if they had been drawn by
        chance, each from its own category: (codes,)."""
        counts, sizes = self._by_category
        mix = np.bincount(self.category[rows] % len(sizes), weights, minlength=len(sizes))
        there = np.flatnonzero(mix)
        within = np.asarray(counts[there][:, codes].todense())
        shares = (within + UNSURE * self.share[codes]) / (sizes[there] + UNSURE)[:, None]
        return np.asarray((mix[there] / mix.sum()) @ shares)
