"""A finding told in plain lines: for a model that is plainly asked, and for a person who judges."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from assistant.evidence import (
    Answered,
    Compared,
    Finding,
    Found,
    Nearest,
    NotInStock,
    OptionAsked,
    Recommended,
    Shown,
    Unanswered,
)


@singledispatch
def facts(finding: Finding) -> Sequence[str]:
    """What was found, a line a fact; nothing for findings that no model words."""
    return ()


@facts.register
def _(finding: Found) -> Sequence[str]:
    order = f", the {finding.how} first" if finding.how else ""
    return (f"{finding.total} products match {finding.wanted}{order}",)


@facts.register
def _(finding: Nearest) -> Sequence[str]:
    lacking = f"nothing matches {finding.wanted}" if finding.carried else f"the shop has no {finding.wanted}"
    return (lacking, *(f"the closest is the {s.product.name}" for s in finding.products[:1]))


@facts.register
def _(finding: Recommended) -> Sequence[str]:
    return (f"to recommend for {finding.wanted}: {_names(finding.products)}",)


@facts.register
def _(finding: NotInStock) -> Sequence[str]:
    instead = (f"in stock instead: {_names(finding.instead)}",) if finding.instead else ()
    return (f"the {finding.product.product.name}{_variant(finding.product)} is out of stock", *instead)


@facts.register
def _(finding: Compared) -> Sequence[str]:
    names = [shown.product.name for shown in finding.products]
    rows = [
        f"{row.attribute}: "
        + "; ".join(f"{n}: {v or 'not known'}" for n, v in zip(names, row.values, strict=True))
        for row in finding.differences
    ]
    better = {shown.product.id: shown.product.name for shown in finding.products}
    told = [("cheaper", finding.cheaper), ("better rated", finding.better_rated)]
    return [f"{word}: {better[id]}" for word, id in told if id in better and not finding.about] + rows


@facts.register
def _(finding: Answered) -> Sequence[str]:
    name = finding.product.product.name
    answer = {True: "yes", False: "no", None: ""}[finding.yes]
    said = ", ".join(finding.values) or answer
    quoted = [f"a customer{f', {r.author},' if r.author else ''} writes: {r.text}" for r in finding.opinions]
    own = (f"{name}{_variant(finding.product)}: {finding.about}: {said}",) if said else ()
    return (*own, *((finding.quote,) if finding.quote else ()), *quoted)


@facts.register
def _(finding: Unanswered) -> Sequence[str]:
    known = [f"{name}: {value}" for name, value in finding.known]
    quoted = [f"a customer writes: {review.text}" for review in finding.opinions]
    return (f"the data does not say: {finding.about}", *known, *quoted)


@facts.register
def _(finding: OptionAsked) -> Sequence[str]:
    stock = {True: "in stock", False: "out of stock", None: "not made"}[finding.available]
    name = finding.product.product.name
    return (f"{name}: {finding.option}: {', '.join(finding.values)}", f"{finding.wanted}: {stock}")


def _names(products: Sequence[Shown]) -> str:
    return ", ".join(shown.product.name for shown in products)


def _variant(shown: Shown) -> str:
    return f" ({', '.join(shown.variant.options.values())})" if shown.variant else ""
