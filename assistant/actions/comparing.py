"""compare: the attributes on which products differ, from their data alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.actions.base import Catalogue, by_id, shown
from assistant.actions.naming import hinted, named
from assistant.actions.ranking import extremes, names_kind
from assistant.evidence import Answered, Awaiting, Compared, Difference, Evidence, Shown, WhichOne
from assistant.turn import Conversation
from assistant.understood import Intent, Understood
from retrieval.facets import values_of
from retrieval.product_facts import topic
from retrieval.query import Filters, Query
from retrieval.units import unit_in
from retrieval.values import value_key
from retrieval.words import words

MOST = 4
MOST_OF_A_KIND = 3
LOOKED_AT = 24
BETTER = {
    **dict.fromkeys(("noise", "noise level", "charging time", "power consumption"), False),
    **dict.fromkeys(("battery life", "run time", "brightness", "light output", "lumens"), True),
    **dict.fromkeys(("warranty", "guarantee", "max load", "battery capacity"), True),
}
"""Of which attributes everybody who compares wants more (True) or less. The lighter dumbbell and
the larger bag are a matter of taste."""
UNITS_THEMSELVES = frozenset({"lumens"})
"""Names of attributes that are the unit of their bare numbers."""

OF_PRICE = re.compile(r"\b(?:cheap\w*|costs?|expensive|pric\w+|dear(?:er|est)|afford\w+)\b", re.IGNORECASE)
OF_RATING = re.compile(r"\b(?:rat(?:ed|ing|ings)|reviews?|reviewed|stars)\b", re.IGNORECASE)
Stated = Mapping[str, tuple[str, ...]]
YES_NO = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Compare:
    catalogue: Catalogue

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        products = self.meant(understood, conversation)[:MOST]
        if len(products) < 2:
            return which(understood, by_id(self.catalogue, _last(conversation)))
        question = understood.segment(Intent.COMPARE)
        findings = alike(products, question) or (comparison(products, question),)
        return Evidence(findings=findings, products=products)

    def meant(self, understood: Understood, conversation: Conversation) -> tuple[Shown, ...]:
        """At least two products where two can be meant: referred to, called by name, or what was
        spoken of last beside the one that was named."""
        ids = understood.references
        if len(ids) > 1:
            return by_id(self.catalogue, ids)
        for calls in (named, hinted):
            called = calls(self.catalogue, understood.text)
            if len(called) > 1:
                return called
        spoken_of = by_id(self.catalogue, (*ids, *conversation.focus, *_last(conversation)))
        if not any(names_kind(understood.text, shown.product) for shown in spoken_of):
            of_the_kind = self.of_the_kind(understood)
            if of_the_kind and (not spoken_of or names_kind(understood.text, of_the_kind[0].product)):
                return of_the_kind
        if not ids and len(conversation.focus) > 1:
            return by_id(self.catalogue, conversation.focus)
        before = [i for i in (*conversation.focus, *_last(conversation)) if i not in ids]
        ids = tuple(dict.fromkeys((*ids, *before)))[:2]
        return by_id(self.catalogue, ids)

    def of_the_kind(self, understood: Understood) -> tuple[Shown, ...]:
        """Where none was shown yet: the products of the kind that the question names, those
        first that have the most of what it asks for."""
        question = understood.segment(Intent.COMPARE)
        hits = self.catalogue.search(Query(question, k=LOOKED_AT)).hits
        alike = [hit for hit in hits if names_kind(question, hit.product)]
        return shown(extremes(alike, question)[:MOST_OF_A_KIND], Filters())


def _last(conversation: Conversation) -> tuple[str, ...]:
    return conversation.shown[-1] if conversation.shown else ()


def which(understood: Understood, candidates: tuple[Shown, ...]) -> Evidence:
    """Ask which product is meant."""
    awaiting = Awaiting(
        "which",
        options=tuple(c.product.name for c in candidates),
        product_ids=tuple(c.product.id for c in candidates),
        intent=str(understood.intents[0]),
    )
    return Evidence(
        findings=(WhichOne(understood.dangling or understood.text, candidates),),
        products=candidates,
        options=awaiting.options[:MOST],
        awaiting=awaiting,
    )


def alike(products: tuple[Shown, ...], question: str) -> tuple[Answered, ...]:
    """For each product, the one thing that was asked about, where they do not differ in it."""
    stated = [values_of(shown.product) for shown in products]
    about = topic(question, tuple(dict.fromkeys(name for values in stated for name in values)))
    if about is None or len({values.get(about) for values in stated}) > 1:
        return ()
    values = stated[0][about]
    yes = YES_NO.get(values[0].lower()) if len(values) == 1 else None
    return tuple(Answered(shown, about, values, yes=yes) for shown in products)


def comparison(products: tuple[Shown, ...], question: str = "") -> Compared:
    """All that differs, or what the question is about: an attribute, "price" or "rating"."""
    lower, higher = cheaper(products), better_rated(products)
    if OF_PRICE.search(question):
        return Compared(products, (), lower, higher, "price")
    if OF_RATING.search(question) and any(shown.product.rating for shown in products):
        return Compared(products, (), lower, higher, "rating")
    rows = differences(products)
    about = topic(question, tuple(row.attribute for row in rows))
    asked = tuple(row for row in rows if row.attribute == about)
    return Compared(products, asked or rows, lower, higher, about if asked else None)


def differences(products: tuple[Shown, ...]) -> tuple[Difference, ...]:
    """Attributes on which the products do not agree, whatever their units: those first that all of
    them state, and among these those on which one is better."""
    stated = [values_of(shown.product) for shown in products]
    rows = []
    for name in dict.fromkeys(name for values in stated for name in values):
        keys = {tuple(sorted(map(str, map(value_key, v.get(name, ()))))) for v in stated}
        if len(keys) > 1:
            values = tuple(", ".join(v[name]) if name in v else None for v in stated)
            rows.append(Difference(name, values, *_best(name, products, stated)))
    return tuple(sorted(rows, key=lambda row: (row.values.count(None), row.best is None)))


def _best(name: str, products: tuple[Shown, ...], stated: Sequence[Stated]) -> tuple[str | None, bool]:
    """Which product leads where more, or less, of an attribute is better for everybody. Bare numbers
    lead nowhere unless the name gives their unit: "1.5" may be kilograms, and "800" grams."""
    said, unit = list(words(name)), unit_in(name)
    more = BETTER.get(" ".join(said[:-1] if unit else said))
    measured = [_measured(values.get(name, ())) for values in stated]
    known = [figure for figure in measured if figure is not None]
    if more is None or len(known) < len(products) or len({dimension for dimension, _ in known}) > 1:
        return None, bool(more)
    if known[0][0] == "" and not unit and name.lower() not in UNITS_THEMSELVES:
        return None, more
    figures = [amount for _, amount in known]
    lead = max(figures) if more else min(figures)
    leads = [s.product.id for s, figure in zip(products, figures, strict=True) if figure == lead]
    return (leads[0] if len(leads) == 1 else None), more


def _measured(values: tuple[str, ...]) -> tuple[str, Decimal] | None:
    key = value_key(values[0]) if len(values) == 1 else ""
    return None if isinstance(key, str) else key


def cheaper(products: tuple[Shown, ...]) -> str | None:
    prices = [shown.price for shown in products]
    known = [price for price in prices if price is not None]
    if len(known) < len(products) or len({price.currency for price in known}) > 1:
        return None
    low = min(price.amount for price in known)
    lowest = [s.product.id for s, price in zip(products, known, strict=True) if price.amount == low]
    return lowest[0] if len(lowest) == 1 else None


def better_rated(products: tuple[Shown, ...]) -> str | None:
    ratings = [shown.product.rating for shown in products]
    known = [rating for rating in ratings if rating is not None]
    if len(known) < len(products):
        return None
    best = [s.product.id for s, rating in zip(products, known, strict=True) if rating == max(known)]
    return best[0] if len(best) == 1 else None
