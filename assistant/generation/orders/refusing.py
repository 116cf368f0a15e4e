"""Why a change cannot be made, rule by rule (docs/order-rules.md), and what can be done instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from assistant.evidence import ChangeRefused
from assistant.generation.orders.parts import order_name, statuses
from assistant.generation.words import capital, count, listing
from assistant.naming import amount, day, flat, option
from assistant.orders import STORE_CREDIT, Kind, Order, Refusal

VERBS = {
    Kind.CANCEL: "cancel {order}",
    Kind.CHANGE_ADDRESS: "change the address of {order}",
    Kind.CHANGE_PAYMENT: "change the payment of {order}",
    Kind.CHANGE_ITEMS: "change the items of {order}",
    Kind.RETURN: "take back items of {order}",
    Kind.EXCHANGE: "exchange items of {order}",
    Kind.ACCOUNT_ADDRESS: "change the address of your account",
}

OFFERS = {
    Kind.CANCEL: "I can cancel the whole order instead; shall I?",
    Kind.RETURN: "You can return it instead; shall I start that?",
    Kind.EXCHANGE: "You can exchange it for another option instead; shall I start that?",
    Kind.CHANGE_ITEMS: "I can change it for another option instead; shall I?",
    Kind.CHANGE_ADDRESS: "I can change its address instead; shall I?",
    Kind.CHANGE_PAYMENT: "I can change its payment instead; shall I?",
}

AFTERWARDS = {
    Kind.RETURN: "Once it has arrived, it can be returned.",
    Kind.EXCHANGE: "Once it has arrived, it can be exchanged for another option.",
}

PERSON = "A colleague can look at this; shall I pass it on?"


def change_refused(finding: ChangeRefused, style: int) -> tuple[str, ...]:
    refusal = finding.refusal
    why = REASONS.get(refusal.rule)
    first = why(refusal) if why else f"I can't {verb(refusal)}."
    if refusal.rule == "several_payments" and finding.order is not None:
        first = several_payments(refusal, finding.order)
    offered = offer(refusal)
    return (first, offered) if offered else (first,)


def offer(refusal: Refusal) -> str:
    if refusal.person:
        return PERSON
    if refusal.nearest is None:
        return ""
    if refusal.facts.get("nearest_when") == "after_delivery":
        return AFTERWARDS.get(refusal.nearest, "")
    return OFFERS.get(refusal.nearest, "")


def verb(refusal: Refusal) -> str:
    return VERBS[refusal.kind].format(order=named(refusal))


def named(refusal: Refusal) -> str:
    return order_name(refusal.order_id) if refusal.order_id else "that order"


def fact(refusal: Refusal, name: str) -> str:
    return flat(refusal.facts.get(name, ""))


def the(refusal: Refusal) -> str:
    name = fact(refusal, "item")
    return f"the {name[4:] if name.lower().startswith('the ') else name}" if name else "this item"


def families(allowed: str) -> list[str]:
    """Statuses without those that only add a remark to another: "pending (item modified)" is pending."""
    told = [flat(part) for part in allowed.split(",") if part.strip()]
    return [part for part in told if part.split(" (")[0] == part or part.split(" (")[0] not in told]


def status(refusal: Refusal) -> str:
    allowed = families(refusal.facts.get("allowed", ""))
    only = f"; that works only for {listing(allowed, 'or')} orders" if allowed else ""
    return f"I can't {verb(refusal)} because it {statuses(refusal.facts.get('status', ''))}{only}."


def several_payments(refusal: Refusal, order: Order) -> str:
    """Why it is not one payment that could be moved: several paid, or money went back already."""
    paid = {payment.payment_method_id for payment in order.payments if payment.kind == "payment"}
    if len(paid) > 1:
        return f"I can't {verb(refusal)}: {count(len(paid))} payment methods paid for it."
    if any(payment.kind == "refund" for payment in order.payments):
        return f"I can't {verb(refusal)}: part of what was paid for it was refunded already."
    return REASONS[refusal.rule](refusal)


def open_request(refusal: Refusal) -> str:
    asked = {"return": "a return", "exchange": "an exchange"}.get(fact(refusal, "request"), "a request")
    return f"I can't {verb(refusal)} because {asked} of it is under way already."


def dispatched(refusal: Refusal) -> str:
    with_ = f" with {fact(refusal, 'carrier')}" if fact(refusal, "carrier") else ""
    return f"I can't {verb(refusal)} because it is on its way{with_}."


def too_late(refusal: Refusal) -> str:
    until = f": the last day was {day(refusal.on, year=True)}" if refusal.on else ""
    what = the(refusal) if fact(refusal, "item") else named(refusal)
    back = "exchanged" if refusal.kind is Kind.EXCHANGE else "returned"
    return f"It is too late for {what} to be {back}{until}."


def not_returnable(refusal: Refusal) -> str:
    back = "exchanged" if refusal.kind is Kind.EXCHANGE else "returned"
    why = f": our rules exclude {fact(refusal, 'exception')}" if fact(refusal, "exception") else ""
    return f"{capital(the(refusal))} can't be {back}{why}."


def balance(refusal: Refusal) -> str:
    currency = refusal.facts.get("currency", "USD")
    has, needed = (money(refusal.facts.get(name), currency) for name in ("balance", "needed"))
    if not has or not needed:
        return "The gift card doesn't cover it."
    return f"The gift card doesn't cover it: there is {has} on it and it would take {needed}."


def money(value: str | None, currency: str) -> str:
    try:
        return amount(Decimal(value or ""), currency)
    except InvalidOperation:
        return ""


def target(refusal: Refusal) -> str:
    if refusal.facts.get("method") == STORE_CREDIT.id:
        return "This shop doesn't refund to store credit."
    if refusal.kind is Kind.RETURN:
        return "The refund can't go there: only to how the order was paid, or to a gift card of yours."
    return "That can only go back to what paid for the order."


def reason(refusal: Refusal) -> str:
    known = [flat(part) for part in refusal.facts.get("reasons", "").split(";") if part.strip()]
    if not known:
        return f"I can't {verb(refusal)} for that reason."
    quoted = listing([f"“{part}”" for part in known], "or")
    return f"I can only {verb(refusal)} if the reason is {quoted}."


def unavailable(refusal: Refusal) -> str:
    if not fact(refusal, "variant_id"):
        return f"{capital(the(refusal))} can't be had in any other option right now."
    wanted = described(refusal.facts.get("wanted", ""))
    return f"{capital(the(refusal))}{f' ({wanted})' if wanted else ''} isn't available right now."


def same_item(refusal: Refusal) -> str:
    wanted = described(refusal.facts.get("wanted", ""))
    return f"{capital(the(refusal))}{f' ({wanted})' if wanted else ''} is that one already."


def described(told: str) -> str:
    """Options as the rules tell them ("color: red, size: 9"), as people say them."""
    pairs = [part.split(": ", 1) for part in told.split(", ") if ": " in part]
    return ", ".join(said for name, value in pairs if (said := option(name, value)))


def quantity(refusal: Refusal) -> str:
    has = int(refusal.facts.get("quantity", "0"))
    there = f"there {'is' if has == 1 else 'are'} only {count(has)} of {the(refusal)}"
    return f"{capital(there)} in {named(refusal)}."


def delivery_unknown(refusal: Refusal) -> str:
    return f"I don't know when {named(refusal)} was delivered, so I can't tell whether it is in time."


MISSING = {"address1": "the street", "city": "the city", "zip": "the ZIP code", "country": "the country"}


def address_incomplete(refusal: Refusal) -> str:
    missing = [MISSING[part] for part in refusal.facts.get("missing", "").split(", ") if part in MISSING]
    return f"That address lacks {listing(missing)}." if missing else "That address isn't complete."


def only(text: str) -> Callable[[Refusal], str]:
    return lambda refusal: text.format(verb=verb(refusal), order=named(refusal), item=the(refusal))


def on_item(text: str) -> Callable[[Refusal], str]:
    return lambda refusal: capital(text.format(item=the(refusal), order=named(refusal)))


REASONS: Mapping[str, Callable[[Refusal], str]] = {
    "status": status,
    "already_cancelled": only("I can't {verb}: it is cancelled already."),
    "already_changed": only("I can't {verb}: its items were changed once, and that is all it allows."),
    "open_request": open_request,
    "dispatched": dispatched,
    "too_late": too_late,
    "not_returnable": not_returnable,
    "delivery_unknown": delivery_unknown,
    "not_offered": only("I can't {verb}: this shop doesn't offer that."),
    "abroad": only("I can't {verb}: that isn't offered for orders sent abroad."),
    "whole_order_only": only("I can't take single items out of {order}; only all of it can be cancelled."),
    "reason": reason,
    "several_payments": only("I can't {verb}: it isn't paid by one single payment."),
    "same_method": on_item("{order} is paid that way already."),
    "same_address": only("That is the address it has already."),
    "unknown_method": only("That payment method isn't saved to your account."),
    "target": target,
    "balance": balance,
    "nothing_paid": only("Nothing is left to refund on {order}."),
    "no_items": only("I don't know yet which items of {order} you mean."),
    "no_such_item": only("I can't find that item in {order}."),
    "no_such_order": only("I can't find that order among yours."),
    "quantity": quantity,
    "other_product": on_item("{item} can only become another option of the same product."),
    "no_replacement": on_item("I don't know yet what {item} shall become."),
    "same_item": same_item,
    "unavailable": unavailable,
    "address_incomplete": address_incomplete,
}
