"""What was paid, what goes back, and to where."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from assistant.orders import STORE_CREDIT, Customer, Fee, Line, Move, Order
from assistant.service.rules.goods import large
from assistant.service.rules.terms import Terms

ZERO = Decimal(0)


def paid_by(order: Order) -> dict[str, Decimal]:
    """What each method has paid and not got back, in the order in which they first paid."""
    net: dict[str, Decimal] = {}
    for payment in order.payments:
        sign = 1 if payment.kind == "payment" else -1
        net[payment.payment_method_id] = net.get(payment.payment_method_id, ZERO) + sign * payment.amount
    return {method: amount for method, amount in net.items() if amount > 0}


def paid(order: Order) -> Decimal:
    """All that was paid and not given back; never below nothing."""
    signed = (p.amount if p.kind == "payment" else -p.amount for p in order.payments)
    return max(sum(signed, ZERO), ZERO)


def is_gift_card(customer: Customer, method_id: str) -> bool:
    method = STORE_CREDIT if method_id == STORE_CREDIT.id else customer.method(method_id)
    return method is not None and method.kind == "gift_card"


def refund(customer: Customer, method_id: str, amount: Decimal) -> Move:
    return Move("refund", amount, method_id, at_once=is_gift_card(customer, method_id))


def everything_back(order: Order, customer: Customer) -> tuple[Move, ...]:
    """All of it to the methods that paid, and not more in all than is still paid."""
    return spread(paid(order), paid_by(order), customer)


def spread(amount: Decimal, most: Mapping[str, Decimal], customer: Customer) -> tuple[Move, ...]:
    """An amount over methods, to each at most so much, gift cards first."""
    moves: list[Move] = []
    for method in sorted(most, key=lambda method: not is_gift_card(customer, method)):
        share = min(amount, most[method])
        if share > 0:
            moves.append(refund(customer, method, share))
            amount -= share
    return tuple(moves)


def give_back(amount: Decimal, target: str, order: Order, customer: Customer) -> tuple[Move, ...]:
    """An amount to the method that was chosen. A card or PayPal that paid for the order gets back no more
    than it has paid: what is left goes to the others that paid, and never from a gift card to cash."""
    most = paid_by(order)
    if is_gift_card(customer, target) or target not in most:
        return (refund(customer, target, amount),)
    first = min(amount, most.pop(target))
    return (*spread(amount - first, most, customer), refund(customer, target, first))


def worth(pieces: list[tuple[Line, int]]) -> Decimal:
    return sum((line.price * quantity for line, quantity in pieces), ZERO)


def fees(
    terms: Terms, pieces: list[tuple[Line, int]], amount: Decimal, credit: bool, free: bool
) -> tuple[Fee, ...]:
    """What is kept of a refund, together never more than it. `credit`: it goes to gift cards or store
    credit only; `free`: the shop is at fault, or the customer pays the postage."""
    if free:
        return ()
    freight = sum((rule.fee * count for line, count in pieces if (rule := large(terms, line))), ZERO)
    parcel = any(large(terms, line) is None for line, _ in pieces)
    label = terms.return_items.label_fee if parcel and not credit else ZERO
    freight = min(freight, amount)
    asked = (Fee(freight, "freight"), Fee(min(label, amount - freight), "return_label"))
    return tuple(fee for fee in asked if fee.amount > 0)


def days(terms: Terms, moves: tuple[Move, ...]) -> tuple[int, int] | None:
    """Business days until all of the refunds are there; None where there is none or all come at once."""
    slow = any(move.kind == "refund" and not move.at_once for move in moves)
    return terms.refund_days if slow else None
