"""Made-up shops to learn copying from: names that nobody knows, facts that nobody can guess."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from retrieval.catalog.product import Money, Product, Review, Stock, Variant

RANGE = re.compile(r"\{([\d.]+)-([\d.]+)\}")
CURRENCIES = ("USD", "USD", "USD", "USD", "EUR", "GBP")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: what it is called and what can be true of it."""

    nouns: tuple[str, ...]
    wanted: tuple[str, ...]
    price: tuple[float, float]
    facts: Mapping[str, Sequence[str] | str]
    options: Mapping[str, Sequence[str]]
    parts: tuple[str, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    rows = yaml.load((Path(__file__).parent / "wares.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return tuple(_kind(row) for row in rows)


@cache
def words() -> Mapping[str, tuple[str, ...]]:
    """Lists of words by their name, for names and for what customers say."""
    lists = yaml.load((Path(__file__).parent / "names.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return {name: tuple(some) for name, some in lists.items()}


def shelves(seed: int, count: int, size: int = 6) -> Iterator[tuple[Kind, tuple[Product, ...]]]:
    """`count` shelves of `size` products of one kind each, in one currency each."""
    chance = random.Random(seed)
    for number in range(count):
        kind = kinds()[number % len(kinds())]
        currency = chance.choice(CURRENCIES)
        yield kind, tuple(_product(kind, f"{number}-{place}", currency, chance) for place in range(size))


def _kind(row: Mapping[str, Any]) -> Kind:
    low, high = (float(value) for value in row["price"])
    facts = {
        name.lower(): value if isinstance(value, str) else tuple(value)
        for name, value in row["facts"].items()
    }
    return Kind(
        tuple(row["noun"]),
        tuple(row["want"]),
        (low, high),
        facts,
        row.get("options", {}),
        tuple(row.get("has", ())),
    )


def _product(kind: Kind, key: str, currency: str, chance: random.Random) -> Product:
    rated, bare = chance.random() < 0.6, chance.random() < 0.3
    options = {name: chance.choice(list(values)) for name, values in kind.options.items()}
    variant = Variant(f"{key}-1", options, stock=Stock(chance.random() < 0.9)) if options else None
    return Product(
        id=key,
        name=_name(kind, chance),
        description=f"It features {chance.choice(kind.parts)}." if not bare and chance.random() < 0.5 else "",
        category=(kind.wanted[0],),
        price=Money(_price(kind, chance), currency) if chance.random() < 0.97 else None,
        stock=Stock(chance.random() < 0.94),
        variants=(variant,) if variant else (),
        attributes={} if bare else _attributes(kind, chance),
        rating=round(chance.uniform(2.9, 5.0), 1) if rated else None,
        rating_count=int(chance.lognormvariate(3, 1.4)) + 2 if rated else 0,
        reviews=(Review(any_of("opinions", chance), author=any_of("authors", chance) or None),),
    )


def _price(kind: Kind, chance: random.Random) -> Decimal:
    low, high = kind.price
    amount = low * (high / low) ** chance.random()
    cents = chance.choice(("00", "00", "99", "95", "50", f"{chance.randint(0, 99):02}"))
    return Decimal(f"{int(amount)}.{cents}")


def _attributes(kind: Kind, chance: random.Random) -> dict[str, tuple[str, ...]]:
    names = chance.sample(list(kind.facts), k=min(len(kind.facts), chance.randint(1, 6)))
    return {name: (_value(kind.facts[name], chance),) for name in names}


def _value(given: Sequence[str] | str, chance: random.Random) -> str:
    if not isinstance(given, str):
        return chance.choice(list(given))
    return RANGE.sub(lambda found: _number(found.group(1), found.group(2), chance), given)


def _number(low: str, high: str, chance: random.Random) -> str:
    if "." in low + high:
        return f"{chance.uniform(float(low), float(high)):.1f}"
    number = chance.randint(int(low), int(high))
    return str(number - number % 10 if number > 400 else number)


def any_of(name: str, chance: random.Random) -> str:
    return chance.choice(words()[name])


def coined(chance: random.Random) -> str:
    """A word that is no word: "Halvik", "Fenwick"."""
    stem = "".join(any_of("syllables", chance) for _ in range(chance.choice((1, 2, 2))))
    return (stem + any_of("endings", chance)).capitalize()


def _name(kind: Kind, chance: random.Random) -> str:
    noun, code = chance.choice(kind.nouns), _code(chance)
    if chance.random() < 0.06:
        return f"{coined(chance)} {code} {noun.lower()} {_specs(chance)}"
    made = chance.choice(
        (
            f"{any_of('shades', chance)} {noun}",
            f"{coined(chance)} {noun}",
            f"{coined(chance)} {any_of('puff', chance)} {noun}",
            f"{any_of('puff', chance)} {any_of('shades', chance)} {noun}",
            f"{coined(chance)} {code} {noun}",
            f"{coined(chance)} {coined(chance)} {noun}",
            f"{any_of('puff', chance)} {noun}",
            f"{noun} {code}",
        )
    )
    return made + any_of("tails", chance) if chance.random() < 0.15 else made


def _code(chance: random.Random) -> str:
    """A model's number: "GB-904"."""
    letters = chance.choice("ABDEGKLMPRSTVX") + chance.choice("ABCDEFX")
    return f"{letters}{chance.choice(('', '-'))}{chance.randint(20, 9800)}"


def _specs(chance: random.Random) -> str:
    return " ".join(chance.sample(words()["specs"], k=chance.randint(1, 3)))
