"""Wording of answers about one product: from its own data, or an honest gap."""

from __future__ import annotations

from assistant.evidence import Answered, Shown, Unanswered
from assistant.generation.products import was_in_stock
from assistant.generation.words import be, capital, listing, money, name, plain
from assistant.sayings import PASS_ON
from retrieval.catalog.product import Review

YES_NO = {"yes", "no", "true", "false"}


def answered(finding: Answered, style: int) -> tuple[str, ...]:
    if finding.about == "price" and finding.product.price:
        return (f"{capital(name(finding.product))} {be(finding.product)} {money(finding.product.price)}.",)
    if finding.about == "in stock":
        return (availability(finding),)
    if finding.about == "rating" and finding.product.product.rating:
        return (rating(finding.product), *(quoted(review) for review in finding.opinions))
    if finding.quote:
        return (
            f"{opening(finding)}The shop's description of {name(finding.product)} says: “{finding.quote}”",
        )
    values = listing(finding.values)
    if {value.lower() for value in finding.values} <= YES_NO:
        return (
            f"{opening(finding)}The shop's data for {name(finding.product)} says {finding.about}: {values}.",
        )
    return (
        (
            f"{opening(finding)}For {name(finding.product)} the {finding.about} is {values}.",
            f"{opening(finding)}{capital(name(finding.product))}: {finding.about} {values}.",
        )[style % 2],
    )


def opening(finding: Answered) -> str:
    return {True: "Yes. ", False: "No. ", None: ""}[finding.yes]


def availability(finding: Answered) -> str:
    shown = finding.product
    variant = f" in {', '.join(shown.variant.options.values())}" if shown.variant else ""
    if then := was_in_stock(shown):
        return f"{capital(name(shown))}{variant} {then}."
    state = "in stock" if finding.yes else "out of stock at the moment"
    return f"{opening(finding)}{capital(name(shown))}{variant} {be(shown)} {state}."


def unanswered(finding: Unanswered, style: int) -> tuple[str, ...]:
    said = [f"The shop's data doesn't say that about {name(finding.product)}."]
    if finding.known:
        facts = listing([f"{attribute}: {value}" for attribute, value in finding.known[:3]])
        said.append(f"It does say {facts}.")
    said += [quoted(review) for review in finding.opinions[:1]]
    said.append(PASS_ON)
    return tuple(said)


def rating(shown: Shown) -> str:
    product = shown.product
    people = f" by {product.rating_count:,} customers" if product.rating_count > 1 else ""
    return f"{capital(name(shown))} {be(shown)} rated {plain(product.rating or 0)} out of 5{people}."


def quoted(review: Review) -> str:
    who = f"One customer, {review.author}, writes" if review.author else "One customer writes"
    return f"{who}: “{review.text}”"
