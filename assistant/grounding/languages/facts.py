"""What the data of a product bears out of a concept, a number or a comparison in free text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from assistant.evidence import Found, Recommended, Shown
from assistant.grounding.languages.atoms import Atom, Kind
from assistant.grounding.records import FALSE, TRUE, Segment, segment
from assistant.grounding.sources import Sources
from assistant.grounding.text import stem
from retrieval.catalog.product import Product
from retrieval.facets import values_of
from retrieval.languages.lexicon import folded

WHOLE = frozenset(
    [
        "color", "colour", "material", "fabric", "size", "gender", "age", "type", "kind", "style",
        "category", "pattern", "season", "activity", "use", "occasion", "features", "feature", "recipient",
        "room", "theme", "finish", "scent", "flavor", "flavour",
    ]
)  # fmt: skip
"""Attributes whose values are said of the thing itself; of another the attribute has to be named as well."""


def values(product: Product) -> Iterator[str]:
    """The values that are stated of a product, yes and no left out."""
    for stated in values_of(product).values():
        yield from (v for v in stated if folded(v) not in TRUE | FALSE and len(v) > 1)


def stems(term: str) -> frozenset[str]:
    return frozenset(stem(word) for word in term.lower().replace("_", " ").replace("-", " ").split())


def borne_out(card: Shown, atom: Atom, around: Sequence[Atom], sources: Sources, *, negated: bool) -> bool:
    """Whether one of the concept's English terms is stated of the product, or denied of it."""
    if negated:
        return any(_denied(card, stems(term), sources) for term in atom.terms)
    if folded(atom.text) == folded(card.product.brand or ""):
        return True
    if any(_stated(card, stems(term), around) for term in atom.terms):
        return True
    if any(folded(v) == folded(atom.text) for v in _whole_values(card, around)):
        return True
    return _met(card, atom, sources)


def _stated(card: Shown, wanted: frozenset[str], around: Sequence[Atom]) -> bool:
    """In the name, the category or a value of the product; or an attribute that it has. What the data
    denies is not stated."""
    product = card.product
    if any(stems(name) == wanted for name in _false(product)):
        return False
    parts = [product.name, *product.category, *product.tags, *_whole_values(card, around), *_true(product)]
    parts += list(values_of(product))
    return bool(wanted) and any(wanted <= _stems_said(part) for part in parts)


def _stems_said(text: str) -> frozenset[str]:
    part: Segment = segment(text.replace("_", " ").replace("-", " ")[:300])
    return part.said


def _whole_values(card: Shown, around: Sequence[Atom]) -> Iterator[str]:
    """The values that may be said of the product; of the variant that is meant, its own options."""
    named = {stem(word) for atom in around for term in atom.terms for word in term.lower().split()}
    options = card.variant.options if card.variant else {}
    for name, stated in values_of(card.product).items():
        own = options.get(name)
        known = (own,) if own is not None else stated
        if name.lower() in WHOLE or stems(name) <= named:
            yield from (v for v in known if folded(v) not in TRUE | FALSE)


def _true(product: Product) -> Iterator[str]:
    return (n for n, stated in values_of(product).items() if all(folded(v) in TRUE for v in stated))


def _false(product: Product) -> Iterator[str]:
    return (n for n, stated in values_of(product).items() if all(folded(v) in FALSE for v in stated))


def _denied(card: Shown, wanted: frozenset[str], sources: Sources) -> bool:
    if any(stems(name) == wanted for name in _false(card.product)):
        return True
    record = next((r for r in sources.products if r.id == card.product.id), None)
    return (
        record is not None
        and bool(wanted)
        and any(wanted <= part.unsaid for part in record.segments)
        and not any(wanted <= part.said for part in record.segments)
    )


def _met(card: Shown, atom: Atom, sources: Sources) -> bool:
    """What a search asked for, of a product that satisfies it."""
    found = [f for f in sources.findings if isinstance(f, Found | Recommended)]
    mine = any(card.product.id == s.product.id for f in found for s in f.products)
    return mine and any(
        stems(term) <= sources.met and not any(stems(n) == stems(term) for n in _false(card.product))
        for term in atom.terms
    )


def asked(atom: Atom, sources: Sources) -> bool:
    """Whether a question may take a concept up: the customer did, it is offered, or the data has it."""
    told = sources.echo | sources.met
    for record in sources.products:
        told |= record.said
    return any(stems(term) <= told for term in atom.terms) or any(
        folded(atom.text) in folded(" ".join(option)) for option in sources.offered
    )


def has_number(card: Shown, value: Decimal, unit: str, concepts: Sequence[Atom]) -> bool:
    """Whether a measure is stated of the product: with its unit, or bare as the value of an attribute that
    is named beside it."""
    named = {stem(word) for atom in concepts for term in atom.terms for word in term.lower().split()}
    for name, stated in values_of(card.product).items():
        own = card.variant.options.get(name) if card.variant else None
        for text in (own,) if own is not None else stated:
            for quantity in segment(text).quantities:
                if quantity.value == value and unit and quantity.unit == unit:
                    return _one_measure(card, unit) or stems(name) <= named
            if not unit and folded(text) == folded(str(value)) and stems(name) <= named:
                return True
    return False


def _one_measure(card: Shown, unit: str) -> bool:
    """Whether the product has one measure of this unit only: then it need not be named."""
    found = {
        (name, q.value)
        for name, stated in values_of(card.product).items()
        for text in stated
        for q in segment(text).quantities
        if q.unit == unit
    }
    return len(found) == 1


def costs_less(one: Shown, other: Shown) -> bool:
    a, b = one.price, other.price
    return a is not None and b is not None and a.currency == b.currency and a.amount < b.amount


def leads(one: Shown, among: Iterable[Shown], *, by_price: bool) -> bool:
    """Whether a product is the only one that is the cheapest, or the best rated, of all in evidence."""
    others = [card for card in among if card.product.id != one.product.id]
    if by_price:
        return bool(others) and all(costs_less(one, card) for card in others)
    mine = one.product.rating
    return (
        bool(others)
        and mine is not None
        and all(card.product.rating is not None and card.product.rating < mine for card in others)
    )


def stocked(card: Shown, named: Sequence[Atom]) -> bool | None:
    """Whether the product can be bought in all options that are named, each color in each size; False where
    in none of them, None where in some only or where it is not known."""
    variants = card.product.variants
    if card.variant is not None or card.stale or not variants:
        return card.in_stock
    wanted: dict[str, set[str]] = {}
    for variant in variants:
        for name, value in variant.options.items():
            if any(_is_option(value, atom) for atom in named):
                wanted.setdefault(name, set()).add(value)
    if not wanted:
        return card.in_stock
    states = {
        any(
            v.stock.available
            and all(v.options.get(n) == value for n, value in zip(wanted, values, strict=True))
            for v in variants
        )
        for values in itertools.product(*wanted.values())
    }
    return states.pop() if len(states) == 1 else None


def _is_option(value: str, atom: Atom) -> bool:
    if atom.kind is Kind.NUMBER:
        read = segment(value).quantities
        return folded(value) == str(atom.value) or any(
            (q.value, q.unit) == (atom.value, atom.unit) for q in read
        )
    return folded(value) == folded(atom.text) or any(stems(term) == stems(value) for term in atom.terms)
