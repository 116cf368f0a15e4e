"""Something bought has gone wrong: that we are sorry, and what can be done about it."""

from __future__ import annotations

from assistant.evidence import TroubleTold
from assistant.generation.orders.parts import BULLET, called, order_name
from assistant.generation.words import listing
from assistant.naming import order_labels
from assistant.orders import Kind

SORRY = "I'm sorry this has gone wrong."
BOTH_WAYS = "Tell me the order or what happened and I'll see what can be done, or I can get a colleague now."


def trouble_told(finding: TroubleTold, style: int) -> tuple[str, ...]:
    if finding.order is not None:
        return (SORRY, *_ways(finding))
    if finding.orders:
        labels = order_labels(finding.orders)
        return (SORRY, "Which order is it about:", *(f"{BULLET}{label}" for label in labels))
    if finding.asks_who:
        return (SORRY, "If you would rather have a colleague, just say so.")
    return (SORRY, BOTH_WAYS)


def _ways(finding: TroubleTold) -> tuple[str, ...]:
    assert finding.order is not None  # noqa: S101 - for the type checker
    order = order_name(finding.order.id)
    lines = listing(list(dict.fromkeys(called(line, finding.order.items) for line in finding.lines)))
    kinds = set(finding.kinds)
    back = [
        words
        for kind, words in ((Kind.RETURN, "go back for a refund"), (Kind.EXCHANGE, "be exchanged"))
        if kind in kinds
    ]
    said = []
    if back:
        what = f"{lines} from {order}" if lines else f"what came with {order}"
        said.append(f"{what} can {listing(back, 'or')}.")
    if Kind.CANCEL in kinds:
        said.append(f"{order} can still be cancelled.")
    if Kind.CHANGE_ITEMS in kinds:
        what = lines or "what is in it"
        said.append(f"{what} can still be changed for another version.")
    if not said:
        return ("There is nothing I can do about that myself.", "Shall I get a colleague?")
    which = "Which would you like" if len(kinds) > 1 else "Would you like me to do that"
    return (*(words[:1].upper() + words[1:] for words in said), f"{which}, or shall I get a colleague?")
