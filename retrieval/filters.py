"""Hard constraints, exactly: whether a product satisfies them, and by which of its variants.

`match` is the rule for one product; `retrieval.columns` gives the same answer for a whole
catalogue. What can be bought is a *unit*: a variant, or the product itself where it has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from retrieval.catalog.product import Money, Product, Variant
from retrieval.mentions import mentions
from retrieval.query import Filters
from retrieval.values import satisfies, value_key
from retrieval.words import fold


@dataclass(frozen=True, slots=True)
class Match:
    """The product satisfies the filters; `variant` is the cheapest of its variants that does and may be
    had, or the cheapest that does where none may; the first of equals."""

    variant: Variant | None = None


def match(product: Product, filters: Filters, dearest: bool = False) -> Match | None:
    """None if the product, or each variant of it, breaks a constraint. With `dearest` the variant
    is the dearest of those that the cheapest would be chosen from."""
    if not _product_fits(product, filters):
        return None
    fitting = [v for v, attributes in units(product) if _unit_fits(product, v, attributes, filters)]
    if not fitting:
        return None
    return Match(min(fitting, key=lambda variant: _rank(product, variant, dearest)))


def _rank(product: Product, variant: Variant | None, dearest: bool) -> tuple[bool, bool, Decimal]:
    price = unit_price(product, variant)
    amount = price.amount if price else Decimal(0)
    gone = unit_available(product, variant) is False
    return gone, price is None, -amount if dearest else amount


def unit_attributes(product: Product, variant: Variant | None) -> Mapping[str, tuple[str, ...]]:
    """A unit's values by folded name: its own options before what the product says of them, and what
    only the text says where the feed says nothing."""
    return _beside(product_attributes(product), variant)


def product_attributes(product: Product) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for spelled, values in (*product.attributes.items(), *product.said.items()):
        name = fold(spelled)
        found[name] = (*found[name], *values) if name in found else tuple(values)
    return found


def _beside(attributes: dict[str, tuple[str, ...]], variant: Variant | None) -> dict[str, tuple[str, ...]]:
    if variant is None or not variant.options:
        return attributes
    own: dict[str, tuple[str, ...]] = {}
    for name, value in variant.options.items():
        own[fold(name)] = (*own.get(fold(name), ()), value)
    return {**attributes, **own}


def units(product: Product) -> Iterator[tuple[Variant | None, Mapping[str, tuple[str, ...]]]]:
    """All that can be bought of a product, each with its attributes."""
    attributes = product_attributes(product)
    for variant in product.variants or (None,):
        yield variant, _beside(attributes, variant)


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
        or any(
            mentions(product, phrase)
            for name, phrases in filters.without_words.items()
            if not states(product, name)
            for phrase in phrases
        )
    )


def states(product: Product, name: str) -> bool:
    """Whether a product has a value of an attribute, in whichever variant; "brand" is one."""
    name = fold(name)
    if name == "brand" and product.brand:
        return True
    return any(attributes.get(name) for _, attributes in units(product))


def _rating_fits(rating: float | None, least: float | None) -> bool:
    return least is None or (rating is not None and rating >= least)


def _unit_fits(
    product: Product, variant: Variant | None, attributes: Mapping[str, tuple[str, ...]], filters: Filters
) -> bool:
    if filters.in_stock is not None and unit_available(product, variant) is not filters.in_stock:
        return False
    if not _price_fits(unit_price(product, variant), filters):
        return False
    has = {
        name: {value_key(v) for v in attributes.get(fold(name), ())}
        for name in (*filters.attributes, *filters.without_attributes)
    }
    for name, bounds in filters.ranges.items():
        if not any(satisfies(value, bounds) for value in attributes.get(fold(name), ())):
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
