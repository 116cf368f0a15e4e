"""What may be said of a change: of one that is put before the customer, and of one that was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.evidence import ChangeMade, Proposed
from assistant.grounding.orders.forms import Accepts, Form, maybe
from assistant.grounding.orders.sums import adds_up, fees, moves
from assistant.grounding.orders.values import (
    Group,
    address,
    because,
    becomes,
    items,
    means,
    method,
    number,
    order_number,
    swap,
)
from assistant.orders import Change, Customer, Goods, GoodsVariant, Kind, Line, Order, Quote

Places = Mapping[str, Accepts]

QUESTIONS: dict[Kind, str] = {
    Kind.CANCEL: "cancel it",
    Kind.RETURN: "start the return",
    Kind.EXCHANGE: "start the exchange",
    Kind.CHANGE_ADDRESS: "change the address",
    Kind.CHANGE_PAYMENT: "change the payment",
    Kind.CHANGE_ITEMS: "make this change",
    Kind.ACCOUNT_ADDRESS: "change it",
}

AGAIN: dict[Kind, str] = {
    Kind.CANCEL: "cancel {order}",
    Kind.RETURN: "start the return of {what}",
    Kind.EXCHANGE: "start the exchange of {what}",
    Kind.CHANGE_ITEMS: "change {what} in {order}",
    Kind.CHANGE_PAYMENT: "change the payment of {order}",
    Kind.CHANGE_ADDRESS: "change the address of {order}",
    Kind.ACCOUNT_ADDRESS: "change the address of your account",
}

LAST = "after this, nothing else of {order} can be changed"
SWAPS = (Kind.CHANGE_ITEMS, Kind.EXCHANGE)
BACK = (Kind.RETURN, Kind.EXCHANGE)


def proposed(finding: Proposed) -> Iterator[Form]:
    quote, order = finding.quote, finding.order
    kind = quote.change.kind
    if not agree(quote, finding.customer, order):
        return
    places = common(quote, finding.customer, order, finding.goods)
    yield Form(f"shall I {QUESTIONS[kind]}?")
    yield Form(f"do you want me to {QUESTIONS[kind]}?")
    yield Form(f"shall I {AGAIN[kind]}?", places)
    if finding.changed:
        yield Form("the records have changed since, so here it is as it stands now.")
    yield from (Form(sentence[:1].lower() + sentence[1:]) for sentence in quote.conditions)
    if finding.doubted and quote.conditions:
        yield Form("from what you wrote it may not meet that; I can't judge it here, but a colleague can.")
    yield from what(kind, places, quote)
    yield from (consequences(quote, places) if order else ())


def what(kind: Kind, places: Places, quote: Quote) -> Iterator[Form]:
    match kind:
        case Kind.CANCEL:
            as_ = ", as {reason}" if quote.change.reason else ""
            yield Form(f"i can cancel {{order}}{as_}: {{content}}.", places)
        case Kind.RETURN:
            kept = ", {fees}" if any(fee.amount for fee in quote.fees) else ""
            yield Form(f"from {{order}} that is {{priced}}{kept}: {{moves}}.", places)
            if not any(move.amount for move in quote.moves):
                yield Form(f"from {{order}} that is {{priced}}{kept}.", places)
            if quote.change.reason:
                yield Form("the reason on it will be {reason}.", places)
        case Kind.CHANGE_ADDRESS:
            yield Form("{order} would go to {new} instead of {old}.", places)
        case Kind.ACCOUNT_ADDRESS:
            yield Form("the address of your account would be {new} instead of {mine}.", places)
        case Kind.CHANGE_PAYMENT:
            yield Form("i can move the payment of {order} to {method}.", places)
        case Kind.CHANGE_ITEMS | Kind.EXCHANGE:
            lead = "in {order} I'd change" if kind is Kind.CHANGE_ITEMS else "from {order} I'd exchange"
            yield Form(f"{lead} {{only}}.", places)
            yield Form(f"{lead} {{how many}} items:", places)
            yield Form("{one}.", places)


def consequences(quote: Quote, places: Places) -> Iterator[Form]:
    """Money, what is to be sent back and till when, and that it is the last change."""
    yield Form("{moves}.", places)
    if quote.change.kind in SWAPS and not any(move.amount for move in quote.moves) and not quote.difference:
        yield Form("the price stays the same.")
    if quote.send_back_days and quote.change.kind in BACK:
        it = "it" if sum(piece.quantity for piece in quote.change.pieces) == 1 else "them"
        unit = "day" if quote.send_back_days == 1 else "days"
        yield Form(f"you have {{days}} {unit} to send {it} back.", places)
    if quote.final:
        yield Form(f"{LAST}.", places)


def common(quote: Quote, customer: Customer, order: Order | None, goods: tuple[Goods, ...]) -> Places:
    """What each place of a sentence on this change may say."""
    change = quote.change
    currency = order.currency if order else "USD"
    lines = order.items if order else ()
    pieces = of(change, order)
    swapped = swaps(change, order, goods)
    groups = len({(line.line_id, variant.id) for line, _, variant in swapped})
    return {
        "order": lambda text: order_number(text, order.id if order else None),
        "content": lambda text: items(text, [(line, line.quantity) for line in lines], lines, currency),
        "what": lambda text: (
            items(text, pieces, lines)
            or (
                text.startswith("the ")
                and text.endswith(" items")
                and number(text[4:-6], sum(quantity for _, quantity in pieces))
            )
        ),
        "plain": lambda text: items(text, pieces, lines),
        "priced": lambda text: items(text, pieces, lines, currency),
        "moves": lambda text: moves(text, quote, customer, currency),
        "fees": lambda text: fees(text, quote, currency),
        "reason": lambda text: because(text, change.reason or ""),
        "days": lambda text: number(text, quote.send_back_days or 0),
        "new": lambda text: address(text, change.address),
        "old": lambda text: address(text, order.address if order else None),
        "mine": lambda text: address(text, customer.address),
        "method": lambda text: method(text, change.payment_method_id or "", customer, currency),
        "means": lambda text: means(text, change.payment_method_id or "", customer, currency),
        "how many": lambda text: number(text, len(swapped)) and groups == len(swapped),
        "one": lambda text: any(
            swap(text, Group(line, quantity), variant, lines, currency) for line, quantity, variant in swapped
        ),
        "only": lambda text: (
            len(swapped) == 1
            and swap(text, Group(swapped[0][0], swapped[0][1]), swapped[0][2], lines, currency)
        ),
    }


def of(change: Change, order: Order | None) -> list[tuple[Line, int]]:
    found = [(order and order.line(piece.line_id), piece.quantity) for piece in change.pieces]
    return [(line, quantity) for line, quantity in found if line]


def swaps(
    change: Change, order: Order | None, goods: tuple[Goods, ...]
) -> list[tuple[Line, int, GoodsVariant]]:
    by_id = {product.id: product for product in goods}
    found = []
    for piece in change.pieces:
        line = order.line(piece.line_id) if order else None
        product = by_id.get(line.product_id) if line else None
        variant = product.variant(piece.variant_id) if product else None
        if line and variant:
            found.append((line, piece.quantity, variant))
    return found


def agree(quote: Quote, customer: Customer, order: Order | None, sums: bool = True) -> bool:
    """Whether the records of a change belong together, and its money is what they make of it."""
    change = quote.change
    if change.customer_id != customer.id or change.order_id != (order.id if order else None):
        return False
    if order is not None and order.customer_id != customer.id:
        return False
    pieces = of(change, order)
    return len(pieces) == len(change.pieces) and (not sums or adds_up(quote, order, pieces))


# ---- made ---------------------------------------------------------------------------------------


NOUNS: dict[Kind, str] = {
    Kind.CANCEL: "the cancellation of {order}",
    Kind.RETURN: "the return of {plain} from {order}",
    Kind.EXCHANGE: "the exchange of {plain} from {order}",
    Kind.CHANGE_ADDRESS: "the new address of {order}",
    Kind.CHANGE_PAYMENT: "the new payment method of {order}",
    Kind.CHANGE_ITEMS: "the change of {plain} in {order}",
    Kind.ACCOUNT_ADDRESS: "the new address of your account",
}


def change_made(finding: ChangeMade) -> Iterator[Form]:
    receipt, quote, before = finding.receipt, finding.quote, finding.before
    told = not receipt.repeated  # of what was done before, no money is told
    if receipt.change != quote.change or not agree(quote, finding.customer, before, told):
        return
    places = {**common(quote, finding.customer, before, finding.goods), **now(finding)}
    if not receipt.acknowledged:
        already = " already" if receipt.repeated else ""
        yield Form(
            f"i've asked for {NOUNS[quote.change.kind]}{already}; the order system hasn't confirmed it yet.",
            places,
        )
        yield Form("until it does, I can't say that it is done.")
        return
    lead = "that was done already" if receipt.repeated else "done"
    if stands(finding):
        yield from (Form(f"{lead}: {fact}.", places) for fact in facts(quote))
    if receipt.repeated:
        return
    yield Form("{one}.", places)
    if quote.final and quote.change.kind is Kind.CHANGE_ITEMS and stands(finding):
        yield Form("its items can't be changed again.")
    yield from (form for form in consequences(quote, places) if not form.text.startswith("after this"))


def now(finding: ChangeMade) -> Places:
    currency = finding.before.currency if finding.before else "USD"
    found = swaps(finding.quote.change, finding.before, finding.goods)
    pieces = sum(piece.quantity for piece in finding.quote.change.pieces)
    old_new = [(line.options, variant.options) for line, _, variant in found]
    return {
        "moves": lambda text: moves(text, finding.quote, finding.customer, currency, made=True),
        "become": maybe(
            lambda text: (
                len(old_new) == 1 and text.startswith(": ") and becomes(text.removeprefix(": "), *old_new[0])
            )
        ),
        "be": lambda text: text == ("is" if pieces == 1 else "are"),
    }


def stands(finding: ChangeMade) -> bool:
    """Whether the record that the order system gave back bears the change out."""
    change, after = finding.quote.change, finding.receipt.order
    if change.kind is Kind.ACCOUNT_ADDRESS:
        customer = finding.receipt.customer
        return customer is None or customer.address == change.address
    if after is None:
        return True
    if after.id != change.order_id:
        return False
    if change.kind is Kind.CHANGE_ADDRESS:
        return after.address == change.address
    return after.status == finding.quote.status_after


def facts(quote: Quote) -> Iterator[str]:
    match quote.change.kind:
        case Kind.CANCEL:
            yield "{order} is cancelled"
        case Kind.RETURN:
            yield "the return of {plain} from {order} is requested"
        case Kind.EXCHANGE:
            yield "the exchange of {plain} from {order} is requested{become}"
        case Kind.CHANGE_ITEMS:
            yield "{plain} in {order} {be} changed{become}"
        case Kind.CHANGE_ADDRESS:
            yield "{order} goes to {new} now"
        case Kind.CHANGE_PAYMENT:
            yield "{order} is paid {means} now"
        case Kind.ACCOUNT_ADDRESS:
            yield "the address of your account is {new} now"
