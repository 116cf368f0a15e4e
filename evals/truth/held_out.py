"""Findings of every kind that a model may word, about products that it never saw; the same each time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.actions.comparing import comparison
from assistant.actions.recommending import likeness, standing
from assistant.evidence import (
    Answered,
    Compared,
    Evidence,
    Finding,
    Found,
    Nearest,
    NotInStock,
    OptionAsked,
    Recommended,
    Shown,
    Unanswered,
)
from evals.truth.shelves import Shop, tellable, two
from evals.truth.things import NO, YES
from retrieval.catalog.product import Product, Stock
from retrieval.facets import values_of

ABSENT = ("kayaks", "grand pianos", "cat food", "winter tyres", "oil paints", "wedding rings", "aquariums")
UNASKED = (
    "is it made in Europe?",
    "does it come with a gift box?",
    "is it safe for small children?",
    "how loud is it?",
    "can I get spare parts for it?",
)
Maker = Callable[[Shop, random.Random], Evidence | None]


@dataclass(frozen=True, slots=True)
class Held:
    """One thing to say: from which catalogue, what kind of finding, and its evidence."""

    catalogue: str
    kind: str
    evidence: Evidence


def held_out(shops: Sequence[Shop], count: int, seed: int = 3) -> Iterator[Held]:
    """Kinds and catalogues in turn, until there are `count`."""
    chance, made, turn = random.Random(seed), 0, 0
    while shops and made < count and turn < 40 * count:
        kind, maker = MAKERS[turn % len(MAKERS)]
        shop = shops[(turn // len(MAKERS) + turn) % len(shops)]
        turn += 1
        for _ in range(30):
            evidence = maker(shop, chance)
            if evidence is not None:
                yield Held(shop.name, kind, evidence)
                made += 1
                break


def _of(finding: Finding, asked: str, *products: Shown) -> Evidence:
    return Evidence((finding,), products=products, asked=asked)


def _pair(shop: Shop, chance: random.Random) -> tuple[str, Shown, Shown]:
    kind = chance.choice(sorted(shop.shelves))
    first, second = two(shop.shelves[kind], chance)
    return kind, Shown(first), Shown(second)


def _several(shop: Shop, chance: random.Random) -> Evidence:
    kind, first, second = _pair(shop, chance)
    total = chance.choice((2, 2, 3, 5, 9, 14, len(shop.shelves[kind]) + 2))
    return _of(Found((first, second), total, kind), f"Do you have {kind}?", first, second)


def _only(shop: Shop, chance: random.Random) -> Evidence:
    kind, first, _ = _pair(shop, chance)
    stated = [v[0] for n, v in tellable(first.product).items() if {x.lower() for x in v}.isdisjoint(YES | NO)]
    wanted = f"{chance.choice(stated).lower()} {kind}" if stated else kind
    return _of(Found((first,), 1, wanted), f"I'm after {wanted}", first)


def _cheapest(shop: Shop, chance: random.Random) -> Evidence | None:
    kind, *pair = _pair(shop, chance)
    pair.sort(key=lambda s: s.price.amount if s.price else 0)
    if pair[0].price == pair[1].price:
        return None
    return _of(Found(tuple(pair), 8, kind, "cheapest"), f"What's your cheapest {kind}?", *pair)


def _best(shop: Shop, chance: random.Random) -> Evidence | None:
    kind, *pair = _pair(shop, chance)
    pair.sort(key=lambda s: -(s.product.rating or 0))
    if not pair[1].product.rating or pair[0].product.rating == pair[1].product.rating:
        return None
    return _of(Found(tuple(pair), 6, kind, "best rated"), f"Which {kind} is rated best?", *pair)


def _absent(shop: Shop, chance: random.Random) -> Evidence:
    _, first, _ = _pair(shop, chance)
    wanted = chance.choice(ABSENT)
    return _of(Nearest((first,), wanted, (), carried=False), f"Do you sell {wanted}?", first)


def _nothing(shop: Shop, chance: random.Random) -> Evidence:
    wanted = chance.choice(ABSENT)
    return _of(Nearest((), wanted, (), carried=False), f"Do you sell {wanted}?")


def _dearer(shop: Shop, chance: random.Random) -> Evidence | None:
    kind, first, _ = _pair(shop, chance)
    if not first.price or first.price.amount < 12:
        return None
    bound = f"under ${int(float(first.price.amount) * 0.7) // 5 * 5}"
    finding = Nearest((first,), f"{kind} {bound}", (bound,))
    return _of(finding, f"{kind} {bound}, please", first)


def _alike(shop: Shop, chance: random.Random) -> Evidence:
    kind = chance.choice(sorted(shop.shelves))
    liked, other = two(shop.shelves[kind], chance)
    near = {product.name: product for product in (other, chance.choice(shop.shelves[kind]))}
    cards = tuple(Shown(p, None, likeness(liked, p)) for p in near.values() if p.name != liked.name)
    finding = Recommended(cards, f"things like the {liked.name}")
    return _of(finding, f"Something like the {liked.name}", *cards)


def _liked(shop: Shop, chance: random.Random) -> Evidence | None:
    kind, *pair = _pair(shop, chance)
    cards = tuple(replace(s, reason=standing(s.product)) for s in pair)
    if not cards[0].reason:
        return None
    return _of(Recommended(cards, kind), f"Can you recommend {kind}?", *cards)


def _compare(shop: Shop, chance: random.Random) -> Evidence | None:
    """What differs, with a value missing here and there, as `compare` finds it."""
    _, first, second = _pair(shop, chance)
    found = comparison((first, second))
    rows = tuple(r for r in found.differences if _tells(r.attribute, r.values, found))[:4]
    finding = replace(found, differences=rows)
    return _of(finding, f"{first.product.name} or {second.product.name}?", first, second)


def _compare_one(shop: Shop, chance: random.Random) -> Evidence | None:
    _, first, second = _pair(shop, chance)
    found = comparison((first, second))
    rows = [r for r in found.differences if _tells(r.attribute, r.values, found) and None not in r.values]
    if not rows:
        return None
    row = chance.choice(rows)
    finding = replace(found, differences=(row,), about=row.attribute)
    return _of(finding, f"How do they differ in {row.attribute}?", first, second)


def _equal(shop: Shop, chance: random.Random) -> Evidence | None:
    _, first, second = _pair(shop, chance)
    product = replace(second.product, price=first.price, rating=first.product.rating, variants=())
    return _of(comparison((first, Shown(product))), "Which is better?", first, Shown(product))


def _tells(attribute: str, values: Sequence[str | None], found: Compared) -> bool:
    known = [name for shown in found.products for name in tellable(shown.product)]
    return attribute in known and all(v is None or len(v) <= 40 for v in values)


def _value(shop: Shop, chance: random.Random) -> Evidence | None:
    product = chance.choice(shop.products)
    stated = {n: v for n, v in tellable(product).items() if not {x.lower() for x in v} & (YES | NO)}
    if not stated:
        return None
    about = chance.choice(sorted(stated))
    return _of(Answered(Shown(product), about, stated[about]), f"What about the {about}?", Shown(product))


def _yes_or_no(shop: Shop, chance: random.Random) -> Evidence | None:
    product = chance.choice(shop.products)
    stated = {n: v for n, v in tellable(product).items() if len(v) == 1 and v[0].lower() in YES | NO}
    if not stated:
        return None
    about = chance.choice(sorted(stated))
    yes = stated[about][0].lower() in YES
    return _of(Answered(Shown(product), about, stated[about], yes=yes), f"Is it {about}?", Shown(product))


def _rating(shop: Shop, chance: random.Random) -> Evidence | None:
    product = chance.choice(shop.products)
    if not product.rating:
        return None
    finding = Answered(Shown(product), "rating", opinions=product.reviews)
    return _of(finding, "What do people say about it?", Shown(product))


def _in_stock(shop: Shop, chance: random.Random) -> Evidence | None:
    shown = _perhaps_gone(chance.choice(shop.products), chance)
    if shown.in_stock is None:
        return None
    return _of(Answered(shown, "in stock", yes=shown.in_stock), "Is it in stock?", shown)


def _perhaps_gone(product: Product, chance: random.Random) -> Shown:
    if product.variants:
        return Shown(product, chance.choice(product.variants))
    gone = chance.random() < 0.5 and product.stock.available
    return Shown(replace(product, stock=Stock.of(0)) if gone else product)


def _unanswered(shop: Shop, chance: random.Random) -> Evidence:
    product = chance.choice(shop.products)
    known = [
        (n, ", ".join(v)) for n, v in tellable(product).items() if not {x.lower() for x in v} & (YES | NO)
    ]
    told = tuple(known[:1]) if chance.random() < 0.5 else ()
    asked = chance.choice(UNASKED)
    opinions = product.reviews if chance.random() < 0.5 else ()
    return _of(Unanswered(Shown(product), asked, told, opinions), asked, Shown(product))


def _gone(shop: Shop, chance: random.Random) -> Evidence | None:
    _, first, second = _pair(shop, chance)
    out = next((v for v in first.product.variants if v.stock.available is False), None)
    if first.product.variants and out is None:
        return None
    shown = Shown(first.product, out) if out else Shown(replace(first.product, stock=Stock.of(0)))
    instead = (second,) if second.in_stock and chance.random() < 0.7 else ()
    return _of(NotInStock(shown, instead), "I'll take it", shown, *instead)


def _option(shop: Shop, chance: random.Random) -> Evidence | None:
    """A value that the product comes in, one that is sold out, or one that it does not come in."""
    product = chance.choice(shop.products)
    options = sorted({name for variant in product.variants for name in variant.options})
    if not options:
        return None
    name = chance.choice(options)
    values = values_of(product)[name.lower()]
    others = sorted({v.options[name] for p in shop.products for v in p.variants if name in v.options})
    wanted = chance.choice([*values, *others])
    having = [v for v in product.variants if v.options.get(name) == wanted]
    available = any(v.stock.available for v in having) if having else None
    finding = OptionAsked(Shown(product), name, wanted, values, available)
    return _of(finding, f"Does it come in {wanted}?", Shown(product))


MAKERS: tuple[tuple[str, Maker], ...] = (
    ("found several", _several),
    ("found one", _only),
    ("cheapest", _cheapest),
    ("best rated", _best),
    ("not carried", _absent),
    ("nothing near", _nothing),
    ("over budget", _dearer),
    ("similar", _alike),
    ("recommended", _liked),
    ("compared", _compare),
    ("compared in one", _compare_one),
    ("equal", _equal),
    ("value", _value),
    ("yes or no", _yes_or_no),
    ("rating", _rating),
    ("in stock", _in_stock),
    ("unanswered", _unanswered),
    ("out of stock", _gone),
    ("option", _option),
)
