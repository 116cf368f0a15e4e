"""What is true of everything that a request means: how many, which brands, from what price to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from retrieval.catalog.product import Money
from retrieval.facets import PriceRange, facets, values_of
from retrieval.query import Hit


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts are of products, the spelling is the feed's, attribute names are in lower case.

    `categories` counts each element of a path, `paths` whole paths from the department down,
    `stated` how many products state an attribute at all. `bounds` part the prices in four parts
    of about as many products each. A price is that of the variant meant, and what is sold in a
    rarer currency than that of `price` is in none of the prices. `cheapest`, `dearest`,
    `best_rated` and `newest` are literally so, sold out or not: of equals the one that can be
    bought, then the one that more people rated, then the first by id. None where nothing states it.
    """

    total: int = 0
    in_stock: int = 0
    brands: Mapping[str, int] = field(default_factory=dict)
    categories: Mapping[str, int] = field(default_factory=dict)
    paths: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    attributes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    stated: Mapping[str, int] = field(default_factory=dict)
    price: PriceRange | None = None
    bounds: tuple[Decimal, ...] = ()
    cheapest: Hit | None = None
    dearest: Hit | None = None
    best_rated: Hit | None = None
    newest: Hit | None = None


def summarise(hits: Iterable[Hit]) -> Summary:
    """One pass over the products that a request means, in any order."""
    found = tuple(hits)
    products = tuple(hit.product for hit in found)
    counted = facets(products)
    priced = _in_one_currency(found)
    rated = [hit for hit in found if hit.product.rating is not None]
    dated = [hit for hit in found if hit.product.updated_at is not None]
    return Summary(
        total=len(found),
        in_stock=sum(product.in_stock is True for product in products),
        brands=counted.brands,
        categories=counted.categories,
        paths=dict(Counter(product.category for product in products if product.category)),
        attributes=counted.attributes,
        stated=dict(Counter(name for product in products for name in values_of(product))),
        price=_range(priced),
        bounds=_bounds([price.amount for price, _ in priced]),
        cheapest=priced[0][1] if priced else None,
        dearest=min(priced, key=lambda pair: (-pair[0].amount, *_tie(pair[1])))[1] if priced else None,
        best_rated=min(rated, key=lambda hit: (-(hit.product.rating or 0), *_tie(hit)), default=None),
        newest=min(dated, key=lambda hit: (-_time(hit), *_tie(hit)), default=None),
    )


def hit_price(hit: Hit) -> Money | None:
    """What the variant meant costs, or the product where none is meant."""
    return (hit.variant and hit.variant.price) or hit.product.price


def _in_one_currency(hits: Iterable[Hit]) -> list[tuple[Money, Hit]]:
    """The priced hits of the most usual currency, the cheapest first."""
    priced = [(price, hit) for hit in hits if (price := hit_price(hit)) is not None]
    usual = Counter(price.currency for price, _ in priced).most_common(1)
    kept = [(price, hit) for price, hit in priced if price.currency == usual[0][0]]
    return sorted(kept, key=lambda pair: (pair[0].amount, *_tie(pair[1])))


def _range(priced: list[tuple[Money, Hit]]) -> PriceRange | None:
    amounts = [price.amount for price, _ in priced]
    if not amounts:
        return None
    return PriceRange(amounts[0], amounts[-1], amounts[len(amounts) // 2], priced[0][0].currency)


def _bounds(amounts: list[Decimal]) -> tuple[Decimal, ...]:
    """The amounts at a quarter, a half and three quarters of a sorted list."""
    return tuple(amounts[len(amounts) * part // 4] for part in (1, 2, 3)) if len(amounts) > 3 else ()


def _time(hit: Hit) -> float:
    return hit.product.updated_at.timestamp() if hit.product.updated_at else 0.0


def _tie(hit: Hit) -> tuple[bool, int, str]:
    return hit.product.in_stock is False, -hit.product.rating_count, hit.product.id
