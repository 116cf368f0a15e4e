"""A comparison as a table: the lines on which the products differ, and what each is best for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.evidence import Compared, Evidence, Shown
from assistant.generation.worded.showing import tabled
from assistant.generation.words import money, plain
from assistant.turn import ComparedRow, Comparison

MOST_ROWS = 14
LONGEST = 80
"""Characters of a value."""
STOCK = {True: "in stock", False: "out of stock", None: None}


def table(evidence: Evidence) -> Comparison | None:
    """The first comparison of a reply, in the reply's language; None where nothing was compared."""
    finding = next((f for f in evidence.findings if isinstance(f, Compared)), None)
    if finding is None:
        return None
    rows = tuple(_rows(finding))[:MOST_ROWS]
    ids = tuple(shown.product.id for shown in finding.products)
    better = tuple(tuple(row.attribute for row in rows if row.best == id) for id in ids)
    made = Comparison(ids, tuple(shown.product.name for shown in finding.products), rows, better)
    return tabled(made, finding.products, evidence.language)


def _rows(finding: Compared) -> Iterator[ComparedRow]:
    if finding.about in {None, "price"}:
        yield from _row("price", finding, _price, finding.cheaper)
    if finding.about in {None, "rating"}:
        yield from _row("rating", finding, _rating, finding.better_rated)
    if finding.about is None:
        yield from _row("stock", finding, lambda shown: STOCK[shown.in_stock], None)
        yield from _row("brand", finding, lambda shown: shown.product.brand, None)
    for difference in finding.differences:
        values = tuple(value and value[:LONGEST] for value in difference.values)
        yield ComparedRow(difference.attribute, values, difference.best)


def _row(
    name: str, finding: Compared, value: Callable[[Shown], str | None], best: str | None
) -> Iterator[ComparedRow]:
    """The line, if the products differ in it."""
    values = tuple(value(shown) for shown in finding.products)
    if len(set(values)) > 1:
        yield ComparedRow(name, values, best)


def _price(shown: Shown) -> str | None:
    return money(shown.price) if shown.price else None


def _rating(shown: Shown) -> str | None:
    product = shown.product
    if product.rating is None:
        return None
    people = f" ({product.rating_count:,})" if product.rating_count else ""
    return f"{plain(product.rating)} out of 5{people}"
