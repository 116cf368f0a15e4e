"""How fresh the catalogue is: what each feed last confirmed, and so when each stock was known.

A run of a feed that changed nothing confirms everything that the feed holds. That is one
row written, and not one for each product: which products a feed holds is kept apart and
written only where it changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Column, Connection, Float, Integer, String, Table, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from retrieval.catalog.batches import batches
from retrieval.catalog.corrections import Corrections, Overlay, instant
from retrieval.catalog.feeds.address import Validators
from retrieval.catalog.product import Product, Variant
from retrieval.catalog.store import MAX_ID_CHARS, PAGE, CatalogueStore, metadata, products
from retrieval.errors import EmptyFeed

feeds = Table(
    "feeds",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("name", String(500), nullable=False),
    Column("etag", String(500)),
    Column("last_modified", String(500)),
    Column("reading", String(32)),
    Column("written_at", Float),
    Column("confirmed_at", Float),
    Column("due_at", Float),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("problem", String(500)),
)
"""What is known of each feed; times are seconds since 1970. `written_at` is when the copy that was
taken in was written, `confirmed_at` when it was last known to be the newest. `reading` stands for
how the copy of an address was read; files, that somebody took in by hand, have none."""

feed_products = Table(
    "feed_products",
    metadata,
    Column("feed", String(32), primary_key=True),
    Column("product_id", String(MAX_ID_CHARS), primary_key=True, index=True),
    Column("left_at", Float),
)
"""Which products a feed holds; `left_at` is when it last held one that it does not hold any more."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed as it stands. `problem` is why the last try failed, None if it did not."""

    key: str
    name: str
    validators: Validators = field(default_factory=Validators)
    written_at: datetime | None = None
    confirmed_at: datetime | None = None
    due_at: datetime | None = None
    failures: int = 0
    problem: str | None = None
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """When the stock of a product was last confirmed: `whole` by a feed, `by_variant` by
    corrections (None stands for the product itself)."""

    whole: datetime | None = None
    by_variant: Mapping[str | None, datetime] = field(default_factory=dict)

    def of(self, product: Product, variant: Variant | None = None) -> datetime | None:
        """For a product sold in variants: the latest of those that can be bought."""
        units: Iterable[str | None] = [variant.id] if variant else _buyable(product)
        times = [self.whole, *(self.by_variant.get(unit) for unit in units)]
        return max((time for time in times if time is not None), default=None)


def _buyable(product: Product) -> list[str | None]:
    if not product.variants:
        return [None]
    return [v.id for v in product.variants if v.stock.available is product.in_stock]


class Freshness:
    """The feeds of one catalogue, and what they and the shop's corrections confirm."""

    def __init__(self, store: CatalogueStore) -> None:
        self.store = store
        self.corrections = Corrections(store)

    def feeds(self) -> list[FeedState]:
        with self.store.reading() as connection:
            rows = connection.execute(select(feeds).order_by(feeds.c.name)).all()
        return [
            FeedState(
                row.key,
                row.name,
                Validators(row.etag, row.last_modified),
                _instant(row.written_at),
                _instant(row.confirmed_at),
                _instant(row.due_at),
                row.failures,
                row.problem,
                row.reading,
            )
            for row in rows
        ]

    def feed(self, key: str) -> FeedState | None:
        return next((state for state in self.feeds() if state.key == key), None)

    def keep(self, state: FeedState) -> None:
        with self.store.writing() as connection:
            _put(
                connection,
                feeds,
                [
                    {
                        "key": state.key,
                        "name": state.name[:500],
                        "etag": state.validators.etag,
                        "last_modified": state.validators.last_modified,
                        "written_at": _seconds(state.written_at),
                        "confirmed_at": _seconds(state.confirmed_at),
                        "due_at": _seconds(state.due_at),
                        "failures": state.failures,
                        "problem": state.problem and state.problem[:500],
                        "reading": state.reading,
                    }
                ],
            )

    def keep_only(self, keys: Collection[str]) -> list[str]:
        """Forget every address but these, and what it held; the keys of those forgotten."""
        known = select(feeds.c.key).where(feeds.c.reading.is_not(None))
        with self.store.reading() as connection:
            others = [key for key in connection.scalars(known) if key not in keys]
        if others:
            with self.store.writing() as connection:
                connection.execute(delete(feed_products).where(feed_products.c.feed.in_(others)))
                connection.execute(delete(feeds).where(feeds.c.key.in_(others)))
        return others

    def lacks(self, key: str) -> bool:
        """Whether the catalogue lost a product that a feed holds: to something else than the feed."""
        there = select(products.c.id).where(products.c.id == feed_products.c.product_id)
        holds = (feed_products.c.feed == key) & feed_products.c.left_at.is_(None)
        lost = select(feed_products.c.product_id).where(holds, ~there.exists()).limit(1)
        with self.store.reading() as connection:
            return connection.scalar(lost) is not None

    def confirmed(self, ids: Sequence[str]) -> dict[str, Confirmed]:
        """When the stock of each of these was last confirmed; absent where nothing tells."""
        if not ids:
            return {}
        query = select(feed_products.c.product_id, feed_products.c.left_at, feeds.c.confirmed_at)
        query = query.join(feeds, feeds.c.key == feed_products.c.feed)
        whole: dict[str, datetime] = {}
        with self.store.reading() as connection:
            for page in batches(dict.fromkeys(ids), PAGE):
                for row in connection.execute(query.where(feed_products.c.product_id.in_(page))):
                    time = _instant(row.confirmed_at if row.left_at is None else row.left_at)
                    if time is not None:
                        whole[row.product_id] = max(time, whole.get(row.product_id, time))
        corrected = self.corrections.times(ids)
        return {
            product_id: Confirmed(whole.get(product_id), corrected.get(product_id, {}))
            for product_id in whole.keys() | corrected.keys()
        }

    def written(self, product_id: str) -> datetime | None:
        """When the newest feed that holds a product was written."""
        query = select(feeds.c.written_at).join(feed_products, feeds.c.key == feed_products.c.feed)
        query = query.where(feed_products.c.product_id == product_id, feed_products.c.left_at.is_(None))
        with self.store.reading() as connection:
            times = [time for time in connection.scalars(query) if time is not None]
        return instant(max(times)) if times else None

    def hold(self, key: str, ids: Collection[str]) -> None:
        """Keep which products a feed holds."""
        known, last = self._known(key)
        new = [i for i in ids if i not in known or known[i] is not None]
        gone = [i for i, left in known.items() if left is None and i not in ids]
        if not new and not gone:
            return
        with self.store.writing() as connection:
            for page in batches(new, PAGE):
                _put(
                    connection, feed_products, [{"feed": key, "product_id": i, "left_at": None} for i in page]
                )
            for page in batches(gone, PAGE):
                here = (feed_products.c.feed == key) & feed_products.c.product_id.in_(page)
                leaving = update(feed_products).where(here).values(left_at=last)
                connection.execute(leaving if last is not None else delete(feed_products).where(here))

    def take_over(self, key: str) -> None:
        """What an address holds, files that were once taken in by hand hold no more: nobody takes
        those in again when a product leaves."""
        addresses = select(feeds.c.key).where(feeds.c.reading.is_not(None))
        holds = (feed_products.c.feed == key) & feed_products.c.left_at.is_(None)
        ours = select(feed_products.c.product_id).where(holds)
        last = select(feeds.c.confirmed_at).where(feeds.c.key == feed_products.c.feed).scalar_subquery()
        by_hand = (feed_products.c.feed != key) & feed_products.c.feed.not_in(addresses)
        theirs = by_hand & feed_products.c.left_at.is_(None) & feed_products.c.product_id.in_(ours)
        leaving = update(feed_products).where(theirs).values(left_at=func.coalesce(last, 0.0))
        with self.store.writing() as connection:
            connection.execute(leaving)

    def gone(self, key: str, ids: Collection[str]) -> list[str]:
        """What a feed held that holds `ids` now, and no other feed holds."""
        known, _ = self._known(key)
        return self._unheld(key, [i for i, left in known.items() if left is None and i not in ids])

    def _known(self, key: str) -> tuple[dict[str, float | None], float | None]:
        """Since when each product of a feed is not in it any more, and when it was last confirmed."""
        query = select(feed_products.c.product_id, feed_products.c.left_at).where(feed_products.c.feed == key)
        with self.store.reading() as connection:
            known = {row.product_id: row.left_at for row in connection.execute(query)}
            return known, connection.scalar(select(feeds.c.confirmed_at).where(feeds.c.key == key))

    def _unheld(self, key: str, ids: Sequence[str]) -> list[str]:
        held: set[str] = set()
        with self.store.reading() as connection:
            for page in batches(ids, PAGE):
                by_another = (feed_products.c.feed != key) & feed_products.c.left_at.is_(None)
                here = feed_products.c.product_id.in_(page) & by_another
                held.update(connection.scalars(select(feed_products.c.product_id).where(here)))
        return [product_id for product_id in ids if product_id not in held]


class Run:
    """One ingest of one feed, as `retrieval.catalog.sync.ingest` is told of it. `only_ours`:
    products that this feed held, and that no feed holds any more, are removed; `removed`
    counts them."""

    def __init__(self, freshness: Freshness, key: str, written: datetime, only_ours: bool = False) -> None:
        self._freshness, self._key, self._only_ours = freshness, key, only_ours
        self._overlay: Overlay = freshness.corrections.since(written)
        self.removed = 0

    def __call__(self, product: Product) -> Product:
        return self._overlay(product)

    def refresh(self) -> None:
        self._overlay.refresh()

    def held(self, ids: Collection[str]) -> None:
        if self._only_ours and not ids:
            raise EmptyFeed("the feed holds no good product: it would empty what it had filled")
        self._overlay.settle(ids)
        if self._only_ours and (gone := self._freshness.gone(self._key, ids)):
            # Before it is kept that they left: a run that is cut off here finds them again.
            self._freshness.store.delete(gone)
            self.removed = len(gone)
        self._freshness.hold(self._key, ids)
        if self._only_ours:
            self._freshness.take_over(self._key)


def _put(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    postgres = connection.dialect.name == "postgresql"
    adding = (postgresql.insert if postgres else sqlite.insert)(table)
    keys = [column.name for column in table.primary_key]
    written = {column.name: adding.excluded[column.name] for column in table.c if column.name not in keys}
    connection.execute(adding.on_conflict_do_update(index_elements=keys, set_=written), list(rows))


def _instant(seconds: float | None) -> datetime | None:
    return None if seconds is None else instant(seconds)


def _seconds(time: datetime | None) -> float | None:
    return None if time is None else time.timestamp()
