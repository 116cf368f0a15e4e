"""Questions on the whole catalogue, answered from everything that a search means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.actions.base import Catalogue
from assistant.actions.leading import card
from assistant.actions.narrowing import first_split
from assistant.actions.saying_back import said_back
from assistant.evidence import Awaiting, Evidence, Shown, Surveyed
from assistant.turn import Conversation
from assistant.understood import About, Asked, Understood
from retrieval.query import Hit, Query
from retrieval.summary import Summary

MOST_OPTIONS = 4

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """None where nothing satisfies the search, so that the search itself has to say so."""

    catalogue: Catalogue

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence | None:
        asked, query = understood.asked, understood.query
        summary = self.catalogue.summary(query) if asked else Summary()
        if asked is None or not summary.total:
            return None
        counts = counted(asked, summary, query)
        low, high = (_shown(hit, query) for hit in (summary.cheapest, summary.dearest))
        wanted, untold = said_back(understood, summary)
        finding = Surveyed(
            str(asked.about),
            wanted,
            summary.total,
            summary.in_stock,
            counts,
            asked.attribute,
            low if summary.price else None,
            high if summary.price else None,
            unpriced=summary.total - summary.priced,
            unstated=summary.total - stating(asked, summary),
            untold=untold,
        )
        options, searches = narrowing(asked, counts, query)
        awaiting = Awaiting("narrow", options=options, searches=searches) if options else None
        cards = spoken_of(finding)
        return Evidence(findings=(finding,), products=cards, options=options, awaiting=awaiting)


def spoken_of(finding: Surveyed) -> tuple[Shown, ...]:
    """The products that the answer names: where the prices begin and where they end."""
    if finding.about not in {About.COUNT, About.PRICES}:
        return ()
    ends = [shown for shown in (finding.lowest, finding.highest) if shown]
    return tuple({shown.product.id: shown for shown in ends}.values())


def counted(asked: Asked, summary: Summary, query: Query) -> Counts:
    match asked.about:
        case About.BRANDS:
            return _most(summary.brands)
        case About.KINDS:
            return _most(kinds(summary))
        case About.VALUES:
            return _most(summary.attributes.get(asked.attribute, {}))
    return ()


def stating(asked: Asked, summary: Summary) -> int:
    """How many of the products have a brand, a kind or a value at all."""
    match asked.about:
        case About.BRANDS:
            return sum(summary.brands.values())
        case About.KINDS:
            return sum(summary.paths.values())
        case About.VALUES:
            return summary.stated.get(asked.attribute, 0)
    return summary.total


def kinds(summary: Summary) -> Mapping[str, int]:
    """Counts at the first level of the category path at which these products differ, or of their
    last categories where they are of one."""
    level = first_split(summary)
    return level.counts if level else {path[-1]: count for path, count in summary.paths.items()}


def narrowing(asked: Asked, counts: Counts, query: Query) -> tuple[tuple[str, ...], tuple[Query, ...]]:
    """The most frequent as quick replies, each with the search that it stands for."""
    if len(counts) < 2:
        return (), ()
    filters = query.filters
    options = tuple(name for name, _ in counts[:MOST_OPTIONS])
    match asked.about:
        case About.BRANDS:
            narrowed = [replace(filters, brands=(name,)) for name in options]
        case About.KINDS if not filters.categories:
            narrowed = [replace(filters, categories=(name,)) for name in options]
        case About.VALUES:
            values = filters.attributes
            narrowed = [replace(filters, attributes={**values, asked.attribute: (name,)}) for name in options]
        case _:
            return (), ()
    return options, tuple(replace(query, filters=filters) for filters in narrowed)


def _shown(hit: Hit | None, query: Query) -> Shown | None:
    return card(hit, query) if hit else None


def _most(counts: Mapping[str, int]) -> Counts:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
