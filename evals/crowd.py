"""A made-up crowd in a made-up shop: tastes in clusters, sales by a power law, full-width vectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import PATH, Money, Product, Stock
from retrieval.recommend.interactions import columns
from retrieval.recommend.kinds import KINDS, Assortment, EventKind, Interactions

WIDTH = 384
TOPICS = 200
BRANDS = 500
NOW = 1_790_000_000.0
DAY = 86_400.0
EVENTS = 20
"""Of one customer, on the mean."""
COLOURS = ("black", "white", "red", "blue", "green", "grey", "brown", "yellow")
BLOCK = 50_000
SPREAD = 0.05
"""How far products of one topic lie apart in each of the dimensions."""


@dataclass(frozen=True)
class Crowd:
    goods: Assortment
    whole: Interactions

    def products(self) -> Iterator[Product]:
        goods = self.goods
        for row, identity in enumerate(goods.ids):
            rated = not np.isnan(goods.rating[row])
            yield Product(
                identity,
                f"{goods.categories[goods.category[row]].split(PATH)[-1]} {row}",
                description=f"A thing for everyday use, number {row}, made to last and easy to clean.",
                brand=goods.brands[goods.brand[row]],
                category=tuple(goods.categories[goods.category[row]].split(PATH)),
                price=Money(Decimal(str(round(float(goods.price[row]), 2))), goods.currency),
                stock=Stock(goods.in_stock[row] == 1),
                attributes={"colour": (COLOURS[row % 8],), "size": (str(row % 5),)},
                rating=round(float(goods.rating[row]), 1) if rated else None,
                rating_count=int(goods.rating_count[row]),
            )


def crowd(customers: int, products: int, folder: Path, dtype: str = "float32", seed: int = 5) -> Crowd:
    """`dtype` float16 keeps the vectors in a file under `folder`, mapped into memory."""
    chance = np.random.default_rng(seed)
    topic = chance.integers(0, TOPICS, products).astype(np.int32)
    centres = chance.normal(0, 1, (TOPICS, WIDTH)).astype(np.float32)
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    rated = chance.random(products) < 0.6
    goods = Assortment(
        ids=tuple(f"p{row}" for row in range(products)),
        price=chance.lognormal(3.4, 0.8, products).astype(np.float32),
        in_stock=(chance.random(products) < 0.93).astype(np.int8),
        rating=np.where(rated, np.clip(chance.normal(4.1, 0.5, products), 1, 5), np.nan).astype(np.float32),
        rating_count=np.where(rated, chance.geometric(0.05, products), 0).astype(np.float32),
        first_seen=NOW - DAY * chance.integers(0, 700, products).astype(np.float64),
        category=topic,
        categories=tuple(f"Department {code % 20}{PATH}Kind {code}" for code in range(TOPICS)),
        brand=chance.integers(0, BRANDS, products).astype(np.int32),
        brands=tuple(f"Brand {code}" for code in range(BRANDS)),
        vectors=_vectors(centres, topic, folder, dtype, chance),
        currency="USD",
    )
    return Crowd(goods, _events(customers, topic, goods.ids, chance))


def _vectors(
    centres: npt.NDArray[np.float32],
    topic: npt.NDArray[np.int32],
    folder: Path,
    dtype: str,
    chance: np.random.Generator,
) -> npt.NDArray[np.float32]:
    shape = (len(topic), WIDTH)
    if dtype == "float32":
        kept = np.empty(shape, np.float32)
    else:
        kept = np.lib.format.open_memmap(folder / "vectors.npy", mode="w+", dtype=dtype, shape=shape)
    for start in range(0, len(topic), BLOCK):
        part = topic[start : start + BLOCK]
        found = centres[part] + SPREAD * chance.standard_normal((len(part), WIDTH), np.float32)
        kept[start : start + BLOCK] = found / np.linalg.norm(found, axis=1, keepdims=True)
    return kept


def _events(
    customers: int, topic: npt.NDArray[np.int32], ids: tuple[str, ...], chance: np.random.Generator
) -> Interactions:
    """Each customer has three topics; within a topic a product's chance falls with its rank (Zipf)."""
    order = np.argsort(topic, kind="stable")
    starts = np.searchsorted(topic[order], np.arange(TOPICS + 1))
    lengths = 1 + chance.geometric(1 / EVENTS, customers)
    subject = np.repeat(np.arange(customers, dtype=np.int32), lengths)
    likes = chance.integers(0, TOPICS, (customers, 3))
    of = likes[subject, chance.integers(0, 3, len(subject))]
    size = (starts[of + 1] - starts[of]).astype(np.float64)
    place = np.floor(np.exp(chance.random(len(subject)) * np.log(size + 1))) - 1  # log-uniform: 1/rank
    item = order[starts[of] + np.minimum(place, size - 1).astype(np.int64)]
    said = [KINDS.index(kind) for kind in (EventKind.VIEW, EventKind.CART, EventKind.BUY)]
    kinds = chance.choice(np.array(said, np.int8), len(subject), p=(0.6, 0.1, 0.3))
    at = NOW - DAY * 180 * chance.random(len(subject))
    named = tuple(f"c{number}" for number in range(customers))
    return columns(named, ids, subject, item, kinds, at, np.ones(len(subject)))
