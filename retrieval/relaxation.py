"""When nothing satisfies a query: which constraints to give up to come nearest to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from babel.numbers import format_currency, get_currency_name

from retrieval.query import Filters, Query, Results, Sort
from retrieval.ranges import worded

MOST_DROPPED = 3
"""Beyond this many constraints, all are dropped at once."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """`dropped` says in words, each fit to follow "nothing", what had to be given up."""

    results: Results
    dropped: tuple[str, ...]
    query: Query


@dataclass(frozen=True, slots=True)
class Constraint:
    said: str
    without: Callable[[Filters], Filters]
    prices: Sort | None = None
    """How to order what is left so that the nearest to a given-up price bound comes first."""


def relaxed(search: Callable[[Query], Results], query: Query) -> Relaxed:
    """The first answer, trying to give up one constraint, then two, the softest first.

    What was excluded ("not leather") and products named by id are never given up. Without
    any answer, the results are those of the query without its constraints.
    """
    soft = list(constraints(query.filters))
    given_up = [c for n in range(min(len(soft), MOST_DROPPED) + 1) for c in combinations(soft, n)]
    if len(soft) > MOST_DROPPED:
        given_up.append(tuple(soft))
    tried = Relaxed(Results((), 0), (), query)
    for some in given_up:
        loose = _without(query, some)
        results = search(loose)
        foreign = _foreign(query.filters, results)
        tried = Relaxed(results, tuple(foreign if c.prices and foreign else c.said for c in some), loose)
        if tried.results.hits and tried.results.carried:
            break
        if not tried.results.carried:
            tried = replace(tried, results=search(_without(query, tuple(soft))), dropped=())
            break
    return tried


def _foreign(filters: Filters, results: Results) -> str:
    """That nothing is priced in the currency that was asked for, where that is so: there is no
    rate to compare by."""
    priced = {hit.product.price.currency for hit in results.hits if hit.product.price}
    if filters.currency is None or not priced or filters.currency in priced:
        return ""
    return f"priced in {get_currency_name(filters.currency, count=2, locale='en_US')}"


def constraints(filters: Filters) -> Iterator[Constraint]:
    """The constraints that can be given up, softest first."""
    if filters.rating_min is not None:
        yield Constraint(f"rated {filters.rating_min:g} or better", lambda f: replace(f, rating_min=None))
    for name, values in filters.attributes.items():
        yield Constraint(_named(name, values), lambda f, name=name: _without_attribute(f, name))  # type: ignore[misc]
    for name, bounds in filters.ranges.items():
        yield Constraint(worded(name, bounds), lambda f, name=name: _without_range(f, name))  # type: ignore[misc]
    if filters.brands:
        yield Constraint(f"by {' or '.join(filters.brands)}", lambda f: replace(f, brands=()))
    if filters.price_max is not None:
        said = f"for {_money(filters.price_max, filters.currency)} or less"
        yield Constraint(said, lambda f: _unpriced(replace(f, price_max=None)), Sort.PRICE_ASC)
    if filters.price_min is not None:
        said = f"for {_money(filters.price_min, filters.currency)} or more"
        yield Constraint(said, lambda f: _unpriced(replace(f, price_min=None)), Sort.PRICE_DESC)
    if filters.in_stock is not None:
        said = "in stock" if filters.in_stock else "out of stock"
        yield Constraint(said, lambda f: replace(f, in_stock=None))
    if filters.categories:
        yield Constraint(f"in {' or '.join(filters.categories)}", lambda f: replace(f, categories=()))


def _without(query: Query, some: tuple[Constraint, ...]) -> Query:
    filters, sort = query.filters, query.sort
    for constraint in some:
        filters = constraint.without(filters)
        sort = constraint.prices or sort
    return replace(query, filters=filters, sort=sort)


def _unpriced(filters: Filters) -> Filters:
    """Without a bound no currency is asked for either."""
    bounded = filters.price_min is not None or filters.price_max is not None
    return filters if bounded else replace(filters, currency=None)


def _without_attribute(filters: Filters, name: str) -> Filters:
    return replace(filters, attributes={n: v for n, v in filters.attributes.items() if n != name})


def _without_range(filters: Filters, name: str) -> Filters:
    return replace(filters, ranges={n: v for n, v in filters.ranges.items() if n != name})


def _money(amount: Decimal, currency: str | None) -> str:
    digits = amount != amount.to_integral_value()
    pattern = "¤#,##0.00" if digits else "¤#,##0"
    return str(format_currency(amount, currency or "", pattern, "en_US", currency_digits=digits))


def _named(name: str, values: tuple[str, ...]) -> str:
    said = " or ".join(values)
    return name if said.casefold() in {"true", "yes"} else f"{name} {said}"
