"""Whether an order as it stands is open to a change at all, and what it is open to instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.orders import Kind, Line, Order, Refusal
from assistant.service.rules.goods import excepted_by
from assistant.service.rules.pieces import item
from assistant.service.rules.terms import Terms
from assistant.service.rules.windows import latest, window

INSTEAD: dict[Kind, tuple[Kind, ...]] = {
    Kind.CANCEL: (Kind.RETURN,),
    Kind.CHANGE_ITEMS: (Kind.EXCHANGE, Kind.RETURN),
    Kind.RETURN: (Kind.CANCEL, Kind.EXCHANGE),
    Kind.EXCHANGE: (Kind.CHANGE_ITEMS, Kind.RETURN),
    Kind.CHANGE_PAYMENT: (),
    Kind.CHANGE_ADDRESS: (),
}
"""What comes nearest to a change, best first."""


def open_to(terms: Terms, kind: Kind, order: Order, today: date) -> Refusal | None:
    why = barred(terms, kind, order, today)
    return why and with_nearest(terms, why, order, today)


def barred(terms: Terms, kind: Kind, order: Order, today: date) -> Refusal | None:
    """As open_to, without what is nearest."""
    if kind is Kind.ACCOUNT_ADDRESS:
        return None
    term = terms.of(kind)
    if not term.statuses:
        return Refusal("not_offered", kind, order.id, {"status": order.status}, person=term.person)
    return _state(terms, kind, order) or _abroad(terms, kind, order) or _late(terms, kind, order, today)


def line_open_to(
    terms: Terms, kind: Kind, order: Order, line: Line, today: date, reason: str | None
) -> Refusal | None:
    """Why one line of an order cannot be sent back, though the order is open to it."""
    term = terms.back(kind)
    if term is None:
        return None
    faulty = is_faulty(terms, reason)
    named = item(line)
    exception = excepted_by(terms, kind, line)
    if exception and not exception.condition and not (faulty and exception.faulty == "allow"):
        facts = named | {"exception": exception.name, "if_faulty": exception.faulty}
        return Refusal(
            "not_returnable", kind, order.id, facts, person=faulty and exception.faulty == "person"
        )
    late = _late(terms, kind, order, today, line)
    return late and replace(late, facts={**late.facts, **named}, person=late.person or faulty)


def is_faulty(terms: Terms, reason: str | None) -> bool:
    said = (reason or "").casefold()
    return any(word.casefold() in said for word in terms.faulty)


def with_nearest(terms: Terms, why: Refusal, order: Order, today: date) -> Refusal:
    """With what can be done instead, now or (fact `nearest_when`) once the goods have arrived."""
    line = order.line(why.facts.get("line_id", ""))
    for kind in INSTEAD[why.kind]:
        closed = line and line_open_to(terms, kind, order, line, today, None)
        if barred(terms, kind, order, today) is None and not closed:
            return replace(why, nearest=kind, facts={**why.facts, "nearest_when": "now"})
    itself = (why.kind,) if why.rule == "status" else ()
    for kind in itself + INSTEAD[why.kind]:
        if terms.back(kind) and _arriving(terms, order) and not _abroad(terms, kind, order):
            return replace(why, nearest=kind, facts={**why.facts, "nearest_when": "after_delivery"})
    return why


def abroad(terms: Terms, order: Order) -> bool:
    country = order.address.country.strip().casefold()
    return bool(country) and country not in {name.casefold() for name in terms.home}


def _arriving(terms: Terms, order: Order) -> bool:
    return order.status in (*terms.under_way, terms.change_order_items.status_after)


def _state(terms: Terms, kind: Kind, order: Order) -> Refusal | None:
    """Why the order's status or an open request does not allow it."""
    term, facts = terms.of(kind), {"status": order.status}
    asked = order.request.kind if order.request else ""
    sent_back = {
        terms.return_items.status_after: "return",
        terms.exchange_items.status_after: "exchange",
    }
    if kind is Kind.CANCEL and order.status == terms.cancel_order.status_after:
        return Refusal("already_cancelled", kind, order.id, facts)
    asking = asked in sent_back.values() and order.status in term.statuses
    if terms.back(kind) and (order.status in sent_back or asking):
        request = asked if asked in sent_back.values() else sent_back[order.status]
        return Refusal("open_request", kind, order.id, facts | {"request": request})
    changed = asked == "change" or order.status == terms.change_order_items.status_after
    if kind is Kind.CHANGE_ITEMS and changed and _arriving(terms, order):
        return Refusal("already_changed", kind, order.id, facts)
    if order.status in term.statuses:
        return None
    if order.status == terms.change_order_items.status_after:
        return Refusal("already_changed", kind, order.id, facts)
    sent = [parcel for parcel in order.fulfilments if parcel.shipped_at and not parcel.delivered_at]
    if kind is Kind.CHANGE_ADDRESS and sent:
        return Refusal("dispatched", kind, order.id, facts | {"carrier": sent[0].carrier or ""})
    return Refusal("status", kind, order.id, facts | {"allowed": ", ".join(term.statuses)})


def _abroad(terms: Terms, kind: Kind, order: Order) -> Refusal | None:
    term = terms.back(kind)
    if term is None or term.abroad or not abroad(terms, order):
        return None
    return Refusal("abroad", kind, order.id, {"country": order.address.country})


def _late(terms: Terms, kind: Kind, order: Order, today: date, line: Line | None = None) -> Refusal | None:
    """Whether it is too late for the line, or else for every line of the order."""
    term = terms.back(kind)
    if term is None or not order.items:
        return None
    best = latest(window(term, order, each) for each in ([line] if line else order.items))
    if best is None or best.last is None or today <= best.last:
        return None
    if not best.known:
        return Refusal("delivery_unknown", kind, order.id, {"days": str(term.days)}, person=True)
    facts = {"days": str(term.days), "delivered": str(best.delivered)}
    return Refusal("too_late", kind, order.id, facts, on=best.last)
