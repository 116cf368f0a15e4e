"""The whole change, before it is made: what, money, what follows, and one question."""

from __future__ import annotations

from decimal import Decimal

from assistant.evidence import Proposed
from assistant.generation.orders.parts import (
    BULLET,
    becomes,
    called,
    content,
    fees,
    items,
    lines_of,
    merged,
    method_name,
    moved,
    order_name,
    swaps,
)
from assistant.generation.words import capital, count
from assistant.naming import address, amount, reason
from assistant.orders import Address, GoodsVariant, Kind, Line, Order, Quote

QUESTIONS = {
    Kind.CANCEL: ("Shall I cancel it?", "Do you want me to cancel it?"),
    Kind.RETURN: ("Shall I start the return?", "Do you want me to start the return?"),
    Kind.EXCHANGE: ("Shall I start the exchange?", "Do you want me to start the exchange?"),
    Kind.CHANGE_ADDRESS: ("Shall I change the address?", "Do you want me to change the address?"),
    Kind.CHANGE_PAYMENT: ("Shall I change the payment?", "Do you want me to change the payment?"),
    Kind.CHANGE_ITEMS: ("Shall I make this change?", "Do you want me to make this change?"),
    Kind.ACCOUNT_ADDRESS: ("Shall I change it?", "Do you want me to change it?"),
}

CHANGED = "The records have changed since, so here it is as it stands now."
DOUBTED = "From what you wrote it may not meet that; I can't judge it here, but a colleague can."
FINAL = "After this, nothing else of {order} can be changed."


def proposed(finding: Proposed, style: int) -> tuple[str, ...]:
    kind = finding.quote.change.kind
    if finding.again:
        return (reminder(finding),)
    said = [CHANGED] if finding.changed else []
    said += WHAT[kind](finding)
    said += finding.quote.conditions
    if finding.doubted and finding.quote.conditions:
        said.append(DOUBTED)
    if finding.quote.send_back_days and kind in (Kind.RETURN, Kind.EXCHANGE):
        said.append(send_back(finding.quote))
    if finding.quote.final and finding.order and kind is not Kind.CANCEL:
        said.append(FINAL.format(order=order_name(finding.order.id)))
    ways = QUESTIONS[kind]
    return (*said, ways[style % len(ways)])


def send_back(quote: Quote) -> str:
    days = quote.send_back_days or 0
    many = sum(piece.quantity for piece in quote.change.pieces) != 1
    return f"You have {days} {'day' if days == 1 else 'days'} to send {'them' if many else 'it'} back."


def money_sentence(finding: Proposed) -> list[str]:
    order = finding.order
    told = moved(finding.quote, finding.customer, order.currency if order else "USD")
    return [f"{capital(told)}."] if told else []


def cancelling(finding: Proposed) -> list[str]:
    order = known(finding)
    given = reason(finding.quote.change.reason or "")
    why = f", as “{given}”" if given else ""
    what = content(order, order.currency)
    return [f"I can cancel {order_name(order.id)}{why}: {what}.", *money_sentence(finding)]


def returning(finding: Proposed) -> list[str]:
    order, quote = known(finding), finding.quote
    what = items(lines_of(quote.change.pieces, order), order.items, order.currency)
    kept = fees(quote, order.currency)
    lead = f"From {order_name(order.id)} that is {what}{', ' + kept if kept else ''}"
    told = moved(quote, finding.customer, order.currency)
    why = reason(quote.change.reason or "")
    noted = [f"The reason on it will be “{why}”."] if why else []
    return [f"{lead}: {told}." if told else f"{lead}.", *noted]


def readdressing(finding: Proposed) -> list[str]:
    order = known(finding)
    return [
        f"{capital(order_name(order.id))} would go to {new(finding)} instead of {address(order.address)}."
    ]


def moving(finding: Proposed) -> list[str]:
    return [f"The address of your account would be {new(finding)} instead of {old(finding)}."]


def repaying(finding: Proposed) -> list[str]:
    order = known(finding)
    to = method_name(finding.quote.change.payment_method_id or "", finding.customer, order.currency)
    return [f"I can move the payment of {order_name(order.id)} to {to}.", *money_sentence(finding)]


def swapping(finding: Proposed) -> list[str]:
    order, kind = known(finding), finding.quote.change.kind
    found = swaps(finding.quote.change.pieces, order, finding.goods)
    lead = (
        f"From {order_name(order.id)} I'd exchange"
        if kind is Kind.EXCHANGE
        else f"In {order_name(order.id)} I'd change"
    )
    prices = order.currency if adds_up(found, finding.quote) else ""
    told = [swap(line, quantity, variant, order, prices) for line, quantity, variant in found]
    money = money_sentence(finding)
    if not money:
        money = ["The price stays the same."]
    if len(told) == 1:
        return [f"{lead} {told[0]}.", *money]
    bullets = [f"{BULLET}{capital(each)}." for each in told]
    money[0] = "\n" + money[0]
    return [f"{lead} {count(len(told))} items:", *bullets, *money]


def swap(line: Line, quantity: int, variant: GoodsVariant, order: Order, currency: str = "") -> str:
    """ "the Mechanical Keyboard: clicky switch instead of linear switch, $250.00 instead of $236.51"."""
    told = becomes(line, variant)
    if currency and variant.price != line.price:
        each = " each" if quantity > 1 else ""
        told += f", {amount(variant.price, currency)} instead of {amount(line.price, currency)}{each}"
    return f"{called(line, order.items, quantity)}: {told}"


def adds_up(found: list[tuple[Line, int, GoodsVariant]], quote: Quote) -> bool:
    """Whether what the new items cost today is what they are taken for."""
    difference = sum(
        ((variant.price - line.price) * quantity for line, quantity, variant in found), Decimal(0)
    )
    return difference == quote.difference


WHAT = {
    Kind.CANCEL: cancelling,
    Kind.RETURN: returning,
    Kind.EXCHANGE: swapping,
    Kind.CHANGE_ITEMS: swapping,
    Kind.CHANGE_ADDRESS: readdressing,
    Kind.CHANGE_PAYMENT: repaying,
    Kind.ACCOUNT_ADDRESS: moving,
}


def reminder(finding: Proposed) -> str:
    """The question alone, with what it is about."""
    change, order = finding.quote.change, finding.order
    if order is None:
        return "Shall I change the address of your account?"
    name = order_name(order.id)
    what = short(finding, order)
    match change.kind:
        case Kind.CANCEL:
            return f"Shall I cancel {name}?"
        case Kind.RETURN:
            return f"Shall I start the return of {what}?"
        case Kind.EXCHANGE:
            return f"Shall I start the exchange of {what}?"
        case Kind.CHANGE_ITEMS:
            return f"Shall I change {what} in {name}?"
        case Kind.CHANGE_PAYMENT:
            return f"Shall I change the payment of {name}?"
        case _:
            return f"Shall I change the address of {name}?"


def short(finding: Proposed, order: Order) -> str:
    pieces = merged(lines_of(finding.quote.change.pieces, order), order.items)
    if len(pieces) > 3:
        return f"the {count(sum(quantity for _, quantity in pieces))} items"
    return items(pieces, order.items)


def known(finding: Proposed) -> Order:
    if finding.order is None:
        raise ValueError("a change of an order without the order")
    return finding.order


def new(finding: Proposed) -> str:
    return address(finding.quote.change.address or Address("", "", "", "", "", ""))


def old(finding: Proposed) -> str:
    return address(finding.customer.address)
