"""The one thing that is still missing of a change, asked for with what there is to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.desk import Slot
from assistant.evidence import SlotAsked
from assistant.generation.orders.parts import BULLET, called, order_name, without_article
from assistant.generation.orders.refusing import REASONS
from assistant.generation.words import count, listing
from assistant.naming import apart, flat, item, order_labels, variant_labels
from assistant.orders import Kind, Line, Refusal

INLINE = 4
"""Choices that are said in the question; the others are only offered to be picked."""

ORDERS = {
    Kind.CANCEL: "Which order shall I cancel",
    Kind.CHANGE_ADDRESS: "Which order shall go to another address",
    Kind.CHANGE_PAYMENT: "Which order shall be paid another way",
    Kind.CHANGE_ITEMS: "Which order shall I change",
    Kind.RETURN: "Which order is the return from",
    Kind.EXCHANGE: "Which order is the exchange from",
}
ITEMS = {
    Kind.CHANGE_ITEMS: "What in {order} shall I change",
    Kind.RETURN: "What of {order} shall go back",
    Kind.EXCHANGE: "What of {order} shall I exchange",
}
METHODS = {
    Kind.CHANGE_PAYMENT: "How do you want to pay for {order}",
    Kind.RETURN: "Where shall the refund{items} go",
    Kind.CHANGE_ITEMS: "Which payment method shall I use for the difference",
    Kind.EXCHANGE: "Which payment method shall I use for the difference",
}
FAILED = {
    Slot.ORDER: "I can't find that one among your orders.",
    Slot.ITEMS: "I can't find that in the order.",
    Slot.REPLACEMENT: "I can't find one like that.",
    Slot.METHOD: "I can't use that payment method here.",
    Slot.REASON: "That isn't one of the reasons.",
    Slot.ADDRESS: "I couldn't read that as a full address.",
}


STUCK = (
    "I'm sorry, I still can't make out which one you mean.",
    "You can pick one of those I offered, say “leave it as it is”, or ask for a person.",
)
STUCK_ADDRESS = (
    "I'm sorry, I still couldn't read that as a full address.",
    "You can give me street, city, state and ZIP code, say “leave it as it is”, or ask for a person.",
)
"""What is said when the same question has led nowhere twice."""


def slot_asked(finding: SlotAsked, style: int) -> tuple[str, ...]:
    if finding.stuck:
        return STUCK_ADDRESS if finding.slot == Slot.ADDRESS else STUCK
    question = QUESTIONS.get(finding.slot, unsure)(finding)
    if finding.missing and finding.line is not None:
        return (lacking(finding), *question)
    if not finding.failed:
        return question
    why = REASONS.get(finding.why)
    if why is None:
        first = FAILED.get(Slot(finding.slot) if finding.slot in set(Slot) else Slot.ORDER, "")
    else:
        first = why(Refusal(finding.why, finding.kind, finding.order.id if finding.order else None))
    return (first, *question)


def order_asked(finding: SlotAsked) -> tuple[str, ...]:
    lead = ORDERS.get(finding.kind, "Which order do you mean")
    if not finding.orders:
        return (f"{lead}?",)
    if len(finding.orders) > INLINE:
        return (f"{lead}: which of the {count(len(finding.orders))}?",)
    labels = order_labels(finding.orders)
    return (f"{lead}:", *(f"{BULLET}{label}" for label in labels))


def items_asked(finding: SlotAsked) -> tuple[str, ...]:
    lead = ITEMS.get(finding.kind, "Which items do you mean")
    lead = lead.format(order=order_name(finding.order.id)) if finding.order else "Which items do you mean"
    among = finding.order.items if finding.order else finding.lines
    lines = finding.lines or among
    if not lines or len(lines) > 2 * INLINE:
        return (f"{lead}?",)
    return (f"{lead}: {listing(distinct(lines, among), 'or')}?",)


def distinct(lines: Sequence[Line], among: Sequence[Line]) -> list[str]:
    return list(dict.fromkeys(called(line, among) for line in lines))


def replacement_asked(finding: SlotAsked) -> tuple[str, ...]:
    if finding.line is None:
        return ("What shall it be changed for?",)
    among = finding.order.items if finding.order else (finding.line,)
    told = apart(finding.line, among)
    name = f"the {without_article(item(finding.line))}" + (f" ({told})" if told else "")
    if not finding.variants:
        return (f"What shall {name} be changed for?",)
    currency = finding.order.currency if finding.order else "USD"
    labels = variant_labels(finding.variants, currency, finding.line.options)
    if len(labels) > 2 * INLINE:
        return (f"What shall {name} be changed for: which of the {count(len(labels))} that can be had?",)
    return (f"What shall {name} be changed for:", *(f"{BULLET}{label}" for label in labels))


def lacking(finding: SlotAsked) -> str:
    """What was asked for and cannot be had."""
    missing = listing([f"“{flat(text, 40)}”" for text in finding.missing if flat(text)], "or")
    name = f"The {without_article(item(finding.line))}" if finding.line else "It"
    return f"{name} can't be had with {missing}." if missing else FAILED[Slot.REPLACEMENT]


def method_asked(finding: SlotAsked) -> tuple[str, ...]:
    lead = METHODS.get(finding.kind, "Which payment method shall I use")
    among = finding.order.items if finding.order else finding.lines
    few = distinct(finding.lines, among) if len(finding.lines) <= INLINE else []
    lead = lead.format(
        order=order_name(finding.order.id) if finding.order else "it",
        items=f" for {listing(few)}" if few else "",
    )
    return (f"{lead}{choices(finding)}?",)


def reason_asked(finding: SlotAsked) -> tuple[str, ...]:
    what = f"{order_name(finding.order.id)} is to be cancelled" if finding.order else "it is to be cancelled"
    if finding.kind is not Kind.CANCEL:
        return (f"What is the reason{choices(finding)}?",)
    return (f"What is the reason that {what}{choices(finding)}?",)


PARTS = {
    "address1": "the street and number",
    "city": "the city",
    "state": "the state",
    "zip": "the ZIP code",
    "country": "the country",
}


def address_asked(finding: SlotAsked) -> tuple[str, ...]:
    """All of it; where most is known, what is missing."""
    missing = [PARTS[name] for name in finding.options if name in PARTS]
    if missing and "address1" not in finding.options:
        return (f"What is {listing(missing)}?",)
    if finding.kind is Kind.ACCOUNT_ADDRESS:
        return ("What is the new address of your account: street, city, state and ZIP code?",)
    what = order_name(finding.order.id) if finding.order else "it"
    return (f"Where shall {what} go: street, city, state and ZIP code?",)


def choices(finding: SlotAsked) -> str:
    """The options as they are offered, behind the question."""
    told = [flat(option) for option in finding.options if flat(option)]
    return f": {listing(told, 'or')}" if told and len(told) <= 2 * INLINE else ""


def unsure(finding: SlotAsked) -> tuple[str, ...]:
    return ("What would you like to do with it?",)


QUESTIONS: dict[str, Callable[[SlotAsked], tuple[str, ...]]] = {
    Slot.ORDER: order_asked,
    Slot.ITEMS: items_asked,
    Slot.REPLACEMENT: replacement_asked,
    Slot.METHOD: method_asked,
    Slot.REASON: reason_asked,
    Slot.ADDRESS: address_asked,
}
