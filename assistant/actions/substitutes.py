"""What can be bought in the place of something sold out, with what is different about it."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.actions.base import Catalogue
from assistant.actions.comparing import differences
from assistant.evidence import Difference, Evidence, NotInStock, Shown
from retrieval.catalog.product import Product, Variant
from retrieval.facets import values_of

MOST = 2
SIZES = {"size", "width", "length", "fit"}
LOOKED_AT = 12
MOST_DIFFERENCES = 2


def substitutes(catalogue: Catalogue, chosen: Shown) -> Evidence:
    """The same thing in another option that can be bought, and the nearest other things."""
    variant = other_variant(chosen)
    same = (Shown(chosen.product, variant),) if variant else ()
    others = nearest(catalogue, chosen.product)
    instead = (*same, *others)[:MOST]
    first = next((shown for shown in instead if shown.product.id != chosen.product.id), None)
    told = telling(chosen, first) if first else ()
    finding = NotInStock(chosen, instead, told)
    return Evidence(findings=(finding,), products=(chosen, *instead))


def other_variant(chosen: Shown) -> Variant | None:
    """The variant in stock that shares the most options with the one that was meant."""
    meant = chosen.variant
    there = [v for v in chosen.product.variants if v.stock.available and v is not meant]
    if meant is None or not there:
        return None
    return max(there, key=lambda variant: _shared(meant.options, variant.options))


def nearest(catalogue: Catalogue, product: Product) -> tuple[Shown, ...]:
    """The most alike that can be bought; those of the same kind before all others."""
    hits = [hit.product for hit in catalogue.similar(product.id, LOOKED_AT) if hit.product.in_stock]
    alike = [other for other in hits if other.category[-1:] == product.category[-1:]]
    return tuple(Shown(other, None, "in stock") for other in (alike or hits)[:MOST])


def telling(chosen: Shown, other: Shown) -> tuple[Difference, ...]:
    """The first of what both state and do not agree on; what comes in many values says little."""
    stated = [values_of(shown.product) for shown in (chosen, other)]
    return tuple(
        row
        for row in differences((chosen, other))
        if None not in row.values and all(len(values[row.attribute]) == 1 for values in stated)
    )[:MOST_DIFFERENCES]


def _shared(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    """A size has to fit, and a colour only has to please."""
    return sum((2 if name.lower() in SIZES else 1) for name, value in one.items() if other.get(name) == value)
