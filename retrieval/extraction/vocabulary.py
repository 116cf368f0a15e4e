"""The words by which a catalogue says its own values: "nylon", "10 bit", "dual band"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from retrieval.catalog.product import PATH, Product
from retrieval.extraction.tokens import phrase
from retrieval.facets import values_of
from retrieval.values import NO, YES, Key, value_key
from retrieval.words import STOPWORDS

Phrase = tuple[str, ...]
CATEGORY = "category"
"""The name under which a product's place in the shop is extracted; values are whole paths."""
LEAST = 3
"""Products that have to have an attribute for its words to be looked for."""
VALUE_CHARACTERS = 40
WORDS = 6
PARTS = re.compile(r"\s*[,;]\s*|\\n")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a phrase may say; `flag` where it is the attribute's own name, of a yes or no."""

    name: str
    value: str
    flag: bool = False


Phrases = Mapping[Phrase, tuple[Candidate, ...]]


def labels(product: Product) -> dict[str, tuple[str, ...]]:
    """What the feed says of a product, by attribute; lists in one value are taken apart."""
    found = {
        name: tuple(dict.fromkeys(part for value in values for part in parts(value)))
        for name, values in values_of(product).items()
    }
    if product.category:
        found[CATEGORY] = (PATH.join(product.category),)
    return {name: values for name, values in found.items() if values}


def keys(values: Iterable[str]) -> frozenset[Key]:
    return frozenset(value_key(value) for value in values)


def parts(value: str) -> Iterator[str]:
    yield from (part for part in PARTS.split(value) if part)


def vocabulary(labelled: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[Phrase, tuple[Candidate, ...]]:
    """Phrases to look for in texts. A number alone says nothing, and neither does a stopword."""
    counts: Counter[str] = Counter()
    spelled: dict[tuple[str, Key], Counter[str]] = {}
    for named in labelled:
        counts.update(named.keys())
        for name, values in named.items():
            for value in values:
                if len(value) <= VALUE_CHARACTERS or name == CATEGORY:
                    spelled.setdefault((name, value_key(value)), Counter())[value] += 1
    found: dict[Phrase, dict[Candidate, None]] = {}
    for (name, _), spellings in spelled.items():
        if counts[name] >= LEAST:
            for words, candidate in _said(name, spellings.most_common(1)[0][0]):
                if _says(words):
                    found.setdefault(words, {})[candidate] = None
    return {words: tuple(candidates) for words, candidates in found.items()}


def _said(name: str, value: str) -> Iterator[tuple[Phrase, Candidate]]:
    lowered = value.lower()
    if lowered in YES or lowered in NO:
        yield phrase(name), Candidate(name, "yes", flag=True)
    elif name == CATEGORY:
        leaf = value.rsplit(PATH, 1)[-1]
        for part in re.split(r"\s*(?:,|&|/|\band\b)\s*", leaf):
            yield phrase(part), Candidate(name, value)
    else:
        yield phrase(value), Candidate(name, value)


def _says(words: Phrase) -> bool:
    if not 0 < len(words) <= WORDS or all(word in STOPWORDS for word in words):
        return False
    return any(len(word) > 1 and word.isalpha() for word in words) or len(words) > 2
