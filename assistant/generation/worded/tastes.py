"""What is said of a customer's taste, in any language."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import ProfileChanged, ProfileTold, ReasonTold, TasteNoted
from assistant.generation.worded.parts import Sentences, name
from assistant.generation.worded.reasons import did, worded
from assistant.leanings import MOST
from assistant.locales.voice import Voice
from assistant.naming import flat
from assistant.tastes import Taste
from retrieval.query import Query


def noted(finding: TasteNoted, voice: Voice, sought: Query | None) -> Sentences:
    theirs = "-theirs" if finding.recipient else ""
    likes = [taste for taste in finding.tastes if taste.likes and taste.attribute != "size"]
    sizes = [taste for taste in finding.tastes if taste.attribute == "size"]
    dislikes = [taste for taste in finding.tastes if not taste.likes]
    careful = any(taste.careful for taste in dislikes)
    if dislikes:
        message = "noted-careful" if careful else f"noted-dislikes{theirs}"
        yield voice.say(message, values=_either(dislikes, voice))
    if likes:
        yield voice.say(f"noted-likes{theirs}", values=_listed(likes, voice))
    if sizes:
        yield voice.say("noted-size", value=flat(sizes[-1].value, 20))
    if back := [taste for taste in finding.taken_back if not taste.likes]:
        yield voice.say("noted-fine", values=_listed(back, voice))
    if back := [taste for taste in finding.taken_back if taste.likes]:
        yield voice.say("noted-forgotten", values=_listed(back, voice))
    if careful:
        yield voice.say("careful")
    if finding.tastes and not finding.kept and not finding.recipient:
        yield voice.say("noted-here")


def _values(tastes: Sequence[Taste], voice: Voice) -> list[str]:
    return list(dict.fromkeys(voice.word(flat(taste.value, 40)) for taste in tastes))[:MOST]


def _listed(tastes: Sequence[Taste], voice: Voice) -> str:
    return voice.listing(_values(tastes, voice))


def _either(tastes: Sequence[Taste], voice: Voice) -> str:
    return voice.either(_values(tastes, voice))


def profile_told(finding: ProfileTold, voice: Voice, sought: Query | None) -> Sentences:
    if not finding.personal:
        yield voice.say("profile-off")
        if finding.likes or finding.dislikes:
            yield from _told(finding, voice)
        yield voice.say("profile-on-again")
        return
    said = [*_pursuits(finding, voice), *_told(finding, voice)]
    if not said:
        yield voice.say("profile-nothing-account" if finding.signed_in else "profile-nothing")
        yield voice.say("profile-ask")
        return
    yield from said
    if parts := _sources(finding, voice):
        yield voice.say("profile-from", parts=voice.listing(parts))
    yield voice.say("profile-correct")


def _pursuits(finding: ProfileTold, voice: Voice) -> Sentences:
    for pursuit in finding.pursuits[:3]:
        if label := flat(pursuit.label, 50):
            yield voice.say("profile-into", label=voice.word(label))
        yield voice.say("profile-did", did=did(pursuit.did), names=voice.listing(pursuit.products[:2]))


def _told(finding: ProfileTold, voice: Voice) -> Sentences:
    if finding.likes:
        yield voice.say("profile-likes", values=_listed(finding.likes, voice))
    if finding.dislikes:
        yield voice.say("profile-dislikes", values=_either(finding.dislikes, voice))
    if finding.habits:
        yield voice.say("profile-habits", values=voice.words([flat(h, 40) for h in finding.habits[:3]]))
    if finding.band:
        low, high = (voice.money(price) for price in finding.band)
        if low == high:
            yield voice.say("profile-band-one", price=low)
        else:
            yield voice.say("profile-band", low=low, high=high)
    if finding.sizes:
        yield voice.say("profile-sizes", values=voice.listing([flat(v, 20) for _, v in finding.sizes[:3]]))


def _sources(finding: ProfileTold, voice: Voice) -> list[str]:
    parts = [voice.say("part-orders", count=finding.orders)] if finding.orders else []
    if finding.events:
        parts.append(voice.say("part-events"))
    if parts and (finding.likes or finding.dislikes):
        parts.append(voice.say("part-told"))
    return parts


def reason_told(finding: ReasonTold, voice: Voice, sought: Query | None) -> Sentences:
    """The reasons as they were looked up; where there is none but the search, that."""
    told = [said for because in finding.product.because if (said := worded(voice, because))]
    if finding.searched:
        yield voice.say("why-search")
    elif not told:
        yield voice.say("why-none", name=name(finding.product))
    for said in told[:3]:
        yield voice.say("why", name=name(finding.product), reason=said)


def profile_changed(finding: ProfileChanged, voice: Voice, sought: Query | None) -> Sentences:
    unused = finding.orders and not finding.already
    match finding.change:
        case "ask":
            yield voice.say("erase-ask")
            if finding.orders:
                yield voice.say("erase-orders")
        case "erased":
            yield voice.say("erased")
            if unused:
                yield voice.say("orders-unused")
        case "nothing" | "kept":
            yield voice.say(f"erased-{finding.change}")
        case "wrong":
            yield voice.say("profile-wrong")
        case "off" if finding.already:
            yield voice.say("profile-off-already")
        case "off":
            yield voice.say("profile-off-now" if finding.signed_in else "profile-off-visit")
            if unused:
                yield voice.say("orders-unused")
        case _ if finding.already:
            yield voice.say("profile-on-already")
        case _:
            yield voice.say("profile-on-orders" if finding.orders else "profile-on")
