"""Which lines of an order a change is of, and how many of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant import naming
from assistant.actions.desk.flows.kinds import OF_ITEMS
from assistant.actions.desk.flows.outcomes import Question
from assistant.actions.desk.said import View
from assistant.desk import Draft, Meant, Slot, Wanted
from assistant.evidence import SlotAsked
from assistant.orders import Line, Order, Piece

ALL = "*"
"""What the offer of all items stands for."""
ALL_LABEL = "All of it"


def itemized(draft: Draft, order: Order, view: View) -> Draft | Question:
    """The draft with its pieces, and for each line what it is to become, as far as that was said."""
    gone = {line for m in draft.meant if m.excepted for _, line in m.lines}
    lines = [line for line in order.items if line.line_id not in gone]
    if draft.everything:
        return _everything(draft, order, lines)
    spoken = [m for m in draft.meant if not m.excepted and (m.lines or draft.kind in OF_ITEMS)]
    if not spoken and (gone or len(lines) == 1):
        return _everything(draft, order, lines)
    if not spoken:
        return _which(draft, order, lines, every=True)
    taken: dict[str, int] = {}
    settled: list[Meant] = []
    pieces: list[Piece] = []
    for place, meant in enumerate(spoken):
        fits = _fits(meant, order, lines, view)
        free = [line for line in fits if taken.get(line.line_id, 0) < line.quantity]
        shared = sum(bool(set(other.lines) & set(meant.lines)) for other in spoken) > 1
        chosen = _chosen(meant, free, shared=shared)
        if chosen is None:
            known = replace(draft, meant=(*settled, *spoken[place:], *_excepted(draft)))
            return _which(known, order, fits or lines, failed=bool(meant.said) and not fits)
        for line, quantity in chosen:
            taken[line.line_id] = taken.get(line.line_id, 0) + quantity
            pieces.append(Piece(line.line_id, quantity))
        here = tuple((order.id, line.line_id) for line, _ in chosen)
        settled.append(
            replace(meant, lines=here or meant.lines) if meant.lines else replace(meant, lines=here)
        )
    wanted = {id: m.wanted for m in settled if m.wanted for _, id in m.lines}
    return replace(draft, pieces=tuple(_joined(pieces, settled)), wanted=wanted)


def wishes(draft: Draft) -> dict[str, list[tuple[int, Wanted | None]]]:
    """By line, how many of it are to become what."""
    made: dict[str, list[tuple[int, Wanted | None]]] = {}
    for piece in draft.pieces:
        made.setdefault(piece.line_id, []).append((piece.quantity, draft.wanted.get(piece.line_id)))
    return made


def _excepted(draft: Draft) -> list[Meant]:
    return [m for m in draft.meant if m.excepted]


def _joined(pieces: Sequence[Piece], settled: Sequence[Meant]) -> list[Piece]:
    """One piece for each line, or several where a line is to become several things."""
    apart = {
        id
        for m in settled
        for _, id in m.lines
        if len({repr(o.wanted) for o in settled if any(x == id for _, x in o.lines)}) > 1
    }
    counted: dict[str, int] = {}
    made: list[Piece] = []
    for piece in pieces:
        if piece.line_id in apart:
            made.append(piece)
        else:
            counted[piece.line_id] = counted.get(piece.line_id, 0) + piece.quantity
    return [*(Piece(id, n) for id, n in counted.items()), *made]


def _everything(draft: Draft, order: Order, lines: Sequence[Line]) -> Draft:
    said = {id: m.wanted for m in draft.meant if m.wanted for _, id in m.lines}
    any_ = next((m.wanted for m in draft.meant if m.wanted and not m.lines), None)
    wanted = {line.line_id: w for line in lines if (w := said.get(line.line_id, any_)) is not None}
    pieces = tuple(Piece(line.line_id, line.quantity) for line in lines)
    return replace(draft, pieces=pieces, wanted=wanted)


def _fits(meant: Meant, order: Order, lines: Sequence[Line], view: View) -> list[Line]:
    if meant.lines:
        here = {id for of, id in meant.lines if of == order.id}
        return [line for line in lines if line.line_id in here]
    if meant.said:
        return []
    if meant.wanted is None or len(lines) == 1:
        return list(lines)
    wish = meant.wanted
    return [line for line in lines if _may_become(line, wish, view)] or list(lines)


def _may_become(line: Line, wanted: Wanted, view: View) -> bool:
    product = view.goods.get(line.product_id)
    return product is not None and any(
        all(v.options.get(name) == value for name, value in wanted.options.items()) for v in product.variants
    )


def _chosen(meant: Meant, free: Sequence[Line], *, shared: bool) -> list[tuple[Line, int]] | None:
    """So many of each line; None where it has to be asked which. `shared`: others are of them too."""
    if not free:
        return None
    if meant.every:
        return [(line, line.quantity) for line in free]
    if len(free) == 1:
        return [(free[0], min(meant.quantity or (1 if shared else free[0].quantity), free[0].quantity))]
    if len({(line.variant_id, line.price) for line in free}) > 1:
        return None
    left, chosen = meant.quantity or 1, []
    for line in free:
        if left > 0:
            chosen.append((line, min(left, line.quantity)))
            left -= line.quantity
    return chosen


def _which(
    draft: Draft, order: Order, lines: Sequence[Line], *, every: bool = False, failed: bool = False
) -> Question:
    """Which of these; the options tell lines of the same name apart."""
    offered = list({(line.variant_id, line.line_id): line for line in lines}.values())
    labels = naming.line_labels(offered, offered)
    ids = tuple(line.line_id for line in offered)
    if every and len(offered) > 1:
        labels, ids = (*labels, ALL_LABEL), (*ids, ALL)
    finding = SlotAsked(
        draft.kind, Slot.ITEMS, order=order, lines=tuple(offered), options=labels, failed=failed
    )
    return Question(Slot.ITEMS, finding, draft, labels, ids)
