"""Amounts of money that a reply states: prices, bounds and what two prices differ by."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from evals.truth.lexing import stems, words
from evals.truth.reading import Sentence, Subject
from evals.truth.things import Thing
from evals.truth.world import World

DIFFERENCE_AFTER = words(
    "cheaper less more lower higher dearer pricier difference gap apart off saving savings extra"
)
DIFFERENCE_BEFORE = words("save saves saving saved difference gap differ differs")
UNDER = words("under below beneath within underneath")
OVER = words("over above beyond past")
ROUNDING = words("about around roughly approximately nearly almost some circa near approx")
BEFORE = words("was were originally usually normally formerly previously list regular from before")


def wrong_price(sentence: Sentence, place: int, world: World) -> str | None:
    value = sentence.tokens[place].value or Decimal(0)
    if difference(sentence, place):
        return None
    if any(n.value == value for n in world.shop_numbers):
        return None
    bound = bounded(sentence, place)
    subject = sentence.subjects[place]
    if bound and value in world.request_numbers and (place in sentence.denied or not subject.named):
        return None
    return among(subject, world, lambda thing: _priced(sentence, place, value, thing, bound))


def difference(sentence: Sentence, place: int) -> bool:
    """Whether an amount is what two prices differ by."""
    after = [t.low for t in sentence.tokens[place + 1 : place + 3]]
    before = [t.low for t in sentence.tokens[max(place - 4, 0) : place]]
    if after[:1] == ["more"] or after[:1] == ["less"] or (after and after[0] in DIFFERENCE_AFTER):
        return True
    if after[:1] == ["between"]:
        return True
    plain = [word for word in before if word not in ROUNDING | {"only", "just", "exactly", "a", "full"}]
    return plain[-1:] == ["by"] or any(word in DIFFERENCE_BEFORE for word in before[-2:])


def bounded(sentence: Sentence, place: int) -> str:
    """ "under", "over", "about" or nothing: what stands before an amount."""
    before = [t.low for t in sentence.tokens[max(place - 3, 0) : place]]
    last = before[-1:] and before[-1]
    if last in UNDER or before[-2:] in (
        ["less", "than"],
        ["up", "to"],
        ["lower", "than"],
        ["cheaper", "than"],
    ):
        return "under"
    if last in {"your", "a", "the"} and before[-2:-1] and before[-2] in UNDER:
        return "under"
    if last in OVER or before[-2:] in (["more", "than"], ["higher", "than"]):
        return "over"
    return "about" if last in ROUNDING else ""


def _priced(sentence: Sentence, place: int, value: Decimal, thing: Thing, bound: str) -> str | None:
    before = {t.low for t in sentence.tokens[max(place - 3, 0) : place]}
    product = thing.shown.product
    if before & BEFORE and product.list_price and value == product.list_price.amount:
        return None
    prices = _prices(sentence, thing)
    if not prices:
        return f"no price is known of {product.name}"
    if any(near(value, price, bound) for price in prices):
        return None
    return f"{product.name} costs {', '.join(map(str, sorted(prices)))}"


def _prices(sentence: Sentence, thing: Thing) -> set[Decimal]:
    product = thing.shown.product
    prices = {money.amount for money in (thing.shown.price, product.price) if money}
    words = {token.stem for token in sentence.tokens}
    ranging = {t.low for t in sentence.tokens} & {"from", "between", "range", "ranges", "depending", "up"}
    for variant in product.variants:
        named = all(stems(value) <= words for value in variant.options.values())
        if variant.price and (ranging or named):
            prices.add(variant.price.amount)
    return prices


def near(value: Decimal, real: Decimal, bound: str) -> bool:
    """Whether a value says a real one, given "about", "under" or "over" before it."""
    if value == real:
        return bound not in {"under", "over"}
    if bound == "under":
        return real <= value
    if bound == "over":
        return real > value
    return bool(bound) and abs(value - real) <= max(Decimal(1), real * Decimal("0.02")) and value % 1 == 0


def among(subject: Subject, world: World, why: Callable[[Thing], str | None]) -> str | None:
    """What is wrong of the things that are meant: of one of them, or of all where any may be."""
    faults = [why(world.things[i]) for i in subject.things if i < len(world.things)]
    if not faults:
        return "nothing in the evidence has it"
    if subject.every:
        return next((fault for fault in faults if fault), None)
    return faults[0] if all(faults) else None
