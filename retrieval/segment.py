"""Some of the catalogue's products as columns: what can be searched of them. The products
themselves stay in the store, and are read from there for the few that are shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

import numpy as np
import numpy.typing as npt

from retrieval.catalog.product import Product
from retrieval.catalog.rows import Row
from retrieval.columns import Columns
from retrieval.columns import Gathered as GatheredColumns
from retrieval.documents import keyword_fields
from retrieval.keyword import Field, KeywordIndex
from retrieval.keyword import Gathered as GatheredWords
from retrieval.kinds import kinds
from retrieval.postings import Gathering, Postings
from retrieval.words import fold

FIELDS = {
    "name": Field(weight=3.0, b=0.5),
    "kind": Field(weight=2.0, b=0.3),
    "attributes": Field(weight=1.0, b=0.75),
    "description": Field(weight=1.0, b=0.75),
}
NAMING = ("name", "kind")
"""The fields that say what a thing is; the others also speak of what goes with it."""


@dataclass(frozen=True)
class Segment:
    """Immutable. One entry a row in `names`, `hashes` (of the stored document) and `substances`
    (of all that is searched or filtered by, apart from price, stock and rating)."""

    columns: Columns
    keywords: KeywordIndex
    names: tuple[str, ...]
    hashes: npt.NDArray[np.bytes_]
    substances: npt.NDArray[np.uint64]
    called: Postings[str]
    """Rows by folded name and id."""
    kinds: Postings[str]
    """Rows by what they call themselves: heads of the name, of tags and of the category path."""
    own_kinds: Postings[str]
    """The same without the upper part of the category path."""

    @classmethod
    def of(cls, rows: Iterable[Row], beside: KeywordIndex | None = None) -> Segment:
        """`beside` lends the statistics of the many products that these few stand beside."""
        gathered = _Gathered()
        for row in rows:
            gathered.add(row)
        return gathered.segment(beside)

    def __len__(self) -> int:
        return len(self.names)

    def hashed(self) -> Iterable[tuple[str, str]]:
        """Ids with the hashes of the documents that were read in."""
        return zip(self.columns.ids, (digest.decode() for digest in self.hashes.tolist()), strict=True)

    def patched(self, rows: Mapping[int, Row]) -> Segment | None:
        """The same with the prices, stock and ratings of these rows; None if more has changed."""
        if any(substance(row.product) != self.substances[place] for place, row in rows.items()):
            return None
        columns = self.columns.patched({place: row.product for place, row in rows.items()})
        hashes = self.hashes.copy()
        for place, row in rows.items():
            hashes[place] = row.content_hash.encode()
        return None if columns is None else replace(self, columns=columns, hashes=hashes)


def substance(product: Product) -> np.uint64:
    """Equal for two states of a product that differ at most in price, stock and rating."""
    options = tuple((v.id, tuple(v.options.items())) for v in product.variants)
    words = keyword_fields(product)
    attributes = tuple(product.attributes.items())
    named = (product.name, product.brand, product.category, product.tags)
    parts = (named, words, attributes, options, product.extracted)
    digest = hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little"))


class _Gathered:
    def __init__(self) -> None:
        self._columns, self._words = GatheredColumns(), GatheredWords(FIELDS)
        self._names: list[str] = []
        self._hashes: list[bytes] = []
        self._substances: list[np.uint64] = []
        self._called: Gathering[str] = Gathering()
        self._kinds: Gathering[str] = Gathering()
        self._own_kinds: Gathering[str] = Gathering()

    def add(self, row: Row) -> None:
        product, place = row.product, len(self._names)
        self._columns.add(product)
        self._words.add(asdict(keyword_fields(product)))
        self._names.append(product.name)
        self._hashes.append(row.content_hash.encode())
        self._substances.append(substance(product))
        for name in dict.fromkeys((fold(product.name), fold(product.id))):
            self._called.add(place, name)
        for kind in dict.fromkeys(kinds(product, len(product.category))):
            self._kinds.add(place, kind)
        for kind in dict.fromkeys(kinds(product, 1)):
            self._own_kinds.add(place, kind)

    def segment(self, beside: KeywordIndex | None) -> Segment:
        return Segment(
            columns=self._columns.columns(),
            keywords=KeywordIndex.of(self._words, beside),
            names=tuple(self._names),
            hashes=np.array(self._hashes, "S32"),
            substances=np.array(self._substances, np.uint64),
            called=self._called.postings(),
            kinds=self._kinds.postings(),
            own_kinds=self._own_kinds.postings(),
        )
