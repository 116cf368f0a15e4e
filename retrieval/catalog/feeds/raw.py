"""From the values of a feed's row to a product: the one place where rows are judged.

What a shop answers for — which product it is and what it costs — has to be right, or the
row is rejected. Anything else that cannot be used is left out, and noted.
"""

from __future__ import annotations

import reprlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from retrieval.catalog.feeds import clean, values
from retrieval.catalog.feeds.items import ROW_CHARS, BadField, Items, Note, Reject
from retrieval.catalog.product import Money, Product, Review, Stock, Variant

NAME_CHARS = 300
DESCRIPTION_CHARS = 20_000
VALUE_CHARS = 500
LABEL_CHARS = 100
ID_CHARS = 200
MAX_ATTRIBUTES = 1000
MAX_VALUES = 100
MAX_VARIANTS = 2000
MAX_IMAGES = 50
MAX_REVIEWS = 100

T = TypeVar("T")


@dataclass(slots=True)
class RawVariant:
    """A variant as its feed gives it, nothing judged yet."""

    id: object
    options: Mapping[str, object] = field(default_factory=dict)
    price: object = None
    list_price: object = None
    available: object = None
    quantity: object = None


@dataclass(slots=True)
class RawReview:
    text: object
    rating: object = None
    author: object = None


@dataclass(slots=True)
class RawProduct:
    """A product as its feed gives it, nothing judged yet."""

    id: object
    name: object
    description: object = None
    brand: object = None
    category: Iterable[object] = ()
    price: object = None
    list_price: object = None
    currency: str | None = None
    available: object = None
    quantity: object = None
    variants: Iterable[RawVariant] = ()
    attributes: Mapping[str, Iterable[object]] = field(default_factory=dict)
    rating: object = None
    rating_count: object = None
    reviews: Iterable[RawReview] = ()
    images: Iterable[object] = ()
    url: object = None
    tags: Iterable[object] = ()
    updated_at: object = None
    complaints: list[BadField] = field(default_factory=list)
    """What the reader of the format has left out already."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands, and the row itself."""

    file: str
    line: int
    row: object = None

    def reject(self, error: BadField) -> Reject:
        return Reject(self.file, self.line, error.field, error.reason, shown(self.row))

    def note(self, error: BadField) -> Note:
        return Note(self.file, self.line, error.field, error.reason)


def shown(row: object) -> str:
    """A row as short text, whatever is nested in it."""
    if isinstance(row, str):
        return row.strip()[:ROW_CHARS]
    brief = reprlib.Repr()
    brief.maxlevel, brief.maxdict, brief.maxlist, brief.maxstring = 4, 60, 20, 200
    return brief.repr(row)[:ROW_CHARS]


def judged(raw: RawProduct, place: Place, currency: str) -> Items:
    """The product and the notes on it, or one reject."""
    judge = _Judge(raw, currency)
    try:
        product = judge.product()
    except BadField as error:
        yield place.reject(error)
        return
    yield from (place.note(complaint) for complaint in judge.complaints)
    yield product


class _Judge:
    def __init__(self, raw: RawProduct, currency: str) -> None:
        self.raw = raw
        self.currency = raw.currency or currency
        self.complaints = raw.complaints

    def product(self) -> Product:
        raw = self.raw
        identity = identifier("id", raw.id)
        name = self.line("name", raw.name, NAME_CHARS)
        if not name:
            raise BadField("name", "is empty")
        variants = tuple(self.variants())
        price, list_price = self.prices(variants)
        return Product(
            id=identity,
            name=name,
            description=self.description(),
            brand=self.line("brand", raw.brand, LABEL_CHARS) or None,
            category=self.lines("category", raw.category),
            price=price,
            list_price=list_price,
            stock=self.stock("stock", raw.available, raw.quantity),
            variants=variants,
            attributes=self.attributes(),
            rating=self.kept(values.rating, "rating", raw.rating),
            rating_count=self.kept(values.count, "rating_count", raw.rating_count) or 0,
            reviews=tuple(self.reviews()),
            images=tuple(self.images()),
            url=self.url("url", raw.url),
            tags=self.lines("tags", raw.tags),
            updated_at=self.kept(values.moment, "updated_at", raw.updated_at),
        )

    def kept(self, read: Callable[[str, object], T | None], name: str, value: object) -> T | None:
        """The value, or nothing and a note."""
        try:
            return read(name, value)
        except BadField as error:
            self.complaints.append(error)
            return None

    def complain(self, name: str, reason: str) -> None:
        self.complaints.append(BadField(name, reason))

    def line(self, name: str, value: object, limit: int) -> str:
        text = clean.line(self.text(name, value))
        if len(text) > limit:
            self.complain(name, f"cut after {limit} characters")
            text = text[: limit - 1].rstrip() + "…"
        return text

    def text(self, name: str, value: object) -> str:
        """A scalar as text: 6.0 is 6, true is yes."""
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int | float | Decimal):
            found = values.number(name, value) or Decimal(0)
            return str(int(found)) if found == found.to_integral_value() else format(found, "f")
        raise BadField(name, f"a {type(value).__name__} where a text belongs")

    def lines(self, name: str, given: Iterable[object], limit: int = LABEL_CHARS) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for value in given:
            text = self.kept(lambda n, v: self.line(n, v, limit), name, value)
            if text:
                found[text] = None
            if len(found) == MAX_VALUES:
                self.complain(name, f"cut after {MAX_VALUES} values")
                break
        return tuple(found)

    def description(self) -> str:
        given = self.kept(self.text, "description", self.raw.description) or ""
        text = clean.paragraphs(given)
        if len(text) > DESCRIPTION_CHARS or len(given) > clean.HTML_CHARS:
            self.complain("description", f"cut after {DESCRIPTION_CHARS} characters")
            text = text[: DESCRIPTION_CHARS - 1].rstrip() + "…"
        return text

    def prices(self, variants: tuple[Variant, ...]) -> tuple[Money | None, Money | None]:
        """The price is the lowest of the variants', where they have any."""
        own = values.money("price", self.raw.price, self.currency)
        asked = [variant.price for variant in variants if variant.price]
        if len({money.currency for money in (*asked, *([own] if own else []))}) > 1:
            raise BadField("price", "prices in more than one currency")
        buyable = [v.price for v in variants if v.price and v.stock.available is not False]
        price = min(buyable or asked, default=own)
        return price, self.list_price(price)

    def list_price(self, price: Money | None) -> Money | None:
        """The price before a reduction: told only where it is higher, else it would be a lie."""
        before = self.kept(lambda n, v: values.money(n, v, self.currency), "list_price", self.raw.list_price)
        if before is None or price is None or before.currency != price.currency:
            return None
        return before if before.amount > price.amount else None

    def stock(self, name: str, available: object, quantity: object) -> Stock:
        found = self.kept(lambda n, _: values.stock(n, available, quantity), name, None)
        return found or Stock()

    def variants(self) -> Iterable[Variant]:
        seen: set[str] = set()
        for index, raw in enumerate(self.raw.variants):
            where = f"variants[{index}]"
            if index == MAX_VARIANTS:
                raise BadField("variants", f"more than {MAX_VARIANTS}")
            identity = identifier(f"{where}.id", raw.id)
            if identity in seen:
                raise BadField(f"{where}.id", f"{identity!r} stands twice in one product")
            seen.add(identity)
            price = raw.price if not values.empty(raw.price) else self.raw.price
            yield Variant(
                id=identity,
                options=self.options(where, raw.options),
                price=values.money(f"{where}.price", price, self.currency),
                stock=self.stock(f"{where}.stock", raw.available, raw.quantity),
            )

    def options(self, where: str, given: Mapping[str, object]) -> dict[str, str]:
        options: dict[str, str] = {}
        for name, value in given.items():
            label = label_of(name)
            text = self.kept(lambda n, v: self.line(n, v, LABEL_CHARS), f"{where}.options.{label}", value)
            if label and text:
                options[label] = text
        return options

    def attributes(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name, given in self.raw.attributes.items():
            label = label_of(name)
            texts = self.lines(f"attributes.{label}", given, VALUE_CHARS)
            if label and texts:
                found[label] = tuple(dict.fromkeys((*found.get(label, ()), *texts)))
            if len(found) == MAX_ATTRIBUTES:
                self.complain("attributes", f"cut after {MAX_ATTRIBUTES}")
                break
        return found

    def reviews(self) -> Iterable[Review]:
        for index, raw in enumerate(self.raw.reviews):
            if index == MAX_REVIEWS:
                self.complain("reviews", f"cut after {MAX_REVIEWS}")
                return
            where = f"reviews[{index}]"
            text = self.kept(lambda n, v: self.line(n, v, DESCRIPTION_CHARS), where, raw.text)
            if text:
                author = self.kept(lambda n, v: self.line(n, v, LABEL_CHARS), f"{where}.author", raw.author)
                rated = self.kept(values.rating, f"{where}.rating", raw.rating)
                yield Review(text, rated, author or None)

    def images(self) -> Iterable[str]:
        found = (self.url("images", value) for value in self.raw.images)
        unique = list(dict.fromkeys(address for address in found if address))
        if len(unique) > MAX_IMAGES:
            self.complain("images", f"cut after {MAX_IMAGES}")
        return unique[:MAX_IMAGES]

    def url(self, name: str, value: object) -> str | None:
        if values.empty(value):
            return None
        return self.kept(lambda n, v: clean.url(n, self.text(n, v)), name, value)


def identifier(name: str, value: object) -> str:
    """An id as it stands, without surrounding space."""
    if value is None or isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise BadField(name, "is missing" if value is None else "is not a text or a whole number")
    if isinstance(value, Decimal) and value != value.to_integral_value():
        raise BadField(name, f"{value} is not a whole number")
    text = clean.CONTROL.sub("", str(value)).strip()
    if not text:
        raise BadField(name, "is empty")
    if len(text) > ID_CHARS:
        raise BadField(name, f"is longer than {ID_CHARS} characters")
    return text


@lru_cache(maxsize=50_000)
def label_of(name: str) -> str:
    """An attribute's name as people say it: `Cable_Length` is "cable length"."""
    return clean.line(name.replace("_", " ")).lower()[:LABEL_CHARS]
