"""Which attributes can be guessed at all: those of few values that come again, and no code or measure."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from retrieval.extraction.vocabulary import CATEGORY
from retrieval.values import Key, value_key

OTHER = ""
"""Stands for every value that is too rare to be guessed."""
COVERED = 0.6
"""Share of an attribute's labels that the values guessed have to make up, those without a letter
not counted: a measure is read or not known."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Labelled products that a value and an attribute need, and the most values and attributes."""

    of_value: int
    of_name: int
    values: int
    names: int


def targets(
    labelled: Sequence[Mapping[str, tuple[str, ...]]], limits: Limits
) -> Iterator[tuple[str, list[str | None]]]:
    """The category and then the most frequent attributes, each with every product's value of it:
    OTHER where it is rare or one of several, None where the product has none."""
    having = Counter(name for named in labelled for name, values in named.items() if len(values) == 1)
    given = 0
    for name, count in sorted(having.items(), key=lambda item: (item[0] != CATEGORY, -item[1])):
        if count < limits.of_name or given == limits.names:
            continue
        spelled: dict[Key, Counter[str]] = {}
        for named in labelled:
            if len(named.get(name, ())) == 1:
                spelled.setdefault(value_key(named[name][0]), Counter())[named[name][0]] += 1
        often = {
            key: found.most_common(1)[0][0]
            for key, found in spelled.items()
            if found.total() >= limits.of_value
        }
        covered = sum(spelled[key].total() for key, value in often.items() if any(map(str.isalpha, value)))
        if 2 <= len(often) <= limits.values and covered >= COVERED * count:
            given += 1
            yield name, [_target(named, name, often) for named in labelled]


def held(product_id: str) -> bool:
    """Whether a labelled product is one of the third that thresholds are set on."""
    return hashlib.blake2b(product_id.encode(), digest_size=2).digest()[1] % 3 == 0


def _target(named: Mapping[str, tuple[str, ...]], name: str, often: Mapping[Key, str]) -> str | None:
    values = named.get(name, ())
    if not values:
        return None
    return often.get(value_key(values[0]), OTHER) if len(values) == 1 else OTHER
