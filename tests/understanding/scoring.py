"""Constraints as flat sets of "slot=value", to compare and to count."""

from __future__ import annotations

from assistant.understanding.constraints import Constraints
from retrieval.ranges import amount


def flat(said: Constraints) -> set[str]:
    """What a message was read to constrain."""
    f = said.filters
    found = {f"category={c}" for c in f.categories} | {f"category!={c}" for c in f.without_categories}
    found |= {f"brand={b}" for b in f.brands} | {f"brand!={b}" for b in f.without_brands}
    found |= {f"{n}={v}" for n, values in f.attributes.items() for v in values}
    found |= {f"{n}!={v}" for n, values in f.without_attributes.items() for v in values}
    for name, bounds in f.ranges.items():
        low, high = (">" if bounds.above else ">="), ("<" if bounds.below else "<=")
        found |= {f"{name}{low}{amount(bounds.low, bounds.unit)}"} if bounds.low is not None else set()
        found |= {f"{name}{high}{amount(bounds.high, bounds.unit)}"} if bounds.high is not None else set()
    numbers = {"price_min": f.price_min, "price_max": f.price_max, "rating_min": f.rating_min}
    found |= {f"{n}={float(v):g}" for n, v in numbers.items() if v is not None}
    found |= {"in_stock=yes"} if f.in_stock else set()
    return found | ({f"sort={said.sort}"} if said.sort else set())


def wanted(text: str) -> set[str]:
    """ "category=Trail Shoes; color=Navy" as a set."""
    return set(filter(None, text.split("; ")))
