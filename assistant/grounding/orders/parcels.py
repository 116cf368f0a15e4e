"""What may be said of parcels: subject, days, carrier and tracking are all of one and the same parcel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from assistant.grounding.orders.forms import Form, listed, maybe
from assistant.grounding.orders.values import day, items, number, order_number, same
from assistant.naming import flat
from assistant.orders import Fulfilment, Line, Order


def parcels(order: Order, today: date | None = None) -> Iterator[Form]:
    sent = order.fulfilments
    named = {id for parcel in sent for id in parcel.variant_ids}
    rest = [(line, line.quantity) for line in order.items if line.variant_id not in named]
    whole = len(sent) == 1 and not rest
    if len(sent) > 1:
        places = {
            "order": lambda text: order_number(text, order.id),
            "count": lambda text: number(text, len(sent)),
        }
        yield Form("{order} has {count} parcels.", places)
    if rest and order.status in ("shipped", "delivered"):
        missing = {"rest": lambda text: items(text, rest, order.items)}
        yield Form("i see no parcel yet for {rest}.", missing)
    for parcel in sent:
        yield from _parcel(parcel, order, whole, today)


def _parcel(parcel: Fulfilment, order: Order, whole: bool, today: date | None) -> Iterator[Form]:
    inside = _inside(parcel, order)
    many = not whole and sum(quantity for _, quantity in inside) > 1
    was, has = ("were", "have") if many else ("was", "has")

    ids = [id for id in parcel.tracking_ids if flat(id)]

    def subject(text: str) -> bool:
        if whole:
            return order_number(text, order.id)
        return items(text, inside, order.items) if inside else text == "one parcel"

    def tracked(text: str) -> bool:
        return text.startswith(", tracking ") and tracking(text.removeprefix(", tracking "))

    def tracking(text: str) -> bool:
        return listed(text, ids, same)

    def carried(text: str) -> bool:
        return text[:4] == " by " and same(text[4:], parcel.carrier or "")

    def sent(text: str) -> bool:
        return text[:6] == " with " and same(text[6:], parcel.carrier or "")

    def expected(text: str) -> bool:
        who, end = _expecting(parcel, many, today)
        on = text.removeprefix(who).removesuffix(end)
        return f"{who}{on}{end}" == text and day(on, parcel.expected_at)

    places = {
        "subject": subject,
        "tracked": maybe(tracked),
        "tracking": tracking,
        "by": maybe(carried),
        "with": maybe(sent),
        "carrier": maybe(lambda text: text[:1] == "," and sent(text[1:])),
        "delivered": lambda text: day(text, parcel.delivered_at),
        "shipped": lambda text: day(text, parcel.shipped_at),
        "expected": maybe(expected),
    }
    if parcel.delivered_at:
        yield Form(f"{{subject}} {was} delivered on {{delivered}}{{by}}{{tracked}}.", places)
    elif parcel.shipped_at:
        yield Form("{subject} left us on {shipped}{with}{tracked}{expected}.", places)
    elif order.status == "delivered":
        yield Form(f"{{subject}} {was} delivered{{by}}{{tracked}}.", places)
    elif order.status == "shipped":
        yield Form(f"{{subject}} {has} left us{{with}}{{tracked}}.", places)
    one = len(ids) == 1
    numbers = "number of {subject} is" if one else "numbers of {subject} are"
    yield Form(f"the tracking {numbers} {{tracking}}{{carrier}}.", places)


def _expecting(parcel: Fulfilment, many: bool, today: date | None) -> tuple[str, str]:
    """What stands before the day on which it is to come, and after it where that day is past."""
    past = bool(today and parcel.expected_at and parcel.expected_at.date() < today)
    match many, past:
        case True, True:
            who = "they expected them" if parcel.carrier else "they were expected"
        case True, False:
            who = "they expect them" if parcel.carrier else "they are expected"
        case False, True:
            who = "they expected it" if parcel.carrier else "it was expected"
        case _:
            who = "they expect it" if parcel.carrier else "it is expected"
    late = ", and they aren't marked as delivered" if many else ", and it isn't marked as delivered"
    return f"; {who} on ", late if past else ""


def _inside(parcel: Fulfilment, order: Order) -> list[tuple[Line, int]]:
    left = Counter(parcel.variant_ids)
    found = []
    for line in order.items:
        quantity = min(left[line.variant_id], line.quantity)
        left[line.variant_id] -= quantity
        found += [(line, quantity)] if quantity else []
    return found
