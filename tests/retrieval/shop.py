"""A tiny shop whose right answers can be seen by eye."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from retrieval.catalog.memory import MemoryCatalogue
from retrieval.catalog.product import Money, Product, Stock, Variant
from retrieval.documents import embedding_hash, embedding_text
from retrieval.embedding import HashingEmbedder
from retrieval.nearest import InMemoryIndex
from retrieval.query import Embedder, ProductIndex
from retrieval.search import Search


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def variant(id_: str, *, price: str | None = None, stock: int = 5, **options: str) -> Variant:
    return Variant(id_, options, usd(price) if price else None, Stock.of(stock))


PRODUCTS = (
    Product(
        "rain",
        "Harbor Rain Jacket with Hood",
        "Taped seams keep the weather out.",
        brand="Skerry",
        category=("Clothing", "Jackets"),
        price=usd("80"),
        variants=(
            variant("rain-red-s", price="80", stock=0, color="red", size="S"),
            variant("rain-red-m", price="90", color="red", size="M"),
            variant("rain-blue-m", price="80", color="blue", size="M"),
        ),
        attributes={"waterproof": ("yes",), "material": ("nylon",)},
        rating=4.5,
        rating_count=200,
        updated_at=datetime(2026, 5, 1, tzinfo=UTC),
    ),
    Product(
        "down",
        "Fell Down Jacket",
        "Warm on still, cold days.",
        brand="Cairn",
        category=("Clothing", "Jackets"),
        price=usd("150"),
        stock=Stock.of(3),
        attributes={"material": ("nylon", "down"), "weight": ("1 kg",)},
        rating=5.0,
        rating_count=1,
        updated_at=datetime(2026, 6, 1, tzinfo=UTC),
    ),
    Product(
        "denim",
        "Quay Denim Jacket",
        "For the pub.",
        brand="Skerry",
        category=("Clothing", "Jackets"),
        price=usd("45"),
        stock=Stock.of(0),
        attributes={"material": ("cotton",)},
    ),
    Product(
        "lamp",
        "Beacon Desk Lamp",
        "A lamp to read by; hang it beside your jacket.",
        brand="Lumen",
        category=("Home", "Lamps"),
        price=usd("20"),
        stock=Stock.of(9),
        attributes={"color": ("green",), "height": ("15.6 inch",)},
        rating=3.9,
        rating_count=40,
    ),
    Product(
        "torch",
        "Drift Headlamp",
        "Light for night walks and fishing.",
        brand="Lumen",
        category=("Outdoors", "Lighting"),
        price=Money(Decimal("32"), "EUR"),
        stock=Stock.of(2),
        attributes={"waterproof": ("no",), "weight": ("1000 g",)},
    ),
    Product("mystery", "Mystery Box", category=("Gifts",)),
)


def indexed(
    products: Sequence[Product], embedder: Embedder, index: ProductIndex | None = None
) -> tuple[MemoryCatalogue, ProductIndex]:
    index = index or InMemoryIndex()
    index.upsert(
        [p.id for p in products],
        embedder.embed([embedding_text(p) for p in products]),
        [embedding_hash(p) for p in products],
    )
    return MemoryCatalogue(products), index


def search(products: Sequence[Product] = PRODUCTS) -> Search:
    embedder = HashingEmbedder()
    store, index = indexed(products, embedder)
    return Search(store, index, embedder)


def priced(product: Product, amount: str) -> Product:
    return replace(product, price=usd(amount))
