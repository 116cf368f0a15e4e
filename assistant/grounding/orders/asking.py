"""What may be asked where something is still missing of a change, and what may be offered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.desk import Slot
from assistant.evidence import SlotAsked
from assistant.grounding.orders.forms import Accepts, Form, listed, maybe
from assistant.grounding.orders.refusing import RULES, reasons
from assistant.grounding.orders.values import (
    Group,
    item,
    money,
    number,
    options,
    order_mark,
    order_number,
    quoted,
    same,
    saying,
)
from assistant.naming import flat
from assistant.orders import GoodsVariant, Kind, Line, Order, Refusal

ORDERS: dict[Kind, str] = {
    Kind.CANCEL: "which order shall I cancel",
    Kind.CHANGE_ADDRESS: "which order shall go to another address",
    Kind.CHANGE_PAYMENT: "which order shall be paid another way",
    Kind.CHANGE_ITEMS: "which order shall I change",
    Kind.RETURN: "which order is the return from",
    Kind.EXCHANGE: "which order is the exchange from",
}
ITEMS: dict[Kind, str] = {
    Kind.CHANGE_ITEMS: "what in {order} shall I change",
    Kind.RETURN: "what of {order} shall go back",
    Kind.EXCHANGE: "what of {order} shall I exchange",
}
METHODS: dict[Kind, str] = {
    Kind.CHANGE_PAYMENT: "how do you want to pay for {order}",
    Kind.RETURN: "where shall the refund{for lines} go",
    Kind.CHANGE_ITEMS: "which payment method shall I use for the difference",
    Kind.EXCHANGE: "which payment method shall I use for the difference",
}
PARTS = {
    "address1": "the street and number",
    "city": "the city",
    "state": "the state",
    "zip": "the ZIP code",
    "country": "the country",
}
FAILED: dict[str, str] = {
    Slot.ORDER: "i can't find that one among your orders.",
    Slot.ITEMS: "i can't find that in the order.",
    Slot.REPLACEMENT: "i can't find one like that.",
    Slot.METHOD: "i can't use that payment method here.",
    Slot.REASON: "that isn't one of the reasons.",
    Slot.ADDRESS: "i couldn't read that as a full address.",
}


_MARK = re.compile(r"(?:, number [^,]*)?(?:, \d+ of \d+)?$")
"""What labels that would be the same are told apart by."""


STUCK = (
    "i'm sorry, I still can't make out which one you mean.",
    "you can pick one of those I offered, say “leave it as it is”, or ask for a person.",
)
STUCK_ADDRESS = (
    "i'm sorry, I still couldn't read that as a full address.",
    "you can give me street, city, state and ZIP code, say “leave it as it is”, or ask for a person.",
)


def slot_asked(finding: SlotAsked) -> Iterator[Form]:
    if finding.stuck:
        yield from map(Form, STUCK_ADDRESS if finding.slot == Slot.ADDRESS else STUCK)
        return
    if finding.missing and finding.line is not None:
        yield Form("{line} can't be had with {missing}.", _places(finding))
    if finding.failed or finding.missing:
        if finding.why in RULES:
            order_id = finding.order.id if finding.order else None
            yield from reasons(Refusal(finding.why, finding.kind, order_id))
        elif finding.slot in FAILED:
            yield Form(FAILED[finding.slot])
    for question in _questions(finding):
        yield Form(f"{question}?", _places(finding))
        if finding.options:
            yield Form(f"{question}: {{offered}}?", _places(finding))
    match finding.slot:
        case Slot.ORDER:
            yield from _orders(finding)
        case Slot.ITEMS:
            for question in _questions(finding):
                yield Form(f"{question}: {{lines}}?", _places(finding))
        case Slot.REPLACEMENT:
            yield from _replacements(finding)


def _questions(finding: SlotAsked) -> Iterator[str]:
    match finding.slot:
        case Slot.ORDER:
            yield ORDERS.get(finding.kind, "which order do you mean")
        case Slot.ITEMS:
            yield (
                ITEMS.get(finding.kind, "which items do you mean")
                if finding.order
                else "which items do you mean"
            )
        case Slot.REPLACEMENT:
            yield "what shall {line} be changed for" if finding.line else "what shall it be changed for"
        case Slot.METHOD:
            yield METHODS.get(finding.kind, "which payment method shall I use")
        case Slot.REASON:
            cancel = finding.kind is Kind.CANCEL
            yield "what is the reason that {order} is to be cancelled" if cancel else "what is the reason"
        case Slot.ADDRESS:
            account = finding.kind is Kind.ACCOUNT_ADDRESS
            what = "what is the new address of your account" if account else "where shall {order} go"
            yield f"{what}: street, city, state and ZIP code"
            if any(name in PARTS for name in finding.options):
                yield "what is {parts}"
        case _:
            yield "what would you like to do with it"


def _places(finding: SlotAsked) -> dict[str, Accepts]:
    order = finding.order
    among = order.items if order else finding.lines or ((finding.line,) if finding.line else ())
    lines = [Group(line, 1) for line in finding.lines or among]
    parts = [name for name in finding.options if name in PARTS]
    offered = [option for option in finding.options if flat(option)]
    return {
        "order": lambda text: order_number(text, order.id) if order else text == "it",
        "offered": lambda text: listed(text, offered, same, "or"),
        "parts": lambda text: listed(text, parts, lambda said, name: said == PARTS[name]),
        "lines": lambda text: _each(text, lines, finding),
        "line": lambda text: finding.line is not None and item(text, Group(finding.line, 1), among),
        "for lines": maybe(
            lambda text: (
                bool(finding.lines) and text.startswith(" for ") and _each(text[5:], lines, finding, "and")
            )
        ),
        "missing": lambda text: listed(text, [m for m in finding.missing if flat(m)], _quoted, "or"),
        "many orders": lambda text: number(text, len(finding.orders)),
        "many": lambda text: number(text, len(finding.variants)),
    }


def _quoted(text: str, said: str) -> bool:
    return quoted(text, said, 40)


def _each(text: str, lines: list[Group], finding: SlotAsked, last: str = "or") -> bool:
    return each_line(text, lines, finding.order.items if finding.order else finding.lines, last)


def each_line(text: str, lines: Sequence[Group], among: Sequence[Line], last: str = "and") -> bool:
    """Each line is said, those that words do not tell apart once."""
    kept: list[Group] = []
    for group in lines:
        same_as = [g for g in kept if flat(g.line.name) == flat(group.line.name)]
        if not any(dict(g.line.options) == dict(group.line.options) for g in same_as):
            kept.append(group)
    return listed(text, kept, lambda said, group: item(said, group, among), last)


def _orders(finding: SlotAsked) -> Iterator[Form]:
    question = ORDERS.get(finding.kind, "which order do you mean")
    yield Form(f"{question}:")
    yield Form(f"{question}: which of the {{many orders}}?", _places(finding))
    for order in finding.orders:
        yield Form("{label}", {"label": label_of_order(order)})


def label_of_order(order: Order) -> Accepts:
    """ "#W2611340: Water Bottle, Office Chair and 2 more"; a name that stands twice stands once."""
    names = list(dict.fromkeys(flat(line.name) or "item" for line in order.items))
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""

    def accepts(text: str) -> bool:
        mark, _, told = text.partition(": ")
        return order_mark(mark, order.id) and told == ", ".join(names[:2]) + more

    return accepts


def _replacements(finding: SlotAsked) -> Iterator[Form]:
    question = "what shall {line} be changed for"
    yield Form(f"{question}:", _places(finding))
    yield Form(f"{question}: which of the {{many}} that can be had?", _places(finding))
    currency = finding.order.currency if finding.order else "USD"
    for variant in finding.variants:
        yield Form("{label}", {"label": _label_of(variant, currency)})


def _label_of(variant: GoodsVariant, currency: str) -> Accepts:
    def accepts(text: str) -> bool:
        text = _MARK.sub("", text)
        told, opened, price = text.rpartition(" (")
        if opened and price.endswith(")") and money(price[:-1], variant.price, currency):
            text = told
        return options(text, variant.options) or (text == "the same" and not saying(variant.options))

    return accepts
