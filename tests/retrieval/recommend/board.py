"""A shop like a checkerboard: even customers choose even products, odd ones odd products, so that the
right answer is known (the idea is that of implicit's `recommender_base_test.py`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np

from retrieval.catalog.product import Money, Product, Stock
from retrieval.query import Vectors
from retrieval.recommend.assortment import assortment_of
from retrieval.recommend.interactions import gathered, past_of
from retrieval.recommend.kinds import Assortment, Event, EventKind, Interactions, Past, Preference

SIZE = 20
START = datetime(2026, 3, 1, tzinfo=UTC)
NOW = (START + timedelta(days=2)).timestamp()


def name(number: int) -> str:
    return f"p{number:02d}"


def product(number: int) -> Product:
    even = number % 2 == 0
    return Product(
        name(number),
        f"Thing {number}",
        brand="Evens" if even else "Odds",
        category=("Even",) if even else ("Odd",),
        price=Money(Decimal(10 + number), "USD"),
        stock=Stock.of(3),
        attributes={"color": ("white",) if even else ("black",), "unit": ("one",)},
    )


PRODUCTS: Mapping[str, Product] = {name(number): product(number) for number in range(SIZE)}
EVEN = frozenset(name(number) for number in range(0, SIZE, 2))


def records(ids: Sequence[str]) -> Mapping[str, Product]:
    return {identity: PRODUCTS[identity] for identity in ids if identity in PRODUCTS}


def vectors(ids: Sequence[str]) -> Vectors:
    """Even products lie about one direction, odd ones about another; each a little off by itself."""
    found = np.zeros((len(ids), 2 + SIZE), np.float32)
    for row, identity in enumerate(ids):
        number = int(identity[1:])
        found[row, number % 2], found[row, 2 + number] = 1.0, 0.3
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def assortment() -> Assortment:
    seen = {name(number): START.timestamp() + number for number in range(SIZE)}
    return assortment_of(PRODUCTS.values(), vectors, seen)


def chosen(customer: int) -> list[Event]:
    """All products of the customer's colour but one, which is for finding."""
    numbers = [number for number in range(customer % 2, SIZE, 2) if number != customer]
    first = numbers.index(max(number for number in numbers if number <= customer or number == numbers[0]))
    turned = numbers[first:] + numbers[:first]
    return [
        Event(f"c{customer}", EventKind.BUY, name(number), START + timedelta(minutes=minute))
        for minute, number in enumerate(turned)
    ]


def interactions() -> Interactions:
    return gathered(event for customer in range(SIZE) for event in chosen(customer))


def past(customer: int, said: Sequence[Preference] = ()) -> Past:
    return past_of(chosen(customer), said, assortment(), NOW, records)


def doing(*what: tuple[EventKind, str], subject: str = "me") -> list[Event]:
    """One a minute."""
    return [
        Event(subject, kind, identity, START + timedelta(minutes=minute))
        for minute, (kind, identity) in enumerate(what)
    ]


def bare(one: Past) -> Past:
    """Without its profile."""
    return Past(one.items, one.kinds, one.at, one.quantity, one.now)


def later(one: Past, days: float) -> Past:
    return replace(one, now=one.now + days * 86_400)
