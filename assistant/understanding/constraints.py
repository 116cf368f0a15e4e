"""What a message asks for: exact constraints, an order, and the words that are left.

Readers take what they understand from the message one after another, the surest first:
money, removals, rating, stock and order, then the words of the catalogue; what nobody took
are the words of the search.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.understanding.deciding import Context, choose, cue_tokens, is_head
from assistant.understanding.leftover import leftover, whom
from assistant.understanding.lexicon import (
    ADJECTIVE_ENDINGS,
    ADJECTIVES,
    COLOURS,
    GENERIC_THINGS,
    RELATIVES,
    TONES,
)
from assistant.understanding.matching import Match, matches, respell
from assistant.understanding.money import Budget, in_shop, read_budget
from assistant.understanding.negation import UNWANTED, is_negated, take_cue
from assistant.understanding.numbers import SMALL, TENS
from assistant.understanding.order import Order, Than, read_order, read_rating
from assistant.understanding.ranges import Beyond, read_beyond, read_ranges
from assistant.understanding.reading import Reading, Span, is_content
from assistant.understanding.removals import read_removals
from assistant.understanding.vocabulary import Meaning, Sense, Vocabulary
from assistant.understanding.wordlists import words as listed
from retrieval.query import Filters, Sort

IN_WORDS = frozenset({Sense.MATERIAL, Sense.COLOUR, Sense.OTHER, Sense.BRAND})
"""What a product's texts say of it where its feed has no attribute for it."""
UNSPOKEN = listed(
    "idea problem worry clue rush hurry way matter point preference budget limit need hassle fuss doubt time "
    "extra shipping delivery return account question offense clutter luck use sense reason trouble interest "
    "stress mess"
)
"""What people say they have none of that no product could have."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """What one message says. `text` are its product words, `kinds` the roots of those that
    name a kind of thing, `removed` what it takes back ("price", "brand", an attribute's
    name), `than` a comparison with what was shown,
    `whom` the person it is for ("your dad")."""

    filters: Filters = Filters()
    sort: Sort | None = None
    text: str = ""
    kinds: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    than: Than | Beyond | None = None
    whom: str = ""
    spans: tuple[Span, ...] = ()
    broad: bool = True

    @property
    def is_empty(self) -> bool:
        """Nothing in it constrains, orders or names anything."""
        nothing = self.filters == Filters() and self.sort is None and self.than is None
        return nothing and not self.text and not self.removed


def extract(
    text: str,
    vocabulary: Vocabulary,
    currency: str,
    narrowing: bool = False,
    pointing: Sequence[tuple[int, int]] = (),
    category: str | None = None,
) -> Constraints:
    """Read a message against a catalogue. `narrowing` says that it changes a standing search,
    of `category` where it has one; the characters `pointing` speak of something shown and
    describe nothing wanted."""
    reading = Reading(text)
    reading.take_characters(pointing, "reference")
    respell(reading, vocabulary)
    removed = read_removals(reading, vocabulary)
    rating = read_rating(reading)
    ranges = read_ranges(reading, vocabulary, lambda: _category(reading, vocabulary) or category, currency)
    beyond = read_beyond(reading, vocabulary) if narrowing or pointing else None
    budget = read_budget(
        reading, lambda i: vocabulary.knows(reading.root(i)) or bool(vocabulary.colour(reading.root(i)))
    )
    order = read_order(reading, rating)
    found = _Found(vocabulary)
    _read_values(reading, vocabulary, narrowing, found)
    words, kinds = leftover(reading, vocabulary)
    return Constraints(
        filters=replace(found.filters(budget, order, currency), ranges=ranges),
        sort=order.sort,
        text=words,
        kinds=kinds,
        removed=removed,
        than=order.than or beyond,
        whom=whom(reading),
        spans=reading.spans(),
        broad=not kinds and not found.categories and not _describes_a_kind(found, vocabulary),
    )


def _category(reading: Reading, vocabulary: Vocabulary) -> str | None:
    """The first category that the message names."""
    named = (m for match in matches(reading, vocabulary) for m in match.meanings)
    return next((m.values[0] for m in named if m.sense is Sense.CATEGORY), None)


def _describes_a_kind(found: _Found, vocabulary: Vocabulary) -> bool:
    """ "a paperback about cooking": values that only one kind of thing has."""
    return any(vocabulary.senses[name] in {Sense.OTHER, Sense.KIND} for name in found.attributes)


@dataclass(slots=True)
class _Found:
    """Values gathered while reading."""

    vocabulary: Vocabulary
    categories: list[str] = field(default_factory=list)
    brands: list[str] = field(default_factory=list)
    attributes: dict[str, list[str]] = field(default_factory=dict)
    no_categories: list[str] = field(default_factory=list)
    no_brands: list[str] = field(default_factory=list)
    no_attributes: dict[str, list[str]] = field(default_factory=dict)
    no_words: dict[str, list[str]] = field(default_factory=dict)

    def add(self, meaning: Meaning, negated: bool) -> None:
        if meaning.sense is Sense.CATEGORY:
            named = [kind for value in meaning.values for kind in self.vocabulary.kinds_of(value)]
            (self.no_categories if negated else self.categories).extend(named)
        elif meaning.sense is Sense.BRAND:
            (self.no_brands if negated else self.brands).extend(meaning.values)
        else:
            held = self.no_attributes if negated else self.attributes
            values = (
                self.vocabulary.with_compounds(meaning.name, meaning.values) if negated else meaning.values
            )
            held.setdefault(meaning.name, []).extend(values)

    def exclude(self, reading: Reading, match: Match, meaning: Meaning | None) -> None:
        """What is not wanted and may stand in a text where the feed names no such attribute."""
        senses = {meaning.sense} if meaning else {m.sense for m in match.meanings}
        words = " ".join(reading.norm(i) for i in range(match.start, match.end))
        if senses & IN_WORDS and not all(map(is_quality, words.split())):
            name = "brand" if senses == {Sense.BRAND} else meaning.name if meaning else ""
            self.no_words.setdefault(name, []).append(words)

    def filters(self, budget: Budget | None, order: Order, currency: str) -> Filters:
        return Filters(
            price_min=budget.low if budget else None,
            price_max=budget.high if budget else None,
            currency=in_shop(budget.currency, currency) if budget else None,
            in_stock=order.in_stock,
            rating_min=order.rating_min,
            categories=_unique(self.categories),
            brands=_unique(self.brands),
            attributes=_named(self.attributes),
            without_categories=_unique(self.no_categories),
            without_brands=_unique(self.no_brands),
            without_attributes=_named(self.no_attributes),
            without_words=_named(self.no_words),
        )


def _read_values(reading: Reading, vocabulary: Vocabulary, narrowing: bool, found: _Found) -> None:
    candidates = matches(reading, vocabulary)
    modifiers = frozenset(i for m in candidates if not _can_be_kind(m) for i in range(m.start, m.end))
    heads = [m for m in candidates if _can_be_category(m) and is_head(reading, m, modifiers)]
    inside = {i for m in candidates for i in range(m.start, m.end)}
    context_category: str | None = None
    for match in heads:
        negated = is_negated(reading, match.start, match.end)
        meaning = next(m for m in match.meanings if m.sense is Sense.CATEGORY)
        context_category = meaning.values[0] if not (negated or context_category) else context_category
        if negated or not _is_of_another_kind(reading, match, inside, vocabulary):
            found.add(meaning, negated)
        reading.take(match.start, match.end, UNWANTED + "category" if negated else "kind")
        if negated:
            take_cue(reading, match.start)
    has_kind = bool(heads) or any(
        is_content(reading, i) and i not in inside and reading.root(i) not in GENERIC_THINGS | RELATIVES
        for i in range(len(reading))
    )
    context = Context(context_category, has_kind, narrowing)
    _read_absences(reading, vocabulary, context, found)
    for match in candidates:
        if match not in heads and reading.free(match.start, match.end):
            _read_value(reading, match, vocabulary, context, found)
    _read_unknown_unwanted(reading, found)


def _is_of_another_kind(reading: Reading, match: Match, inside: set[int], vocabulary: Vocabulary) -> bool:
    """Whether a word before a category's name may change the kind: a life jacket is none of
    the shop's jackets. Then the category is no constraint, and the words find the thing."""
    i = match.start - 1
    if not is_content(reading, i) or i in inside or reading.tokens[match.start].opens_clause:
        return False
    word = reading.norm(i)
    described = is_quality(word) or reading.root(i) in vocabulary.names
    return not (described or word in SMALL or word in TENS)


def is_quality(word: str) -> bool:
    """Whether a word describes a thing and names none of what it is made of or has."""
    return word in ADJECTIVES or word.endswith(ADJECTIVE_ENDINGS)


def _read_absences(reading: Reading, vocabulary: Vocabulary, context: Context, found: _Found) -> None:
    """ "Without fragrance" where products are marked as fragrance free."""
    for i in range(len(reading)):
        if not is_content(reading, i) or reading.norm(i + 1) == "free" or not is_negated(reading, i, i + 1):
            continue
        marked = [
            meaning
            for meaning in vocabulary.meanings(f"{reading.root(i)}free")
            if meaning.sense is Sense.FLAG and vocabulary.share(meaning.name, context.category)
        ]
        if marked:
            found.add(marked[0], negated=False)
            reading.take(i, i + 1, UNWANTED + marked[0].name)
            take_cue(reading, i)
        elif lacking := vocabulary.lacking(reading.root(i)):
            found.add(lacking, negated=False)
            reading.take(i, i + 1, UNWANTED + lacking.name)
            take_cue(reading, i)


def _read_unknown_unwanted(reading: Reading, found: _Found) -> None:
    """ "not suede" where nothing is called suede: what mentions it is out, and it is no word to
    search by. What is said of the looks or of the asking itself ("not big", "no rush") is neither."""
    for i in range(len(reading)):
        if not is_content(reading, i) or not is_negated(reading, i, i + 1):
            continue
        word, free = reading.norm(i), reading.norm(i + 1) == "free"
        if reading.norm(i - 1) == "non":
            continue
        end = i + 1
        while "without" in {reading.norm(i - 1), reading.norm(i - 2)} and is_content(reading, end):
            end += 1  # "without palm oil"
        if not is_quality(word) and reading.root(i) not in UNSPOKEN:
            said = " ".join(reading.norm(j) for j in range(i, end))
            found.no_words.setdefault("", []).append(said)
        if not free:
            reading.take(i, end, UNWANTED + "word")
            take_cue(reading, i)


def _read_value(
    reading: Reading, match: Match, vocabulary: Vocabulary, context: Context, found: _Found
) -> None:
    negated = is_negated(reading, match.start, match.end)
    meaning = choose(reading, match, vocabulary, context, negated)
    if meaning and not meaning.count and reading.root(match.end) in COLOURS:
        reading.take(match.start, match.end, meaning.name)  # "turquoise" in "turquoise blue"
        return
    if meaning is None or (negated and meaning.count == 0):
        if negated:
            found.exclude(reading, match, meaning)
            reading.take(match.start, match.end, UNWANTED + "word")
            take_cue(reading, match.start)
        return
    if negated and meaning.sense is Sense.COLOUR and match.end - match.start == 1:
        shades = vocabulary.shades(reading.root(match.start))
        meaning = next((m for m in shades if m.name == meaning.name), meaning)
    found.add(meaning, negated)
    if negated:
        found.exclude(reading, match, meaning)
    named = cue_tokens(reading, match, meaning)
    if meaning.sense is Sense.COLOUR and reading.norm(named.start - 1) in TONES:
        named = range(named.start - 1, named.stop)
    role = meaning.name or meaning.sense.value
    reading.take(named.start, named.stop, UNWANTED + role if negated else role)
    if reading.norm(match.end) == "free" and negated:
        reading.take(match.end, match.end + 1, UNWANTED + role)
    elif negated:
        take_cue(reading, named.start)


def _can_be_category(match: Match) -> bool:
    return any(m.sense is Sense.CATEGORY for m in match.meanings)


def _can_be_kind(match: Match) -> bool:
    return any(m.sense in {Sense.CATEGORY, Sense.KIND} for m in match.meanings)


def _unique(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _named(values: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: _unique(held) for name, held in values.items()}
