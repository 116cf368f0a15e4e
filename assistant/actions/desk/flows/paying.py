"""How a change is paid, or where a refund goes: asked only where there is a choice that matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant import naming
from assistant.actions.desk.flows.outcomes import Question
from assistant.actions.desk.said import View
from assistant.desk import Draft, Slot
from assistant.evidence import SlotAsked
from assistant.orders import STORE_CREDIT, Kind, Order, PaymentMethod, Quote
from assistant.service.rules.terms import Changing, Exchanging

UNKNOWN = "unknown"
"""In the place of a method that the customer does not have: the rules refuse it."""


def original(order: Order, methods: Sequence[PaymentMethod]) -> PaymentMethod | None:
    """The one of these that the order was paid with, if it was one."""
    paid = [p.payment_method_id for p in order.payments if p.kind == "payment"]
    return next((m for id in paid[:1] for m in methods if m.id == id), None)


def is_said(draft: Draft) -> bool:
    return bool(draft.methods) or draft.original


def paid_with(draft: Draft, order: Order, view: View) -> Draft:
    """The draft with the method that was said, where it can be told which that is; why one cannot be
    used, the rules say."""
    allowed = view.rules.methods(draft.kind, order, view.customer)
    fits = [m.id for m in allowed if m.id in draft.methods] or list(draft.methods)
    if STORE_CREDIT.id in fits:  # it may be what a gift card is called, where the shop has no such thing
        own = [id for id in fits if id != STORE_CREDIT.id]
        fits = [STORE_CREDIT.id] if STORE_CREDIT.id in {m.id for m in allowed} or not own else own
    if draft.original:
        method = original(order, allowed) or original(order, view.customer.payment_methods)
        fits = [method.id] if method else [UNKNOWN]
    return replace(draft, payment_method_id=fits[0] if len(fits) == 1 else None)


def is_asked(draft: Draft, usable: Sequence[Quote], view: View) -> bool:
    """Whether the customer has to say which method, of those with which the change comes to `usable`."""
    if len(usable) < 2:
        return False
    if draft.kind is Kind.CHANGE_PAYMENT:
        return True
    if draft.kind is Kind.RETURN:  # where a refund is spread by the rules, there is nothing to choose
        return len({tuple(m.payment_method_id for m in quote.moves) for quote in usable}) > 1
    return any(quote.difference for quote in usable) or _always(draft.kind, view)


def _always(kind: Kind, view: View) -> bool:
    term = view.rules.of(kind)
    return isinstance(term, (Changing, Exchanging)) and term.ask_method


def question(draft: Draft, order: Order, methods: Sequence[PaymentMethod], why: str = "") -> Question:
    open_ = replace(draft, payment_method_id=None, methods=(), original=False)
    labels = naming.method_labels(methods, order.currency)
    lines = (order.line(piece.line_id) for piece in draft.pieces)
    asked = SlotAsked(
        draft.kind,
        Slot.METHOD,
        order,
        lines=tuple(filter(None, lines)),
        options=labels,
        failed=bool(why),
        why=why,
    )
    return Question(Slot.METHOD, asked, open_, labels, tuple(m.id for m in methods))
