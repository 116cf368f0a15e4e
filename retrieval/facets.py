"""The vocabulary of a catalogue: which categories, brands, attributes and prices it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from retrieval.catalog.product import Product


@dataclass(frozen=True, slots=True)
class PriceRange:
    lowest: Decimal
    highest: Decimal
    median: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts of products. Attribute names (variant options included) are in lower case;
    values, brands and category names are spelled as the feed spells them."""

    count: int = 0
    categories: Mapping[str, int] = field(default_factory=dict)
    brands: Mapping[str, int] = field(default_factory=dict)
    attributes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    price: PriceRange | None = None
    departments: Mapping[str, int] = field(default_factory=dict)
    """The categories with which paths begin."""
    described_by: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Category name to attribute name to how many products of that category have it."""


def facets(products: Iterable[Product]) -> Facets:
    """Count what these products have. One product counts once for each value it has."""
    categories: Counter[str] = Counter()
    brands: Counter[str] = Counter()
    departments: Counter[str] = Counter()
    attributes: dict[str, Counter[str]] = {}
    described_by: dict[str, Counter[str]] = {}
    prices: list[tuple[str, Decimal]] = []
    count = 0
    for product in products:
        count += 1
        categories.update(dict.fromkeys(product.category, 1))
        departments.update(product.category[:1])
        if product.brand:
            brands[product.brand] += 1
        if product.price:
            prices.append((product.price.currency, product.price.amount))
        named = stated_of(product)
        for name, values in named.items():
            attributes.setdefault(name, Counter()).update(dict.fromkeys(values, 1))
        for category in dict.fromkeys(product.category):
            described_by.setdefault(category, Counter()).update(named.keys())
    return Facets(
        count,
        dict(categories),
        dict(brands),
        {name: dict(counts) for name, counts in attributes.items()},
        price_range(prices),
        dict(departments),
        {category: dict(counts) for category, counts in described_by.items()},
    )


def stated_of(product: Product) -> dict[str, tuple[str, ...]]:
    """`values_of`, and what only its text says where the feed says nothing."""
    return {**product.said, **values_of(product)}


def values_of(product: Product) -> dict[str, tuple[str, ...]]:
    """A product's attribute values with the values of its variants' options added."""
    found: dict[str, dict[str, None]] = {n.lower(): dict.fromkeys(v) for n, v in product.attributes.items()}
    for variant in product.variants:
        for name, value in variant.options.items():
            found.setdefault(name.lower(), {})[value] = None
    return {name: tuple(values) for name, values in found.items()}


def price_range(prices: list[tuple[str, Decimal]]) -> PriceRange | None:
    if not prices:
        return None
    currency = Counter(c for c, _ in prices).most_common(1)[0][0]
    amounts = sorted(a for c, a in prices if c == currency)
    return PriceRange(amounts[0], amounts[-1], amounts[len(amounts) // 2], currency)
