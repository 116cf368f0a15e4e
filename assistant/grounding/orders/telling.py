"""What may be said of orders and of the account: only what stands in the records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from assistant.evidence import AccountTold, NoSuchOrder, OrdersListed, OrderTold, VariantsTold
from assistant.grounding.orders.forms import Accepts, Form, exactly, listed
from assistant.grounding.orders.parcels import parcels
from assistant.grounding.orders.sums import paid, refunded
from assistant.grounding.orders.values import (
    Group,
    address,
    day,
    days,
    grouped,
    item,
    items,
    method,
    money,
    number,
    option,
    options,
    order_mark,
    order_number,
    quoted,
    same,
    saying,
    status,
)
from assistant.naming import flat
from assistant.orders import GoodsVariant, Line, Order, PaymentMethod
from assistant.sayings import moment

REQUESTS = {"return": "a return", "exchange": "an exchange", "cancel": "a cancellation", "change": "a change"}


def worth(order: Order) -> Decimal:
    return sum((line.price * line.quantity for line in order.items), Decimal(0))


def order_told(finding: OrderTold) -> Iterator[Form]:
    order, customer = finding.order, finding.customer
    if order.customer_id != customer.id:
        return
    pieces = [(line, line.quantity) for line in order.items]
    places = {
        "order": lambda text: order_number(text, order.id),
        "content": lambda text: items(text, pieces, order.items) or _counted(text, pieces),
        "priced": lambda text: items(text, pieces, order.items, order.currency),
        "total": lambda text: money(text, worth(order), order.currency),
        "status": lambda text: status(text, order.status),
        "placed": lambda text: day(text, order.placed_at),
        "paid": lambda text: paid(text, order, customer),
        "refunded": lambda text: refunded(text, order, customer),
        "address": lambda text: address(text, order.address),
        "days": lambda text: days(text, finding.refund_days),
        "url": exactly(finding.invoice_url or ""),
    }
    yield Form("{order}, with {content}, {status}.", places)
    for placed in ("", ", placed on {placed},"):
        yield Form(f"{{order}}{placed} is {{priced}}.", places)
        yield Form(f"{{order}}{placed} is {{priced}}, {{total}} in all.", places)
    yield Form("{order} {status}.", places)
    yield Form("it {status}.", places)
    yield Form("you paid {paid}.", places)
    yield Form("it goes to {address}.", places)
    goes = {"delivered": "went", "cancelled": "was to go"}.get(order.status, "goes")
    yield Form(f"{{order}} {goes} to {{address}}.", places)
    for line in finding.lines:
        yield from _described(line, order)
    yield Form("{refunded}.", places)
    yield Form("{refunded}; that takes {days}.", places)
    if not any(flat(id) for parcel in order.fulfilments for id in parcel.tracking_ids):
        yield Form("there is no tracking number for {order}; it {status}.", places)
        yield Form("there is no tracking number for {order} yet; it {status}.", places)
    asked = order.request.kind if order.request else ""
    if asked not in REQUESTS and not any(p.kind == "refund" and p.amount for p in order.payments):
        yield Form("there is no refund on record for {order}; it {status}.", places)
    yield from parcels(order, finding.today)
    yield from _request(finding)
    if finding.invoice_url:
        yield Form("here is the invoice of {order}: {url}", places)
    else:
        yield Form("i can't send an invoice here; this is what {order} says.", places)
    if finding.as_of is not None:
        yield Form(f"that is as of {moment(finding.as_of)}.")


def _described(line: Line, order: Order) -> Iterator[Form]:
    """A line of the order with all of its options, or with its price."""
    if line not in order.items:
        return
    name = flat(line.name) or "item"
    bare = name[4:] if name.lower().startswith("the ") and len(name) > 4 else name
    places = {
        "name": exactly(bare),
        "order": lambda text: order_number(text, order.id),
        "options": lambda text: bool(text) and options(text, line.options, line.options),
        "price": lambda text: money(text, line.price, order.currency),
    }
    yield Form("the {name} in {order}: {options}.", places)
    each = " each" if line.quantity > 1 else ""
    yield Form(f"the {{name}} in {{order}} cost {{price}}{each}.", places)


def _counted(text: str, pieces: list[tuple[Line, int]]) -> bool:
    return text.endswith(" items") and number(text[:-6], sum(quantity for _, quantity in pieces))


def _request(finding: OrderTold) -> Iterator[Form]:
    order, asked = finding.order, finding.order.request
    if asked is None or asked.kind not in REQUESTS:
        return
    left = Counter(asked.items)
    pieces = []
    for line in order.items:
        quantity = min(left[line.variant_id], line.quantity)
        left[line.variant_id] -= quantity
        pieces += [(line, quantity)] if quantity else []
    to = asked.payment_method_id or ""
    places = {
        "items": lambda text: bool(pieces) and items(text, pieces, order.items),
        "method": lambda text: bool(to) and method(text, to, finding.customer, order.currency),
        "days": lambda text: days(text, finding.refund_days),
    }
    said = REQUESTS[asked.kind]
    for of in (said, f"{said} of {{items}}"):
        yield Form(f"{of} is on record.", places)
        if asked.kind == "return":
            yield Form(f"{of} is on record; the refund goes to {{method}}.", places)
            yield Form(
                f"{of} is on record; the refund goes to {{method}}, in {{days}} after we receive it.", places
            )


def orders_listed(finding: OrdersListed) -> Iterator[Form]:
    shown, total = len(finding.orders), finding.total
    if len({order.customer_id for order in finding.orders}) > 1:
        return
    if not shown and not total:
        yield Form("i see no order of yours like that.")
    places = {
        "shown": lambda text: number(text, shown),
        "total": lambda text: number(text, total),
    }
    unit = "order" if total == 1 else "orders"
    of = f"{unit} of yours{_which(finding)}"
    if total == shown:
        yield Form(f"i see {{total}} {of}:", places)
    elif total > shown:
        yield Form(f"here {'is' if shown == 1 else 'are'} {{shown}} of {{total}} {of}:", places)
    for order in finding.orders:
        yield from _line(order)


def _which(finding: OrdersListed) -> str:
    """What is said of all of them, as far as each record bears it out."""
    match finding.which:
        case "open" if not any(_is_over(order) for order in finding.orders):
            return " that is still to come" if finding.total == 1 else " that are still to come"
        case "refund" if all(_goes_back(order) or _has_gone_back(order) for order in finding.orders):
            return " with a refund or a return on record"
    return ""


def _is_over(order: Order) -> bool:
    """Cancelled, there already, or on its way back."""
    there = [parcel.delivered_at is not None for parcel in order.fulfilments]
    asked = order.request.kind if order.request else ""
    return (
        order.status in ("delivered", "cancelled")
        or asked in ("return", "exchange", "cancel")
        or (bool(there) and all(there))
    )


def _goes_back(order: Order) -> bool:
    return order.request is not None and order.request.kind == "return"


def _has_gone_back(order: Order) -> bool:
    return any(payment.kind == "refund" for payment in order.payments)


def _line(order: Order) -> Iterator[Form]:
    pieces = [(line, line.quantity) for line in order.items]
    places = {
        "order": lambda text: order_number(text, order.id),
        "placed": lambda text: day(text, order.placed_at),
        "status": lambda text: status(text, order.status),
        "items": lambda text: items(text, pieces, order.items) or _some(text, order),
        "total": lambda text: money(text, worth(order), order.currency),
    }
    yield Form("{order} {status}: {items}, {total}.", places)
    yield Form("{order} of {placed} {status}: {items}, {total}.", places)


def _some(text: str, order: Order) -> bool:
    """ "the Mug, the Lamp and three more": of those that are named each is of the order."""
    groups = grouped((line, line.quantity) for line in order.items)
    named, _, rest = text.rpartition(" and ")
    if not rest.endswith(" more") or not number(rest[:-5], len(groups) - 2) or len(groups) < 3:
        return False
    return any(_pair(named, one, other, order) for one in groups for other in groups if one is not other)


def _pair(text: str, one: Group, other: Group, order: Order) -> bool:
    cuts = [found.start() for found in re.finditer(", ", text)]
    return any(item(text[:at], one, order.items) and item(text[at + 2 :], other, order.items) for at in cuts)


def no_such_order(finding: NoSuchOrder) -> Iterator[Form]:
    ids = [order.id for order in finding.orders]
    said = [text[:30] for text in finding.said if flat(text)]
    places = {
        "said": lambda text: listed(text, said, _mark, "or"),
        "known": lambda text: listed(text, ids, order_mark),
        "first": lambda text: _marks(text.split(", "), ids[:3]),
        "more": lambda text: number(text, len(ids) - 3),
    }
    if said:
        yield Form("i can't find an order {said} among yours.", places)
    yield Form("i can't find that order among yours.")
    yield Form(
        "the one that I see is {known}." if len(ids) == 1 else "the ones that I see are {known}.", places
    )
    if len(ids) > 3:
        yield Form("the ones that I see are {first} and {more} more.", places)


def _marks(told: list[str], ids: list[str]) -> bool:
    return len(told) == len(ids) and all(map(order_mark, told, ids))


def _mark(part: str, of: str) -> bool:
    return part[:1] == "“" and part[-1:] == "”" and order_mark(part[1:-1], of)


def account_told(finding: AccountTold) -> Iterator[Form]:
    customer = finding.customer
    cards = [m for m in customer.payment_methods if m.kind == "gift_card" and m.balance is not None]
    places = {
        "name": lambda text: _stated(text, f"{customer.first_name} {customer.last_name}"),
        "email": lambda text: _stated(text, customer.email),
        "address": lambda text: address(text, customer.address),
        "balances": lambda text: _balances(text, cards),
        "methods": lambda text: listed(
            text, customer.payment_methods, lambda said, of: _method(said, of, finding)
        ),
    }
    if finding.about == "balance":
        yield (
            Form("there is {balances}.", places)
            if cards
            else Form("no gift card with a balance is saved to your account.")
        )
    elif finding.about == "methods":
        yield (
            Form("saved to your account: {methods}.", places)
            if customer.payment_methods
            else Form("no payment method is saved to your account.")
        )
    else:
        yield Form("your account is in the name of {name}, with the email {email}.", places)
        yield Form("its address is {address}.", places)


def _stated(text: str, value: str) -> bool:
    return same(text, value) or (text == "none" and not flat(value))


PLACES = ("first", "second", "third", "fourth", "fifth")


def _balances(text: str, cards: list[PaymentMethod]) -> bool:
    def accepts(said: str, of: PaymentMethod) -> bool:
        ordinal = "" if len(cards) == 1 else f"{PLACES[min(cards.index(of), 4)]} "
        sum_, _, rest = said.partition(" on your ")
        return rest == f"{ordinal}gift card" and money(sum_, of.balance or Decimal(0), "USD")

    return listed(text, cards, accepts)


def _method(said: str, of: PaymentMethod, finding: AccountTold) -> bool:
    """A method, a gift card with what is on it."""
    if method(said, of.id, finding.customer, "USD"):
        return of.kind != "gift_card" or of.balance is None or " on it" in said
    return False


def variants_told(finding: VariantsTold) -> Iterator[Form]:
    line = finding.line
    choices = [variant for variant in finding.variants if variant.id != line.variant_id]
    if any(finding.goods.variant(variant.id) != variant for variant in choices):
        return
    name = flat(line.name) or "item"
    bare = name[4:] if name.lower().startswith("the ") and len(name) > 4 else name
    missing = [text for text in finding.missing if flat(text)]
    places = {
        "product": exactly(f"the {bare}"),
        "name": exactly(name),
        "old": lambda text: bool(text) and options(text, line.options),
        "missing": lambda text: listed(text, missing, lambda said, of: quoted(said, of, 40), "or"),
        "more": lambda text: len(choices) > 0 and number(text, len(choices) - 6),
    }
    if not choices:
        yield Form("there is no other {name} to be had right now.", places)
        yield Form("there is no other {name} to be had right now with {missing}.", places)
        return
    if finding.option:
        yield from _also_in(finding, choices, places)
    if missing:
        yield Form("{product} can't be had with {missing}; the nearest are these:", places)
    yield Form("instead of {old}, {product} can be had like this:", places)
    yield Form("{product} can be had like this:", places)
    yield Form("there is {more} more." if len(choices) == 7 else "there are {more} more.", places)
    for variant in choices:
        yield Form("{options}, {price}.", _variant(variant, choices, name))


def _also_in(
    finding: VariantsTold, choices: list[GoodsVariant], places: dict[str, Accepts]
) -> Iterator[Form]:
    """All values of one option; the others have to be those of the line, and are said."""
    name, line = finding.option, finding.line
    rest = {other: value for other, value in line.options.items() if other != name}
    if any(
        {o: v for o, v in c.options.items() if o != name} != rest or name not in c.options for c in choices
    ):
        return

    def value(said: str, of: GoodsVariant) -> bool:
        words, _, price = said.partition(" at ")
        dearer = of.price != line.price
        return option(words, name, of.options[name]) and (
            money(price, of.price, "USD") if dearer else not price
        )

    own = {
        "kept": lambda text: bool(text) and options(text, rest, rest),
        "values": lambda text: listed(text, choices, value),
    }
    kept = "in {kept}, " if saying(rest) else ""
    yield Form(f"{kept}{{product}} also comes in {{values}}.", {**places, **own})


def _variant(variant: GoodsVariant, choices: list[GoodsVariant], name: str) -> dict[str, Accepts]:
    """By what tells it from the others, and what it costs."""
    differs = [n for n, value in variant.options.items() if any(o.options.get(n) != value for o in choices)]
    return {
        "options": lambda text: (
            options(text, variant.options, differs)
            or (text == name and not set(differs) & set(saying(variant.options)))
        ),
        "price": lambda text: money(text, variant.price, "USD"),
    }
