"""What a message says of order, rating and stock: cheapest, well rated, available now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.understanding.numbers import number_at
from assistant.understanding.reading import Reading
from assistant.understanding.wordlists import phrases, words
from retrieval.query import Sort

WELL_RATED = 4.0
"""Out of five: what "well rated" means."""


class Than(StrEnum):
    """A comparison with what was shown: "cheaper", "something nicer"."""

    CHEAPER = "cheaper"
    DEARER = "dearer"


_SORTS = {
    Sort.PRICE_ASC: phrases(
        "cheapest|least expensive|lowest price|lowest priced|lowest cost|low price|low priced|low cost|"
        "cheap|inexpensive|affordable|most affordable|budget friendly|on a budget|on a tight budget|"
        "reasonably priced|not too expensive|not expensive|nothing too expensive|budget|"
        "wont break the bank|good value|cheaply|price low to high|sort by price|from cheapest|by price"
    ),
    Sort.PRICE_DESC: phrases(
        "most expensive|priciest|dearest|highest price|highest priced|premium|high end|top of the line|"
        "top of the range|luxury|luxurious|upscale|fanciest|price high to low|money is no object|"
        "deluxe|high price"
    ),
    Sort.RATING: phrases(
        "best rated|top rated|highest rated|best reviewed|most loved|best reviews|highest rating|"
        "best rating|by rating|best ratings|highest ratings|highest reviewed|sort by rating|"
        "sort by reviews|best seller|best sellers|bestseller|bestsellers|best selling|bestselling|"
        "top seller|top sellers|top selling|most popular|biggest seller|biggest sellers"
    ),
    Sort.NEWEST: phrases(
        "newest|latest|most recent|new arrivals|just arrived|brand new|new in|newly arrived|"
        "sort by newest|recently added|whats new|what new|what is new|anything new|new products|new items|"
        "just in|new stuff|new arrival|latest arrivals|recent arrivals|latest additions|recent additions|"
        "newly added|added recently|arrived recently|come in recently|came in recently|new things"
    ),
}
_WELL_RATED = phrases(
    "well rated|highly rated|good reviews|great reviews|good ratings|great ratings|good rating|"
    "well reviewed|positive reviews|high rating|high ratings|excellent reviews|highly reviewed|"
    "good review"
)
_IN_STOCK = phrases(
    "in stock|available now|available right now|available today|available immediately|in store now|"
    "ready to ship|ships now|on hand|currently available|not sold out|not out of stock|"
    "that you have in stock"
)
_THAN = {
    Than.CHEAPER: phrases(
        "cheaper|less expensive|lower priced|lower price|more affordable|less pricey|cheaper one|"
        "less costly|costs less|cost less|costing less|is less than|are less than|not so expensive|"
        "not as expensive|too expensive|too pricey|too much money|"
        "out of my budget|over my budget"
    ),
    Than.DEARER: phrases(
        "more expensive|pricier|higher priced|dearer|fancier|nicer|more upmarket|higher end|"
        "more premium|better quality|higher quality one"
    ),
}
_WHOLE = phrases(
    "whole shop|entire shop|whole store|entire store|whole catalogue|entire catalogue|whole catalog|"
    "entire catalog|whole range|entire range|whole collection"
)
"""Words that say of what the first is asked, and nothing of what kind it is."""
_MEANINGS: tuple[tuple[Sort | Than | str, tuple[tuple[str, ...], ...]], ...] = (
    *_SORTS.items(),
    *_THAN.items(),
    ("well rated", _WELL_RATED),
    ("in stock", _IN_STOCK),
    ("whole", _WHOLE),
)
_ROLES: dict[Sort | Than | str, str] = {
    Than.CHEAPER: "price",
    Than.DEARER: "price",
    "well rated": "rating",
    "in stock": "stock",
}
_STARS = frozenset({"star", "rating", "rated", "review"})
_FLOOR = frozenset({"and", "or", "+", "plus"})


@dataclass(frozen=True, slots=True)
class Order:
    sort: Sort | None = None
    rating_min: float | None = None
    in_stock: bool | None = None
    than: Than | None = None


def read_order(reading: Reading, rating: float | None = None) -> Order:
    """Sort, rating, stock and comparison of a message, their tokens taken. Where phrases
    overlap the longest counts: "not too expensive" is no complaint."""
    said: set[Sort | Than | str] = set()
    i = 0
    while i < len(reading):
        length, meaning = max(
            ((reading.first_of(i, forms), m) for m, forms in _MEANINGS), key=lambda pair: pair[0]
        )
        if length and reading.free(i, i + length) and not _is_part(reading, i, length):
            length += reading.norm(i + length) == "first"
            reading.take(i, i + length, _ROLES.get(meaning, "sort"))
            said.add(meaning)
        i += length or 1
    if "well rated" in said:
        rating = rating or WELL_RATED
        said.add(Sort.RATING)
    return Order(
        sort=next((s for s in Sort if s in said), None),
        rating_min=rating,
        in_stock=True if "in stock" in said else None,
        than=next((t for t in Than if t in said), None),
    )


def _is_part(reading: Reading, i: int, length: int) -> bool:
    """ "premium" before a hyphenated word, or "budget" that names the sum, orders nothing."""
    return (
        reading.norm(i) == "budget"
        and length == 1
        and reading.norm(i - 1) in {"my", "the", "a", "your", "of", "any", "no"}
    )


def read_rating(reading: Reading) -> float | None:
    """ "4 stars and up", "at least 4.5 stars", "rated 4 or higher", "4+ rating"."""
    for i in range(len(reading)):
        number = number_at(reading.tokens, i)
        if number is None or not 0 < number.value <= 5 or not reading.free(i, number.end):
            continue
        end = number.end
        if reading.norm(end) in {"+", "plus"}:
            end += 1
        before = {reading.root(i - n) for n in range(1, 5)}
        named = reading.root(end) in _STARS or (reading.root(end) == "out" and before & _STARS)
        if not named and not ({"rated", "rating"} & before and reading.same_clause(max(i - 4, 0), end)):
            continue
        start = i
        while (
            start > 0
            and i - start < 4
            and reading.norm(start - 1) in _LEAD
            and not reading.tokens[start].opens_clause
        ):
            start -= 1
        reading.take(start, _rating_end(reading, end), "rating")
        return float(number.value)
    return None


_LEAD = words("at least over above more than with a rating of rated minimum min better and up stars")


def _rating_end(reading: Reading, i: int) -> int:
    while reading.root(i) in _STARS or reading.norm(i) in {"out", "of", "5", "five"}:
        i += 1
    if reading.norm(i) in _FLOOR and reading.norm(i + 1) in {
        "up",
        "more",
        "higher",
        "above",
        "better",
        "over",
        "rating",
    }:
        i += 2
    while reading.root(i) in _STARS:
        i += 1
    return i
