"""Findings over a shelf of products, of every kind that the model words."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.evidence import (
    Answered,
    Compared,
    Difference,
    Finding,
    Found,
    Nearest,
    NotInStock,
    OptionAsked,
    Recommended,
    Shown,
    Unanswered,
)
from assistant.generation.facts import NO, YES
from assistant.generation.tuning.wares import any_of, words
from assistant.generation.words import money
from retrieval.catalog.product import Money, Product, Stock, Variant

ORDERS = ("cheapest", "best rated", "dearest")
OTHER_OPTIONS = {"color": ("green", "pink", "yellow", "silver"), "size": ("5", "13", "XXL", "44")}

Maker = Callable[[Sequence[Product], str, random.Random], Finding | None]


def findings(products: Sequence[Product], wanted: Sequence[str], chance: random.Random) -> Iterator[Finding]:
    """One finding of each kind that these products allow, over products drawn for each."""
    for make in MAKERS:
        drawn = chance.sample(list(products), k=min(len(products), 3))
        if (made := make(drawn, request(chance.choice(list(wanted)), drawn, chance), chance)) is not None:
            yield made


def request(what: str, products: Sequence[Product], chance: random.Random) -> str:
    """What was asked for, as a search puts it: the thing, maybe with a limit or a property."""
    product = products[0]
    words = what
    plain = [
        name for name, values in product.attributes.items() if values[0].lower() in YES and len(name) < 20
    ]
    if plain and chance.random() < 0.3:
        words = f"{chance.choice(plain)} {words}"
    prices = [p.price.amount for p in products if p.price]
    if prices and chance.random() < 0.35:
        limit = Money(
            max(prices).quantize(type(prices[0])("1")) + chance.choice((5, 10, 25)),
            product_currency(products),
        )
        words = f"{words} under {money(limit)}"
    return words


def product_currency(products: Sequence[Product]) -> str:
    return next((p.price.currency for p in products if p.price), "USD")


def found(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    some = tuple(shown(p, chance) for p in products[: chance.choice((2, 2, 3))])
    total = len(some) if chance.random() < 0.4 else chance.randint(len(some) + 1, 400)
    return Found(some, total, wanted)


def only(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    return Found(
        (shown(products[0], chance),), 1 if chance.random() < 0.85 else chance.randint(2, 20), wanted
    )


def ordered(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    how = chance.choice(ORDERS)
    some = [p for p in products if p.price and (p.rating or how != "best rated")]
    if not some:
        return None
    keys: dict[str, Callable[[Product], float]] = {
        "cheapest": lambda p: float(p.price.amount) if p.price else 0,
        "dearest": lambda p: -float(p.price.amount) if p.price else 0,
        "best rated": lambda p: -(p.rating or 0),
    }
    some = sorted(some, key=keys.get(how, lambda p: 0))[: chance.choice((1, 2, 2))]
    return Found(tuple(shown(p, chance) for p in some), chance.randint(len(some), 60), wanted, how)


def recommend(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    some = products[: chance.choice((1, 2, 2))]
    return Recommended(tuple(replace(shown(p, chance), reason=reason(p, chance)) for p in some), wanted)


def reason(product: Product, chance: random.Random) -> str | None:
    if not product.rating or chance.random() < 0.4:
        return None
    return f"rated {product.rating:g} out of 5 by {product.rating_count:,} customers"


def absent(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    some = tuple(shown(p, chance) for p in products[: chance.choice((0, 1, 1, 2))])
    return Nearest(some, chance.choice((*words()["absent"], wanted)), (), carried=False)


def nearest(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    some = tuple(shown(p, chance) for p in products[: chance.choice((1, 1, 2))])
    return Nearest(some, wanted, ("price",), carried=True)


def sold_out(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    first, *rest = products
    gone = Stock(available=False, quantity=0)
    variants = tuple(replace(variant, stock=gone) for variant in first.variants)
    first = replace(first, stock=gone, variants=variants)
    instead = tuple(Shown(p) for p in rest[: chance.choice((0, 1))] if p.in_stock and p.price)
    return NotInStock(Shown(first, variants[0] if variants and chance.random() < 0.5 else None), instead)


def compare(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    if len(products) < 2:
        return None
    first, second = products[:2]
    one, other = first.attributes, second.attributes
    different = [
        Difference(name, (", ".join(one[name]), ", ".join(other[name])))
        for name in one
        if name in other and one[name] != other[name]
    ]
    about = different[0].attribute if different and chance.random() < 0.3 else None
    if about:
        return Compared((Shown(first), Shown(second)), tuple(different[:1]), about=about)
    return Compared(
        (Shown(first), Shown(second)), tuple(different), lower(first, second), better(first, second)
    )


def lower(first: Product, second: Product) -> str | None:
    if not first.price or not second.price or first.price == second.price:
        return None
    return min((first, second), key=lambda p: p.price.amount if p.price else 0).id


def better(first: Product, second: Product) -> str | None:
    if not first.rating or not second.rating or first.rating == second.rating:
        return None
    return max((first, second), key=lambda p: p.rating or 0).id


def answer(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    product = products[0]
    plain = {name: values for name, values in product.attributes.items() if values[0].lower() not in YES | NO}
    if not plain:
        return None
    name = chance.choice(list(plain))
    opinions = product.reviews if chance.random() < 0.15 else ()
    return Answered(
        Shown(product), name, plain[name], yes=chance.choice((None, None, True)), opinions=opinions
    )


def yes_or_no(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    product = products[-1]
    plain = {name: values for name, values in product.attributes.items() if values[0].lower() in YES | NO}
    if not plain:
        return None
    name = chance.choice(list(plain))
    return Answered(Shown(product), name, plain[name], yes=plain[name][0].lower() in YES)


def standing(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    """Price, rating or stock of one product."""
    product = products[0]
    about = chance.choice(("price", "rating", "in stock", "in stock"))
    if (about == "price" and not product.price) or (about == "rating" and not product.rating):
        return None
    variant = (
        product.variants[0] if about == "in stock" and product.variants and chance.random() < 0.5 else None
    )
    card = Shown(product, variant)
    yes = bool(card.in_stock) if about == "in stock" else None
    return Answered(
        card, about, yes=yes, opinions=product.reviews if about == "rating" and chance.random() < 0.3 else ()
    )


def unknown(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    product = products[0]
    known = tuple((name, ", ".join(values)) for name, values in product.attributes.items())
    some = tuple(chance.sample(known, k=min(len(known), chance.choice((0, 1, 2, 3)))))
    opinions = product.reviews if chance.random() < 0.25 else ()
    return Unanswered(Shown(product), any_of("questions", chance), some, opinions)


def comes_in(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    product = next((p for p in products if p.variants), None)
    if product is None:
        return None
    variant = product.variants[0]
    option, value = chance.choice(list(variant.options.items()))
    state = variant.stock.available if chance.random() < 0.8 else None
    return OptionAsked(Shown(product), option, value, (value,), state)


def not_in_that(products: Sequence[Product], wanted: str, chance: random.Random) -> Finding | None:
    first, *rest = products
    if not first.variants:
        return None
    option, value = chance.choice(list(first.variants[0].options.items()))
    asked = chance.choice(OTHER_OPTIONS.get(option, ("another",)))
    more = [p.variants[0].options.get(option, value) for p in rest if p.variants]
    values = tuple(dict.fromkeys(v for v in [value, *more] if v != asked))
    first = replace(first, variants=tuple(Variant(f"{first.id}-{v}", {option: v}) for v in values))
    instead = tuple(
        Shown(replace(p, variants=(Variant(f"{p.id}-x", {option: asked}, stock=Stock(available=True)),)))
        for p in rest[: chance.choice((0, 1))]
        if p.price
    )
    return OptionAsked(Shown(first), option, asked, values, None, instead)


def shown(product: Product, chance: random.Random) -> Shown:
    return Shown(product, product.variants[0] if product.variants and chance.random() < 0.15 else None)


OFTEN = {found: 3, only: 2, recommend: 2, compare: 3}
MAKERS: tuple[Maker, ...] = tuple(
    maker
    for maker in (
        *(found, only, ordered, recommend, absent, nearest, sold_out, compare),
        *(answer, yes_or_no, standing, unknown, comes_in, not_in_that),
    )
    for _ in range(OFTEN.get(maker, 1))
)
