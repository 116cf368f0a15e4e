"""Answers to what was asked: by place on the list, in a word, and yes with what it repeats."""

from __future__ import annotations

import re

from assistant.actions.desk.reading.places import placed
from assistant.actions.desk.reading.records import Records
from assistant.actions.desk.reading.tokens import Text
from assistant.actions.desk.said import ItemSaid, MethodSaid, Swap, Wish
from assistant.desk import Desk, Draft, Slot, Wanted
from assistant.orders import Kind

_EVERY = re.compile(r"\b(?:all|both|everything|each|every one)\b")
_MAKE = re.compile(
        r"\b(?:make (?:that|it)|i (?:want|need|meant|have)|return|exchange"
        r"|just|only) (?P<n>one|two|three|four|five|six|[1-9])\b(?! (?:one"
        r"|more thing|thing))")  # fmt: skip


def by_place(text: Text, records: Records, desk: Desk) -> Wish | None:
    """What was picked from the list that came with the question."""
    bare = len(text) <= 6
    said = text.raw.strip()
    asked = [one for one in desk.asked if one != "*"]
    chosen = placed(text, asked, bare)
    if not chosen:
        return None
    match desk.awaiting:
        case Slot.ORDER:
            return Wish(orders=tuple(chosen), each=len(chosen) > 1, text=said)
        case Slot.ITEMS if desk.draft and desk.draft.orders:
            order = desk.draft.orders[0]
            lines = [(order, line) for line in chosen if records.row((order, line))]
            return Wish(items=tuple(ItemSaid(said, (line,)) for line in lines), text=said) if lines else None
        case Slot.REPLACEMENT:
            options = next(
                (v.options for goods in records.goods.values() if (v := goods.variant(chosen[0]))), None
            )
            return Wish(swaps=(Swap(None, Wanted(options)),), text=said) if options else None
        case Slot.METHOD:
            return Wish(method=MethodSaid(said, (chosen[0],)), text=said)
        case Slot.REASON:
            return Wish(reason=chosen[0], text=said)
    return None


def of_everything(text: Text, desk: Desk) -> Wish | None:
    """ "Both", "all of them" where orders or items were asked for."""
    if len(text) > 8 or not _EVERY.search(text.norm):
        return None
    if re.search(r"\bboth\b", text.norm) and len([one for one in desk.asked if one != "*"]) > 2:
        return None  # of more than two it is not said which
    if desk.awaiting is Slot.ORDER:
        return Wish(orders=tuple(desk.asked), each=True, text=text.raw.strip())
    if desk.awaiting is Slot.ITEMS:
        return Wish(everything=True, text=text.raw.strip())
    return None


def only_one(yes: bool | None, desk: Desk, records: Records, said: str) -> Wish | None:
    """A yes to the one thing that there is to choose."""
    if not yes or len(desk.asked) != 1:
        return None
    match desk.awaiting:
        case Slot.REPLACEMENT:
            variants = (goods.variant(desk.asked[0]) for goods in records.goods.values())
            options = next((v.options for v in variants if v), None)
            return Wish(swaps=(Swap(None, Wanted(options)),), text=said) if options else None
        case Slot.METHOD:
            return Wish(method=MethodSaid(said, (desk.asked[0],)), text=said)
        case Slot.ORDER:
            return Wish(orders=(desk.asked[0],), text=said)
    return None


def how_many(text: Text, desk: Desk) -> Wish | None:
    """ "Make that two"."""
    match = _MAKE.search(text.norm)
    if match is None or desk.draft is None or len(text) > 8:
        return None
    count = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get(match["n"]) or int(
        match["n"]
    )
    return Wish(items=(ItemSaid("", quantity=count),), text=text.raw.strip())


def restates(wish: Wish, draft: Draft, records: Records) -> bool:
    """Whether a wish says nothing but what the draft has already ("yes, refund it to my visa")."""
    if wish.kind is not None and not _alike(wish, draft):
        return False
    if (
        wish.unknown
        or wish.otherwise
        or wish.added
        or wish.removed
        or wish.excepted
        or (wish.everything and not draft.everything)
    ):
        return False
    if wish.orders and not set(wish.orders) & set(draft.orders):
        return False
    if wish.orders and draft.orders and not set(wish.orders) <= set(draft.orders):
        return False
    return (
        _same_items(wish, draft)
        and all(_same_wish(swap, draft, records) for swap in wish.swaps)
        and _same_method(wish, draft)
        and wish.reason in (None, draft.reason)
        and _same_address(wish, draft)
    )


def _alike(wish: Wish, draft: Draft) -> bool:
    goods = {Kind.CHANGE_ITEMS, Kind.EXCHANGE}
    back = {Kind.RETURN, Kind.CANCEL}
    if wish.kind is draft.kind or {wish.kind, draft.kind} <= goods:
        return True
    return {wish.kind, draft.kind} <= back and re.search(r"\brefund|\bmoney", wish.text.lower()) is not None


def _pieces(draft: Draft) -> set[tuple[str, str]]:
    return {(order, piece.line_id) for order in draft.orders for piece in draft.pieces}


def _same_items(wish: Wish, draft: Draft) -> bool:
    items = [*wish.items, *(swap.item for swap in wish.swaps if swap.item)]
    return all(set(item.lines) & _pieces(draft) and item.quantity is None for item in items)


def _same_wish(swap: Swap, draft: Draft, records: Records) -> bool:
    wanted = swap.wanted
    if wanted.unmatched or wanted.avoided or wanted.otherwise:
        return False
    lines = {line for _, line in swap.item.lines} if swap.item else {piece.line_id for piece in draft.pieces}
    pieces = [piece for piece in draft.pieces if piece.line_id in lines]
    if wanted.pick:
        return any(w.pick == wanted.pick for w in draft.wanted.values())
    for piece in pieces:
        options = next(
            (v.options for goods in records.goods.values() if (v := goods.variant(piece.variant_id))), {}
        )
        meant = draft.wanted.get(piece.line_id)
        for known in (options, meant.options if meant else {}):
            if wanted.options and all(known.get(name) == value for name, value in wanted.options.items()):
                return True
    return not wanted.options


def _same_method(wish: Wish, draft: Draft) -> bool:
    if wish.method is None:
        return True
    if wish.method.original:
        return draft.original or (draft.payment_method_id is not None and not wish.method.ids)
    return draft.payment_method_id is not None and draft.payment_method_id in wish.method.ids


def _same_address(wish: Wish, draft: Draft) -> bool:
    if wish.address is None:
        return True
    if wish.address.same_as:
        return draft.address.get("same_as") == wish.address.same_as
    return all(
        str(draft.address.get(name, "")).lower() == value.lower()
        for name, value in wish.address.fields.items()
    )
