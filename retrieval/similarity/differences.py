"""What differs between two products, by their records alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.catalog.product import Money, Product
from retrieval.facets import values_of
from retrieval.values import value_key
from retrieval.words import fold


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which the other product is not as the one: "brand", "category" (the last of
    its path) or an attribute. Values as the feed spells them, several joined by commas; None
    where the record says nothing, which is no "no".

    `more` is whether the other's number is the larger, in whatever units; None where they are
    not two numbers of one dimension."""

    name: str
    one_value: str | None
    other_value: str | None
    more: bool | None = None

    @property
    def stated(self) -> bool:
        """Both records say something of it."""
        return self.one_value is not None and self.other_value is not None


def differences(one: Product, other: Product) -> tuple[Difference, ...]:
    """What both state and do not agree on first, then what only one of them states.

    "1 kg" and "1000 g" are no difference. Price is not among these; see `price_gap`.
    """
    return tuple(sorted(_differences(one, other), key=lambda difference: not difference.stated))


def price_gap(one: Product, other: Product) -> Money | None:
    """The other's price less the one's: below zero where the other is cheaper. None where a
    price is unknown or the currencies differ."""
    if one.price is None or other.price is None or one.price.currency != other.price.currency:
        return None
    return Money(other.price.amount - one.price.amount, one.price.currency)


def _differences(one: Product, other: Product) -> Iterator[Difference]:
    left, right = _record(one), _record(other)
    for name in dict.fromkeys((*left, *right)):
        mine, its = left.get(name, ()), right.get(name, ())
        if {value_key(value) for value in mine} != {value_key(value) for value in its}:
            yield Difference(name, ", ".join(mine) or None, ", ".join(its) or None, _more(mine, its))


def _record(product: Product) -> dict[str, tuple[str, ...]]:
    """Attributes by name, with brand and category among them unless the feed has such attributes."""
    own = {"category": product.category[-1:], "brand": (product.brand,) if product.brand else ()}
    stated = {fold(name): values for name, values in values_of(product).items()}
    return {name: values for name, values in {**own, **stated}.items() if values}


def _more(mine: tuple[str, ...], its: tuple[str, ...]) -> bool | None:
    if len(mine) != 1 or len(its) != 1:
        return None
    one, other = value_key(mine[0]), value_key(its[0])
    if isinstance(one, str) or isinstance(other, str) or one[0] != other[0]:
        return None
    return other[1] > one[1]
