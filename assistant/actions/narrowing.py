"""Choices that split a set of products usefully: the one question, and the quick replies."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from retrieval.catalog.product import Product
from retrieval.facets import values_of
from retrieval.query import Query

MOST = 4
YES_NO = {"yes", "no", "true", "false"}


def choices(products: Sequence[Product]) -> tuple[str, tuple[str, ...]] | None:
    """What to ask about and its options: the category level or attribute whose values
    split these products most evenly (largest entropy times coverage), or None."""
    if len(products) <= MOST:
        return None
    splits = {"category": _departments(products)}
    for name, counts in _attributes(products).items():
        splits.setdefault(name, counts)
    about, counts = max(splits.items(), key=lambda item: _worth(item[1], len(products)))
    options = tuple(value for value, _ in counts.most_common(MOST))
    return (about, options) if len(options) > 1 else None


def quick_replies(products: Sequence[Product], query: Query, limit: int = 3) -> tuple[str, ...]:
    """Short messages that narrow a search, each of which leaves something to show."""
    replies: list[str] = []
    amounts = sorted(p.price.amount for p in products if p.price)
    if len(amounts) > MOST and query.filters.price_max is None:
        middle = _round_up(amounts[len(amounts) // 2])
        if amounts[0] < middle < amounts[-1] and products[0].price:
            replies.append(f"Under {_symbol(products[0].price.currency)}{middle}")
    asked = {name.lower() for name in query.filters.attributes}
    splits = {n: c for n, c in _attributes(products).items() if n not in asked and len(c) > 1}
    for counts in sorted(splits.values(), key=lambda c: -_worth(c, len(products)))[:2]:
        value, many = counts.most_common(1)[0]
        if _sayable(value) and 1 < many < len(products) and value.lower() not in query.text.lower():
            replies.append(value[:1].upper() + value[1:])
    if any(p.rating for p in products):
        replies.append("Best rated")
    return tuple(dict.fromkeys(replies))[:limit]


def _sayable(value: str) -> bool:
    """Whether a value can stand alone as a message: a word or two, without figures."""
    return value.replace(" ", "").replace("-", "").isalpha() and len(value.split()) <= 2


def _departments(products: Sequence[Product]) -> Counter[str]:
    """Counts at the first level of the category path at which these products differ."""
    for level in range(max((len(p.category) for p in products), default=0)):
        counts = Counter(p.category[level] for p in products if len(p.category) > level)
        if len(counts) > 1:
            return counts
    return Counter()


def _attributes(products: Sequence[Product]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for product in products:
        for name, values in values_of(product).items():
            if not {value.lower() for value in values} <= YES_NO:
                counts.setdefault(name, Counter()).update(values)
    return {name: c for name, c in counts.items() if len(c) <= 3 * MOST and all(len(v) < 20 for v in c)}


def _worth(counts: Counter[str], products: int) -> float:
    total = sum(counts.values())
    if len(counts) < 2 or not total:
        return 0.0
    entropy = -sum(n / total * math.log2(n / total) for n in counts.values())
    return entropy * min(1.0, total / products)


def _round_up(amount: Decimal) -> int:
    step = 5 if amount < 50 else 10 if amount < 200 else 50
    return int(math.ceil(amount / step) * step)


def _symbol(currency: str) -> str:
    return {"USD": "$", "EUR": "€", "GBP": "£"}.get(currency, f"{currency} ")
