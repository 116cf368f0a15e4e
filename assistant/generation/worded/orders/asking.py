"""The one thing that is still missing of a change, asked for in any language."""

from __future__ import annotations

from collections.abc import Callable

from assistant.desk import Slot
from assistant.evidence import SlotAsked
from assistant.generation.orders.asking import INLINE
from assistant.generation.orders.asking import PARTS as ADDRESS
from assistant.generation.orders.refusing import REASONS
from assistant.generation.worded.orders.parts import bulleted, called, options, order_number
from assistant.generation.worded.orders.refusing import refused
from assistant.generation.worded.parts import Sentences
from assistant.locales.options import worded
from assistant.locales.voice import Voice
from assistant.naming import flat, item, order_labels, telling
from assistant.orders import Kind, Line, Refusal
from retrieval.query import Query

FAILED = {
    Slot.ORDER: "failed-order",
    Slot.ITEMS: "failed-items",
    Slot.REPLACEMENT: "failed-replacement",
    Slot.METHOD: "failed-method",
    Slot.REASON: "failed-reason",
    Slot.ADDRESS: "failed-address",
}


def slot_asked(finding: SlotAsked, voice: Voice, sought: Query | None) -> Sentences:
    if finding.stuck:
        stuck = "stuck-address" if finding.slot == Slot.ADDRESS else "stuck"
        yield voice.say(stuck)
        yield voice.say(f"{stuck}-ways")
        return
    if finding.missing and finding.line is not None:
        yield voice.say("missing-variant", name=item(finding.line))
    elif finding.failed:
        yield _why(finding, voice)
    yield from QUESTIONS.get(finding.slot, _unsure)(finding, voice)


def _why(finding: SlotAsked, voice: Voice) -> str:
    if finding.why in REASONS:
        return refused(
            Refusal(finding.why, finding.kind, finding.order.id if finding.order else None), None, voice
        )
    known = {str(slot): message for slot, message in FAILED.items()}
    return voice.say(known.get(finding.slot, "failed-order"))


def _order(finding: SlotAsked, voice: Voice) -> Sentences:
    yield voice.say("ask-order", kind=finding.kind)
    if 0 < len(finding.orders) <= INLINE:
        yield from bulleted(worded(label, voice.language.tag) for label in order_labels(finding.orders))


def _items(finding: SlotAsked, voice: Voice) -> Sentences:
    among = finding.order.items if finding.order else finding.lines
    lines = finding.lines or among
    if not lines or len(lines) > 2 * INLINE:
        yield voice.say("ask-items-bare", kind=finding.kind)
        return
    said = dict.fromkeys(called(voice, line, among) for line in lines)
    yield voice.say("ask-items", kind=finding.kind, items=voice.either(said))


def _replacement(finding: SlotAsked, voice: Voice) -> Sentences:
    if finding.line is None:
        yield voice.say("ask-replacement-bare")
        return
    among = finding.order.items if finding.order else (finding.line,)
    name = called(voice, finding.line, among)
    if not finding.variants or len(finding.variants) > 2 * INLINE:
        yield voice.say("ask-replacement", name=name)
        return
    yield voice.say("ask-replacement-list", name=name)
    yield from bulleted(_variants(finding, finding.line, voice))


def _variants(finding: SlotAsked, line: Line, voice: Voice) -> Sentences:
    """Each by what tells it from the others, with its price where that differs."""
    currency = finding.order.currency if finding.order else "USD"
    names = telling([line.options, *(variant.options for variant in finding.variants)])
    prices = len({variant.price for variant in finding.variants}) > 1
    for variant in finding.variants:
        said = options(voice, variant.options, names) or voice.say("option-same")
        price = voice.amount(variant.price, currency)
        yield (
            voice.say("part-value-at", value=said, price=price)
            if prices
            else voice.say("part-value", value=said)
        )


def _method(finding: SlotAsked, voice: Voice) -> Sentences:
    told = _choices(finding, voice)
    if told:
        yield voice.say("ask-method-of", kind=finding.kind, methods=told)
    else:
        yield voice.say("ask-method", kind=finding.kind)


def _reason(finding: SlotAsked, voice: Voice) -> Sentences:
    told = _choices(finding, voice)
    yield voice.say("ask-reason-of", options=told) if told else voice.say("ask-reason")


def _choices(finding: SlotAsked, voice: Voice) -> str:
    """The options as they are offered."""
    told = [worded(option, voice.language.tag) for option in finding.options if flat(option)]
    return voice.either(told) if len(told) <= 2 * INLINE else ""


def _address(finding: SlotAsked, voice: Voice) -> Sentences:
    missing = [name for name in finding.options if name in ADDRESS]
    if missing and "address1" not in missing:
        yield voice.say(
            "ask-address-parts", parts=voice.listing([voice.say(f"part-{name}") for name in missing])
        )
    elif finding.kind is Kind.ACCOUNT_ADDRESS or finding.order is None:
        yield voice.say("ask-address-account")
    else:
        yield voice.say("ask-address", order=order_number(finding.order.id))


def _unsure(finding: SlotAsked, voice: Voice) -> Sentences:
    yield voice.say("ask-unsure")


QUESTIONS: dict[str, Callable[[SlotAsked, Voice], Sentences]] = {
    Slot.ORDER: _order,
    Slot.ITEMS: _items,
    Slot.REPLACEMENT: _replacement,
    Slot.METHOD: _method,
    Slot.REASON: _reason,
    Slot.ADDRESS: _address,
}
