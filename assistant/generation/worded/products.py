"""Products found, nearest, recommended and out of stock, in any language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import Found, GoesWith, Nearest, NoMore, NotInStock, Recommended, Shown
from assistant.generation.beside import LONGEST_QUOTE
from assistant.generation.products import MOST_LEVEL, one_currency
from assistant.generation.worded.parts import Sentences, meant, name, names, rated, stock, thing, things
from assistant.generation.worded.reasons import reason
from assistant.generation.worded.wanted import wanted
from assistant.generation.words import distinct
from assistant.locales.voice import Voice
from retrieval.query import Query

ORDERS = {"cheapest": "cheapest", "most expensive": "dearest", "best rated": "rated", "newest": "newest"}


def found(finding: Found, voice: Voice, sought: Query | None) -> Sentences:
    products, total = distinct(finding.products), finding.total
    if finding.how:
        yield from ordered(finding, voice)
        return
    if finding.unordered:
        yield voice.say("unordered")
    elif len(products) == 1:
        yield voice.say("found-look" if total > 1 else "found-one", thing=thing(voice, products[0]))
        yield from about(products[0], voice)
    elif total <= 3 and total == len(products):
        yield voice.say("found-all", count=total, things=things(voice, products))
    else:
        first, second = (thing(voice, shown) for shown in products[:2])
        yield voice.say("found-start", first=first, second=second)
    if len(products) > 1:
        yield from telling(products, voice)


def about(shown: Shown, voice: Voice) -> Sentences:
    """How one product is rated and that it is in stock, in one sentence; or that it is not."""
    product, facts = shown.product, []
    if product.rating:
        rating = voice.number(product.rating)
        many = product.rating_count > 1
        facts.append(
            voice.say("reason-rated-by", rating=rating, count=product.rating_count)
            if many
            else voice.say("reason-rated", rating=rating)
        )
    if shown.in_stock:
        facts.append(voice.say("reason-stocked"))
    if facts:
        yield voice.say("facts", what=name(shown), facts=voice.joined(facts))
    if not shown.in_stock:
        yield from stock(voice, shown, name(shown))


def telling(products: Sequence[Shown], voice: Voice) -> Sentences:
    """What tells these apart, if their prices or ratings do."""
    shown = products[:4]
    by_rating = sorted((s for s in shown if s.product.rating), key=lambda s: -(s.product.rating or 0))
    by_price = sorted((s for s in shown if s.price), key=lambda s: s.price.amount if s.price else 0)
    best = low = None
    if len(by_rating) > 1 and by_rating[0].product.rating != by_rating[1].product.rating:
        best = by_rating[0]
    if len(by_price) == len(shown) and by_price[0].price != by_price[1].price and one_currency(shown):
        low = by_price[0]
    if best is not None and best is low:
        yield voice.say("telling-both", name=name(best))
        return
    if best is not None:
        yield voice.say("telling-best", name=name(best), rating=voice.number(best.product.rating or 0))
    if low is not None and low.price:
        yield voice.say("telling-cheapest", name=name(low), price=voice.money(low.price))


def ordered(finding: Found, voice: Voice) -> Sentences:
    """What leads the order that was asked for, and what would lead it if it could be bought."""
    how, first = finding.how or "", finding.products[0]
    order = next((message for said, message in ORDERS.items() if how.startswith(said)), "first")
    stocked = "yes" if how.endswith("in stock") else "no"
    every = True
    if finding.level > 1:
        sharing = distinct(finding.products[: finding.leading])
        every = len(sharing) == finding.level <= MOST_LEVEL
        said = names(voice, sharing[: MOST_LEVEL if every else 2])
        if not every:
            said = voice.say("part-and-others", names=said, count=finding.level)
        yield voice.say(f"level-{order}", yes=stocked, names=said)
        yield from alike(first, order, voice)
    else:
        yield voice.say(f"ordered-{order}", yes=stocked, thing=thing(voice, first))
        if order == "rated":
            yield from rated(voice, first)
    if finding.beyond is not None:
        yield beyond(finding.beyond, order, voice)
    elif len(finding.products) > finding.leading and every and finding.products[finding.leading :]:
        yield from runner_up(first, finding.products[max(finding.leading, 1)], order, voice)


def alike(first: Shown, order: str, voice: Voice) -> Sentences:
    if order in {"cheapest", "dearest"} and first.price:
        yield voice.say("level-price", price=voice.money(first.price))
    if order == "rated" and first.product.rating:
        yield voice.say("level-rating", rating=voice.number(first.product.rating))


def beyond(shown: Shown, order: str, voice: Voice) -> str:
    if order == "cheapest" and shown.price:
        return voice.say("beyond-cheaper", name=name(shown), price=voice.money(shown.price))
    if order == "dearest" and shown.price:
        return voice.say("beyond-dearer", name=name(shown), price=voice.money(shown.price))
    if order == "rated" and shown.product.rating:
        return voice.say("beyond-rated", name=name(shown), rating=voice.number(shown.product.rating))
    return voice.say("out", name=name(shown))


def runner_up(first: Shown, second: Shown, order: str, voice: Voice) -> Sentences:
    """The next in order; of ratings one that more people gave, since a few say little."""
    if order != "rated":
        yield voice.say("next", thing=thing(voice, second))
    elif second.product.rating_count > first.product.rating_count:
        yield from rated(voice, second)


def nearest(finding: Nearest, voice: Voice, sought: Query | None) -> Sentences:
    request = wanted(voice, sought)
    lead = "none" if finding.carried else "not-carried"
    yield voice.say(f"{lead}-wanted", items=request) if request else voice.say(lead)
    if finding.products:
        yield voice.say("nearest", things=things(voice, distinct(finding.products)[:2]))


def recommended(finding: Recommended, voice: Voice, sought: Query | None) -> Sentences:
    for message, shown in zip(("recommend", "recommend-or"), finding.products, strict=False):
        why = reason(voice, shown)
        what = thing(voice, shown)
        yield voice.say(f"{message}-why", thing=what, reason=why) if why else voice.say(message, thing=what)


def no_more(finding: NoMore, voice: Voice, sought: Query | None) -> Sentences:
    yield voice.say("no-more")


def not_in_stock(finding: NotInStock, voice: Voice, sought: Query | None) -> Sentences:
    shown = finding.product
    yield voice.say("out", name=meant(voice, shown))
    if not finding.instead:
        yield voice.say("nothing-instead")
    same = [other for other in finding.instead if other.product.id == shown.product.id]
    others = [other for other in finding.instead if other.product.id != shown.product.id]
    for other in same:
        yield voice.say("instead-same" if other.in_stock else "instead-there", name=meant(voice, other))
    if others:
        stocked = all(other.in_stock for other in others)
        yield voice.say("closest-stocked" if stocked else "closest", things=things(voice, others))
    if others and not same:
        yield from gap(shown, others[0], voice)
        yield from apart(finding, others[0], voice)


def gap(wanted_: Shown, other: Shown, voice: Voice) -> Sentences:
    """How much more or less another thing costs."""
    if not wanted_.price or not other.price or not one_currency((wanted_, other)):
        return
    less = wanted_.price.amount - other.price.amount
    if less:
        much = voice.money(replace(wanted_.price, amount=abs(less)))
        message = "cheaper-by" if less > 0 else "dearer-by"
        yield voice.say(message, name=name(other), other=name(wanted_), price=much)


def apart(finding: NotInStock, other: Shown, voice: Voice) -> Sentences:
    for row in finding.differences:
        pairs = [
            voice.say("part-pair", name=name(shown), value=voice.word(value))
            for shown, value in zip((finding.product, other), row.values, strict=False)
            if value is not None
        ]
        yield voice.say("differs", attribute=voice.leading(row.attribute), pairs=voice.joined(pairs))


def goes_with(finding: GoesWith, voice: Voice, sought: Query | None) -> Sentences:
    some = distinct(finding.products)
    if not some:
        yield voice.say("goes-nothing")
        return
    if finding.level == "bought":
        for shown in some:
            why = reason(voice, shown)
            what = thing(voice, shown)
            yield (
                voice.say("goes-bought", thing=what, reason=why)
                if why
                else voice.say("found-look", thing=what)
            )
        return
    if finding.level == "named":
        yield voice.say("goes-named", name=name(finding.product), things=things(voice, some))
    else:
        yield voice.say("goes-unnamed")
        yield voice.say(
            "goes-kind" if finding.level == "kind" else "goes-category", things=things(voice, some)
        )
    for shown, quote in zip(finding.products, finding.quotes, strict=False):
        if quote and len(quote) <= LONGEST_QUOTE and finding.level in {"named", "kind"}:
            yield voice.say("answer-quote", yes="none", name=name(shown), quote=voice.quoted(quote))
            return
