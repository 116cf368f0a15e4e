"""The corpus of planted lies and true sentences, read into evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypedDict

import yaml

from assistant.evidence import (
    Answered,
    Cart,
    CartChanged,
    CartLine,
    CartShown,
    ChooseVariant,
    Clarify,
    Compared,
    Evidence,
    Finding,
    Found,
    HandedOff,
    Nearest,
    NotInStock,
    Passage,
    PolicyFound,
    PolicyUnknown,
    Recommended,
    Shown,
    Social,
    Unanswered,
    WhichOne,
    Written,
)
from assistant.grounding import Grounding
from retrieval.catalog.product import Money, Product, Review, Stock, Variant
from retrieval.facets import facets

FOLDER = Path(__file__).parent / "corpus"


class ProductRow(TypedDict, total=False):
    """A product as worlds.yaml has it."""

    name: str
    description: str
    brand: str
    category: list[str]
    price: float | str
    was: float | str
    stock: int
    options: list[str]
    attributes: dict[str, list[str]]
    rating: tuple[float, int]
    reviews: list[str]


class Row(TypedDict, total=False):
    """What is found in one world, what is truly said of it, and the lies by their class."""

    world: str
    find: str
    of: list[str]
    asked: str
    says: list[str]
    lies: dict[str, str]
    total: int
    wanted: str
    how: str
    unmet: list[str]
    carried: bool
    cheaper: str | None
    better: str | None
    about: str
    values: list[str]
    quote: str
    answer: bool
    known: list[tuple[str, str]]
    reasons: dict[str, str]
    instead: list[str]
    options: list[str]
    option: str
    said: str
    topic: str
    hours: str
    reachable: bool
    kind: str
    line: str
    lines: list[tuple[str, int]]
    quantity: int


@dataclass(frozen=True)
class World:
    products: Mapping[str, Product]
    passages: Mapping[str, Passage]

    def grounding(self) -> Grounding:
        """A check that knows this world's catalogue and no other."""
        vocabulary = facets(self.products.values())
        return Grounding(lambda: vocabulary, lambda: [p.name for p in self.products.values()])


@dataclass(frozen=True)
class Case:
    """One sentence said on some evidence; `lie` is the class of the lie, "" for the truth."""

    setting: str
    world: World
    evidence: Evidence
    text: str
    lie: str


def worlds() -> dict[str, World]:
    found = yaml.safe_load((FOLDER / "worlds.yaml").read_text(encoding="utf-8"))
    return {
        name: World(
            {key: _product(key, row) for key, row in world.get("products", {}).items()},
            {key: Passage(key, anchor=key, **row) for key, row in world.get("passages", {}).items()},
        )
        for name, world in found.items()
    }


def cases(part: str) -> Iterator[Case]:
    """The sentences of `dev` or `heldout`."""
    known = worlds()
    rows = yaml.safe_load((FOLDER / f"{part}.yaml").read_text(encoding="utf-8"))
    for number, row in enumerate(rows):
        world = known[row["world"]]
        evidence = _evidence(world, row)
        setting = f"{number}-{row['world']}-{row['find']}"
        for text in row["says"]:
            yield Case(setting, world, evidence, text, "")
        for lie, text in row["lies"].items():
            yield Case(setting, world, evidence, text, lie.rstrip("0123456789"))


def _product(key: str, row: ProductRow) -> Product:
    rating, count = row.get("rating", (None, 0))
    return Product(
        id=key,
        name=row["name"],
        description=row["description"],
        brand=row["brand"],
        category=tuple(row["category"]),
        price=_money(row["price"]),
        list_price=_money(row["was"]) if "was" in row else None,
        stock=Stock.of(row["stock"]),
        variants=tuple(_variant(f"{key}-{n}", text) for n, text in enumerate(row.get("options", ()))),
        attributes={name: tuple(values) for name, values in row["attributes"].items()},
        rating=rating,
        rating_count=count,
        reviews=tuple(Review(text) for text in row.get("reviews", ())),
    )


def _money(amount: object) -> Money:
    return Money(Decimal(str(amount).replace(",", "")).quantize(Decimal("0.01")), "USD")


def _variant(key: str, text: str) -> Variant:
    *options, stock = text.split()
    return Variant(key, dict(option.split("=") for option in options), stock=Stock.of(int(stock)))


def _evidence(world: World, row: Row) -> Evidence:
    reasons = row.get("reasons", {})
    products = tuple(
        Shown(world.products[k], reason=reasons.get(k)) for k in row.get("of", ()) if k in world.products
    )
    passages = tuple(world.passages[k] for k in row.get("of", ()) if k in world.passages)
    finding, cart, written = _finding(world, row, products, passages)
    instead = tuple(Shown(world.products[k]) for k in row.get("instead", ()))
    return Evidence(
        findings=(finding,),
        products=products + instead,
        passages=passages,
        written=written,
        cart=cart,
        handed_off=isinstance(finding, HandedOff),
        asked=row["asked"],
    )


def _finding(
    world: World, row: Row, shown: tuple[Shown, ...], passages: tuple[Passage, ...]
) -> tuple[Finding, Cart | None, tuple[Written, ...]]:
    kind = row["find"]
    if kind.startswith("cart"):
        return _cart(world, row)
    return _KINDS[kind](world, row, shown, passages), None, ()


def _cart(world: World, row: Row) -> tuple[Finding, Cart, tuple[Written, ...]]:
    if row["find"] == "cart_shown":
        cart = Cart(tuple(_line(world, key, quantity) for key, quantity in row["lines"]))
        return CartShown(cart), cart, ()
    line = _line(world, row["line"], row["quantity"])
    change = row["find"].removeprefix("cart_")
    cart = Cart((line,) if change == "added" else ())
    return CartChanged(change, line, cart), cart, (Written(f"cart_{change}", line.name),)


def _line(world: World, key: str, quantity: int) -> CartLine:
    product = world.products[key]
    return CartLine(product.id, product.name, quantity, product.price)


Maker = Callable[[World, Row, tuple[Shown, ...], tuple[Passage, ...]], Finding]
_KINDS: dict[str, Maker] = {
    "found": lambda w, r, s, p: Found(s, r["total"], r["wanted"], r.get("how")),
    "compared": lambda w, r, s, p: Compared(s, (), r["cheaper"], r["better"]),
    "nearest": lambda w, r, s, p: Nearest(s, r["wanted"], tuple(r.get("unmet", ())), r.get("carried", True)),
    "answered": lambda w, r, s, p: Answered(
        s[0], r["about"], tuple(r.get("values", ())), r.get("quote"), r.get("answer")
    ),
    "unanswered": lambda w, r, s, p: Unanswered(
        s[0], r["about"], tuple((name, value) for name, value in r.get("known", ()))
    ),
    "recommended": lambda w, r, s, p: Recommended(s, r["wanted"]),
    "not_in_stock": lambda w, r, s, p: NotInStock(
        s[0], tuple(Shown(w.products[k]) for k in r.get("instead", ()))
    ),
    "clarify": lambda w, r, s, p: Clarify(r["about"], tuple(r["options"]), r["wanted"], r["total"]),
    "choose": lambda w, r, s, p: ChooseVariant(s[0], r["option"], tuple(r["values"])),
    "which": lambda w, r, s, p: WhichOne(r["said"], s),
    "policy": lambda w, r, s, p: PolicyFound(p, r["about"]),
    "policy_unknown": lambda w, r, s, p: PolicyUnknown(r["about"]),
    "handed_off": lambda w, r, s, p: HandedOff(r["topic"], r["hours"], r["reachable"]),
    "social": lambda w, r, s, p: Social(r["kind"]),
}
