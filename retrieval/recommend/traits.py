"""What a product has that a customer may like or dislike: its brand, its categories, its attributes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval.catalog.product import PATH, Product
from retrieval.filters import product_attributes
from retrieval.mentions import mentions
from retrieval.recommend.kinds import Assortment, Preference
from retrieval.values import Key, value_key
from retrieval.words import fold

BRAND, CATEGORY, WORD = "brand", "category", ""


Wanted = Mapping[str, Mapping[Key, float]]
"""Weights by attribute name and value's key."""


def wanted(weights: Mapping[tuple[str, str], float]) -> Wanted:
    """As a profile holds them, ready to be compared with many products."""
    found: dict[str, dict[Key, float]] = {}
    for (name, value), weight in weights.items():
        keys = found.setdefault(fold(name), {})
        keys[key_of(value)] = max(weight, keys.get(key_of(value), 0.0))
    return found


@lru_cache(maxsize=65_536)
def key_of(value: str) -> Key:
    """`retrieval.values.value_key`; the same few values come again and again."""
    return value_key(value)


@dataclass(frozen=True, slots=True)
class Traits:
    """Values by attribute name, as they are spelled."""

    of: Mapping[str, Sequence[str]]

    def has(self, attribute: str, value: str) -> bool:
        key = key_of(value)
        return any(key_of(own) == key for own in self.of.get(fold(attribute), ()))

    def weight(self, wanted: Wanted) -> float:
        """The sum of the weights of what is wanted and had."""
        total = 0.0
        for name, weights in wanted.items():
            own = self.of.get(name)
            if own:
                total += sum(weights.get(key, 0.0) for key in set(map(key_of, own)))
        return total


def matched(goods: Assortment, row: int, product: Product | None) -> Traits:
    """Of the record where it is at hand; else of what the assortment says, brand and category alone."""
    if product is not None:
        return traits(product)
    brand, category = int(goods.brand[row]), int(goods.category[row])
    path = tuple(goods.categories[category].split(PATH)) if category >= 0 else ()
    return Traits(_named(goods.brands[brand] if brand >= 0 else None, path))


def traits(product: Product) -> Traits:
    """What the feed gives and what the text says; never a guess. Options of variants are among them."""
    found: dict[str, Sequence[str]] = dict(product_attributes(product))
    for variant in product.variants:
        for name, value in variant.options.items():
            found[fold(name)] = (*found.get(fold(name), ()), value)
    found.update(_named(product.brand, product.category))
    return Traits(found)


def _named(brand: str | None, path: tuple[str, ...]) -> dict[str, Sequence[str]]:
    whole = (PATH.join(path),) if path else ()
    return {BRAND: (brand,) if brand else (), CATEGORY: (*path, *whole)}


def holds(product: Product, preference: Preference) -> bool:
    """Whether a product has what a preference names; a word that is no value counts where the texts
    mention it."""
    if fold(preference.attribute) == WORD:
        return mentions(product, preference.value)
    return traits(product).has(preference.attribute, preference.value)
