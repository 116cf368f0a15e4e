"""Catalogues of any size for benches: real products, then variations of them.

The products are those of retail-demo-store and chorus-icecat in turn. Those beyond the real
ones have a word and a number more in their names and other prices; their vectors are the
real ones with noise. That is repetition, which real catalogues of that size have less of:
words are as frequent as they were, and neighbours are nearer to each other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain, zip_longest

import numpy as np

from evals.catalogues import embedder, indexed
from retrieval.catalog.product import Money, Product
from retrieval.query import Vectors

REAL = ("retail-demo-store", "chorus-icecat")
LINES = ("Alpha", "Nova", "Prime", "Lite", "Pro", "Max", "Mini", "Ultra", "Classic", "Plus")
NOISE = 0.02
CENT = Decimal("0.01")


def real() -> tuple[list[Product], Vectors]:
    """The products that there are, mixed, and their vectors."""
    stores = []
    for name in REAL:
        _, index, store = indexed(name, embedder())
        products = list(store.all())
        stores.append(list(zip(products, index.vectors([p.id for p in products]), strict=True)))
        index.close()
    mixed = [pair for pair in chain.from_iterable(zip_longest(*stores)) if pair is not None]
    return [product for product, _ in mixed], np.stack([vector for _, vector in mixed])


def repeated(products: list[Product], count: int) -> Iterator[Product]:
    rng = random.Random(0)
    for number in range(count):
        product = products[number % len(products)]
        yield product if number < len(products) else varied(product, number, rng)


def varied(product: Product, number: int, rng: random.Random) -> Product:
    price = product.price
    if price is not None:
        factor = Decimal(repr(rng.uniform(0.5, 1.5)))
        price = Money((price.amount * factor).quantize(CENT), price.currency)
    name = f"{product.name} {rng.choice(LINES)} {number % 997}"
    return replace(product, id=f"{product.id}-{number}", name=name, price=price)


def nearby(vectors: Vectors, count: int) -> Vectors:
    """Shape (count, dimensions), unit length."""
    rng = np.random.default_rng(0)
    made = np.empty((count, vectors.shape[1]), np.float32)
    for start in range(0, count, len(vectors)):
        some = vectors[: min(len(vectors), count - start)]
        noise = rng.standard_normal(some.shape, np.float32) * NOISE if start else 0
        made[start : start + len(some)] = some + noise
    return made / np.linalg.norm(made, axis=1, keepdims=True)
