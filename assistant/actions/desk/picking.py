"""An offered option that comes back word for word: it means just what it stood for."""

from __future__ import annotations

from assistant.actions.desk.flows.itemizing import ALL
from assistant.actions.desk.flows.stepping import YES
from assistant.actions.desk.said import ItemSaid, MethodSaid, Said, Swap, View, Wish
from assistant.desk import Desk, Slot, Wanted
from assistant.evidence import Awaiting


def picked(text: str, awaiting: Awaiting | None, desk: Desk, view: View) -> Said | None:
    """What the option says, or None where the text is none of those that were offered."""
    if awaiting is None or desk.awaiting is None or awaiting.kind != desk.awaiting:
        return None
    labels = [_plain(option) for option in awaiting.options]
    said = _plain(text)
    if labels.count(said) != 1 or len(labels) != len(desk.asked):
        return None
    chosen = desk.asked[labels.index(said)]
    if desk.awaiting is Slot.CONFIRM:
        return Said(agrees=chosen == YES, text=text)
    wish = _wish(chosen, text, desk, view)
    return Said(wishes=(wish,), text=text) if wish else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")


def _wish(chosen: str, text: str, desk: Desk, view: View) -> Wish | None:
    match desk.awaiting:
        case Slot.ORDER:
            return Wish(orders=(chosen,), text=text)
        case Slot.ITEMS if chosen == ALL:
            return Wish(everything=True, text=text)
        case Slot.ITEMS if desk.draft is not None and desk.draft.orders:
            line = (desk.draft.orders[0], chosen)
            return Wish(items=(ItemSaid(text, (line,)),), text=text)
        case Slot.REPLACEMENT:
            options = next((v.options for g in view.goods.values() if (v := g.variant(chosen))), None)
            if options is None or len(desk.lines) != 1:
                return None
            return Wish(swaps=(Swap(ItemSaid("", desk.lines), Wanted(options)),), text=text)
        case Slot.METHOD:
            return Wish(method=MethodSaid(text, (chosen,)), text=text)
        case Slot.REASON:
            return Wish(reason=chosen, text=text)
        case _:
            return None
