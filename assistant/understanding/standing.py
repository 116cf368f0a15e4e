"""The search that stands after a message: replaced, narrowed, corrected or compared with what was shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from assistant.understanding.constraints import Constraints
from assistant.understanding.order import Than
from assistant.understanding.ranges import Beyond, joined
from assistant.understanding.vocabulary import Sense, Vocabulary
from assistant.understanding.words import clean, tokens
from retrieval.amounts import whole
from retrieval.catalog.product import Product
from retrieval.facets import values_of
from retrieval.query import Filters, Query, Range, Sort

T = TypeVar("T")
STEP = Decimal("0.01")
Values = Mapping[str, tuple[str, ...]]


def fresh(said: Constraints) -> Query:
    """A new search: what the message says and nothing else."""
    return Query(said.text, said.filters, said.sort or Sort.RELEVANCE)


def continued(before: Query, said: Constraints, vocabulary: Vocabulary) -> Query:
    """A new kind of thing in the same breath ("and what about boots?"). Whom it is for, the
    budget and the stock still hold; what described the old kind does not."""
    old = before.filters
    groups = {n: v for n, v in old.attributes.items() if vocabulary.senses.get(n) is Sense.GROUP}
    kept = Filters(
        price_min=old.price_min,
        price_max=old.price_max,
        currency=old.currency,
        in_stock=old.in_stock,
        rating_min=old.rating_min,
        attributes=groups,
    )
    return Query(said.text, merged(kept, said), said.sort or Sort.RELEVANCE)


def narrowed(before: Query, said: Constraints, replaces_kind: bool = False) -> Query:
    """The standing search with a change applied. A value replaces the values that its
    attribute had; words are added, or replace the old ones when the kind was corrected."""
    base = removed(before, said.removed)
    filters = base.filters
    if replaces_kind:
        filters = replace(filters, categories=())
    text = said.text if replaces_kind else _joined(base.text, said.text)
    return Query(text, merged(filters, said), said.sort or base.sort, base.k, picture=base.picture)


def merged(old: Filters, said: Constraints) -> Filters:
    new = said.filters
    priced = new.price_min is not None or new.price_max is not None
    low, high = (new.price_min, new.price_max) if priced else (old.price_min, old.price_max)
    if priced and (low is None) != (high is None):
        low, high = _consistent(old, new)
    return Filters(
        price_min=low,
        price_max=high,
        currency=new.currency or old.currency,
        in_stock=new.in_stock if new.in_stock is not None else old.in_stock,
        rating_min=new.rating_min if new.rating_min is not None else old.rating_min,
        categories=_less(new.categories or old.categories, new.without_categories),
        brands=_less(new.brands or old.brands, new.without_brands),
        attributes=_updated(_unbounded(old.attributes, new.ranges), new.attributes, new.without_attributes),
        ranges=_bounded(_unbounded(old.ranges, new.attributes), new.ranges),
        without_categories=_less(_both(old.without_categories, new.without_categories), new.categories),
        without_brands=_less(_both(old.without_brands, new.without_brands), new.brands),
        without_attributes=_added(old.without_attributes, new.without_attributes, new.attributes),
        without_words=_added(old.without_words, new.without_words, {**new.attributes, "brand": new.brands}),
        ids=old.ids,
        without_ids=old.without_ids,
    )


def removed(query: Query, names: frozenset[str]) -> Query:
    """The search without the constraints of these names."""
    if not names:
        return query
    if "all" in names:
        return Query(query.text, k=query.k)
    old = query.filters
    filters = replace(
        old,
        price_min=None if "price" in names else old.price_min,
        price_max=None if "price" in names else old.price_max,
        currency=None if "price" in names else old.currency,
        rating_min=None if "rating" in names else old.rating_min,
        in_stock=None if "stock" in names else old.in_stock,
        brands=() if "brand" in names else old.brands,
        without_brands=() if "brand" in names else old.without_brands,
        categories=() if "category" in names else old.categories,
        attributes={n: v for n, v in old.attributes.items() if n not in names},
        ranges={n: v for n, v in old.ranges.items() if n not in names},
        without_attributes={n: v for n, v in old.without_attributes.items() if n not in names},
        without_words={n: v for n, v in old.without_words.items() if n not in names},
    )
    by_price = query.sort in {Sort.PRICE_ASC, Sort.PRICE_DESC} and "price" in names
    return replace(query, filters=filters, sort=Sort.RELEVANCE if by_price else query.sort)


def compared(query: Query, than: Than | Beyond, products: Sequence[Product], currency: str) -> Query:
    """Cheaper, dearer, lighter or bigger than the least or most of `products`; by order where
    none has a price. Who asks for cheaper has given up a lower bound ("about $300", "200 to 400")."""
    if isinstance(than, Beyond):
        return _beyond(query, than, products)
    prices = [p.price.amount for p in products if p.price]
    if not prices:
        return replace(query, sort=Sort.PRICE_ASC if than is Than.CHEAPER else Sort.PRICE_DESC)
    if than is Than.CHEAPER:
        filters = replace(query.filters, price_max=min(prices) - STEP, price_min=None, currency=currency)
    else:
        filters = replace(query.filters, price_min=max(prices) + STEP, price_max=None, currency=currency)
    return replace(query, filters=filters, sort=Sort.RELEVANCE)


def _beyond(query: Query, than: Beyond, products: Sequence[Product]) -> Query:
    """Bounded by the least or most that the first attribute states which any of them has."""
    stated = [values_of(product) for product in products]
    for name in than.names:
        read = (whole(value) for values in stated for value in values.get(name, ()))
        amounts = [amount for amount in read if amount and amount.unit]
        if not amounts or len({amount.unit.dimension for amount in amounts if amount.unit}) > 1:
            continue
        edge = (min if than.less else max)(amounts, key=lambda amount: amount.exact)
        bounds = (
            Range(high=edge.number, unit=edge.said, below=True)
            if than.less
            else Range(low=edge.number, unit=edge.said, above=True)
        )
        return replace(query, filters=replace(query.filters, ranges={**query.filters.ranges, name: bounds}))
    return query


def _bounded(old: Mapping[str, Range], new: Mapping[str, Range]) -> dict[str, Range]:
    return {**old, **{name: joined(old[name], new[name]) if name in old else new[name] for name in new}}


def _unbounded(old: Mapping[str, T], new: Mapping[str, object]) -> dict[str, T]:
    """A value of an attribute gives way to a bound on it, and a bound to a value."""
    return {name: value for name, value in old.items() if name not in new}


def _consistent(old: Filters, new: Filters) -> tuple[Decimal | None, Decimal | None]:
    """A new bound beside the old opposite one, which falls if they exclude each other."""
    if new.price_max is not None:
        low = old.price_min if old.price_min is not None and old.price_min < new.price_max else None
        return low, new.price_max
    assert new.price_min is not None  # noqa: S101  # one of the two bounds is new
    high = old.price_max if old.price_max is not None and old.price_max > new.price_min else None
    return new.price_min, high


def _joined(old: str, new: str) -> str:
    """Both texts, each word once."""
    had = {t.root for t in tokens(clean(old))}
    added = [t.norm for t in tokens(clean(new)) if t.root not in had]
    return " ".join(filter(None, (old, " ".join(added))))


def _both(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))


def _less(values: tuple[str, ...], unwanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(v for v in values if v not in unwanted)


def _updated(old: Values, new: Values, unwanted: Values) -> dict[str, tuple[str, ...]]:
    held = {n: _less(v, unwanted.get(n, ())) for n, v in {**old, **new}.items()}
    return {n: v for n, v in held.items() if v}


def _added(old: Values, new: Values, wanted: Values) -> dict[str, tuple[str, ...]]:
    names = dict.fromkeys((*old, *new))
    held = {n: _less(_both(old.get(n, ()), new.get(n, ())), wanted.get(n, ())) for n in names}
    return {n: v for n, v in held.items() if v}
