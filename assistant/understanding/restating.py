"""A figure said again: "oops, that should have been 60" after a budget, "I take an 11" after a size."""

from __future__ import annotations

from decimal import Decimal

from assistant.understanding.constraints import Constraints
from assistant.understanding.lexicon import CURRENCIES, FILLERS
from assistant.understanding.numbers import Number, number_at
from assistant.understanding.reading import Reading
from assistant.understanding.vocabulary import Sense, Vocabulary
from assistant.understanding.wordlists import phrases, words
from retrieval.query import Filters, Query

LONGEST = 12
"""Words that a message may have to say nothing but a figure."""
FARTHEST = 10
"""How many times a bare figure may be a bound, or a part of it, to be that bound corrected."""
_AGAIN = phrases(
    "make that|make it|should be|should have been|shouldve been|meant|i mean|actually|rather|change it to|"
    "change that to|correction|sorry|oops|wait|no"
)
_WEARS = words("take wear am im size wearing takes wears need fit fits")
_REMARKS = words(
    "oops whoops ups wait sorry no hang correction typo mistake my bad change changed shouldve that take "
    "wear wears takes fit fits size oh hm been on limit up to max maximum a it mind ah argh"
)


def restated(text: str, standing: Query | None, vocabulary: Vocabulary, currency: str) -> Constraints | None:
    """The constraint of the standing search that a message corrects by saying no more than
    another figure, or None if it says something else."""
    reading = Reading(text)
    if standing is None or len(reading) > LONGEST:
        return None
    figures = [i for i in range(len(reading)) if _figure(reading, i)]
    number = _figure(reading, figures[0]) if figures else None
    if number is None or any(i >= number.end for i in figures):
        return None
    outside = [*range(figures[0]), *range(number.end, len(reading))]
    if not all(_says_nothing(reading, i) for i in outside):
        return None
    worn = _is_worn(reading, figures[0])
    again = any(reading.first_of(i, _AGAIN) for i in range(figures[0]))
    sized = _size(reading, figures[0], number.end, standing, vocabulary)
    priced = any(reading.root(i) in CURRENCIES for i in outside)
    if sized and not priced and (worn or (again and _has_size(standing, vocabulary))):
        return Constraints(filters=Filters(attributes=sized))
    old = standing.filters.price_max or standing.filters.price_min
    if (
        old is None
        or not again
        or (worn and not priced)
        or not (priced or old / FARTHEST <= number.value <= old * FARTHEST)
    ):
        return None
    return Constraints(filters=_bounds(standing.filters, number.value, currency))


def _figure(reading: Reading, i: int) -> Number | None:
    """A number at `i`; "one" is a pronoun, "a" an article."""
    return None if reading.norm(i) in {"one", "a", "an"} else number_at(reading.tokens, i)


def _says_nothing(reading: Reading, i: int) -> bool:
    word = reading.norm(i)
    return word == "and" or word in FILLERS or word in _REMARKS or reading.root(i) in CURRENCIES


def _is_worn(reading: Reading, i: int) -> bool:
    """ "I take an 11", "my size is 9", "I'm a 10"."""
    return any(reading.norm(j) in _WEARS for j in range(max(i - 3, 0), i))


def _bounds(old: Filters, figure: Decimal, currency: str) -> Filters:
    """The bound that the figure replaces: the upper one, unless only a lower one stands."""
    if old.price_max is None:
        return Filters(price_min=figure, currency=old.currency or currency)
    return Filters(price_max=figure, currency=old.currency or currency)


def _has_size(standing: Query, vocabulary: Vocabulary) -> bool:
    return any(vocabulary.senses.get(name) is Sense.SIZE for name in standing.filters.attributes)


def _size(
    reading: Reading, start: int, end: int, standing: Query, vocabulary: Vocabulary
) -> dict[str, tuple[str, ...]]:
    """The size that the figure is, of the kind of thing that is looked for."""
    category = next(iter(standing.filters.categories), None)
    sizes = [m for m in vocabulary.meanings(reading.key(start, end)) if m.sense is Sense.SIZE]
    fitting = [m for m in sizes if vocabulary.share(m.name, category)]
    best = max(fitting, key=lambda m: (m.name in standing.filters.attributes, m.count), default=None)
    return {best.name: best.values} if best else {}
