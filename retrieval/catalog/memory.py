"""A catalogue that is gone with its process: for tools, evals and tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from retrieval.catalog.codec import content_hash, encode
from retrieval.catalog.product import Product
from retrieval.catalog.rows import Changes, Row


class MemoryCatalogue:
    """Each write raises the version by one, as it does in `CatalogueStore`."""

    def __init__(self, products: Iterable[Product] = ()) -> None:
        self._rows: dict[str, tuple[int, Row]] = {}
        self._removed: dict[str, int] = {}
        self._version = 0
        self.upsert(products)

    def get(self, product_id: str) -> Product | None:
        return self.get_many([product_id]).get(product_id)

    def get_many(self, ids: Sequence[str]) -> Mapping[str, Product]:
        return {i: self._rows[i][1].product for i in ids if i in self._rows}

    def all(self) -> Iterable[Product]:
        return [row.product for row in self.rows()]

    def rows(self) -> Iterable[Row]:
        return [row for _, row in list(self._rows.values())]

    def hashes(self) -> Mapping[str, str]:
        return {row.product.id: row.content_hash for row in self.rows()}

    def version(self) -> int:
        return self._version

    def changed(self, since: int) -> int:
        changes = self.changes(since)
        return len(changes.rows) + len(changes.removed)

    def written(self, since: int) -> list[str]:
        return [i for i, (version, _) in self._rows.items() if version > since]

    def changes(self, since: int, most: int | None = None) -> Changes:
        """All of them, whatever `most` says: they are in memory already."""
        rows = tuple(row for version, row in self._rows.values() if version > since)
        gone = tuple(i for i, version in self._removed.items() if version > since)
        return Changes(self._version, rows, gone)

    def upsert(self, products: Iterable[Product]) -> None:
        self._version += 1
        for product in products:
            self._rows[product.id] = self._version, Row(product, content_hash(encode(product)))
            self._removed.pop(product.id, None)

    def delete(self, ids: Iterable[str]) -> None:
        self._version += 1
        for product_id in ids:
            if self._rows.pop(product_id, None):
                self._removed[product_id] = self._version
