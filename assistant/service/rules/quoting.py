"""Quotes and refusals, put together."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from assistant.orders import STORE_CREDIT, Change, Customer, Fee, Kind, Line, Move, Order, Quote, Refusal
from assistant.service.rules.goods import excepted_by
from assistant.service.rules.methods import originals, payable
from assistant.service.rules.money import days, give_back, paid
from assistant.service.rules.opening import abroad
from assistant.service.rules.pieces import Swapped
from assistant.service.rules.terms import Changing, Exchanging, Terms


def quote(
    terms: Terms,
    change: Change,
    order: Order,
    customer: Customer,
    status_after: str,
    moves: tuple[Move, ...] = (),
    difference: Decimal = Decimal(0),
    fees: tuple[Fee, ...] = (),
    lines: Iterable[Line] = (),
) -> Quote:
    back = terms.back(change.kind)
    return Quote(
        change,
        (order.version, customer.version),
        status_after,
        moves,
        difference,
        fees,
        later=back is not None,
        final=final(terms, status_after),
        refund_days=days(terms, moves),
        send_back_days=back.send_back_days if back else None,
        conditions=_conditions(terms, change.kind, order, lines),
    )


def difference(
    terms: Terms,
    change: Change,
    order: Order,
    customer: Customer,
    swapped: list[Swapped],
    term: Changing | Exchanging,
) -> Quote | Refusal:
    """What new pieces cost more is paid, what they cost less is refunded, at most what was paid."""
    method = customer.method(change.payment_method_id)
    if method is None:
        return unknown_method(change, order)
    amount = max(sum((swap.difference for swap in swapped), Decimal(0)), -paid(order))
    moves: tuple[Move, ...] = ()
    if amount > 0:
        if not payable(method, amount):
            return balance(change, order, customer, amount)
        moves = (Move("payment", amount, method.id, method.kind == "gift_card"),)
    elif amount < 0:
        if term.refund_to == "original" and method.id not in originals(order):
            return Refusal("target", change.kind, order.id, {"method": method.id})
        moves = give_back(-amount, method.id, order, customer)
    lines = [swap.line for swap in swapped]
    return quote(terms, change, order, customer, term.status_after, moves, amount, lines=lines)


def final(terms: Terms, status: str) -> bool:
    """Whether no change of an order is open in a status."""
    return not any(status in terms.of(kind).statuses for kind in Kind if kind is not Kind.ACCOUNT_ADDRESS)


def unknown_method(change: Change, order: Order) -> Refusal:
    """Not one of the customer's own, or store credit where that is not given."""
    if change.payment_method_id == STORE_CREDIT.id:
        return Refusal("target", change.kind, order.id, {"method": STORE_CREDIT.id})
    return Refusal("unknown_method", change.kind, order.id)


def balance(change: Change, order: Order, customer: Customer, needed: Decimal) -> Refusal:
    """A gift card does not cover what it has to."""
    method = customer.method(change.payment_method_id)
    has = method.balance if method and method.balance is not None else Decimal(0)
    facts = {"method": str(change.payment_method_id), "balance": str(has), "needed": str(needed)}
    return Refusal("balance", change.kind, order.id, facts | {"currency": order.currency})


def _conditions(terms: Terms, kind: Kind, order: Order, lines: Iterable[Line]) -> tuple[str, ...]:
    back = terms.back(kind)
    if back is None:
        return ()
    found = [rule.condition for line in lines if (rule := excepted_by(terms, kind, line))]
    theirs = back.conditions_abroad if abroad(terms, order) else ()
    return tuple(dict.fromkeys(text for text in (*back.conditions, *theirs, *found) if text))
