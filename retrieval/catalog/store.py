"""The shop's catalogue in a database: SQLite or PostgreSQL, one row a product."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    delete,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import InterfaceError, OperationalError, TimeoutError

from retrieval.catalog.batches import batches
from retrieval.catalog.codec import content_hash, decode, encode
from retrieval.catalog.product import Product
from retrieval.catalog.rows import Changes, Row, Stored
from retrieval.errors import CatalogueUnreachable

MAX_ID_CHARS = 200
"""The longest product id that is stored."""

PAGE = 500
"""Rows read or written in one statement: below every database's limit of parameters."""

metadata = MetaData()

products = Table(
    "products",
    metadata,
    Column("id", String(MAX_ID_CHARS), primary_key=True),
    Column("content_hash", String(32), nullable=False),
    Column("document", Text, nullable=False),
    Column("version", Integer, nullable=False, server_default="0", index=True),
)

removed_products = Table(
    "removed_products",
    metadata,
    Column("id", String(MAX_ID_CHARS), primary_key=True),
    Column("version", Integer, nullable=False, index=True),
)

catalogue_state = Table(
    "catalogue_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
)


Change = Callable[[Connection, int, Product], Product]
"""Given the transaction, its version and a product as it stands, the product as it is to be."""


class CatalogueStore:
    """Products by id. Each write is one transaction and raises the version by one, so
    whoever keeps something derived from the catalogue can tell that it is out of date.

    Raises CatalogueUnreachable where the database does not answer.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self) -> None:
        """Make the tables where no migration has (tests, tools)."""
        metadata.create_all(self._engine)

    def changed(self, since: int) -> int:
        """How many rows were written or removed after version `since`."""
        written = select(func.count()).where(products.c.version > since).scalar_subquery()
        gone = select(func.count()).where(removed_products.c.version > since).scalar_subquery()
        with self._reading() as connection:
            return int(connection.execute(select(written + gone)).scalar_one())

    def get(self, product_id: str) -> Product | None:
        return self.get_many([product_id]).get(product_id)

    def get_many(self, ids: Sequence[str]) -> dict[str, Product]:
        """Those of `ids` that are there, in the order asked for."""
        found: dict[str, Product] = {}
        with self._reading() as connection:
            for page in batches(dict.fromkeys(ids), PAGE):
                rows = connection.execute(
                    select(products.c.id, products.c.document).where(products.c.id.in_(page))
                )
                found.update((row.id, decode(row.document)) for row in rows)
        return {product_id: found[product_id] for product_id in dict.fromkeys(ids) if product_id in found}

    def all(self) -> Iterator[Product]:
        """Every product by id, a page at a time: nothing stays locked between pages."""
        return (row.product for row in self.rows())

    def rows(self, since: int | None = None) -> Iterator[Row]:
        """Every product by id with its hash, or those written after version `since`, a page at a
        time. Whoever keeps what it reads notes `version()` before and asks for `changes` since that.
        Raises CatalogueDamaged at the first that cannot be read."""
        return (Row(decode(row.document), row.content_hash) for row in self.stored(since))

    def stored(self, since: int | None = None) -> Iterator[Stored]:
        """The same rows as they are written, whether they can be read or not."""
        last: str | None = None
        while True:
            query = select(products.c.id, products.c.content_hash, products.c.document)
            query = query.order_by(products.c.id).limit(PAGE)
            if since is not None:
                query = query.where(products.c.version > since)
            if last is not None:
                query = query.where(products.c.id > last)
            with self._reading() as connection:
                rows = connection.execute(query).all()
            yield from (Stored(row.id, row.content_hash, row.document) for row in rows)
            if len(rows) < PAGE:
                return
            last = rows[-1].id

    def removed(self, since: int) -> list[str]:
        """Ids of the products removed after version `since` that did not come back."""
        gone = select(removed_products.c.id).where(removed_products.c.version > since)
        with self._reading() as connection:
            return list(connection.scalars(gone.order_by(removed_products.c.id)))

    def written(self, since: int) -> list[str]:
        """Ids of the products written after version `since`."""
        query = select(products.c.id).where(products.c.version > since)
        with self._reading() as connection:
            return list(connection.scalars(query))

    def changes(self, since: int, most: int | None = None) -> Changes:
        """What was written after version `since`, in one consistent reading; with `most`, only as
        many whole versions as have no more rows than that, but at least one."""
        query = select(products.c.content_hash, products.c.document).where(products.c.version > since)
        gone = select(removed_products.c.id).where(removed_products.c.version > since)
        with self._reading() as connection:
            version = connection.scalar(select(catalogue_state.c.version)) or 0
            if most is not None:
                version = self._version_within(connection, since, most, version)
            found = connection.execute(
                query.where(products.c.version <= version).order_by(products.c.id)
            ).all()
            removed = tuple(
                connection.scalars(
                    gone.where(removed_products.c.version <= version).order_by(removed_products.c.id)
                )
            )
        rows = tuple(Row(decode(row.document), row.content_hash) for row in found)
        return Changes(version, rows, removed)

    @staticmethod
    def _version_within(connection: Connection, since: int, most: int, latest: int) -> int:
        """The last version up to which `most` rows were written."""
        later = select(products.c.version).where(products.c.version > since).order_by(products.c.version)
        beyond = connection.scalar(later.offset(most).limit(1))
        if beyond is None:
            return latest
        first = connection.scalar(later.limit(1)) or latest
        return int(max(first, beyond - 1))

    def ids(self) -> list[str]:
        with self._reading() as connection:
            return list(connection.scalars(select(products.c.id).order_by(products.c.id)))

    def hashes(self) -> dict[str, str]:
        """Id to content hash of every product."""
        with self._reading() as connection:
            rows = connection.execute(select(products.c.id, products.c.content_hash))
            return {row.id: row.content_hash for row in rows}

    def count(self) -> int:
        with self._reading() as connection:
            return connection.scalar(select(func.count()).select_from(products)) or 0

    def version(self) -> int:
        """0 until the first write; higher after each."""
        with self._reading() as connection:
            return connection.scalar(select(catalogue_state.c.version)) or 0

    def upsert(self, changed: Iterable[Product]) -> None:
        """Insert or replace. The last of two products with one id is kept."""
        rows = {product.id: _row(product) for product in changed}
        if not rows:
            return
        with self._writing() as connection:
            version = self._raise_version(connection)
            for page in batches(rows.values(), PAGE):
                connection.execute(self._upserting(), [row | {"version": version} for row in page])
                ids = [row["id"] for row in page]
                connection.execute(delete(removed_products).where(removed_products.c.id.in_(ids)))

    def update(self, product_id: str, change: Change) -> Product | None:
        """Replace one product by what `change` makes of it; None if it is not there. No other
        writer comes between, and what `change` writes itself belongs to the same transaction."""
        with self._writing() as connection:
            version = self._raise_version(connection)
            document = connection.scalar(select(products.c.document).where(products.c.id == product_id))
            if document is None:
                return None
            changed = change(connection, version, decode(document))
            connection.execute(self._upserting(), _row(changed) | {"version": version})
        return changed

    def delete(self, ids: Sequence[str]) -> None:
        if not ids:
            return
        with self._writing() as connection:
            version = self._raise_version(connection)
            for page in batches(dict.fromkeys(ids), PAGE):
                connection.execute(delete(products).where(products.c.id.in_(page)))
                connection.execute(self._removing(), [{"id": i, "version": version} for i in page])

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for tables that are kept beside the products."""
        return self._reading()

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction on them, committed at the end. It begins with a write."""
        return self._writing()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _answering(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _answering(), self._engine.begin() as connection:
            yield connection

    def _upserting(self) -> sqlite.Insert | postgresql.Insert:
        adding = self._insert(products)
        new = adding.excluded
        return adding.on_conflict_do_update(
            index_elements=[products.c.id],
            set_={"content_hash": new.content_hash, "document": new.document, "version": new.version},
        )

    def _removing(self) -> sqlite.Insert | postgresql.Insert:
        adding = self._insert(removed_products)
        return adding.on_conflict_do_update(
            index_elements=[removed_products.c.id], set_={"version": adding.excluded.version}
        )

    def _raise_version(self, connection: Connection) -> int:
        """First in its transaction, so that two writers never share a version."""
        adding = self._insert(catalogue_state).values(id=1, version=1)
        connection.execute(
            adding.on_conflict_do_update(
                index_elements=[catalogue_state.c.id], set_={"version": catalogue_state.c.version + 1}
            )
        )
        return int(connection.execute(select(catalogue_state.c.version)).scalar_one())

    def _insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        if self._engine.dialect.name == "postgresql":
            return postgresql.insert(table)
        return sqlite.insert(table)


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, TimeoutError) as error:
        raise CatalogueUnreachable("the catalogue's database did not answer") from error


def _row(product: Product) -> dict[str, str]:
    document = encode(product)
    return {"id": product.id, "content_hash": content_hash(document), "document": document.decode()}
