"""Answers from the records that change nothing: status, tracking, history, refunds, the account."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant import naming
from assistant.actions.desk import troubling
from assistant.actions.desk.flows.replacing import MOST_OFFERED, nearest
from assistant.actions.desk.said import Ask, Said, View, Wish
from assistant.desk import Desk, Slot, Wanted
from assistant.evidence import (
    AccountTold,
    Finding,
    NoSuchOrder,
    OrdersListed,
    OrderTold,
    TroubleTold,
    VariantsTold,
)
from assistant.orders import GoodsVariant, Line, Order

MOST_LISTED = 6

OF_ACCOUNT = frozenset({Ask.BALANCE, Ask.METHODS, Ask.ACCOUNT})
WHICH = {Ask.STATUS: "open", Ask.TRACKING: "open", Ask.REFUND: "refund"}

DESTINATION = re.compile(
    r"\bwhere(?:'s| is| are| was| were|s)\b[^.?!,]*\b(?:going(?! on)|headed|being (?:sent|shipped|delivered)"
    r"|(?:sent|shipped|shipping|delivered) to)\b|\b(?:what|which) address\b"
    r"|\bwhat(?:'s| is| was) the (?:[a-z]+ )?address\b",
    re.IGNORECASE,
)
"""It is asked where an order goes, and not how far it has come."""
PRICE = re.compile(
    r"\b(?:how much|price|cost|costs|what (?:did|have) i (?:pay|paid|spen[dt]))\b", re.IGNORECASE
)
OF_THING = re.compile(
    r"\b(?:name of|called|which order|which (?:[a-z-]+ )?did|what (?:kind|sort|brand))\b", re.IGNORECASE
)
MOST_SINGLE = 4
OWN = re.compile(
    r"\b(?:what|which) (?:[a-z]+ )?(?:colou?r|size|material|style|capacity|length|height|model|type)s?"
    r" (?:(?:is|was|are|were) (?:my|the|it|that|this|those|they)\b|did i (?:order|buy|get|choose|pick)\b)"
    r"(?!.*\b(?:available|new|other|else|stock|come|have|offer|left|instead|can|could)\b)",
    re.IGNORECASE,
)
"""It is asked what something of theirs is like, and not what else there is."""


@dataclass(frozen=True, slots=True)
class Told:
    desk: Desk
    findings: tuple[Finding, ...]
    options: tuple[str, ...] = ()


def tell_all(said: Said, desk: Desk, view: View, *, alone: bool) -> Told:
    """What the records say to the questions of a message, each thing once. Where it asks none, and orders
    were listed to choose from, these again; unless it is not `alone`, but said something beside them."""
    findings: list[Finding] = []
    options: tuple[str, ...] = ()
    for wish in said.wishes:
        if not isinstance(wish.kind, Ask):
            continue
        answer = tell(wish.kind, wish, desk, view)
        if wish.kind is Ask.TROUBLE and any(w.kind is not Ask.TROUBLE for w in said.wishes):
            found = answer.desk
            if found.awaiting is None:
                desk = replace(desk, focus=found.focus, lines=found.lines, asked=found.asked)
            continue  # what they want done about it they have said as well
        desk, options = answer.desk, answer.options
        if wish.kind is not Ask.TROUBLE and desk.asked == troubling.TOLD:
            desk = replace(desk, asked=())
        findings.extend(finding for finding in answer.findings if finding not in findings)
    if said.wishes or desk.drafts or not desk.about:
        return Told(desk, tuple(findings), options)
    if said.drops or said.finished or said.agrees is False:
        return Told(replace(desk, awaiting=None, asked=(), about=""), ())
    return which(desk, view) if alone else Told(desk, ())


def which(desk: Desk, view: View) -> Told:
    """The orders that were listed to choose from, once more."""
    orders = tuple(order for id in desk.asked if (order := view.order(id)) is not None)
    if desk.awaiting is not Slot.ORDER or not orders:
        return Told(desk, ())
    trouble = desk.about == Ask.TROUBLE
    finding = TroubleTold(orders=orders) if trouble else OrdersListed(orders, len(orders))
    return Told(desk, (finding,), naming.order_labels(orders))


def tell(ask: Ask, wish: Wish, desk: Desk, view: View) -> Told:
    """What the records say to a question; where it is of one of several orders, these are listed and
    it is remembered what of them was asked."""
    if ask in OF_ACCOUNT:
        return Told(desk, (AccountTold(view.customer, str(ask)),))
    if ask is Ask.VARIANTS:
        return _variants(wish, desk, view)
    if ask is Ask.TROUBLE and not wish.unknown:
        return Told(*troubling.tell(wish, desk, view))
    if wish.unknown and not wish.orders:
        return Told(desk, (NoSuchOrder(wish.unknown, view.orders[:MOST_LISTED]),))
    if ask is Ask.DETAILS and (single := _single(wish, desk, view)):
        return single
    if ask is Ask.HISTORY and not wish.orders:
        return _listed(ask, view.orders, desk)
    orders = _meant(ask, wish, desk, view)
    if len(orders) == 1 or (wish.orders and len(orders) <= 3):
        return _told(ask, orders, wish, desk, view)
    return _listed(ask, orders, desk, narrowed=not wish.orders or len(orders) < len(wish.orders))


def _told(ask: Ask, orders: Sequence[Order], wish: Wish, desk: Desk, view: View) -> Told:
    about = Ask.DETAILS if ask is Ask.HISTORY else ask
    told = "address" if about in (Ask.STATUS, Ask.DETAILS) and DESTINATION.search(wish.text) else str(about)
    findings = tuple(
        OrderTold(order, view.customer, told, refund_days=_days(about, order, view), today=view.today)
        for order in orders
    )
    lines = tuple((order.id, line.line_id) for order in orders for line in order.items)
    desk = desk if desk.drafts else replace(desk, awaiting=None, asked=(), about="")
    return Told(replace(desk, focus=tuple(order.id for order in orders), lines=lines), findings)


def _single(wish: Wish, desk: Desk, view: View) -> Told | None:
    """What one thing cost, or which it was, where that is asked of it by its name."""
    lines = [line for item in wish.items for line in item.lines if not wish.orders or line[0] in wish.orders]
    about = "price" if PRICE.search(wish.text) else "options" if OF_THING.search(wish.text) else ""
    if not lines or len(lines) > MOST_SINGLE or not about:
        return None
    told = []
    for order in view.orders:
        own = tuple(line for line in order.items if (order.id, line.line_id) in lines)
        if own:
            told.append(OrderTold(order, view.customer, about, today=view.today, lines=own))
    focus = tuple(finding.order.id for finding in told)
    return Told(replace(desk, focus=focus, lines=tuple(lines)), tuple(told))


def _days(ask: Ask, order: Order, view: View) -> tuple[int, int] | None:
    """The business days of a refund, where one is on its way to anything but a gift card."""
    if ask is not Ask.REFUND:
        return None
    to = {p.payment_method_id for p in order.payments if p.kind == "refund"}
    if order.request is not None and order.request.payment_method_id:
        to.add(order.request.payment_method_id)
    methods = [view.customer.method(id) for id in to or {p.payment_method_id for p in order.payments}]
    slow = any(method is None or method.kind != "gift_card" for method in methods)
    return view.rules.refund_days if slow else None


def _listed(ask: Ask, orders: Sequence[Order], desk: Desk, narrowed: bool = False) -> Told:
    """`narrowed` where these are not all that were named, but those that the question is likely of."""
    shown = tuple(orders[:MOST_LISTED])
    desk = replace(desk, focus=tuple(order.id for order in shown))
    finding = OrdersListed(shown, len(orders), WHICH.get(ask, "") if narrowed else "")
    if ask in (Ask.STATUS, Ask.HISTORY) or not shown or desk.draft is not None:
        return Told(desk, (finding,))
    asked = tuple(order.id for order in shown)
    desk = replace(desk, awaiting=Slot.ORDER, asked=asked, about=str(ask))
    return Told(desk, (finding,), naming.order_labels(shown))


# ---- which orders a question means -------------------------------------------------------


def _meant(ask: Ask, wish: Wish, desk: Desk, view: View) -> tuple[Order, ...]:
    """Those that were named; else those that have what was named; else those that the question is
    likely to be about, of which one that was just spoken of comes before the others."""
    if wish.orders:
        named = tuple(order for order in view.orders if order.id in wish.orders)
        return named if len(named) == 1 else _likely(ask, named, view) or named
    lines = {order for item in wish.items for order, _ in item.lines}
    if lines:
        having = tuple(order for order in view.orders if order.id in lines)
        return _likely(ask, having, view) or having
    if len(desk.focus) == 1 and (order := view.order(desk.focus[0])) is not None:
        return (order,)
    return _likely(ask, view.orders, view) or view.orders[:1]


def _likely(ask: Ask, orders: Sequence[Order], view: View) -> tuple[Order, ...]:
    test = LIKELY.get(ask)
    return tuple(order for order in orders if test is None or test(order, view))


def _under_way(order: Order, view: View) -> bool:
    return order.status in view.rules.under_way or order.status == view.rules.change_order_items.status_after


def _on_the_road(order: Order, view: View) -> bool:
    return _under_way(order, view) and any(parcel.tracking_ids for parcel in order.fulfilments)


def _refunded(order: Order, view: View) -> bool:
    wants_back = order.request is not None and order.request.kind in ("return", "cancel")
    return wants_back or any(payment.kind == "refund" for payment in order.payments)


LIKELY: Mapping[Ask, Callable[[Order, View], bool]] = {
    Ask.STATUS: _under_way,
    Ask.TRACKING: _on_the_road,
    Ask.REFUND: _refunded,
}


# ---- what something of theirs also comes in ------------------------------------------------


def _variants(wish: Wish, desk: Desk, view: View) -> Told:
    lines = _lines(wish, desk, view)
    if OWN.search(wish.text) and (own := _own(lines, wish, view)):
        focus = tuple(finding.order.id for finding in own)
        told = tuple((f.order.id, line.line_id) for f in own for line in f.lines)
        return Told(replace(desk, lines=told, focus=focus), own)
    findings: list[Finding] = []
    spoken: list[tuple[str, str]] = []
    said = {line.line_id: _said_of(line, wish, view) for _, line in lines}
    most = max((len(wanted.options) for wanted in said.values() if wanted), default=0)
    for order, line in lines:
        wanted = said[line.line_id]
        if len(wanted.options if wanted else ()) < most:
            continue  # "in glass, 5 ft" is asked of no mouse
        goods = view.goods.get(line.product_id)
        if goods is None or any(isinstance(f, VariantsTold) and f.goods.id == goods.id for f in findings):
            continue
        variants, missing = nearest(line, goods, wanted)
        name = "" if wanted else _option(wish.text, line)
        if name and (alike := [v for v in variants if _differs_only(v, line, name)]):
            findings.append(VariantsTold(line, goods, tuple(alike), option=name))
        else:
            findings.append(VariantsTold(line, goods, tuple(variants[:MOST_OFFERED]), missing))
        spoken.append((order.id, line.line_id))
    focus = tuple(dict.fromkeys(order for order, _ in spoken)) or desk.focus
    return Told(replace(desk, lines=tuple(spoken) or desk.lines, focus=focus), tuple(findings[:3]))


def _option(text: str, line: Line) -> str:
    """The one option that a question names ("what other colours are there?"), if it names just one."""
    said = re.sub(r"\bcolour", "color", text.casefold())
    named = [name for name in line.options if re.search(rf"\b{re.escape(name.casefold())}s?\b", said)]
    return named[0] if len(named) == 1 else ""


def _differs_only(variant: GoodsVariant, line: Line, name: str) -> bool:
    """Whether it is as the line in all but this option."""
    differs = {n for n in {*variant.options, *line.options} if variant.options.get(n) != line.options.get(n)}
    return differs == {name} and bool(variant.options.get(name))


def _own(lines: Sequence[tuple[Order, Line]], wish: Wish, view: View) -> tuple[OrderTold, ...]:
    """What the lines are like that are asked of; none where it is not plain which."""
    found: dict[str, list[Line]] = {}
    for order, line in lines:
        if not wish.orders or order.id in wish.orders:
            found.setdefault(order.id, []).append(line)
    if sum(map(len, found.values())) > MOST_OFFERED:
        return ()
    return tuple(
        OrderTold(order, view.customer, "options", today=view.today, lines=tuple(found[order.id]))
        for order in view.orders
        if order.id in found
    )


def _said_of(line: Line, wish: Wish, view: View) -> Wanted | None:
    """What a question says that it should be, in values that the product has."""
    goods = view.goods.get(line.product_id)
    wanted = next((swap.wanted for swap in wish.swaps), None)
    if goods is None:
        return None
    values = {(name, value) for v in goods.variants for name, value in v.options.items()}
    said = dict(wanted.options) if wanted else {}
    said |= {name: value for name, value in sorted(values) if len(value) > 1 and _stands(value, wish.text)}
    kept = {name: value for name, value in said.items() if (name, value) in values}
    return replace(wanted or Wanted(), options=kept) if kept or wanted else None


def _stands(value: str, text: str) -> bool:
    """Whether a value stands in a text as words of its own; "yes" and "no" say nothing."""
    found = re.search(rf"(?<![\w.]){re.escape(value)}(?![\w])", text, re.IGNORECASE)
    return found is not None and value.casefold() not in ("yes", "no")


def _lines(wish: Wish, desk: Desk, view: View) -> list[tuple[Order, Line]]:
    """The lines that were named; else those of the change in hand; else those last spoken of."""
    items = [*wish.items, *(swap.item for swap in wish.swaps if swap.item is not None)]
    ids = [line for item in items for line in item.lines]
    if not ids and desk.draft is not None and len(desk.draft.orders) == 1:
        ids = [(desk.draft.orders[0], piece.line_id) for piece in desk.draft.pieces]
    found = []
    for order_id, line_id in ids or desk.lines[:MOST_LISTED]:
        order = view.order(order_id)
        line = order.line(line_id) if order else None
        if order is not None and line is not None:
            found.append((order, line))
    return found
