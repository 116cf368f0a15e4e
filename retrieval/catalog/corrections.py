"""Stock and prices that a shop changed by itself, kept beside the catalogue.

They are kept, and not only written into the rows, because the next feed may have been
written before them: what it says of these values is older, and the correction still holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import TypeAdapter
from sqlalchemy import Column, Connection, Float, Integer, Row, String, Table, Text, select
from sqlalchemy.dialects import postgresql, sqlite

from retrieval.catalog.changes import Change, What, applied, said, spread
from retrieval.catalog.product import Money, Product, Stock
from retrieval.catalog.store import MAX_ID_CHARS, CatalogueStore, metadata
from retrieval.errors import Outdated

corrections = Table(
    "corrections",
    metadata,
    Column("product_id", String(MAX_ID_CHARS), primary_key=True),
    Column("variant_id", String(MAX_ID_CHARS), primary_key=True),
    Column("what", String(16), primary_key=True),
    Column("value", Text, nullable=False),
    Column("as_of", Float, nullable=False),
    Column("version", Integer, nullable=False, index=True),
)
"""The newest correction of each value; `variant_id` is "" for the product itself, `as_of` seconds
since 1970, `version` that of the catalogue that it made."""

STOCK = TypeAdapter(Stock)
MONEY: TypeAdapter[Money | None] = TypeAdapter(Money | None)


def instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


@dataclass(frozen=True, slots=True)
class Corrections:
    """Corrections of one catalogue."""

    store: CatalogueStore

    def correct(
        self, product_id: str, changes: Sequence[Change], known: datetime | None = None
    ) -> Product | None:
        """Make these changes at once, all or none; None if there is no such product.

        Raises BadField for what the product cannot have, Outdated if a value is known as of a
        later time: by another correction, or `known`, when its feed was written.
        """

        def change(connection: Connection, version: int, product: Product) -> Product:
            last = {(each.variant_id, each.what): each for each in spread(product, changes)}
            asked = tuple(last.values())
            held = {(c.variant_id, c.what): c for c in _of(connection, [product_id]).get(product_id, ())}
            for each in asked:
                before = held.get((each.variant_id, each.what))
                times = [known, before.as_of if before else None]
                if any(time is not None and time > each.as_of for time in times):
                    raise Outdated(f"{each.what} of {product_id} is known as of a later time")
            _keep(connection, product_id, asked, version)
            return applied(product, asked)

        return self.store.update(product_id, change)

    def since(self, written: datetime) -> Overlay:
        """What still holds over a feed that was written then."""
        return Overlay(self.store, written)

    def times(self, ids: Sequence[str]) -> dict[str, dict[str | None, datetime]]:
        """When the stock of these products, by variant, was last corrected."""
        with self.store.reading() as connection:
            found = _of(connection, ids)
        return {
            product_id: {c.variant_id: c.as_of for c in changes if c.what is What.STOCK}
            for product_id, changes in found.items()
        }


class Overlay:
    """Corrections over a feed written at `written`: those that are newer, and those of values
    that the feed leaves open. `refresh` takes in what came since."""

    def __init__(self, store: CatalogueStore, written: datetime) -> None:
        self._store, self._written = store, written
        self._held: dict[str, dict[tuple[str | None, What], Change]] = {}
        self._version = -1
        self.refresh()
        self._began = self._version

    def __call__(self, product: Product) -> Product:
        return self._over(product, self._held.get(product.id, {}).values())

    def refresh(self) -> None:
        query = select(corrections).where(corrections.c.version > self._version)
        with self._store.reading() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            change = _read(row)
            self._held.setdefault(row.product_id, {})[change.variant_id, change.what] = change
            self._version = max(self._version, row.version)

    def settle(self, ids: Collection[str]) -> None:
        """Make good what was corrected while the feed was being written over these."""
        query = select(corrections.c.product_id).where(corrections.c.version > self._began).distinct()
        with self._store.reading() as connection:
            corrected = [product_id for product_id in connection.scalars(query) if product_id in ids]
        for product_id in corrected:
            self._store.update(product_id, self._settled)

    def _settled(self, connection: Connection, version: int, product: Product) -> Product:
        """Reads what holds in the transaction that writes it: the newest correction wins, whenever
        it came."""
        since = (corrections.c.product_id == product.id) & (corrections.c.version > self._began)
        return self._over(product, map(_read, connection.execute(select(corrections).where(since))))

    def _over(self, product: Product, changes: Iterable[Change]) -> Product:
        holding = [
            change
            for change in changes
            if change.as_of > self._written or not said(product, change.what, change.variant_id)
        ]
        return applied(product, holding)


def _of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    if ids:
        rows = connection.execute(select(corrections).where(corrections.c.product_id.in_(ids)))
        for row in rows:
            found.setdefault(row.product_id, []).append(_read(row))
    return found


def _read(row: Row[tuple[object, ...]]) -> Change:
    what = What(row.what)
    value = (STOCK if what is What.STOCK else MONEY).validate_json(row.value)
    return Change(what, value, instant(row.as_of), row.variant_id or None)


def _written(change: Change) -> str:
    stock = change.what is What.STOCK
    return (STOCK.dump_json(change.stock) if stock else MONEY.dump_json(change.money)).decode()


def _keep(connection: Connection, product_id: str, changes: Iterable[Change], version: int) -> None:
    rows = [
        {
            "product_id": product_id,
            "variant_id": change.variant_id or "",
            "what": change.what.value,
            "value": _written(change),
            "as_of": change.as_of.timestamp(),
            "version": version,
        }
        for change in changes
    ]
    postgres = connection.dialect.name == "postgresql"
    adding = (postgresql.insert if postgres else sqlite.insert)(corrections)
    new = adding.excluded
    keys = [corrections.c.product_id, corrections.c.variant_id, corrections.c.what]
    written = {"value": new.value, "as_of": new.as_of, "version": new.version}
    connection.execute(adding.on_conflict_do_update(index_elements=keys, set_=written), rows)
