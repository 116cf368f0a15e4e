"""What the records say of orders and of the account, in any language, and no more than they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from assistant.evidence import AccountTold, NoSuchOrder, OrdersListed, OrderTold, VariantsTold
from assistant.generation.orders.parcels import contained, left
from assistant.generation.orders.parts import worth
from assistant.generation.orders.telling import MOST, SHOWN, gives_back, is_to_come
from assistant.generation.worded.orders.parts import (
    bulleted,
    called,
    content,
    days,
    items,
    method_list,
    method_of,
    options,
    order_number,
    status,
)
from assistant.generation.worded.parts import Sentences
from assistant.locales.voice import Voice
from assistant.naming import address, flat, item, telling
from assistant.orders import Fulfilment, Order, Payment
from retrieval.query import Query

GOES = {"delivered": "order-went", "cancelled": "order-was-to-go"}
REQUESTS = frozenset(["return", "exchange", "cancel", "change"])


def order_told(finding: OrderTold, voice: Voice, sought: Query | None) -> Sentences:
    yield from TOLD.get(finding.about, _status)(finding, voice)
    if finding.as_of is not None:
        yield voice.say("as-of", time=voice.moment(finding.as_of))


def _facts(voice: Voice, what: str, told: Sequence[str]) -> str:
    return voice.say("facts", what=what, facts=voice.joined(told))


def _named(voice: Voice, order: Order) -> str:
    return voice.say("part-order", order=order_number(order.id))


def _state(voice: Voice, order: Order) -> str:
    return voice.say("order-state", order=order_number(order.id), status=status(voice, order.status))


def _status(finding: OrderTold, voice: Voice) -> Sentences:
    order = finding.order
    sent = _parcels(order, finding.today, voice) if order.status != "cancelled" else []
    if order.status in ("shipped", "delivered") and sent:
        yield from sent
    else:
        told = [content(voice, order, most=MOST), status(voice, order.status)]
        yield _facts(voice, _named(voice, order), told)
        yield from sent
        yield from _refunded(finding, voice)
    yield from _request(finding, voice)


def _tracking(finding: OrderTold, voice: Voice) -> Sentences:
    order = finding.order
    tracked = any(parcel.tracking_ids for parcel in order.fulfilments)
    if not tracked:
        yield voice.say("tracking-none", order=order_number(order.id))
        yield _state(voice, order)
    yield from _parcels(order, finding.today, voice)
    if tracked and order.status not in ("shipped", "delivered"):
        yield _state(voice, order)


def _details(finding: OrderTold, voice: Voice) -> Sentences:
    order = finding.order
    told = []
    if order.placed_at:
        told.append(voice.say("part-placed", day=voice.day(order.placed_at, year=True)))
    told.append(content(voice, order, order.currency))
    if len(order.items) > 1:
        told.append(voice.say("part-total", price=voice.amount(worth(order), order.currency)))
    yield _facts(voice, _named(voice, order), told)
    paid = [p for p in order.payments if p.kind == "payment" and p.amount]
    if paid:
        yield voice.say("order-paid", parts=_payments(finding, paid, voice))
    yield _address(order, voice)
    sent = _parcels(order, finding.today, voice)
    if not sent or order.status not in ("shipped", "delivered"):
        yield _state(voice, order)
    yield from sent
    yield from _refunded(finding, voice)
    yield from _request(finding, voice)


def _payments(finding: OrderTold, payments: Sequence[Payment], voice: Voice) -> str:
    currency = finding.order.currency
    return voice.listing(
        [
            voice.say(
                "part-paid",
                price=voice.amount(p.amount, currency),
                method=method_of(voice, p.payment_method_id, finding.customer, currency),
            )
            for p in payments
        ]
    )


def _refunded(finding: OrderTold, voice: Voice) -> Sentences:
    """The refunds that stand in the record."""
    refunds = [p for p in finding.order.payments if p.kind == "refund" and p.amount]
    if not refunds:
        return
    yield voice.say("order-refunded", parts=_payments(finding, refunds, voice))
    cards = {m.id for m in finding.customer.payment_methods if m.kind == "gift_card"}
    if finding.refund_days and any(p.payment_method_id not in cards for p in refunds):
        yield voice.say("order-refund-takes", days=days(voice, finding.refund_days))


def _request(finding: OrderTold, voice: Voice) -> Sentences:
    """What was asked of the order and stands in its record."""
    order, asked = finding.order, finding.order.request
    if asked is None or asked.kind not in REQUESTS:
        return
    of = {"order": order_number(order.id), "request": voice.say(f"request-{asked.kind}")}
    pieces = contained(Fulfilment((), asked.items), order)
    if pieces and asked.kind != "cancel":
        yield voice.say("order-request-items", **of, items=items(voice, pieces, order.items))
    else:
        yield voice.say("order-request", **of)
    if asked.kind == "return" and asked.payment_method_id:
        to = method_of(voice, asked.payment_method_id, finding.customer, order.currency)
        yield voice.say("order-refund-goes", method=to)
        if finding.refund_days:
            yield voice.say("order-refund-after", days=days(voice, finding.refund_days))


def _refund(finding: OrderTold, voice: Voice) -> Sentences:
    known = [*_refunded(finding, voice), *_request(finding, voice)]
    if not known:
        yield voice.say("order-refund-none", order=order_number(finding.order.id))
    yield _state(voice, finding.order)
    yield from known


def _invoice(finding: OrderTold, voice: Voice) -> Sentences:
    name = order_number(finding.order.id)
    if finding.invoice_url:
        yield voice.say("order-invoice", order=name, link=finding.invoice_url)
        return
    yield voice.say("order-no-invoice", order=name)
    yield from _details(finding, voice)


def _destination(finding: OrderTold, voice: Voice) -> Sentences:
    order = finding.order
    yield _address(order, voice)
    sent = _parcels(order, finding.today, voice) if order.status in ("shipped", "delivered") else []
    yield from sent or (_state(voice, order),)


def _address(order: Order, voice: Voice) -> str:
    message = GOES.get(order.status, "order-goes")
    return voice.say(message, order=order_number(order.id), address=address(order.address))


def _described(finding: OrderTold, voice: Voice) -> Sentences:
    """What single lines are like, by all of their options."""
    told = [
        _facts(voice, item(line), [said]) for line in finding.lines if (said := options(voice, line.options))
    ]
    yield from told or _details(finding, voice)


def _priced(finding: OrderTold, voice: Voice) -> Sentences:
    """What single lines cost."""
    currency = finding.order.currency
    told = [
        voice.say(
            "answer-price-each" if line.quantity > 1 else "answer-price",
            name=called(voice, line, finding.order.items),
            price=voice.amount(line.price, currency),
        )
        for line in finding.lines
    ]
    yield from told or _details(finding, voice)


TOLD: dict[str, Callable[[OrderTold, Voice], Sentences]] = {
    "status": _status,
    "tracking": _tracking,
    "details": _details,
    "refund": _refund,
    "invoice": _invoice,
    "address": _destination,
    "options": _described,
    "price": _priced,
}


# ---- parcels ---------------------------------------------------------------------------------


def _parcels(order: Order, today: date | None, voice: Voice) -> list[str]:
    """One sentence a parcel, and one for what is in none of them."""
    sent, rest = order.fulfilments, left(order)
    if not sent:
        return []
    if len(sent) == 1 and not rest:
        told = _parcel(sent[0], order, today, voice)
        return [_facts(voice, _named(voice, order), told)] if told else []
    said = []
    if len(sent) > 1:
        said.append(voice.say("order-parcels", order=order_number(order.id), count=len(sent)))
    for parcel in sent:
        inside = contained(parcel, order)
        what = items(voice, inside, order.items) if inside else _named(voice, order)
        told = _parcel(parcel, order, today, voice)
        said += [_facts(voice, what, told)] if told else []
    if rest and order.status in ("shipped", "delivered"):
        said.append(voice.say("parcel-left", items=items(voice, rest, order.items)))
    return said


def _parcel(parcel: Fulfilment, order: Order, today: date | None, voice: Voice) -> list[str]:
    told = []
    if parcel.delivered_at:
        told.append(voice.say("part-delivered-on", day=voice.day(parcel.delivered_at, year=True)))
    elif parcel.shipped_at:
        told.append(voice.say("part-sent-on", day=voice.day(parcel.shipped_at)))
    elif order.status in ("delivered", "shipped"):
        told.append(voice.say("part-delivered" if order.status == "delivered" else "part-sent"))
    if carrier := flat(parcel.carrier or ""):
        told.append(voice.say("part-carrier", text=carrier))
    if ids := [flat(id) for id in parcel.tracking_ids if flat(id)]:
        told.append(voice.say("part-tracking", text=voice.listing(ids)))
    if parcel.expected_at and parcel.shipped_at and not parcel.delivered_at:
        late = today is not None and parcel.expected_at.date() < today
        told.append(
            voice.say("part-was-expected" if late else "part-expected", day=voice.day(parcel.expected_at))
        )
    return told


# ---- lists, the account and variants ---------------------------------------------------------


def orders_listed(finding: OrdersListed, voice: Voice, sought: Query | None) -> Sentences:
    shown = len(finding.orders)
    if not shown:
        yield voice.say("orders-none")
        return
    if finding.total > shown:
        yield voice.say("orders-some", total=finding.total, count=shown)
    elif finding.which == "open" and all(map(is_to_come, finding.orders)):
        yield voice.say("orders-listed-open", count=finding.total)
    elif finding.which == "refund" and all(map(gives_back, finding.orders)):
        yield voice.say("orders-listed-refund", count=finding.total)
    else:
        yield voice.say("orders-listed", count=finding.total)
    yield from bulleted(_summary(order, voice) for order in finding.orders)


def _summary(order: Order, voice: Voice) -> str:
    told = []
    if order.placed_at:
        told.append(voice.say("part-placed", day=voice.day(order.placed_at, year=True)))
    told += [status(voice, order.status), content(voice, order, most=MOST)]
    told.append(voice.say("part-total", price=voice.amount(worth(order), order.currency)))
    return _facts(voice, _named(voice, order), told)


def no_such_order(finding: NoSuchOrder, voice: Voice, sought: Query | None) -> Sentences:
    said = [order_number(text[:30]) for text in finding.said if flat(text)]
    yield voice.say("order-unknown", orders=voice.either(said)) if said else voice.say("order-unknown-bare")
    known = [order_number(order.id) for order in finding.orders]
    if len(known) > MOST:
        yield voice.say("order-known-more", orders=voice.joined(known[:MOST]), count=len(known) - MOST)
    elif known:
        yield voice.say("order-known", orders=voice.listing(known))


def account_told(finding: AccountTold, voice: Voice, sought: Query | None) -> Sentences:
    customer = finding.customer
    if finding.about == "balance":
        cards = [m for m in customer.payment_methods if m.kind == "gift_card" and m.balance is not None]
        sums = [voice.amount(card.balance or Decimal(0), "USD") for card in cards]
        yield voice.say("balance", parts=voice.listing(sums)) if sums else voice.say("balance-none")
    elif finding.about == "methods":
        known = method_list(voice, customer.payment_methods)
        yield voice.say("methods", methods=voice.listing(known)) if known else voice.say("methods-none")
    else:
        nothing = voice.say("account-nothing")
        person = flat(f"{customer.first_name} {customer.last_name}") or nothing
        yield voice.say("account-name", person=person, email=flat(customer.email) or nothing)
        yield voice.say("account-address", address=address(customer.address))


def variants_told(finding: VariantsTold, voice: Voice, sought: Query | None) -> Sentences:
    line, name = finding.line, item(finding.line)
    choices = [variant for variant in finding.variants if variant.id != line.variant_id]
    if not choices:
        yield voice.say("variants-none", name=name)
        return
    if finding.option and not finding.missing:
        parts = []
        for variant in choices:
            value = options(voice, {finding.option: variant.options[finding.option]})
            if variant.price != line.price:
                value = voice.say("part-value-at", value=value, price=voice.amount(variant.price, "USD"))
            parts.append(value)
        yield voice.say("variants-also", name=name, parts=voice.listing(parts))
        return
    names = telling([line.options, *(variant.options for variant in choices)])
    yield voice.say("variants-missing" if finding.missing else "variants-lead", name=name)
    yield from bulleted(
        voice.say(
            "variant-line",
            values=options(voice, variant.options, names) or name,
            price=voice.amount(variant.price, "USD"),
        )
        for variant in choices[:SHOWN]
    )
    if len(choices) > SHOWN:
        yield "\n" + voice.say("variants-more", count=len(choices) - SHOWN)
