"""Replies to learn from: products found, recommended, nearest, sold out."""

from __future__ import annotations

from assistant.generation.brief import Brief, bare
from assistant.generation.openings import opening
from assistant.generation.tuning.speech import Thing, joined, of_letter, priced, things
from assistant.generation.voices import Voice
from assistant.generation.words import capital, listing


def found(brief: Brief, voice: Voice) -> str:
    some = things(brief, voice)
    if len(some) == 1:
        return one_of_many(brief, voice)
    everything = brief.line("fit") == str(len(some))
    lead = all_that_fit(brief, some, voice) if everything else some_that_fit(brief, some, voice)
    first, second = facts(some, voice), apart(brief, voice)
    if voice.full:
        return joined(lead, first or second) if voice.manner % 3 else joined(lead, second or first)
    return joined(lead, second if voice.manner % 2 else facts(some[:1], voice))


def all_that_fit(brief: Brief, some: tuple[Thing, ...], voice: Voice) -> str:
    both = "both fit" if len(some) == 2 else "all fit"
    return f"{opening(brief, voice)} {priced(some)}{f'; {both}' if voice.manner in {2, 5} else ''}."


def some_that_fit(brief: Brief, some: tuple[Thing, ...], voice: Voice) -> str:
    first, second = some[0].priced, some[1].priced
    rest = (
        f"{first} or {second}.",
        f"{first}, and at {second} too.",
        f"{first}, or {second}.",
        f"I'd look at {first} first, then at {second}.",
        f"{first} or {second}.",
        f"{first} first, then at {second}.",
    )[voice.manner]
    return f"{opening(brief, voice)} {rest}"


def one_of_many(brief: Brief, voice: Voice) -> str:
    (only,) = things(brief, voice)
    return only.tail(f"{opening(brief, voice)} {only.priced}")


def facts(some: tuple[Thing, ...], voice: Voice) -> str:
    """What is said of each: in one sentence where each has something."""
    said = [thing.said.rstrip(".") for thing in some if thing.facts]
    if not said:
        return ""
    if len(said) == 2 and voice.manner % 2:
        return f"{said[0]}, while {said[1][0].lower()}{said[1][1:]}."
    return f"{'; '.join([said[0], *(part[0].lower() + part[1:] for part in said[1:])])}."


def apart(brief: Brief, voice: Voice) -> str:
    """Which is the cheapest and which the best rated, where the brief says."""
    cheap, rated = brief.line("cheapest"), brief.line("best rated")
    letter, _, figure = rated.partition(", ")
    low = of_letter(brief, voice, cheap) if cheap else None
    best = of_letter(brief, voice, letter) if letter else None
    pair = len(brief.items) == 2
    cheapest = ("cheaper of the two" if pair else "cheapest of these", "cheapest")[voice.manner % 2]
    if pair and voice.manner % 2:
        cheapest = "cheaper one"
    highest = ("best rated of these", "best rated")[voice.manner % 2]
    if pair:
        highest = ("better rated of the two", "better rated one")[voice.manner % 2]
    if low and best and low.item is best.item:
        return f"{capital(low.again)} {low.is_again} both the {cheapest} and the {highest}."
    if low and best and voice.full:
        lead = f"{capital(best.again)} {best.is_again} the {highest} at {figure}"
        return f"{lead}, and {low.again} {low.is_again} the {cheapest}."
    if low:
        return f"{capital(low.again)} {low.is_again} the {cheapest}."
    return f"{capital(best.again)} {best.is_again} the {highest} at {figure}." if best else ""


def only(brief: Brief, voice: Voice) -> str:
    (thing,) = things(brief, voice)
    lead = f"{opening(brief, voice)} {thing.priced}"
    if voice.manner == 2 and thing.facts:
        return f"{lead}; {thing.mentions}."
    return thing.tail(lead)


def ordered(brief: Brief, voice: Voice) -> str:
    first, *rest = things(brief, voice)
    lead = f"{opening(brief, voice)} {first.priced}"
    if voice.manner in {3, 5}:
        lead = f"{lead}, the {brief.line('order')}"
    lead = first.tail(lead) if voice.full and voice.manner in {0, 1, 4} else f"{lead}."
    return joined(lead, after(rest[0]) if rest else "")


def after(thing: Thing) -> str:
    come = "come" if thing.many else "comes"
    return (
        f"After that {come} {thing.priced}.",
        f"Next {thing.be} {thing.priced}.",
        f"Then {thing.priced}.",
        f"{capital(thing.priced)} {come} next.",
        f"Then {come} {thing.priced}.",
        f"Then look at {thing.priced}.",
    )[thing.voice.manner]


def recommend(brief: Brief, voice: Voice) -> str:
    first, *rest = things(brief, voice)
    lead = first.tail(f"{opening(brief, voice)} {first.priced}")
    return joined(lead, otherwise(rest[0]) if rest else "")


def otherwise(thing: Thing) -> str:
    lead = (
        f"Or {thing.priced}",
        f"Another good one is {thing.priced}",
        f"Else {thing.priced}",
        f"After that I'd look at {thing.priced}",
        f"There {thing.be} also {thing.priced}",
        f"Worth a look too: {thing.priced}",
    )[thing.voice.manner]
    return thing.tail(lead) if thing.voice.full else f"{lead}."


def not_sold(brief: Brief, voice: Voice) -> str:
    some, begin, wanted = things(brief, voice), opening(brief, voice), brief.line("wanted")
    if begin == "No":
        return lacking(f"No {bare(wanted)} here", some, voice)
    return lacking(f"{begin} {bare(wanted) if begin.endswith(' no') else wanted}", some, voice)


def nearest(brief: Brief, voice: Voice) -> str:
    some, begin, wanted = things(brief, voice), opening(brief, voice), brief.line("wanted")
    plain = begin == "No" or begin.endswith(" no")
    return lacking(f"{begin} {bare(wanted) if plain else wanted}", some, voice)


def lacking(lack: str, some: tuple[Thing, ...], voice: Voice) -> str:
    """That it is not there, and what comes nearest."""
    if not some:
        return f"{lack}."
    first = some[0]
    are = "are" if len(some) > 1 or first.many else "is"
    near = listing([thing.priced for thing in some])
    lead = (
        f"{lack}; the closest {are} {near}",
        f"{lack}, but {near} {'come' if are == 'are' else 'comes'} close",
        f"{lack}; the nearest {are} {near}",
        f"{lack}. The closest that we have {are} {near}",
        f"{lack}. The nearest thing{'s' if len(some) > 1 else ''} we have {are} {near}",
        f"{lack}; {near} {are} the closest",
    )[voice.manner]
    return joined(f"{lead}.", first.sentence() if voice.full and len(some) == 1 else "")


def sold_out(brief: Brief, voice: Voice) -> str:
    first, *rest = things(brief, voice)
    variant = brief.line("sold out").partition(" ")[2]
    what = f"{first.name}{f' {variant}' if variant else ''}"
    begin = opening(brief, voice)
    lead = (
        f"{begin} {what} {first.be} out of stock",
        f"{begin} {what} {first.be} out of stock just now",
        f"{begin} {what}",
        f"{begin} {what} {first.be} sold out",
        f"{begin} {what} {first.be} out of stock",
        f"{begin} {what} {first.be} out of stock",
    )[voice.manner]
    if not rest:
        return f"{lead}."
    near = rest[0]
    return (
        f"{lead}. The closest that we have in stock {near.be} {near.priced}.",
        f"{lead}. {capital(near.priced)} {near.be} in stock.",
        f"{lead}; {near.priced} {near.be} in stock.",
        f"{lead}. In stock {near.be} {near.priced}.",
        f"{lead}, but {near.priced} {near.be} in stock.",
        f"{lead}. You could take {near.priced} instead.",
    )[voice.manner]
