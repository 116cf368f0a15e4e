"""How alike two products are by what their records say."""

from __future__ import annotations

from retrieval.catalog.product import Product
from retrieval.facets import values_of
from retrieval.values import Key, value_key
from retrieval.words import fold


def overlap(one: Product, other: Product) -> float:
    """0 to 1: shared attribute values (Jaccard), shared category path, same brand, near price."""
    parts = [(0.4, _jaccard(_values(one), _values(other))), (0.35, _path(one.category, other.category))]
    if one.brand and other.brand:
        parts.append((0.1, float(fold(one.brand) == fold(other.brand))))
    if one.price and other.price and one.price.currency == other.price.currency:
        low, high = sorted((float(one.price.amount), float(other.price.amount)))
        parts.append((0.15, low / high if high > 0 else 1.0))
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)


def _values(product: Product) -> set[tuple[str, Key]]:
    return {(name, value_key(value)) for name, values in values_of(product).items() for value in values}


def _jaccard(one: set[tuple[str, Key]], other: set[tuple[str, Key]]) -> float:
    either = one | other
    return len(one & other) / len(either) if either else 0.0


def _path(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of the longer category path that both have from the top."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if fold(left) != fold(right):
            break
        shared += 1
    return shared / max(len(one), len(other), 1)
