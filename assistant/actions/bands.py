"""Values that are numbers, parted into a few bands of about as many products each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_currency

from retrieval.summary import Summary
from retrieval.values import value_key

FIGURE = re.compile(r"([+-]?\d{1,9}(?:\.\d{1,4})?)\s*([^\d\s.,]*)")
NUMERIC = 0.9
"""Share of the stated values that must be numbers of one dimension."""
LEAST_VALUES = 4
STEPS = tuple(Decimal(step) for step in ("1000", "500", "250", "100", "50", "25", "20", "10", "5", "1"))


@dataclass(frozen=True, slots=True)
class Band:
    """Both bounds are within; `count` is about how many products, `unit` that of the bounds: a
    currency or the unit of an attribute's values."""

    label: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    count: int


def money_bands(summary: Summary) -> tuple[Band, ...]:
    """Three bands with round bounds that no band is empty between."""
    if summary.price is None or len(summary.bounds) < 3 or summary.price.lowest == summary.price.highest:
        return ()
    quarter, half, rest = summary.bounds
    low, high = _round_between(quarter, half), _round_between(half, rest)
    if low is None or high is None or low >= high or not summary.price.lowest <= low < summary.price.highest:
        return ()
    if high >= summary.price.highest:
        return ()
    currency, some = summary.price.currency, summary.priced // 3
    first, second = (_money(amount, currency) for amount in (low, high))
    return (
        Band(f"Up to {first}", None, low, currency, some),
        Band(f"{first} to {second}", low, high, currency, some),
        Band(f"{second} and over", high, None, currency, some),
    )


def value_bands(counts: Mapping[str, int]) -> tuple[Band, ...]:
    """Bands of an attribute whose values are numbers of one unit; none where they are not, or have
    no unit: a size 9 is no amount."""
    measured = [
        (key, value, n) for value, n in counts.items() if not isinstance(key := value_key(value), str)
    ]
    dimensions = {key[0] for key, _, _ in measured}
    many = sum(n for _, _, n in measured)
    if (
        len(measured) < LEAST_VALUES
        or dimensions in ({""}, set())
        or len(dimensions) > 1
        or many < NUMERIC * sum(counts.values())
    ):
        return ()
    measured.sort(key=lambda entry: entry[0][1])
    ends = _thirds([n for _, _, n in measured])
    if len(ends) < 2:
        return ()
    spelled = [value for _, value, _ in measured]
    bounds = [_figure(spelled[end]) for end in ends]
    if None in bounds or len({bound[1] for bound in bounds if bound}) != 1:
        return ()
    (low, unit), (high, _) = (bound for bound in bounds if bound)
    parts = (measured[: ends[0] + 1], measured[ends[0] + 1 : ends[1] + 1], measured[ends[1] + 1 :])
    some = [sum(n for _, _, n in part) for part in parts]
    if not all(some):
        return ()
    first, second = spelled[ends[0]], spelled[ends[1]]
    return (
        Band(f"Up to {first}", None, low, unit, some[0]),
        Band(f"Over {first}, up to {second}", low, high, unit, some[1]),
        Band(f"Over {second}", high, None, unit, some[2]),
    )


def _thirds(counts: Sequence[int]) -> list[int]:
    """The places at which a third and two thirds are reached."""
    total, seen, ends = sum(counts), 0, list[int]()
    for place, count in enumerate(counts):
        seen += count
        if len(ends) < 2 and seen * 3 >= total * (len(ends) + 1):
            ends.append(place)
    return ends


def _figure(value: str) -> tuple[Decimal, str] | None:
    found = FIGURE.fullmatch(value.strip())
    return (Decimal(found[1]), found[2]) if found else None


def _round_between(low: Decimal, high: Decimal) -> Decimal | None:
    """The roundest amount from `low` to `high`."""
    for step in STEPS:
        amount = -(-low // step) * step
        if low <= amount <= high:
            return amount
    return None


def _money(amount: Decimal, currency: str) -> str:
    return str(format_currency(amount, currency, "¤#,##0", "en_US", currency_digits=False))
