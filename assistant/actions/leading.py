"""Which product truly leads an order that was asked for: of all that is meant, not of what is shown."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.actions.base import Catalogue, shown
from assistant.evidence import Found, Shown
from retrieval.filters import unit_available
from retrieval.query import Hit, Query, Sort
from retrieval.summary import Summary

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
    """The finding with what truly comes first, first, then what is level with it. What would be
    first if it could be bought is named beside it; where nothing states what the order rests on, it
    is in no order. What has no place in the order, as a price in another currency has none, is left out."""
    summary, sort = catalogue.summary(query), query.sort
    first = extreme(summary, sort)
    if first is None:
        return replace(finding, unordered=RESTS_ON[sort])
    lead, how, beyond = card(first, query), ORDERS[sort], None
    if unit_available(first.product, first.variant) is False and query.filters.in_stock is None:
        there = replace(query, filters=replace(query.filters, in_stock=True))
        in_stock = catalogue.summary(there)
        instead = extreme(in_stock, sort)
        if instead is not None:
            gone, lead, summary = lead, card(instead, there), in_stock
            if not level(gone, lead, sort):
                beyond, how = gone, f"{how} in stock"
    apart = {lead.product.id, *([beyond.product.id] if beyond else [])}
    rest = [s for s in finding.products if s.product.id not in apart and comparable(s, lead, sort)]
    rest.sort(key=lambda other: not level(other, lead, sort))
    products = (lead, *rest)[: max(len(finding.products), 1)]
    leading = sum(level(one, lead, sort) for one in products)
    sharing = max(summary.level.get(sort, 1), leading)
    return replace(finding, products=products, how=how, beyond=beyond, level=sharing, leading=leading)


def extreme(summary: Summary, sort: Sort) -> Hit | None:
    return {
        Sort.PRICE_ASC: summary.cheapest,
        Sort.PRICE_DESC: summary.dearest,
        Sort.RATING: summary.best_rated,
        Sort.NEWEST: summary.newest,
    }[sort]


def level(one: Shown, other: Shown, sort: Sort) -> bool:
    """Whether neither is before the other in this order."""
    if sort in (Sort.PRICE_ASC, Sort.PRICE_DESC):
        return one.price == other.price
    if sort is Sort.RATING:
        return one.product.rating == other.product.rating
    return one.product.updated_at == other.product.updated_at


def comparable(other: Shown, lead: Shown, sort: Sort) -> bool:
    """Whether it has a place in an order that this one leads. What nobody rated stays: it is last."""
    if sort in (Sort.PRICE_ASC, Sort.PRICE_DESC):
        return bool(other.price and lead.price and other.price.currency == lead.price.currency)
    return sort is not Sort.NEWEST or other.product.updated_at is not None


def card(hit: Hit, query: Query) -> Shown:
    return shown([hit], query.filters)[0]
