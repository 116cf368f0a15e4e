"""Which facts a reply to a finding needs, and which of them a text says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from assistant.evidence import (
    Answered,
    Compared,
    Evidence,
    Finding,
    Found,
    Nearest,
    NotInStock,
    OptionAsked,
    PolicyFound,
    Recommended,
    Shown,
    Unanswered,
)
from evals.truth.said import Said
from evals.truth.saying import LEADING

MOST_PRODUCTS = 2
"""Products that a reply has to speak of; the cards show the others."""


@dataclass(frozen=True, slots=True)
class Need:
    fact: str
    said: bool


def needed(evidence: Evidence, text: str) -> tuple[Need, ...]:
    """The facts that the findings ask for, each with whether the text says it."""
    said = Said.of(evidence, text)
    return tuple(need for finding in evidence.findings for need in needs(finding, said))


@singledispatch
def needs(finding: Finding, said: Said) -> Iterator[Need]:
    """Findings whose words are fixed need nothing more."""
    yield from ()


def _named(shown: Shown, said: Said) -> Iterator[Need]:
    name = shown.product.name
    yield Need(f"name: {name}", said.names(shown))
    if shown.price:
        yield Need(f"price: {name}", said.prices(shown, shown.price.amount))


@needs.register
def _(finding: Found, said: Said) -> Iterator[Need]:
    for shown in finding.products[:MOST_PRODUCTS]:
        yield from _named(shown, said)
    if finding.how:
        yield Need(
            f"order: {finding.how}",
            said.has(r"cheap\w*|least|lowest|affordable" if "cheap" in finding.how else finding.how),
        )


@needs.register
def _(finding: Recommended, said: Said) -> Iterator[Need]:
    for shown in finding.products[:MOST_PRODUCTS]:
        yield from _named(shown, said)
    first = finding.products[:1]
    if first and first[0].reason:
        yield Need(f"reason: {first[0].reason}", said.reason(first[0], first[0].reason))


@needs.register
def _(finding: Nearest, said: Said) -> Iterator[Need]:
    near = r"\bnothing\b|\bnone\b|\bclosest\b|\bnearest\b"
    yield Need("not here", said.lacks(finding.wanted) or (finding.carried and said.has(near)))
    for shown in finding.products[:1]:
        yield from _named(shown, said)


@needs.register
def _(finding: NotInStock, said: Said) -> Iterator[Need]:
    yield Need("name", said.names(finding.product))
    yield Need("out of stock", said.stock(finding.product, available=False))
    for shown in finding.instead[:1]:
        yield from _named(shown, said)


@needs.register
def _(finding: Compared, said: Said) -> Iterator[Need]:
    for shown in finding.products:
        yield Need(f"name: {shown.product.name}", said.names(shown))
    rows: list[tuple[str, tuple[bool, ...]]] = []
    for row in finding.differences:
        pairs = [(s, v) for s, v in zip(finding.products, row.values, strict=True) if v is not None]
        rows.append((row.attribute, tuple(said.value(s, row.attribute, v) for s, v in pairs)))
    if not finding.about:
        gap = len(finding.products) == 2 and said.gap(*finding.products)
        for shown in finding.products:
            if shown.price:
                yield Need(f"price: {shown.product.name}", gap or said.prices(shown, shown.price.amount))
        rows.append(("rating", _ratings(finding, said)))
    told = [row for row in rows if row[1]]
    if told:
        name, values = max(told, key=lambda row: sum(row[1]) / len(row[1]))
        yield from (Need(f"difference: {name}", value) for value in values)


def _ratings(finding: Compared, said: Said) -> tuple[bool, ...]:
    if len({s.product.rating for s in finding.products}) < 2:
        return ()
    rated = [(s, s.product.rating) for s in finding.products if s.product.rating is not None]
    return tuple(said.number(s, rating) for s, rating in rated) if len(rated) == len(finding.products) else ()


@needs.register
def _(finding: Answered, said: Said) -> Iterator[Need]:
    shown, about = finding.product, finding.about
    if about == "price" and shown.price:
        yield Need("price", said.prices(shown, shown.price.amount))
    elif about == "in stock":
        yield Need("in stock", said.stock(shown, available=bool(finding.yes)))
    elif about == "rating" and shown.product.rating is not None:
        yield Need("rating", said.number(shown, shown.product.rating))
    elif finding.quote:
        yield Need("what the text says", said.most_of(finding.quote))
    elif finding.yes is not None:
        yield Need("yes or no", _answer(finding.yes, about, said))
    else:
        yield from (Need(f"{about}: {value}", said.value(shown, about, value)) for value in finding.values)


def _answer(yes: bool, about: str, said: Said) -> bool:
    first = LEADING.match(said.text)
    if first:
        return (first.group(1) is not None) == yes
    return said.states(about, denied=not yes)


@needs.register
def _(finding: Unanswered, said: Said) -> Iterator[Need]:
    yield Need("not known", said.admits)
    yield from (
        Need(f"known: {name}", said.value(finding.product, name, value)) for name, value in finding.known[:1]
    )


@needs.register
def _(finding: OptionAsked, said: Said) -> Iterator[Need]:
    exists = finding.available is not None or finding.wanted in finding.values
    yield Need("name", said.names(finding.product) or said.refers)
    yield Need(
        f"wanted: {finding.wanted}",
        said.states(finding.wanted, denied=not exists) or _answer(exists, "", said),
    )
    if finding.available is not None:
        yield Need("availability", said.stock(finding.product, available=finding.available))
    if not exists:
        yield from (Need(f"value: {value}", said.states(value, denied=False)) for value in finding.values[:3])
        for shown in finding.instead[:1]:
            yield from _named(shown, said)


@needs.register
def _(finding: PolicyFound, said: Said) -> Iterator[Need]:
    for passage in finding.passages[:1]:
        yield from (Need(f"rule: {rule[:60]}", said.most_of(rule)) for rule in said.rules(passage.text))
