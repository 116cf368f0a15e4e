"""Of which order a change is: those that the words fit, narrowed by what the rules allow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import naming
from assistant.actions.desk.flows.kinds import ways
from assistant.actions.desk.flows.outcomes import No, Question, Several
from assistant.actions.desk.said import View
from assistant.desk import Draft, Meant, Slot
from assistant.evidence import NoSuchOrder, SlotAsked
from assistant.orders import Kind, Order, Refusal

MOST_OFFERED = 8


def settled(draft: Draft, view: View, focus: Sequence[str] = ()) -> Draft | Question | No | Several:
    """The draft with its one order, and the kind of change that this order's state makes of it."""
    if draft.unknown and not draft.orders:
        return _which(draft, view.orders, NoSuchOrder(draft.unknown, view.orders[:MOST_OFFERED]))
    fits = _fitting(draft, view)
    if isinstance(fits, Several):
        return fits
    open_ = {o.id: kind for o in fits for kind in reversed(ways(draft.kind)) if _open(kind, o, view)}
    spoken = [id for id in focus if id in open_]
    if len(open_) > 1 and len(spoken) == 1 and not draft.orders and not _by_place(draft):
        open_ = {spoken[0]: open_[spoken[0]]}
    if len(open_) == 1:
        order_id, kind = next(iter(open_.items()))
        return replace(draft, orders=(order_id,), kind=kind)
    if open_:
        orders = [o for o in fits if o.id in open_]
        asked = SlotAsked(draft.kind, Slot.ORDER, orders=tuple(orders))
        return _which(draft, orders, asked)
    return _closed(draft, fits, view)


PLACE = re.compile(r"\bthe (?:first|second|third|last|other|previous) one\b", re.IGNORECASE)


def _by_place(draft: Draft) -> bool:
    """Whether one of several was pointed at, which the order last spoken of need not be."""
    return any(PLACE.search(said) for said in draft.said)


def _closed(draft: Draft, fits: Sequence[Order], view: View) -> Question | No:
    """None of the orders allows it: why, of the one that was most likely meant."""
    if not fits:
        failed = SlotAsked(draft.kind, Slot.ORDER, orders=view.orders[:MOST_OFFERED], failed=True)
        return _which(draft, view.orders, failed)
    order = fits[0]
    refusals = [view.rules.open_to(kind, order, view.today) for kind in ways(draft.kind)]
    refusal = _telling([r for r in refusals if r is not None], order)
    return No(refusal, replace(draft, orders=(order.id,), kind=refusal.kind))


def _telling(refusals: Sequence[Refusal], order: Order) -> Refusal:
    """Of several ways, why the one is closed that fits what state the order is in."""
    arrived = order.status.startswith("deliver") or any(f.delivered_at for f in order.fulfilments)
    fits = [r for r in refusals if arrived and r.kind is Kind.EXCHANGE]
    return fits[0] if fits else refusals[0]


def _open(kind: Kind, order: Order, view: View) -> bool:
    return view.rules.open_to(kind, order, view.today) is None


def _fitting(draft: Draft, view: View) -> list[Order] | Several:
    """The orders that were named and have everything that was named."""
    named = [o for o in view.orders if o.id in draft.orders] if draft.orders else list(view.orders)
    spoken = [m for m in draft.meant if m.lines and not m.excepted]
    places = [{order for order, _ in m.lines} for m in spoken]
    fits = [o for o in named if all(o.id in place for place in places)]
    if fits or not spoken:
        return fits
    return _apart(draft, named, spoken, view)


def _apart(
    draft: Draft, named: Sequence[Order], spoken: Sequence[Meant], view: View
) -> list[Order] | Several:
    """Items of several orders: a change for each, where it is plain which item is of which."""
    by_order: dict[str, list[Meant]] = {}
    for meant in spoken:
        places = [o for o in named if any(o.id == order for order, _ in meant.lines)]
        open_ = [o for o in places if any(_open(kind, o, view) for kind in ways(draft.kind))]
        shared = [o for o in open_ or places if o.id in by_order]
        one = shared[:1] or (open_ or places)[:1]
        if not one:
            return list(named) if draft.orders else places
        by_order.setdefault(one[0].id, []).append(meant)
    kept = [m for m in draft.meant if m.excepted or not m.lines]
    return Several(
        tuple(replace(draft, orders=(id,), meant=(*meant, *kept)) for id, meant in by_order.items())
    )


def _which(draft: Draft, orders: Sequence[Order], finding: NoSuchOrder | SlotAsked) -> Question:
    offered = orders[:MOST_OFFERED]
    labels = naming.order_labels(offered)
    return Question(Slot.ORDER, finding, draft, labels, tuple(o.id for o in offered))
