"""Pairs to learn from: a prompt with evidence and the reply to it, each reply held to the check."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from assistant.evidence import Evidence, Finding, Shown
from assistant.generation.brief import Brief, brief
from assistant.generation.openings import opening
from assistant.generation.tuning.findings import findings
from assistant.generation.tuning.replies import reply
from assistant.generation.tuning.wares import shelves
from assistant.generation.voices import voice
from retrieval.catalog.product import Product

Accepts = Callable[[str, Evidence], bool]
"""Whether every sentence of a reply is grounded in its evidence."""


@dataclass(frozen=True, slots=True)
class Pair:
    brief: Brief
    voice: str
    begin: str
    reply: str
    evidence: Evidence


def made_up(seed: int, count: int) -> Iterator[tuple[tuple[str, ...], tuple[Product, ...]]]:
    """Shelves of made-up shops: what is asked for there, and the products."""
    for kind, products in shelves(seed, count):
        yield kind.wanted, products


def of_catalogue(products: Sequence[Product]) -> Iterator[tuple[tuple[str, ...], tuple[Product, ...]]]:
    """A shop's own shelves: products of one category each."""
    kept: dict[tuple[str, ...], list[Product]] = {}
    for product in products:
        kept.setdefault(product.category, []).append(product)
    for category, some in kept.items():
        if len(some) > 1:
            yield ((category[-1].lower() if category else "things"),), tuple(some)


def pairs(
    around: Sequence[tuple[tuple[str, ...], tuple[Product, ...]]],
    seed: int,
    count: int,
    accepts: Accepts,
    refused: Counter[str] | None = None,
) -> Iterator[Pair]:
    """`count` pairs over these shelves, round after round. What the check refuses is left out
    and counted by its kind."""
    chance = random.Random(seed)
    refused = Counter() if refused is None else refused
    given = 0
    for wanted, products in chain.from_iterable(around for _ in range(count)):
        for finding in findings(products, wanted, chance):
            pair = _pair(finding, chance.randrange(12))
            if pair is None:
                continue
            if not accepts(pair.reply, pair.evidence):
                refused[pair.brief.kind] += 1
                continue
            yield pair
            given += 1
            if given == count:
                return


def _pair(finding: Finding, style: int) -> Pair | None:
    if (given := brief(finding)) is None:
        return None
    manner = voice(style)
    return Pair(
        given,
        manner.name,
        opening(given, manner),
        reply(given, manner),
        Evidence((finding,), products=_products(finding)),
    )


def _products(finding: Finding) -> tuple[Shown, ...]:
    several = getattr(finding, "products", ())
    single = getattr(finding, "product", None)
    return (*several, *((single,) if single else ()), *getattr(finding, "instead", ()))
