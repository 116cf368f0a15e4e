"""Wishes into drafts: what a message adds to the changes that are being put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum

from assistant.actions.desk.flows.kinds import LAST, OF_ITEMS, alike
from assistant.actions.desk.flows.wanting import combined
from assistant.actions.desk.said import AddressSaid, ItemSaid, View, Wish
from assistant.desk import Desk, Draft, Meant, Slot, Wanted
from assistant.orders import Kind

SAME_AS = "same_as"
"""The key of a draft's address that names where it is to be taken from."""


FOR_ALL = re.compile(
    r"\b(?:both|all|each|every(?:thing)?|the two|(?:n?either|any|none)(?: one)? of (?:them|these|those|the"
    r" two))\b",
    re.IGNORECASE,
)
"""What is said of the first of several changes alike and meant of the others as well."""


class Anew(Enum):
    """What items that are said again at a proposal do to those that it was of: nothing, they come to
    them; those alone are meant, as far as was said; those alone, and all of it is said again."""

    NO = 0
    ONLY = 1
    AFRESH = 2


def heard(desk: Desk, wish: Wish, view: View, *, anew: Anew = Anew.NO) -> Desk:
    """The desk with a wish for a change in it: in the draft that it is about, or as one of its own."""
    if wish.kind is None and desk.draft is not None and _is_one_more(desk.draft, wish):
        return _begun(desk, wish, desk.draft.kind, view)
    if wish.kind is None and desk.draft is not None and _only_tells(desk.draft, wish):
        return desk
    if wish.kind is None:
        place = _spoken_of(desk, wish)
        return desk if place is None else _changed(desk, place, wish, anew)
    kind = Kind(wish.kind)
    place = next((n for n, d in enumerate(desk.drafts) if _goes_on(d, wish, kind)), None)
    if place is not None:
        after = _changed(desk, place, wish, anew)
        said = after.drafts[place]
        kept = tuple(d for d in after.drafts if d is said or not _replaces(said, d))
        return replace(after, drafts=kept)
    return _begun(desk, wish, kind, view)


TOO = re.compile(r"^\W*(?:\w+\W+){0,2}(?:and|also|plus)\b|\b(?:too|as well|also)\W*$", re.IGNORECASE)


def _is_one_more(draft: Draft, wish: Wish) -> bool:
    """ "And W2 too", at the proposal of W1: the same is wanted of one more, and nothing is taken back."""
    if not wish.orders or not draft.shown or set(wish.orders) & set(draft.orders):
        return False
    plain = replace(wish, orders=(), each=False, reason=None, text="")
    return plain == Wish() and TOO.search(wish.text) is not None


TELLS = re.compile(r"\b(?:is|are|was|were|has|had|looks?|came|arrived)\b", re.IGNORECASE)
CORRECTS = re.compile(
    r"\b(?:mean|meant|no|not|wrong|rather|instead|should|sorry|oops|wait|actually|it's|its"
    r"|it was|it is|that's)\b"
    r"|\b(?:is|was) the (?:one|right|correct)\b",
    re.IGNORECASE,
)


def _only_tells(draft: Draft, wish: Wish) -> bool:
    """ "W2 was lovely", at the proposal of W1: no correction of the order."""
    if not wish.orders or not draft.shown or set(wish.orders) & set(draft.orders):
        return False
    plain = replace(wish, orders=(), each=False, reason=None, text="")
    return plain == Wish() and TELLS.search(wish.text) is not None and not CORRECTS.search(wish.text)


def fresh(kind: Kind, wish: Wish, number: int = 0) -> Draft:
    """A draft of nothing but this wish."""
    return merged(Draft(kind, number=number), replace(wish, kind=kind))


def merged(draft: Draft, wish: Wish) -> Draft:
    """The draft with what the wish says of it; what it does not speak of stays."""
    draft = replace(draft, offered=False, said=(*draft.said, wish.text) if wish.text else draft.said)
    if wish.orders:
        draft = replace(draft, orders=wish.orders, unknown=())
    elif wish.unknown:
        draft = replace(draft, orders=(), unknown=wish.unknown)
    if draft.kind in OF_ITEMS or wish.kind is not None:
        draft = _with_items(draft, wish)
    if wish.method is not None:
        original = wish.method.original
        said = wish.method.ids or (() if original else (wish.method.said,))
        draft = replace(draft, payment_method_id=None, methods=said, original=original)
    if wish.reason is not None:
        draft = replace(draft, reason=wish.reason)
    if wish.address is not None:
        draft = replace(draft, address=_address(draft, wish.address))
    if wish.otherwise is not None and isinstance(wish.otherwise.kind, Kind):
        draft = replace(draft, otherwise=_otherwise(draft, wish.otherwise, wish.otherwise.kind))
    return draft


def _goes_on(draft: Draft, wish: Wish, kind: Kind) -> bool:
    """Whether a wish of this kind is about this draft."""
    if not alike(draft.kind, kind) or wish.each:
        return False
    if wish.orders:
        return not draft.orders or bool(set(wish.orders) & set(draft.orders))
    if wish.unknown or not draft.orders:
        return True
    fits = {order for item in _items(wish) for order, _ in item.lines}
    return not fits or bool(fits & set(draft.orders))


def _spoken_of(desk: Desk, wish: Wish) -> int | None:
    """The place of the draft that a wish without a kind is about: the first, unless it names another's
    order."""
    named = set(wish.orders)
    of_it = (n for n, draft in enumerate(desk.drafts) if named and named == set(draft.orders))
    return next(of_it, 0 if desk.drafts else None)


def _changed(desk: Desk, place: int, wish: Wish, anew: Anew) -> Desk:
    draft = desk.drafts[place]
    drafts = list(desk.drafts)
    if place == 0 and _items(wish) and not (wish.added or wish.removed):
        draft = _narrowed(draft, wish, anew)
    drafts[place] = merged(draft, _aimed(desk, wish))
    for n, other in enumerate(drafts):  # what was said of one of several alike holds for the others too
        if n != place and other.kind is draft.kind:
            together = other.said[:1] == draft.said[:1]
            drafts[n] = _likewise(other, wish, together)
    return replace(desk, drafts=tuple(drafts))


def _narrowed(draft: Draft, wish: Wish, anew: Anew) -> Draft:
    """The draft before items of it are said again."""
    lines = {line for item in _items(wish) if item.said for line in item.lines}
    if anew is Anew.NO or not lines:  # "brown please" names nothing that the others would not be
        return draft
    kept = tuple(m for m in draft.meant if lines & set(m.lines)) if anew is Anew.ONLY and wish.swaps else ()
    return replace(draft, meant=kept, everything=False)


def _likewise(draft: Draft, wish: Wish, together: bool) -> Draft:
    """With a reason that was given for all of them; one that was given for the first is its own, unless
    they were asked for `together`, in the same words ("cancel both orders")."""
    given = wish.reason is not None and draft.reason is None and wish.kind is None and not wish.orders
    return replace(draft, reason=wish.reason) if given and (together or FOR_ALL.search(wish.text)) else draft


def _begun(desk: Desk, wish: Wish, kind: Kind, view: View) -> Desk:
    each: Sequence[Wish] = (wish,)
    if wish.each:
        orders = [view.order(id) for id in wish.orders] if wish.orders else list(view.orders)
        open_ = [o for o in orders if o and view.rules.open_to(kind, o, view.today) is None]
        each = [replace(_of_order(wish, o.id), orders=(o.id,), each=False) for o in open_] or (wish,)
    drafts = [draft for draft in desk.drafts if not draft.offered]
    count = desk.count
    for one in each:
        count += 1
        new = fresh(kind, one, count)
        drafts = [draft for draft in drafts if not _replaces(new, draft)]
        drafts.append(new)
    if wish.reason is not None and FOR_ALL.search(wish.text):
        drafts = [replace(d, reason=d.reason or wish.reason) if d.kind is kind else d for d in drafts]
    return replace(desk, drafts=in_turn(drafts), count=count)


def _of_order(wish: Wish, order_id: str) -> Wish:
    """The wish with no other items than those of one order, where it names some of that order."""

    def here(item: ItemSaid | None) -> bool:
        return item is None or not item.lines or any(order == order_id for order, _ in item.lines)

    items = tuple(item for item in wish.items if here(item))
    swaps = tuple(swap for swap in wish.swaps if here(swap.item))
    return replace(wish, items=items, swaps=swaps) if items or swaps else wish


def in_turn(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """As they were asked for, but of one order the change that closes it comes after its others."""
    placed: list[Draft] = []
    for draft in drafts:
        later = [
            n
            for n, other in enumerate(placed)
            if LAST.get(other.kind, 0) > LAST.get(draft.kind, 0) and _may_be_of_one(other, draft)
        ]
        placed.insert(later[0] if later else len(placed), draft)
    return tuple(placed)


def _may_be_of_one(closing: Draft, other: Draft) -> bool:
    """Whether two changes are of the same order, or may be as far as it was said of which they are."""
    if other.kind is Kind.ACCOUNT_ADDRESS or closing.offered or other.offered:
        return False
    one, two = _places(closing), _places(other)
    return not one or not two or bool(one & two)


def _places(draft: Draft) -> set[str]:
    """The orders that a change may be of; none where nothing was said of it."""
    if draft.orders or draft.unknown:
        return set(draft.orders or draft.unknown)
    said = [{order for order, _ in m.lines} for m in draft.meant if m.lines and not m.excepted]
    return set.intersection(*said) or set.union(*said) if said else set()


def _replaces(new: Draft, old: Draft) -> bool:
    """Whether one change rules the other out, so that what was said last holds."""
    kinds = {new.kind, old.kind}
    orders = set(new.orders) & set(old.orders)
    if Kind.CANCEL in kinds and len(kinds) == 2 and kinds & {Kind.CHANGE_ITEMS, Kind.EXCHANGE}:
        return bool(orders)
    if kinds <= OF_ITEMS and len(kinds) == 2 and Kind.RETURN in kinds:
        one = {line for meant in new.meant for line in meant.lines}
        other = {line for meant in old.meant for line in meant.lines}
        return bool(one & other)
    return False


def _otherwise(draft: Draft, wish: Wish, kind: Kind) -> Draft:
    """What is wanted instead, of the same order and items where nothing else was said."""
    plain = fresh(kind, wish, draft.number)
    orders = plain.orders or draft.orders
    if kind not in OF_ITEMS or plain.meant or plain.everything:
        return replace(plain, orders=orders)
    meant = tuple(replace(m, wanted=None) for m in draft.meant if m.lines)
    return replace(plain, orders=orders, meant=meant, everything=draft.everything)


# ---- items ---------------------------------------------------------------------------


def _items(wish: Wish) -> list[ItemSaid]:
    return [*wish.items, *(swap.item for swap in wish.swaps if swap.item is not None)]


def _meant(wish: Wish) -> list[Meant]:
    """What a wish says of items; an item that a swap speaks of as well stands once."""
    swaps = [
        replace(_one(s.item) if s.item else Meant(), wanted=None if s.wanted == Wanted() else s.wanted)
        for s in wish.swaps
    ]
    swapped = {line for meant in swaps for line in meant.lines}
    plain = [_one(item) for item in wish.items if not (item.lines and set(item.lines) <= swapped)]
    return [*plain, *swaps]


def _one(item: ItemSaid) -> Meant:
    return Meant(item.said, item.lines, item.every, item.quantity)


def _with_items(draft: Draft, wish: Wish) -> Draft:
    said = _meant(wish)
    if wish.removed:
        return _without(draft, said)
    if wish.everything:
        named = tuple(m for m in draft.meant if m.wanted is not None) if wish.kind is None else ()
        draft = replace(draft, everything=True, meant=named)
    excepted = tuple(replace(_one(item), excepted=True) for item in wish.excepted)
    if said and not wish.everything:
        draft = _with(draft, said, added=wish.added or wish.kind is not None)
    elif said:
        draft = replace(draft, meant=(*draft.meant, *said))
    return replace(draft, meant=(*draft.meant, *excepted))


def _with(draft: Draft, said: Sequence[Meant], *, added: bool) -> Draft:
    """Each in the place of what it says more of; beside it where it is something else and comes on top;
    instead of it where not."""
    free = list(draft.meant)
    taken: dict[int, Meant] = {}
    more: list[Meant] = []
    for new in said:
        place = _place(free, new, taken)
        if place is None:
            more.append(new)
        else:
            taken[place] = _both(free[place], new)
    settles = all(new.wanted is not None for new in said) or any(not old.lines for old in free)
    if more and not added and not settles and not draft.everything:
        kept = [taken[n] for n in sorted(taken)]  # "the throw", said instead of what was said before
        return replace(draft, meant=(*kept, *more, *(m for m in free if m.excepted)))
    kept = _once([taken.get(n, old) for n, old in enumerate(free)], taken.values())
    everything = draft.everything and not any(m.lines and m.wanted is None and not m.excepted for m in more)
    return replace(draft, meant=(*kept, *more), everything=everything)


def _once(kept: Sequence[Meant], fresh: Iterable[Meant]) -> list[Meant]:
    """Without what was known before of an item that another phrase has turned out to mean as well."""
    told = [m for m in fresh if len(m.lines) == 1]
    found: list[Meant] = []
    for meant in kept:
        twin = next((m for m in told if m is not meant and m.lines == meant.lines), None)
        if twin is None or meant in told or meant.excepted:
            found.append(meant)
    return found


def _place(free: Sequence[Meant], new: Meant, taken: dict[int, Meant]) -> int | None:
    """The place of what a phrase says more of."""
    open_ = [n for n, old in enumerate(free) if n not in taken and not old.excepted]
    if not new.lines:
        if new.said:
            return None
        lacking = [n for n in open_ if free[n].wanted is None]
        return next(iter(lacking or open_[-1:]), None)
    lines = set(new.lines)
    same = [n for n in open_ if lines & set(free[n].lines)]
    return next(iter([n for n in open_ if not free[n].lines] or same), None)


def _both(old: Meant, new: Meant) -> Meant:
    both = tuple(line for line in new.lines if line in old.lines)
    lines = old.lines if both and old.every and not new.said else both or new.lines or old.lines
    return replace(
        old,
        said=new.said or old.said,
        lines=lines,
        every=new.every if new.said else old.every,
        quantity=new.quantity or old.quantity,
        wanted=combined(old.wanted, new.wanted),
    )


def _without(draft: Draft, said: Sequence[Meant]) -> Draft:
    gone = {line for meant in said for line in meant.lines}
    if draft.everything:
        return replace(draft, meant=(*draft.meant, *(replace(m, excepted=True) for m in said)))
    kept = (replace(m, lines=tuple(line for line in m.lines if line not in gone)) for m in draft.meant)
    return replace(
        draft, meant=tuple(m for m, old in zip(kept, draft.meant, strict=True) if m.lines or not old.lines)
    )


def _aimed(desk: Desk, wish: Wish) -> Wish:
    """The wish, with "the blue one" said of the item that was just asked about."""
    if desk.awaiting is not Slot.REPLACEMENT or len(desk.lines) != 1:
        return wish
    asked = ItemSaid("", desk.lines)
    return replace(wish, swaps=tuple(replace(s, item=s.item or asked) for s in wish.swaps))


def _address(draft: Draft, said: AddressSaid) -> dict[str, str]:
    if said.same_as:
        return {SAME_AS: said.same_as, **said.fields}
    before = draft.address
    if "address1" in said.fields:  # another street is in no town that was not said
        before = {name: value for name, value in before.items() if name != SAME_AS}
    return {**before, **said.fields}
