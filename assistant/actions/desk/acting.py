"""What the desk acted on, by the name of the intent: its words and records know that better than a guess
from the message alone ("yes", an email, "paypal")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.actions.desk.said import Ask, Said, Wish
from assistant.desk import Desk
from assistant.evidence import (
    ChangeDropped,
    ChangeMade,
    ChangeRefused,
    Finding,
    HandedOff,
    Proposed,
    ServiceFailed,
    SlotAsked,
)
from assistant.orders import Kind
from assistant.understood import Intent

OF_KIND: Mapping[Kind | Ask, Intent] = {
    Kind.CANCEL: Intent.CANCEL_ORDER,
    Kind.CHANGE_ADDRESS: Intent.CHANGE_ORDER,
    Kind.CHANGE_PAYMENT: Intent.CHANGE_ORDER,
    Kind.CHANGE_ITEMS: Intent.CHANGE_ORDER,
    Kind.RETURN: Intent.RETURN_ITEM,
    Kind.EXCHANGE: Intent.EXCHANGE_ITEM,
    Kind.ACCOUNT_ADDRESS: Intent.CHANGE_ORDER,
    Ask.REFUND: Intent.REFUND_STATUS,
    Ask.VARIANTS: Intent.PRODUCT_QUESTION,
    Ask.TROUBLE: Intent.COMPLAINT,
}
"""All else that is asked of the records is after orders as they stand."""


def intents(said: Said, before: Desk, after: Desk, findings: Sequence[Finding]) -> tuple[Intent, ...]:
    """What a message was about for the desk, in order: what it wants; else what it goes on with."""
    wanted = [_settled(wish, after) for wish in _kinds(said.wishes)]
    if not wanted:
        wanted = [*_of(findings), *_in_hand(before), *_in_hand(after)][:1]
    found = [OF_KIND.get(kind, Intent.ORDER_STATUS) for kind in wanted]
    people = [Intent.COMPLAINT] * said.complains + [Intent.TALK_TO_HUMAN] * _handed(said, findings)
    return tuple(dict.fromkeys((*found, *people)))


def _kinds(wishes: Sequence[Wish]) -> Iterator[Kind | Ask]:
    for wish in wishes:
        if wish.kind is not None:
            yield wish.kind


def _settled(kind: Kind | Ask, after: Desk) -> Kind | Ask:
    """An exchange in a pending order is a change of it: what a wish has become."""
    swaps = {Kind.CHANGE_ITEMS, Kind.EXCHANGE}
    if kind not in swaps:
        return kind
    return next((draft.kind for draft in after.drafts if draft.kind in swaps), kind)


def _of(findings: Sequence[Finding]) -> Iterator[Kind]:
    """What was done, given up or refused now; else what is put together."""
    for finding in findings:
        match finding:
            case ChangeMade(quote=quote) | Proposed(quote=quote):
                yield quote.change.kind
            case ChangeRefused(refusal=refusal):
                yield refusal.kind
            case ChangeDropped(kind=kind) | SlotAsked(kind=kind):
                yield kind
            case ServiceFailed(kind=Kind() as kind):
                yield kind
            case _:
                pass


def _in_hand(desk: Desk) -> list[Kind | Ask]:
    if desk.draft is not None:
        return [desk.draft.kind]
    return [Ask(desk.about)] if desk.about else []


def _handed(said: Said, findings: Sequence[Finding]) -> bool:
    return said.person or any(isinstance(finding, HandedOff) for finding in findings)
