"""recommend: more like this, goes with it, or well-rated things, each with a true reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.actions.accessories import Mentioning, goes_with
from assistant.actions.base import by_id, shown
from assistant.actions.naming import named
from assistant.actions.searching import CARDS, FindProducts
from assistant.actions.sensitive import careful, unproven
from assistant.evidence import Evidence, Recommended, Shown
from assistant.turn import Conversation
from assistant.understood import Understood
from retrieval.catalog.product import Money, Product
from retrieval.facets import values_of
from retrieval.filters import match
from retrieval.query import Filters, Hit, Query, Sort

GOES_WITH = re.compile(
    r"\b(?:go(?:es)?|going|pairs?|works?|worn|used|bought|buy) (?:well |nicely |best |together )?with\b"
    r"|\baccessor\w+|\badd[- ]?ons?\b|\bcomplement\w*|\bbundle\w*|\bgo(?:es)? together\b"
    r"|\bwhat else (?:do|would|will|should|might) i (?:need|want|buy|get)\b",
    re.I,
)
LOOKED_AT = 40
"""Products alike that are looked at for those that can be had, at the price that was asked for."""
CHEAPER = re.compile(r"\b(cheaper|less expensive|lower price|more affordable)\b", re.I)


@dataclass(frozen=True, slots=True)
class Recommend:
    catalogue: Mentioning
    find: FindProducts

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        if unproven(understood.text, understood.query.filters):
            return careful(understood.text)
        if GOES_WITH.search(understood.text):
            meant = named(self.catalogue, understood.text) or by_id(
                self.catalogue, understood.references[:1] or conversation.focus[:1]
            )
            if meant:
                return goes_with(self.catalogue, meant[0])
        like = named(self.catalogue, understood.text) or by_id(self.catalogue, understood.references[:1])
        if like:
            return self.similar(like[0].product, understood, conversation)
        if understood.asked or (understood.query.sort is not Sort.RELEVANCE and not understood.answers):
            return self.find(understood, conversation)
        if understood.query.text or understood.query.filters != Filters():
            return self.best(understood, conversation)
        return self.find(replace(understood, broad=True), conversation)

    def similar(self, product: Product, understood: Understood, conversation: Conversation) -> Evidence:
        asked = understood.query.filters
        bounds = Filters(price_min=asked.price_min, price_max=asked.price_max, currency=asked.currency)
        hits = [
            hit
            for hit in self.catalogue.similar(product.id, LOOKED_AT)
            if hit.product.in_stock is not False and match(hit.product, bounds)
        ]
        cards = tuple(Shown(hit.product, None, likeness(product, hit.product)) for hit in hits[:CARDS])
        if not cards:
            return self.best(understood, conversation)
        return Evidence(findings=(Recommended(cards, f"things like the {product.name}"),), products=cards)

    def best(self, understood: Understood, conversation: Conversation) -> Evidence:
        results = self.catalogue.search(replace(understood.query, k=3 * CARDS))
        if not results.hits or not results.carried:
            question = self.find.ask(Query(), understood, conversation)
            return question or self.find.nearest(understood.query, results, understood, conversation)
        hits = sorted(results.hits, key=by_rating)[:CARDS]
        cards = tuple(
            replace(card, reason=standing(card.product)) for card in shown(hits, understood.query.filters)
        )
        return Evidence(findings=(Recommended(cards, understood.wanted),), products=cards)


def by_rating(hit: Hit) -> tuple[bool, float]:
    """In stock first, then by rating shrunk towards 4 by ten imagined ratings."""
    product = hit.product
    rating = ((product.rating or 0) * product.rating_count + 4 * 10) / (product.rating_count + 10)
    return (product.in_stock is False, -rating)


def standing(product: Product) -> str | None:
    if product.rating and product.rating_count:
        people = "customer" if product.rating_count == 1 else "customers"
        return f"rated {product.rating:g} out of 5 by {product.rating_count} {people}"
    return None


def likeness(wanted: Product, other: Product) -> str:
    """What two products share, from their data: same brand, attributes, price."""
    theirs = values_of(other)
    shared = [
        value
        for name, values in values_of(wanted).items()
        for value in values
        if value in theirs.get(name, ()) and value.lower() not in {"yes", "no", "true", "false"}
    ]
    if cheaper(other.price, wanted.price):
        return "cheaper" + (f", also {shared[0]}" if shared else "")
    if shared:
        return f"also {shared[0]}"
    return f"also in {other.category[-1]}" if set(wanted.category) & set(other.category) else "similar to it"


def cheaper(price: Money | None, than: Money | None) -> bool:
    return bool(price and than and price.currency == than.currency and price.amount < than.amount)
