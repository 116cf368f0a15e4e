"""What items are changed for: the other options stay, unless something else is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant import naming
from assistant.actions.desk.flows.outcomes import No, Question
from assistant.actions.desk.said import View
from assistant.desk import Draft, Slot, Wanted
from assistant.evidence import SlotAsked
from assistant.orders import Goods, GoodsVariant, Kind, Line, Order, Piece, Refusal
from assistant.service.rules.terms import Changing, Exchanging

MOST_OFFERED = 8


def replaced(draft: Draft, order: Order, view: View) -> Draft | Question | No:
    """The draft with what each piece becomes. Something of which nothing else can be had is refused."""
    pieces: list[Piece] = []
    asked: dict[str, int] = {}
    for piece in draft.pieces:
        line = order.line(piece.line_id)
        goods = view.goods.get(line.product_id) if line else None
        if line is None or goods is None:
            pieces.append(piece)
            continue
        wanted = _wish(draft, order, piece, asked.get(piece.line_id, 0))
        asked[piece.line_id] = asked.get(piece.line_id, 0) + 1
        variant = become(line, goods, wanted)
        same = variant is None or variant.id == line.variant_id
        if same and _is_that_already(draft, line, wanted, view):
            return No(_that_already(draft, order, line, wanted), draft)
        if variant is None and not nearest(line, goods, None)[0]:
            return No(_nothing_else(draft, order, line, view), draft)
        if variant is None:
            return question(draft, order, line, goods, wanted, view)
        pieces.append(replace(piece, variant_id=variant.id))
    return replace(draft, pieces=tuple(pieces))


def _is_that_already(draft: Draft, line: Line, wanted: Wanted | None, view: View) -> bool:
    """Whether all that was wished for is what it is, where the rules take no change for the very same."""
    term = view.rules.of(draft.kind)
    same = not isinstance(term, (Changing, Exchanging)) or term.same_item
    if same or wanted is None or not wanted.options or wanted.unmatched or wanted.avoided or wanted.pick:
        return False
    return all(line.options.get(name) == value for name, value in wanted.options.items())


def _that_already(draft: Draft, order: Order, line: Line, wanted: Wanted | None) -> Refusal:
    said = ", ".join(f"{name}: {value}" for name, value in (wanted.options if wanted else {}).items())
    facts = {"item": line.name, "line_id": line.line_id, "wanted": said}
    return Refusal("same_item", draft.kind, order.id, facts)


def _nothing_else(draft: Draft, order: Order, line: Line, view: View) -> Refusal:
    facts = {"item": line.name, "line_id": line.line_id, "nearest_when": "now"}
    others = (Kind.RETURN, Kind.CANCEL)
    open_ = (kind for kind in others if view.rules.open_to(kind, order, view.today) is None)
    return Refusal("unavailable", draft.kind, order.id, facts, nearest=next(open_, None))


def _wish(draft: Draft, order: Order, piece: Piece, nth: int) -> Wanted | None:
    """What was said of the nth piece of a line: pieces stand in the order in which they were spoken of."""
    said = [m.wanted for m in draft.meant if m.wanted and (order.id, piece.line_id) in m.lines]
    return said[nth] if nth < len(said) > 1 else draft.wanted.get(piece.line_id)


def become(line: Line, goods: Goods, wanted: Wanted | None) -> GoodsVariant | None:
    """The variant that a wish means; None where there is none, or where it is not plain which."""
    if wanted is None:
        return None
    for wish in (wanted, *wanted.otherwise):
        found = _one(line, goods, wish)
        if found is not None:
            return found
    return None


def _one(line: Line, goods: Goods, wish: Wanted) -> GoodsVariant | None:
    if wish.pick == "same":
        return goods.variant(line.variant_id)
    if wish.unmatched or not (wish.options or wish.avoided or wish.pick):
        return None
    fits = [v for v in fitting(goods, wish) if v.id != line.variant_id or _is_said(v, wish)]
    if wish.pick and fits:
        prices = sorted(fits, key=lambda v: (v.price, _changes(v.options, line.options)))
        return prices[0] if wish.pick == "cheapest" else _dearest(fits, line)
    exact = [v for v in fits if _keeps(v, line, wish)]
    return exact[0] if len(exact) == 1 else None


def _dearest(fits: Sequence[GoodsVariant], line: Line) -> GoodsVariant:
    return min(fits, key=lambda v: (-v.price, _changes(v.options, line.options)))


def _is_said(variant: GoodsVariant, wish: Wanted) -> bool:
    """Whether a wish says every option of a variant, so that the very same may be meant."""
    return bool(wish.options) and set(variant.options) <= set(wish.options)


def _keeps(variant: GoodsVariant, line: Line, wish: Wanted) -> bool:
    """Whether everything that was not spoken of stays as it is."""
    spoken = set(wish.options) | set(wish.avoided)
    return all(
        variant.options.get(name) == value for name, value in line.options.items() if name not in spoken
    )


def _changes(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    return sum(one.get(name) != value for name, value in other.items())


def fitting(goods: Goods, wish: Wanted | None) -> list[GoodsVariant]:
    """The variants that can be had and are as the wish says."""
    wish = wish or Wanted()
    return [
        v
        for v in goods.variants
        if v.available
        and all(v.options.get(name) == value for name, value in wish.options.items())
        and not any(v.options.get(name) in values for name, values in wish.avoided.items())
    ]


def question(
    draft: Draft, order: Order, line: Line, goods: Goods, wanted: Wanted | None, view: View
) -> Question:
    """What it should be: from those that fit what was said; where none does, from the nearest."""
    variants, missing = nearest(line, goods, wanted)
    offered = variants[:MOST_OFFERED]
    labels = naming.variant_labels(offered, order.currency, line.options)
    asked = SlotAsked(
        draft.kind,
        Slot.REPLACEMENT,
        order,
        line=line,
        variants=tuple(offered),
        options=labels,
        failed=bool(missing),
        missing=missing,
    )
    ids = tuple(v.id for v in offered)
    return Question(Slot.REPLACEMENT, asked, draft, labels, ids, (order.id, line.line_id))


def nearest(line: Line, goods: Goods, wanted: Wanted | None) -> tuple[list[GoodsVariant], tuple[str, ...]]:
    """Variants that can be had, those that change least of what it is first; and what was asked for
    that none of them has."""
    others = [v for v in fitting(goods, None) if v.id != line.variant_id]
    if wanted is None:
        return sorted(others, key=lambda v: _changes(v.options, line.options)), ()
    missing = wanted.unmatched
    fits = [v for v in fitting(goods, wanted) if v.id != line.variant_id]
    if fits:
        return sorted(fits, key=lambda v: _changes(v.options, line.options)), missing
    target = {**line.options, **wanted.options}
    if not missing:
        missing = (naming.options(wanted.options),) if wanted.options else ()
    return sorted(others, key=lambda v: _changes(v.options, target)), missing
