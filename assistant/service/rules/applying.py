"""The records as a change leaves them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from assistant.orders import Change, Customer, Kind, Move, Order, OrderRequest, Payment, Quote
from assistant.service.rules.terms import Terms

REQUESTS = {
    Kind.CANCEL: "cancel",
    Kind.CHANGE_ITEMS: "change",
    Kind.RETURN: "return",
    Kind.EXCHANGE: "exchange",
}
"""The changes that stand in the order's record as a request, and its kind there."""


def apply(
    terms: Terms, quote: Quote, order: Order | None, customer: Customer
) -> tuple[Order | None, Customer]:
    change = quote.change
    if change.kind is Kind.ACCOUNT_ADDRESS:
        moved = replace(customer, address=change.address) if change.address else customer
        return order, _counted(customer, moved)
    if order is None:
        raise ValueError(f"{change.kind} is of an order")
    now = () if quote.later else quote.moves
    after = replace(
        order,
        status=quote.status_after,
        payments=order.payments + tuple(_rows(terms, quote, now)),
        request=_request(change, order),
        items=quote.items_after or order.items,
        address=(change.address or order.address) if change.kind is Kind.CHANGE_ADDRESS else order.address,
    )
    return replace(after, version=order.version + 1), _counted(customer, _balances(customer, now))


def _rows(terms: Terms, quote: Quote, moves: Iterable[Move]) -> Iterable[Payment]:
    rows = [Payment(move.kind, move.amount, move.payment_method_id) for move in moves]
    zero = quote.change.kind is Kind.CHANGE_ITEMS and terms.change_order_items.record_zero
    if zero and not rows and quote.change.payment_method_id:
        rows = [Payment("refund", Decimal(0), quote.change.payment_method_id)]
    return rows


def _request(change: Change, order: Order) -> OrderRequest | None:
    kind = REQUESTS.get(change.kind)
    if kind is None:
        return order.request
    pieces = [(piece, line) for piece in change.pieces if (line := order.line(piece.line_id))]
    items = tuple(line.variant_id for piece, line in pieces for _ in range(piece.quantity))
    new = tuple(piece.variant_id or "" for piece in change.pieces for _ in range(piece.quantity))
    swapped = change.kind in (Kind.CHANGE_ITEMS, Kind.EXCHANGE)
    return OrderRequest(
        kind,
        items if change.kind is not Kind.CANCEL else (),
        change.payment_method_id if change.kind is not Kind.CANCEL else None,
        new if swapped else None,
        change.reason,
    )


def _balances(customer: Customer, moves: Iterable[Move]) -> Customer:
    methods = list(customer.payment_methods)
    for move in moves:
        signed = move.amount if move.kind == "refund" else -move.amount
        for number, method in enumerate(methods):
            if method.id == move.payment_method_id and method.balance is not None:
                methods[number] = replace(method, balance=method.balance + signed)
    return replace(customer, payment_methods=tuple(methods))


def _counted(before: Customer, after: Customer) -> Customer:
    return after if after == before else replace(after, version=before.version + 1)
