"""What messages say of orders and of the account, by the order system's records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from assistant.evidence import (
    AccountTold,
    NoSuchOrder,
    OrdersListed,
    OrderTold,
    SlotAsked,
    VariantsTold,
)
from assistant.grounding.languages import slots
from assistant.grounding.languages.ledger import Item
from assistant.grounding.languages.rules import Rules
from assistant.grounding.languages.said import Said, Scope
from assistant.grounding.languages.whole import all_items, all_values, matched, names_each, together
from assistant.naming import BRANDS, flat, item
from assistant.orders import STORE_CREDIT, Address, Customer, Fulfilment, Line, Order, PaymentMethod

RULES = Rules()
of = RULES.of


def order_of(finding: Any) -> Order | None:
    """The one order that a finding is about."""
    order = getattr(finding, "order", None) or getattr(finding, "before", None)
    return order if isinstance(order, Order) else None


def orders_of(finding: Any) -> tuple[Order, ...]:
    one = order_of(finding)
    several = getattr(finding, "orders", ())
    return (*((one,) if one else ()), *(several if isinstance(several, tuple) else ()))


def is_order(said: Said, slot: str, order_id: str | None) -> bool:
    bare = said.text(slot).removeprefix("#").strip()
    return bool(order_id) and bool(bare) and bare == flat(order_id or "", 40).removeprefix("#").strip()


def this_order(said: Said, finding: Any) -> Order | None:
    """The order of the finding, if it is the one that the sentence names (where it names one)."""
    for order in orders_of(finding):
        if not said.text("order") or is_order(said, "order", order.id):
            return order
    return None


def is_address(text: str, of_: Address | None) -> bool:
    if of_ is None or not text:
        return False
    fields = (of_.address1, of_.address2, of_.city, of_.state, of_.zip, of_.country)
    known = " ".join(flat(part) for part in fields)
    return _COMMA.sub(" ", text).split() == _COMMA.sub(" ", known).split()


_COMMA = re.compile("[,，،]")


def line_item(line: Line, currency: str, quantity: int | None = None) -> Item:
    return Item(
        item(line),
        ((line.price, currency),),
        tuple(line.options.items()),
        line.quantity if quantity is None else quantity,
    )


def exactly(said: Said, slot: str, pieces: Iterable[tuple[Line, int]], currency: str) -> bool:
    """A list that names each of these pieces, and nothing else."""
    return all_items(said, slot, [line_item(line, currency, quantity) for line, quantity in pieces])


def some_items(said: Said, slot: str, known: Iterable[Item]) -> bool:
    """A list of items, none of them named more often than the records have it."""
    pool = list(known)
    told = slots.items(said.text(slot), said.tag, lambda text: any(said.is_item(text, one) for one in pool))
    return told is not None and matched(told, pool, said.is_item)


def within(variant_ids: Iterable[str], order: Order) -> list[tuple[Line, int]]:
    """The lines that these pieces are of, and how many of each, taken in the order of the lines."""
    rest = Counter(variant_ids)
    found = []
    for line in order.items:
        many = min(rest[line.variant_id], line.quantity)
        rest[line.variant_id] -= many
        found.append((line, many))
    return [(line, many) for line, many in found if many]


# ---- parts ----


@of(object, "part-order")
def _part_order(said: Said, finding: Any) -> bool:
    return any(is_order(said, "order", order.id) for order in orders_of(finding))


STATUSES = ("pending", "processed", "shipped", "delivered", "cancelled")


def says_status(said: Said, slot: str, status: str) -> bool:
    ids = [message for message in said.scope.rules if message.startswith("status-")]
    for inner in said.inside(said.text(slot), ids):
        kind = inner.message.removeprefix("status-")
        if kind == flat(status, 40).lower() or (kind == "none" and not flat(status, 40)):
            return True
        if kind == "other" and inner.verbatim("quote", status):
            return True
    return False


@of(object, *(f"status-{status}" for status in (*STATUSES, "none", "other")))
def _status(said: Said, finding: Any) -> bool:
    kind = said.message.removeprefix("status-")
    known = {flat(order.status, 40).lower() for order in orders_of(finding)}
    if kind == "other":
        return any(said.verbatim("quote", order.status) for order in orders_of(finding))
    return kind in known or (kind == "none" and "" in known)


@of(object, "part-delivered-on", "part-sent-on", "part-expected", "part-was-expected")
def _parcel_day(said: Said, finding: Any) -> bool:
    return any(_parcel(said, p) for order in orders_of(finding) for p in order.fulfilments)


def _parcel(said: Said, parcel: Fulfilment) -> bool:
    match said.message:
        case "part-delivered-on":
            return said.day("day", parcel.delivered_at)
        case "part-sent-on":
            return said.day("day", parcel.shipped_at)
    return parcel.delivered_at is None and said.day("day", parcel.expected_at)


@of(object, "part-delivered", "part-sent")
def _parcel_state(said: Said, finding: Any) -> bool:
    for order in orders_of(finding):
        word = said.message.removeprefix("part-")
        if order.status == {"delivered": "delivered", "sent": "shipped"}[word]:
            return True
        if any(p.delivered_at if word == "delivered" else p.shipped_at for p in order.fulfilments):
            return True
        if word == "sent" and order.fulfilments:
            return True
    return False


@of(object, "part-carrier", "part-tracking")
def _carrier(said: Said, finding: Any) -> bool:
    parcels = [p for order in orders_of(finding) for p in order.fulfilments]
    if said.message == "part-carrier":
        return any(said.verbatim("text", p.carrier or "") for p in parcels)
    return any(all_values(said, "text", filter(None, map(flat, p.tracking_ids))) for p in parcels)


@of(object, "part-placed")
def _placed(said: Said, finding: Any) -> bool:
    return any(said.day("day", order.placed_at) for order in orders_of(finding))


@of(object, "part-total")
def _total(said: Said, finding: Any) -> bool:
    return any(said.amount("price", [worth(order)], order.currency) for order in orders_of(finding))


def worth(order: Order) -> Decimal:
    return sum((line.price * line.quantity for line in order.items), Decimal(0))


@of(object, "part-days", "part-days-one")
def _days(said: Said, finding: Any) -> bool:
    quote = getattr(finding, "quote", None)
    days = getattr(finding, "refund_days", None) or (quote.refund_days if quote else None)
    if days is None:
        return False
    if said.message == "part-days-one":
        return bool(days[0] == days[1] and said.count("count", days[0]))
    return said.count("from", days[0]) and said.count("to", days[1])


@of(object, "part-times", "part-variant", "part-thing", "part-thing-each", "part-items", "part-and-others")
def _some_items(said: Said, finding: Any) -> bool:
    if said.message in {"part-items", "part-and-others"}:
        slot = "items" if said.message == "part-items" else "names"
        counts = [sum(line.quantity for line in order.items) for order in orders_of(finding)]
        counts += [len(order.items) for order in orders_of(finding)]
        return some_items(said, slot, said.book.items) and said.count("count", *counts)
    whole = next(iter(said.slots.values()), ("",))[0]
    return bool(whole) and any(
        said.is_item(said.text("name"), known) and _fits(said, known) for known in said.book.items
    )


def _fits(said: Said, known: Item) -> bool:
    match said.message:
        case "part-times":
            return said.count("count", known.quantity)
        case "part-variant":
            return said.are_options("values", known.options)
    return any(said.amount("price", [a], c) for a, c in known.prices)


# ---- payment methods ----


def customer_of(finding: Any) -> Customer | None:
    customer = getattr(finding, "customer", None)
    return customer if isinstance(customer, Customer) else None


def is_method(said: Said, slot: str, method_id: str | None, finding: Any) -> bool:
    return is_method_text(said, said.text(slot), method_id, finding)


def is_method_text(said: Said, text: str, method_id: str | None, finding: Any) -> bool:
    """Whether words are of this payment method and fit no other of the customer's."""
    customer = customer_of(finding)
    methods = customer.payment_methods if customer else ()
    ids = tuple(message for message in said.scope.rules if message.startswith("method-"))
    for inner in said.inside(text, ids):
        if method_id == STORE_CREDIT.id:
            if inner.message == "method-credit":
                return True
            continue
        if method_id not in {m.id for m in methods}:
            if inner.message == "method-order":
                return True
            continue
        if {m.id for m in methods if _method(inner, m)} == {method_id}:
            return True
    return False


def _method(said: Said, of_: PaymentMethod) -> bool:
    brand = flat(of_.brand or "", 30)
    brands = {brand, brand.lower(), BRANDS.get(brand.lower(), brand)} - {""}
    match said.message, of_.kind:
        case "method-card", "credit_card":
            return said.text("brand") in brands and said.text("digits") == flat(of_.last_four or "", 8) != ""
        case "method-brand", "credit_card":
            return said.text("brand") in brands
        case ("method-bank", "credit_card") | ("method-paypal", "paypal") | ("method-gift", "gift_card"):
            return True
        case "method-gift-with", "gift_card":
            return of_.balance is not None and said.amount("price", [of_.balance])
        case "method-number", _:
            digits = said.text("digits")
            ids = tuple(m for m in said.scope.rules if m.startswith("method-") and m != "method-number")
            right = bool(digits) and flat(of_.id).endswith(digits)
            return right and any(_method(inner, of_) for inner in said.inside(said.text("method"), ids))
    return False


@of(
    object,
    *(
        f"method-{m}"
        for m in ("card", "brand", "bank", "gift", "gift-with", "paypal", "credit", "order", "number")
    ),
)
def _any_method(said: Said, finding: Any) -> bool:
    customer = customer_of(finding)
    return customer is not None and any(_method(said, m) for m in customer.payment_methods)


# ---- one order ----


FACTS = (
    "part-delivered-on", "part-delivered", "part-sent-on", "part-sent", "part-carrier", "part-tracking",
    "part-expected", "part-was-expected", "part-placed", "part-total", "status-", "part-items",
)  # fmt: skip


@of(object, "facts")
def _facts(said: Said, finding: Any) -> bool:
    """A thing, and a list of facts that are all of that one: an order, a parcel, a line of an order."""
    for order in orders_of(finding):
        alone = said.scope.about(OrdersListed((order,), 1))
        named = any(is_order(i, "order", order.id) for i in said.inside(said.text("what"), ("part-order",)))
        if named and _all_of(said, alone, order):
            return True
        for parcel in order.fulfilments:
            one = replace(order, fulfilments=(parcel,))
            inside = within(parcel.variant_ids, order)
            alone = said.scope.about(OrdersListed((one,), 1))
            if inside and exactly(said, "what", inside, order.currency) and _all_of(said, alone, one):
                return True
        for line in getattr(finding, "lines", ()):
            if said.is_name(said.text("what"), item(line)) and said.are_options(
                "facts", line.options.items()
            ):
                return True
    return False


def _all_of(said: Said, scope: Scope, order: Order) -> bool:
    """Whether all facts are of the order; what it holds is told whole, or with the number of its items."""
    ids, lines = scope.expand(FACTS), together(line_item(line, order.currency) for line in order.items)

    def is_fact(text: str) -> bool:
        return scope.says(text, ids, said.depth + 1)

    def is_line(text: str) -> bool:
        return any(said.is_all_of(text, line) for line in lines)

    told = slots.items(said.text("facts"), said.tag, lambda text: is_fact(text) or is_line(text))
    if told is None:
        return False
    named = [text for text in told if not is_fact(text)]
    some = any(True for text in told for _ in said.inside(text, ("part-items",)))
    whole = len(named) in ((0, len(lines)) if not some else range(len(lines)))
    return whole and matched(named, lines, said.is_all_of)


@of(OrderTold, "order-parcels")
def _parcels(said: Said, finding: OrderTold) -> bool:
    order = this_order(said, finding)
    return order is not None and said.count("count", len(order.fulfilments))


@of(OrderTold, "parcel-left")
def _left(said: Said, finding: OrderTold) -> bool:
    sent = {v for parcel in finding.order.fulfilments for v in parcel.variant_ids}
    left = [(line, line.quantity) for line in finding.order.items if line.variant_id not in sent]
    return bool(left) and exactly(said, "items", left, finding.order.currency)


@of(OrderTold, "tracking-none", "order-refund-none", "order-no-invoice")
def _none(said: Said, finding: OrderTold) -> bool:
    order = this_order(said, finding)
    if order is None:
        return False
    match said.message:
        case "tracking-none":
            return not any(parcel.tracking_ids for parcel in order.fulfilments)
        case "order-refund-none":
            return not any(payment.kind == "refund" for payment in order.payments)
    return not finding.invoice_url


@of(object, "order-state")
def _state(said: Said, finding: Any) -> bool:
    order = this_order(said, finding)
    return order is not None and says_status(said, "status", order.status)


@of(OrderTold, "order-paid", "order-refunded")
def _paid(said: Said, finding: OrderTold) -> bool:
    kind = "payment" if said.message == "order-paid" else "refund"
    moves = [p for p in finding.order.payments if p.kind == kind and p.amount]
    return names_each(
        said,
        "parts",
        moves,
        lambda text, p: any(
            _is_paid(inner, p.amount, p.payment_method_id, finding)
            for inner in said.inside(text, ("part-paid",))
        ),
    )


def _is_paid(said: Said, amount: Decimal, method_id: str, finding: OrderTold) -> bool:
    right = said.amount("price", [amount], finding.order.currency)
    return right and is_method(said, "method", method_id, finding)


@of(OrderTold, "order-goes", "order-went", "order-was-to-go")
def _goes(said: Said, finding: OrderTold) -> bool:
    order = this_order(said, finding)
    if order is None or not is_address(said.text("address"), order.address):
        return False
    verb = {"delivered": "order-went", "cancelled": "order-was-to-go"}.get(order.status, "order-goes")
    return said.message in (verb, "order-goes") and (said.message == verb or order.status == "")


@of(object, "order-refund-takes", "order-refund-after")
def _takes(said: Said, finding: Any) -> bool:
    return said.parts("days", "part-days", "part-days-one")


REQUESTS = ("return", "exchange", "cancel", "change")


@of(object, *(f"request-{kind}" for kind in (*REQUESTS, "other")))
def _request(said: Said, finding: Any) -> bool:
    kind = said.message.removeprefix("request-")
    asked = {order.request.kind for order in orders_of(finding) if order.request}
    asked |= {finding.refusal.facts.get("request", "")} if hasattr(finding, "refusal") else set()
    return kind in asked or (kind == "other" and bool(asked - set(REQUESTS)))


@of(OrderTold, "order-request", "order-request-items")
def _requested(said: Said, finding: OrderTold) -> bool:
    order = this_order(said, finding)
    if order is None or order.request is None or not said.parts("request", "request-"):
        return False
    if said.message == "order-request":
        return True
    inside = within(order.request.items, order)
    return bool(inside) and exactly(said, "items", inside, order.currency)


@of(OrderTold, "order-refund-goes")
def _refund_goes(said: Said, finding: OrderTold) -> bool:
    asked = finding.order.request
    return (
        asked is not None
        and asked.kind == "return"
        and is_method(said, "method", asked.payment_method_id, finding)
    )


@of(OrderTold, "order-invoice")
def _invoice(said: Said, finding: OrderTold) -> bool:
    return this_order(said, finding) is not None and said.text("link") == (finding.invoice_url or "\x00")


@of(OrderTold, "as-of")
def _as_of(said: Said, finding: OrderTold) -> bool:
    return finding.as_of is not None and said.day("time", finding.as_of)


@of(OrderTold, "answer-price", "answer-price-each")
def _line_price(said: Said, finding: OrderTold) -> bool:
    lines = finding.lines or finding.order.items
    return any(
        said.things_named("name", [line_item(line, finding.order.currency)])
        and said.amount("price", [line.price], finding.order.currency)
        for line in lines
    )


# ---- lists, and the account ----


@of(OrdersListed, "orders-none")
def _no_orders(said: Said, finding: OrdersListed) -> bool:
    return not finding.orders and finding.total == 0


@of(OrdersListed, "orders-listed", "orders-listed-open", "orders-listed-refund", "orders-some")
def _listed(said: Said, finding: OrdersListed) -> bool:
    shown = len(finding.orders)
    if said.message == "orders-some":
        return said.count("total", finding.total) and said.count("count", shown)
    which = said.message.removeprefix("orders-listed").removeprefix("-")
    return (not which or which == finding.which) and said.count("count", finding.total) and bool(shown)


@of(NoSuchOrder, "order-unknown", "order-unknown-bare", "order-known", "order-known-more")
def _unknown(said: Said, finding: NoSuchOrder) -> bool:
    known = [order.id for order in finding.orders]
    match said.message:
        case "order-unknown-bare":
            return True
        case "order-unknown":
            theirs = {number.removeprefix("#") for number in known}
            return said.every(
                "orders",
                lambda text: (
                    any(_bare(text) == _bare(flat(n[:30])) for n in finding.said)
                    and _bare(text) not in theirs
                ),
            )
        case "order-known":
            return names_each(said, "orders", known, _is_number)
    told = slots.items(said.text("orders"), said.tag, lambda text: any(_is_number(text, n) for n in known))
    return (
        bool(told)
        and matched(told or (), known, _is_number)
        and said.count("count", len(known) - len(told or ()))
    )


def _is_number(text: str, order_id: str) -> bool:
    return _bare(text) == _bare(flat(order_id, 40))


def _bare(number: str) -> str:
    return number.strip('“”„"«»「」 ').removeprefix("#")


@of(AccountTold, "balance-none", "balance", "methods-none", "methods")
def _account(said: Said, finding: AccountTold) -> bool:
    methods = finding.customer.payment_methods
    cards = [m for m in methods if m.kind == "gift_card" and m.balance is not None]
    match said.message:
        case "balance-none":
            return not cards
        case "methods-none":
            return not methods
        case "methods":
            return names_each(
                said, "methods", methods, lambda text, m: is_method_text(said, text, m.id, finding)
            )
    sums = [card.balance for card in cards if card.balance is not None]
    return bool(sums) and names_each(said, "parts", sums, lambda text, sum_: said.is_amount(text, [sum_]))


@of(AccountTold, "account-name", "account-address")
def _account_of(said: Said, finding: AccountTold) -> bool:
    customer = finding.customer
    if said.message == "account-address":
        return is_address(said.text("address"), customer.address)
    name = flat(f"{customer.first_name} {customer.last_name}")
    nothing = "account-nothing"
    named = said.text("person") == name != "" or (not name and said.label("person", nothing))
    email = flat(customer.email)
    return named and (said.text("email") == email != "" or (not email and said.label("email", nothing)))


# ---- what a line can become ----


@of(VariantsTold, "variants-none", "variants-missing", "variants-lead", "variants-also")
def _variants(said: Said, finding: VariantsTold) -> bool:
    if not said.is_name(said.text("name"), item(finding.line)):
        return False
    choices = [v for v in finding.variants if v.id != finding.line.variant_id]
    match said.message:
        case "variants-none":
            return not choices
        case "variants-missing":
            return bool(finding.missing and choices)
        case "variants-also":
            values = [(v.options.get(finding.option, ""), v.price) for v in choices]
            return names_each(said, "parts", values, lambda text, pair: _value_at(said, text, *pair))
    return bool(choices)


def _value_at(said: Said, text: str, value: str, price: Decimal) -> bool:
    if said.scope.is_stated(text, value):
        return True
    return any(
        inner.value("value", value) and inner.amount("price", [price])
        for inner in said.inside(text, ("part-value-at",))
    )


@of((VariantsTold, SlotAsked), "variant-line")
def _variant_line(said: Said, finding: Any) -> bool:
    return any(
        (
            said.are_options("values", v.options.items())
            or said.is_name(said.text("values"), item(finding.line))
        )
        and said.amount("price", [v.price])
        for v in finding.variants
    )


@of((VariantsTold, SlotAsked), "variants-more")
def _more(said: Said, finding: Any) -> bool:
    most = len(finding.variants)
    return any(said.count("count", n) for n in range(1, most))
