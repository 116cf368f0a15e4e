"""A hand-off as staff read it: what it is about, from the records alone, and what each reply rested on.

No model words any of it, and nothing is judged: it says what was asked, looked up, proved, put
together and written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from assistant import naming
from assistant.desk import Draft, Slot
from assistant.evidence import Evidence, Shown
from assistant.orders import Order
from assistant.service.conversations import Conversations, Turn
from assistant.service.handoffs.handoff import Handoff, Step
from assistant.service.handoffs.queue import Handoffs
from assistant.turn import Conversation, Message

NEWEST = 4
"""How many of the customer's last messages a summary holds."""

KINDS = {
    "cancel_order": "cancelling",
    "change_order_address": "changing the address of",
    "change_order_payment": "changing the payment of",
    "change_order_items": "changing items of",
    "return_items": "returning items of",
    "exchange_items": "exchanging items of",
    "change_account_address": "changing the address of the account",
}
PROOFS = {
    "token": "signed in on the shop's site",
    "code": "by a code sent to their address",
    "email": "by their email",
    "name": "by name and postcode",
}


@dataclass(frozen=True, slots=True)
class Record:
    """One record that a reply could speak of, in a line that people can read."""

    id: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Summary:
    """`orders` and `products` were spoken of, the newest first; `draft` is what was being put together
    when the person came; `done` what was written; `customer_id` is proved, `proof` says how."""

    intents: tuple[str, ...]
    last_messages: tuple[str, ...]
    orders: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    draft: str = ""
    done: tuple[str, ...] = ()
    customer_id: str | None = None
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A message with what came with it, where it was a reply."""

    message: Message
    turn: Turn | None = None
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    handoff: Handoff
    summary: Summary
    said: tuple[Said, ...]
    steps: tuple[Step, ...]


def read(handoffs: Handoffs, conversations: Conversations, handoff_id: str) -> Case:
    """Everything that staff need to go on with it. Raises NotFound."""
    handoff = handoffs.get(handoff_id)
    conversation = conversations.load(handoff.conversation_id)
    turns = conversations.turns(handoff.conversation_id)
    said = said_in(conversation, turns)
    return Case(handoff, summarised(conversation, turns), said, handoffs.steps(handoff_id))


def said_in(conversation: Conversation, turns: Sequence[Turn]) -> tuple[Said, ...]:
    """Every message, each reply with its turn."""
    by_reply = {turn.reply.id: turn for turn in turns}
    return tuple(_said(message, by_reply.get(message.reply_id or "")) for message in conversation.messages)


def _said(message: Message, turn: Turn | None) -> Said:
    return Said(message, turn, tuple(records_in(turn.evidence)) if turn else ())


def summarised(conversation: Conversation, turns: Sequence[Turn]) -> Summary:
    """What the records say that a conversation has come to."""
    newest = list(reversed(turns))
    found = [record for turn in newest for record in records_in(turn.evidence)]
    written = [w for turn in turns for w in turn.reply.actions]
    draft = conversation.desk.draft
    orders = (*conversation.desk.focus, *(r.id.removeprefix("order:") for r in found if _of(r, "order")))
    return Summary(
        intents=_once(str(intent) for turn in turns for intent in turn.reply.intents),
        last_messages=tuple(m.text for m in conversation.messages if m.role == "customer")[-NEWEST:],
        orders=_once(orders)[:10],
        products=_once(r.title for r in found if _of(r, "product"))[:10],
        draft=drafted(draft, conversation.desk.awaiting) if draft else "",
        done=tuple(f"{w.name}{f' {w.order_id}' if w.order_id else ''}: {w.result}" for w in written),
        customer_id=conversation.customer_id,
        proof=PROOFS.get(conversation.desk.proof, "") if conversation.customer_id else "",
    )


def drafted(draft: Draft, awaiting: Slot | None) -> str:
    """A change that is not made, and how far it was."""
    what = KINDS.get(str(draft.kind), str(draft.kind))
    of = " or ".join(f"order {naming.number(order)}" for order in draft.orders) or "an order not yet named"
    about = what if draft.kind == "change_account_address" else f"{what} {of}"
    count = "all items" if draft.everything else f"{len(draft.pieces)} item(s)" if draft.pieces else ""
    far = "waits for the customer's yes" if draft.shown else "not complete"
    asked = f"asked for: {awaiting}" if awaiting and not draft.shown else ""
    why = f"reason: {draft.reason}" if draft.reason else ""
    return "; ".join(part for part in (about, count, why, far, asked) if part)


def records_in(evidence: Evidence) -> Iterator[Record]:
    """Every product, passage and order that a reply could speak of, once."""
    seen: set[str] = set()
    for record in (
        *(_product(shown) for shown in evidence.products),
        *(Record(f"passage:{p.id}", f"{p.title} § {p.heading}", p.text) for p in evidence.passages),
        *(_order(order) for finding in evidence.findings for order in _orders(finding)),
    ):
        if record.id not in seen:
            seen.add(record.id)
            yield record


def _orders(value: object) -> Iterator[Order]:
    """The orders that stand anywhere in a finding."""
    if isinstance(value, Order):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _orders(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _orders(getattr(value, field.name))


def _product(shown: Shown) -> Record:
    price = shown.price and naming.amount(shown.price.amount, shown.price.currency)
    stock = {True: "in stock", False: "out of stock", None: "stock unknown"}[shown.in_stock]
    options = ", ".join(shown.variant.options.values()) if shown.variant else ""
    detail = ", ".join(part for part in (options, price, stock) if part)
    return Record(f"product:{shown.product.id}", shown.product.name, detail)


def _order(order: Order) -> Record:
    items = "; ".join(
        f"{line.quantity} × {line.name} ({', '.join(line.options.values())})" for line in order.items
    )
    sums = "; ".join(f"{p.kind} {naming.amount(p.amount, order.currency)}" for p in order.payments)
    tracking = ", ".join(number for f in order.fulfilments for number in f.tracking_ids)
    parts = (items, sums, f"tracking {tracking}" if tracking else "")
    detail = " · ".join(part for part in parts if part)
    return Record(f"order:{order.id}", f"Order {naming.number(order.id)}: {order.status}", detail)


def _of(record: Record, kind: str) -> bool:
    return record.id.startswith(f"{kind}:")


def _once(values: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
