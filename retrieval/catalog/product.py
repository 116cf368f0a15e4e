"""What a shop sells: the frozen records that every other room speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Literal


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


PATH = " > "
"""Between the parts of a category path that is written as one value."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A value that the feed does not give and that was read out of the product's own words.

    `said` is in the text itself, at `start` to `end` of `source`, and may be stated and filtered
    by. `meaning` and `learned` are guesses, for ranking, questions and similarity, never stated.
    `english` is what a product of a catalogue in another language is in English, to be found by.
    `name` is an attribute's in lower case, or "category"; `confidence` runs from 0 to 1.
    """

    name: str
    value: str
    method: Literal["said", "meaning", "learned", "english"]
    confidence: float
    source: Literal["name", "description"] | None = None
    start: int = 0
    end: int = 0


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
    extracted: tuple[Extracted, ...] = ()
    """What was read out of the text, beside what the feed says and never in its place."""

    def variant(self, variant_id: str | None) -> Variant | None:
        return next((v for v in self.variants if v.id == variant_id), None)

    @property
    def said(self) -> dict[str, tuple[str, ...]]:
        """Attribute values that the text says where the feed gives the attribute nowhere."""
        return self._extracted("said")

    @property
    def guessed(self) -> dict[str, tuple[str, ...]]:
        """Attribute values that are only likely, where neither feed nor text gives any: for
        ranking, questions and similarity, never for a statement or a filter."""
        said = self.said
        guesses = {**self._extracted("meaning"), **self._extracted("learned")}
        return {name: values for name, values in guesses.items() if name not in said}

    @property
    def english(self) -> tuple[str, ...]:
        """What it is in English, where the catalogue is in another language: to be found by."""
        return tuple(item.value for item in self.extracted if item.method == "english")

    @property
    def english_kinds(self) -> tuple[str, ...]:
        """Those of `english` that its categories and tags say."""
        return tuple(i.value for i in self.extracted if i.method == "english" and i.name == "kind")

    @property
    def likely_category(self) -> tuple[str, ...]:
        """The feed's category, else the one that the text makes likely: for ranking and similarity,
        never for a statement or a filter."""
        guess = next((item.value for item in self.extracted if item.name == "category"), "")
        return self.category or tuple(part for part in guess.split(PATH) if part)

    def _extracted(self, method: str) -> dict[str, tuple[str, ...]]:
        if not self.extracted:
            return {}
        given = {n.lower() for n in self.attributes} | {n.lower() for v in self.variants for n in v.options}
        found: dict[str, dict[str, None]] = {}
        for item in self.extracted:
            if item.method == method and item.name not in given and item.name != "category":
                found.setdefault(item.name, {})[item.value] = None
        return {name: tuple(values) for name, values in found.items()}

    @property
    def in_stock(self) -> bool | None:
        """True if the product, or any variant of it, can be bought now; None if unknown."""
        states = [v.stock.available for v in self.variants] or [self.stock.available]
        if True in states:
            return True
        return None if None in states else False
