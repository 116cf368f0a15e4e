"""Wording of products found, nearest and recommended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.because import because_clause
from assistant.evidence import Found, Nearest, NotInStock, Recommended, Shown
from assistant.generation.words import (
    be,
    capital,
    count,
    distinct,
    listing,
    money,
    name,
    plain,
    priced,
    several,
)
from assistant.sayings import NOTHING_INSTEAD, lacking, moment, unordered

MOST_LEVEL = 3
"""Products that share a first place and are all named."""


def found(finding: Found, style: int) -> tuple[str, ...]:
    products, total = distinct(finding.products), finding.total
    if finding.how:
        return ordered(finding)
    if finding.unordered:
        return (unordered(finding), *telling(products, style)) if len(products) > 1 else (unordered(finding),)
    if len(products) == 1:
        return (one(products[0], total, style), *details(products[0]))
    first, second = products[0], products[1]
    if total <= 3 and total == len(products):
        lead = f"{capital(count(total))} fit: {listing([priced(shown) for shown in products])}."
    else:
        lead = (
            f"I'd start with {priced(first)} or {priced(second)}.",
            f"I'd look at {priced(first)} first, then {priced(second)}.",
            f"Have a look at {priced(first)} and {priced(second)}.",
        )[style % 3]
    return (lead, *telling(products, style))


def one(only: Shown, total: int, style: int) -> str:
    if total > 1:
        return f"I'd look at {priced(only)}."
    return (f"One fits: {priced(only)}.", f"Just one fits: {priced(only)}.")[style % 2]


def ordered(finding: Found) -> tuple[str, ...]:
    """What leads the order that was asked for, and what would lead it if it could be bought."""
    first, how = finding.products[0], finding.how or ""
    if finding.level > 1:
        return level(finding)
    lead = f"The {how} {be(first)} {priced(first)}."
    if how.startswith("best rated") and first.product.rating:
        people = f" by {first.product.rating_count:,} customers" if first.product.rating_count > 1 else ""
        rated = f"{plain(first.product.rating)} out of 5{people}"
        lead = f"The {how} {be(first)} {priced(first)}, rated {rated}."
    if finding.beyond:
        return (lead, beyond(finding.beyond, how))
    if len(finding.products) == 1:
        return (lead, *details(first))
    return (lead, *runner_up(finding.products[0], finding.products[1], how))


def level(finding: Found) -> tuple[str, ...]:
    """What shares the first place: all of it where it is little, else some of it."""
    first, how = finding.products[0], finding.how or ""
    sharing = distinct(finding.products[: finding.leading])
    every = len(sharing) == finding.level <= MOST_LEVEL
    named = [name(shown) for shown in sharing[: MOST_LEVEL if every else 2]]
    together = {1: "", 2: "both "}.get(len(named), "all ")
    rated = how.startswith("best rated") and first.product.rating
    alike = f", {together}rated {plain(rated)} out of 5" if rated else ""
    if first.price and how.startswith(("cheapest", "most expensive")):
        alike = f", {together}at {money(first.price)}"
    are = "are" if len(named) > 1 else be(first)
    lead = f"{capital(listing(named))} {are} among the {how}{alike}."
    if every:
        lead = f"The {how} are {listing(named)}{alike}."
    if finding.beyond:
        return (lead, beyond(finding.beyond, how))
    rest = finding.products[finding.leading :]
    return (lead, *runner_up(first, rest[0], how)) if rest and every else (lead,)


def beyond(shown: Shown, how: str) -> str:
    what, gone = capital(name(shown)), f"{be(shown)} out of stock at the moment"
    if how.startswith("cheapest") and shown.price:
        return f"{what} {'cost' if several(shown) else 'costs'} less, {money(shown.price)}, but {gone}."
    if how.startswith("most expensive") and shown.price:
        return f"{what} {'cost' if several(shown) else 'costs'} more, {money(shown.price)}, but {gone}."
    if how.startswith("best rated") and shown.product.rating:
        return f"{what} {be(shown)} rated higher, {plain(shown.product.rating)}, but {gone}."
    return f"{what} {gone}."


def runner_up(first: Shown, second: Shown, how: str) -> tuple[str, ...]:
    """The next in order; of ratings one that more people gave, since a few say little."""
    if not how.startswith("best rated"):
        return (f"After that {'come' if several(second) else 'comes'} {priced(second)}.",)
    product = second.product
    if product.rating and product.rating_count > first.product.rating_count:
        rated = f"rated {plain(product.rating)} out of 5 by {product.rating_count:,} customers"
        return (f"{capital(name(second))} {be(second)} {rated}.",)
    return ()


def telling(products: Sequence[Shown], style: int) -> tuple[str, ...]:
    """One sentence on what tells these apart, if their prices or ratings do."""
    shown = products[:4]
    rated = sorted((s for s in shown if s.product.rating), key=lambda s: -(s.product.rating or 0))
    cheapest = sorted((s for s in shown if s.price), key=lambda s: s.price.amount if s.price else 0)
    best = rated[0] if len(rated) > 1 and rated[0].product.rating != rated[1].product.rating else None
    low = (
        cheapest[0]
        if len(cheapest) == len(shown) > 1 and cheapest[0].price != cheapest[1].price and one_currency(shown)
        else None
    )
    if best and low and best is low:
        return (f"{capital(name(low))} {be(low)} both the cheapest and the best rated of these.",)
    if best and low and style % 2 == 0:
        return (
            f"{capital(name(best))} {be(best)} the best rated of these at {plain(best.product.rating or 0)},"
            f" and {name(low)} {be(low)} the cheapest.",
        )
    if best:
        return (
            f"{capital(name(best))} {be(best)} the best rated of these at {plain(best.product.rating or 0)}.",
        )
    if low and low.price:
        return (f"{capital(name(low))} {be(low)} the cheapest of these at {money(low.price)}.",)
    return ()


def one_currency(products: Sequence[Shown]) -> bool:
    return len({shown.price.currency for shown in products if shown.price}) <= 1


def details(shown: Shown) -> tuple[str, ...]:
    """A second sentence for a single product: its rating and whether it can be had."""
    said = []
    if shown.product.rating:
        said.append(f"rated {plain(shown.product.rating)} out of 5")
    if shown.in_stock is not None:
        said.append("in stock" if shown.in_stock else "out of stock at the moment")
    first = (f"{'They are' if several(shown) else 'It is'} {listing(said)}.",) if said else ()
    then = was_in_stock(shown)
    return (*first, f"{'They' if several(shown) else 'It'} {then}.") if then else first


def was_in_stock(shown: Shown) -> str:
    """ "was in stock on 20 November at 14:05", where that is too long ago to say that it is."""
    if not (shown.stale and shown.last_in_stock and shown.stock_as_of):
        return ""
    return f"{'were' if several(shown) else 'was'} in stock on {moment(shown.stock_as_of)}"


def nearest(finding: Nearest, style: int) -> tuple[str, ...]:
    lead = lacking(finding)
    if not finding.products:
        return (lead,)
    near = distinct(finding.products)[:2]
    close = listing([priced(shown) for shown in near])
    are = "are" if len(near) > 1 or several(near[0]) else "is"
    if not finding.carried:
        things = "things" if len(near) > 1 else "thing"
        return (lead, f"The nearest {things} we have {are} {close}.")
    return (lead, f"The closest {are} {close}.")


def recommended(finding: Recommended, style: int) -> tuple[str, ...]:
    first = finding.products[0]
    clause = because_clause(first.reason or "")
    why = f", {first.reason}" if clause else ""
    said = [(f"I'd go for {priced(first)}{why}.", f"Have a look at {priced(first)}{why}.")[style % 2]]
    if first.reason and not clause:
        said.append(f"{'They are' if several(first) else 'It is'} {first.reason}.")
    if len(finding.products) > 1 and clause and finding.products[1].reason == first.reason:
        both = f"{priced(first)} or {priced(finding.products[1])}"
        return ((f"I'd go for {both}{why}.", f"Have a look at {both}{why}.")[style % 2],)
    if len(finding.products) > 1:
        other = finding.products[1]
        because = f", {other.reason}" if other.reason and other.reason != first.reason else ""
        said.append(f"Or {priced(other)}{because}.")
    return tuple(said)


def not_in_stock(finding: NotInStock, style: int) -> tuple[str, ...]:
    shown = finding.product
    lead = f"{capital(name(shown))}{chosen(shown)} {be(shown)} out of stock at the moment."
    same = [s for s in finding.instead if s.product.id == shown.product.id]
    others = [s for s in finding.instead if s.product.id != shown.product.id]
    said = [lead] if finding.instead else [lead, NOTHING_INSTEAD]
    for other in same:
        state = "in stock" if other.in_stock else "there"
        said.append(f"{capital(name(other))}{chosen(other)} {be(other)} {state}.")
    if others:
        stocked = " in stock" if all(other.in_stock for other in others) else ""
        said.append(f"The closest that we have{stocked}: {listing([priced(other) for other in others])}.")
        said += () if same else [*gap(shown, others[0]), *apart(finding, others[0])]
    return tuple(said)


def chosen(shown: Shown) -> str:
    return f" in {', '.join(shown.variant.options.values())}" if shown.variant else ""


def gap(wanted: Shown, other: Shown) -> tuple[str, ...]:
    """How much more or less another thing costs."""
    if not wanted.price or not other.price or not one_currency((wanted, other)):
        return ()
    less = wanted.price.amount - other.price.amount
    if not less:
        return ()
    much = money(replace(wanted.price, amount=abs(less)))
    word = "cheaper" if less > 0 else "more expensive"
    return (f"{capital(name(other))} {be(other)} {much} {word} than {name(wanted)}.",)


def apart(finding: NotInStock, other: Shown) -> tuple[str, ...]:
    """What else is different about it, value by value."""
    return tuple(
        f"{capital(row.attribute)}: {row.values[0]} for {name(finding.product)}"
        f" and {row.values[1]} for {name(other)}."
        for row in finding.differences
    )
