"""Whether a product that was shown comes in another colour, size or the like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.actions.base import Catalogue
from assistant.actions.substitutes import substitutes
from assistant.evidence import Evidence, OptionAsked, Shown
from assistant.turn import Conversation
from assistant.understood import Understood
from retrieval.catalog.product import Product
from retrieval.facets import values_of
from retrieval.query import Filters, Query
from retrieval.values import value_key

YES_NO = frozenset({"yes", "no"})
"""The keys of values that say whether a thing has a property."""


def asked(understood: Understood, conversation: Conversation, several: bool = False) -> dict[str, str]:
    """The options that this message names: said of the product, or new in the search. A word
    that stands for several values ("pink") is left out unless `several`: then it is the first. A
    property that is had or not ("waterproof") is nothing to come in."""
    before: Mapping[str, tuple[str, ...]] = (
        conversation.query.filters.attributes if conversation.query else {}
    )
    new = {
        name: values[0]
        for name, values in understood.query.filters.attributes.items()
        if (several or len(values) == 1) and before.get(name) != values
    }
    without = understood.query.filters.without_attributes
    unwanted = {(name.lower(), value.lower()) for name, values in without.items() for value in values}
    said = new | dict(understood.entities.options)
    return {
        name: value
        for name, value in said.items()
        if (name.lower(), value.lower()) not in unwanted and value_key(value) not in YES_NO
    }


def option(
    catalogue: Catalogue,
    shown: Shown,
    name: str,
    wanted: str,
    filters: Filters,
    named: Mapping[str, str] | None = None,
) -> Evidence:
    """Evidence for "that one in `wanted`?", with another product that has it, and all else that the
    `filters` ask for, where this has not.
    Where all the options `named` are of one variant ("slate, size 11"), that one is meant."""
    product = shown.product
    exact = next((v for v in product.variants if named and offers_all(v.options, named)), None)
    if exact is not None and exact.stock.available is False:
        return substitutes(catalogue, Shown(product, exact), filters)
    values = values_of(product).get(name.lower(), ())
    has = next((value for value in values if value.lower() == wanted.lower()), None)
    if has is not None:
        variant = next((v for v in product.variants if offers(v.options, name, has)), None)
        buyable = exact or next(
            (v for v in product.variants if offers(v.options, name, has) and v.stock.available), variant
        )
        chosen = Shown(product, buyable)
        finding = OptionAsked(chosen, name, has, values, available=chosen.in_stock)
        return Evidence(findings=(finding,), products=(chosen,))
    instead = others(catalogue, product, name, wanted, filters)
    return Evidence(
        findings=(OptionAsked(shown, name, wanted, values, None, instead),), products=(shown, *instead)
    )


def offers(options: Mapping[str, str], name: str, value: str) -> bool:
    return any(n.lower() == name.lower() and v.lower() == value.lower() for n, v in options.items())


def offers_all(options: Mapping[str, str], named: Mapping[str, str]) -> bool:
    return all(offers(options, name, value) for name, value in named.items())


def others(
    catalogue: Catalogue, product: Product, name: str, wanted: str, asked: Filters
) -> tuple[Shown, ...]:
    """The nearest product of the same kind that comes in what was wanted and fits what else is asked."""
    other = {n: values for n, values in asked.attributes.items() if n.lower() != name.lower()}
    filters = replace(
        asked,
        categories=product.category[-1:],
        attributes={**other, name: (wanted,)},
        ids=None,
        without_ids=(*asked.without_ids, product.id),
    )
    results = catalogue.search(Query(product.name, filters, k=1))
    return tuple(Shown(hit.product, hit.variant, f"comes in {wanted}") for hit in results.hits[:1])
