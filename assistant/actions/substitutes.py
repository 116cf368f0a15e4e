"""What can be bought in the place of something sold out, with what is different about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.actions.base import Catalogue, shown
from assistant.actions.comparing import differences
from assistant.evidence import Difference, Evidence, NotInStock, Shown
from retrieval.catalog.product import Product, Variant
from retrieval.facets import values_of
from retrieval.filters import match
from retrieval.query import Filters

MOST = 2
SIZES = {"size", "width", "length", "fit"}
LOOKED_AT = 40
"""Products alike that are looked at for those that can be had and that fit."""
MOST_DIFFERENCES = 2


def substitutes(catalogue: Catalogue, chosen: Shown, asked: Filters) -> Evidence:
    """The same thing in another option that can be bought, and the nearest other things, as far as
    they fit what the customer asked for."""
    variant = other_variant(chosen, asked)
    same = (Shown(chosen.product, variant),) if variant else ()
    others = nearest(catalogue, chosen.product, asked)
    instead = (*same, *others)[:MOST]
    first = next((shown for shown in instead if shown.product.id != chosen.product.id), None)
    told = telling(chosen, first) if first else ()
    finding = NotInStock(chosen, instead, told)
    return Evidence(findings=(finding,), products=(chosen, *instead))


def other_variant(chosen: Shown, asked: Filters) -> Variant | None:
    """The variant in stock that shares the most options with the one that was meant. The options
    themselves are what it may differ in; its price and all else that was asked for is not."""
    meant = chosen.variant
    there = [v for v in chosen.product.variants if v.stock.available and v is not meant]
    if meant is None or not there:
        return None
    options = {name.lower() for name in meant.options}
    free = {name: values for name, values in asked.attributes.items() if name.lower() not in options}
    fitting = replace(asked, attributes=free)
    there = [v for v in there if match(replace(chosen.product, variants=(v,)), fitting)]
    return max(there, key=lambda variant: _shared(meant.options, variant.options), default=None)


def nearest(catalogue: Catalogue, product: Product, asked: Filters) -> tuple[Shown, ...]:
    """The most alike that can be bought and fit; where there are any of the same kind, of those alone."""
    fitting = replace(asked, in_stock=True, ids=None)
    hits = [hit for hit in catalogue.similar(product.id, LOOKED_AT) if hit.product.in_stock]
    alike = [hit for hit in hits if hit.product.category[-1:] == product.category[-1:]]
    matched = ((hit, match(hit.product, fitting)) for hit in alike or hits)
    some = [replace(hit, variant=found.variant) for hit, found in matched if found]
    return shown(some[:MOST], asked, "in stock")


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
