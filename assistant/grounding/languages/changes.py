"""What messages say of changes to orders: before they are made, what became of them, and why not."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from assistant.evidence import ChangeDropped, ChangeMade, ChangeRefused, Proposed, SlotAsked, TroubleTold
from assistant.grounding.languages.desk import (
    STATUSES,
    exactly,
    is_address,
    is_method,
    is_order,
    line_item,
    order_of,
    orders_of,
    says_status,
    some_items,
)
from assistant.grounding.languages.rules import Rules
from assistant.grounding.languages.said import Said
from assistant.grounding.languages.whole import names_each
from assistant.locales.messages import unmarked
from assistant.locales.options import worded
from assistant.naming import flat, item, order_labels
from assistant.orders import STORE_CREDIT, Fee, Kind, Line, Move, Order, Quote, Refusal

RULES = Rules()
of = RULES.of
CHANGES = (Proposed, ChangeMade)
NOUNS = {Kind.RETURN: "return", Kind.EXCHANGE: "exchange", Kind.CHANGE_ITEMS: "items"}


def kind_of(finding: Any) -> Kind | None:
    for part in (getattr(finding, "quote", None), getattr(finding, "refusal", None), finding):
        kind = getattr(getattr(part, "change", part), "kind", None)
        if isinstance(kind, Kind):
            return kind
    return None


def pieces_of(quote: Quote, order: Order | None) -> list[tuple[Line, int]]:
    if order is None:
        return []
    return [(line, p.quantity) for p in quote.change.pieces if (line := order.line(p.line_id)) is not None]


def own_order(said: Said, finding: Any) -> bool:
    """Whether the order that the sentence names is the one that the change is of."""
    if not said.text("order"):
        return True
    order = order_of(finding)
    refusal = getattr(finding, "refusal", None)
    known = (order.id if order else None) or (refusal.order_id if refusal else None)
    known = known or getattr(finding, "order_id", None)
    return is_order(said, "order", known)


# ---- a change by its name ----

_NAMES = (*Kind, "return", "exchange", "items")


@of(
    (Proposed, ChangeMade, ChangeRefused, ChangeDropped, TroubleTold, SlotAsked),
    *(f"noun-{n}" for n in _NAMES),
)
def _noun(said: Said, finding: Any) -> bool:
    named = said.message.removeprefix("noun-")
    kinds = finding.kinds if isinstance(finding, TroubleTold) else (kind_of(finding),)
    if not any(kind and named in (kind, NOUNS.get(kind)) for kind in kinds) or not own_order(said, finding):
        return False
    return not said.text("items") or _noun_items(said, finding)


def _noun_items(said: Said, finding: Any) -> bool:
    order = order_of(finding)
    match finding:
        case Proposed(quote=quote) | ChangeMade(quote=quote):
            return order is not None and exactly(said, "items", pieces_of(quote, order), order.currency)
        case ChangeRefused(refusal=refusal):
            return said.verbatim("items", refusal.facts.get("item", ""))
    return said.things_named("items")


# ---- before it is made ----


RULES.always(Proposed, "withheld-proposal")
RULES.always(ChangeMade, "withheld-made")


@of(Proposed, "propose-again", "propose-changed", "propose-doubted", "propose-ask", "propose-final")
def _proposed(said: Said, finding: Proposed) -> bool:
    match said.message:
        case "propose-again":
            return finding.again and said.parts("noun", "noun-")
        case "propose-changed":
            return finding.changed
        case "propose-doubted":
            return finding.doubted
        case "propose-final":
            return finding.quote.final and own_order(said, finding)
    return _chosen_kind(said, finding.quote.change.kind)


def _chosen_kind(said: Said, kind: Kind) -> bool:
    """Whether the words are those for this change; those for all others, only where it has none."""
    chosen = said.chosen.get("kind", "")
    own = any(c.get("kind") == kind for c in said.all_choices())
    return chosen == kind or (chosen == "other" and not own)


@of(CHANGES, "propose-send-back")
def _send_back(said: Said, finding: Any) -> bool:
    days = finding.quote.send_back_days
    return bool(days) and said.count("count", days)


@of(Proposed, "propose-cancel", "propose-return")
def _propose_goods(said: Said, finding: Proposed) -> bool:
    order, kind = finding.order, finding.quote.change.kind
    wanted = Kind.CANCEL if said.message == "propose-cancel" else Kind.RETURN
    if order is None or kind is not wanted or not own_order(said, finding):
        return False
    pieces = [(line, line.quantity) for line in order.items] if kind is Kind.CANCEL else None
    return exactly(said, "items", pieces or pieces_of(finding.quote, order), order.currency)


@of(Proposed, "propose-reason")
def _reason(said: Said, finding: Proposed) -> bool:
    reason = finding.quote.change.reason or ""
    family = reason.partition(": ")[0]
    known = {reason, flat(reason), _worded(reason, said.tag), _worded(family, said.tag)}
    return bool(reason) and said.unquoted("quote") in known


@of(Proposed, "propose-condition")
def _condition(said: Said, finding: Proposed) -> bool:
    return said.verbatim("quote", *finding.quote.conditions)


@of(Proposed, "propose-fees")
def _fees(said: Said, finding: Proposed) -> bool:
    fees = [fee for fee in finding.quote.fees if fee.amount]
    return bool(fees) and names_each(said, "parts", fees, lambda text, fee: _is_fee(said, text, fee))


def _is_fee(said: Said, text: str, fee: Fee) -> bool:
    why = fee.why if fee.why in {"return_label", "freight"} else "other"
    ids = (f"part-fee-{why}",)
    return any(inner.amount("price", [fee.amount]) for inner in said.inside(text, ids))


MONEY = (
    "money-refund", "money-refund-received", "money-refund-at-once", "money-refund-days",
    "money-refund-received-days", "money-pay", "money-pay-received", "money-pay-more",
    "money-pay-more-received", "money-charged", "money-charged-more",
)  # fmt: skip


@of(CHANGES, *MONEY)
def _money(said: Said, finding: Any) -> bool:
    return any(_move(said, move, finding) for move in finding.quote.moves if move.amount)


def _move(said: Said, move: Move, finding: Any) -> bool:
    """The sum, where it goes, and when, all of one and the same move."""
    _, kind, *when = said.message.split("-")
    quote, made = finding.quote, isinstance(finding, ChangeMade)
    if (kind == "refund") != (move.kind == "refund"):
        return False
    if not said.amount("price", [move.amount]) or not is_method(
        said, "method", move.payment_method_id, finding
    ):
        return False
    if kind == "charged":
        return made and not quote.later and finding.receipt.acknowledged
    if ("received" in when) != bool(quote.later) and (kind == "pay" or when or move.at_once):
        return False
    if kind == "pay":
        return True
    if "days" in when:
        return not move.at_once and said.parts("days", "part-days", "part-days-one")
    if "received" in when or "once" in when:
        return move.at_once
    return True


@of(Proposed, "propose-address", "propose-account-address")
def _readdress(said: Said, finding: Proposed) -> bool:
    account = said.message == "propose-account-address"
    before = finding.customer.address if account else finding.order.address if finding.order else None
    kind = Kind.ACCOUNT_ADDRESS if account else Kind.CHANGE_ADDRESS
    return (
        finding.quote.change.kind is kind
        and own_order(said, finding)
        and is_address(said.text("address"), finding.quote.change.address)
        and is_address(said.text("before"), before)
    )


@of(Proposed, "propose-payment")
def _repay(said: Said, finding: Proposed) -> bool:
    change = finding.quote.change
    right = change.kind is Kind.CHANGE_PAYMENT and own_order(said, finding)
    return right and is_method(said, "method", change.payment_method_id, finding)


@of(Proposed, "propose-items", "propose-exchange", "propose-same-price")
def _swaps(said: Said, finding: Proposed) -> bool:
    kind = finding.quote.change.kind
    if said.message == "propose-same-price":
        return not any(move.amount for move in finding.quote.moves) and finding.quote.difference == 0
    wanted = Kind.EXCHANGE if said.message == "propose-exchange" else Kind.CHANGE_ITEMS
    return kind is wanted and own_order(said, finding)


# ---- what became of it ----


@of(ChangeMade, "made", "made-asked", "made-unsure", "made-last")
def _made(said: Said, finding: ChangeMade) -> bool:
    done = finding.receipt.acknowledged
    again = (said.chosen.get("again") == "yes") == finding.receipt.repeated
    match said.message:
        case "made":
            return done and again and said.parts("fact", "fact-")
        case "made-asked":
            return not done and again and said.parts("noun", "noun-")
        case "made-unsure":
            return not done
    return done and finding.quote.final


@of(ChangeMade, *(f"fact-{kind}" for kind in Kind))
def _fact(said: Said, finding: ChangeMade) -> bool:
    change, order = finding.quote.change, finding.before
    if said.message != f"fact-{change.kind}" or not own_order(said, finding):
        return False
    match change.kind:
        case Kind.CANCEL:
            return True
        case Kind.CHANGE_ADDRESS | Kind.ACCOUNT_ADDRESS:
            return is_address(said.text("address"), change.address)
        case Kind.CHANGE_PAYMENT:
            return is_method(said, "method", change.payment_method_id, finding)
    return order is not None and exactly(said, "items", pieces_of(finding.quote, order), order.currency)


@of(ChangeDropped, "dropped", "dropped-noun")
def _dropped(said: Said, finding: ChangeDropped) -> bool:
    return said.message == "dropped" or said.parts("noun", "noun-")


# ---- why not ----


@of(ChangeRefused, "refused")
def _refused(said: Said, finding: ChangeRefused) -> bool:
    return said.parts("noun", "noun-") and said.parts("why", "cause-")


@of(SlotAsked, "refused")
def _not_so(said: Said, finding: SlotAsked) -> bool:
    if not finding.failed or not finding.why:
        return False
    refusal = Refusal(finding.why, finding.kind, finding.order.id if finding.order else None)
    scope = said.scope.about(ChangeRefused(refusal, finding.order))
    return all(
        scope.says(said.text(s), scope.expand((p,)), said.depth + 1)
        for s, p in (("noun", "noun-"), ("why", "cause-"))
    )


CAUSES = {
    "status": ("status", "status-only"),
    "dispatched": ("dispatched", "dispatched-carrier"),
    "too_late": ("too_late", "too_late-on"),
    "not_returnable": ("not_returnable", "not_returnable-why"),
    "reason": ("reason", "reason-only"),
    "several_payments": ("several_payments", "several_methods", "partly_refunded"),
    "target": ("target", "target-return", "target-credit"),
    "balance": ("balance", "balance-sums"),
    "address_incomplete": ("address_incomplete", "address_incomplete-parts"),
}
_RULES = (
    *CAUSES,
    "already_cancelled", "already_changed", "open_request", "delivery_unknown", "not_offered", "abroad",
    "whole_order_only", "same_method", "same_address", "unknown_method", "nothing_paid", "no_items",
    "no_such_item", "no_such_order", "quantity", "other_product", "no_replacement", "same_item",
    "unavailable",
)  # fmt: skip


@of(ChangeRefused, "cause-other", *(f"cause-{c}" for rule in _RULES for c in CAUSES.get(rule, (rule,))))
def _cause(said: Said, finding: ChangeRefused) -> bool:
    refusal, cause = finding.refusal, said.message.removeprefix("cause-")
    if cause == "other":
        return refusal.rule not in _RULES
    if cause not in CAUSES.get(refusal.rule, (refusal.rule,)):
        return False
    facts = refusal.facts
    if (
        said.text("name")
        and not said.verbatim("name", facts.get("item", ""))
        and not said.label("name", "part-item")
    ):
        return False
    return _cause_facts(said, cause, refusal, finding.order)


def _cause_facts(  # noqa: PLR0912 - one case a cause
    said: Said, cause: str, refusal: Refusal, order: Order | None
) -> bool:
    facts = refusal.facts
    paid = {p.payment_method_id for p in order.payments if p.kind == "payment"} if order else set()
    match cause:
        case "status":
            return says_status(said, "status", facts.get("status", ""))
        case "status-only":
            allowed = [part.strip() for part in facts.get("allowed", "").split(",") if part.strip()]
            return says_status(said, "status", facts.get("status", "")) and said.every(
                "options", lambda text: any(_status_text(said, text, one) for one in allowed)
            )
        case "open_request":
            kind = facts.get("request", "")
            kind = kind if kind in {"return", "exchange"} else "other"
            return said.label("request", f"request-{kind}")
        case "dispatched-carrier":
            return said.verbatim("text", facts.get("carrier", ""))
        case "too_late-on":
            return said.day("day", refusal.on)
        case "not_returnable-why":
            return said.verbatim("quote", facts.get("exception", ""))
        case "balance-sums":
            return _sums(said, facts.get("balance"), facts.get("needed"), facts.get("currency", "USD"))
        case "target" | "target-return" | "target-credit":
            credit = facts.get("method") == STORE_CREDIT.id
            wanted = "-credit" if credit else "-return" if refusal.kind is Kind.RETURN else ""
            return cause == f"target{wanted}"
        case "reason-only":
            known = [flat(part) for part in facts.get("reasons", "").split(";") if part.strip()]
            return names_each(said, "options", known, lambda text, k: text in {k, _worded(k, said.tag)})
        case "several_methods":
            return len(paid) > 1 and said.count("count", len(paid))
        case "partly_refunded":
            return order is not None and any(p.kind == "refund" for p in order.payments)
        case "quantity":
            return said.count("count", int(facts.get("quantity", "0")))
        case "address_incomplete-parts":
            return _are_missing(said, {part.strip() for part in facts.get("missing", "").split(",")})
    return True


PARTS = {"address1", "city", "state", "zip", "country"}


def _are_missing(said: Said, parts: Iterable[str]) -> bool:
    """Whether all of these parts of an address are named."""
    missing = PARTS.intersection(parts)
    return names_each(said, "parts", missing, lambda text, part: text == said.word(f"part-{part}"))


def _status_text(said: Said, text: str, status: str) -> bool:
    ids = [f"status-{s}" for s in (*STATUSES, "other")]
    for inner in said.inside(text, ids):
        if inner.message == f"status-{flat(status, 40).lower()}":
            return True
        if inner.message == "status-other" and inner.verbatim("quote", status):
            return True
    return False


def _sums(said: Said, has: str | None, needed: str | None, currency: str) -> bool:
    try:
        low, high = Decimal(has or ""), Decimal(needed or "")
    except InvalidOperation:
        return False
    return said.amount("low", [low], currency) and said.amount("high", [high], currency)


@of(ChangeRefused, *(f"offer-{kind}" for kind in Kind), *(f"after-{kind}" for kind in Kind), "offer-person")
def _offer(said: Said, finding: ChangeRefused) -> bool:
    refusal = finding.refusal
    if said.message == "offer-person":
        return refusal.person
    later = refusal.facts.get("nearest_when") == "after_delivery"
    lead = "after" if later else "offer"
    return refusal.nearest is not None and said.message == f"{lead}-{refusal.nearest}"


# ---- asking ----

RULES.always(
    SlotAsked,
    "ask-items-bare", "ask-replacement-bare", "ask-reason", "ask-unsure", "ask-address-account",
)  # fmt: skip


@of(SlotAsked, "ask-order", "ask-method", "ask-method-of", "ask-items", "ask-items-bare")
def _ask(said: Said, finding: SlotAsked) -> bool:
    if not _chosen_kind(said, finding.kind):
        return False
    match said.message:
        case "ask-method-of":
            return _offered(said, "methods", finding.options)
        case "ask-items":
            lines = finding.lines or (finding.order.items if finding.order else ())
            return some_items(said, "items", [line_item(line, "") for line in lines])
    return True


def _worded(option: str, tag: str) -> str:
    return unmarked(worded(option, tag))


def _offered(said: Said, slot: str, options: Iterable[str]) -> bool:
    known = {_worded(option, said.tag) for option in options} | set(options)
    return said.every(slot, lambda text: text in known)


@of(SlotAsked, "ask-reason-of")
def _reasons(said: Said, finding: SlotAsked) -> bool:
    return _offered(said, "options", finding.options)


@of(SlotAsked, "ask-replacement", "ask-replacement-list", "missing-variant")
def _replacement(said: Said, finding: SlotAsked) -> bool:
    if said.message == "missing-variant" and not finding.missing:
        return False
    if finding.line is None:
        return False
    line = line_item(finding.line, said.book.currency, 1)
    alike = [] if finding.order is None else finding.order.items
    others = [o for o in alike if item(o) == line.name and o.options != finding.line.options]
    apart = said.message == "missing-variant" or not others or said.text("name") != line.name
    return apart and said.is_item(said.text("name"), line)


@of(SlotAsked, "ask-address", "ask-address-parts")
def _ask_address(said: Said, finding: SlotAsked) -> bool:
    if said.message == "ask-address":
        return own_order(said, finding)
    return _are_missing(said, finding.options)


@of(
    SlotAsked,
    "failed-order", "failed-items", "failed-replacement", "failed-method", "failed-reason", "failed-address",
)  # fmt: skip
def _failed(said: Said, finding: SlotAsked) -> bool:
    return finding.failed


@of(SlotAsked, "stuck", "stuck-ways", "stuck-address", "stuck-address-ways")
def _stuck(said: Said, finding: SlotAsked) -> bool:
    return finding.stuck


@of(
    (SlotAsked, TroubleTold),
    "option-order",
    "option-order-more",
    "part-variant",
)
def _bullet(said: Said, finding: Any) -> bool:
    """A line of a list of choices, as it is offered."""
    known: list[str] = list(order_labels(orders_of(finding)))
    if isinstance(finding, SlotAsked):
        known += finding.options
    return said.sentence in {_worded(label, said.tag) for label in known}


# ---- something has gone wrong ----

RULES.always(
    TroubleTold, "trouble-sorry", "trouble-choose", "trouble-tell", "trouble-person", "trouble-colleague"
)


@of(TroubleTold, "trouble-which", "trouble-can", "trouble-none")
def _trouble(said: Said, finding: TroubleTold) -> bool:
    match said.message:
        case "trouble-which":
            return finding.order is None and bool(finding.orders)
        case "trouble-none":
            return finding.order is not None
    return said.parts("parts", "noun-")
