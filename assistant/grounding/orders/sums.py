"""Money that moves: each move said once, to or from the right method, and the sums as the records
have them."""

from __future__ import annotations

from decimal import Decimal

from assistant.grounding.orders.forms import Form, exactly, listed
from assistant.grounding.orders.values import days, means, method, money
from assistant.orders import Customer, Fee, Kind, Line, Move, Order, Quote

FEES = {"return_label": "the return label", "freight": "the freight back"}
"""What each fee of the rules is for."""

ZERO = Decimal(0)
SWAPS = (Kind.CHANGE_ITEMS, Kind.EXCHANGE)


def moves(text: str, quote: Quote, customer: Customer, currency: str, made: bool = False) -> bool:
    """Whether a text tells all money that moves, and no other; `made` where the change is."""
    told = [move for move in quote.moves if move.amount]
    return bool(told) and listed(
        text, told, lambda said, move: _move(said, move, quote, customer, currency, made)
    )


def _move(said: str, move: Move, quote: Quote, customer: Customer, currency: str, made: bool) -> bool:
    it = "it" if sum(piece.quantity for piece in quote.change.pieces) == 1 else "them"
    places = {
        "sum": lambda text: money(text, move.amount, currency),
        "method": lambda text: method(text, move.payment_method_id, customer, currency),
        "means": lambda text: means(text, move.payment_method_id, customer, currency),
        "days": lambda text: days(text, quote.refund_days),
    }
    if move.kind == "payment":
        more = " more" if quote.change.kind in SWAPS else ""
        if made and not quote.later:
            return Form(f"{{sum}}{more} is charged to {{method}}", places).fits(said)
        then = f" once we receive {it}" if quote.later else ""
        return Form(f"you pay {{sum}}{more} {{means}}{then}", places).fits(said)
    then = f" after we receive {it}" if quote.later else ""
    if move.at_once:
        end = f" as soon as we receive {it}" if quote.later else " at once"
    else:
        end = f" in {{days}}{then}" if quote.refund_days else then
    return Form("{sum} goes back to {method}" + end, places).fits(said)


def fees(text: str, quote: Quote, currency: str) -> bool:
    """ "less $5.95 for the return label": each fee, with what it is for."""
    kept = [fee for fee in quote.fees if fee.amount]
    return text.startswith("less ") and listed(
        text.removeprefix("less "), kept, lambda said, fee: _fee(said, fee, currency)
    )


def _fee(said: str, fee: Fee, currency: str) -> bool:
    places = {
        "sum": lambda text: money(text, fee.amount, currency),
        "why": exactly(FEES.get(fee.why, "fees")),
    }
    return Form("{sum} for {why}", places).fits(said)


def adds_up(quote: Quote, order: Order | None, pieces: list[tuple[Line, int]]) -> bool:
    """Whether the money of a change is what the records make of it."""
    refunds = sum((move.amount for move in quote.moves if move.kind == "refund"), ZERO)
    payments = sum((move.amount for move in quote.moves if move.kind == "payment"), ZERO)
    kept = sum((fee.amount for fee in quote.fees), ZERO)
    if order is None:
        return not quote.moves and not kept
    signed = (p.amount if p.kind == "payment" else -p.amount for p in order.payments)
    paid = max(sum(signed, ZERO), ZERO)
    match quote.change.kind:
        case Kind.CANCEL:
            return payments == 0 and refunds == paid and not kept
        case Kind.RETURN:
            worth = sum((line.price * quantity for line, quantity in pieces), ZERO)
            return payments == 0 and refunds + kept == min(worth, paid)
        case Kind.CHANGE_PAYMENT:
            return payments == refunds and not kept
        case Kind.CHANGE_ITEMS | Kind.EXCHANGE:
            return payments - refunds == quote.difference and not kept
    return not quote.moves and not kept


def paid(text: str, order: Order, customer: Customer) -> bool:
    """ "$50.00 with your gift card and $89.00 by PayPal": every payment of the record."""
    payments = [p for p in order.payments if p.kind == "payment" and p.amount]
    return bool(payments) and listed(
        text,
        payments,
        lambda said, p: Form(
            "{sum} {means}",
            {
                "sum": lambda text: money(text, p.amount, order.currency),
                "means": lambda text: means(text, p.payment_method_id, customer, order.currency),
            },
        ).fits(said),
    )


def refunded(text: str, order: Order, customer: Customer) -> bool:
    """Every refund of the record, with where it went."""
    refunds = [p for p in order.payments if p.kind == "refund" and p.amount]
    return bool(refunds) and listed(
        text,
        refunds,
        lambda said, p: Form(
            "{sum} was refunded to {method}",
            {
                "sum": lambda text: money(text, p.amount, order.currency),
                "method": lambda text: method(text, p.payment_method_id, customer, order.currency),
            },
        ).fits(said),
    )
