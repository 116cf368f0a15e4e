"""What is asked of the catalogue and what comes back; the Protocols between the parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from retrieval.blending import Fusion
from retrieval.catalog.product import Product, Variant

if TYPE_CHECKING:
    from retrieval.similarity.kinds import Similar

Vectors = npt.NDArray[np.float32]


class Sort(StrEnum):
    RELEVANCE = "relevance"
    PRICE_ASC = "price_asc"
    PRICE_DESC = "price_desc"
    RATING = "rating"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds of a measured attribute; a bound is within unless `above` or `below` is set. `unit`
    is one that `retrieval.values` knows ("kg", "inch"), and values in other units of the same
    dimension are converted; "" compares values that have no unit. `bare` is the unit that values
    without one are in, where the attribute's name says it ("weight_kg")."""

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    above: bool = False
    below: bool = False
    bare: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """Hard constraints: a product that breaks one is never shown.

    Names and values compare without regard to case. Several values of one attribute mean
    any of them; several attributes mean all of them. A range is satisfied by any value within
    it. Attributes that are variant options, the price and the stock have to hold for one and
    the same variant. `categories` match
    any element of a product's category path. A product without a known price, rating or
    stock does not satisfy a constraint on it. Of `without_words`, those under an attribute's
    name ("brand" among them) rule out a product that says nothing of the attribute and
    mentions them in its texts; those under "" rule out every product that mentions them.
    """

    price_min: Decimal | None = None
    price_max: Decimal | None = None
    currency: str | None = None
    in_stock: bool | None = None
    rating_min: float | None = None
    categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges: Mapping[str, Range] = field(default_factory=dict)
    without_categories: tuple[str, ...] = ()
    without_brands: tuple[str, ...] = ()
    without_attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ids: tuple[str, ...] | None = None
    without_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A search: words for relevance, filters for exactness, an order and a size. `fusion` is how it is
    weighed where an experiment gives it other weights; it is the same search with or without."""

    text: str = ""
    filters: Filters = Filters()
    sort: Sort = Sort.RELEVANCE
    k: int = 10
    fusion: Fusion | None = field(default=None, compare=False)
    picture: str = ""
    """What is to look alike, as `retrieval.pictures.likeness` writes it: the most alike of what satisfies
    the rest."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A product found, the variant of it that satisfies the filters, and how well it fits.

    `score` orders the hits of one search and means nothing across searches; `similarity`
    is the cosine between query and product embedding, where one was taken.
    """

    product: Product
    score: float
    variant: Variant | None = None
    similarity: float | None = None
    likeness: Similar | None = None
    """Why it is like the product that it was found for, where it was found for one."""


@dataclass(frozen=True, slots=True)
class Results:
    """The best `k` hits, how many products satisfy the filters, and whether the shop
    carries at all what the words of the query name (False: the hits are only the nearest
    things)."""

    hits: tuple[Hit, ...]
    total: int
    carried: bool = True


class Embedder(Protocol):
    """Turns texts into unit vectors. `name` identifies the model in the index."""

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions), each row of length one."""
        ...


class VectorRows(Protocol):
    """One state of an index: its vectors by row. It never changes, and any thread may use it."""

    @property
    def ids(self) -> Sequence[str]:
        """Row to id; "" for a row that is no product's any more."""
        ...

    @property
    def revision(self) -> int:
        """Another number for another content, within one index."""
        ...

    def nearest(
        self, vector: Vectors, k: int, allowed: npt.NDArray[np.bool_] | None = None
    ) -> tuple[npt.NDArray[np.int64], Vectors]:
        """The rows nearest to the vector and their cosines, best first: at most `k`, and only
        rows that `allowed` (one a row) has. Raises ValueError for a vector of another size or
        that is not finite, and for a mask of another length."""
        ...

    def vectors(self, rows: npt.ArrayLike) -> Vectors:
        """Shape (len(rows), dimensions)."""
        ...


class ProductIndex(Protocol):
    """Dense vectors of products, by id."""

    def upsert(self, ids: Sequence[str], vectors: Vectors, hashes: Sequence[str]) -> None: ...

    def delete(self, ids: Sequence[str]) -> None: ...

    def hashes(self, ids: Sequence[str] | None = None) -> dict[str, str]:
        """Id to content hash of everything stored, or of those of `ids` that are."""
        ...

    def synced(self) -> str | None:
        """What `note_synced` was told last; kept with the vectors, and gone with them."""
        ...

    def note_synced(self, mark: str) -> None: ...

    def count(self) -> int: ...

    def nearest(self, vector: Vectors, k: int, among: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """The k nearest ids with their cosine, best first; `among` limits them, exactly."""
        ...

    def vectors(self, ids: Sequence[str]) -> Vectors:
        """In the order of the ids; a row of noughts for an unknown one."""
        ...

    def rows(self) -> VectorRows:
        """What is stored now; the same object for as long as nothing changes."""
        ...


class Searcher(Protocol):
    """Finding products: what the actions and the page ask."""

    def search(self, query: Query) -> Results: ...

    def get(self, product_id: str) -> Product | None: ...

    def similar(self, product_id: str, k: int = 5) -> tuple[Hit, ...]: ...
