"""The recommender's vocabulary: what it is told, what is asked of it, and what it answers.

No method stands here, and nothing that needs a model: every room may import this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import numpy as np
import numpy.typing as npt

from retrieval.query import Filters, Vectors

Rows = npt.NDArray[np.int32]
Scores = npt.NDArray[np.float32]
Times = npt.NDArray[np.float64]
"""Seconds since 1970, UTC."""
NOWHERE = -1
"""In place of a row where there is none."""


class EventKind(StrEnum):
    """What a customer does with a product. `DWELL` is to look at it for a while, `DISMISS` is "not this"."""

    VIEW = "view"
    CLICK = "click"
    DWELL = "dwell"
    CART = "cart"
    BUY = "buy"
    RETURN = "return"
    UP = "up"
    DOWN = "down"
    DISMISS = "dismiss"


KINDS = tuple(EventKind)
"""Their order is that of the codes in `Interactions.kinds` and `Past.kinds`; it never changes."""
STRENGTH: Mapping[EventKind, float] = {
    EventKind.VIEW: 1.0,
    EventKind.CLICK: 1.0,
    EventKind.DWELL: 1.5,
    EventKind.CART: 3.0,
    EventKind.BUY: 5.0,
    EventKind.RETURN: -3.0,
    EventKind.UP: 2.0,
    EventKind.DOWN: -2.0,
    EventKind.DISMISS: -4.0,
}
"""How much each says for a product, below zero against it. Set once, for every shop."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a customer did. `subject` is a pseudonym, never the shop's own customer id; `reply_id`
    and `position` (from 1) name the reply or list that had shown the product, `key` what the sender calls
    the event: the same key is the same event, however often it comes."""

    subject: str
    kind: EventKind
    product_id: str
    at: datetime
    variant_id: str | None = None
    quantity: int = 1
    seconds: float | None = None
    session: str | None = None
    reply_id: str | None = None
    position: int | None = None
    source: str = "api"
    key: str | None = None


@dataclass(frozen=True)
class Interactions:
    """Many events as columns, by subject and within each oldest first; n events.

    `bounds`, int64 of length len(subjects) + 1, says where each subject's begin and end.
    """

    subjects: tuple[str, ...]
    items: tuple[str, ...]
    subject: Rows
    item: Rows
    kinds: npt.NDArray[np.int8]
    at: Times
    quantity: npt.NDArray[np.float32]
    bounds: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Preference:
    """Something that a customer said, or that they set right: `attribute` is the catalogue's own name of it,
    "category", "brand", or "" for a word that is no value of any ("leather" in a shop that has none)."""

    attribute: str
    value: str
    likes: bool
    said: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Interest:
    """One of the things that a customer is after: a cluster of what they bought and looked at.

    `centre` is a unit vector, `weight` its share of all interests (they sum to 1), `products` what it
    rests on, the weightiest first, and `label` what these have in common, in the catalogue's words."""

    centre: Vectors
    weight: float
    products: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """The prices that a customer usually pays: the lower and upper quartile and the median, one currency."""

    low: float
    middle: float
    high: float
    currency: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A customer, by what they did and said; made anew from that, never kept by itself.

    `liked` and `disliked` are weights from 0 to 1 by (attribute, value), "brand" and "category" among
    the attributes; `sizes` the usual value of options such as a shoe size, by option name in lower case.
    """

    interests: tuple[Interest, ...] = ()
    liked: Mapping[tuple[str, str], float] = field(default_factory=dict)
    disliked: Mapping[tuple[str, str], float] = field(default_factory=dict)
    band: Band | None = None
    sizes: Mapping[str, str] = field(default_factory=dict)
    said: tuple[Preference, ...] = ()
    events: int = 0


@dataclass(frozen=True, slots=True)
class Past:
    """One customer's history as arrays of length n, oldest first, with the profile made from it.

    `items` may name products that are gone. `now` is the moment for which is recommended."""

    items: tuple[str, ...] = ()
    kinds: npt.NDArray[np.int8] = field(default_factory=lambda: np.zeros(0, np.int8))
    at: Times = field(default_factory=lambda: np.zeros(0, np.float64))
    quantity: npt.NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, np.float32))
    now: float = 0.0
    profile: Profile = Profile()


@dataclass(frozen=True, slots=True)
class Recalled:
    """For each of n customers the best k of a recall's own `items`: `rows` (n, k), NOWHERE where there are
    fewer, and `scores` (n, k), best first, which mean nothing across recalls."""

    rows: Rows
    scores: Scores


class Recall(Protocol):
    """One way of finding candidates. Safe to use from any thread; what was seen is not left out."""

    @property
    def name(self) -> str: ...

    @property
    def items(self) -> Sequence[str]:
        """Row to product id."""
        ...

    def recall(self, pasts: Sequence[Past], k: int) -> Recalled: ...

    def score(self, pasts: Sequence[Past], rows: Rows) -> Scores:
        """Of the given rows (n, m) of its items: (n, m), NaN for NOWHERE and for what it cannot tell."""
        ...


@dataclass(frozen=True)
class Assortment:
    """What the shop sells now, as columns of length n by row; NaN and -1 where unknown.

    `in_stock` is 1, 0 or -1; `category` and `brand` are codes into `categories` (whole paths, joined by
    `retrieval.catalog.product.PATH`) and `brands`; `first_seen` is when the shop was first known to carry it,
    in seconds since 1970. `vectors` (n, d) are unit vectors, rows of noughts where none was made yet.
    """

    ids: tuple[str, ...]
    price: Scores
    in_stock: npt.NDArray[np.int8]
    rating: Scores
    rating_count: Scores
    first_seen: Times
    category: Rows
    categories: tuple[str, ...]
    brand: Rows
    brands: tuple[str, ...]
    vectors: Vectors
    currency: str = ""
    margin: Scores | None = None


class ReasonKind(StrEnum):
    """Why something is recommended, and what the fields of such a reason hold."""

    BOUGHT_WITH = "bought_with"
    """Bought by those who bought `products`, which this customer bought."""
    LOOKED_AT_WITH = "looked_at_with"
    """The same of looking."""
    NEXT = "next"
    """What often follows `products`, by a sequence model's own account."""
    LIKE = "like"
    """Alike in what it is to `products`, which this customer bought or looked at."""
    PREFERENCE = "preference"
    """Has `value` of `attribute`, which this customer said they like."""
    HABIT = "habit"
    """Has `value` of `attribute`, as most of `products` do that this customer chose."""
    CHEAPER = "cheaper"
    """Costs less than `products[0]`, which this customer looked at."""
    BETTER_RATED = "better_rated"
    """Rated higher, by enough people, than `products[0]`."""
    RATED = "rated"
    """Rated well; `value` is the rating, `count` by how many."""
    POPULAR = "popular"
    """Bought by `count` customers lately."""
    NEW = "new"
    """New in the shop."""
    WISH = "wish"
    """Fits what was asked for just now, in words."""


@dataclass(frozen=True, slots=True)
class Reason:
    """`share` is the part of the score that it made, by the ranker's exact contributions; the rest names the
    records that make it true."""

    kind: ReasonKind
    share: float = 0.0
    products: tuple[str, ...] = ()
    attribute: str = ""
    value: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the recommender. `like` and `goes_with` name a product, `text` words of the
    conversation ("for my dad who likes fishing"), `within` the only ids to choose from, `without` ids that
    were refused or shown already. `surface` says where it will be shown; `seed` makes chance repeatable."""

    past: Past = Past()
    k: int = 10
    filters: Filters = Filters()
    text: str = ""
    like: str | None = None
    goes_with: str | None = None
    within: tuple[str, ...] | None = None
    without: frozenset[str] = frozenset()
    surface: str = "chat"
    seed: int = 0
    variant: str = ""
    """What an experiment's arm names: a version, "former" for the one before that in service, "fusion" for
    the one in service without its learned ranker; "" or "current" for that itself."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """`sources` are the recalls that found it, with their scores; `propensity` is the chance with which it
    was put at this place (1 where nothing was left to chance); `pinned` that the shop's own rules did."""

    product_id: str
    score: float
    reasons: tuple[Reason, ...] = ()
    sources: Mapping[str, float] = field(default_factory=dict)
    propensity: float = 1.0
    pinned: bool = False


class Recommender(Protocol):
    """What the assistant asks. Safe to use from any thread."""

    @property
    def version(self) -> str:
        """Of the models in service; "" where nothing was learned yet."""
        ...

    def recommend(self, wish: Wish) -> tuple[Recommendation, ...]:
        """At most `wish.k`, best first; only what fits the filters and is not known to be sold out."""
        ...

    def fit(self, past: Past, ids: Sequence[str]) -> Scores:
        """How well each suits this customer, from 0 to 1 with 0.5 for no opinion: (len(ids),)."""
        ...
