"""Products of a kind by one attribute with figures: "which headlamp is the brightest?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.catalog.product import Product
from retrieval.facets import values_of
from retrieval.product_facts import positives, topic
from retrieval.query import Hit
from retrieval.words import STOPWORDS, stem, words

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
TAIL = re.compile(r",|\(| with | for | in | of |$")
"""Where the noun of a name ends."""
LESS = frozenset(
    [
        "light",
        "small",
        "thin",
        "short",
        "quiet",
        "narrow",
        "low",
        "slim",
        "little",
        "compact",
        "few",
        "cool",
        "shallow",
    ]
)
"""What the comparative of which asks for the smaller figure."""


def names_kind(text: str, product: Product) -> bool:
    """Whether a text names what a product is: the last word of its name ("headlamp") or a word
    of its category."""
    said = {stem(word) for word in words(text) if word not in STOPWORDS}
    noun = [w for w in words(TAIL.split(product.name, maxsplit=1)[0]) if w.isalpha() and len(w) > 2][-1:]
    path = [word for element in product.category for word in words(element)]
    return any(stem(word) in said for word in (*noun, *path))


def extremes(hits: Sequence[Hit], question: str) -> tuple[Hit, ...]:
    """The hits that state the attribute which is asked for in figures, the most of it first, or
    the least ("lightest"); all of them as they are where there is no such attribute."""
    stated = [values_of(hit.product) for hit in hits]
    about = topic(question, tuple(dict.fromkeys(name for values in stated for name in values)))
    measured = [
        (figure, hit)
        for hit, values in zip(hits, stated, strict=True)
        if about and (figure := measure(values.get(about, ()))) is not None
    ]
    if len(measured) < 2:
        return tuple(hits)
    least = any(form in LESS for word in words(question) for form in positives(word))
    return tuple(hit for _, hit in sorted(measured, key=lambda pair: pair[0], reverse=not least))


def measure(values: Sequence[str]) -> tuple[str, float] | None:
    """A value's unit and its figure, in grams where it is a weight: figures of unlike units are
    kept apart by their unit."""
    found = NUMBER.search(values[0]) if len(values) == 1 else None
    if found is None:
        return None
    figure = float(found.group().replace(",", ""))
    unit = values[0][found.end() :].strip().lower()
    return ("g", 1000 * figure) if unit in {"kg", "kilo", "kilos"} else (unit, figure)
