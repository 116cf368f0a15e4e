"""Why a change cannot be made, rule by rule, and what can be done instead, in any language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from assistant.evidence import ChangeRefused, TroubleTold
from assistant.generation.orders.refusing import MISSING, families
from assistant.generation.worded.orders.parts import bulleted, called, noun, status
from assistant.generation.worded.parts import Sentences
from assistant.locales.options import worded
from assistant.locales.voice import Voice
from assistant.naming import flat, order_labels
from assistant.orders import STORE_CREDIT, Kind, Order, Refusal
from retrieval.query import Query

AS_SAID = frozenset(
    [
        *("already_cancelled", "already_changed", "delivery_unknown", "not_offered", "abroad"),
        *("whole_order_only", "same_method", "same_address", "unknown_method", "nothing_paid", "no_items"),
        *("no_such_item", "no_such_order"),
    ]
)
"""Rules that are said in the same words whatever they rest on."""
OF_ITEM = frozenset(["other_product", "no_replacement", "same_item", "unavailable"])
WITH_OFFER = frozenset(Kind) - {Kind.ACCOUNT_ADDRESS}
AFTERWARDS = frozenset([Kind.RETURN, Kind.EXCHANGE])


def change_refused(finding: ChangeRefused, voice: Voice, sought: Query | None) -> Sentences:
    refusal = finding.refusal
    yield refused(refusal, finding.order, voice)
    if refusal.person:
        yield voice.say("offer-person")
    elif refusal.nearest is None:
        return
    elif refusal.facts.get("nearest_when") == "after_delivery":
        if refusal.nearest in AFTERWARDS:
            yield voice.say(f"after-{refusal.nearest}")
    elif refusal.nearest in WITH_OFFER:
        yield voice.say(f"offer-{refusal.nearest}")


def refused(refusal: Refusal, order: Order | None, voice: Voice) -> str:
    """What cannot be done and why."""
    what = noun(voice, refusal.kind, refusal.order_id or "", _fact(refusal, "item"))
    return voice.say("refused", noun=what, why=_why(refusal, order, voice))


def _why(refusal: Refusal, order: Order | None, voice: Voice) -> str:
    rule = refusal.rule
    if rule in AS_SAID:
        return voice.say(f"cause-{rule}")
    if rule in OF_ITEM:
        return voice.say(f"cause-{rule}", name=_fact(refusal, "item") or voice.say("part-item"))
    if rule == "several_payments":
        return _several(order, voice)
    return WHY[rule](refusal, voice) if rule in WHY else voice.say("cause-other")


def _fact(refusal: Refusal, name: str) -> str:
    return flat(refusal.facts.get(name, ""))


def _status(refusal: Refusal, voice: Voice) -> str:
    stands = status(voice, refusal.facts.get("status", ""))
    allowed = [status(voice, one) for one in families(refusal.facts.get("allowed", ""))]
    if allowed:
        return voice.say("cause-status-only", status=stands, options=voice.either(allowed))
    return voice.say("cause-status", status=stands)


def _several(order: Order | None, voice: Voice) -> str:
    paid = {p.payment_method_id for p in order.payments if p.kind == "payment"} if order else set()
    if len(paid) > 1:
        return voice.say("cause-several_methods", count=len(paid))
    if order and any(p.kind == "refund" for p in order.payments):
        return voice.say("cause-partly_refunded")
    return voice.say("cause-several_payments")


def _request(refusal: Refusal, voice: Voice) -> str:
    asked = _fact(refusal, "request")
    kind = asked if asked in {"return", "exchange"} else "other"
    return voice.say("cause-open_request", request=voice.say(f"request-{kind}"))


def _dispatched(refusal: Refusal, voice: Voice) -> str:
    carrier = _fact(refusal, "carrier")
    return voice.say("cause-dispatched-carrier", text=carrier) if carrier else voice.say("cause-dispatched")


def _too_late(refusal: Refusal, voice: Voice) -> str:
    if refusal.on is None:
        return voice.say("cause-too_late")
    return voice.say("cause-too_late-on", day=voice.day(refusal.on, year=True))


def _not_returnable(refusal: Refusal, voice: Voice) -> str:
    why = _fact(refusal, "exception")
    if why:
        return voice.say("cause-not_returnable-why", quote=voice.quoted(why))
    return voice.say("cause-not_returnable")


def _balance(refusal: Refusal, voice: Voice) -> str:
    currency = refusal.facts.get("currency", "USD")
    try:
        has, needed = (Decimal(refusal.facts[name]) for name in ("balance", "needed"))
    except (KeyError, InvalidOperation):
        return voice.say("cause-balance")
    low, high = voice.amount(has, currency), voice.amount(needed, currency)
    return voice.say("cause-balance-sums", low=low, high=high)


def _target(refusal: Refusal, voice: Voice) -> str:
    if refusal.facts.get("method") == STORE_CREDIT.id:
        return voice.say("cause-target-credit")
    return voice.say("cause-target-return" if refusal.kind is Kind.RETURN else "cause-target")


def _reason(refusal: Refusal, voice: Voice) -> str:
    known = [flat(part) for part in refusal.facts.get("reasons", "").split(";") if part.strip()]
    if not known:
        return voice.say("cause-reason")
    return voice.say(
        "cause-reason-only", options=voice.either([worded(part, voice.language.tag) for part in known])
    )


def _quantity(refusal: Refusal, voice: Voice) -> str:
    has = int(refusal.facts.get("quantity", "0"))
    return voice.say("cause-quantity", name=_fact(refusal, "item"), count=has)


def _incomplete(refusal: Refusal, voice: Voice) -> str:
    missing = [part for part in refusal.facts.get("missing", "").split(", ") if part in MISSING]
    if not missing:
        return voice.say("cause-address_incomplete")
    parts = voice.listing([voice.say(f"part-{part}") for part in missing])
    return voice.say("cause-address_incomplete-parts", parts=parts)


WHY: Mapping[str, Callable[[Refusal, Voice], str]] = {
    "status": _status,
    "open_request": _request,
    "dispatched": _dispatched,
    "too_late": _too_late,
    "not_returnable": _not_returnable,
    "balance": _balance,
    "target": _target,
    "reason": _reason,
    "quantity": _quantity,
    "address_incomplete": _incomplete,
}


# ---- something has gone wrong ----------------------------------------------------------------


def trouble_told(finding: TroubleTold, voice: Voice, sought: Query | None) -> Sentences:
    yield voice.say("trouble-sorry")
    if finding.order is not None:
        yield from _ways(finding, finding.order, voice)
    elif finding.orders:
        yield voice.say("trouble-which")
        yield from bulleted(worded(label, voice.language.tag) for label in order_labels(finding.orders))
    else:
        yield voice.say("trouble-person" if finding.asks_who else "trouble-tell")


def _ways(finding: TroubleTold, order: Order, voice: Voice) -> Sentences:
    said = voice.listing(dict.fromkeys(called(voice, line, order.items) for line in finding.lines))
    can = [Kind.RETURN, Kind.EXCHANGE, Kind.CANCEL, Kind.CHANGE_ITEMS]
    parts = [noun(voice, kind, order.id, said) for kind in can if kind in finding.kinds]
    if not parts:
        yield voice.say("trouble-none")
        yield voice.say("trouble-colleague")
        return
    yield voice.say("trouble-can", parts=voice.either(parts))
    yield voice.say("trouble-choose")
