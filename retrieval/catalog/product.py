"""What a shop sells: the frozen records that every other room speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An exact amount and its ISO 4217 currency code."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Stock:
    """What the feed says of availability; None where it says nothing."""

    available: bool | None = None
    quantity: int | None = None

    @classmethod
    def of(cls, quantity: int) -> Stock:
        return cls(available=quantity > 0, quantity=quantity)


@dataclass(frozen=True, slots=True)
class Variant:
    """One thing that can be bought: a size and colour of a product, say."""

    id: str
    options: Mapping[str, str]
    price: Money | None = None
    stock: Stock = Stock()


@dataclass(frozen=True, slots=True)
class Review:
    """A customer's opinion. It is quoted as one, never stated as fact."""

    text: str
    rating: float | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """A product as its feed describes it.

    `category` runs from the department down. `attributes` maps a name in lower case to
    its values as the feed spells them. `price` is the lowest price at which a variant is
    sold when variants differ; `rating` is out of five.
    """

    id: str
    name: str
    description: str = ""
    brand: str | None = None
    category: tuple[str, ...] = ()
    price: Money | None = None
    list_price: Money | None = None
    stock: Stock = Stock()
    variants: tuple[Variant, ...] = ()
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rating: float | None = None
    rating_count: int = 0
    reviews: tuple[Review, ...] = ()
    images: tuple[str, ...] = ()
    url: str | None = None
    tags: tuple[str, ...] = ()
    updated_at: datetime | None = None

    def variant(self, variant_id: str | None) -> Variant | None:
        return next((v for v in self.variants if v.id == variant_id), None)

    @property
    def in_stock(self) -> bool | None:
        """True if the product, or any variant of it, can be bought now; None if unknown."""
        states = [v.stock.available for v in self.variants] or [self.stock.available]
        if True in states:
            return True
        return None if None in states else False
