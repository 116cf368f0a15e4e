"""A request in the customer's language, made of the search itself: never of the findings' English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.locales.voice import Voice
from retrieval.catalog.product import Money
from retrieval.query import Filters, Query

YES, NO = frozenset({"yes", "true"}), frozenset({"no", "false"})


def wanted(voice: Voice, sought: Query | None) -> str:
    """The thing and its conditions; "" where a word of either cannot be said in the language."""
    if sought is None:
        return ""
    conditions = list(_conditions(voice, sought.filters))
    thing = _thing(voice, sought)
    if not thing or None in conditions:
        return ""
    said = [condition for condition in conditions if condition]
    return voice.say("wanted", name=thing, values=voice.joined(said)) if said else thing


def _thing(voice: Voice, sought: Query) -> str | None:
    """The words that are searched for, where the language knows them as one; else the category."""
    words = " ".join(sought.text.split())
    if words:
        return voice.known(words) or voice.known(words.removesuffix("s"))
    return voice.known(sought.filters.categories[-1]) if sought.filters.categories else None


def _conditions(voice: Voice, filters: Filters) -> Iterator[str | None]:
    """Each condition in words, None for one that cannot be said."""
    yield from filters.brands
    for name, values in filters.attributes.items():
        yield _attribute(voice, name, values)
    currency = filters.currency or "USD"
    if filters.price_min is not None:
        yield voice.say("wanted-above", price=voice.money(Money(filters.price_min, currency)))
    if filters.price_max is not None:
        yield voice.say("wanted-below", price=voice.money(Money(filters.price_max, currency)))
    if filters.rating_min is not None:
        yield voice.say("wanted-rated", rating=voice.number(filters.rating_min))
    for brand in filters.without_brands:
        yield voice.say("wanted-not", value=brand)
    for values in filters.without_attributes.values():
        for value in values:
            known_value = voice.known(value)
            yield voice.say("wanted-not", value=known_value) if known_value else None
    if filters.ranges or filters.without_categories or filters.without_words:
        yield None


def _attribute(voice: Voice, name: str, values: Sequence[str]) -> str | None:
    """An attribute's values; of what is or is not so, the attribute itself ("waterproof")."""
    flags = {value.strip().lower() for value in values}
    if flags <= YES | NO:
        said = voice.known(name)
        return voice.say("wanted-not", value=said) if said and flags <= NO else said
    known = [voice.known(value) for value in values]
    return None if None in known else voice.either([value for value in known if value])
