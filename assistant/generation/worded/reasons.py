"""Why something is recommended, in any language, from the records of the reason."""

from __future__ import annotations

from assistant.because import OF_EVERYBODY, YES
from assistant.evidence import Because, Shown
from assistant.locales.voice import Voice
from assistant.naming import flat
from retrieval.recommend.kinds import ReasonKind

K = ReasonKind
DID = {"bought": "bought", "looked at": "looked", "liked": "liked"}


def did(said: str) -> str:
    """What a customer did with a thing, as the messages know it."""
    return "cart" if said.startswith("put ") else DID.get(said, "looked")


def reason(voice: Voice, shown: Shown) -> str:
    """The first reason of a product that can be said, the customer's own before everybody's; "" if none."""
    told = [(because.reason.kind in OF_EVERYBODY, worded(voice, because)) for because in shown.because]
    found = sorted((part for part in told if part[1]), key=lambda part: part[0])
    return found[0][1] if found else standing(voice, shown)


def standing(voice: Voice, shown: Shown) -> str:
    """What the catalogue itself says for it, where that is its reason."""
    given, product = shown.reason or "", shown.product
    if given.startswith("rated") and product.rating:
        rating = voice.number(product.rating)
        if product.rating_count > 1:
            return voice.say("reason-rated-by", rating=rating, count=product.rating_count)
        return voice.say("reason-rated", rating=rating)
    if given == "in stock":
        return voice.say("reason-stocked")
    return ""


def worded(voice: Voice, because: Because) -> str:
    """One reason; "" where a record that it needs is missing."""
    given, name = because.reason, because.products[0].name if because.products else ""
    value = flat(because.said or given.value, 40)
    match given.kind:
        case K.BOUGHT_WITH | K.LOOKED_AT_WITH if name and because.did:
            return voice.say("reason-did", did=did(because.did), name=name)
        case K.BOUGHT_WITH if name and given.count > 1:
            return voice.say("reason-together", count=given.count, name=name)
        case K.NEXT if name and because.did:
            return voice.say("reason-after", name=name)
        case K.LIKE if name and because.did:
            return voice.say("reason-like", did=did(because.did), name=name)
        case K.CHEAPER if name:
            return voice.say("reason-cheaper", name=name)
        case K.BETTER_RATED if name:
            return voice.say("reason-better", name=name)
        case K.PREFERENCE if given.attribute == "size":
            return voice.say("reason-size", value=flat(given.value, 20))
        case K.PREFERENCE:
            return voice.say("reason-taste", value=voice.word(value))
        case K.HABIT if because.did:
            return voice.say("reason-habit", value=_habit(voice, because))
        case K.RATED:
            return _rated(voice, because)
        case K.POPULAR if given.count > 1:
            return voice.say("reason-popular", count=given.count)
        case K.NEW:
            return voice.say("reason-new")
    return ""


def _rated(voice: Voice, because: Because) -> str:
    rating = voice.number(float(because.reason.value))
    if because.reason.count > 1:
        return voice.say("reason-rated-by", rating=rating, count=because.reason.count)
    return voice.say("reason-rated", rating=rating)


def _habit(voice: Voice, because: Because) -> str:
    value = flat(because.reason.value.split(" > ")[-1], 40)
    return voice.word(because.reason.attribute if value.lower() in YES else value)
