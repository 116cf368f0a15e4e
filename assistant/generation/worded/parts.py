"""Phrases about products that several findings are worded with, in any language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.evidence import Shown
from assistant.generation.words import distinct
from assistant.locales.voice import Voice
from retrieval.catalog.product import Review

Sentences = Iterable[str]


def name(shown: Shown) -> str:
    """What the product is called, as it stands."""
    return " ".join(shown.product.name.split())


def meant(voice: Voice, shown: Shown) -> str:
    """The name with the variant that is meant, if one is."""
    if shown.variant is None or not shown.variant.options:
        return name(shown)
    return voice.say(
        "part-variant", name=name(shown), values=voice.words(list(shown.variant.options.values()))
    )


def thing(voice: Voice, shown: Shown) -> str:
    """The name with its price, where it has one."""
    if shown.price is None:
        return name(shown)
    return voice.say("part-thing", name=name(shown), price=voice.money(shown.price))


def things(voice: Voice, products: Sequence[Shown]) -> str:
    return voice.listing([thing(voice, shown) for shown in distinct(products)])


def names(voice: Voice, products: Sequence[Shown]) -> str:
    return voice.listing([name(shown) for shown in products])


def rated(voice: Voice, shown: Shown) -> Sentences:
    """How it is rated, and by how many; nothing without a rating."""
    product = shown.product
    if not product.rating:
        return
    if product.rating_count > 1:
        yield voice.say(
            "rated-by", name=name(shown), rating=voice.number(product.rating), count=product.rating_count
        )
    else:
        yield voice.say("rated", name=name(shown), rating=voice.number(product.rating))


def stock(voice: Voice, shown: Shown, what: str) -> Sentences:
    """Whether it can be bought, or when it last could, where that cannot be claimed now."""
    if shown.in_stock is not None:
        yield voice.say("stocked" if shown.in_stock else "out", name=what)
    elif shown.stale and shown.last_in_stock and shown.stock_as_of:
        yield voice.say("was-stocked", name=what, time=voice.moment(shown.stock_as_of))


def review(voice: Voice, one: Review) -> str:
    quote = voice.quoted(one.text)
    return (
        voice.say("review-by", author=one.author, quote=quote)
        if one.author
        else voice.say("review", quote=quote)
    )
