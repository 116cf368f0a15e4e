"""How alike two products are, by each dimension and in all, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel.numbers import format_currency

from retrieval.catalog.product import Money, Product
from retrieval.facets import Facets
from retrieval.similarity.attributes import Rarity, Stated, attributes, stated
from retrieval.similarity.differences import price_gap
from retrieval.similarity.kinds import Behaviour, Dimension, Name, Similar, Together, Weights
from retrieval.words import fold

ALIKE = 0.6
"""Cosine of two products' texts from which on they are said to be described alike."""
EVERYWHERE = Rarity()

Part = tuple[float, tuple[str, ...]]
"""A value from 0 to 1, and the reasons."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of two products beside their records."""

    cosine: float | None = None
    together: Together | None = None


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
    return _similar(one, other, stated(one), Known(cosine, together), weights, rarity, told=True)


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
    known = [(other, Known(cosine, seen.get(other.id))) for other, cosine in others]
    mine = stated(product)

    def similar(place: int, told: bool) -> Similar:
        return _similar(product, known[place][0], mine, known[place][1], weights, rarity, told)

    scores = [similar(place, told=False).score for place in range(len(known))]
    best = sorted(range(len(known)), key=lambda place: -scores[place])[: max(0, k)]
    return tuple(Ranked(known[place][0], similar(place, told=True)) for place in best)


def _similar(
    one: Product,
    other: Product,
    mine: Mapping[str, Stated],
    known: Known,
    weights: Weights,
    rarity: Rarity,
    told: bool,
) -> Similar:
    found = _parts(one, other, known, attributes(mine, stated(other), rarity, told), told)
    parts = {name: part for name, part in found if weights.of(name) > 0}
    whole = sum(weights.of(name) for name in parts)
    dimensions = tuple(
        Dimension(name, weights.of(name) / whole, value, why) for name, (value, why) in parts.items()
    )
    return Similar(sum(d.weight * d.value for d in dimensions), dimensions)


class Likeness:
    """`ranked` with one shop's weights and behaviour; how rare values are is kept for as long as
    the catalogue's facets are the same object."""

    def __init__(self, weights: Weights = Weights(), behaviour: Behaviour | None = None) -> None:  # noqa: B008
        self._weights, self._behaviour = weights, behaviour
        self._known: tuple[Facets, Rarity] | None = None

    def ranked(
        self, product: Product, candidates: Iterable[tuple[Product, float | None]], facets: Facets, k: int = 5
    ) -> tuple[Ranked, ...]:
        known = self._known
        if known is None or known[0] is not facets:
            known = self._known = facets, Rarity(facets)
        return ranked(
            product, candidates, weights=self._weights, rarity=known[1], behaviour=self._behaviour, k=k
        )


def _parts(
    one: Product, other: Product, known: Known, alike: Part | None, told: bool
) -> Iterator[tuple[Name, Part]]:
    if one.likely_category and other.likely_category:
        value, why = _category(one.likely_category, other.likely_category)
        yield "category", (value, why if one.category and other.category else ())
    if alike is not None:
        yield "attributes", alike
    if one.brand and other.brand:
        same = fold(one.brand) == fold(other.brand)
        yield "brand", (float(same), (f"both by {one.brand}",) if same else ())
    if (gap := price_gap(one, other)) is not None:
        yield "price", (_nearness(one, other), (_gap(gap),) if told else ())
    if (cosine := known.cosine) is not None:
        yield "meaning", (min(1.0, max(0.0, cosine)), ("described alike",) if cosine >= ALIKE else ())
    if (together := known.together) is not None:
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


def _nearness(one: Product, other: Product) -> float:
    """The lower price as a part of the higher."""
    low, high = sorted(float(p.price.amount) for p in (one, other) if p.price is not None)
    return low / high if high > 0 else 1.0


def _gap(gap: Money) -> str:
    if not gap.amount:
        return "the same price"
    said = format_currency(abs(gap.amount), gap.currency, locale="en_US")
    return f"{said} {'dearer' if gap.amount > 0 else 'cheaper'}"


def _habits(together: Together) -> Iterator[str]:
    for count, habit in ((together.bought, "bought"), (together.viewed, "looked at")):
        if count:
            yield f"{habit} together {'once' if count == 1 else f'{count} times'}"
