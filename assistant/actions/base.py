"""What an action is, and the small things that several of them need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from assistant.evidence import Evidence, Shown
from assistant.turn import Conversation
from assistant.understood import Intent, Understood
from retrieval.catalog.product import Variant
from retrieval.facets import Facets
from retrieval.query import Filters, Hit, Query, Searcher
from retrieval.summary import Summary


class Action(Protocol):
    """One thing that the assistant can do."""

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence: ...


Registry = Mapping[Intent, Action]


class Catalogue(Searcher, Protocol):
    """Finding products and knowing what there is to find."""

    @property
    def facets(self) -> Facets: ...

    def summary(self, query: Query) -> Summary: ...


def shown(hits: Iterable[Hit], filters: Filters, reason: str | None = None) -> tuple[Shown, ...]:
    """Hits as evidence; a variant is meant where the filters ask for one of its options, and where
    the product as a whole has another price or stock than what satisfies them."""
    return tuple(Shown(hit.product, _meant(hit, filters), reason) for hit in hits)


def _meant(hit: Hit, filters: Filters) -> Variant | None:
    product, variant = hit.product, hit.variant
    if variant is None:
        return None
    asked = {name.lower() for name in (*filters.attributes, *filters.ranges)}
    alike = (variant.price or product.price) == product.price and variant.stock.available is product.in_stock
    return variant if not alike or asked & {name.lower() for name in variant.options} else None


def by_id(catalogue: Searcher, ids: Iterable[str]) -> tuple[Shown, ...]:
    """The products of these ids that are still in the catalogue, in the same order."""
    found = (catalogue.get(identifier) for identifier in ids)
    return tuple(Shown(product) for product in found if product is not None)


def departments(facets: Facets, limit: int = 4) -> tuple[str, ...]:
    """The largest of the catalogue's top categories, to be offered as a choice."""
    return tuple(name for name, _ in Counter(facets.departments).most_common(limit))
