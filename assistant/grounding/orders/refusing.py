"""What may be said where a change is not allowed: the reason that its rule has, with its facts, and the
nearest thing that the rules do allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from assistant.evidence import ChangeRefused
from assistant.grounding.orders.forms import Accepts, Form, exactly, listed, maybe
from assistant.grounding.orders.values import day, money, number, options, order_number, quoted, same, status
from assistant.naming import flat
from assistant.orders import STORE_CREDIT, Kind, Order, Payment, Refusal

VERBS: dict[Kind, str] = {
    Kind.CANCEL: "cancel {order}",
    Kind.CHANGE_ADDRESS: "change the address of {order}",
    Kind.CHANGE_PAYMENT: "change the payment of {order}",
    Kind.CHANGE_ITEMS: "change the items of {order}",
    Kind.RETURN: "take back items of {order}",
    Kind.EXCHANGE: "exchange items of {order}",
    Kind.ACCOUNT_ADDRESS: "change the address of your account",
}

BACK = {Kind.EXCHANGE: "exchanged"}

RULES: dict[str, tuple[str, ...]] = {
    "status": (
        "i can't VERB because it {status}.",
        "i can't VERB because it {status}; that works only for {allowed} orders.",
    ),
    "already_cancelled": ("i can't VERB: it is cancelled already.",),
    "already_changed": ("i can't VERB: its items were changed once, and that is all it allows.",),
    "open_request": ("i can't VERB because {request} of it is under way already.",),
    "dispatched": ("i can't VERB because it is on its way{carrier}.",),
    "too_late": ("it is too late for {order or item} to be BACK{last}.",),
    "not_returnable": ("{item} can't be BACK{exception}.",),
    "delivery_unknown": ("i don't know when {order} was delivered, so I can't tell whether it is in time.",),
    "not_offered": ("i can't VERB: this shop doesn't offer that.",),
    "abroad": ("i can't VERB: that isn't offered for orders sent abroad.",),
    "whole_order_only": ("i can't take single items out of {order}; only all of it can be cancelled.",),
    "reason": ("i can't VERB for that reason.", "i can only VERB if the reason is {reasons}."),
    "several_payments": ("i can't VERB: it isn't paid by one single payment.",),
    "same_method": ("{order} is paid that way already.",),
    "same_address": ("that is the address it has already.",),
    "unknown_method": ("that payment method isn't saved to your account.",),
    "target": ("{target}",),
    "balance": ("the gift card doesn't cover it{balance}.",),
    "nothing_paid": ("nothing is left to refund on {order}.",),
    "no_items": ("i don't know yet which items of {order} you mean.",),
    "no_such_item": ("i can't find that item in {order}.",),
    "no_such_order": ("i can't find that order among yours.",),
    "quantity": (
        "there is only {quantity} of {item} in {order}.",
        "there are only {quantity} of {item} in {order}.",
    ),
    "other_product": ("{item} can only become another option of the same product.",),
    "no_replacement": ("i don't know yet what {item} shall become.",),
    "same_item": ("{item}{wanted} is that one already.",),
    "unavailable": (
        "{item}{wanted} isn't available right now.",
        "{item} can't be had in any other option{now}.",
    ),
    "address_incomplete": ("that address isn't complete.", "that address lacks {missing}."),
}  # fmt: skip

OFFERS: dict[Kind, str] = {
    Kind.CANCEL: "i can cancel the whole order instead; shall I?",
    Kind.RETURN: "you can return it instead; shall I start that?",
    Kind.EXCHANGE: "you can exchange it for another option instead; shall I start that?",
    Kind.CHANGE_ITEMS: "i can change it for another option instead; shall I?",
    Kind.CHANGE_ADDRESS: "i can change its address instead; shall I?",
    Kind.CHANGE_PAYMENT: "i can change its payment instead; shall I?",
}
AFTERWARDS: dict[Kind, str] = {
    Kind.RETURN: "once it has arrived, it can be returned.",
    Kind.EXCHANGE: "once it has arrived, it can be exchanged for another option.",
}
MISSING = {"address1": "the street", "city": "the city", "zip": "the ZIP code", "country": "the country"}


def change_refused(finding: ChangeRefused) -> Iterator[Form]:
    refusal = finding.refusal
    if finding.order is not None and finding.order.id != refusal.order_id:
        return
    if refusal.rule == "status" and finding.order and finding.order.status != refusal.facts.get("status"):
        return
    yield from reasons(refusal)
    if refusal.rule == "several_payments" and finding.order:
        yield from _payments(refusal, finding.order)
    yield from _offer(refusal)


def reasons(refusal: Refusal) -> Iterator[Form]:
    verb = VERBS[refusal.kind] if refusal.order_id else VERBS[refusal.kind].replace("{order}", "that order")
    back = BACK.get(refusal.kind, "returned")
    places = _places(refusal)
    for text in RULES.get(refusal.rule, ("i can't VERB.",)):
        yield Form(text.replace("VERB", verb).replace("BACK", back), places)


def _payments(refusal: Refusal, order: Order) -> Iterator[Form]:
    places = {
        **_places(refusal),
        "paid": lambda text: number(text, len({p.payment_method_id for p in order.payments if _pays(p)})),
    }
    if len({p.payment_method_id for p in order.payments if _pays(p)}) > 1:
        yield Form(f"i can't {VERBS[refusal.kind]}: {{paid}} payment methods paid for it.", places)
    elif not all(map(_pays, order.payments)):
        said = "part of what was paid for it was refunded already."
        yield Form(f"i can't {VERBS[refusal.kind]}: {said}", places)


def _pays(payment: Payment) -> bool:
    return payment.kind == "payment"


def _offer(refusal: Refusal) -> Iterator[Form]:
    nearest, afterwards = refusal.nearest, refusal.facts.get("nearest_when") == "after_delivery"
    if refusal.person:
        yield Form("a colleague can look at this; shall I pass it on?")
    elif nearest and afterwards and nearest in AFTERWARDS:
        yield Form(AFTERWARDS[nearest])
    elif nearest and not afterwards and nearest in OFFERS:
        yield Form(OFFERS[nearest])


def _places(refusal: Refusal) -> dict[str, Accepts]:
    facts = refusal.facts

    def order(text: str) -> bool:
        return order_number(text, refusal.order_id) if refusal.order_id else text == "that order"

    def item(text: str) -> bool:
        name = flat(facts.get("item", ""))
        bare = name[4:] if name.lower().startswith("the ") else name
        return text == (f"the {bare}" if name else "this item")

    def parts(name: str, mark: str) -> list[str]:
        return [part for part in facts.get(name, "").split(mark) if part.strip()]

    def after(words: str, text: str, name: str) -> bool:
        return text.startswith(words) and same(text.removeprefix(words), facts.get(name, ""))

    def wanted(text: str) -> bool:
        return text[:2] == " (" and text[-1:] == ")" and _wanted(text[2:-1], facts.get("wanted", ""))

    lacking = [part for part in parts("missing", ", ") if part in MISSING]
    return {
        "order": order,
        "item": item,
        "order or item": lambda text: item(text) if facts.get("item") else order(text),
        "status": lambda text: status(text, facts.get("status", "")),
        "allowed": lambda text: listed(text, _families(parts("allowed", ",")), same, "or"),
        "request": exactly(
            {"return": "a return", "exchange": "an exchange"}.get(facts.get("request", ""), "a request")
        ),
        "carrier": maybe(lambda text: after(" with ", text, "carrier")),
        "last": maybe(lambda text: text[:19] == ": the last day was " and day(text[19:], refusal.on)),
        "exception": maybe(lambda text: after(": our rules exclude ", text, "exception")),
        "reasons": lambda text: listed(text, parts("reasons", ";"), quoted, "or"),
        "target": lambda text: text in _targets(refusal),
        "balance": maybe(lambda text: _balance(text, refusal)),
        "quantity": lambda text: number(text, int(facts.get("quantity", "0"))),
        "wanted": maybe(wanted),
        "now": lambda text: text == " right now" and not facts.get("variant_id"),
        "missing": lambda text: listed(text, lacking, lambda said, of: said == MISSING[of]),
    }


def _families(allowed: list[str]) -> list[str]:
    """Statuses, those left out that only add a remark in brackets to another of them."""
    told = [part.strip() for part in allowed]
    return [part for part in told if "(" not in part or part.partition(" (")[0] not in told]


def _wanted(text: str, told: str) -> bool:
    pairs = [part.split(": ", 1) for part in told.split(", ") if ": " in part]
    return options(text, dict(pairs), [name for name, _ in pairs])


def _balance(text: str, refusal: Refusal) -> bool:
    found = re.fullmatch(r": there is (\S+) on it and it would take (\S+)", text)
    try:
        has, needed = (Decimal(refusal.facts.get(name, "")) for name in ("balance", "needed"))
    except InvalidOperation:
        return False
    currency = refusal.facts.get("currency", "USD")
    return bool(found and money(found[1], has, currency) and money(found[2], needed, currency))


def _targets(refusal: Refusal) -> tuple[str, ...]:
    if refusal.facts.get("method") == STORE_CREDIT.id:
        return ("this shop doesn't refund to store credit.",)
    if refusal.kind is Kind.RETURN:
        return ("the refund can't go there: only to how the order was paid, or to a gift card of yours.",)
    return ("that can only go back to what paid for the order.",)
