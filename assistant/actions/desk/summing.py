"""What a person is told who takes over: who it is, what is wanted, how far it has come."""

from __future__ import annotations

from assistant import naming
from assistant.actions.desk.said import View
from assistant.desk import Draft
from assistant.turn import Conversation


def summary(conversation: Conversation, view: View | None, text: str) -> str:
    """In one line; without what was not proved."""
    parts = [naming.flat(text, 400)]
    if view is not None:
        customer = view.customer
        parts.append(f"{customer.first_name} {customer.last_name} ({customer.id})")
    parts.extend(_draft(draft) for draft in conversation.desk.drafts)
    if view is None:
        parts.extend(naming.flat(waiting, 200) for waiting in conversation.desk.waiting if waiting != text)
    return " | ".join(part for part in parts if part)


def _draft(draft: Draft) -> str:
    orders = ", ".join(naming.number(id) for id in draft.orders)
    said = "; ".join(naming.flat(words, 200) for words in draft.said)
    what = draft.kind.value.replace("_", " ")
    return what + (f" of {orders}" if orders else "") + (f": {said}" if said else "")
