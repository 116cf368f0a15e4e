"""What the shop sells now as columns, following the catalogue."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import PATH, Product
from retrieval.errors import RetrievalError
from retrieval.query import ProductIndex, VectorRows, Vectors
from retrieval.recommend.described import Described, Trait, traits_of
from retrieval.recommend.interactions import bare_past, taken
from retrieval.recommend.kinds import Assortment, Event, Past, Preference
from retrieval.recommend.profile import Goods, Profiles
from retrieval.recommend.sightings import Sightings
from retrieval.snapshot import Catalogue

log = logging.getLogger(__name__)
UNKNOWN = float("nan")
AT_ONCE = 2_000
"""So many products are read anew before the one who asks is answered."""
AFTER_FAILURE_S = 5.0
PAUSE = 10.0
"""After a reading beside that took a second it rests for so many."""
MOST = 20_000
"""Changed products that are read at a time."""


def assortment_of(
    products: Iterable[Product],
    vectors: Callable[[Sequence[str]], Vectors] | None = None,
    first_seen: Mapping[str, float] | None = None,
) -> Assortment:
    """Prices are those in the currency that most products are priced in, NaN for the others. `vectors`
    gives those of ids, a row of noughts for one that has none (`ProductIndex.vectors`)."""
    lines = [Line.of(product) for product in products]
    made = vectors(tuple(line.id for line in lines)) if vectors is not None and lines else None
    return _assortment(lines, made, first_seen or {})


@dataclass(frozen=True, slots=True)
class Line:
    """Of a product what the columns hold."""

    id: str
    price: float
    currency: str
    in_stock: int
    rating: float
    rating_count: int
    category: str
    brand: str
    updated: float
    traits: tuple[Trait, ...]

    @classmethod
    def of(cls, product: Product) -> Line:
        price, stock = product.price, product.in_stock
        return cls(
            product.id,
            UNKNOWN if price is None else float(price.amount),
            "" if price is None else price.currency.upper(),
            -1 if stock is None else int(stock),
            UNKNOWN if product.rating is None else product.rating,
            product.rating_count,
            PATH.join(product.category),
            product.brand or "",
            product.updated_at.timestamp() if product.updated_at else UNKNOWN,
            traits_of(product),
        )

    @property
    def words(self) -> tuple[object, ...]:
        """What a change of price, stock or rating leaves as it is."""
        return self.category, self.brand, self.traits


def _assortment(lines: Sequence[Line], vectors: Vectors | None, seen: Mapping[str, float]) -> Assortment:
    ids = tuple(line.id for line in lines)
    categories: dict[str, int] = {}
    brands: dict[str, int] = {}
    return Assortment(
        ids=ids,
        **_numbers(lines, currency := _currency(lines)),
        first_seen=_first_seen(lines, seen),
        category=np.array([_code(line.category, categories) for line in lines], np.int32),
        categories=tuple(categories),
        brand=np.array([_code(line.brand, brands) for line in lines], np.int32),
        brands=tuple(brands),
        vectors=np.zeros((len(ids), 0), np.float32) if vectors is None else vectors,
        currency=currency,
    )


def _numbers(lines: Sequence[Line], currency: str) -> dict[str, Any]:
    """The columns that change from day to day."""
    prices = [line.price if line.currency == currency else UNKNOWN for line in lines]
    return {
        "price": np.array(prices, np.float32),
        "in_stock": np.array([line.in_stock for line in lines], np.int8),
        "rating": np.array([line.rating for line in lines], np.float32),
        "rating_count": np.array([line.rating_count for line in lines], np.float32),
    }


def _currency(lines: Iterable[Line]) -> str:
    priced = Counter(line.currency for line in lines if line.currency)
    return priced.most_common(1)[0][0] if priced else ""


def _first_seen(lines: Sequence[Line], seen: Mapping[str, float]) -> npt.NDArray[np.float64]:
    """Not later than when a product's record was last changed: it was there then."""
    found = np.array([seen.get(line.id, UNKNOWN) for line in lines], np.float64)
    updated = np.array([line.updated for line in lines], np.float64)
    return np.where(updated < found, updated, found)


def _code(value: str, codes: dict[str, int]) -> int:
    return codes.setdefault(value, len(codes)) if value else -1


@dataclass(frozen=True)
class Stocked:
    """One state of the shelf: its goods, and what it was made from. Each has another `number`."""

    number: int
    version: int
    vectors: VectorRows
    lines: Mapping[str, Line]
    goods: Goods
    profiles: Profiles


class Shelf:
    """The assortment of a catalogue, kept for as long as its version and the index are the same.

    A change of prices, stock or ratings makes new columns of those alone; what else is worked out of
    names, traits and vectors stays. Any thread may ask: one brings it up to date, and meanwhile the
    others have what there was before. Of many products that is done beside those who ask.
    """

    def __init__(
        self,
        store: Catalogue,
        index: ProductIndex,
        file: Path | None = None,
        now: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`file` is where is kept when products were first seen."""
        self._store, self._index, self._now = store, index, now
        self._sightings = Sightings(file)
        self._latest: Stocked | None = None
        self._lock = threading.Lock()
        self._clock, self._again_at = clock, 0.0

    def current(self) -> Assortment:
        return self.goods().assortment

    def goods(self) -> Goods:
        return self._current().goods

    def state(self) -> int:
        """Another number once the goods are others."""
        return self._current().number

    def past(self, events: Sequence[Event], preferences: Sequence[Preference], now: float) -> Past:
        """One customer's past with its whole profile."""
        past = bare_past(events, now)
        profile = self._current().profiles.of(past, preferences, now, taken(events))
        return replace(past, profile=profile)

    def _current(self) -> Stocked:
        version, vectors = self._store.version(), self._index.rows()
        latest = self._latest
        if latest is not None and latest.version == version and latest.vectors is vectors:
            return latest
        if latest is None or len(latest.lines) <= AT_ONCE:
            return self.settled()
        if self._clock() >= self._again_at and self._lock.acquire(blocking=False):
            threading.Thread(target=self._refresh, args=(latest,), name="shelf", daemon=True).start()
        return latest

    def settled(self) -> Stocked:
        """What there is by now, however long it takes to read."""
        with self._lock:
            self._latest = self._followed(self._latest, self._store.version(), self._index.rows())
            return self._latest

    def _refresh(self, latest: Stocked) -> None:
        """Gives the lock back that its caller took. What fails is tried again after a while."""
        began = self._clock()
        try:
            self._latest = self._followed(latest, self._store.version(), self._index.rows())
            self._again_at = self._clock() + PAUSE * (self._clock() - began)
        except (RetrievalError, OSError, ValueError):
            log.exception("the shelf could not be read anew; what there was before stays")
            self._again_at = self._clock() + AFTER_FAILURE_S
        finally:
            self._lock.release()

    def _followed(self, latest: Stocked | None, version: int, vectors: VectorRows) -> Stocked:
        if latest is not None and latest.version == version and latest.vectors is vectors:
            return latest
        if latest is None or version < latest.version:
            lines = {row.product.id: Line.of(row.product) for row in self._store.rows()}
            return self._made(version, vectors, lines, latest)
        lines, upto = dict(latest.lines), latest.version
        while upto < version:
            changes = self._store.changes(upto, MOST)
            for identity in changes.removed:
                lines.pop(identity, None)
            lines.update((row.product.id, Line.of(row.product)) for row in changes.rows)
            upto = changes.version
        return self._made(upto, vectors, lines, latest)

    def _made(
        self, version: int, vectors: VectorRows, lines: Mapping[str, Line], latest: Stocked | None
    ) -> Stocked:
        self._sightings.note(lines.keys(), self._now())
        every = list(lines.values())
        old = latest.lines if latest is not None else {}
        same = latest is not None and _same_words(old, lines)
        if latest is not None and same:
            before = latest.goods.assortment
            made = before.vectors if latest.vectors is vectors else self._index.vectors(before.ids)
            numbers = _numbers(every, currency := _currency(every))
            assortment = replace(before, **numbers, vectors=made, currency=currency)
            goods = latest.goods.priced(assortment)
        else:
            ids = [line.id for line in every]
            assortment = _assortment(every, self._index.vectors(ids), self._sightings.times)
            described = Described.of((line.traits for line in every), assortment.category)
            goods = Goods(assortment, self._store.get_many, described)
        number = latest.number + 1 if latest is not None else 0
        return Stocked(number, version, vectors, lines, goods, Profiles(goods))


def _same_words(old: Mapping[str, Line], new: Mapping[str, Line]) -> bool:
    """Whether only prices, stock and ratings are others, and the order is the same."""
    return len(old) == len(new) and all(
        one is other or (one.id == other.id and one.words == other.words)
        for one, other in zip(old.values(), new.values(), strict=True)
    )
