"""What messages say of an item that is changed or exchanged for another version of it, and of the choices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from assistant.evidence import ChangeMade, Proposed, SlotAsked
from assistant.grounding.languages.desk import exactly, order_of
from assistant.grounding.languages.rules import Rules
from assistant.grounding.languages.said import Said
from assistant.grounding.languages.whole import names_each
from assistant.naming import flat, telling
from assistant.orders import GoodsVariant, Line, Order

RULES = Rules()
of = RULES.of
Claim = Callable[[str], bool]
"""Whether a text says one thing that changes."""


@of((Proposed, ChangeMade), "swap")
def _swap(said: Said, finding: Any) -> bool:
    order = order_of(finding)
    return order is not None and any(
        exactly(said, "name", [(line, many)], order.currency) and _becomes(said, line, variant, many)
        for line, variant, many in _pieces(finding, order)
    )


def _pieces(finding: Any, order: Order) -> Iterator[tuple[Line, GoodsVariant, int]]:
    goods = {product.id: product for product in finding.goods}
    for piece in finding.quote.change.pieces:
        line = order.line(piece.line_id)
        product = goods.get(line.product_id) if line else None
        variant = product.variant(piece.variant_id) if product else None
        if line is not None and variant is not None:
            yield line, variant, piece.quantity


def _becomes(said: Said, line: Line, variant: GoodsVariant, many: int) -> bool:
    """Whether each option that changes is told once and nothing else, with the price or without."""
    old, new = stated(line.options), stated(variant.options)
    claims = [partial(_option, said, name, old.get(name), new.get(name)) for name in telling((new, old))]
    price = partial(_price, said, line, variant, many)
    wholes: list[list[Claim]] = [[*claims, price], [*claims]]
    if variant.price == line.price:
        wholes = [[*claims]] if claims else [[partial(_same_again, said)]]
    return any(names_each(said, "parts", whole, lambda text, claim: claim(text)) for whole in wholes if whole)


def stated(options: Any) -> dict[str, str]:
    return {name: value for name, value in options.items() if flat(value)}


def _option(said: Said, name: str, old: str | None, new: str | None, text: str) -> bool:
    if old is None or new is None:
        if new is not None:
            return said.is_option(text, name, new)
        gone = said.inside(text, ("part-without",))
        return any(said.is_option(inner.text("old"), name, old or "") for inner in gone)
    if any(
        said.is_option(inner.text("value"), name, new) and said.is_option(inner.text("old"), name, old)
        for inner in said.inside(text, ("part-instead",))
    ):
        return True
    return any(
        outer.values("attribute", (name,)) and inner.value("value", new) and inner.value("old", old)
        for outer in said.inside(text, ("part-fact",))
        for inner in outer.inside(outer.text("value"), ("part-instead",))
    )


def _price(said: Said, line: Line, variant: GoodsVariant, many: int, text: str) -> bool:
    each = "-each" if many > 1 else ""
    return any(
        inner.amount("low", [variant.price]) and inner.amount("high", [line.price])
        for inner in said.inside(text, (f"part-price-instead{each}",))
    )


def _same_again(said: Said, text: str) -> bool:
    return text == said.word("part-same-again")


@of(SlotAsked, "part-value-at", "part-value", "option-same")
def _choice(said: Said, finding: SlotAsked) -> bool:
    """One of the versions to choose from: all that tells it from the others, and its price."""
    old = finding.line.options if finding.line else {}
    names = telling([old, *(variant.options for variant in finding.variants)])
    return any(
        (said.message != "part-value-at" or said.amount("price", [variant.price]))
        and _called(said, {n: v for n, v in stated(variant.options).items() if n in names})
        for variant in finding.variants
    )


def _called(said: Said, options: dict[str, str]) -> bool:
    if said.message == "option-same" or said.text("value") == said.word("option-same"):
        return not options
    return names_each(said, "value", options.items(), lambda text, pair: said.is_option(text, *pair))
