"""Phrases that several replies on orders are made of. Everything in them is of the records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.generation.words import count, listing
from assistant.naming import amount, apart, differing, flat, item, number, option, yours
from assistant.orders import (
    STORE_CREDIT,
    Customer,
    Goods,
    GoodsVariant,
    Kind,
    Line,
    Move,
    Order,
    PaymentMethod,
    Piece,
    Quote,
)

BULLET = "\n- "


def order_name(order_id: str) -> str:
    return f"order {number(order_id)}"


# ---- items ----------------------------------------------------------------------------------


def called(line: Line, among: Sequence[Line], quantity: int = 1, price: str = "") -> str:
    """ "the Desk Lamp", "2 × T-Shirt (black, size M, $48.50 each)"."""
    named = f"{quantity} × {item(line)}" if quantity > 1 else f"the {without_article(item(line))}"
    each = f"{price} each" if price and quantity > 1 else price
    told = ", ".join(part for part in (apart(line, among), each) if part)
    return f"{named} ({told})" if told else named


def without_article(name: str) -> str:
    return name[4:] if name.lower().startswith("the ") and len(name) > 4 else name


def merged(pieces: Iterable[tuple[Line, int]], among: Sequence[Line]) -> list[tuple[Line, int]]:
    """The pieces, those that cannot be told apart in words put together."""
    found: dict[tuple[str, str, Decimal], tuple[Line, int]] = {}
    for line, quantity in pieces:
        key = (item(line), apart(line, among), line.price)
        first, before = found.get(key, (line, 0))
        found[key] = (first, before + quantity)
    return list(found.values())


def items(pieces: Iterable[tuple[Line, int]], among: Sequence[Line], currency: str = "") -> str:
    """The pieces as one list; with a currency, each with what it cost."""
    return listing(
        [
            called(line, among, quantity, amount(line.price, currency) if currency else "")
            for line, quantity in merged(pieces, among)
        ]
    )


def content(order: Order, currency: str = "", most: int = 0) -> str:
    """What is in an order; beyond `most` items, only how many."""
    pieces = [(line, line.quantity) for line in order.items]
    if most and len(merged(pieces, order.items)) > most:
        return f"{count(sum(quantity for _, quantity in pieces))} items"
    return items(pieces, order.items, currency)


def worth(order: Order) -> Decimal:
    return sum((line.price * line.quantity for line in order.items), Decimal(0))


def lines_of(pieces: Sequence[Piece], order: Order) -> list[tuple[Line, int]]:
    return [(line, p.quantity) for p in pieces if (line := order.line(p.line_id)) is not None]


def swaps(
    pieces: Sequence[Piece], order: Order, goods: Sequence[Goods]
) -> list[tuple[Line, int, GoodsVariant]]:
    """Each piece with the variant that it becomes."""
    products = {product.id: product for product in goods}
    return [
        (line, p.quantity, variant)
        for p in pieces
        if (line := order.line(p.line_id)) is not None
        and (product := products.get(line.product_id)) is not None
        and (variant := product.variant(p.variant_id)) is not None
    ]


def becomes(line: Line, variant: GoodsVariant) -> str:
    """What is different: "clicky switch instead of linear switch, no backlight instead of RGB backlight"."""
    told = []
    for name in differing(line.options, variant.options):
        new = option(name, variant.options.get(name, ""))
        old = option(name, line.options.get(name, ""))
        if new or old:
            told.append(f"{new} instead of {old}" if new and old else new or f"without {old}")
    return ", ".join(told) or "the very same again"


# ---- money ----------------------------------------------------------------------------------


def method_name(method_id: str, customer: Customer, currency: str) -> str:
    """As its owner knows it; what is no longer on the account is only how the order was paid."""
    if method_id == STORE_CREDIT.id:
        return yours(STORE_CREDIT)
    of = customer.method(method_id)
    return yours(of, customer.payment_methods, currency) if of else "the payment method of the order"


def means(name: str) -> str:
    """ "by PayPal", "with your Visa ending in 1020"."""
    return f"by {name}" if name.startswith("PayPal") else f"with {name}"


def days(of: tuple[int, int] | None) -> str:
    if of is None:
        return ""
    return f"in {of[0]} to {of[1]} business days" if of[0] != of[1] else f"in {of[0]} business days"


def arrival(later: bool, pieces: int) -> str:
    return f"after we receive {'it' if pieces == 1 else 'them'}" if later else ""


def when(move: Move, quote: Quote, pieces: int) -> str:
    if move.kind == "payment":
        return f"once we receive {'it' if pieces == 1 else 'them'}" if quote.later else ""
    if move.at_once:
        return f"as soon as we receive {'it' if pieces == 1 else 'them'}" if quote.later else "at once"
    return " ".join(part for part in (days(quote.refund_days), arrival(quote.later, pieces)) if part)


def moved(quote: Quote, customer: Customer, currency: str, made: bool = False) -> str:
    """All money that moves, as one sentence without its end; "" where none does. `made` where it is being
    moved already, and not only proposed."""
    pieces = sum(piece.quantity for piece in quote.change.pieces)
    more = " more" if quote.change.kind in (Kind.CHANGE_ITEMS, Kind.EXCHANGE) else ""
    told = []
    for move in quote.moves:
        if not move.amount:
            continue
        name, sum_ = method_name(move.payment_method_id, customer, currency), amount(move.amount, currency)
        if move.kind == "refund":
            said = f"{sum_} goes back to {name}"
        elif made and not quote.later:
            said = f"{sum_}{more} is charged to {name}"
        else:
            said = f"you pay {sum_}{more} {means(name)}"
        told.append(" ".join(part for part in (said, when(move, quote, pieces)) if part))
    return listing(told)


FEES = {"return_label": "the return label", "freight": "the freight back"}


def fees(quote: Quote, currency: str) -> str:
    """ "less $5.95 for the return label"; "" where there are none."""
    told = [
        f"{amount(fee.amount, currency)} for {FEES.get(fee.why, 'fees')}" for fee in quote.fees if fee.amount
    ]
    return f"less {listing(told)}" if told else ""


def named_methods(methods: Sequence[PaymentMethod], currency: str = "USD") -> list[str]:
    """Each with what is on it, where something can be."""
    told = []
    for of in methods:
        name = yours(of, methods, currency)
        if of.kind == "gift_card" and of.balance is not None and " on it" not in name:
            name += f" with {amount(of.balance, currency)} on it"
        told.append(name)
    return told


def statuses(status: str) -> str:
    """How an order stands, in the record's own word: "is pending", "stands at “return requested”"."""
    said = flat(status, 40)
    if not said:
        return "has no status on record"
    return f"is {said}" if said in PLAIN else f"stands at “{said}”"


PLAIN = frozenset(["pending", "processed", "shipped", "delivered", "cancelled"])
