"""The records that one finding rests on, gathered out of it whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.evidence import CartLine, Evidence, Finding, Shown
from assistant.naming import item as named
from assistant.orders import Address, Customer, Goods, GoodsVariant, Line, Order, PaymentMethod
from retrieval.catalog.product import Money, Product


@dataclass(frozen=True, slots=True)
class Item:
    """Something that has a name: a product, a line of an order or of a cart. `prices` are what one of it
    costs (the variant that is meant, or the product)."""

    name: str
    prices: tuple[tuple[Decimal, str], ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    quantity: int = 1
    shown: Shown | None = None


@dataclass(slots=True)
class Ledger:
    items: list[Item] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    customers: list[Customer] = field(default_factory=list)
    methods: list[PaymentMethod] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    amounts: list[tuple[Decimal, str]] = field(default_factory=list)
    currency: str = "USD"

    def named(self, name: str) -> list[Item]:
        return [item for item in self.items if item.name == name]


def ledger(finding: Finding, evidence: Evidence) -> Ledger:
    """Of the finding, with what is in the cart."""
    book = Ledger()
    orders = [part for part in _within(finding) if isinstance(part, Order)]
    book.currency = orders[0].currency if orders else "USD"
    for part in _within(finding):
        _enter(book, part)
    if evidence.cart:
        for part in _within(evidence.cart):
            _enter(book, part)
    return book


def _enter(book: Ledger, part: Any) -> None:  # noqa: PLR0912 - one case a record
    match part:
        case Shown(product, variant):
            price = part.price
            options = tuple(variant.options.items()) if variant else ()
            prices = ((price.amount, price.currency),) if price else ()
            book.items.append(Item(product.name.strip(), prices, options, shown=part))
            book.texts += [value for values in product.attributes.values() for value in _strings(values)]
            book.texts += [product.brand or "", *product.category, *(v for _, v in options)]
            for v in product.variants:
                book.texts += [text for pair in v.options.items() for text in pair]
        case Product():
            price = part.price
            book.items.append(Item(part.name.strip(), ((price.amount, price.currency),) if price else ()))
        case CartLine():
            prices = ((part.price.amount, part.price.currency),) if part.price else ()
            book.items.append(Item(part.name.strip(), prices, part.options, part.quantity))
        case Line():
            line = Item(
                named(part),
                ((part.price, book.currency),),
                tuple(part.options.items()),
                part.quantity,
            )
            book.items.append(line)
            book.texts += [text for pair in part.options.items() for text in pair]
        case Goods(_, name, variants):
            book.items += [
                Item(name.strip(), ((v.price, book.currency),), tuple(v.options.items())) for v in variants
            ]
        case GoodsVariant():
            book.amounts.append((part.price, book.currency))
            book.texts += [text for pair in part.options.items() for text in pair]
        case Order():
            book.orders.append(part)
        case Customer():
            book.customers.append(part)
        case PaymentMethod():
            book.methods.append(part)
        case Address():
            book.addresses.append(part)
        case Money(amount, currency):
            book.amounts.append((amount, currency))
        case Decimal():
            book.amounts.append((part, book.currency))
        case date():
            book.days.append(part)
        case str():
            book.texts.append(part)


def _strings(values: Any) -> Iterator[str]:
    if isinstance(values, str):
        yield values
    elif isinstance(values, (list, tuple, set, frozenset)):
        for value in values:
            yield from _strings(value)


def _within(part: Any) -> Iterator[Any]:
    """A record and everything in it; a product is one thing."""
    yield part
    if isinstance(part, Product | str):
        return
    if isinstance(part, Shown):
        yield part.because
        for because in part.because:
            yield from _within(because)
        return
    if is_dataclass(part) and not isinstance(part, type):
        for each in fields(part):
            yield from _within(getattr(part, each.name))
    elif isinstance(part, Mapping):
        for key, value in part.items():
            yield from _within(key)
            yield from _within(value)
    elif isinstance(part, (tuple, list, frozenset)):
        for value in part:
            yield from _within(value)


def shown(finding: Finding) -> list[Shown]:
    """Every product of a finding."""
    return [part for part in _within(finding) if isinstance(part, Shown)]
