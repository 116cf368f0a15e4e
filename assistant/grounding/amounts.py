"""Numbers of a sentence, held against those of the products that they are said of."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.grounding.draft import Draft
from assistant.grounding.numbers import DIMENSIONS, Measure, Quantity
from assistant.grounding.records import Record, supports
from assistant.grounding.text import Kind, stem
from assistant.grounding.verdict import Objection, Reason
from assistant.grounding.words import CUE_NOUNS, GRAMMAR, OPINION_SOURCES, SALE, TALK

_BELOW = frozenset(["under", "below"])
_ABOVE = frozenset(["over", "above"])
_LIST_CUES = frozenset(
    [
        "was",
        "were",
        "originally",
        "usually",
        "normally",
        "regularly",
        "rrp",
        "msrp",
        "list",
        "instead",
        "regular",
        "full",
        "before",
    ]
)
_LESS = frozenset(stem(w) for w in ["cheaper", "less", "lower", "under", "below"])
_MORE = frozenset(stem(w) for w in ["more", "pricier", "dearer", "extra", "higher"])
_DOWN = frozenset(["down", "reduced", "marked", "discounted", "cut", "dropped"])
_OFF = frozenset(
    stem(w)
    for w in ["off", "discount", "save", "saves", "saving", "reduced", "reduction", "markdown", "savings"]
)
_RATING = frozenset(
    stem(w)
    for w in [
        "rated",
        "rating",
        "ratings",
        "star",
        "stars",
        "rate",
        "rates",
        "score",
        "scores",
        "scored",
        "average",
    ]
)
_RATERS = frozenset(
    stem(w)
    for w in [
        "ratings",
        "rating",
        "reviews",
        "review",
        "buyers",
        "customers",
        "people",
        "reviewers",
        "shoppers",
    ]
)
_LEFT = frozenset(["left", "remaining", "stock"])
_TOTAL = frozenset(
    stem(w) for w in ["total", "subtotal", "together", "altogether", "sum", "comes", "cart", "basket"]
)
_FITTING = frozenset(
    stem(w)
    for w in [
        "pair",
        "left",
        "fit",
        "match",
        "suit",
        "of",
        "are",
        "is",
        "have",
        "has",
        "come",
        "cost",
        "one",
        "are",
        "that",
        "under",
        "in",
        "below",
        "for",
        "with",
    ]
)

_HAVE = frozenset(
    ["are", "were", "have", "has", "found", "show", "see", "carry", "got", "stock", "sell", "list"]
)
_WHICH = frozenset(
    ["all", "both", "these", "those", "the", "my", "your", "our", "other", "only", "just", "exactly", "about"]
)
_COUNTS = (
    _HAVE | _WHICH | frozenset(["of", "and", "or", "first", "last", "top", "next", ",", "-", "–", "—", ":"])
)
"""What stands before a number that ends a clause and counts what was found: "there are 4", "of the 4"."""


def check(draft: Draft) -> None:
    """Raises Objection for a number that the evidence does not bear out; settles the others."""
    for quantity in draft.quantities:
        if set(range(quantity.first, quantity.last + 1)) <= draft.settled or _in_name(draft, quantity):
            continue
        if quantity.value == 1 and quantity.spelled and _article(draft, quantity):
            continue
        if quantity.measure is Measure.MONEY:
            _money(draft, quantity)
        elif quantity.measure is Measure.PERCENT:
            _percent(draft, quantity)
        else:
            _number(draft, quantity)
        draft.settle(range(quantity.first, quantity.last + 1))
    _codes(draft)


def _article(draft: Draft, quantity: Quantity) -> bool:
    """ "One buyer says": one of them, not how many there are."""
    following = draft.tokens[quantity.last + 1 : quantity.last + 2]
    return bool(following) and (following[0].stem in OPINION_SOURCES or following[0].kind is Kind.NUMBER)


def _in_name(draft: Draft, quantity: Quantity) -> bool:
    return draft.named(quantity.first) and draft.named(quantity.last)


def _money(draft: Draft, quantity: Quantity) -> None:
    before, after = (
        draft.lowers(quantity.first - 4, quantity.first - 1),
        draft.lowers(quantity.last + 1, quantity.last + 2),
    )
    records = _priced(draft, quantity)
    earlier = [q for q in draft.quantities if q.measure is Measure.MONEY and q.last < quantity.first]
    if earlier and before[-1:] and before[-1] in {"against", "versus", "vs"}:
        records = [r for r in draft.sources.products if r not in draft.of(earlier[-1].first)]
    if draft.question and draft.open_question and not records and _echoed(draft, quantity):
        return
    if _denial(draft, quantity) and _echoed(draft, quantity):
        return
    holds = _money_rule(draft, quantity, records, before, after)
    if not records and not holds:
        raise Objection(Reason.PRICE, _show(draft, quantity))
    if not holds:
        raise Objection(Reason.PRICE, _show(draft, quantity))


def _money_rule(
    draft: Draft, quantity: Quantity, records: Sequence[Record], before: Sequence[str], after: Sequence[str]
) -> bool:
    value = quantity.value
    stems = {stem(w) for w in itertools.takewhile(lambda w: w[0].isalnum(), after)}
    near = {stem(w) for w in before[-1:]} if before[-1:] != ["of"] else {stem(w) for w in before[-2:]}
    turn = draft.sources.turn
    if before[-1:] == ["from"] and set(draft.lowers(quantity.first - 7, quantity.first - 1)) & _DOWN:
        return _all(records, lambda r: r.list_price == value and r.sign == quantity.unit and bool(r.reduced))
    if stems & _OFF or near & _OFF:
        return _all(records, lambda r: _saving(r) == value and r.sign == quantity.unit)
    if "less" in after and set(draft.lowers(quantity.last + 1, quantity.last + 4)) & {
        "before",
        "usual",
        "normal",
        "usually",
    }:
        return _all(records, lambda r: _saving(r) == value and r.sign == quantity.unit)
    if stems & {stem("cheaper"), stem("less")} or (
        stems & _MORE and "than" in draft.lowers(0, len(draft.tokens))
    ):
        return False  # settled by comparing.py where it is true
    if (value, quantity.unit) in turn.prices and {
        stem(w) for w in draft.lowers(0, len(draft.tokens))
    } & _TOTAL:
        return True
    if set(before) & _LIST_CUES and not set(before[-2:]) & {"now", "is", "to"}:
        return _all(records, lambda r: r.list_price == value and r.sign == quantity.unit and bool(r.reduced))
    bound = _bound(before)
    if bound:
        return _all(
            records,
            lambda r: r.price is not None and r.sign == quantity.unit and _compare(bound, r.price, value),
        )
    if _range(draft, quantity):
        return bool(records) and any((value, quantity.unit) in _prices(r) for r in records)
    return _all(records, lambda r: _is_price(draft, quantity, r, before))


def _range(draft: Draft, quantity: Quantity) -> bool:
    return bool({"range", "between", "ranging"} & {t.lower for t in draft.tokens})


def _is_price(draft: Draft, quantity: Quantity, record: Record, before: Sequence[str]) -> bool:
    wanted = (quantity.value, quantity.unit)
    if before[-1:] == ["from"] and record.variant_prices:
        return quantity.value == min(p for _, p in record.variant_prices)
    said = {t.stem for t in draft.tokens}
    variant = [p for stems, p in record.variant_prices if stems and stems <= said]
    if variant:
        return quantity.value in variant and record.sign == quantity.unit
    return wanted in record.prices


def _prices(record: Record) -> set[tuple[Decimal, str]]:
    return record.prices | {(p, record.sign) for _, p in record.variant_prices}


def _priced(draft: Draft, quantity: Quantity) -> list[Record]:
    """Whose price this is: in "$89 for the Ridge" that of what follows."""
    following = [m for m in draft.mentions if m.first > quantity.last]
    if following:
        between = draft.lowers(quantity.last + 1, following[0].first - 1)
        plain = [w for w in between if w not in {"the", "a", "our", "you"}]
        if plain in (["for"], ["buys"], ["gets"], ["get"]):
            return [draft.sources.products[s] for s in following[0].subjects]
    return draft.of(quantity.first)


def _saving(record: Record) -> Decimal | None:
    return record.list_price - record.price if record.reduced and record.list_price and record.price else None


def _bound(before: Sequence[str]) -> str:
    tail = list(before)[-3:]
    if (tail[-1:] and tail[-1] in _BELOW) or tail[-2:] == ["less", "than"]:
        return "<"
    if tail[-2:] in (["up", "to"], ["at", "most"]) or tail[-1:] == ["within"]:
        return "<="
    if (tail[-1:] and tail[-1] in _ABOVE) or tail[-2:] == ["more", "than"]:
        return ">"
    return ">=" if tail[-2:] == ["at", "least"] else ""


def _compare(bound: str, price: Decimal, value: Decimal) -> bool:
    return {"<": price < value, "<=": price <= value, ">": price > value, ">=": price >= value}[bound]


def _percent(draft: Draft, quantity: Quantity) -> None:
    around = {stem(w) for w in draft.lowers(quantity.first - 4, quantity.last + 4)}
    records = draft.of(quantity.first)
    if around & (SALE | _LESS):
        holds = _all(records, lambda r: _rounded(r) == quantity.value)
    else:
        holds = _all(records, lambda r: _in_text(draft, quantity, r))
    if not holds:
        raise Objection(Reason.PRICE if around & SALE else Reason.NUMBER, _show(draft, quantity))


def _rounded(record: Record) -> Decimal | None:
    saving = _saving(record)
    if saving is None or not record.list_price:
        return None
    return (saving / record.list_price * 100).quantize(Decimal(1), ROUND_HALF_UP)


def _number(draft: Draft, quantity: Quantity) -> None:  # noqa: PLR0912  one branch a way to be true
    records = _named_after(draft, quantity) or draft.of(quantity.first)
    earlier = _earlier(draft, quantity)
    if earlier is not None:
        rated = _about_rating(draft, earlier)
        if _contrast(draft, quantity) and not _named_after(draft, quantity):
            records = [r for r in draft.sources.products if r not in draft.of(earlier.first)]
        if rated and _all(records, lambda r: _rating_is(r, quantity.value, "")):
            return
        if quantity.measure is Measure.BARE:
            quantity = replace(earlier, value=quantity.value, first=quantity.first, last=quantity.last)
        if not rated and _all(
            records, lambda r: any(supports(k, quantity) for p in r.segments for k in p.quantities)
        ):
            return
        raise Objection(Reason.NUMBER, _show(draft, quantity))
    if _settled_rating(draft, quantity, records):
        return
    if _left(draft, quantity):
        if _all(records, lambda r: r.quantity is not None and Decimal(r.quantity) == quantity.value):
            return
        raise Objection(Reason.AVAILABILITY, _show(draft, quantity))
    if _denial(draft, quantity) and _echoed(draft, quantity):
        return
    if draft.open_question and (
        _echoed(draft, quantity) or any(_in_text(draft, quantity, r) for r in draft.sources.products)
    ):
        return
    if _bare_rating(draft, quantity, records):
        return
    if _all(records, lambda r: _in_text(draft, quantity, r)) or _in_text(draft, quantity, draft.sources.turn):
        return
    if quantity.measure is Measure.BARE and _count(draft, quantity):
        return
    raise Objection(
        Reason.COUNT if quantity.measure is Measure.BARE else Reason.NUMBER, _show(draft, quantity)
    )


def _named_after(draft: Draft, quantity: Quantity) -> list[Record]:
    """Whose number "4.7 for the Ridge" is, where the number stands alone before that name."""
    for mention in draft.mentions:
        if mention.first > quantity.last and quantity.measure is Measure.BARE:
            between = [w for w in draft.lowers(quantity.last + 1, mention.first - 1) if w not in {"the", "a"}]
            return [draft.sources.products[s] for s in mention.subjects] if between == ["for"] else []
    return []


def _bare_rating(draft: Draft, quantity: Quantity, records: Sequence[Record]) -> bool:
    """ "next come the shears at 4.5": a decimal after "at" that is the rating."""
    at = draft.lowers(quantity.first - 1, quantity.first - 1) == ["at"]
    decimal = quantity.measure is Measure.BARE and quantity.value != int(quantity.value)
    return at and decimal and _all(records, lambda r: _rating_is(r, quantity.value, ""))


def _earlier(draft: Draft, quantity: Quantity) -> Quantity | None:
    """The number whose noun this one leaves out or is set against: "40 hours, the Mini 6"."""
    earlier = [q for q in draft.quantities if q.last < quantity.first and q.measure is not Measure.MONEY]
    if not earlier:
        return None
    following = draft.tokens[quantity.last + 1 : quantity.last + 2]
    ends = not following or following[0].kind is Kind.MARK
    if _contrast(draft, quantity):
        return earlier[-1]
    if quantity.measure is Measure.BARE and ends and draft.named(quantity.first - 1):
        return earlier[-1]
    if (
        quantity.measure is Measure.BARE
        and ends
        and draft.lowers(quantity.first - 1, quantity.first - 1) == ["one"]
    ):
        return earlier[-1]
    return None


def _contrast(draft: Draft, quantity: Quantity) -> bool:
    before = draft.lowers(quantity.first - 1, quantity.first - 1)
    if before == ["to"]:
        earlier = [q for q in draft.quantities if q.last == quantity.first - 2]
        return bool(earlier) and quantity.measure is Measure.BARE and _about_rating(draft, earlier[0])
    return bool(before) and before[0] in {"against", "versus", "vs"}


def _about_rating(draft: Draft, quantity: Quantity) -> bool:
    around = {stem(w) for w in draft.lowers(quantity.first - 6, quantity.last + 3)}
    return (bool(around & _RATING) and quantity.measure is Measure.BARE) or quantity.unit == "star"


def _settled_rating(draft: Draft, quantity: Quantity, records: Sequence[Record]) -> bool:
    """Whether it is a rating, and true; raises Objection when it is one and false."""
    before = {stem(w) for w in draft.lowers(quantity.first - 4, quantity.first - 1)}
    after = [stem(w) for w in draft.lowers(quantity.last + 1, quantity.last + 2)]
    previous = draft.lowers(quantity.first - 2, quantity.first - 1)
    if previous == ["out", "of"] or previous[-1:] == ["/"]:
        if quantity.value == 5 and any(r.rating is not None for r in records):
            return True
        raise Objection(Reason.NUMBER, _show(draft, quantity))
    if after[:1] and after[0] in _RATERS and quantity.measure is Measure.BARE:
        if _all(records, lambda r: r.rating_count == quantity.value or len(r.opinions) == quantity.value):
            return True
        raise Objection(Reason.NUMBER, _show(draft, quantity))
    is_rating = (
        quantity.unit == "star"
        or bool((before | set(after)) & _RATING)
        or after == ["out", "of"]
        or _rated_list(draft, quantity)
    )
    if draft.lowers(quantity.first - 2, quantity.first - 1) == ["of", "the"]:
        return False
    if not is_rating or (quantity.measure is Measure.UNIT and quantity.unit != "star"):
        return False
    bound = _bound(draft.lowers(quantity.first - 3, quantity.first - 1))
    if _all(records, lambda r: _rating_is(r, quantity.value, bound)):
        return True
    raise Objection(Reason.NUMBER, _show(draft, quantity))


def _rated_list(draft: Draft, quantity: Quantity) -> bool:
    """ "4.8 against 4.7 for the Ridge and 4.4 for the Fenway": the numbers go on being ratings."""
    earlier = [q for q in draft.quantities if q.last < quantity.first and _about_rating(draft, q)]
    return bool(earlier) and bool(_named_after(draft, quantity))


def _rating_is(record: Record, value: Decimal, bound: str) -> bool:
    if record.rating is None:
        return False
    rating = Decimal(str(record.rating))
    if bound:
        return _compare(bound, rating, value)
    places = max(0, -int(value.as_tuple().exponent))
    return value == (rating if not places else rating.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _left(draft: Draft, quantity: Quantity) -> bool:
    after = draft.lowers(quantity.last + 1, quantity.last + 3)
    return (
        bool(set(after[:1]) & {"left", "remaining"}) or after[:2] == ["in", "stock"] or after[1:2] == ["left"]
    )


def _in_text(draft: Draft, quantity: Quantity, record: Record) -> bool:
    """Whether a piece of the evidence has this quantity with the words it stands with here."""
    around = _context(draft, quantity)
    for part in record.segments:
        if any(supports(known, quantity) for known in part.quantities):
            words = part.said | part.unsaid
            if _other_dimension(draft, quantity, words):
                continue
            if not around or around & words:
                return True
    return False


def _part(draft: Draft, quantity: Quantity) -> range:
    """The clause around a quantity, no further back than the last "and"."""
    clause = draft.clause(quantity.first)
    start = next(
        (i + 1 for i in range(quantity.first - 1, clause[0] - 1, -1) if draft.tokens[i].lower == "and"),
        clause[0],
    )
    return range(start, clause[-1] + 1)


def _other_dimension(draft: Draft, quantity: Quantity, words: frozenset[str]) -> bool:
    """Whether the evidence gives this length as another of the thing's dimensions."""
    following = draft.lowers(quantity.last + 1, quantity.last + 1)
    said = DIMENSIONS.get(following[0]) if following else None
    known = {stem(name) for name in DIMENSIONS.values()} & words
    return said is not None and bool(known) and stem(said) not in known


def _context(draft: Draft, quantity: Quantity) -> set[str]:
    span = range(max(0, quantity.first - 3), min(len(draft.tokens), quantity.last + 3))
    clause = _part(draft, quantity)
    inside = set(range(quantity.first, quantity.last + 1))
    return {
        draft.tokens[i].stem
        for i in span
        if i in clause
        and i not in inside
        and i not in draft.settled
        and not draft.named(i)
        and draft.tokens[i].kind is Kind.WORD
        and draft.tokens[i].lower not in GRAMMAR
        and draft.tokens[i].lower not in DIMENSIONS
        and draft.tokens[i].stem not in TALK
    }


def _count(draft: Draft, quantity: Quantity) -> bool:
    """Whether it counts what was found, named or offered, and rightly."""
    value = int(quantity.value) if quantity.value == int(quantity.value) else -1
    following = draft.tokens[quantity.last + 1] if quantity.last + 1 < len(draft.tokens) else None
    named = len({s for m in draft.mentions for s in m.subjects})
    records = draft.sources.products
    if _values(draft, quantity, value):
        return True
    if _of_an_attribute(draft, quantity):
        return False
    if following is not None and following.text in {"×", "x"}:
        return _in_cart(draft, quantity, value)
    if following is not None and following.kind is Kind.WORD:
        known = (
            CUE_NOUNS
            | _FITTING
            | {s for r in records for s in r.said}
            | TALK
            | draft.sources.met
            | draft.sources.echo
        )
        if following.stem not in known and following.lower not in GRAMMAR:
            return False
    elif quantity.first and draft.lowers(quantity.first - 1, quantity.first - 1)[0] not in _COUNTS:
        return False  # "it comes in 4", "size 4": no number of things, though four were found
    return value in draft.sources.counts or (named > 0 and value == named)


def _in_cart(draft: Draft, quantity: Quantity, value: int) -> bool:
    """ "three × Puffin Mug": as many of it as its line in the cart says."""
    cart = draft.sources.cart
    ids = {
        draft.sources.products[s].id
        for m in draft.mentions
        if m.first == quantity.last + 2
        for s in m.subjects
    }
    return (
        cart is not None and bool(ids) and {n.quantity for n in cart.lines if n.product_id in ids} == {value}
    )


def _values(draft: Draft, quantity: Quantity, value: int) -> bool:
    """ "three colours" counts the values of an attribute, for each thing it is said of."""
    near = set(quantity.near[:2])
    records = draft.of(quantity.first)
    hits = [len(v) for r in records for n, v in r.values.items() if near & {stem(w) for w in n.split()}]
    return bool(hits) and len(hits) >= len(records) and all(h == value for h in hits)


def _of_an_attribute(draft: Draft, quantity: Quantity) -> bool:
    """Whether it stands beside what products vary in ("size 4", "4 colours"): no number of products then."""
    beside = {stem(w) for w in draft.lowers(quantity.first - 1, quantity.first - 1) if quantity.first}
    beside |= set(quantity.near[:1])
    return bool(beside & {stem(w) for r in draft.sources.products for n in r.values for w in n.split()})


def _echoed(draft: Draft, quantity: Quantity) -> bool:
    return any(k.value == quantity.value and k.unit == quantity.unit for k in draft.sources.echoed)


def _denial(draft: Draft, quantity: Quantity) -> bool:
    return draft.denied[quantity.first]


def _codes(draft: Draft) -> None:
    for index, token in enumerate(draft.tokens):
        if token.kind is not Kind.CODE or draft.named(index) or index in draft.settled:
            continue
        records = draft.of(index)
        if not (_all(records, lambda r, t=token: _has(r, t.lower)) or _has(draft.sources.turn, token.lower)):  # type: ignore[misc]
            raise Objection(Reason.NUMBER, token.text)
        draft.settle([index])


def _has(record: Record, lower: str) -> bool:
    return any(lower in part.lowers for part in record.segments)


def _all(records: Sequence[Record], holds: Callable[[Record], bool]) -> bool:
    return bool(records) and all(holds(r) for r in records)


def _show(draft: Draft, quantity: Quantity) -> str:
    return " ".join(t.text for t in draft.tokens[quantity.first : quantity.last + 1])
