"""What messages say of products that were found, recommended or compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from assistant.evidence import (
    Because,
    Clarify,
    Compared,
    Found,
    GoesWith,
    InStockThen,
    Nearest,
    NoMore,
    NotInStock,
    OptionAsked,
    ReasonTold,
    Recommended,
    Shown,
    WhichOne,
)
from assistant.grounding.languages.rules import Rules
from assistant.grounding.languages.said import Said
from retrieval.recommend.kinds import ReasonKind

RULES = Rules()
of = RULES.of
SEARCHED = (Found, Recommended, Nearest)
ORDER = {
    "cheapest": ("cheapest",),
    "dearest": ("most expensive", "dearest"),
    "rated": ("best rated",),
    "newest": ("newest",),
}


def pool(finding: Any) -> tuple[Shown, ...]:
    """All products of a finding."""
    match finding:
        case Found(products=products, beyond=beyond):
            return (*products, *([beyond] if beyond else []))
        case WhichOne(candidates=candidates):
            return tuple(candidates)
        case NotInStock(product=product, instead=instead):
            return (product, *instead)
        case OptionAsked(product=product, instead=instead):
            return (product, *instead)
        case GoesWith(product=product, products=products):
            return (product, *products)
    products = getattr(finding, "products", ())
    one = getattr(finding, "product", None)
    kept = tuple(p for p in products if isinstance(p, Shown))
    return (one, *kept) if isinstance(one, Shown) else kept


def priced(shown: Iterable[Shown]) -> list[Decimal]:
    """Their prices, where all are known and in one currency; else none."""
    prices = [s.price for s in shown]
    known = [p for p in prices if p is not None]
    one = len(known) == len(prices) and len({p.currency for p in known}) == 1
    return [p.amount for p in known] if one else []


def cheapest(one: Shown, among: Iterable[Shown]) -> bool:
    others = [s for s in among if s is not one]
    prices = priced([one, *others])
    return len(prices) > 1 and all(prices[0] < other for other in prices[1:])


def best_rated(one: Shown, among: Iterable[Shown]) -> bool:
    others = [s.product.rating for s in among if s is not one]
    mine = one.product.rating
    return mine is not None and bool(others) and all(r is None or r < mine for r in others)


# ---- search ----


@of(SEARCHED, "found-look", "recommend", "recommend-or", "nearest", "closest", "next", "found-one")
def _thing(said: Said, finding: Any) -> bool:
    slot = "things" if "things" in said.pattern.slots else "thing"
    things = said.things(slot, pool(finding))
    if said.message == "found-one":
        return len(things) == 1 and isinstance(finding, Found) and finding.total == 1
    if said.message in {"nearest", "closest"}:
        return bool(things) and isinstance(finding, Nearest)
    if said.message == "next":
        return bool(things) and len(finding.products) > 1 and things[0] in finding.products[1:]
    return bool(things)


@of(NotInStock, "closest", "closest-stocked", "recommend", "nearest")
def _instead(said: Said, finding: NotInStock) -> bool:
    things = said.things("things" if "things" in said.pattern.slots else "thing", finding.instead)
    return bool(things) and (said.message != "closest-stocked" or all(t.in_stock for t in things))


@of(OptionAsked, "closest", "recommend", "nearest", "option-instead")
def _option_instead(said: Said, finding: OptionAsked) -> bool:
    things = said.things("things" if "things" in said.pattern.slots else "thing", finding.instead)
    if said.message == "option-instead":
        return bool(things) and said.values("value", (finding.wanted,)) and bool(finding.instead)
    return bool(things)


@of(Found, "found-all")
def _all(said: Said, finding: Found) -> bool:
    things = said.things("things", finding.products)
    return len(things) == _different(things) == finding.total and said.count("count", finding.total)


def _different(named: Iterable[Shown]) -> int:
    """How many products are named."""
    return len({id(one) for one in named})


@of(SEARCHED, "found-start")
def _start(said: Said, finding: Any) -> bool:
    return all(len(said.things(slot, finding.products)) == 1 for slot in ("first", "second"))


@of(SEARCHED, "telling-both", "telling-best", "telling-cheapest")
def _telling(said: Said, finding: Any) -> bool:
    named = said.shown("name", finding.products)
    if len(named) != 1:
        return False
    one, among = named[0], finding.products
    if said.message != "telling-best" and not cheapest(one, among):
        return False
    if said.message != "telling-cheapest" and not best_rated(one, among):
        return False
    if said.message == "telling-best":
        return said.rating("rating", one)
    return said.message == "telling-both" or said.money("price", one.price)


@of(object, "rated", "rated-by")
def _rated(said: Said, finding: Any) -> bool:
    named = said.shown("name", pool(finding))
    if len(named) != 1 or not said.rating("rating", named[0]):
        return False
    return said.message == "rated" or said.count("count", named[0].product.rating_count)


@of(Found, "facts")
def _about(said: Said, finding: Found) -> bool:
    """One product, and a list of what is true of it: its rating, that it is in stock."""
    named = [s for s in finding.products if said.is_name(said.text("what"), s.product.name)]
    return len(named) == 1 and said.every("facts", lambda text: _is_fact(said, text, named[0]))


def _is_fact(said: Said, text: str, shown: Shown) -> bool:
    for inner in said.inside(text, ("reason-rated", "reason-rated-by", "reason-stocked")):
        match inner.message:
            case "reason-stocked":
                right = shown.in_stock is True
            case "reason-rated":
                right = inner.rating("rating", shown)
            case _:
                right = inner.rating("rating", shown) and inner.count("count", shown.product.rating_count)
        if right:
            return True
    return False


@of(object, "stocked", "out", "was-stocked", "instead-same", "instead-there")
def _stock(said: Said, finding: Any) -> bool:
    named = said.shown("name", pool(finding))
    if not named:
        return False
    match said.message:
        case "was-stocked":
            return all(s.last_in_stock and said.day("time", s.stock_as_of) for s in named)
        case "out":
            return all(s.in_stock is False for s in named)
        case "stocked" | "instead-same":
            return all(s.in_stock for s in named)
    return isinstance(finding, NotInStock | OptionAsked) and all(
        s in pool(finding)[1:] and s.in_stock is not False for s in named
    )


@of(
    Found,
    *(f"{lead}-{order}" for lead in ("ordered", "level") for order in (*ORDER, "first")),
)
def _ordered(said: Said, finding: Found) -> bool:
    lead, order = said.message.split("-")
    how = (finding.how or "").removesuffix(" in stock")
    if not finding.how or finding.unordered or how not in ORDER.get(order, (how,)):
        return False
    if order == "first" and any(how in hows for hows in ORDER.values()):
        return False
    of_stocked = said.chosen.get("yes") == "yes"
    if of_stocked != (finding.how != how):
        return False
    if lead == "ordered":
        things = said.things("thing", finding.products)
        return len(things) == 1 and things[0] is finding.products[0] and finding.level == 1
    return finding.level > 1 and _is_level(said, finding)


def _is_level(said: Said, finding: Found) -> bool:
    """Whether all that share the first place are named, or some of them with how many there are in all."""
    sharing = finding.products[: finding.leading]
    named = said.shown("names", sharing)
    if named:
        return len(named) == _different(named) == finding.level
    return any(
        len(some) == _different(some) < finding.level and inner.count("count", finding.level)
        for inner in said.inside(said.text("names"), ("part-and-others",))
        if (some := inner.shown("names", sharing))
    )


@of(Found, "level-price", "level-rating")
def _level(said: Said, finding: Found) -> bool:
    first = finding.products[: finding.leading]
    if said.message == "level-rating":
        return said.rating("rating", *first)
    return bool(first) and all(said.money("price", s.price) for s in first)


@of(Found, "beyond-cheaper", "beyond-dearer", "beyond-rated")
def _beyond(said: Said, finding: Found) -> bool:
    beyond = finding.beyond
    if beyond is None or not said.shown("name", (beyond,)) or beyond.in_stock is not False:
        return False
    if said.message == "beyond-rated":
        mine, other = beyond.product.rating, finding.products[0].product.rating
        return said.rating("rating", beyond) and mine is not None and (other is None or mine > other)
    prices = priced((beyond, finding.products[0]))
    if not prices or not said.money("price", beyond.price):
        return False
    return prices[0] < prices[1] if said.message == "beyond-cheaper" else prices[0] > prices[1]


@of(Found, "unordered")
def _unordered(said: Said, finding: Found) -> bool:
    return bool(finding.unordered)


RULES.always(Nearest, "none")
RULES.always(NoMore, "no-more")


@of(Nearest, "not-carried")
def _not_carried(said: Said, finding: Nearest) -> bool:
    return not finding.carried


@of(NotInStock, "nothing-instead")
def _nothing(said: Said, finding: NotInStock) -> bool:
    return not finding.instead


# ---- what was wanted: the customer's own request, taken up ----

WANTED = ("wanted", "wanted-below", "wanted-above", "wanted-rated", "wanted-not", "part-thing")


@of(Nearest, "none-wanted", "not-carried-wanted")
def _none_wanted(said: Said, finding: Nearest) -> bool:
    if said.message == "not-carried-wanted" and finding.carried:
        return False
    return said.every("items", lambda text: _is_wanted(said, text))


def _is_wanted(said: Said, text: str) -> bool:
    if _asked_word(said, text):
        return True
    return said.scope.says(text, WANTED, said.depth + 1)


def _asked_word(said: Said, text: str) -> bool:
    """A thing that was asked for, in the words of the request; nothing is claimed of any product."""
    asked, finding = f" {said.scope.evidence.asked.casefold()} ", said.scope.finding
    if text.strip().casefold() in asked:
        return True
    words = f"{getattr(finding, 'wanted', '')} {' '.join(_filtered(said))} {_text(said)}".casefold()
    terms = said.english(text)
    return any(term.casefold() in words or _stemmed(term) in _stemmed(words) for term in terms)


def _stemmed(text: str) -> str:
    return " ".join(word.rstrip("s") for word in text.casefold().replace("_", " ").split())


def _text(said: Said) -> str:
    return said.scope.evidence.sought.text if said.scope.evidence.sought else ""


def _filtered(said: Said) -> list[str]:
    sought = said.scope.evidence.sought
    if sought is None:
        return []
    filters = sought.filters
    named = [*filters.attributes.items(), *filters.without_attributes.items()]
    return [
        *(part for path in (*filters.categories, *filters.without_categories) for part in path.split(" > ")),
        *filters.brands,
        *filters.without_brands,
        *(word for name, values in named for word in (name, *values)),
        *(word for words in filters.without_words.values() for word in words),
    ]


@of(object, "wanted")
def _wanted(said: Said, finding: Any) -> bool:
    return _is_wanted(said, said.text("name")) and said.every("values", lambda text: _is_wanted(said, text))


@of(object, "wanted-below", "wanted-above", "wanted-rated", "wanted-not")
def _bounded(said: Said, finding: Any) -> bool:
    if said.message == "wanted-not":
        return said.every("value", lambda text: _asked_word(said, text))
    sought = said.scope.evidence.sought
    if sought is None:
        return False
    filters = sought.filters
    if said.message == "wanted-rated":
        return filters.rating_min is not None and said.number("rating") == Decimal(str(filters.rating_min))
    bound = filters.price_max if said.message == "wanted-below" else filters.price_min
    currency = filters.currency or next(iter(c for _, c in said.book.amounts), None)
    currencies = {currency} - {None} or {c for item in said.book.items for _, c in item.prices}
    return bound is not None and any(said.amount("price", [bound], c) for c in currencies)


# ---- reasons ----


@of((Recommended, Nearest, Found, ReasonTold, GoesWith), "recommend-why", "recommend-or-why", "goes-bought")
def _why(said: Said, finding: Any) -> bool:
    things = said.things("thing", pool(finding))
    return len(things) == 1 and _reasons(said, things[0])


@of((ReasonTold, Recommended), "why")
def _told(said: Said, finding: Any) -> bool:
    named = said.shown("name", pool(finding))
    return len(named) == 1 and _reasons(said, named[0])


REASONS = (
    "reason-did", "reason-together", "reason-after", "reason-like", "reason-cheaper", "reason-better",
    "reason-size", "reason-taste", "reason-habit", "reason-rated", "reason-rated-by", "reason-popular",
    "reason-new", "reason-stocked",
)  # fmt: skip


def _reasons(said: Said, shown: Shown) -> bool:
    return said.every(
        "reason", lambda text: any(_reason(inner, shown) for inner in said.inside(text, REASONS))
    )


def _reason(said: Said, shown: Shown) -> bool:
    if any(_by(said, shown, because) for because in shown.because):
        return True
    if said.message == "reason-stocked":
        return bool(shown.in_stock) and shown.reason == "in stock"
    own = said.message in {"reason-rated", "reason-rated-by"} and (shown.reason or "").startswith("rated")
    count = said.text("count") == "" or said.count("count", shown.product.rating_count)
    return own and said.rating("rating", shown) and count


def _by(said: Said, shown: Shown, because: Because) -> bool:
    named = [p for p in because.products if said.is_name(said.text("name"), p.name)]
    value = because.said or because.reason.value
    match said.message.removeprefix("reason-"), because.reason.kind:
        case (("did" | "like"), _):
            return bool(named) and _same_deed(said.chosen.get("did", ""), because.did)
        case "together", ReasonKind.BOUGHT_WITH:
            return bool(named) and said.count("count", because.reason.count)
        case "after", ReasonKind.NEXT:
            return bool(named)
        case "cheaper", _:
            return any(_less(shown, p.price) for p in named)
        case "better", _:
            mine = shown.product.rating
            return any(mine is not None and p.rating is not None and mine > p.rating for p in named)
        case (("size" | "taste"), ReasonKind.PREFERENCE):
            return said.values("value", (value, because.reason.value))
        case "habit", ReasonKind.HABIT:
            last = because.reason.value.split(" > ")[-1]
            return said.values("value", (value, last, because.reason.attribute))
        case (("rated" | "rated-by"), _):
            if because.reason.kind is not ReasonKind.RATED:
                return False
            right = said.number("rating") == Decimal(because.reason.value or "-1")
            return right and (said.text("count") == "" or said.count("count", because.reason.count))
        case "popular", ReasonKind.POPULAR:
            return said.count("count", because.reason.count)
        case "new", kind:
            return kind == ReasonKind.NEW
    return False


def _less(shown: Shown, price: Any) -> bool:
    mine = shown.price
    return (
        mine is not None
        and price is not None
        and mine.currency == price.currency
        and mine.amount < price.amount
    )


def _same_deed(chosen: str, did: str) -> bool:
    marks = {"bought": "bought", "cart": "put ", "liked": "liked", "looked": "looked"}
    return bool(chosen) and marks.get(chosen, "?") in did


@of(ReasonTold, "why-search")
def _searched(said: Said, finding: ReasonTold) -> bool:
    return finding.searched


@of(ReasonTold, "why-none")
def _no_reason(said: Said, finding: ReasonTold) -> bool:
    return not finding.product.because and bool(said.shown("name", (finding.product,)))


# ---- comparing ----


@of((Compared, NotInStock, OptionAsked, Nearest), "cheaper-by", "dearer-by", "compare-cheaper")
def _by_how_much(said: Said, finding: Any) -> bool:
    one, other = said.shown("name", pool(finding)), said.shown("other", pool(finding))
    if len(one) != 1 or len(other) != 1:
        return False
    prices = priced((one[0], other[0]))
    if len(prices) != 2:
        return False
    currency = one[0].price.currency if one[0].price else None
    less = prices[0] - prices[1] if said.message == "dearer-by" else prices[1] - prices[0]
    if less <= 0 or not said.amount("price", [less], currency):
        return False
    if said.message != "compare-cheaper":
        return True
    return said.money("low", one[0].price) and said.money("high", other[0].price)


@of(Compared, "compare-same-price")
def _same_price(said: Said, finding: Compared) -> bool:
    named = said.shown("names", finding.products)
    return _different(named) > 1 and all(said.money("price", s.price) for s in named)


@of(Compared, "compare-cheapest")
def _cheapest_of(said: Said, finding: Compared) -> bool:
    named = said.shown("names", finding.products)
    prices = priced(finding.products)
    return (
        bool(named and prices)
        and _different(named) == prices.count(min(prices))
        and all(
            s.price is not None and s.price.amount == min(prices) and said.money("price", s.price)
            for s in named
        )
    )


@of(Compared, "compare-rated")
def _better(said: Said, finding: Compared) -> bool:
    named = said.shown("name", finding.products)
    return (
        len(named) == 1
        and best_rated(named[0], finding.products)
        and said.rating("rating", named[0])
        and _pairs(said, finding, "rating")
    )


@of((Compared, NotInStock), "differs")
def _differs(said: Said, finding: Any) -> bool:
    return any(
        said.values("attribute", (d.attribute,)) and _pairs(said, finding, d.attribute)
        for d in finding.differences
    )


def _pairs(said: Said, finding: Any, attribute: str) -> bool:
    """A list of products, each with its own value of one attribute."""
    return said.every(
        "pairs",
        lambda text: any(_pair(i, finding, attribute) for i in said.inside(text, ("part-pair", "part-fact"))),
    )


def _pair(said: Said, finding: Any, attribute: str) -> bool:
    among = pool(finding)
    named = said.shown("name", among)
    if len(named) != 1:
        return False
    if attribute == "rating":
        return said.rating("value", named[0])
    difference = next(d for d in finding.differences if d.attribute == attribute)
    products = finding.products if isinstance(finding, Compared) else among[:2]
    return any(
        s is named[0] and value is not None and said.value("value", value)
        for s, value in zip(products, difference.values, strict=False)
    )


@of(Compared, "compare-view")
def _view(said: Said, finding: Compared) -> bool:
    return said.parts("parts", "compare-for")


@of(Compared, "compare-for")
def _for(said: Said, finding: Compared) -> bool:
    named = said.shown("name", finding.products)
    if len(named) != 1:
        return False
    one = named[0].product.id
    if said.label("attribute", "label-price"):
        return finding.cheaper == one
    if said.label("attribute", "label-rating"):
        return finding.better_rated == one
    return any(d.best == one and said.values("attribute", (d.attribute,)) for d in finding.differences)


@of(Compared, "compare-none")
def _alike(said: Said, finding: Compared) -> bool:
    same = finding.cheaper is None and finding.better_rated is None and not finding.differences
    return same and _different(said.shown("names", finding.products)) == len(finding.products)


# ---- asking ----

RULES.always(Clarify, "clarify-sure")


@of(Clarify, "clarify-total")
def _total(said: Said, finding: Clarify) -> bool:
    return finding.total is not None and said.count("count", finding.total)


@of(
    Clarify,
    "clarify-category",
    "clarify-price",
    "clarify-brand",
    "clarify-person",
    "clarify-attribute",
)
def _clarify(said: Said, finding: Clarify) -> bool:
    options = (*finding.options, *said.scope.evidence.options)
    if said.text("attribute") and not said.values("attribute", (finding.about,)):
        return False
    return said.every(
        "options",
        lambda text: (
            any(said.scope.is_stated(text, o) for o in options)
            or any(_option(inner, options) for inner in said.inside(_alone(text), tuple(OPTIONS)))
        ),
    )


OPTIONS = {
    "option-upto": re.compile(r"up to\b", re.IGNORECASE),
    "option-over": re.compile(r"over\b|.*\band over$", re.IGNORECASE),
    "option-between": re.compile(r"(?!up to\b).*\bto\b", re.IGNORECASE),
    "option-best-rated": re.compile(r"best rated$", re.IGNORECASE),
    "option-all": re.compile(r"all\b", re.IGNORECASE),
}
"""The choices that are offered of a search, by the message that says them, as they are offered."""


def _alone(text: str) -> str:
    """An option as its button has it: in a sentence it begins with a small letter."""
    return text[:1].upper() + text[1:]


def _option(said: Said, options: tuple[str, ...]) -> bool:
    """One of the choices that are offered: of its kind, and with its amounts in their order."""
    texts = [said.text(slot) for slot in ("price", "low", "high") if said.text(slot)]
    figures = [said.figure(text) for text in texts]
    offered = [option for option in options if OPTIONS[said.message].match(option)]
    return any(not figures or figures == _figures(option) for option in offered)


def _figures(option: str) -> list[Decimal]:
    return [Decimal(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", option)]


@of(WhichOne, "which-one")
def _which(said: Said, finding: WhichOne) -> bool:
    return bool(said.shown("names", finding.candidates))


@of(WhichOne, "which-only")
def _which_only(said: Said, finding: WhichOne) -> bool:
    return len(finding.candidates) == 1


RULES.always(WhichOne, "which-none")


@of(WhichOne, "which-unseen")
def _unseen(said: Said, finding: WhichOne) -> bool:
    return not finding.candidates


@of(GoesWith, "goes-named", "goes-kind", "goes-category")
def _goes(said: Said, finding: GoesWith) -> bool:
    things = said.things("things", finding.products)
    if said.message == "goes-named" and not said.shown("name", (finding.product,)):
        return False
    return bool(things) and finding.level == said.message.removeprefix("goes-")


@of(GoesWith, "goes-nothing")
def _goes_nothing(said: Said, finding: GoesWith) -> bool:
    return not finding.level


RULES.of(GoesWith, "goes-unnamed")(lambda said, finding: finding.level != "named")


@of(InStockThen, "then-unknown", "then-all", "then-count", "then-all-later", "then-count-later")
def _then(said: Said, finding: InStockThen) -> bool:
    if said.message == "then-unknown":
        return finding.at is None
    if finding.at is None or not said.day("time", finding.at):
        return False
    if said.message.endswith("later") != finding.later:
        return False
    if "count" in said.message:
        return finding.count is not None and said.count("count", finding.count)
    return finding.count is None
