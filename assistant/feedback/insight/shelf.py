"""What reports need to know of the catalogue, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from retrieval.catalog.product import PATH, Product
from retrieval.facets import values_of
from retrieval.opinions.parts import stems

MOST_VALUES = 30
"""Values of one product that are counted."""
LONGEST = 40
"""Characters of a value; a longer one is a sentence."""


@dataclass(frozen=True, slots=True)
class Ware:
    """A product as reports speak of it; `traits` are (attribute, value), category and brand among them."""

    id: str
    name: str
    brand: str
    category: str
    in_stock: bool | None
    price: float | None
    traits: tuple[tuple[str, str], ...]
    words: frozenset[str]


@dataclass(frozen=True)
class Shelf:
    wares: Mapping[str, Ware]

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of all that the catalogue says of its products in names, kinds, brands and values."""
        return frozenset(word for ware in self.wares.values() for word in ware.words)

    def name(self, product_id: str) -> str:
        ware = self.wares.get(product_id)
        return ware.name if ware else product_id


def shelf_of(products: Iterable[Product]) -> Shelf:
    return Shelf({product.id: _ware(product) for product in products})


def _ware(product: Product) -> Ware:
    category = PATH.join(product.category)
    traits = [("category", category)] if category else []
    traits += [("brand", product.brand)] if product.brand else []
    values = [
        (name, value)
        for name, given in values_of(product).items()
        for value in given
        if len(value) <= LONGEST and name != "brand"
    ]
    said = (product.name, product.brand or "", *product.category, *product.tags)
    words = stems(" ".join((*said, *(f"{name} {value}" for name, value in values), product.description)))
    return Ware(
        product.id,
        product.name,
        product.brand or "",
        category,
        product.in_stock,
        float(product.price.amount) if product.price else None,
        (*traits, *values[:MOST_VALUES]),
        frozenset(words),
    )
