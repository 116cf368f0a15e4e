"""What the records say of orders and of the account, and no more than they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.evidence import AccountTold, NoSuchOrder, OrdersListed, OrderTold, VariantsTold
from assistant.generation.orders.parcels import parcels
from assistant.generation.orders.parts import (
    BULLET,
    called,
    content,
    days,
    items,
    means,
    merged,
    method_name,
    named_methods,
    order_name,
    statuses,
    without_article,
    worth,
)
from assistant.generation.words import capital, count, listing
from assistant.naming import address, amount, day, flat, item, number, options, telling
from assistant.orders import GoodsVariant, Order
from assistant.sayings import moment

MOST = 3
"""Items of an order that are named where only its state is asked."""


def order_told(finding: OrderTold, style: int) -> tuple[str, ...]:
    said = TOLD.get(finding.about, status)(finding)
    if finding.as_of is not None:
        said.append(f"That is as of {moment(finding.as_of)}.")
    return tuple(said)


def status(finding: OrderTold) -> list[str]:
    order = finding.order
    sent = parcels(order, finding.today) if order.status != "cancelled" else []
    if order.status in ("shipped", "delivered") and sent:
        return [*sent, *request(finding)]
    first = f"{capital(order_name(order.id))}, with {content(order, most=MOST)}, {statuses(order.status)}."
    return [first, *sent, *refunded(finding), *request(finding)]


def tracking(finding: OrderTold) -> list[str]:
    order = finding.order
    if any(parcel.tracking_ids for parcel in order.fulfilments):
        stands = [] if order.status in ("shipped", "delivered") else [f"It {statuses(order.status)}."]
        return [*parcels(order, finding.today), *stands]
    yet = "" if order.status in ("cancelled", "delivered") else " yet"
    none = f"There is no tracking number for {order_name(order.id)}{yet}; it {statuses(order.status)}."
    return [none, *parcels(order, finding.today)]


def details(finding: OrderTold) -> list[str]:
    order = finding.order
    placed = f", placed on {day(order.placed_at, weekday=False, year=True)}," if order.placed_at else ""
    what = content(order, order.currency)
    total = f", {amount(worth(order), order.currency)} in all" if len(order.items) > 1 else ""
    said = [f"{capital(order_name(order.id))}{placed} is {what}{total}.", *paid(finding)]
    said.append(f"It goes to {address(order.address)}.")
    sent = parcels(order, finding.today)
    stands = [] if sent and order.status in ("shipped", "delivered") else [f"It {statuses(order.status)}."]
    return [*said, *stands, *sent, *refunded(finding), *request(finding)]


def paid(finding: OrderTold) -> list[str]:
    order = finding.order
    told = [
        f"{amount(p.amount, order.currency)} "
        f"{means(method_name(p.payment_method_id, finding.customer, order.currency))}"
        for p in order.payments
        if p.kind == "payment" and p.amount
    ]
    return [f"You paid {listing(told)}."] if told else []


def refunded(finding: OrderTold) -> list[str]:
    """The refunds that stand in the record."""
    order = finding.order
    refunds = [p for p in order.payments if p.kind == "refund" and p.amount]
    if not refunds:
        return []
    told = [
        f"{amount(p.amount, order.currency)} was refunded to "
        f"{method_name(p.payment_method_id, finding.customer, order.currency)}"
        for p in refunds
    ]
    cards = {m.id for m in finding.customer.payment_methods if m.kind == "gift_card"}
    slow = finding.refund_days and any(p.payment_method_id not in cards for p in refunds)
    takes = f"; that takes {days(finding.refund_days).removeprefix('in ')}" if slow else ""
    return [f"{listing(told)}{takes}."]


ASKED = {"return": "A return", "exchange": "An exchange", "cancel": "A cancellation", "change": "A change"}


def request(finding: OrderTold) -> list[str]:
    """What was asked of the order and stands in its record."""
    order, asked = finding.order, finding.order.request
    if asked is None or asked.kind not in ASKED:
        return []
    left = list(asked.items)
    pieces = []
    for line in order.items:
        quantity = min(left.count(line.variant_id), line.quantity)
        for _ in range(quantity):
            left.remove(line.variant_id)
        if quantity:
            pieces.append((line, quantity))
    what = f" of {items(pieces, order.items)}" if pieces and asked.kind != "cancel" else ""
    said = f"{ASKED[asked.kind]}{what} is on record"
    if asked.kind == "return" and asked.payment_method_id:
        to = method_name(asked.payment_method_id, finding.customer, order.currency)
        takes = f", {days(finding.refund_days)} after we receive it" if finding.refund_days else ""
        return [f"{said}; the refund goes to {to}{takes}."]
    return [f"{said}."]


def refund(finding: OrderTold) -> list[str]:
    order = finding.order
    known = [*refunded(finding), *request(finding)]
    if known:
        return [f"{capital(order_name(order.id))} {statuses(order.status)}.", *known]
    return [f"There is no refund on record for {order_name(order.id)}; it {statuses(order.status)}."]


def invoice(finding: OrderTold) -> list[str]:
    name = order_name(finding.order.id)
    if finding.invoice_url:
        return [f"Here is the invoice of {name}: {finding.invoice_url}"]
    return [f"I can't send an invoice here; this is what {name} says.", *details(finding)]


def destination(finding: OrderTold) -> list[str]:
    order = finding.order
    goes = GOES.get(order.status, "goes")
    name = capital(order_name(order.id))
    return [f"{name} {goes} to {address(order.address)}.", *standing(finding)]


GOES = {"delivered": "went", "cancelled": "was to go"}


def standing(finding: OrderTold) -> list[str]:
    order = finding.order
    sent = parcels(order, finding.today) if order.status in ("shipped", "delivered") else []
    return sent or [f"It {statuses(order.status)}."]


def described(finding: OrderTold) -> list[str]:
    """What single lines are like, by all of their options."""
    order = finding.order
    told = [
        f"The {without_article(item(line))} in {order_name(order.id)}: {said}."
        for line in finding.lines
        if (said := options(line.options))
    ]
    return told or details(finding)


def priced(finding: OrderTold) -> list[str]:
    """What single lines cost."""
    order = finding.order
    return [
        f"The {without_article(item(line))} in {order_name(order.id)} cost"
        f" {amount(line.price, order.currency)}{' each' if line.quantity > 1 else ''}."
        for line in finding.lines
    ] or details(finding)


TOLD: dict[str, Callable[[OrderTold], list[str]]] = {
    "status": status,
    "tracking": tracking,
    "details": details,
    "refund": refund,
    "invoice": invoice,
    "address": destination,
    "options": described,
    "price": priced,
}


def orders_listed(finding: OrdersListed, style: int) -> tuple[str, ...]:
    shown, total = len(finding.orders), finding.total
    if not shown:
        return ("I see no order of yours like that." if total == 0 else "I can't show those orders.",)
    if total > shown:
        many = f"{count(shown)} of {count(total)} orders of yours{which(finding)}"
        first = f"Here {'is' if shown == 1 else 'are'} {many}:"
    else:
        first = f"I see {count(total)} {'order' if total == 1 else 'orders'} of yours{which(finding)}:"
    return (first, *(BULLET + summary(order) for order in finding.orders))


def which(finding: OrdersListed) -> str:
    """Which of all orders these are, where the record of each bears it out."""
    one = finding.total == 1
    if finding.which == "open" and all(map(is_to_come, finding.orders)):
        return f" that {'is' if one else 'are'} still to come"
    if finding.which == "refund" and all(map(gives_back, finding.orders)):
        return " with a refund or a return on record"
    return ""


def is_to_come(order: Order) -> bool:
    arrived = bool(order.fulfilments) and all(parcel.delivered_at for parcel in order.fulfilments)
    back = order.request is not None and order.request.kind in ("return", "exchange", "cancel")
    return order.status not in ("delivered", "cancelled") and not arrived and not back


def gives_back(order: Order) -> bool:
    back = order.request is not None and order.request.kind == "return"
    return back or any(payment.kind == "refund" for payment in order.payments)


def summary(order: Order) -> str:
    placed = f" of {day(order.placed_at, weekday=False, year=True)}" if order.placed_at else ""
    total = amount(worth(order), order.currency)
    return f"{capital(order_name(order.id))}{placed} {statuses(order.status)}: {gist(order)}, {total}."


def gist(order: Order) -> str:
    """What is in it, so that it is recognised; of many items the first two."""
    pieces = merged([(line, line.quantity) for line in order.items], order.items)
    if len(pieces) <= MOST:
        return content(order)
    first = ", ".join(called(line, order.items, quantity) for line, quantity in pieces[:2])
    return f"{first} and {count(len(pieces) - 2)} more"


def no_such_order(finding: NoSuchOrder, style: int) -> tuple[str, ...]:
    said = listing([f"“{number(text[:30])}”" for text in finding.said if flat(text)], "or")
    first = f"I can't find an order {said} among yours." if said else "I can't find that order among yours."
    known = [number(order.id) for order in finding.orders]
    if not known:
        return (first,)
    if len(known) == 1:
        return (first, f"The one that I see is {known[0]}.")
    if len(known) <= MOST:
        return (first, f"The ones that I see are {listing(known)}.")
    return (first, f"The ones that I see are {', '.join(known[:MOST])} and {count(len(known) - MOST)} more.")


def account_told(finding: AccountTold, style: int) -> tuple[str, ...]:
    customer = finding.customer
    if finding.about == "balance":
        cards = [m for m in customer.payment_methods if m.kind == "gift_card" and m.balance is not None]
        if not cards:
            return ("No gift card with a balance is saved to your account.",)
        told = [f"{amount(card.balance or Decimal(0), 'USD')} on {balance_name(i, len(cards))}"
                for i, card in enumerate(cards)]  # fmt: skip
        return (f"There is {listing(told)}.",)
    if finding.about == "methods":
        if not customer.payment_methods:
            return ("No payment method is saved to your account.",)
        return (f"Saved to your account: {listing(named_methods(customer.payment_methods))}.",)
    name = flat(f"{customer.first_name} {customer.last_name}") or "none"
    return (
        f"Your account is in the name of {name}, with the email {flat(customer.email) or 'none'}.",
        f"Its address is {address(customer.address)}.",
    )


PLACES = ("first", "second", "third", "fourth", "fifth")


def balance_name(place: int, total: int) -> str:
    return "your gift card" if total == 1 else f"your {PLACES[min(place, 4)]} gift card"


def variants_told(finding: VariantsTold, style: int) -> tuple[str, ...]:
    line, product = finding.line, f"the {without_article(item(finding.line))}"
    missing = listing([f"“{flat(text, 40)}”" for text in finding.missing if flat(text)], "or")
    choices = [v for v in finding.variants if v.id != line.variant_id]
    if not choices:
        none = f"There is no other {item(line)} to be had right now"
        return (f"{none} with {missing}." if missing else f"{none}.",)
    if finding.option and not missing:
        return (also_in(finding, choices, product),)
    names = telling([line.options, *(variant.options for variant in choices)])
    if missing:
        lead = f"{capital(product)} can't be had with {missing}; the nearest are these:"
    elif old := options(line.options, names):
        lead = f"Instead of {old}, {product} can be had like this:"
    else:
        lead = f"{capital(product)} can be had like this:"
    shown = choices[:SHOWN]
    bullets = [f"{BULLET}{options(v.options, names) or item(line)}, {amount(v.price, 'USD')}." for v in shown]
    more = len(choices) - len(shown)
    rest = [f"\nThere {'is one' if more == 1 else f'are {count(more)}'} more."] if more else []
    return (lead, *bullets, *rest)


def also_in(finding: VariantsTold, choices: Sequence[GoodsVariant], product: str) -> str:
    """The values of the one option that was asked for, the others being as they are."""
    name, old = finding.option, finding.line
    values = [
        options({name: v.options[name]}) + (f" at {amount(v.price, 'USD')}" if v.price != old.price else "")
        for v in choices
    ]
    kept = options(old.options, [other for other in old.options if other != name])
    return capital(f"{f'in {kept}, ' if kept else ''}{product} also comes in {listing(values)}.")


SHOWN = 6
"""Variants that are told in one reply."""
