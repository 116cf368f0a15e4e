"""Products by what they are called: by name, in part or misspelt, and by the noun of their kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from assistant.turn import Conversation
from assistant.understanding.lexicon import CONNECTORS, FILLERS
from assistant.understanding.reading import Reading
from assistant.understanding.spelling import is_english
from assistant.understanding.vocabulary import Sense, Vocabulary
from assistant.understanding.words import clean, tokens
from retrieval.catalog.product import Product
from retrieval.facets import values_of

_PAIRS = frozenset({"shoe", "boot", "sneaker", "sandal", "slipper", "sock", "glove", "earring", "headphone"})


@dataclass(frozen=True, slots=True)
class Known:
    """A product that can be spoken of: the roots of its name, of its nouns and its qualities."""

    product: Product
    name: tuple[str, ...]
    nouns: frozenset[str]
    qualities: frozenset[str]
    is_pair: bool

    def is_called(self, noun: str) -> bool:
        return self.is_pair if noun == "pair" else noun in self.nouns

    def has(self, wanted: Sequence[str], vocabulary: Vocabulary) -> bool:
        """Whether each of these words is in its name or values, a colour by any of its shades."""
        return bool(wanted) and all(self._has(word, vocabulary) for word in wanted)

    def _has(self, word: str, vocabulary: Vocabulary) -> bool:
        if word in self.qualities or word in self.name:
            return True
        shades = {value.lower() for meaning in vocabulary.colour(word) for value in meaning.values}
        return any(value.lower() in shades for values in values_of(self.product).values() for value in values)


def known(
    conversation: Conversation, get: Callable[[str], Product | None], among: Sequence[str] | None = None
) -> dict[str, Known]:
    """Everything shown, spoken of or in the cart, the latest first."""
    ids: Iterable[str] = (
        among
        if among is not None
        else (
            *conversation.focus,
            *(i for group in reversed(conversation.shown) for i in group),
            *(line.product_id for line in conversation.cart.lines),
        )
    )
    products = ((i, get(i)) for i in dict.fromkeys(ids))
    return {i: describe(product) for i, product in products if product is not None}


def describe(product: Product) -> Known:
    name = tokens(clean(product.name))
    words = [t for t in name if t.is_word and t.norm not in CONNECTORS]
    values = values_of(product)
    category = [t.root for element in product.category for t in tokens(clean(element)) if t.is_word]
    flags = [n for n, v in values.items() if any(x.lower() in {"yes", "true"} for x in v)]
    qualities = {t.root for vs in values.values() for v in vs for t in tokens(clean(v))}
    qualities |= {t.root for n in flags for t in tokens(clean(n))} | {
        "".join(t.root for t in tokens(clean(n))) for n in flags
    }
    nouns = frozenset([*(t.root for t in words), *category]) - qualities
    paired = any(t.root in _PAIRS for t in words) or any(part in _PAIRS for part in category)
    plural = paired or any(t.norm != t.root and t.norm.endswith("s") for t in words[-2:])
    return Known(product, tuple(t.root for t in name), nouns, frozenset(qualities), plural)


def by_name(
    reading: Reading, products: Mapping[str, Known], vocabulary: Vocabulary
) -> list[tuple[int, int, str]]:
    """Places at which a product is named: its whole name, or a part that is its own and is
    written as a name ("the Harbor", "harbor tackle bag")."""
    found: list[tuple[int, int, str]] = []
    i = 0
    while i < len(reading):
        best = max(
            ((_run(reading, i, k.name), id_) for id_, k in products.items()),
            key=lambda pair: pair[0],
            default=(0, ""),
        )
        length, id_ = best
        ties = [other for other, k in products.items() if _run(reading, i, k.name) == length]
        if length and len(ties) == 1 and _is_naming(reading, i, length, products[id_], products, vocabulary):
            found.append((i, i + length, id_))
            i += length
        else:
            i += 1
    return found


def _run(reading: Reading, i: int, name: Sequence[str]) -> int:
    """How many tokens from `i` go through words of the name, in its order."""
    at, length = 0, 0
    while i + length < len(reading):
        place = next((n for n in range(at, len(name)) if _alike(reading.root(i + length), name[n])), None)
        if place is None or (length and reading.tokens[i + length].opens_clause):
            break
        at, length = place + 1, length + 1
    return length


def _alike(said: str, name: str) -> bool:
    if said == name:
        return True
    if len(name) < 5 or said[:1] != name[:1] or is_english(said):
        return False
    return OSA.distance(said, name, score_cutoff=2) <= (1 if len(name) < 8 else 2)


def _is_naming(
    reading: Reading,
    i: int,
    length: int,
    product: Known,
    products: Mapping[str, Known],
    vocabulary: Vocabulary,
) -> bool:
    said = [reading.root(i + n) for n in range(length)]
    if length >= 2 and length >= len(product.name):
        return True
    own = [
        n
        for n, word in enumerate(said)
        if reading.tokens[i + n].is_word
        and reading.norm(i + n) not in FILLERS | CONNECTORS
        and sum(any(_alike(word, part) for part in other.name) for other in products.values()) == 1
        and all(meaning.sense is Sense.BRAND for meaning in vocabulary.meanings(word))
        and not vocabulary.colour(word)
        and not _is_kind(word, product)
    ]
    if not own:
        return False
    written = any(reading.tokens[i + n].text[0].isupper() and i + n > 0 for n in own)
    definite = reading.norm(i - 1) in {"the", "that", "this", "your"}
    return written or definite or length >= 3


def _is_kind(word: str, product: Known) -> bool:
    """The last word of a name says what kind of thing it is."""
    last = [part for part in product.name if part.isalpha()]
    return bool(last) and word == last[-1]
