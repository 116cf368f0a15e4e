"""What is true of everything that a request means, in any language."""

from __future__ import annotations

from assistant.evidence import InStockThen, Surveyed
from assistant.generation.overall import MOST_NAMED
from assistant.generation.worded.parts import Sentences, thing
from assistant.locales.voice import Voice
from retrieval.query import Query


def surveyed(finding: Surveyed, voice: Voice, sought: Query | None) -> Sentences:
    if finding.untold:
        yield voice.say("survey-untold")
    match finding.about:
        case "count":
            yield from _counted(finding, voice)
        case "prices":
            yield from _prices(finding, voice)
        case _:
            yield from _listed(finding, voice)


def _counted(finding: Surveyed, voice: Voice) -> Sentences:
    if finding.total == 1:
        yield _only(finding, voice)
        return
    yield voice.say("survey-count" if finding.wanted else "survey-all", count=finding.total)
    if finding.in_stock and "in stock" not in finding.wanted:
        if finding.in_stock == finding.total:
            yield voice.say("survey-all-stocked")
        else:
            yield voice.say("survey-stocked", count=finding.in_stock)
    yield from _spread(finding, voice)


def _only(finding: Surveyed, voice: Voice) -> str:
    return (
        voice.say("survey-one", thing=thing(voice, finding.lowest))
        if finding.lowest
        else voice.say("survey-only")
    )


def _prices(finding: Surveyed, voice: Voice) -> Sentences:
    if finding.total == 1 and finding.lowest:
        yield _only(finding, voice)
        return
    yield from list(_spread(finding, voice)) or (voice.say("survey-no-prices"),)


def _spread(finding: Surveyed, voice: Voice) -> Sentences:
    low, high = finding.lowest, finding.highest
    if not low or not high or not low.price or not high.price:
        return
    if finding.total - finding.unpriced == 1:
        yield voice.say("survey-priced", thing=thing(voice, low))
    elif low.price == high.price and not finding.unpriced:
        yield voice.say("survey-same-price", price=voice.money(low.price))
    else:
        yield voice.say("survey-range", first=thing(voice, low), second=thing(voice, high))
    if finding.unpriced:
        yield voice.say("survey-unpriced", count=finding.unpriced)


def _listed(finding: Surveyed, voice: Voice) -> Sentences:
    """The brands, kinds or values: all of them, of a longer list those with the most products."""
    about = finding.about if finding.about in {"brands", "kinds"} else "values"
    said = [value for value, _ in finding.counts]
    if not said:
        yield voice.say(f"survey-no-{about}")
        return
    most = MOST_NAMED if about != "values" else 2 * MOST_NAMED
    brief = len(said) > most
    some = said[:MOST_NAMED] if brief else said
    values = voice.listing(some) if about == "brands" else voice.words(some)
    message = f"survey-{about}-most" if brief else f"survey-{about}"
    if about == "values":
        attribute = voice.word(finding.attribute)
        many = {"count": len(said)} if brief else {}
        yield voice.say(message, attribute=attribute, values=values, **many)
    else:
        yield voice.say(message, count=len(said), values=values)
    if finding.unstated:
        yield voice.say("survey-unstated", count=finding.unstated)


def in_stock_then(finding: InStockThen, voice: Voice, sought: Query | None) -> Sentences:
    if finding.at is None:
        yield voice.say("then-unknown")
        return
    time, later = voice.moment(finding.at), "-later" if finding.later else ""
    if finding.count is None:
        yield voice.say(f"then-all{later}", time=time)
    else:
        yield voice.say(f"then-count{later}", time=time, count=finding.count)
