"""online-retail: the invoices of a shop, December 2010 to August 2011, as events, products and baskets."""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

import numpy as np

from evals.catalogues import BUILD
from evals.figures import DATA
from retrieval.catalog.product import Money, Product
from retrieval.query import Embedder, Vectors
from retrieval.recommend.assortment import assortment_of
from retrieval.recommend.interactions import CODES, columns
from retrieval.recommend.kinds import Assortment, EventKind, Interactions, Past

FILE = DATA / "online-retail" / "invoices.csv.gz"
CUT = datetime(2011, 7, 1, tzinfo=UTC).timestamp()
BUY = CODES[EventKind.BUY]


@dataclass(frozen=True)
class Retail:
    """Purchases, each product's record, and when it was first sold; a basket is all of one moment."""

    events: Interactions
    products: dict[str, Product]
    first_sold: dict[str, float]

    @property
    def new(self) -> frozenset[str]:
        """Products first sold after June: nobody can have learned anything of them but their text."""
        return frozenset(code for code, at in self.first_sold.items() if at >= CUT)

    def assortment(self, vectors: Vectors | None) -> Assortment:
        """`vectors` in the order of the products. What came after June counts as listed on 1 July."""
        place = {code: row for row, code in enumerate(self.products)}
        listed = {code: min(at, CUT) for code, at in self.first_sold.items()}
        found = (lambda ids: vectors[[place[code] for code in ids]]) if vectors is not None else None
        return assortment_of(self.products.values(), found, listed)


@dataclass(frozen=True, slots=True)
class Basket:
    """What one customer bought at one moment, and what they had bought before it."""

    customer: str
    at: float
    items: tuple[str, ...]
    past: Past
    before: int
    """Baskets before it."""


def read() -> Retail:
    """Sales to known customers; no returns, postage, samples and the like. Each name is the product's first,
    each price its first too."""
    customers: dict[str, int] = {}
    items: dict[str, int] = {}
    rows: list[tuple[int, int, float, float]] = []
    products: dict[str, Product] = {}
    first: dict[str, float] = {}
    with gzip.open(FILE, "rt", encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            customer, code = line["CustomerID"].split(".")[0], line["StockCode"].strip().upper()
            quantity, price = float(line["Quantity"]), Decimal(line["UnitPrice"])
            if not customer or quantity <= 0 or price <= 0 or not code[:5].isdigit():
                continue
            at = datetime.fromisoformat(line["InvoiceDate"]).replace(tzinfo=UTC).timestamp()
            name = line["Description"].strip()
            products.setdefault(code, Product(code, name, price=Money(price, "GBP")))
            first[code] = min(at, first.get(code, at))
            customer_row, item = (
                customers.setdefault(customer, len(customers)),
                items.setdefault(code, len(items)),
            )
            rows.append((customer_row, item, at, quantity))
    subject, item, at, quantity = (np.array(column) for column in zip(*rows, strict=True))
    kinds = np.full(len(rows), BUY)
    events = columns(tuple(customers), tuple(items), subject, item, kinds, at, quantity)
    return Retail(events, {code: products[code] for code in items}, first)


def vectors(products: Sequence[Product], encoder: Embedder) -> Vectors:
    """Of the products' names, kept in build/."""
    names = [product.name for product in products]
    digest = hashlib.blake2b("\n".join((encoder.name, *names)).encode(), digest_size=8).hexdigest()
    kept = BUILD / "online-retail" / f"vectors-{digest}.npz"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.savez(kept, vectors=encoder.embed(names))
    with np.load(kept) as arrays:
        found: Vectors = arrays["vectors"]
    return found


def baskets(events: Interactions, since: float) -> list[Basket]:
    """Every basket from `since` on, by customer and time; a past holds all that was bought before it."""
    found = []
    for subject, name in enumerate(events.subjects):
        start, stop = int(events.bounds[subject]), int(events.bounds[subject + 1])
        at = events.at[start:stop]
        moments, firsts = np.unique(at, return_index=True)
        for number in np.flatnonzero(moments >= since):
            begin = start + int(firsts[number])
            end = start + int(firsts[number + 1]) if number + 1 < len(firsts) else stop
            items = tuple(dict.fromkeys(events.items[row] for row in events.item[begin:end].tolist()))
            moment = float(moments[number])
            found.append(Basket(name, moment, items, past(events, start, begin, moment), int(number)))
    return found


def past(events: Interactions, start: int, stop: int, now: float) -> Past:
    names = tuple(events.items[row] for row in events.item[start:stop].tolist())
    return Past(names, events.kinds[start:stop], events.at[start:stop], events.quantity[start:stop], now)


def with_items(told: Past, items: Sequence[str]) -> Past:
    """The same past with these bought just now."""
    more = len(items)
    return Past(
        (*told.items, *items),
        np.concatenate([told.kinds, np.full(more, BUY, np.int8)]),
        np.concatenate([told.at, np.full(more, told.now)]),
        np.concatenate([told.quantity, np.ones(more, np.float32)]),
        told.now,
    )
