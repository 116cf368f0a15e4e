"""The lines that a change is about, and what they become."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count

from assistant.orders import Change, Goods, GoodsVariant, Line, Order, Piece, Refusal


@dataclass(frozen=True, slots=True)
class Swapped:
    """`each` is what one piece costs after the change."""

    line: Line
    piece: Piece
    variant: GoodsVariant
    each: Decimal

    @property
    def difference(self) -> Decimal:
        return (self.each - self.line.price) * self.piece.quantity


def chosen(change: Change, order: Order) -> list[tuple[Line, Piece]] | Refusal:
    """Each piece with its line; refused where the order does not have so many."""
    if not change.pieces:
        return Refusal("no_items", change.kind, order.id)
    asked: Counter[str] = Counter()
    found: list[tuple[Line, Piece]] = []
    for piece in change.pieces:
        line = order.line(piece.line_id)
        if line is None:
            return Refusal("no_such_item", change.kind, order.id, {"line_id": piece.line_id})
        asked[line.line_id] += piece.quantity
        if piece.quantity < 1 or asked[line.line_id] > line.quantity:
            facts = item(line) | {"asked": str(asked[line.line_id]), "quantity": str(line.quantity)}
            return Refusal("quantity", change.kind, order.id, facts)
        found.append((line, piece))
    return found


def swaps(
    change: Change,
    order: Order,
    found: list[tuple[Line, Piece]],
    goods: Mapping[str, Goods],
    price: str,
    same_item: bool,
) -> list[Swapped] | Refusal:
    """What each piece becomes; refused where it is no available variant of the same product."""
    made: list[Swapped] = []
    for line, piece in found:
        product = goods.get(line.product_id)
        variant = product.variant(piece.variant_id) if product else None
        if product is None or variant is None:
            rule = "other_product" if piece.variant_id else "no_replacement"
            return Refusal(rule, change.kind, order.id, item(line))
        facts = item(line) | {"variant_id": variant.id, "wanted": described(variant.options)}
        if variant.id == line.variant_id and not same_item:
            return Refusal("same_item", change.kind, order.id, facts)
        if not variant.available:
            return Refusal("unavailable", change.kind, order.id, facts)
        made.append(Swapped(line, piece, variant, _each(line, product, variant, price)))
    return made


def replaced(order: Order, swapped: list[Swapped]) -> tuple[Line, ...]:
    """The order's lines afterwards. A line that is changed in part, or for several variants, is split:
    what was there first keeps its id."""
    taken = {line.line_id for line in order.items}
    after: list[Line] = []
    for line in order.items:
        swaps_of = [swap for swap in swapped if swap.line.line_id == line.line_id]
        left = line.quantity - sum(swap.piece.quantity for swap in swaps_of)
        parts = [replace(line, quantity=left)] if left else []
        parts += [_changed(line, swap) for swap in swaps_of]
        for number, part in enumerate(parts):
            after.append(part if number == 0 else replace(part, line_id=_free(line.line_id, taken)))
    return tuple(after)


def item(line: Line) -> dict[str, str]:
    return {"item": line.name, "line_id": line.line_id, "options": described(line.options)}


def described(options: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in options.items())


def _changed(line: Line, swap: Swapped) -> Line:
    return replace(
        line,
        variant_id=swap.variant.id,
        options=swap.variant.options,
        price=swap.each,
        quantity=swap.piece.quantity,
    )


def _free(line_id: str, taken: set[str]) -> str:
    """A line id that the order does not have yet; taken from then on."""
    fresh = next(name for number in count(2) if (name := f"{line_id}.{number}") not in taken)
    taken.add(fresh)
    return fresh


def _each(line: Line, product: Goods, variant: GoodsVariant, price: str) -> Decimal:
    """By today's price; or, where the price paid is kept, by what the new variant costs more today than
    the old one does."""
    old = product.variant(line.variant_id)
    if price == "kept" and old is not None:
        return max(line.price + variant.price - old.price, Decimal(0))
    return variant.price
