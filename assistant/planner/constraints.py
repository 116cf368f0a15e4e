"""A tool's constraints as a query of this catalogue: what it does not have is refused, not guessed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches

from assistant.errors import Invalid
from assistant.planner.tools import Constraints, SearchProducts
from retrieval.catalog.product import Product
from retrieval.facets import Facets
from retrieval.query import Filters, Query, Sort
from retrieval.words import fold, stem, words

SUGGESTED = 8
LONGEST = 40
"""Characters of a catalogue's word that is suggested to the model."""
CENT = Decimal("0.01")


def query(asked: Constraints, facets: Facets, currency: str, said: Iterable[str]) -> Query:
    """The search that a tool call asks for. Figures in its words count only where the customer
    wrote them (`said`). Raises Invalid, naming what there is, for what the catalogue has not."""
    low, high = _price(asked.price_min), _price(asked.price_max)
    if low is not None and high is not None and low > high:
        raise Invalid("price_min", "is above price_max")
    filters = Filters(
        price_min=low,
        price_max=high,
        currency=None if low is None and high is None else currency,
        in_stock=asked.in_stock,
        rating_min=asked.rating_min,
        categories=_one("category", asked.category, facets.categories),
        brands=_one("brand", asked.brand, facets.brands),
        attributes=_choices("attributes", asked.attributes, facets.attributes),
        without_attributes=_choices("without", asked.without, facets.attributes),
    )
    sort = asked.sort if isinstance(asked, SearchProducts) else Sort.RELEVANCE
    return Query(_plain(asked.text, said), filters, sort)


def bound(query: Query, heard: Query) -> Query:
    """The query with what the customer demands and no tool can say: bounds of what is measured
    ("under 2 kg") and words that rule out ("no leather")."""
    filters = replace(query.filters, ranges=heard.filters.ranges, without_words=heard.filters.without_words)
    return replace(query, filters=filters)


def own_words(query: Query, heard: Query) -> Query:
    """The query with only those words that the customer's own search has."""
    own = {stem(word) for word in words(heard.text)}
    return replace(query, text=_kept(query.text, own))


def standing(query: Query, heard: Query, found: Iterable[Product]) -> Query:
    """What is kept of a query for the next turn: the words of the customer's own search, and
    those that name the kind of everything found. Later replies say them back."""
    kinds = [{stem(word) for element in p.category for word in words(element)} for p in found]
    own = {stem(word) for word in words(heard.text)}
    kept = replace(query, text=_kept(query.text, own | (set.intersection(*kinds) if kinds else set())))
    return kept if kept.text or kept.filters != Filters() else replace(kept, text=heard.text)


def _kept(text: str, stems: Collection[str]) -> str:
    return " ".join(word for word in words(text) if stem(word) in stems)


def _plain(text: str, said: Iterable[str]) -> str:
    figures = {word for message in said for word in words(message)}
    return " ".join(
        piece
        for piece in text.split()
        if not any(map(str.isdigit, piece)) or figures.issuperset(words(piece))
    )


def _price(amount: float | None) -> Decimal | None:
    return None if amount is None else Decimal(str(amount)).quantize(CENT)


def _one(field: str, name: str | None, known: Collection[str]) -> tuple[str, ...]:
    return () if name is None else (_spelled(field, name, known),)


def _choices(
    field: str, asked: Mapping[str, Iterable[str]], known: Mapping[str, Mapping[str, int]]
) -> dict[str, tuple[str, ...]]:
    found = {}
    for name, values in asked.items():
        attribute = _spelled(field, name, known)
        found[attribute] = tuple(_spelled(attribute, value, known[attribute]) for value in values)
    return found


def _spelled(field: str, name: str, known: Collection[str]) -> str:
    """As the catalogue spells it."""
    folded = {fold(one): one for one in known}
    if found := folded.get(fold(name)):
        return found
    near = get_close_matches(fold(name), folded, SUGGESTED, 0.5) or list(folded)[:SUGGESTED]
    there = ", ".join(folded[one][:LONGEST] for one in near)
    raise Invalid(field[:LONGEST], f"this catalogue has no such value; it has {there or 'none'}")
