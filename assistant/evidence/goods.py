"""What the actions found about products, tastes and searches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.evidence.records import Shown
from assistant.tastes import Taste
from retrieval.catalog.product import Money, Review


@dataclass(frozen=True, slots=True)
class Found:
    """Products that satisfy everything that was asked. `wanted` is the request in words
    ("waterproof running shoes under $100"), `total` how many satisfy it, `how` the order
    that makes these the first ("cheapest", "best rated"), if one was asked for. `beyond` would
    be the first if it could be bought; `unordered` names what the data lacks for the order that
    was asked for ("ratings"): then these are in no order that says anything. `level` is how many
    share the first place in that order, and `leading` how many of `products`, the first, do."""

    products: tuple[Shown, ...]
    total: int
    wanted: str
    how: str | None = None
    beyond: Shown | None = None
    unordered: str = ""
    level: int = 1
    leading: int = 1


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What is true of everything that a request means, of the whole catalogue where `wanted` is
    empty. `about` is what was asked: "count", "brands", "kinds", "prices" or "values" (of
    `attribute`). `counts` are all of the brands, kinds or values with how many products have
    each, the most frequent first. `lowest` and `highest` are the cheapest and the dearest of those
    that have a price in the same currency: `unpriced` have none. `unstated` have no brand, kind or
    value at all. `untold` are words of the request that the data does not say of all of these."""

    about: str
    wanted: str
    total: int
    in_stock: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    attribute: str = ""
    lowest: Shown | None = None
    highest: Shown | None = None
    unpriced: int = 0
    unstated: int = 0
    untold: str = ""


@dataclass(frozen=True, slots=True)
class InStockThen:
    """That what a request for things in stock means was in stock `at` a time, too long ago to be
    claimed now: `count` of them, what is shown where that is None. `later`: of some it is known
    from a later time. Without a time it was never confirmed."""

    count: int | None = None
    at: datetime | None = None
    later: bool = False


@dataclass(frozen=True, slots=True)
class Nearest:
    """Nothing satisfies the request. `unmet` says in words what had to give; `carried` is
    False when the shop has no such kind of thing at all."""

    products: tuple[Shown, ...]
    wanted: str
    unmet: tuple[str, ...] = ()
    carried: bool = True


@dataclass(frozen=True, slots=True)
class Recommended:
    """Suggestions, each with its true reason in `Shown.reason`."""

    products: tuple[Shown, ...]
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class LooksLike:
    """Products whose pictures are the most like one that the customer sent, the nearest first. `by` is what
    that rests on: "looks" (color and shape: nothing was recognised) or "content". `kind` is the category
    that they are of, where most of the nearest are; `fits` whether they satisfy what was said besides,
    `unmet` that nothing does."""

    products: tuple[Shown, ...]
    by: str = "looks"
    kind: str = ""
    fits: bool = False
    unmet: bool = False


@dataclass(frozen=True, slots=True)
class PictureUnused:
    """A picture was no part of the reply. `why` is "nothing" (no product has one to compare it with) or
    "aside" (the words beside it asked for no product)."""

    why: str


@dataclass(frozen=True, slots=True)
class TasteNoted:
    """What was said of taste, or taken back, and what becomes of it. `recipient` is whose taste it is,
    "" for the customer's own; not `kept` where it holds for this conversation alone."""

    tastes: tuple[Taste, ...] = ()
    taken_back: tuple[Taste, ...] = ()
    recipient: str = ""
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Pursuit:
    """One thing that a customer is after, with what it rests on: products that they `did` something with."""

    label: str
    products: tuple[str, ...]
    did: str


@dataclass(frozen=True, slots=True)
class ProfileTold:
    """All that is known of the customer's taste, each with what it was made from. `likes` and `dislikes`
    are what they said, `habits` values that most of what they chose has, `band` the prices of the middle
    half of it. `orders` says from how many orders, `events` from how many things that they looked at or
    put in the cart, `signed_in` whether they are known by more than this conversation; not `personal`
    where they want no profile."""

    pursuits: tuple[Pursuit, ...] = ()
    likes: tuple[Taste, ...] = ()
    dislikes: tuple[Taste, ...] = ()
    habits: tuple[str, ...] = ()
    band: tuple[Money, Money] | None = None
    sizes: tuple[tuple[str, str], ...] = ()
    orders: int = 0
    events: int = 0
    signed_in: bool = False
    personal: bool = True


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    """What was done with a customer's profile: `change` is "ask" (they are asked whether all of it is to
    be erased), "erased", "kept" (they said no), "off", "on", "nothing" (there was nothing to erase) or
    "wrong" (something of it is, and they have not said what).
    `orders` says whether they have orders, which stay with the shop; `already` that it was so before."""

    change: str
    orders: bool = False
    already: bool = False
    signed_in: bool = False


@dataclass(frozen=True, slots=True)
class ReasonTold:
    """Why something was recommended, by its `because`; `searched` where it was shown because it fits
    `wanted`, the request in words, and nothing personal."""

    product: Shown
    wanted: str = ""
    searched: bool = False


@dataclass(frozen=True, slots=True)
class NoMore:
    """There is nothing else of that sort which was not shown or refused."""


@dataclass(frozen=True, slots=True)
class GoesWith:
    """What goes with a product by the shop's own data. `level` is "named" (it is named there), "bought"
    (customers bought them together, as the reason of each says), "kind" (its kind `of` is), "category"
    (they are the accessories `of` its department) or "" (nothing says so). `quotes` are the sentences
    that say it, "" where no sentence does."""

    product: Shown
    products: tuple[Shown, ...]
    level: str = ""
    of: str = ""
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clarify:
    """One question whose answer splits what is left. The options come from the catalogue.
    `beside` is True where products were shown in the same breath."""

    about: str
    options: tuple[str, ...]
    wanted: str = ""
    total: int | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One attribute on which compared products differ; `values` in the products' order,
    None where the data does not say. `best` is the id of the product that has the most of what
    everybody wants more of, or the least of what everybody wants less of, and `more` says which;
    None where the difference is a matter of taste, or nobody leads."""

    attribute: str
    values: tuple[str | None, ...]
    best: str | None = None
    more: bool = True


@dataclass(frozen=True, slots=True)
class Compared:
    """`cheaper` and `better_rated` are product ids, None on a tie or unknown. `about` is the
    attribute that was asked for, if one was: then `differences` is that alone."""

    products: tuple[Shown, ...]
    differences: tuple[Difference, ...]
    cheaper: str | None = None
    better_rated: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question about a product that its data answers. `quote` is the product's own
    sentence; `values` its attribute's values; `yes` the answer to a yes-or-no question."""

    product: Shown
    about: str
    values: tuple[str, ...] = ()
    quote: str | None = None
    yes: bool | None = None
    opinions: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """How many reviews speak of `label` ("the fit"), how many of them are surely for it and how many
    surely against it."""

    label: str
    mentions: int
    praised: int = 0
    blamed: int = 0


@dataclass(frozen=True, slots=True)
class ReviewsTold:
    """What the `reviews` of a product say, counted and quoted. `about` is "" (whatever they speak of most),
    "praise" or "blame" (then `count` of them are surely for or against something in it), or "aspect" (the
    one of `aspects`, which may have no mention). `quotes` are reviews, each in words that stand in it."""

    product: Shown
    about: str
    reviews: int
    aspects: tuple[Weighed, ...] = ()
    quotes: tuple[Review, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that the shop's data does not answer; `known` are (name, value) pairs
    that it does give and that bear on the question; `opinions` are reviews that do."""

    product: Shown
    about: str
    known: tuple[tuple[str, str], ...] = ()
    opinions: tuple[Review, ...] = ()
