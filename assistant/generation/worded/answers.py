"""Answers about one product or about the shop, comparisons and questions, in any language."""

from __future__ import annotations

import re

from assistant.evidence import (
    Answered,
    ChooseVariant,
    Clarify,
    Compared,
    OptionAsked,
    PolicyFound,
    PolicyUnknown,
    ReviewsTold,
    Unanswered,
    WhichOne,
)
from assistant.generation.comparing import MOST_DIFFERENCES
from assistant.generation.opinions import SUPPORT
from assistant.generation.policies import LONGEST, leans_on_heading
from assistant.generation.sentences import split
from assistant.generation.worded.parts import Sentences, meant, name, names, rated, review, thing
from assistant.locales.options import worded
from assistant.locales.voice import Voice
from retrieval.catalog.product import Money
from retrieval.query import Query

BAND = re.compile(r"^(?:Up to|Over) .*\d|\d.* and over$|\d.* to .*\d")
YES = {True: "yes", False: "no", None: "none"}
SO = {"yes", "true"}
"""Values of an attribute that a product has, and which says enough by its name."""


def answered(finding: Answered, voice: Voice, sought: Query | None) -> Sentences:
    shown = finding.product
    if finding.about == "price" and shown.price:
        yield voice.say("answer-price", name=meant(voice, shown), price=voice.money(shown.price))
    elif finding.about == "in stock":
        yield from _availability(finding, voice)
    elif finding.about == "rating" and shown.product.rating:
        yield from rated(voice, shown)
        yield from (review(voice, one) for one in finding.opinions)
    elif finding.quote:
        quote = voice.quoted(finding.quote)
        yield voice.say("answer-quote", yes=YES[finding.yes], name=name(shown), quote=quote)
    elif finding.yes is not False and {value.lower() for value in finding.values} <= SO:
        so, attribute = name(shown), voice.word(finding.about)
        if finding.yes:
            yield voice.say("answer-is", name=so, attribute=attribute)
        else:
            yield voice.say("facts", what=so, facts=attribute)
    else:
        yield voice.say(
            "answer-value",
            yes=YES[finding.yes],
            name=name(shown),
            attribute=voice.word(finding.about),
            value=voice.words(finding.values),
        )


def _availability(finding: Answered, voice: Voice) -> Sentences:
    shown = finding.product
    if shown.stale and shown.last_in_stock and shown.stock_as_of:
        yield voice.say("was-stocked", name=meant(voice, shown), time=voice.moment(shown.stock_as_of))
    else:
        yield voice.say("stocked" if finding.yes else "out", name=meant(voice, shown))


def unanswered(finding: Unanswered, voice: Voice, sought: Query | None) -> Sentences:
    yield voice.say("unanswered", name=name(finding.product))
    if finding.known:
        facts = [
            voice.say("part-fact", attribute=voice.word(attribute), value=voice.word(value))
            for attribute, value in finding.known[:3]
        ]
        yield voice.say("unanswered-known", facts=voice.joined(facts))
    yield from (review(voice, one) for one in finding.opinions[:1])
    yield voice.say("pass-on")


def reviews_told(finding: ReviewsTold, voice: Voice, sought: Query | None) -> Sentences:
    who: dict[str, str | int] = {"name": name(finding.product), "total": finding.reviews}
    match finding.about:
        case "praise" | "blame":
            side = "good" if finding.about == "praise" else "bad"
            if finding.count:
                yield voice.say(f"reviews-{side}", **who, count=finding.count)
            elif finding.reviews > 1:
                yield voice.say(f"reviews-none-{side}", **who)
        case "aspect":
            yield from _aspect(finding, voice)
        case _:
            if parts := _views(finding, voice):
                yield voice.say("reviews-mixed", **who, parts=voice.joined(parts))
    yield from (review(voice, one) for one in finding.quotes)


def _aspect(finding: ReviewsTold, voice: Voice) -> Sentences:
    aspect, label = finding.aspects[0], _label(finding.aspects[0].label, voice)
    who: dict[str, str | int] = {"name": name(finding.product), "total": finding.reviews, "label": label}
    if not aspect.mentions:
        yield voice.say("reviews-no-mention", **who)
        return
    yield voice.say("reviews-mention", **who, count=aspect.mentions)
    if finding.reviews > 1 and (parts := _views(finding, voice)):
        yield voice.say("reviews-sides", parts=voice.joined(parts))


def _views(finding: ReviewsTold, voice: Voice) -> list[str]:
    """What enough reviews say: "3 praise the fit"."""
    return [
        voice.say(message, count=count, label=_label(aspect.label, voice))
        for aspect in finding.aspects
        for message, count in (("part-praise", aspect.praised), ("part-blame", aspect.blamed))
        if count >= SUPPORT
    ]


def _label(label: str, voice: Voice) -> str:
    return voice.known(label) or voice.word(label.removeprefix("the "))


def option_asked(finding: OptionAsked, voice: Voice, sought: Query | None) -> Sentences:
    shown, wanted = finding.product, voice.word(finding.wanted)
    if finding.available is not None or finding.wanted in finding.values:
        yield voice.say("option-has", thing=thing(voice, shown), value=wanted)
        if finding.available is not None:
            yield voice.say("stocked" if finding.available else "out", name=_in(voice, name(shown), wanted))
        return
    if finding.values:
        values = voice.words(finding.values[:6])
        yield voice.say("option-others", name=name(shown), values=values, value=wanted)
    else:
        yield voice.say("option-unknown", name=name(shown), attribute=voice.word(finding.option))
    for other in finding.instead:
        if other.price:
            yield voice.say("option-instead", thing=thing(voice, other), value=wanted)


def _in(voice: Voice, name_: str, values: str) -> str:
    return voice.say("part-variant", name=name_, values=values)


# ---- the shop's pages ----------------------------------------------------------------------


def policy_found(finding: PolicyFound, voice: Voice, sought: Query | None) -> Sentences:
    """The shop's own words, as they stand, each page with its title."""
    length = 0
    for passage in finding.passages:
        kept: list[str] = []
        for sentence in split(passage.text):
            if length and length + len(sentence) > LONGEST:
                break
            kept.append(sentence)
            length += len(sentence)
        if kept:
            title = f"{passage.title}: {passage.heading}" if leans_on_heading(passage) else passage.title
            yield voice.say("policy-quote", title=title, quote=voice.quoted(" ".join(kept)))


def policy_unknown(finding: PolicyUnknown, voice: Voice, sought: Query | None) -> Sentences:
    yield voice.say("policy-unknown")
    yield voice.say("pass-on")


# ---- questions -----------------------------------------------------------------------------


def clarify(finding: Clarify, voice: Voice, sought: Query | None) -> Sentences:
    options = voice.either([_among(option, voice.language.tag) for option in finding.options[:4]])
    if finding.about == "category":
        if not finding.beside:
            yield voice.say("clarify-sure")
        yield voice.say("clarify-category", options=options)
        return
    if finding.total:
        yield voice.say("clarify-total", count=finding.total)
    message = {"price": "price", "brand": "brand", "gender": "person", "age": "person"}.get(finding.about)
    if message:
        yield voice.say(f"clarify-{message}", options=options)
    else:
        yield voice.say("clarify-attribute", attribute=voice.leading(finding.about), options=options)


def _among(option: str, tag: str) -> str:
    """An option as it stands in a sentence: "bis 26 $", where its button has "Bis 26 $"."""
    said = worded(option, tag)
    word = BAND.search(option) and not said[1:2].isupper()  # and no "uS$26"
    return said[:1].lower() + said[1:] if word else said


def choose_variant(finding: ChooseVariant, voice: Voice, sought: Query | None) -> Sentences:
    values = voice.either([voice.word(value) for value in finding.values])
    yield voice.say("choose-values", name=name(finding.product), values=values)
    yield voice.say("choose-which", attribute=voice.word(finding.option))


def which_one(finding: WhichOne, voice: Voice, sought: Query | None) -> Sentences:
    if len(finding.candidates) > 1:
        yield voice.say("which-one", names=voice.either([name(shown) for shown in finding.candidates[:4]]))
    elif finding.candidates:
        yield voice.say("which-only")
    else:
        yield voice.say("which-none")
        yield voice.say("which-unseen")


# ---- comparisons ---------------------------------------------------------------------------


def compared(finding: Compared, voice: Voice, sought: Query | None) -> Sentences:
    said = [*_prices(finding, voice)] if finding.about in {None, "price"} else []
    said += _ratings(finding, voice) if finding.about in {None, "rating"} else ()
    for row in finding.differences[:MOST_DIFFERENCES]:
        pairs = [
            voice.say("part-pair", name=name(shown), value=voice.word(value))
            for shown, value in zip(finding.products, row.values, strict=True)
            if value is not None
        ]
        said.append(voice.say("differs", attribute=voice.leading(row.attribute), pairs=voice.joined(pairs)))
    said += _view(finding, voice) if finding.about is None else ()
    yield from said or (voice.say("compare-none", names=names(voice, finding.products)),)


def _prices(finding: Compared, voice: Voice) -> Sentences:
    priced = [(shown, shown.price) for shown in finding.products if shown.price]
    if len(priced) < 2 or len({price.currency for _, price in priced}) > 1:
        return
    ordered = sorted(priced, key=lambda pair: pair[1].amount)
    (first, low), (last, high) = ordered[0], ordered[-1]
    if low == high:
        some = names(voice, [shown for shown, _ in ordered])
        yield voice.say("compare-same-price", names=some, price=voice.money(low))
    elif len(ordered) == 2:
        yield voice.say(
            "compare-cheaper",
            name=name(first),
            price=voice.money(Money(high.amount - low.amount, low.currency)),
            low=voice.money(low),
            high=voice.money(high),
            other=name(last),
        )
    else:
        cheapest = names(voice, [shown for shown, price in ordered if price == low])
        yield voice.say("compare-cheapest", names=cheapest, price=voice.money(low))


def _ratings(finding: Compared, voice: Voice) -> Sentences:
    best = next((s for s in finding.products if s.product.id == finding.better_rated), None)
    others = [s for s in finding.products if s is not best and s.product.rating]
    if best is None or not best.product.rating or not others:
        return
    pairs = [
        voice.say("part-pair", name=name(shown), value=voice.number(shown.product.rating or 0))
        for shown in others
    ]
    rating = voice.number(best.product.rating)
    yield voice.say("compare-rated", name=name(best), rating=rating, pairs=voice.joined(pairs))


def _view(finding: Compared, voice: Voice) -> Sentences:
    """What each is the better one for, where at least two are better for something."""
    rows = [(voice.say("label-price"), finding.cheaper), (voice.say("label-rating"), finding.better_rated)]
    rows += [(voice.word(row.attribute), row.best) for row in finding.differences]
    told = [
        voice.say("compare-for", attribute=label, name=name(shown))
        for shown in finding.products
        if (label := next((label for label, best in rows if best == shown.product.id), ""))
    ]
    if len(told) > 1:
        yield voice.say("compare-view", parts=voice.joined(told))
