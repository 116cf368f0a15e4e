"""What became of a change: done where the order system says so, asked for where it has not yet."""

from __future__ import annotations

import re

from assistant.evidence import ChangeMade
from assistant.generation.orders.parts import (
    BULLET,
    becomes,
    items,
    lines_of,
    means,
    method_name,
    moved,
    order_name,
    swaps,
)
from assistant.generation.orders.proposing import send_back, swap
from assistant.generation.words import capital
from assistant.naming import address
from assistant.orders import Address, GoodsVariant, Kind, Line, Order

NOUNS = {
    Kind.CANCEL: "the cancellation of {order}",
    Kind.RETURN: "the return of {items} from {order}",
    Kind.EXCHANGE: "the exchange of {items} from {order}",
    Kind.CHANGE_ADDRESS: "the new address of {order}",
    Kind.CHANGE_PAYMENT: "the new payment method of {order}",
    Kind.CHANGE_ITEMS: "the change of {items} in {order}",
    Kind.ACCOUNT_ADDRESS: "the new address of your account",
}

BALANCE = re.compile(r"gift card with (\S+) on it")

LAST = "Its items can't be changed again."
UNSURE = "Until it does, I can't say that it is done."


def change_made(finding: ChangeMade, style: int) -> tuple[str, ...]:
    receipt = finding.receipt
    if not receipt.acknowledged:
        again = " already" if receipt.repeated else ""
        asked = f"I've asked for {noun(finding)}{again}; the order system hasn't confirmed it yet."
        return (asked, UNSURE)
    lead = "That was done already" if receipt.repeated else "Done"
    said = [f"{lead}: {fact(finding)}."]
    if receipt.repeated:
        return tuple(said)
    bullets = swapped(finding)
    return (*said, *bullets, *follows(finding, after_list=bool(bullets)))


def noun(finding: ChangeMade) -> str:
    change, before = finding.quote.change, finding.before
    if before is None:
        return NOUNS[change.kind]
    return NOUNS[change.kind].format(order=order_name(before.id), items=pieces(finding, before))


def pieces(finding: ChangeMade, before: Order) -> str:
    return items(lines_of(finding.quote.change.pieces, before), before.items)


def fact(finding: ChangeMade) -> str:
    """What is true now."""
    change, before = finding.quote.change, finding.before
    new = address(change.address or Address("", "", "", "", "", ""))
    if before is None:
        return f"the address of your account is {new} now"
    name = order_name(before.id)
    match change.kind:
        case Kind.CANCEL:
            return f"{name} is cancelled"
        case Kind.RETURN:
            return f"the return of {pieces(finding, before)} from {name} is requested"
        case Kind.EXCHANGE:
            return f"the exchange of {pieces(finding, before)} from {name} is requested{alone(finding)}"
        case Kind.CHANGE_ADDRESS:
            return f"{name} goes to {new} now"
        case Kind.CHANGE_PAYMENT:
            to = then(method_name(change.payment_method_id or "", finding.customer, before.currency))
            return f"{name} is paid {means(to)} now"
        case _:
            return f"{pieces(finding, before)} in {name} {be(finding)} changed{alone(finding)}"


def then(text: str) -> str:
    """What was on a gift card before its money moved, said as what was."""
    return BALANCE.sub(r"gift card that had \1 on it", text)


def alone(finding: ChangeMade) -> str:
    """What the only item became."""
    found = found_swaps(finding)
    return f": {becomes(found[0][0], found[0][2])}" if len(found) == 1 else ""


def found_swaps(finding: ChangeMade) -> list[tuple[Line, int, GoodsVariant]]:
    change, before = finding.quote.change, finding.before
    if before is None or change.kind not in (Kind.CHANGE_ITEMS, Kind.EXCHANGE):
        return []
    return swaps(change.pieces, before, finding.goods)


def be(finding: ChangeMade) -> str:
    return "is" if sum(piece.quantity for piece in finding.quote.change.pieces) == 1 else "are"


def swapped(finding: ChangeMade) -> list[str]:
    """What each item became, where there are several."""
    found, before = found_swaps(finding), finding.before
    if before is None or len(found) < 2:
        return []
    return [f"{BULLET}{capital(swap(line, many, variant, before))}." for line, many, variant in found]


def follows(finding: ChangeMade, after_list: bool) -> list[str]:
    """Money, what there is to send back, and that it was the last change of the items."""
    quote, before = finding.quote, finding.before
    currency = before.currency if before else "USD"
    told = then(moved(quote, finding.customer, currency, made=True))
    said = [f"{capital(told)}."] if told else []
    if quote.send_back_days and quote.change.kind in (Kind.RETURN, Kind.EXCHANGE):
        said.append(send_back(quote))
    if before and quote.final and quote.change.kind is Kind.CHANGE_ITEMS:
        said.append(LAST)
    if said and after_list:
        said[0] = "\n" + said[0]
    return said
