"""A little shop of known answers, and recalls that say what they are told to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

from retrieval.catalog.product import Money, Product, Stock
from retrieval.recommend.assortment import assortment_of
from retrieval.recommend.kinds import (
    KINDS,
    NOWHERE,
    Assortment,
    EventKind,
    Past,
    Profile,
    Recalled,
    Rows,
    Scores,
)
from retrieval.similarity.kinds import Together

DAY = 86_400.0
NOW = 1_800_000_000.0
NOBODY = Profile()


def product(identity: str, **said: object) -> Product:
    """In stock, $10, of category "things" unless it is said otherwise."""
    price = said.pop("price", 10)
    usual = {"name": identity, "category": ("things",), "stock": Stock(True)}
    money = None if price is None else Money(Decimal(str(price)), str(said.pop("currency", "USD")))
    return Product(identity, price=money, **{**usual, **said})  # type: ignore[arg-type]


def shop(
    *products: Product, vectors: Mapping[str, Sequence[float]] | None = None, **said: object
) -> Assortment:
    found = vectors or {}
    size = len(next(iter(found.values()), (0.0, 0.0)))

    def of(ids: Sequence[str]) -> np.ndarray:
        rows = np.array([found.get(i, [0.0] * size) for i in ids], np.float32).reshape(-1, size)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.where(lengths > 0, lengths, 1)

    return assortment_of(products, of, **said)  # type: ignore[arg-type]


def past(*events: tuple[str, str, float], profile: Profile = NOBODY) -> Past:
    """Events as (product, kind, days ago), oldest first."""
    return Past(
        tuple(item for item, _, _ in events),
        np.array([KINDS.index(EventKind(kind)) for _, kind, _ in events], np.int8),
        np.array([NOW - days * DAY for _, _, days in events]),
        np.ones(len(events), np.float32),
        NOW,
        profile,
    )


@dataclass(frozen=True)
class Told:
    """Answers the same for everyone: these scores by id."""

    name: str
    scores: Mapping[str, float]

    @property
    def items(self) -> Sequence[str]:
        return tuple(self.scores)

    def recall(self, pasts: Sequence[Past], k: int) -> Recalled:
        every = np.array(list(self.scores.values()), np.float32)
        order = np.argsort(-every, kind="stable")[:k].astype(np.int32)
        rows = np.full((len(pasts), k), NOWHERE, np.int32)
        scores = np.full((len(pasts), k), np.nan, np.float32)
        rows[:, : len(order)], scores[:, : len(order)] = order, every[order]
        return Recalled(rows, scores)

    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        every = np.array([*self.scores.values(), np.nan], np.float32)
        return every[rows]


@dataclass(frozen=True)
class Accounted(Told):
    """And says why, and how many bought."""

    why: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)

    def because(self, past: Past, item: str, most: int = 3) -> tuple[tuple[str, float], ...]:
        return self.why.get(item, ())[:most]

    def buyers(self, item: str) -> int:
        return self.counts.get(item, 0)


@dataclass(frozen=True)
class Bought:
    """Which two were bought together, and by how many; looked at likewise."""

    pairs: Mapping[frozenset[str], tuple[int, int]]

    def together(self, one: str, others: tuple[str, ...]) -> Mapping[str, Together]:
        found = {other: self.pairs.get(frozenset((one, other))) for other in others}
        return {other: Together(*counts, strength=0.5) for other, counts in found.items() if counts}
