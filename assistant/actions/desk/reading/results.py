"""Wishes as they are told to the flows: lines and kinds settled by the records, as far as they go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.actions.desk.reading.reasons import return_reason
from assistant.actions.desk.reading.records import Row
from assistant.actions.desk.reading.scene import CHANGES, Build, Scene
from assistant.actions.desk.reading.verbs import Family
from assistant.actions.desk.said import Ask, ItemSaid, MethodSaid, Swap, Wish
from assistant.desk import Slot
from assistant.orders import Kind

BEFORE_SHIPPING = ("pending", "processed")
ADDED = re.compile(
    r"\b(?:as well|also|too|in addition|additionally|on top of that|along with (?:it"
    r"|that)|plus|add|include|forgot)\b"
)
REMOVED = re.compile(
    r"^(?:(?:actually|wait|no|oh|sorry|yes|but|and|hmm|well|please|,|\."
    r"|let's|on second thought|can you|could you|i) )*(?:not (?=the|my"
    r"|that)|except(?: for)?|without (?=the|my)"
    r"|leave (?:out )?(?=the|my)|leave out|remove|take (?:out|off)|exclude"
    r"|(?:skip|drop|scratch) (?=the|my)|forget (?:about )?(?=the|my)"
    r"|don't (?:return|exchange|change|cancel|include|touch|want to (?:return"
    r"|exchange|change|cancel))|(?:i'll |i'd like to |i want to |want to "
    r"|like to |let me )?keep (?=the|my))\b"
)
ORDER_WITH = re.compile(
    r"\b(?:order|purchase|one) (?:with|containing|that (?:has|had|contains"
    r"|includes|included)|which (?:has|contains)|including|where i (?:ordered"
    r"|bought)|for|of|that i (?:ordered|bought))\b"
)


def wishes_of(scene: Scene, build: Build) -> list[Wish]:
    """What one build comes to: one wish, or two for the address of order and account alike."""
    wish = wish_of(scene, build)
    if wish is None:
        return []
    if not build.both or build.address is None:
        return [wish]
    account = Wish(kind=Kind.ACCOUNT_ADDRESS, address=build.address, text=wish.text)
    return [replace(wish, kind=Kind.CHANGE_ADDRESS), account]


def wish_of(scene: Scene, build: Build) -> Wish | None:
    ids = build.order_ids
    unknown = tuple(dict.fromkeys(said.unknown for said in build.orders if said.unknown))
    if not ids and not unknown and build.ask is None and build.family not in (Family.ACCOUNT, None):
        ids = _inherited(scene, build)
        if not ids and scene.heading and not scene.headed() and not build.entries:
            unknown = tuple(said.unknown for said in scene.heading if said.unknown)
    if not ids and not unknown and not build.entries and build.family in (Family.ADDRESS, Family.PAYMENT):
        ids = _of_those_goods(scene, build)
    if not ids and not unknown and build.entries and _by_content(scene, build):
        ids = tuple(dict.fromkeys(row.order.id for e in build.entries for row in _fit(build, e.narrowed())))
        if build.family in (Family.ADDRESS, Family.PAYMENT, Family.CANCEL):
            build.entries = []
    if build.family is None and scene.desk.awaiting is Slot.ORDER and not ids and not unknown:
        ids = tuple(dict.fromkeys(row.order.id for e in build.entries for row in e.narrowed()))
        waits_for_a_return = scene.desk.draft is not None and scene.desk.draft.kind is Kind.RETURN
        if not scene.changes(build) and not waits_for_a_return:
            build.entries = []
    if len(ids) > 1 and not build.each and build.entries:
        having = {row.order.id for entry in build.entries for row in entry.narrowed()}
        ids = tuple(order for order in ids if order in having) or ids
    items, swaps = _things(scene, build, ids)
    words = scene.text.words(build.start, build.end)
    kept = any(build.start <= m.start < build.end for m in scene.found.kept)
    takes_out = build.family is None and build.ask is None and not kept and REMOVED.search(words)
    removed = build.removed or bool(takes_out)
    kind = build.ask or _kind(scene, build, ids)
    wish = Wish(
        kind=kind,
        orders=ids,
        each=build.each and len(ids) != 1,
        unknown=unknown,
        items=(*items, *(swap.item for swap in swaps if removed and swap.item)),
        everything=build.everything,
        excepted=tuple(item.told() for item in build.excepted),
        added=bool(scene.desk.drafts)
        and build.ask is None
        and not removed
        and bool(items or swaps)
        and bool(ADDED.search(words)),
        removed=removed and bool(items or swaps),
        swaps=() if removed else tuple(swaps),
        method=_method(build),
        reason=_reason(scene, build, kind),
        address=build.address,
        otherwise=wish_of(scene, build.otherwise) if build.otherwise else None,
        text=scene.text.said(build.start, build.end),
    )
    return wish if wish.kind is not None or says_something(wish) else None


def says_something(wish: Wish) -> bool:
    return bool(
        wish.orders
        or wish.unknown
        or wish.items
        or wish.everything
        or wish.excepted
        or wish.swaps
        or wish.method
        or wish.reason
        or wish.address
        or wish.each
    )


def _of_those_goods(scene: Scene, build: Build) -> tuple[str, ...]:
    """The order of the goods that the message wants something of ("and that whole order on my Visa")."""
    others = [b for b in scene.builds if b is not build and b.family and b.entries]
    rows = [row for b in others for entry in b.entries for row in _fit(b, entry.narrowed())]
    ids = tuple(dict.fromkeys(row.order.id for row in rows))
    return ids if len(ids) == 1 else ()


def _by_content(scene: Scene, build: Build) -> bool:
    """Whether items only tell which order is meant."""
    if build.family in (Family.ADDRESS, Family.PAYMENT):
        return True
    return bool(ORDER_WITH.search(scene.text.words(build.start, build.end))) and build.family is Family.CANCEL


def _inherited(scene: Scene, build: Build) -> tuple[str, ...]:
    """The order that the message spoke of last, unless the things named are in others only."""
    ids = scene.headed()
    rows = [row for entry in build.entries for row in entry.narrowed()]
    if rows and not any(row.order.id in ids for row in rows):
        return ()
    return ids if any(said.start < build.end for said in scene.heading) else ()


def _things(scene: Scene, build: Build, ids: Sequence[str]) -> tuple[list[ItemSaid], list[Swap]]:
    items: list[ItemSaid] = []
    swaps: list[Swap] = []
    common = _one_order(build) if not ids else None
    for entry in build.entries:
        rows = entry.narrowed()
        if common:
            rows = [row for row in rows if row.order.id == common] or rows
        within = [row for row in rows if row.order.id in ids] if ids else rows
        rows = _fit(build, within or ([] if entry.item and entry.item.said and ids else rows))
        item, keys = entry.item, tuple(row.key for row in rows)
        told = (
            ItemSaid(item.said, keys, item.every, item.quantity)
            if item
            else (ItemSaid("", keys) if keys else None)
        )
        if scene.changes(build):
            swaps.append(Swap(told, entry.result()))
        elif told is not None:
            items.append(told)
    return _either(items, scene.text.words(build.start, build.end)), swaps


def _either(items: list[ItemSaid], words: str) -> list[ItemSaid]:
    """ "The boots or the bookshelf" is one of the two, and it is not said which."""
    if len(items) != 2 or not all(item.said and item.lines for item in items):
        return items
    one, two = items
    if not re.search(rf"{re.escape(one.said.lower())} or (?:the |my )?{re.escape(two.said.lower())}", words):
        return items
    return [ItemSaid(f"{one.said} or {two.said}", tuple(dict.fromkeys((*one.lines, *two.lines))))]


def _one_order(build: Build) -> str | None:
    """The one order that has all of several things, where any of them is in others too."""
    several = [{row.order.id for row in _fit(build, entry.narrowed())} for entry in build.entries]
    if len(several) < 2 or not all(several):
        return None
    common = set.intersection(*several)
    return next(iter(common)) if len(common) == 1 else None


def _fit(build: Build, rows: list[Row]) -> list[Row]:
    """Of the same thing in several orders, those whose state lets it be done, where any does."""
    if build.family in (Family.RETURN, Family.REFUND):
        return [r for r in rows if r.order.status == "delivered"] or rows
    if build.family is Family.CANCEL:
        return [r for r in rows if r.order.status.startswith(BEFORE_SHIPPING)] or rows
    if build.family in CHANGES:
        return [r for r in rows if r.order.status in ("pending", "delivered")] or rows
    return rows


def _kind(scene: Scene, build: Build, ids: Sequence[str]) -> Kind | None:
    of_items = {row.order.id for entry in build.entries for row in _fit(build, entry.narrowed())}
    orders = (scene.records.order(order_id) for order_id in set(ids) or of_items)
    states = {order.status for order in orders if order}
    all_pending = bool(states) and all(state.startswith("pending") for state in states)
    all_delivered = states == {"delivered"}
    match build.family:
        case Family.REFUND:
            return Kind.CANCEL if all_pending else Kind.RETURN
        case Family.UNWANTED:
            return Kind.RETURN if all_delivered else Kind.CANCEL
        case Family.EXCHANGE:
            return Kind.CHANGE_ITEMS if all_pending else Kind.EXCHANGE
        case Family.CHANGE:
            return Kind.EXCHANGE if all_delivered else Kind.CHANGE_ITEMS
        case None:
            return None
        case other:
            return _PLAIN[other]


def _reason(scene: Scene, build: Build, kind: Kind | Ask | None) -> str | None:
    """What is wrong with goods counts for sending them back, whatever else was said."""
    if kind is Kind.RETURN:
        return return_reason(scene.text.words(0, build.end)) or build.reason
    return build.reason


_PLAIN = {
    Family.CANCEL: Kind.CANCEL,
    Family.RETURN: Kind.RETURN,
    Family.ADDRESS: Kind.CHANGE_ADDRESS,
    Family.ACCOUNT: Kind.ACCOUNT_ADDRESS,
    Family.PAYMENT: Kind.CHANGE_PAYMENT,
}


def _method(build: Build) -> MethodSaid | None:
    wanted = [method for method in build.methods if not method.no]
    return wanted[-1].said if wanted else None


def is_question(kind: Kind | Ask | None) -> bool:
    return isinstance(kind, Ask)
