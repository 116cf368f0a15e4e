"""What may be wrong with stored products, and setting it right without asking the feeds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from retrieval.catalog.codec import content_hash, decode
from retrieval.catalog.product import Product
from retrieval.catalog.rows import Stored
from retrieval.catalog.store import CatalogueStore
from retrieval.errors import CatalogueDamaged


@dataclass(frozen=True, slots=True)
class DamagedRow:
    """A row that is not as it was written. `product` is what can still be made of it."""

    id: str
    reason: str
    document: str
    product: Product | None = None


def damaged_rows(store: CatalogueStore) -> Iterator[DamagedRow]:
    """Reads every row."""
    return (damage for row in store.stored() if (damage := _damage(row)))


def _damage(row: Stored) -> DamagedRow | None:
    try:
        product = decode(row.document)
    except CatalogueDamaged:
        return DamagedRow(row.id, "its document cannot be read", row.document)
    if product.id != row.id:
        return DamagedRow(row.id, f"its document is of product {product.id!r}", row.document)
    if content_hash(row.document.encode()) != row.content_hash:
        return DamagedRow(row.id, "its hash is not that of its document", row.document, product)
    return None


def mend_rows(store: CatalogueStore, damaged: Sequence[DamagedRow], aside: Path) -> int:
    """Write anew what can be read; take the rest out of the catalogue, into the file `aside`, a
    JSON object a line. Returns how many were taken out: the next ingest brings them back."""
    lost = [row for row in damaged if row.product is None]
    if lost:
        aside.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("a", encoding="utf-8", errors="backslashreplace") as file:
            for row in lost:
                file.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
    store.delete([row.id for row in lost])
    store.upsert(row.product for row in damaged if row.product is not None)
    return len(lost)
