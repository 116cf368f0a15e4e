"""A draft, as far as it can be completed: what is missing, why it is not allowed, or what it comes to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, replace

from assistant.actions.desk.flows import addressing, paying
from assistant.actions.desk.flows.itemizing import itemized
from assistant.actions.desk.flows.kinds import OF_ITEMS, SLOTS
from assistant.actions.desk.flows.ordering import settled
from assistant.actions.desk.flows.outcomes import No, Question, Several
from assistant.actions.desk.flows.replacing import question as which_variant
from assistant.actions.desk.flows.replacing import replaced
from assistant.actions.desk.said import View
from assistant.desk import Draft, Slot
from assistant.evidence import SlotAsked
from assistant.orders import Address, Change, Order, PaymentMethod, Quote, Refusal

Outcome = Question | No | Several | tuple[Draft, Quote]


def complete(draft: Draft, view: View, focus: Sequence[str] = ()) -> Outcome:
    """What a draft comes to now. `focus` are the orders last spoken of. No I/O."""
    order: Order | None = None
    if Slot.ORDER in SLOTS[draft.kind]:
        found = settled(draft, view, focus)
        if not isinstance(found, Draft):
            return found
        draft, order = found, view.order(found.orders[0])
    return _of(draft, order, view)


def _of(draft: Draft, order: Order | None, view: View) -> Outcome:
    if order is not None and (draft.kind in OF_ITEMS or any(m.lines for m in draft.meant)):
        found = itemized(draft, order, view)
        if isinstance(found, Question):
            return found
        draft = found
    if order is not None and Slot.REPLACEMENT in SLOTS[draft.kind]:
        swapped = replaced(draft, order, view)
        if not isinstance(swapped, Draft):
            return swapped
        draft = swapped
    if Slot.REASON in SLOTS[draft.kind] and draft.reason not in view.rules.reasons:
        return _reason(draft, order, view, why="reason" if draft.reason else "")
    address: Address | None = None
    if Slot.ADDRESS in SLOTS[draft.kind]:
        given = addressing.addressed(draft, order, view)
        if isinstance(given, Question):
            return given
        address = given
    if order is not None and Slot.METHOD in SLOTS[draft.kind]:
        return _paid(paying.paid_with(draft, order, view), order, view)
    return _judged(draft, order, view, address)


def _paid(draft: Draft, order: Order, view: View) -> Outcome:
    """With its payment method: asked for only once the rest is known to be allowed, and only where
    there is a choice."""
    if draft.payment_method_id is not None:
        return _judged(draft, order, view, None)
    tried = _tried(draft, order, view)
    usable = {id: made for id, made in tried.items() if isinstance(made, tuple)}
    if not usable:
        return next(iter(tried.values()), None) or _judged(draft, order, view, None)
    if not paying.is_asked(draft, [quote for _, quote in usable.values()], view):
        return next(iter(usable.values()))
    return paying.question(draft, order, _methods(draft, order, view, usable))


def _tried(draft: Draft, order: Order, view: View) -> dict[str, Outcome]:
    """What the change comes to with each method that it may use, the likeliest first."""
    methods = view.rules.methods(draft.kind, order, view.customer)
    return {m.id: _judged(replace(draft, payment_method_id=m.id), order, view, None) for m in methods}


def _methods(draft: Draft, order: Order, view: View, ids: Collection[str]) -> list[PaymentMethod]:
    return [m for m in view.rules.methods(draft.kind, order, view.customer) if m.id in ids]


def change_of(draft: Draft, view: View) -> Change | None:
    """The change that a draft which was shown stands for, whatever the records allow now."""
    order = view.order(draft.orders[0]) if draft.orders else None
    address: Address | Question | None = None
    if Slot.ADDRESS in SLOTS[draft.kind]:
        address = addressing.addressed(draft, order, view)
    return None if isinstance(address, Question) else _change(draft, order, view, address)


def _change(draft: Draft, order: Order | None, view: View, address: Address | None) -> Change:
    method = draft.payment_method_id if Slot.METHOD in SLOTS[draft.kind] else None
    order_id = order.id if order else None
    return Change(draft.kind, view.customer.id, order_id, draft.pieces, method, draft.reason, address)


def _judged(draft: Draft, order: Order | None, view: View, address: Address | None) -> Outcome:
    change = _change(draft, order, view, address)
    result = view.rules.judge(change, order, view.customer, view.goods, view.today)
    if isinstance(result, Quote):
        return draft, result
    again = AGAIN.get(result.rule)
    asked = again(draft, order, view, result) if again and order is not None else None
    return asked or No(result, draft)


# ---- what the rules refuse and another answer can mend ---------------------------------


def _reason(draft: Draft, order: Order | None, view: View, why: str = "") -> Question:
    labels = tuple(view.rules.reasons)
    finding = SlotAsked(draft.kind, Slot.REASON, order, options=labels, failed=bool(why), why=why)
    return Question(Slot.REASON, finding, replace(draft, reason=None), labels, labels)


def _method_again(draft: Draft, order: Order, view: View, refusal: Refusal) -> Question | None:
    """Another method, where what was said cannot be used and another can."""
    if not paying.is_said(draft):
        return None
    plain = replace(draft, methods=(), original=False)
    usable = [id for id, made in _tried(plain, order, view).items() if isinstance(made, tuple)]
    methods = _methods(draft, order, view, usable)
    return paying.question(draft, order, methods, refusal.rule) if usable else None


def _variant_again(draft: Draft, order: Order, view: View, refusal: Refusal) -> Question | None:
    line = order.line(refusal.facts.get("line_id", ""))
    goods = view.goods.get(line.product_id) if line else None
    if line is None or goods is None:
        return None
    asked = which_variant(draft, order, line, goods, draft.wanted.get(line.line_id), view)
    return asked if asked.ids else None


def _address_again(draft: Draft, order: Order, view: View, refusal: Refusal) -> Question:
    missing = tuple(refusal.facts.get("missing", "").split(", "))
    finding = SlotAsked(draft.kind, Slot.ADDRESS, order, options=missing, failed=True, why=refusal.rule)
    return Question(Slot.ADDRESS, finding, draft)


AGAIN: Mapping[str, Callable[[Draft, Order, View, Refusal], Question | None]] = {
    "balance": _method_again,
    "target": _method_again,
    "same_method": _method_again,
    "unknown_method": _method_again,
    "unavailable": _variant_again,
    "same_item": _variant_again,
    "no_replacement": _variant_again,
    "address_incomplete": _address_again,
}
"""By the name of the rule, what is asked again."""


def digest(quote: Quote) -> str:
    """What a yes agrees to: the whole quote with the versions of the records that it rests on."""
    plain = json.dumps(asdict(quote), sort_keys=True, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()
