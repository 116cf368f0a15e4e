"""What was agreed to is sent to the order system, and what becomes of it is said as it is."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.actions.desk.flows import Step, advance, completing
from assistant.actions.desk.flows.stepping import at_rest
from assistant.actions.desk.said import View
from assistant.desk import Desk, Draft
from assistant.errors import BackendDown, Declined, Invalid, OutOfDate
from assistant.evidence import ChangeMade, Finding, ServiceFailed, Written
from assistant.orders import Agreement, Quote, Receipt
from assistant.service.backend import OrderBackend
from assistant.turn import Conversation

log = logging.getLogger(__name__)

DONE, REQUESTED = "done", "requested"
NO_VERSIONS = (-1, -1)
"""Of no records: a quote that rests on these is always out of date."""

Looks = Callable[[Conversation], View]


@dataclass(frozen=True, slots=True)
class Performed:
    """`step` is what is asked or shown after it."""

    step: Step
    findings: tuple[Finding, ...]
    written: tuple[Written, ...] = ()


def perform(
    backend: OrderBackend, look: Looks, result: Step, conversation: Conversation, said: str, view: View
) -> Performed:
    """Do what a step found agreed to, if anything, and go on with what comes after it."""
    if result.perform is None:
        made = _made_before(backend, look, result, conversation, said, view) if result.doubted else None
        return made or Performed(result, result.findings)
    draft, quote = result.perform
    try:
        receipt = backend.perform(quote, _agreement(conversation, view, said), key(conversation.id, draft))
    except OutOfDate as error:
        log.info("an order was touched in between: %s", type(error).__name__)
        return _anew(result, conversation, look)
    except Declined as error:
        return _declined(result, quote, error, conversation, look)
    except BackendDown as error:
        log.warning("nothing was written: %s", error)
        desk = replace(result.desk, awaiting=None, asked=())
        return Performed(
            replace(result, desk=desk, options=()),
            (*result.findings, ServiceFailed("down", quote.change.kind)),
        )
    return _made(result, quote, receipt, conversation, look, view)


def made_already(
    backend: OrderBackend, look: Looks, conversation: Conversation, said: str, view: View
) -> Performed | None:
    """What was made by the message before, where its yes is said again: who did not see the reply to it
    says it twice. Nothing is made by asking."""
    draft = conversation.desk.made
    change = completing.change_of(draft, view) if draft is not None else None
    if draft is None or change is None:
        return None
    again = Step(conversation.desk, doubted=(draft, change))
    return _made_before(backend, look, again, conversation, said, view)


def _made_before(
    backend: OrderBackend, look: Looks, result: Step, conversation: Conversation, said: str, view: View
) -> Performed | None:
    """The first receipt of what was agreed to, if it was made already (and whoever made it died before
    that was kept). Asked with versions that no record has, so that nothing can be made by asking."""
    if result.doubted is None:
        return None
    draft, change = result.doubted
    asked = Quote(change, NO_VERSIONS, status_after="")
    try:
        receipt = backend.perform(asked, _agreement(conversation, view, said), key(conversation.id, draft))
    except (OutOfDate, Declined, Invalid, BackendDown):
        return None
    if not receipt.repeated:
        return None
    desk = replace(conversation.desk, waiting=())
    # Told is what was made, held against what the rules make of such a change.
    now = receipt.order.status if receipt.order else ""
    after = view.rules.status_after(receipt.change.kind, now)
    asked = replace(asked, change=receipt.change, status_after=after)
    return _made(Step(desk), asked, receipt, conversation, look, view)


def key(conversation_id: str, draft: Draft) -> str:
    """What makes a write happen once: the same draft, shown the same."""
    return f"{conversation_id}:{draft.number}:{draft.shown[:16]}"


def _agreement(conversation: Conversation, view: View, said: str) -> Agreement:
    shown = next((m.text for m in reversed(conversation.messages) if m.role == "assistant"), "")
    return Agreement(conversation.id, view.customer.id, conversation.desk.proof, shown, said)


def _made(
    result: Step, quote: Quote, receipt: Receipt, conversation: Conversation, look: Looks, view: View
) -> Performed:
    order = view.order(quote.change.order_id) if quote.change.order_id else None
    products = {line.product_id for line in order.items} if order else set()
    goods = tuple(goods for id, goods in view.goods.items() if id in products)
    finding = ChangeMade(receipt, quote, view.customer, order, goods)
    outcome = DONE if receipt.acknowledged else REQUESTED
    written = Written(str(quote.change.kind), outcome, quote.change.order_id)
    focus = (quote.change.order_id,) if quote.change.order_id else result.desk.focus
    made = result.perform[0] if result.perform else conversation.desk.made
    desk = replace(result.desk, drafts=result.desk.drafts[1:], focus=focus, lines=(), made=made)
    desk = at_rest(desk)
    following = _next(desk, conversation, look)
    return Performed(following, (*result.findings, finding, *following.findings), (written,))


def _next(desk: Desk, conversation: Conversation, look: Looks) -> Step:
    """What comes after, by the records as they are now. What is done is told even if these cannot be
    read just now."""
    if not desk.drafts:
        return Step(desk)
    try:
        return advance(desk, look(conversation))
    except BackendDown:
        return Step(desk)


def _anew(result: Step, conversation: Conversation, look: Looks) -> Performed:
    """The records are others by now: worked out from those, and put before the customer again."""
    following = advance(at_rest(result.desk), look(conversation), changed=True)
    return Performed(following, (*result.findings, *following.findings))


def _declined(
    result: Step, quote: Quote, error: Declined, conversation: Conversation, look: Looks
) -> Performed:
    """The system does not allow it. It is given up, since a second yes would not change that."""
    desk = at_rest(replace(result.desk, drafts=result.desk.drafts[1:]))
    following = _next(desk, conversation, look)
    failed = ServiceFailed("declined", quote.change.kind, error.reason)
    return Performed(following, (*result.findings, failed, *following.findings))
