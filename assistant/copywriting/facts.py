"""What may be written of a product: what its feed says, in the order in which it is worth saying.

Prices and stock are left out, since copy outlives them; so are guesses of the extraction.
"""

from __future__ import annotations

import hashlib
import json

from assistant.copywriting.kinds import Fact, Tone
from retrieval.catalog.product import Product
from retrieval.facets import values_of

USE = (
    "waterproof",
    "water resistance",
    "purpose",
    "use",
    "activity",
    "season",
    "occasion",
    "feature",
    "style",
)
MAKE = ("material", "fabric", "sole", "lining", "filling", "ingredients", "finish", "closure")
MEASURE = ("weight", "capacity", "volume", "dimensions", "height", "width", "length", "power", "battery life")
CHOICE = ("color", "colour", "size", "flavor", "flavour", "scent")
ORDERS: dict[Tone, tuple[tuple[str, ...], ...]] = {
    "plain": (MAKE, MEASURE, USE, CHOICE),
    "warm": (USE, MAKE, CHOICE, MEASURE),
    "short": (USE, MAKE, MEASURE, CHOICE),
}
HIDDEN = frozenset(
    {"sku", "gtin", "mpn", "ean", "upc", "id", "condition", "adult", "image", "url", "promoted"}
)
LONGEST = 80
"""Characters of a value: a longer one is a text, not a value."""
MOST_VALUES = 8


def facts_of(product: Product, tone: Tone) -> tuple[Fact, ...]:
    """The attributes worth writing of, in the tone's order; the rest follow as the feed has them."""
    known = {
        name: Fact(name, values)
        for name, values in values_of(product).items()
        if name not in HIDDEN and writable(values)
    }
    ordered = [name for group in ORDERS[tone] for name in group if name in known]
    return tuple(known[name] for name in dict.fromkeys((*ordered, *known)))


def writable(values: tuple[str, ...]) -> bool:
    """Whether values can stand in a sentence."""
    return 0 < len(values) <= MOST_VALUES and all(
        0 < len(value) <= LONGEST and value.isprintable() and not value.startswith(("http:", "https:"))
        for value in values
    )


def stamp(product: Product) -> str:
    """What of a product its copy rests on, as a fingerprint: prices and stock may change beside it."""
    rests_on = {
        "name": product.name,
        "description": product.description,
        "brand": product.brand,
        "category": product.category,
        "values": values_of(product),
        "reviews": [(review.text, review.rating) for review in product.reviews],
    }
    said = json.dumps(rests_on, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
