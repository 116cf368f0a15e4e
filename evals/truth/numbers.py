"""Ratings, counts, stock and measures that a reply states."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.evidence import Found
from evals.truth.lexing import UNITS, Token, stems, words
from evals.truth.prices import among, bounded, near
from evals.truth.reading import Sentence
from evals.truth.scales import UNITS_IN, compares, measure
from evals.truth.things import Thing, name_stems, unit_after
from evals.truth.world import World

PEOPLE = stems("customers reviews ratings buyers people shoppers votes owners users")
AFTER_RATING = words("against and versus from for while but compared rating beats among over here")
COUNTED = stems(
    "would could can will do fit fits match matches option options product products choices results "
    "others models matching items alternatives more different kinds styles of that such things picks "
    "ones altogether"
)


def wrong_number(sentence: Sentence, place: int, world: World) -> tuple[str, str | None]:
    said, token = sentence.tokens, sentence.tokens[place]
    value = token.value or Decimal(0)
    unit = unit_after(said, place)
    subject = sentence.subjects[place]
    before = [t.low for t in said[max(place - 2, 0) : place]]
    if before[-2:] == ["out", "of"] or before[-1:] == ["/"]:
        return "rating", None if value == 5 or before[-1:] == ["/"] else "ratings are out of 5"
    if any(f"{before[-1]} {value}" in name for t in world.things for name in t.attributes if before):
        return "measure", None
    if is_rating(sentence, place):
        return "rating", among(subject, world, lambda thing: _rated(value, thing, bounded(sentence, place)))
    if unit in PEOPLE and token.low != "one":
        return "count", among(subject, world, lambda thing: _people(value, thing))
    if unit in stems("left remaining units") or (unit == "in" and _stocked(said, place)):
        return "stock", among(subject, world, lambda thing: _left(value, thing))
    if _by_how_much(sentence, place, world):
        return "measure", None
    if token.kind == "word" or unit in COUNTED | world.request or _to_choose([t.low for t in said], place):
        counted = _counted(sentence, place, value, unit, world)
        if counted is not None:
            return "count", counted or None
    if value in world.request_numbers and "if" in {t.low for t in said[:place]}:
        return "measure", None
    if place in sentence.denied:
        return "measure", among(subject, world, lambda thing: _has(value, unit, thing))
    if any(n.value == value and (not n.unit or n.unit == unit) for n in world.shop_numbers):
        return "measure", None
    return "measure", among(subject, world, lambda thing: _measured(sentence, place, value, unit, thing))


def is_rating(sentence: Sentence, place: int) -> bool:
    said = sentence.tokens
    value = said[place].value
    if value is None or value > 5 or said[place].kind == "money":
        return False
    after = [t.low for t in said[place + 1 : place + 4]]
    if unit_after(said, place) in UNITS or (after[:1] == ["-"] and after[1:2] not in (["star"], ["stars"])):
        return False
    if said[place].kind == "word" and after[:2] != ["out", "of"] and after[:1] not in (["star"], ["stars"]):
        return False
    if after[:3] == ["out", "of", "5"] or after[:3] == ["out", "of", "five"] or after[:2] == ["/", "5"]:
        return True
    if (after[:1] and after[0] in {"star", "stars"}) or after[:2] in (["-", "star"], ["-", "stars"]):
        return True
    spoken = [t.low for i, t in enumerate(said[:place]) if not sentence.inside(i)]
    before = " ".join(spoken[-12:])
    counted = bool(after) and re.fullmatch(r"[a-z]{3,}", after[0]) and after[0] not in AFTER_RATING
    decimal = value % 1 != 0
    return bool(re.search(r"\b(?:rat\w+|scor\w+|stars?)\b", before)) and (decimal or not counted)


def _rated(value: Decimal, thing: Thing, bound: str) -> str | None:
    rating = thing.shown.product.rating
    if rating is None:
        return f"no rating is known of {thing.shown.product.name}"
    real = Decimal(str(rating))
    if value == real or (bound in {"over", "under"} and near(value, real, bound)):
        return None
    if bound == "about" and abs(value - real) <= Decimal("0.1"):
        return None
    return f"{thing.shown.product.name} is rated {rating:g}"


def _people(value: Decimal, thing: Thing) -> str | None:
    counts = {thing.shown.product.rating_count, len(thing.shown.product.reviews)}
    return None if value in counts else f"{thing.shown.product.rating_count} customers rated it"


def _stocked(said: tuple[Token, ...], place: int) -> bool:
    return [t.low for t in said[place + 1 : place + 3]] == ["in", "stock"]


def _left(value: Decimal, thing: Thing) -> str | None:
    product, variant = thing.shown.product, thing.shown.variant
    counts = {product.stock.quantity, variant.stock.quantity if variant else None}
    counts |= {v.stock.quantity for v in product.variants}
    return None if value in counts else f"the stock of {product.name} is {product.stock.quantity}"


def _counted(sentence: Sentence, place: int, value: Decimal, unit: str, world: World) -> str | None:
    """A fault, "" if the count is right, None if this counts nothing of the request."""
    said = sentence.tokens
    low = [t.low for t in said]
    previous = low[place - 1] if place else ""
    following = low[place + 1] if place + 1 < len(low) else "."
    if previous == "of":
        return None
    if previous in {"the", "these", "those", "your", "other", "first", "my"} or low[place] == "one":
        only = previous in {"just", "only"} and following in {"fits", "matches", "fit", "match"}
        first = place == 0 and following in {"fits", "matches"}
        return _total(value, world, only=True) if only or first else ""
    asked = world.satisfied and unit in world.request
    fits = world.satisfied and bool({"fit", "fits", "match", "matches"} & set(low[place + 1 : place + 4]))
    alone = fits or (following in {".", ":", ","} and said[place].kind == "word")
    if not alone and unit not in COUNTED and not asked and not _to_choose(low, place):
        return None
    if following in {"pieces", "more"} and not world.satisfied:
        return None
    return _total(value, world, only=previous in {"only", "just"})


def _by_how_much(sentence: Sentence, place: int, world: World) -> bool:
    """ "60 g lighter": whether two products differ by that much."""
    low = [t.low for t in sentence.tokens[place + 1 : place + 4]]
    if not any(word.endswith("er") and compares(word) for word in low) and "more" not in low[:2]:
        return False
    kind, factor = UNITS_IN.get(unit_after(sentence.tokens, place), ("", Decimal(1)))
    value = (sentence.tokens[place].value or Decimal(0)) * factor
    names = {name for thing in world.things for name in thing.attributes}
    measured = [[m for t in world.things if (m := measure(t, name))] for name in names]
    return any(
        abs(one[1] - other[1]) == value and (not kind or one[0] == kind)
        for pair in measured
        for one in pair
        for other in pair
    )


def _to_choose(low: list[str], place: int) -> bool:
    following = low[place + 1 : place + 3]
    numbered = len(following) > 1 and following[1][0].isdigit()
    return following in (["in", "all"], ["in", "total"]) or (following[:1] == ["to"] and not numbered)


def _total(value: Decimal, world: World, *, only: bool) -> str:
    totals = {Decimal(f.total) for f in world.findings if isinstance(f, Found)}
    shown = {Decimal(n) for n in range(2, len(world.things) + 1)}
    more = {total - n for total in totals for n in shown | {Decimal(1)}}
    if only and totals:
        return "" if value in totals else f"there are {', '.join(map(str, totals))}"
    if value in totals | more or (value in shown and value == max(shown, default=0)):
        return ""
    return f"there are {', '.join(map(str, totals or shown)) or 'none'}"


def _has(value: Decimal, unit: str, thing: Thing) -> str | None:
    """The fault in denying a measure: the product has it."""
    has = any(n.value == value and n.unit in {unit, ""} for n in thing.numbers)
    return f"{thing.shown.product.name} has {value} {unit}" if has else None


def _measured(sentence: Sentence, place: int, value: Decimal, unit: str, thing: Thing) -> str | None:
    found = [n for n in thing.numbers if n.value == value]
    if not found:
        return f"{thing.shown.product.name} has no {sentence.tokens[place].text}"
    attribute = _attribute(sentence, place, thing)
    if attribute and not any(n.attribute in {attribute, None} for n in found):
        return f"{attribute} of {thing.shown.product.name} is {', '.join(thing.attributes[attribute])}"
    if unit in UNITS and not any(n.unit in {unit, ""} or n.unit not in UNITS for n in found):
        return f"{thing.shown.product.name} has {value} of another unit"
    return None


def _attribute(sentence: Sentence, place: int, thing: Thing) -> str | None:
    """The attribute named right before a number: "burn time is 40", "weighs 19"."""
    before: set[str] = set()
    for token in reversed(sentence.tokens[max(place - 5, 0) : place]):
        if token.low == "and" or (token.kind == "mark" and token.low != ":"):
            break
        before.add(token.stem)
    counted = [a for a in thing.attributes if any(c.isdigit() for v in thing.attributes[a] for c in v)]
    named = [a for a in counted if name_stems(a) and name_stems(a) <= before]
    return max(named, key=len) if named else None
