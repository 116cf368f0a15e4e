"""add_to_cart, view_cart, remove_from_cart. The cart is part of the conversation's record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.actions.base import Catalogue, by_id
from assistant.actions.comparing import which
from assistant.actions.naming import named
from assistant.actions.substitutes import substitutes
from assistant.evidence import (
    Awaiting,
    Cart,
    CartChanged,
    CartLine,
    CartShown,
    ChooseVariant,
    Evidence,
    Shown,
)
from assistant.turn import Conversation
from assistant.understood import Intent, Understood
from retrieval.catalog.product import Variant
from retrieval.query import Filters
from retrieval.words import words

MOST_OF_ONE = 99
OUT_OF = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|couple|few|some) of (?:those|these|them)\b", re.IGNORECASE
)
""" "Two of those", where several were shown, does not say of which."""


@dataclass(frozen=True, slots=True)
class AddToCart:
    catalogue: Catalogue
    checkout: Callable[[Cart], Cart]

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        meant = self.meant(understood, conversation)
        if not meant:
            last = conversation.shown[-1] if conversation.shown else ()
            return which(understood, by_id(self.catalogue, last))
        if len(meant) > 1 and OUT_OF.search(understood.segment(Intent.ADD_TO_CART)):
            return which(understood, meant)
        ids = tuple(shown.product.id for shown in meant)
        wanted = settled(conversation, ids) | lowercase(understood.entities.options)
        quantity = min(how_many(understood, conversation, ids), MOST_OF_ONE)
        evidence = Evidence()
        for shown in meant:
            evidence += self.add(
                shown, wanted, quantity, evidence.cart or conversation.cart, understood.query.filters
            )
        return evidence

    def meant(self, understood: Understood, conversation: Conversation) -> tuple[Shown, ...]:
        """What is to be added: what was referred to or called by its name, the one thing last
        spoken of, or the one of those that comes in the option named ("the one in sage")."""
        called = named(self.catalogue, understood.segment(Intent.ADD_TO_CART))
        if called:
            return called
        if understood.references and not understood.dangling:
            return by_id(self.catalogue, understood.references)
        last = by_id(self.catalogue, conversation.focus)
        return last if len(last) == 1 and not understood.dangling else singled_out(last, understood.text)

    def add(
        self, shown: Shown, wanted: Mapping[str, str], quantity: int, cart: Cart, asked: Filters
    ) -> Evidence:
        """`asked` is what stands of the search: what is offered in place of it has to fit that too."""
        choice = choose(shown, wanted)
        if isinstance(choice, ChooseVariant):
            awaiting = Awaiting(
                "variant",
                choice.option,
                choice.values,
                (shown.product.id,),
                "add_to_cart",
                tuple(wanted.items()),
                quantity,
            )
            return Evidence(findings=(choice,), products=(shown,), options=choice.values, awaiting=awaiting)
        chosen = Shown(shown.product, choice)
        if chosen.in_stock is False:
            return substitutes(self.catalogue, chosen, asked)
        line = CartLine(
            shown.product.id,
            shown.product.name,
            quantity,
            chosen.price,
            choice.id if choice else None,
            tuple(sorted(choice.options.items())) if choice else (),
        )
        changed = self.checkout(with_line(cart, line))
        return Evidence(findings=(CartChanged("added", line, changed),), products=(chosen,), cart=changed)


def singled_out(products: tuple[Shown, ...], text: str) -> tuple[Shown, ...]:
    """The one of these that alone comes in an option that the text names, if there is one."""
    said = set(words(text))
    having = [
        shown
        for shown in products
        if any(
            set(words(value)) <= said
            for variant in shown.product.variants
            for value in variant.options.values()
        )
    ]
    return tuple(having) if len(having) == 1 else ()


def how_many(understood: Understood, conversation: Conversation, meant: Sequence[str]) -> int:
    """How many are wanted; a number that answers which variant ("a 9 please") is no quantity."""
    awaiting = conversation.awaiting
    if awaiting and awaiting.kind == "variant" and awaiting.product_ids == tuple(meant):
        answered = {value.lower() for value in understood.entities.options.values()}
        said = understood.entities.quantity
        return awaiting.quantity if said is None or str(said) in answered else said
    return understood.entities.quantity or 1


def settled(conversation: Conversation, meant: Sequence[str]) -> dict[str, str]:
    """Options chosen while another option of the same product was still asked for."""
    awaiting = conversation.awaiting
    if awaiting and awaiting.kind == "variant" and awaiting.product_ids == tuple(meant):
        return dict(awaiting.chosen)
    return {}


def choose(shown: Shown, wanted: Mapping[str, str]) -> Variant | ChooseVariant | None:
    """The variant meant, or the option that has still to be chosen; None without variants.

    An option's value that the product does not come in counts as not chosen."""
    left = list(shown.product.variants)
    if not left:
        return None
    for name, value in wanted.items():
        left = [v for v in left if lowered(v).get(name) == value] or left
    if len(left) == 1:
        return left[0]
    for name in left[0].options:
        buyable = [v for v in left if v.stock.available is not False] or left
        values = tuple(dict.fromkeys(v.options[name] for v in buyable if name in v.options))
        chosen = wanted.get(name.lower()) in {value.lower() for value in values}
        if len(values) > 1 and not chosen:
            return ChooseVariant(shown, name.lower(), values)
    return next((v for v in left if v.stock.available), left[0])


def lowercase(options: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value.lower() for name, value in options.items()}


def lowered(variant: Variant) -> dict[str, str]:
    return lowercase(variant.options)


def with_line(cart: Cart, line: CartLine) -> Cart:
    """The cart with a line more; the same thing again raises its quantity."""
    for index, present in enumerate(cart.lines):
        if (present.product_id, present.variant_id) == (line.product_id, line.variant_id):
            more = replace(line, quantity=min(present.quantity + line.quantity, MOST_OF_ONE))
            return replace(cart, lines=(*cart.lines[:index], more, *cart.lines[index + 1 :]))
    return replace(cart, lines=(*cart.lines, line))


@dataclass(frozen=True, slots=True)
class ViewCart:
    checkout: Callable[[Cart], Cart]

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        cart = self.checkout(conversation.cart)
        return Evidence(findings=(CartShown(cart),), cart=cart)


@dataclass(frozen=True, slots=True)
class RemoveFromCart:
    catalogue: Catalogue
    checkout: Callable[[Cart], Cart]

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        cart = conversation.cart
        meant = [line for line in cart.lines if line.product_id in understood.references]
        if not meant and len(cart.lines) == 1 and not understood.references:
            meant = list(cart.lines)
        if not meant:
            inside = by_id(self.catalogue, dict.fromkeys(line.product_id for line in cart.lines))
            return which(understood, inside) if inside else Evidence(findings=(CartShown(cart),), cart=cart)
        evidence = Evidence(cart=cart)
        for line in meant:
            cart = self.checkout(replace(cart, lines=tuple(kept for kept in cart.lines if kept is not line)))
            evidence += Evidence(findings=(CartChanged("removed", line, cart),), cart=cart)
        return evidence
