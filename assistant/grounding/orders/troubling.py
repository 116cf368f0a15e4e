"""What may be said where something bought has gone wrong."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.evidence import TroubleTold
from assistant.grounding.orders.asking import each_line, label_of_order
from assistant.grounding.orders.forms import Form
from assistant.grounding.orders.values import Group, order_number
from assistant.orders import Kind

BACK = {
    (True, True): "go back for a refund or be exchanged",
    (True, False): "go back for a refund",
    (False, True): "be exchanged",
}


def trouble_told(finding: TroubleTold) -> Iterator[Form]:
    yield Form("i'm sorry this has gone wrong.")
    if finding.order is not None:
        yield from _ways(finding)
    elif finding.orders:
        yield Form("which order is it about:")
        for order in finding.orders:
            yield Form("{label}", {"label": label_of_order(order)})
    elif finding.asks_who:
        yield Form("if you would rather have a colleague, just say so.")
    else:
        yield Form(
            "tell me the order or what happened and I'll see what can be done, or I can get a colleague now."
        )


def _ways(finding: TroubleTold) -> Iterator[Form]:
    """Only what the order is open to."""
    order = finding.order
    if order is None:
        return
    lines = [Group(line, 1) for line in finding.lines]
    places = {
        "order": lambda text: order_number(text, order.id),
        "lines": lambda text: each_line(text, lines, order.items),
    }
    back = BACK.get((Kind.RETURN in finding.kinds, Kind.EXCHANGE in finding.kinds))
    if back:
        what = "{lines} from {order}" if finding.lines else "what came with {order}"
        yield Form(f"{what} can {back}.", places)
    if Kind.CANCEL in finding.kinds:
        yield Form("{order} can still be cancelled.", places)
    if Kind.CHANGE_ITEMS in finding.kinds:
        what = "{lines}" if finding.lines else "what is in it"
        yield Form(f"{what} can still be changed for another version.", places)
    if not finding.kinds:
        yield Form("there is nothing I can do about that myself.")
        yield Form("shall I get a colleague?")
        return
    which = "which would you like" if len(finding.kinds) > 1 else "would you like me to do that"
    yield Form(f"{which}, or shall I get a colleague?")
