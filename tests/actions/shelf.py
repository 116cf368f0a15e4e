"""A shop of lamps, jackets and what goes with them, small enough to count by eye."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from assistant.turn import Conversation
from assistant.understood import About, Asked, Intent, Understood
from retrieval.catalog.product import Money, Product, Stock, Variant
from retrieval.query import Filters, Query, Sort
from retrieval.search import Search
from tests.retrieval.shop import search

TALK = Conversation("c")


def product(
    id_: str, name: str, price: str, kind: str, *, brand: str = "Lumen", stock: int = 3,
    rating: float | None = None, count: int = 0, said: str = "", day: int = 1, **attributes: str,
) -> Product:  # fmt: skip
    return Product(
        id_,
        name,
        said,
        brand=brand,
        category=tuple(kind.split("/")),
        price=Money(Decimal(price), "USD"),
        stock=Stock.of(stock),
        attributes={n.replace("_", " "): tuple(v.split("|")) for n, v in attributes.items()},
        rating=rating,
        rating_count=count,
        updated_at=datetime(2026, 1, day, tzinfo=UTC),
    )


L = "Home/Lamps"
LAMPS = (
    product("l1", "Fig Desk Lamp", "20", L, stock=0, rating=4.0, count=9, weight="1 kg", color="red"),
    product("l2", "Plum Desk Lamp", "30", L, rating=4.9, count=2, weight="900 g", color="blue"),
    product("l3", "Date Desk Lamp", "40", L, brand="Ray", rating=4.7, count=300, weight="2 kg", day=9),
    product("l4", "Lime Desk Lamp", "50", L, brand="Ray", weight="1000 g", color="red"),
    product("l5", "Pear Desk Lamp", "60", L, brand="Ray", weight="1.5 kg", color="red"),
    product("l6", "Kiwi Desk Lamp", "70", L, weight="3 kg", color="green"),
)
BESIDE = (
    product("b1", "Spare Bulb", "5", "Home/Bulbs", said="A warm bulb for the Plum Desk Lamp. It lasts."),
    product("b2", "Lamp Cover", "9", "Home/Covers", said="Keeps dust away."),
    product("b3", "Velvet Scarf", "25", "Clothing/Scarves", brand="Moth", said="Soft."),
)
PRODUCTS = (*LAMPS, *BESIDE)


def shop(products: Sequence[Product] = PRODUCTS) -> Search:
    return search(products)


def asking(
    about: About, text: str = "lamps", attribute: str = "", filters: Filters | None = None
) -> Understood:
    query = Query(text, filters or Filters())
    return Understood(
        f"{about}?", (Intent.PRODUCT_SEARCH,), 1.0, query=query, wanted=text, asked=Asked(about, attribute)
    )


def looking(text: str, sort: Sort = Sort.RELEVANCE, said: str = "", **more: object) -> Understood:
    query = Query(text, sort=sort)
    return Understood(said or text, (Intent.PRODUCT_SEARCH,), 1.0, query=query, wanted=text, **more)  # type: ignore[arg-type]


def in_sizes(id_: str, name: str, kind: str, *options: tuple[str, str, int]) -> Product:
    """A product whose variants are (color, size, in stock)."""
    variants = tuple(
        Variant(f"{id_}-{color}-{size}", {"color": color, "size": size}, stock=Stock.of(many))
        for color, size, many in options
    )
    return Product(
        id_, name, category=tuple(kind.split("/")), price=Money(Decimal(80), "USD"), variants=variants
    )
