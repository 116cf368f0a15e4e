"""Goods that are sent back: returns and exchanges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.orders import Change, Customer, Goods, Kind, Line, Move, Order, Piece, Quote, Refusal
from assistant.service.rules import money
from assistant.service.rules.methods import methods
from assistant.service.rules.opening import abroad, is_faulty, line_open_to
from assistant.service.rules.pieces import chosen, swaps
from assistant.service.rules.quoting import difference, quote, unknown_method
from assistant.service.rules.terms import Terms


def send_back(terms: Terms, change: Change, order: Order, customer: Customer, today: date) -> Quote | Refusal:
    found = _pieces(terms, change, order, today)
    if isinstance(found, Refusal):
        return found
    pieces = [(line, piece.quantity) for line, piece in found]
    amount = min(money.worth(pieces), money.paid(order))
    if amount <= 0:
        return Refusal("nothing_paid", change.kind, order.id, person=True)
    target = change.payment_method_id
    if target is None or target not in {m.id for m in methods(terms, Kind.RETURN, order, customer)}:
        if target is None or customer.method(target) is None:
            return unknown_method(change, order)
        return Refusal("target", change.kind, order.id, {"method": target})
    if terms.return_items.gift_card_first and not money.is_gift_card(customer, target):
        moves = money.spread(amount, money.paid_by(order), customer)
    else:
        moves = money.give_back(amount, target, order, customer)
    credit = all(move.at_once for move in moves)
    free = is_faulty(terms, change.reason) or abroad(terms, order)
    fees = money.fees(terms, pieces, amount, credit, free)
    moves = _less(moves, sum((fee.amount for fee in fees), Decimal(0)))
    after, lines = terms.return_items.status_after, [line for line, _ in pieces]
    return quote(terms, change, order, customer, after, moves, fees=fees, lines=lines)


def exchange(
    terms: Terms,
    change: Change,
    order: Order,
    customer: Customer,
    goods: Mapping[str, Goods],
    today: date,
) -> Quote | Refusal:
    found = _pieces(terms, change, order, today)
    if isinstance(found, Refusal):
        return found
    term = terms.exchange_items
    swapped = swaps(change, order, found, goods, term.price, term.same_item)
    if isinstance(swapped, Refusal):
        return swapped
    return difference(terms, change, order, customer, swapped, term)


def _pieces(terms: Terms, change: Change, order: Order, today: date) -> list[tuple[Line, Piece]] | Refusal:
    found = chosen(change, order)
    if isinstance(found, Refusal):
        return found
    for line, _ in found:
        refused = line_open_to(terms, change.kind, order, line, today, change.reason)
        if refused:
            return refused
    return found


def _less(moves: tuple[Move, ...], kept: Decimal) -> tuple[Move, ...]:
    """With so much kept of them, of the last first: what goes to gift cards stands before the rest."""
    left: list[Move] = []
    for move in reversed(moves):
        share = min(kept, move.amount)
        kept -= share
        if move.amount > share:
            left.insert(0, replace(move, amount=move.amount - share))
    return tuple(left)
