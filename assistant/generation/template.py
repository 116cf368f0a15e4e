"""Replies without a model: each finding worded from its own records.

The fallback for every failure of the model and the words of all that a model must not
word (policies, the cart, hand-offs). `style` picks among phrasings, so that the same
conversation is always answered in the same words and two conversations are not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.evidence import (
    Answered,
    CartChanged,
    CartShown,
    ChooseVariant,
    Clarify,
    Compared,
    Finding,
    Found,
    GoesWith,
    LooksLike,
    Nearest,
    NotInStock,
    OptionAsked,
    PolicyFound,
    Recommended,
    ReviewsTold,
    Surveyed,
    Unanswered,
    WhichOne,
)
from assistant.generation import orders, policies, support, worded
from assistant.generation.answers import answered, unanswered
from assistant.generation.beside import goes_with
from assistant.generation.comparing import compared
from assistant.generation.opinions import reviews_told
from assistant.generation.overall import surveyed
from assistant.generation.pictures import looks_like
from assistant.generation.products import found, nearest, not_in_stock, recommended
from assistant.generation.words import capital, count, listing, money, name, titled
from assistant.locales.messages import spoken
from assistant.sayings import house
from retrieval.query import Query

Wording = Callable[[Any, int], tuple[str, ...]]


def say(
    finding: Finding, style: int = 0, language: str = "en", sought: Query | None = None
) -> tuple[str, ...]:
    """The sentences that convey a finding, complete and in order: in English by the templates here, in any
    other language that is spoken by its messages. `sought` is the search behind it."""
    if language != "en" and language in spoken():
        return worded.say(finding, language, style, sought)
    ways = house(finding)
    return ways[style % len(ways)] if ways else WORDINGS[type(finding)](finding, style)


def clarify(finding: Clarify, style: int) -> tuple[str, ...]:
    options = listing([inside(option) for option in finding.options[:4]], "or")
    if finding.about == "category":
        first = ("Happy to.", "Sure.", "Let's find it.")[style % 3]
        which = f"Which way should I look: {options}?"
        return (which,) if finding.beside else (first, which)
    lead = f"There are {count(finding.total)} to choose from." if finding.total else ""
    return tuple(part for part in (lead, question(finding.about, options, style)) if part)


def inside(option: str) -> str:
    """An option inside a sentence: "up to $50"; names keep their capitals."""
    return option[:1].lower() + option[1:] if option.startswith(("Up to ", "Over ")) else option


def question(about: str, options: str, style: int) -> str:
    match about:
        case "price":
            return f"What would you like to spend: {options}?"
        case "brand":
            return f"Which brand would you like: {options}?"
        case "gender" | "age":
            return f"Who is it for: {options}?"
    return (f"Which {about} would you like: {options}?", f"What {about}: {options}?")[style % 2]


def choose_variant(finding: ChooseVariant, style: int) -> tuple[str, ...]:
    values = listing(finding.values, "or")
    return (f"{capital(name(finding.product))} comes in {values}.", f"Which {finding.option} shall I take?")


def cart_changed(finding: CartChanged, style: int) -> tuple[str, ...]:
    line = finding.line
    what = titled(line.name) if line.quantity == 1 else f"{count(line.quantity)} of {titled(line.name)}"
    if line.options:
        what += f" ({', '.join(value for _, value in line.options)})"
    total = finding.cart.total
    if finding.change == "removed":
        done = f"I've taken {what} out of your cart."
    elif line.price:
        done = f"I've added {what} to your cart at {money(line.price)}{' each' if line.quantity > 1 else ''}."
    else:
        done = f"I've added {what} to your cart."
    if not finding.cart.lines:
        return (done, "It's empty now.")
    return (done, f"Your cart comes to {money(total)}.") if total else (done,)


def cart_shown(finding: CartShown, style: int) -> tuple[str, ...]:
    lines, total = finding.cart.lines, finding.cart.total
    if not lines:
        return ("Your cart is empty.",)
    parts = [f"{count(line.quantity)} × {line.name}" if line.quantity > 1 else line.name for line in lines]
    said = f"In your cart: {listing(parts)}."
    return (said, f"Together that is {money(total)}.") if total else (said,)


def which_one(finding: WhichOne, style: int) -> tuple[str, ...]:
    names = listing([name(shown) for shown in finding.candidates[:4]], "or")
    return (f"Which one do you mean: {names}?",)


def option_asked(finding: OptionAsked, style: int) -> tuple[str, ...]:
    what = capital(name(finding.product))
    if finding.available is not None or finding.wanted in finding.values:
        stock = {True: " and is in stock", False: " but that is out of stock", None: ""}[finding.available]
        price = f" at {money(finding.product.price)}" if finding.product.price else ""
        return (f"{what} comes in {finding.wanted}{price}{stock}.",)
    lead = f"The shop's data gives no {finding.option} for {name(finding.product)}."
    if finding.values:
        lead = f"{what} comes in {listing(finding.values[:6])}, not {finding.wanted}."
    others = [f"{capital(name(o))} does, {money(o.price)}." for o in finding.instead if o.price]
    return (lead, *others)


WORDINGS: dict[type[Finding], Wording] = {
    Found: found,
    Surveyed: surveyed,
    GoesWith: goes_with,
    Nearest: nearest,
    Recommended: recommended,
    LooksLike: looks_like,
    NotInStock: not_in_stock,
    Clarify: clarify,
    Compared: compared,
    Answered: answered,
    ReviewsTold: reviews_told,
    Unanswered: unanswered,
    OptionAsked: option_asked,
    PolicyFound: policies.found,
    **support.WORDINGS,
    CartChanged: cart_changed,
    CartShown: cart_shown,
    ChooseVariant: choose_variant,
    WhichOne: which_one,
    **orders.WORDINGS,
}
