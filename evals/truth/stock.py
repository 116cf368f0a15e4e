"""Whether a product can be had, as a reply says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from evals.truth.lexing import stems, tokens
from evals.truth.prices import among
from evals.truth.reading import Sentence
from evals.truth.things import Thing
from evals.truth.world import World, Wrong, option

OUT = re.compile(
    r"\b(?:out of stock|sold out|unavailable|out at the moment|out right now|run out|ran out|"
    r"gone|not (?:currently )?available|"
    r"(?:is|are|was)(?:n['’]t| not) (?:\w+ ){0,2}(?:in stock|available|to be had)|"
    r"not (?:\w+ ){0,2}in stock|no longer (?:available|in stock)|"
    r"can(?:['’]?t|not) be (?:bought|ordered|had)|none (?:left|in stock)|no stock|"
    r"don['’]t have (?:it|them|any|that) in stock|"
    r"have(?:n['’]t| not) got (?:it|them|any)|not to be had|(?:all|currently|temporarily|"
    r"just) out|(?:is|are) out\b(?! of [a-rt-z]))",
    re.IGNORECASE,
)
IN = re.compile(
    r"\b(?:in stock|available|ready to (?:buy|order|go|ship)|can be (?:bought|ordered|had)|"
    r"on the shelf|we have it|to be had)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """That something is in stock or is not, where in the sentence, and in which words."""

    available: bool
    place: int
    words: str


def stated(sentence: Sentence) -> list[Stated]:
    text = " ".join(t.text for t in sentence.tokens).replace(" n't", "n't").replace(" - ", "-")
    taken: list[tuple[int, int]] = []
    found: list[Stated] = []
    for match in (*OUT.finditer(text), *IN.finditer(text)):
        if any(a < match.end() and match.start() < b for a, b in taken):
            continue
        taken.append(match.span())
        place = min(len(tokens(text[: match.start()])), len(sentence.tokens) - 1)
        if place not in sentence.unknown and not sentence.inside(place):
            available = match.re is IN and place not in sentence.denied
            found.append(Stated(available, place, match.group()))
    return found


def wrong_stock(sentence: Sentence, world: World) -> Iterator[Wrong]:
    if sentence.question:
        return
    words = frozenset(t.stem for t in sentence.tokens)
    for claim in stated(sentence):
        check = partial(_fault, said=claim.available, words=words, world=world)
        if why := among(sentence.subjects[claim.place], world, check):
            yield Wrong("stock", claim.words, why, claim.place)


def _fault(thing: Thing, said: bool, words: frozenset[str], world: World) -> str | None:
    stated = _state(thing, words, world)
    if stated is said:
        return None
    name = thing.shown.product.name
    return (
        f"the stock of {name} is unknown"
        if stated is None
        else f"{name} is {'' if stated else 'not '}in stock"
    )


def _state(thing: Thing, words: frozenset[str], world: World) -> bool | None:
    """Whether it can be had, in the variant that the words name if they name one."""
    asked = option(world)
    if asked and asked.product == thing.shown and stems(asked.wanted) <= words:
        return bool(asked.available)
    variants = thing.shown.product.variants
    if thing.shown.variant is None and variants:
        spoken = [
            v
            for v in variants
            if any(
                stems(value) <= words and not stems(value) <= stems(thing.shown.product.name)
                for value in v.options.values()
            )
        ]
        states = [v.stock.available for v in spoken]
        if states:
            return True if True in states else (None if None in states else False)
    return thing.shown.in_stock
