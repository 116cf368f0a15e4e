"""How alike two products are, by each dimension and in all, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel.numbers import format_currency

from retrieval.catalog.product import Money, Product
from retrieval.similarity.attributes import Rarity, attributes
from retrieval.similarity.differences import price_gap
from retrieval.similarity.kinds import Behaviour, Dimension, Name, Similar, Together, Weights
from retrieval.words import fold

ALIKE = 0.6
"""Cosine of two products' texts from which on they are said to be described alike."""
EVERYWHERE = Rarity()

Part = tuple[float, tuple[str, ...]]
"""A value from 0 to 1, and the reasons."""


@dataclass(frozen=True, slots=True)
class Ranked:
    product: Product
    similar: Similar


def similarity(
    one: Product,
    other: Product,
    *,
    cosine: float | None = None,
    weights: Weights = Weights(),  # noqa: B008 - frozen
    rarity: Rarity = EVERYWHERE,
    together: Together | None = None,
) -> Similar:
    """What is not known (no price, no category, no `cosine` of their texts, no behaviour) is left
    out, and the other weights are scaled up to sum to 1."""
    parts = {
        name: part for name, part in _parts(one, other, cosine, rarity, together) if weights.of(name) > 0
    }
    whole = sum(weights.of(name) for name in parts)
    dimensions = tuple(
        Dimension(name, weights.of(name) / whole, value, why) for name, (value, why) in parts.items()
    )
    return Similar(sum(d.weight * d.value for d in dimensions), dimensions)


def ranked(
    product: Product,
    candidates: Iterable[tuple[Product, float | None]],
    *,
    weights: Weights = Weights(),  # noqa: B008 - frozen
    rarity: Rarity = EVERYWHERE,
    behaviour: Behaviour | None = None,
    k: int = 5,
) -> tuple[Ranked, ...]:
    """The `k` of these products, each with the cosine of its text to the product's, that are
    most like the product; itself left out, ties in the order given."""
    others = [(other, cosine) for other, cosine in candidates if other.id != product.id]
    seen = behaviour.together(product.id, tuple(other.id for other, _ in others)) if behaviour else {}
    found = [
        Ranked(
            other,
            similarity(
                product, other, cosine=cosine, weights=weights, rarity=rarity, together=seen.get(other.id)
            ),
        )
        for other, cosine in others
    ]
    return tuple(sorted(found, key=lambda r: -r.similar.score)[: max(0, k)])


def _parts(
    one: Product, other: Product, cosine: float | None, rarity: Rarity, together: Together | None
) -> Iterator[tuple[Name, Part]]:
    if one.category and other.category:
        yield "category", _category(one.category, other.category)
    if (alike := attributes(one, other, rarity)) is not None:
        yield "attributes", alike
    if one.brand and other.brand:
        same = fold(one.brand) == fold(other.brand)
        yield "brand", (float(same), (f"both by {one.brand}",) if same else ())
    if (gap := price_gap(one, other)) is not None:
        yield "price", _price(one, other, gap)
    if cosine is not None:
        yield "meaning", (min(1.0, max(0.0, cosine)), ("described alike",) if cosine >= ALIKE else ())
    if together is not None:
        yield "behaviour", (together.strength, tuple(_habits(together)))


def _category(one: tuple[str, ...], other: tuple[str, ...]) -> Part:
    """The share of the longer path that both have from the top."""
    shared: list[str] = []
    for left, right in zip(one, other, strict=False):
        if fold(left) != fold(right):
            break
        shared.append(left)
    why = (f"both in {shared[-1]}",) if shared else ()
    return len(shared) / max(len(one), len(other)), why


def _price(one: Product, other: Product, gap: Money) -> Part:
    amounts = sorted(float(p.price.amount) for p in (one, other) if p.price is not None)
    value = amounts[0] / amounts[1] if amounts[1] > 0 else 1.0
    if not gap.amount:
        return value, ("the same price",)
    said = format_currency(abs(gap.amount), gap.currency, locale="en_US")
    return value, (f"{said} {'dearer' if gap.amount > 0 else 'cheaper'}",)


def _habits(together: Together) -> Iterator[str]:
    for count, habit in ((together.bought, "bought"), (together.viewed, "looked at")):
        if count:
            yield f"{habit} together {'once' if count == 1 else f'{count} times'}"
