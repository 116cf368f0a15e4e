"""Wording of what is true of everything that a request means."""

from __future__ import annotations

import re

from babel.numbers import get_currency_name

from assistant.evidence import Shown, Surveyed
from assistant.generation.words import capital, count, listing, money, name, priced
from assistant.sayings import NOTHING_KNOWN, not_told
from retrieval.catalog.product import Money

MOST_NAMED = 6
"""Of a longer list those that stand for the most products are named."""
AFTER = re.compile(r",| (?:under|over|for|with|in|by|of|between|from|at|rated|made|that) ")
"""Where the noun of a request ends."""


def surveyed(finding: Surveyed, style: int) -> tuple[str, ...]:
    """What of the request nothing bears out comes first: the rest is said of more than was asked for."""
    return (*((not_told(finding),) if finding.untold else ()), *answer(finding))


def answer(finding: Surveyed) -> tuple[str, ...]:
    match finding.about:
        case "count":
            return counted(finding)
        case "prices":
            return prices(finding)
        case "brands":
            return brands(finding)
        case "kinds":
            return kinds(finding)
    return values(finding)


def counted(finding: Surveyed) -> tuple[str, ...]:
    if finding.total == 1:
        return (
            (f"Just one: {priced(finding.lowest)}.",) if finding.lowest else ("Just one product fits that.",)
        )
    lead = f"{capital(count(finding.total))} products fit that."
    if not finding.wanted:
        lead = f"We have {count(finding.total)} products in all."
    elif plural(finding.wanted) and ", not " not in finding.wanted:
        lead = f"We have {count(finding.total)} {finding.wanted}."
    return (lead, *stocked(finding), *spread(finding))


def stocked(finding: Surveyed) -> tuple[str, ...]:
    """How many of them can be bought, where that was no part of the request."""
    if not finding.in_stock or "in stock" in finding.wanted:
        return ()
    if finding.in_stock == finding.total:
        return ("All of them are in stock.",)
    return (
        f"{capital(count(finding.in_stock))} of them {'is' if finding.in_stock == 1 else 'are'} in stock.",
    )


def spread(finding: Surveyed) -> tuple[str, ...]:
    low, high = finding.lowest, finding.highest
    if not low or not high or not low.price or not high.price:
        return ()
    if finding.total - finding.unpriced == 1:
        return (f"Only one has a price in {currency(low.price)}: {priced(low)}.",)
    they = f"Those priced in {currency(low.price)}" if finding.unpriced else "They"
    if low.price == high.price:
        return (f"{they} all cost {money(low.price)}.",)
    return (f"{they} go from {ends(low)} to {ends(high)}.",)


def currency(price: Money) -> str:
    return str(get_currency_name(price.currency, count=2, locale="en_US"))


def prices(finding: Surveyed) -> tuple[str, ...]:
    if finding.total == 1 and finding.lowest:
        return (f"There is just one: {priced(finding.lowest)}.",)
    return spread(finding) or NOTHING_KNOWN["prices"]


def ends(shown: Shown) -> str:
    return f"{money(shown.price)} for {name(shown)}" if shown.price else name(shown)


def brands(finding: Surveyed) -> tuple[str, ...]:
    names = [brand for brand, _ in finding.counts]
    if not names:
        return NOTHING_KNOWN["brands"]
    if len(names) == 1 and finding.unstated:
        return (f"Of those that name a brand, all are by {names[0]}.",)
    if len(names) == 1:
        return (f"Only one brand: {names[0]}.",)
    if len(names) <= MOST_NAMED:
        return (f"{capital(count(len(names)))} brands: {listing(names)}.",)
    return (
        f"We have {count(len(names))} brands.",
        f"Most products are by {listing(names[:MOST_NAMED])}.",
    )


def kinds(finding: Surveyed) -> tuple[str, ...]:
    names = [kind for kind, _ in finding.counts]
    if not names:
        return NOTHING_KNOWN["kinds"]
    if len(names) == 1 and finding.unstated:
        return (f"Of those that have a category, all are in {names[0]}.",)
    if len(names) == 1:
        everything = finding.counts[0][1] == finding.total
        return (f"All of them are in {names[0]}." if everything else f"Only one kind: {names[0]}.",)
    what = "kinds" if finding.wanted else "departments"
    if len(names) <= MOST_NAMED:
        return (f"{capital(count(len(names)))} {what}: {listing(names)}.",)
    return (f"There are {count(len(names))} {what}.", f"The largest are {listing(names[:MOST_NAMED])}.")


def values(finding: Surveyed) -> tuple[str, ...]:
    names = [value for value, _ in finding.counts]
    if not names:
        return NOTHING_KNOWN["values"]
    attribute = capital(finding.attribute)
    if finding.unstated and len(names) <= 2 * MOST_NAMED:
        return (f"{attribute}, where it is given: {listing(names)}.",)
    if len(names) <= 2 * MOST_NAMED:
        return (f"{attribute}: {listing(names)}.",)
    return (f"{attribute}: {count(len(names))} in all, most often {listing(names[:MOST_NAMED])}.",)


def plural(wanted: str) -> bool:
    """Whether a request begins with the plural of a thing: "waterproof jackets under $150"."""
    last = AFTER.split(wanted, maxsplit=1)[0].split()[-1:] or [""]
    word = last[0].lower()
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
