"""A search in words, for the reply: "waterproof running shoes under $100"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from babel.numbers import get_currency_name, get_currency_precision, get_currency_symbol

from assistant.understanding.lexicon import ACTIVITIES, ADJECTIVE_ENDINGS, PLAIN_SIZES, TONES, UNISEX
from assistant.understanding.spelling import is_common
from assistant.understanding.vocabulary import Sense, Vocabulary
from assistant.understanding.words import clean, tokens
from retrieval.query import Filters, Query
from retrieval.ranges import worded

_ADJECTIVE = (*ADJECTIVE_ENDINGS, "free", "safe", "ic", "ant", "ent", "ing", "stick", "an", "based", "tight")
"""Endings of attribute names that stand before a noun; others come after it ("with hood")."""

LONGEST = 120
"""Characters of a search that are said back."""


@dataclass(slots=True)
class _Pieces:
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def wording(
    query: Query, vocabulary: Vocabulary, currency: str, locale: str = "en_US", whom: str = ""
) -> str:
    """The whole request as a phrase that fits after "I looked for"."""
    filters = query.filters
    pieces = _pieces(filters.attributes, vocabulary)
    said = query.text if len(query.text) <= LONGEST else query.text[:LONGEST].rsplit(" ", 1)[0]
    words = [*pieces.before, said]
    if said.split()[-1:] and said.split()[-1] in ACTIVITIES:
        words = ["something", *pieces.before, f"for {said}"]
    if not query.text:
        where = f"in {_either(filters.categories)}" if filters.categories else ""
        words = ["something", *pieces.before, where]
    brand = f"by {_either(filters.brands)}" if filters.brands else ""
    has_group = any(vocabulary.senses.get(name) is Sense.GROUP for name in filters.attributes)
    person = f"for {whom}" if whom and not has_group else ""
    bounds = (worded(name, bounds) for name, bounds in filters.ranges.items())
    after = [brand, *pieces.after, *bounds, person, _price(filters, currency, locale), *_rest(filters)]
    phrase = " ".join(word for word in (*words, *after) if word)
    unwanted = _unwanted(filters, vocabulary)
    return f"{phrase}, {unwanted}" if unwanted else phrase


def money(amount: Decimal, currency: str, locale: str = "en_US") -> str:
    """$1,200 · €49.50: without decimals where they are zero."""
    whole = amount == amount.to_integral_value()
    digits = 0 if whole else get_currency_precision(currency)
    return f"{get_currency_symbol(currency, locale=locale)}{amount:,.{digits}f}"


def _pieces(attributes: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary) -> _Pieces:
    """What stands before the thing ("waterproof blue") and after it ("in size 9 for women")."""
    pieces = _Pieces()
    order = {Sense.FLAG: 0, Sense.OTHER: 1, Sense.KIND: 1, Sense.COLOUR: 2, Sense.MATERIAL: 3}
    senses = {name: vocabulary.senses.get(name, Sense.OTHER) for name in attributes}
    for name in sorted(attributes, key=lambda n: order.get(senses[n], 4)):
        said, plain = _said(attributes[name]), _plain(name)
        match senses[name]:
            case Sense.FLAG if plain.endswith(_ADJECTIVE):
                pieces.before.append(plain)
            case Sense.FLAG:
                pieces.after.append(f"with {plain}")
            case Sense.GROUP:
                pieces.after.append(f"for {said}")
            case Sense.SIZE:
                pieces.after.append(f"in {plain} {attributes[name][0]}")
            case Sense.COLOUR | Sense.MATERIAL:
                pieces.before.append(said)
            case _:
                bare = said in TONES | PLAIN_SIZES or is_common(said)
                pieces.before.append(f"{said} {plain}" if bare else said)
    return pieces


def _said(values: tuple[str, ...]) -> str:
    """The values, or the one word that all of them share ("wool" for its kinds)."""
    own = tuple(v for v in values if v.lower() not in UNISEX) or values
    if len(own) > 1:
        shared = set.intersection(*({t.norm for t in tokens(clean(v)) if t.is_word} for v in own))
        if shared:
            return max(shared, key=len)
        if len(own) > 3:
            own = own[:3]
    return _either(tuple(v.lower() if v.istitle() else v for v in own))


def _price(filters: Filters, currency: str, locale: str) -> str:
    low, high = filters.price_min, _rounded(filters.price_max)
    if low is None and high is None:
        return ""
    named = filters.currency or currency
    foreign = "" if named == currency else f"priced in {get_currency_name(named, count=2, locale=locale)} "
    if low is not None and high is not None:
        return f"{foreign}between {money(low, named, locale)} and {money(high, named, locale)}"
    if high is not None:
        return f"{foreign}under {money(high, named, locale)}"
    return f"{foreign}over {money(low, named, locale)}" if low is not None else ""


def _rounded(amount: Decimal | None) -> Decimal | None:
    """ "under $94.50" for a limit of 94.49: what is cheaper than a price is wanted."""
    if amount is None or amount == amount.to_integral_value():
        return amount
    above = amount + Decimal("0.01")
    return above if above == above.quantize(Decimal("0.1")) else amount


def _rest(filters: Filters) -> list[str]:
    rating = [f"rated {filters.rating_min:g} or better"] if filters.rating_min else []
    return [*rating, *(["in stock"] if filters.in_stock else [])]


def _unwanted(filters: Filters, vocabulary: Vocabulary) -> str:
    said = [*filters.without_brands, *(c.lower() for c in filters.without_categories)]
    for name, values in filters.without_attributes.items():
        said.append(_plain(name) if vocabulary.senses.get(name) is Sense.FLAG else _said(values))
    said += filters.without_words.get("", ())
    return f"not {_either(tuple(said))}" if said else ""


def _either(values: tuple[str, ...]) -> str:
    return " or ".join(filter(None, (", ".join(values[:-1]), values[-1]))) if values else ""


def _plain(name: str) -> str:
    return name.replace("_", " ").removeprefix("is ").removeprefix("has ")
