"""The catalogues that a wording model never saw, on shelves of like things, with made-up ratings."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from evals import catalogues
from evals.figures import DATA
from evals.truth import taubench
from retrieval.catalog.product import Product, Review
from retrieval.facets import values_of

NAMES = {"retail-demo-store": "retail-demo-store", "chorus-icecat": "chorus", "tau-bench-retail": "benchmark"}
KINDS_OF_THING = (
    "toner cartridge",
    "patch cable",
    "monitor",
    "notebook",
    "keyboard",
    "mouse",
    "headset",
    "projector",
    "switch",
    "memory module",
    "labels",
    "photo paper",
    "power adapter",
    "camera",
    "tablet",
    "battery",
    "rack",
    "lens",
    "printer",
)
LONGEST_NAME = 90
CLERICAL = re.compile(
    r"\b(?:package|pallet|master|harmonized|oem|ark|codename|lithography|t t|h h|last change|uk|"
    r"status|market|quantity|certification|dimensions|compliance|stepping|multiplier|socket)\b"
)
REVIEWS = (
    "Does what it should.",
    "Smaller than I had pictured.",
    "Bought a second one for my sister.",
    "Took me a while to set up.",
    "Feels sturdier than the price suggests.",
    "The colour is duller than in the picture.",
)
AUTHORS = ("Ines", "Walt", "Priya", "Jonas", "Mo", None)


@dataclass(frozen=True, slots=True)
class Shop:
    name: str
    products: tuple[Product, ...]
    shelves: Mapping[str, tuple[Product, ...]]
    """What the things on a shelf are called, and at least two of them."""


def shops() -> list[Shop]:
    """Those of the three whose data is here."""
    found = []
    for name in NAMES:
        if (DATA / name).is_dir():
            read = taubench.products() if name == "tau-bench-retail" else catalogues.products(name)
            found.append(shop(name, read))
    return found


def shop(name: str, products: Iterable[Product]) -> Shop:
    chance = random.Random(f"ratings of {name}")
    rated = tuple(_rated(p, chance) for p in products if p.price and len(p.name) <= LONGEST_NAME)
    shelves: dict[str, list[Product]] = {}
    for product in rated:
        if (kind := _kind(product)) is not None:
            shelves.setdefault(kind, []).append(product)
    return Shop(name, rated, {kind: tuple(on) for kind, on in shelves.items() if len(on) > 1})


def _kind(product: Product) -> str | None:
    if product.category:
        return product.category[-1] if product.category[-1] != "other" else None
    low = product.name.lower()
    return next((kind for kind in KINDS_OF_THING if all(w in low for w in kind.split())), None)


def _rated(product: Product, chance: random.Random) -> Product:
    """Three of five products get a rating, and half of those a review: these catalogues have none."""
    if chance.random() > 0.6:
        return product
    reviews = (Review(chance.choice(REVIEWS), None, chance.choice(AUTHORS)),) if chance.random() < 0.5 else ()
    return replace(
        product,
        rating=round(chance.uniform(3.4, 4.9), 1),
        rating_count=chance.randint(3, 240),
        reviews=reviews,
    )


def tellable(product: Product) -> dict[str, tuple[str, ...]]:
    """The attributes that a customer would ask about and whose values are short enough to say."""
    return {
        name: values
        for name, values in values_of(product).items()
        if not CLERICAL.search(name)
        and re.fullmatch(r"[a-z][a-z ]{2,24}", name)
        and len(values) <= 3
        and all(1 < len(value) <= 30 or value.isdigit() for value in values)
    }


def two(shelf: Sequence[Product], chance: random.Random) -> tuple[Product, Product]:
    """Two of a shelf whose names can be told apart."""
    first = chance.choice(shelf)
    rest = [p for p in shelf if p.name != first.name]
    return first, chance.choice(rest or list(shelf))
