"""Wording of a comparison: what differs, then a view with its reason."""

from __future__ import annotations

from decimal import Decimal

from assistant.evidence import Compared, Difference, Shown
from assistant.generation.words import be, capital, listing, money, name, plain
from retrieval.catalog.product import Money
from retrieval.values import value_key

MOST_DIFFERENCES = 2
"""That are said: the rest is in the table."""
WORDS = {
    "weight": ("lighter", "lightest"),
    "brightness": ("brighter", "brightest"),
    "light output": ("brighter", "brightest"),
    "lumens": ("brighter", "brightest"),
    "noise": ("quieter", "quietest"),
    "noise level": ("quieter", "quietest"),
}
"""Adjectives for the better of two and of more."""


def compared(finding: Compared, style: int) -> tuple[str, ...]:
    said = [*prices(finding)] if finding.about in {None, "price"} else []
    said += ratings(finding) if finding.about in {None, "rating"} else ()
    some = finding.differences[:MOST_DIFFERENCES]
    said += [better(finding, difference) or apart(finding, difference) for difference in some]
    said += view(finding) if finding.about is None else ()
    return tuple(said) or (f"The shop's data shows no difference between {names(finding.products)}.",)


def apart(finding: Compared, difference: Difference) -> str:
    """The values as they are: which is better is for the customer to say."""
    pairs = [
        f"{value} for {name(shown)}"
        for shown, value in zip(finding.products, difference.values, strict=True)
        if value is not None
    ]
    return f"{capital(difference.attribute)}: {listing(pairs)}."


def better(finding: Compared, difference: Difference) -> str:
    """ "The Drift is lighter: 78 g against 92 g for the Beacon." """
    words = WORDS.get(difference.attribute)
    pairs = list(zip(finding.products, difference.values, strict=True))
    lead = difference.best or (lightest(finding, difference) if difference.attribute == "weight" else None)
    best = next(((s, v) for s, v in pairs if s.product.id == lead), None)
    if not words or best is None:
        return ""
    shown, value = best
    if len(pairs) > 2:
        return f"{capital(name(shown))} {be(shown)} the {words[1]} at {value}."
    other, its = next((s, v) for s, v in pairs if s is not shown)
    return f"{capital(name(shown))} {be(shown)} {words[0]}: {value} against {its} for {name(other)}."


def lightest(finding: Compared, difference: Difference) -> str | None:
    """Which product weighs the least, where all weights have a unit: no more than a fact."""
    weights = [value_key(value) if value else "" for value in difference.values]
    known = sorted(key[1] for key in weights if isinstance(key, tuple) and key[0] == "weight")
    if len(known) < len(weights) or known[0] == known[1]:
        return None
    return finding.products[weights.index(("weight", known[0]))].product.id


def view(finding: Compared) -> tuple[str, ...]:
    """What each is the better one for, where at least two are better for something."""
    rows = [("the price", finding.cheaper), ("the rating", finding.better_rated)]
    rows += [(difference.attribute, difference.best) for difference in finding.differences]
    reasons = [
        (shown, next((label for label, best in rows if best == shown.product.id), None))
        for shown in finding.products
    ]
    told = [(shown, reason) for shown, reason in reasons if reason]
    if len(told) < 2:
        return ()
    (first, reason), *rest = told
    others = ", ".join(f"for {label} {name(shown)}" for shown, label in rest)
    return (f"For {reason} I'd take {name(first)}, {others}.",)


def prices(finding: Compared) -> tuple[str, ...]:
    priced = [shown for shown in finding.products if shown.price]
    if len(priced) < 2 or len({shown.price.currency for shown in priced if shown.price}) > 1:
        return ()
    ordered = sorted(priced, key=amount)
    gap = amount(ordered[-1]) - amount(ordered[0])
    if not gap:
        return (f"{capital(names(tuple(ordered)))} cost the same, {money_of(ordered[0])}.",)
    if len(ordered) == 2 and ordered[0].price:
        less = money(Money(gap, ordered[0].price.currency))
        return (
            f"{capital(name(ordered[0]))} {be(ordered[0])} {less} cheaper: {money_of(ordered[0])}"
            f" against {money_of(ordered[1])} for {name(ordered[1])}.",
        )
    lowest = tuple(shown for shown in ordered if amount(shown) == amount(ordered[0]))
    verb = "are" if len(lowest) > 1 else be(ordered[0])
    return (f"{capital(names(lowest))} {verb} the cheapest at {money_of(ordered[0])}.",)


def ratings(finding: Compared) -> tuple[str, ...]:
    best = next((s for s in finding.products if s.product.id == finding.better_rated), None)
    others = [s for s in finding.products if s is not best and s.product.rating]
    if not best or not best.product.rating or not others:
        return ()
    rest = listing([f"{plain(s.product.rating or 0)} for {name(s)}" for s in others])
    return (f"{capital(name(best))} {be(best)} rated higher: {plain(best.product.rating)} against {rest}.",)


def amount(shown: Shown) -> Decimal:
    return shown.price.amount if shown.price else Decimal(0)


def money_of(shown: Shown) -> str:
    return money(shown.price) if shown.price else ""


def names(products: tuple[Shown, ...]) -> str:
    return listing([name(shown) for shown in products])
