"""What a product's own data says about a question: its attributes and its own sentences.

Lexical and exact on purpose. A question is answered only when every content word of it is
accounted for by one attribute (name, values and a small table of everyday words for them)
or by one sentence of the description; otherwise what bears on it is given as known, and
the answer stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import Stemmer

from retrieval.catalog.product import Product, Review
from retrieval.everyday import ATTRIBUTES, STOP
from retrieval.facets import values_of

PLACE = re.compile(
    r"\b(?:number|no\.|option|item|the)\s+(?:one|two|three|four|five|six|\d)\b"
    r"|\b(?:from|on|in|of) (?:that|this|the|your) (?:same |first |last |previous |earlier |other )?"
    r"(?:list|selection)\b"
    r"|\bof yours\b|\bor not\b|\bby any chance\b",
    re.I,
)
"""A product spoken of by its place ("number two", "from that list"), and words that ask no more."""

PRICE = re.compile(
    r"\b(price|priced?|pric(ier|iest)|cheap(er|est)?|dear(er|est)|costs?|expensive"
    r"|how much (is|are|for|was)|how much\W*$)",
    re.I,
)
DEGREE = re.compile(r"cheap|dear|expensive|pric(?:ier|iest)", re.I)
"""Words that may only point: "how heavy is the cheaper one?" asks no price."""

STOCK = re.compile(
    r"\b(in stock|available|availability|sold out|out of stock|got (it|this|any)|left)\b", re.I
)
OPINION = re.compile(
    r"\b(reviews?|(people|customers?|buyers?|others|they|folks|everyone)"
    r" (say|said|think|thought|write|wrote|like|rate)"
    r"|opinions?|rated?|ratings?|stars|any good|well liked|popular)\b",
    re.I,
)
SENSITIVE = re.compile(
    r"\b(allerg\w*|hypoallergenic|(?<!washer[ -])(?<!wave[ -])(?<!oven[ -])(?<!freezer[ -])safe"
    r"|safety|toxic|poison\w*|medical|medicine|cures?|remedy|pregnan\w*|bab(y|ies)"
    r"|infant\w*|chok\w*|gluten|nuts?|vegan|latex|bpa|fda|certified|legal|asthma|eczema|rash)\b",
    re.I,
)
"""Questions whose answer is only ever the shop's own words (safety, allergy, medical, legal)."""

_stemmer = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Answer:
    """`attribute` with `values`, or `quote`: the product's own sentence. `yes` where the
    question is one of yes or no and the data decides it."""

    about: str
    values: tuple[str, ...] = ()
    quote: str | None = None
    yes: bool | None = None


@dataclass(frozen=True, slots=True)
class Bearing:
    """What is known that bears on a question which the data does not answer."""

    known: tuple[tuple[str, str], ...] = ()
    opinions: tuple[Review, ...] = ()


def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    words = re.findall(r"[a-z0-9]+(?:[.'][a-z0-9]+)?", text.lower().replace("’", "'"))
    return frozenset(_stemmer.stemWords([w for w in words if w.removesuffix("'s") not in STOP]))


def answer(question: str, product: Product) -> Answer | None:
    """The answer that the product's data gives, or None where it gives none. Of several
    sentences ("Ooh, nice. How heavy is it?") the first that is answered counts."""
    parts = dict.fromkeys((question, *sentences(question), *re.split(r"[.!?;]\s+", question)))
    if SENSITIVE.search(question):
        parts = {part: None for part in parts if SENSITIVE.search(part)}
    answers = (_answer(part, product) for part in parts if part.strip())
    return next((found for found in answers if found is not None), None)


def says_nothing(question: str, product: Product) -> bool:
    """Whether a question asks nothing in particular: "tell me about the Ridge Low"."""
    asked = stems(question) - stems(f"{product.name} {product.brand or ''} {' '.join(product.category)}")
    return not asked and not _topics(question) and not (PRICE.search(question) or STOCK.search(question))


def _answer(question: str, product: Product) -> Answer | None:
    if STOCK.search(question) and product.in_stock is not None:
        return Answer("in stock", yes=product.in_stock)
    if OPINION.search(question) and product.rating:
        return Answer("rating")
    priced = PRICE.search(question)
    if priced and product.price and not (DEGREE.match(priced[0]) and _topics(question)):
        return Answer("price")
    question = PLACE.sub(" ", question)
    asked = stems(question) - stems(f"{product.name} {product.brand or ''}")
    asked = asked - stems(" ".join(product.category)) or asked  # "is that first sandal waterproof?"
    if not asked:
        return _by_topic(question, product)
    found = None if SENSITIVE.search(question) else _attribute(question, asked, product)
    return found or _sentence(question, asked, product)


def bearing(question: str, product: Product, limit: int = 3) -> Bearing:
    """Attributes and reviews that share words or a topic with the question."""
    asked = stems(question)
    topics = _topics(question)
    scored = []
    for name, values in values_of(product).items():
        overlap = len(asked & stems(f"{name} {' '.join(values)}")) + (name in topics)
        if overlap:
            scored.append((overlap, name, ", ".join(values)))
    scored.sort(key=lambda row: -row[0])
    opinions = tuple(r for r in product.reviews if len(asked & stems(r.text)) >= min(2, len(asked)))
    return Bearing(tuple((name, values) for _, name, values in scored[:limit]), opinions)


def topic(question: str, attributes: Sequence[str]) -> str | None:
    """The attribute that a question is about: named in it, or by an everyday word."""
    asked = stems(question)
    named = [name for name in attributes if stems(name) and stems(name) <= asked]
    meant = named or [name for name in attributes if name in _topics(question)]
    return max(meant, key=len, default=None)


def asks_only(question: str, attributes: Iterable[str]) -> str | None:
    """The attribute that a question asks of and says nothing else: "what's the battery life?"."""
    asked = stems(PLACE.sub(" ", question))
    for name in attributes:
        own = stems(name)
        if asked and asked <= own | _everyday_stems(name) and (own <= asked or name in _topics(question)):
            return name
    return None


def opinions(product: Product) -> tuple[Review, ...]:
    """Reviews to quote beside the rating: the best rated and, where there is one, the worst."""
    ordered = sorted(product.reviews, key=lambda review: -(review.rating or 0))
    return tuple(ordered[:1] + ordered[1:][-1:])


def _by_topic(question: str, product: Product) -> Answer | None:
    """A question of everyday words alone ("what is it made of?"), if one attribute takes them."""
    stated = values_of(product)
    name = topic(question, tuple(stated))
    return Answer(name, stated[name]) if name else None


def _attribute(question: str, asked: frozenset[str], product: Product) -> Answer | None:
    topics = _topics(question)
    stated = sorted(
        values_of(product).items(), key=lambda item: is_yes_no(question) and not _decides(item[1])
    )
    for name, values in stated:
        covered = stems(f"{name} {' '.join(values)}")
        left = asked - covered - (_everyday_stems(name) if name in topics else frozenset())
        if left or not (asked & stems(name) or name in topics or _names_value(asked, values)):
            continue
        return Answer(name, values, yes=_yes(question, asked, name, values))
    return None


def _decides(values: Iterable[str]) -> bool:
    return {value.lower() for value in values} <= {"yes", "no", "true", "false"}


def _yes(question: str, asked: frozenset[str], name: str, values: tuple[str, ...]) -> bool | None:
    if not is_yes_no(question):
        return None
    lowered = {value.lower() for value in values}
    if lowered <= {"yes", "true"}:
        return True
    if lowered <= {"no", "false"}:
        return False
    if "not" in question.lower().split() or "n't" in question:
        return None
    return True if _names_value(asked, values) else None


def _names_value(asked: frozenset[str], values: Iterable[str]) -> bool:
    return any(stems(value) and stems(value) <= asked for value in values)


def _sentence(question: str, asked: frozenset[str], product: Product) -> Answer | None:
    for sentence in sentences(product.description):
        if asked <= stems(sentence):
            return Answer(" ".join(sorted(asked)), quote=sentence)
    return None


def sentences(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9\"“])", text) if part.strip()]


def is_yes_no(question: str) -> bool:
    return bool(
        re.search(
            r"(^|[,.;]\s*)(is|are|does|do|can|could|will|would|has|have|did|was|were)\b",
            question.strip(),
            re.I,
        )
    )


def _topics(question: str) -> frozenset[str]:
    """Attributes that the question's everyday words may ask for, compared ("brighter") or not."""
    said = re.findall(r"[a-z]+", question.lower())
    asked = {_stemmer.stemWord(form) for word in said for form in (word, *positives(word))}
    return frozenset(name for name in ATTRIBUTES if asked & _everyday_stems(name))


def positives(word: str) -> tuple[str, ...]:
    """What a comparative or superlative may be of: bright of "brightest", big of "bigger"."""
    stem = next((word[: -len(end)] for end in ("est", "er") if word.endswith(end) and len(word) > 4), "")
    if not stem:
        return ()
    doubled = (stem[:-1],) if len(stem) > 2 and stem[-1] == stem[-2] else ()
    return (stem, f"{stem}e", *doubled, *((f"{stem[:-1]}y",) if stem.endswith("i") else ()))


def _everyday_stems(name: str) -> frozenset[str]:
    return frozenset(_stemmer.stemWord(word) for word in ATTRIBUTES.get(name, "").split())
