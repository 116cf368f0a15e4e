"""What a complete change comes to, kind by kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.orders import Change, Customer, Goods, Kind, Move, Order, Quote, Refusal
from assistant.service.rules import money
from assistant.service.rules.methods import payable
from assistant.service.rules.opening import open_to, with_nearest
from assistant.service.rules.pieces import chosen, replaced, swaps
from assistant.service.rules.quoting import balance, difference, quote, unknown_method
from assistant.service.rules.sending import exchange, send_back
from assistant.service.rules.terms import Terms

NEEDED = ("address1", "city", "zip", "country")
"""Fields without which nothing can be sent to an address."""


def judge(
    terms: Terms,
    change: Change,
    order: Order | None,
    customer: Customer,
    goods: Mapping[str, Goods],
    today: date,
) -> Quote | Refusal:
    if change.customer_id != customer.id:
        return Refusal("no_such_order", change.kind, change.order_id)
    if change.kind is Kind.ACCOUNT_ADDRESS:
        return _incomplete(change) or Quote(change, (0, customer.version), "")
    if order is None or order.id != change.order_id or order.customer_id != customer.id:
        return Refusal("no_such_order", change.kind, change.order_id)
    refused = open_to(terms, change.kind, order, today)
    if refused:
        return refused
    result = _of_order(terms, change, order, customer, goods, today)
    if isinstance(result, Refusal) and result.rule in LED_ON:
        return with_nearest(terms, result, order, today)
    return result


LED_ON = ("whole_order_only", "not_returnable", "too_late")
"""Refusals of a part or a way of a change, for which something else may do."""


def _of_order(
    terms: Terms,
    change: Change,
    order: Order,
    customer: Customer,
    goods: Mapping[str, Goods],
    today: date,
) -> Quote | Refusal:
    match change.kind:
        case Kind.CANCEL:
            return _cancel(terms, change, order, customer)
        case Kind.CHANGE_ADDRESS:
            return _incomplete(change) or quote(terms, change, order, customer, order.status)
        case Kind.CHANGE_PAYMENT:
            return _payment(terms, change, order, customer)
        case Kind.CHANGE_ITEMS:
            return _items(terms, change, order, customer, goods)
        case Kind.RETURN:
            return send_back(terms, change, order, customer, today)
        case _:
            return exchange(terms, change, order, customer, goods, today)


def _cancel(terms: Terms, change: Change, order: Order, customer: Customer) -> Quote | Refusal:
    whole = {line.line_id: line.quantity for line in order.items}
    if change.pieces and {piece.line_id: piece.quantity for piece in change.pieces} != whole:
        return Refusal("whole_order_only", change.kind, order.id)
    if change.reason not in terms.reasons:
        return Refusal("reason", change.kind, order.id, {"reasons": "; ".join(terms.reasons)})
    moves = money.everything_back(order, customer)
    return quote(terms, change, order, customer, terms.cancel_order.status_after, moves)


def _incomplete(change: Change) -> Refusal | None:
    missing = [name for name in NEEDED if not (change.address and getattr(change.address, name).strip())]
    if not missing:
        return None
    return Refusal("address_incomplete", change.kind, change.order_id, {"missing": ", ".join(missing)})


def _payment(terms: Terms, change: Change, order: Order, customer: Customer) -> Quote | Refusal:
    method = customer.method(change.payment_method_id)
    if method is None:
        return unknown_method(change, order)
    if len(order.payments) != 1 or order.payments[0].kind != "payment":
        return Refusal("several_payments", change.kind, order.id, {"payments": str(len(order.payments))})
    old = order.payments[0]
    if old.payment_method_id == method.id:
        return Refusal("same_method", change.kind, order.id, {"method": method.id})
    if not payable(method, old.amount):
        return balance(change, order, customer, old.amount)
    moves = (
        Move("payment", old.amount, method.id, method.kind == "gift_card"),
        money.refund(customer, old.payment_method_id, old.amount),
    )
    return quote(terms, change, order, customer, order.status, moves)


def _items(
    terms: Terms, change: Change, order: Order, customer: Customer, goods: Mapping[str, Goods]
) -> Quote | Refusal:
    term = terms.change_order_items
    found = chosen(change, order)
    if isinstance(found, Refusal):
        return found
    swapped = swaps(change, order, found, goods, term.price, term.same_item)
    if isinstance(swapped, Refusal):
        return swapped
    result = difference(terms, change, order, customer, swapped, term)
    if isinstance(result, Quote):
        return replace(result, items_after=replaced(order, swapped))
    return result
