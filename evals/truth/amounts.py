"""Every amount that a reply states, looked up in the record of what it is said of."""

from __future__ import annotations

from collections.abc import Iterator

from evals.truth.numbers import wrong_number
from evals.truth.prices import wrong_price
from evals.truth.reading import Sentence
from evals.truth.world import World, Wrong


def wrong_amounts(sentence: Sentence, world: World) -> Iterator[Wrong]:
    for place, token in enumerate(sentence.tokens):
        if token.value is None or sentence.inside(place):
            continue
        if token.kind == "money":
            kind, why = "price", wrong_price(sentence, place, world)
        else:
            kind, why = wrong_number(sentence, place, world)
        if why:
            yield Wrong(kind, sentence.words(place - 2, place + 3), why, place)
