"""Where the parcels of an order are, as far as the record says."""

from __future__ import annotations

from datetime import date

from assistant.generation.orders.parts import items, order_name
from assistant.generation.words import capital, count, listing
from assistant.naming import day, flat
from assistant.orders import Fulfilment, Line, Order


def parcels(order: Order, today: date | None = None) -> list[str]:
    """One sentence a parcel, and one for what is in none of them."""
    sent = order.fulfilments
    if not sent:
        return []
    rest = left(order)
    if len(sent) == 1 and not rest:
        return _one(capital(order_name(order.id)), sent[0], order, False, today)
    said = [f"{capital(order_name(order.id))} has {count(len(sent))} parcels."] if len(sent) > 1 else []
    for parcel in sent:
        inside = contained(parcel, order)
        many = sum(quantity for _, quantity in inside) > 1
        name = capital(items(inside, order.items)) if inside else "One parcel"
        said += _one(name, parcel, order, many, today)
    if rest and order.status in ("shipped", "delivered"):
        said.append(f"I see no parcel yet for {items(rest, order.items)}.")
    return said


def contained(parcel: Fulfilment, order: Order) -> list[tuple[Line, int]]:
    """The lines in a parcel; the pieces of one variant are taken in the order of the lines."""
    ids = list(parcel.variant_ids)
    found = []
    for line in order.items:
        quantity = min(ids.count(line.variant_id), line.quantity)
        for _ in range(quantity):
            ids.remove(line.variant_id)
        if quantity:
            found.append((line, quantity))
    return found


def left(order: Order) -> list[tuple[Line, int]]:
    """What is in no parcel. A parcel that names a variant once holds all pieces of its line."""
    ids = [id for parcel in order.fulfilments for id in parcel.variant_ids]
    return [(line, line.quantity) for line in order.items if line.variant_id not in ids]


def _one(name: str, parcel: Fulfilment, order: Order, many: bool, today: date | None) -> list[str]:
    was, has = ("were", "have") if many else ("was", "has")
    carrier = flat(parcel.carrier or "")
    ids = [flat(id) for id in parcel.tracking_ids if flat(id)]
    tracked = f", tracking {listing(ids)}" if ids else ""
    if parcel.delivered_at:
        by = f" by {carrier}" if carrier else ""
        return [f"{name} {was} delivered on {day(parcel.delivered_at, year=True)}{by}{tracked}."]
    if parcel.shipped_at:
        with_ = f" with {carrier}" if carrier else ""
        expected = f"; {expects(parcel, many, today)}" if parcel.expected_at else ""
        return [f"{name} left us on {day(parcel.shipped_at)}{with_}{tracked}{expected}."]
    if order.status == "delivered":
        by = f" by {carrier}" if carrier else ""
        return [f"{name} {was} delivered{by}{tracked}."]
    if order.status == "shipped":
        with_ = f" with {carrier}" if carrier else ""
        return [f"{name} {has} left us{with_}{tracked}."]
    if ids:
        with_ = f", with {carrier}" if carrier else ""
        numbers = "numbers of {} are" if len(ids) > 1 else "number of {} is"
        return [f"The tracking {numbers.format(name[:1].lower() + name[1:])} {listing(ids)}{with_}."]
    return []


def expects(parcel: Fulfilment, many: bool, today: date | None) -> str:
    """When it is to come; where that day is past, that it was to come then and nobody says that it has."""
    if not parcel.expected_at:
        return ""
    it, is_, was = ("them", "aren't", "were") if many else ("it", "isn't", "was")
    if today is None or parcel.expected_at.date() >= today:
        are = "they are" if many else "it is"
        who = f"they expect {it}" if parcel.carrier else f"{are} expected"
        return f"{who} on {day(parcel.expected_at)}"
    they = "they" if many else "it"
    who = f"they expected {it}" if parcel.carrier else f"{they} {was} expected"
    return f"{who} on {day(parcel.expected_at)}, and {they} {is_} marked as delivered"
