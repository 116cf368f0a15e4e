"""Evidence of every kind of finding over a catalogue, and its sentences as the templates say them.

The evidence is built as the actions build it (with their own functions where they have one),
and a sentence is given with the text that a customer has read before it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.actions.comparing import comparison
from assistant.actions.options import option
from assistant.actions.recommending import likeness, standing
from assistant.evidence import (
    Answered,
    Cart,
    CartChanged,
    CartLine,
    CartShown,
    ChooseVariant,
    Clarify,
    Evidence,
    Finding,
    Found,
    HandedOff,
    Nearest,
    NotInStock,
    OtherLanguage,
    Passage,
    PolicyFound,
    PolicyUnknown,
    Recommended,
    Shown,
    Social,
    Unanswered,
    WhichOne,
)
from assistant.generation import template
from assistant.sayings import SOCIAL
from retrieval.catalog.product import Product
from retrieval.facets import Facets, facets, values_of
from retrieval.product_facts import answer, bearing, opinions
from retrieval.query import Filters, Hit, Query, Results

STYLES = 6
YES_NO = {"yes", "no", "true", "false"}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a template, and the sentences of the reply before it."""

    finding: Finding
    evidence: Evidence
    text: str
    before: str


class OneShelf:
    """The catalogue that `option` asks for another product: those of the same kind."""

    def __init__(self, products: Sequence[Product]) -> None:
        self.products = products

    def search(self, query: Query) -> Results:
        hits = tuple(
            Hit(product, 1.0)
            for product in self.products
            if product.id not in query.filters.without_ids and has(product, query)
        )
        return Results(hits[: query.k], len(hits))

    def get(self, product_id: str) -> Product | None:
        return next((p for p in self.products if p.id == product_id), None)

    def similar(self, product_id: str, k: int = 5) -> tuple[Hit, ...]:
        return ()

    @property
    def facets(self) -> Facets:
        return facets(self.products)


def has(product: Product, query: Query) -> bool:
    stated = values_of(product)
    return bool(set(product.category) & set(query.filters.categories)) and all(
        set(values) & set(stated.get(name, ())) for name, values in query.filters.attributes.items()
    )


def say(evidence: Evidence, styles: int = STYLES) -> Iterator[Said]:
    """The sentences in every style, each once for what it continues."""
    told = set[tuple[str, str]]()
    for style in range(styles):
        before: list[str] = []
        for finding in evidence.findings:
            for text in template.say(finding, style):
                continued = " ".join(before)
                before.append(text)
                if (continued, text) not in told:
                    told.add((continued, text))
                    yield Said(finding, evidence, text, continued)


def evidences(products: Sequence[Product], passages: Sequence[Passage], seed: int) -> Iterator[Evidence]:
    """One of every kind for every product, and one for every passage."""
    chance = random.Random(seed)
    for product in products:
        kind = [p for p in products if p.category == product.category and p is not product]
        alike = [product, *chance.sample(kind, min(3, len(kind)))]
        far = chance.choice([p for p in products if p is not product])
        yield from _searches(alike, products, chance)
        yield from _comparisons(alike, far)
        yield from _questions(product)
        yield from _options(product, products, alike)
        yield from _carts(product, far)
    for passage in passages:
        yield Evidence(findings=(PolicyFound((passage,), "that"),), passages=(passage,), asked="and if not?")
    yield from _without_products()


def _searches(
    alike: Sequence[Product], products: Sequence[Product], chance: random.Random
) -> Iterator[Evidence]:
    kind = alike[0].category[-1].lower() if alike[0].category else "things"
    for size in range(1, len(alike) + 1):
        cards = tuple(Shown(p) for p in alike[:size])
        for total in {size, size + 7}:
            yield _of(Found(cards, total, kind), cards, f"do you have {kind}?")
    cards = tuple(Shown(p) for p in alike)
    if all(p.price for p in alike):
        ranked = tuple(Shown(p) for p in sorted(alike, key=lambda p: p.price.amount if p.price else 0))
        yield _of(Found(ranked, len(ranked), kind, "cheapest"), ranked, f"the cheapest {kind}")
        yield _of(Found(ranked[::-1], len(ranked), kind, "most expensive"), ranked[::-1], "the priciest one")
    rated = tuple(Shown(p) for p in sorted(alike, key=lambda p: -(p.rating or 0)))
    if all(p.rating for p in alike):
        yield _of(Found(rated, len(rated), kind, "best rated"), rated, f"the best {kind}")
    yield _of(Nearest(cards[:2], "a zeppelin", (), carried=False), cards[:2], "a zeppelin")
    yield _of(Nearest(cards[:2], f"purple {kind}"), cards[:2], f"purple {kind}")
    yield _of(Nearest(cards[:1], f"{kind} under $2", ("under $2",)), cards[:1], f"{kind} under $2")
    yield _of(Nearest((), "a zeppelin", (), carried=False), (), "a zeppelin")
    yield _of(Nearest(cards[:1], "“warm and quick”"), cards[:1], "warm and quick")
    like = tuple(Shown(p, None, likeness(alike[0], p)) for p in alike[1:])
    if like:
        yield _of(Recommended(like, f"things like the {alike[0].name}"), like, "something like it")
    stood = tuple(Shown(p, None, standing(p)) for p in alike)
    yield _of(Recommended(stood, kind), stood, f"which {kind} do you recommend?")
    if cards[0].in_stock is False:
        yield _of(NotInStock(cards[0]), cards[:1], "I'll take it")
        instead = tuple(Shown(p, None, "in stock") for p in alike[1:] if p.in_stock)[:2]
        yield _of(NotInStock(cards[0], instead), (cards[0], *instead), "I'll take it")
    yield _of(WhichOne("that one", cards[:1]), cards[:1], "that one")
    yield _of(WhichOne("the other", cards), cards, "the other")
    options = tuple(dict.fromkeys(p.category[-1] for p in chance.sample(products, 4) if p.category))
    yield Evidence(findings=(Clarify("category", options, "a gift", 40),), options=options, asked="a gift")
    values = tuple(dict.fromkeys(v[0] for p in alike for n, v in values_of(p).items() if n == "color"))
    if len(values) > 1:
        yield Evidence(findings=(Clarify("color", values, kind, 12),), options=values, asked=kind)


def _comparisons(alike: Sequence[Product], far: Product) -> Iterator[Evidence]:
    groups = [alike[:size] for size in (2, 3, 4) if len(alike) >= size]
    for group in (*groups, [alike[0], far]):
        cards = tuple(Shown(p) for p in group)
        finding = comparison(cards, "which is better?")
        yield _of(finding, cards, "which is better?")
        for row in comparison(cards).differences:
            asked = f"what about the {row.attribute}?"
            yield _of(comparison(cards, asked), cards, asked)


def _questions(product: Product) -> Iterator[Evidence]:
    asked = ["is it in stock?", "how much is it?", "what do people think?", "will it survive re-entry?"]
    for name, values in values_of(product).items():
        asked += [f"what is its {name}?", f"is it {name}?", f"is it {values[0]}?"]
    asked += [f"does it say {' '.join(s.split()[:6])}?" for s in product.description.split(". ")]
    for question in asked:
        found = answer(question, product)
        if found is None:
            known = bearing(question, product)
            finding_none = Unanswered(Shown(product), question, known.known, known.opinions)
            yield _of(finding_none, (Shown(product),), question)
            continue
        cards = [Shown(product)]
        if found.about == "in stock":
            cards += [Shown(product, variant) for variant in product.variants[:3]]
        for shown in cards:
            yes = shown.in_stock if found.about == "in stock" else found.yes
            said = opinions(product) if found.about == "rating" else ()
            finding = Answered(shown, found.about, found.values, found.quote, yes, said)
            yield _of(finding, (shown,), question)
    stated = tuple((name, ", ".join(values)) for name, values in values_of(product).items())
    for start in range(0, len(stated), 3):
        known_here = stated[start : start + 3]
        finding_open = Unanswered(Shown(product), "will it float?", known_here, product.reviews[:1])
        yield _of(finding_open, (Shown(product),), "will it float?")


def _options(product: Product, products: Sequence[Product], alike: Sequence[Product]) -> Iterator[Evidence]:
    shelf = OneShelf(products)
    stated = values_of(product)
    names = dict.fromkeys(name for variant in product.variants for name in variant.options)
    for name in names:
        values = stated[name.lower()]
        if len(values) > 1:
            yield _of(ChooseVariant(Shown(product), name.lower(), values), (Shown(product),), "I'll take it")
        theirs = [v for p in alike for v in values_of(p).get(name.lower(), ()) if v not in values]
        for wanted in [*values, *theirs[:2], "heliotrope"]:
            evidence = option(shelf, Shown(product), name.lower(), wanted, Filters())
            yield Evidence(evidence.findings, evidence.products, asked=f"do you have it in {wanted}?")


def _carts(product: Product, far: Product) -> Iterator[Evidence]:
    variant = next(iter(product.variants), None)
    chosen = Shown(product, variant)
    options = tuple(sorted(variant.options.items())) if variant else ()
    other = CartLine(far.id, far.name, 1, far.price)
    for quantity in (1, 3):
        key = variant.id if variant else None
        line = CartLine(product.id, product.name, quantity, chosen.price, key, options)
        for cart in (Cart((line,)), Cart((line, other))):
            yield Evidence((CartChanged("added", line, cart),), (chosen,), cart=cart, asked="add it")
            yield Evidence((CartShown(cart),), cart=cart, asked="my cart")
        left = Cart((other,))
        yield Evidence((CartChanged("removed", line, left),), cart=left, asked="take it out")
        yield Evidence((CartChanged("removed", line, Cart()),), cart=Cart(), asked="take it out")


def _without_products() -> Iterator[Evidence]:
    yield Evidence((CartShown(Cart()),), cart=Cart(), asked="my cart")
    yield Evidence((PolicyUnknown("do you plant trees?"),), asked="do you plant trees?")
    yield Evidence((WhichOne("that one"),), asked="that one")
    yield Evidence((Clarify("", ()),), asked="hm")
    for kind in SOCIAL:
        yield Evidence((Social(kind, "Kittiwake", ("a tent", "your returns")),), asked="hello")
    for topic in ("complaint", "order status", "a person"):
        for reachable in (False, True):
            for already in (False, True):
                finding = HandedOff(topic, "Monday to Friday, 9 am to 5 pm", reachable, already)
                yield Evidence((finding,), handed_off=True, asked="a person please")
    yield Evidence((OtherLanguage("de", "Entschuldigung, ich spreche noch kein Deutsch."),), asked="hallo")
    yield Evidence((OtherLanguage("zh", "抱歉，我还不会说中文。"),), asked="你好")


def _of(finding: Finding, cards: Sequence[Shown], asked: str) -> Evidence:
    return Evidence(findings=(finding,), products=tuple(cards), asked=asked)
