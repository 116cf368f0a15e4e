"""Which product truly leads an order that was asked for: of all that is meant, not of what is shown."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.actions.base import Catalogue
from assistant.evidence import Found, Shown
from retrieval.query import Hit, Query, Sort
from retrieval.summary import Summary, hit_price

ORDERS = {
    Sort.PRICE_ASC: "cheapest",
    Sort.PRICE_DESC: "most expensive",
    Sort.RATING: "best rated",
    Sort.NEWEST: "newest",
}
RESTS_ON = {
    Sort.PRICE_ASC: "prices",
    Sort.PRICE_DESC: "prices",
    Sort.RATING: "ratings",
    Sort.NEWEST: "dates",
}
ASKS_FIRST = re.compile(
    r"\b(?:cheapest|dearest|priciest|newest|latest|new|recent(?:ly)?|arrivals?|arrived|additions?)\b"
    r"|\b(?:most|least) (?:expensive|costly|affordable|recent|loved)\b"
    r"|\b(?:best|top|highest|lowest|most)[- ](?:rat\w+|review\w+|pric\w+|cost)",
    re.IGNORECASE,
)
"""Words that ask for the first of all, whatever kind of thing it is: "the cheapest thing you sell"."""


def led(finding: Found, query: Query, catalogue: Catalogue) -> Found:
    """The finding with what truly comes first, first. What would be first if it could be bought is
    named beside it; where nothing states what the order rests on, it is in no order."""
    first = extreme(catalogue.summary(query), query.sort)
    if first is None:
        return replace(finding, unordered=RESTS_ON[query.sort])
    how, beyond = ORDERS[query.sort], None
    if first.product.in_stock is False and query.filters.in_stock is None:
        there = replace(query, filters=replace(query.filters, in_stock=True))
        in_stock = extreme(catalogue.summary(there), query.sort)
        if in_stock is not None and not level(in_stock, first, query.sort):
            beyond, how = card(first), f"{how} in stock"
        first = in_stock or first
    rest = tuple(s for s in finding.products if s.product.id != first.product.id)
    if beyond:
        rest = tuple(s for s in rest if s.product.id != beyond.product.id)
    lead = next((s for s in finding.products if s.product.id == first.product.id), card(first))
    products = (lead, *rest)[: max(len(finding.products), 1)]
    return replace(finding, products=products, how=how, beyond=beyond)


def extreme(summary: Summary, sort: Sort) -> Hit | None:
    return {
        Sort.PRICE_ASC: summary.cheapest,
        Sort.PRICE_DESC: summary.dearest,
        Sort.RATING: summary.best_rated,
        Sort.NEWEST: summary.newest,
    }[sort]


def level(one: Hit, other: Hit, sort: Sort) -> bool:
    """Whether neither is before the other in this order."""
    if sort in (Sort.PRICE_ASC, Sort.PRICE_DESC):
        return hit_price(one) == hit_price(other)
    if sort is Sort.RATING:
        return one.product.rating == other.product.rating
    return one.product.updated_at == other.product.updated_at


def card(hit: Hit) -> Shown:
    return Shown(hit.product, hit.variant if hit.variant and hit.variant.price else None)
