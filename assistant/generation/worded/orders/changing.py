"""A change before it is made and what became of it, in any language: all of it, exact to the cent."""

from __future__ import annotations

from collections.abc import Callable

from assistant.evidence import ChangeMade, Proposed
from assistant.generation.orders.parts import lines_of, swaps
from assistant.generation.orders.proposing import adds_up
from assistant.generation.worded.orders.parts import (
    bulleted,
    content,
    days,
    instead,
    items,
    method_of,
    noun,
    option,
    order_number,
)
from assistant.generation.worded.parts import Sentences
from assistant.locales.options import worded
from assistant.locales.voice import Voice
from assistant.naming import address, differing, flat
from assistant.orders import Address, Customer, GoodsVariant, Kind, Line, Move, Order, Quote
from retrieval.query import Query

NOWHERE = Address("", "", "", "", "", "")
FEES = frozenset(["return_label", "freight"])
SWAPS = frozenset([Kind.CHANGE_ITEMS, Kind.EXCHANGE])


def proposed(finding: Proposed, voice: Voice, sought: Query | None) -> Sentences:
    quote, order = finding.quote, finding.order
    kind = quote.change.kind
    if finding.again:
        said = items(voice, lines_of(quote.change.pieces, order), order.items) if order else ""
        yield voice.say("propose-again", noun=noun(voice, kind, order.id if order else "", said))
        yield voice.say("propose-ask", kind=kind)
        return
    if finding.changed:
        yield voice.say("propose-changed")
    yield from WHAT[kind](finding, voice)
    for condition in quote.conditions:
        yield voice.say("propose-condition", quote=voice.quoted(condition))
    if finding.doubted and quote.conditions:
        yield voice.say("propose-doubted")
    yield from _send_back(quote, voice)
    if quote.final and order and kind is not Kind.CANCEL:
        yield voice.say("propose-final", order=order_number(order.id))
    yield voice.say("propose-ask", kind=kind)


def _send_back(quote: Quote, voice: Voice) -> Sentences:
    if quote.send_back_days and quote.change.kind in (Kind.RETURN, Kind.EXCHANGE):
        yield voice.say("propose-send-back", count=quote.send_back_days)


def _known(finding: Proposed) -> Order:
    if finding.order is None:
        raise ValueError("a change of an order without the order")
    return finding.order


def _money(
    finding: Proposed | ChangeMade, order: Order | None, voice: Voice, *, made: bool = False
) -> list[str]:
    """One sentence for each sum that moves: how much, to or from where, and when."""
    currency = order.currency if order else "USD"
    return [
        _move(move, finding.quote, finding.customer, currency, voice, made=made)
        for move in finding.quote.moves
        if move.amount
    ]


def _move(move: Move, quote: Quote, customer: Customer, currency: str, voice: Voice, *, made: bool) -> str:
    said = {
        "price": voice.amount(move.amount, currency),
        "method": method_of(voice, move.payment_method_id, customer, currency, balance=not made),
    }
    received = "-received" if quote.later else ""
    if move.kind == "payment":
        more = "-more" if quote.change.kind in SWAPS else ""
        charged = made and not quote.later
        return voice.say(f"money-charged{more}" if charged else f"money-pay{more}{received}", **said)
    if move.at_once:
        return voice.say(f"money-refund{received or '-at-once'}", **said)
    if quote.refund_days:
        return voice.say(f"money-refund{received}-days", **said, days=days(voice, quote.refund_days))
    return voice.say("money-refund", **said)


def _reason(quote: Quote, voice: Voice) -> Sentences:
    if quote.change.reason:
        family, _, detail = quote.change.reason.partition(": ")
        known = worded(family, voice.language.tag)
        said = known if detail and known != family else worded(quote.change.reason, voice.language.tag)
        yield voice.say("propose-reason", quote=voice.quoted(said))


def _cancelling(finding: Proposed, voice: Voice) -> Sentences:
    order = _known(finding)
    said = content(voice, order, order.currency)
    yield voice.say("propose-cancel", order=order_number(order.id), items=said)
    yield from _reason(finding.quote, voice)
    yield from _money(finding, order, voice)


def _returning(finding: Proposed, voice: Voice) -> Sentences:
    order, quote = _known(finding), finding.quote
    said = items(voice, lines_of(quote.change.pieces, order), order.items, order.currency)
    yield voice.say("propose-return", order=order_number(order.id), items=said)
    fees = [
        voice.say(
            f"part-fee-{fee.why if fee.why in FEES else 'other'}",
            price=voice.amount(fee.amount, order.currency),
        )
        for fee in quote.fees
        if fee.amount
    ]
    if fees:
        yield voice.say("propose-fees", parts=voice.listing(fees))
    yield from _money(finding, order, voice)
    yield from _reason(quote, voice)


def _readdressing(finding: Proposed, voice: Voice) -> Sentences:
    order = _known(finding)
    to, before = address(finding.quote.change.address or NOWHERE), address(order.address)
    yield voice.say("propose-address", order=order_number(order.id), address=to, before=before)


def _moving(finding: Proposed, voice: Voice) -> Sentences:
    to, before = address(finding.quote.change.address or NOWHERE), address(finding.customer.address)
    yield voice.say("propose-account-address", address=to, before=before)


def _repaying(finding: Proposed, voice: Voice) -> Sentences:
    order = _known(finding)
    to = method_of(voice, finding.quote.change.payment_method_id or "", finding.customer, order.currency)
    yield voice.say("propose-payment", order=order_number(order.id), method=to)
    yield from _money(finding, order, voice)


def _swapping(finding: Proposed, voice: Voice) -> Sentences:
    order, quote = _known(finding), finding.quote
    found = swaps(quote.change.pieces, order, finding.goods)
    prices = order.currency if adds_up(found, quote) else ""
    exchange = quote.change.kind is Kind.EXCHANGE
    yield voice.say("propose-exchange" if exchange else "propose-items", order=order_number(order.id))
    yield from bulleted(_swap(line, many, variant, order, prices, voice) for line, many, variant in found)
    money = _money(finding, order, voice) or [voice.say("propose-same-price")]
    yield "\n" + money[0]
    yield from money[1:]


def _swap(line: Line, many: int, variant: GoodsVariant, order: Order, currency: str, voice: Voice) -> str:
    """What one item becomes: each option that changes, and what it costs instead where that differs."""
    parts = []
    for name in differing(line.options, variant.options):
        new, old = variant.options.get(name, ""), line.options.get(name, "")
        if flat(new) and flat(old):
            parts.append(instead(voice, name, new, old))
        elif flat(new) or flat(old):
            said = option(voice, name, new or old)
            parts.append(said if flat(new) else voice.say("part-without", old=said))
    if currency and variant.price != line.price:
        low, high = voice.amount(variant.price, currency), voice.amount(line.price, currency)
        each = "-each" if many > 1 else ""
        parts.append(voice.say(f"part-price-instead{each}", low=low, high=high))
    name = items(voice, [(line, many)], order.items)
    return voice.say("swap", name=name, parts=voice.joined(parts or [voice.say("part-same-again")]))


WHAT: dict[Kind, Callable[[Proposed, Voice], Sentences]] = {
    Kind.CANCEL: _cancelling,
    Kind.RETURN: _returning,
    Kind.EXCHANGE: _swapping,
    Kind.CHANGE_ITEMS: _swapping,
    Kind.CHANGE_ADDRESS: _readdressing,
    Kind.CHANGE_PAYMENT: _repaying,
    Kind.ACCOUNT_ADDRESS: _moving,
}


# ---- what became of it -----------------------------------------------------------------------


def change_made(finding: ChangeMade, voice: Voice, sought: Query | None) -> Sentences:
    """Done where the order system says so, asked for where it has not yet."""
    receipt, quote, before = finding.receipt, finding.quote, finding.before
    kind, again = quote.change.kind, "yes" if receipt.repeated else "no"
    said = items(voice, lines_of(quote.change.pieces, before), before.items) if before else ""
    if not receipt.acknowledged:
        what = noun(voice, kind, before.id if before else "", said)
        yield voice.say("made-asked", again=again, noun=what)
        yield voice.say("made-unsure")
        return
    yield voice.say("made", again=again, fact=_fact(finding, said, voice))
    if receipt.repeated:
        return
    found = swaps(quote.change.pieces, before, finding.goods) if before and kind in SWAPS else []
    if before and found:
        yield from bulleted(_swap(line, many, variant, before, "", voice) for line, many, variant in found)
    follows = [*_money(finding, before, voice, made=True), *_send_back(quote, voice)]
    if before and quote.final and kind is Kind.CHANGE_ITEMS:
        follows.append(voice.say("made-last"))
    if found and follows:
        follows[0] = "\n" + follows[0]
    yield from follows


def _fact(finding: ChangeMade, said: str, voice: Voice) -> str:
    """What is true now."""
    change, before = finding.quote.change, finding.before
    to = address(change.address or NOWHERE)
    if before is None:
        return voice.say(f"fact-{Kind.ACCOUNT_ADDRESS}", address=to)
    order = order_number(before.id)
    match change.kind:
        case Kind.CANCEL:
            return voice.say(f"fact-{change.kind}", order=order)
        case Kind.CHANGE_ADDRESS:
            return voice.say(f"fact-{change.kind}", order=order, address=to)
        case Kind.CHANGE_PAYMENT:
            paid = change.payment_method_id or ""
            method = method_of(voice, paid, finding.customer, before.currency, balance=False)
            return voice.say(f"fact-{change.kind}", order=order, method=method)
        case _:
            return voice.say(f"fact-{change.kind}", order=order, items=said)
