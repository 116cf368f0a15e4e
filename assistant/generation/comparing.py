"""Wording of a comparison: what differs, then a view with its reason."""

from __future__ import annotations

from decimal import Decimal

from assistant.evidence import Compared, Shown
from assistant.generation.words import be, capital, listing, money, name, plain
from retrieval.catalog.product import Money

MOST_DIFFERENCES = 3


def compared(finding: Compared, style: int) -> tuple[str, ...]:
    said = [] if finding.about else [*prices(finding), *ratings(finding)]
    for difference in finding.differences[:MOST_DIFFERENCES]:
        pairs = [
            f"{value} for {name(shown)}"
            for shown, value in zip(finding.products, difference.values, strict=True)
            if value is not None
        ]
        said.append(f"{capital(difference.attribute)}: {listing(pairs)}.")
    return tuple(said) or (f"The shop's data shows no difference between {names(finding.products)}.",)


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
