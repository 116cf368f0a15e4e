"""What needs nothing looked up, the cart, and who is speaking, in any language."""

from __future__ import annotations

from assistant.desk import Slot
from assistant.evidence import (
    AnythingElse,
    CartChanged,
    CartLine,
    CartShown,
    Cautioned,
    ChangeDropped,
    Greeted,
    HandedOff,
    IdentityAsked,
    IdentityBarred,
    OtherLanguage,
    OthersBarred,
    ServiceFailed,
    Social,
)
from assistant.generation.worded.orders.parts import bare_noun
from assistant.generation.worded.parts import Sentences
from assistant.locales.hours import clock_time, hours
from assistant.locales.voice import Voice
from assistant.naming import flat
from assistant.orders import Kind
from assistant.sayings import SENTENCE
from retrieval.query import Query

SOCIAL = {
    "greeting": ("greeting", "greeting-ask"),
    "thanks": ("thanks",),
    "goodbye": ("goodbye",),
    "out_of_scope": ("out-of-scope",),
    "careful": ("careful-health", "careful-name", "pass-on"),
    "empty": ("empty", "empty-ask"),
    "declined": ("declined", "declined-tell"),
}


def social(finding: Social, voice: Voice, sought: Query | None) -> Sentences:
    yield from map(voice.say, SOCIAL[finding.kind])


def other_language(finding: OtherLanguage, voice: Voice, sought: Query | None) -> Sentences:
    yield from SENTENCE.findall(finding.sorry)


def cautioned(finding: Cautioned, voice: Voice, sought: Query | None) -> Sentences:
    yield from finding.said


def handed_off(finding: HandedOff, voice: Voice, sought: Query | None) -> Sentences:
    """The hours are told once; later only, where nobody is there, when somebody will be."""
    if finding.reachable:
        yield voice.say("handed-thanks")
    elif finding.already:
        yield voice.say("handed-added" if finding.known else "handed-already")
    elif finding.topic == "complaint":
        yield voice.say("handed-sorry")
        yield voice.say("handed-listed")
    else:
        yield voice.say("handed-order" if finding.topic.startswith("order") else "handed-listed")
    if finding.until and not finding.already:
        yield voice.say("hours-until", time=clock_time(voice, finding.until))
    elif not finding.already:
        yield voice.say("hours", quote=hours(voice, finding.hours))
    if finding.opens and not finding.until:
        yield voice.say("hours-back", time=clock_time(voice, finding.opens))
    if not finding.reachable and not finding.known:
        yield voice.say("handed-where")


# ---- the cart ------------------------------------------------------------------------------


def cart_changed(finding: CartChanged, voice: Voice, sought: Query | None) -> Sentences:
    line, total = finding.line, finding.cart.total
    what = _line(line, voice)
    if finding.change == "removed":
        yield voice.say("cart-removed", name=what)
    else:
        yield voice.say("cart-added", thing=_priced(line, what, voice))
    if not finding.cart.lines:
        yield voice.say("cart-empty-now")
    elif total:
        yield voice.say("cart-total", price=voice.money(total))


def cart_shown(finding: CartShown, voice: Voice, sought: Query | None) -> Sentences:
    if not finding.cart.lines:
        yield voice.say("cart-empty")
        return
    yield voice.say("cart-shown", names=voice.listing([_line(line, voice) for line in finding.cart.lines]))
    if finding.cart.total:
        yield voice.say("cart-total", price=voice.money(finding.cart.total))


def _line(line: CartLine, voice: Voice) -> str:
    said = " ".join(line.name.split())
    if line.options:
        values = voice.words([value for _, value in line.options])
        said = voice.say("part-variant", name=said, values=values)
    return voice.say("part-times", count=line.quantity, name=said) if line.quantity > 1 else said


def _priced(line: CartLine, what: str, voice: Voice) -> str:
    if line.price is None:
        return what
    message = "part-thing-each" if line.quantity > 1 else "part-thing"
    return voice.say(message, name=what, price=voice.money(line.price))


# ---- who is speaking: none of this tells whether an account exists ---------------------------

ASKS = {Slot.EMAIL: "email", Slot.NAME: "name", Slot.TOKEN: "token", Slot.CODE: "code"}
MISMATCHES = {Slot.CODE: "mismatch-code", Slot.TOKEN: "mismatch-token"}


def identity_asked(finding: IdentityAsked, voice: Voice, sought: Query | None) -> Sentences:
    slots = {str(slot): message for slot, message in ASKS.items()}
    if finding.have in {"name", "postcode"} and not finding.failed:
        yield voice.say("ask-postcode-too" if finding.have == "name" else "ask-name-too")
        return
    if finding.sent:
        yield voice.say("code-sent")
        yield voice.say("code-says")
        return
    if finding.failed:
        given = Slot.CODE if finding.have == "code" else Slot(finding.slot)
        yield voice.say(MISMATCHES.get(given, "mismatch"))
    elif finding.slot != Slot.CODE:
        yield voice.say("let-me-see")
    yield voice.say(f"ask-{slots.get(finding.slot, 'email')}")
    for slot in finding.instead:
        if slot in slots and slot != finding.slot:
            yield voice.say(f"instead-{slots[slot]}")


def greeted(finding: Greeted, voice: Voice, sought: Query | None) -> Sentences:
    person = flat(finding.first_name, 30)
    yield voice.say("welcome", person=person) if person else voice.say("welcome-bare")


def identity_barred(finding: IdentityBarred, voice: Voice, sought: Query | None) -> Sentences:
    if finding.why == "inbox":
        yield voice.say("barred-inbox")
        yield voice.say("barred-email")
    else:
        yield voice.say("barred-tries")
    yield voice.say("a-person")


def others_barred(finding: OthersBarred, voice: Voice, sought: Query | None) -> Sentences:
    yield voice.say("barred-others")


def change_dropped(finding: ChangeDropped, voice: Voice, sought: Query | None) -> Sentences:
    if finding.order_id is None and finding.kind is not Kind.ACCOUNT_ADDRESS:
        yield voice.say("dropped")
    else:
        yield voice.say("dropped-noun", noun=bare_noun(voice, finding.kind, finding.order_id or ""))


def service_failed(finding: ServiceFailed, voice: Voice, sought: Query | None) -> Sentences:
    match finding.why:
        case "declined":
            reason = flat(finding.reason, 120)
            if reason:
                yield voice.say("service-declined-why", quote=voice.quoted(reason))
            else:
                yield voice.say("service-declined")
            yield voice.say("service-unchanged")
            yield voice.say("a-person")
        case "no_account" | "unsent":
            yield voice.say("service-no-account" if finding.why == "no_account" else "service-unsent")
            yield voice.say("a-person")
        case _:
            yield voice.say("service-down-change" if finding.kind else "service-down")
            yield voice.say("try-again")


def anything_else(finding: AnythingElse, voice: Voice, sought: Query | None) -> Sentences:
    yield voice.say("unchanged" if finding.unchanged else "anything-else")
