"""How alike two products are in their attributes: a rare value in common says more than a common one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from retrieval.catalog.product import Product
from retrieval.facets import Facets, values_of
from retrieval.values import Key, value_key
from retrieval.words import fold

SILENCE = 0.5
"""What an attribute weighs that only one of the two states, against one that both do."""
GUESS = 0.3
"""What a guessed value weighs against a stated one."""
NEAR = 0.9
"""Two numbers are near when the lesser is at least this part of the greater."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Values of one attribute, as spelled, by key; `sure` is False where they are guessed."""

    values: Mapping[Key, str]
    sure: bool


class Rarity:
    """How much a value tells in this catalogue: the logarithm of one in how many products has it,
    and 1 for all where no catalogue is known."""

    def __init__(self, facets: Facets | None = None) -> None:
        self._facets = facets
        self._weights: dict[str, dict[Key, float]] = {}

    def __call__(self, name: str, key: Key) -> float:
        if self._facets is None or not self._facets.count:
            return 1.0
        if name not in self._weights:
            self._weights[name] = self._weighed(self._facets.attributes.get(name, {}))
        return self._weights[name].get(key) or self._weight(0)

    def _weighed(self, values: Mapping[str, int]) -> dict[Key, float]:
        counts: Counter[Key] = Counter()
        for value, count in values.items():
            counts[value_key(value)] += count
        return {key: self._weight(count) for key, count in counts.items()}

    def _weight(self, count: int) -> float:
        return 0.1 + math.log(((self._facets.count if self._facets else 0) + 1) / (count + 1))


def attributes(
    mine: Mapping[str, Stated], its: Mapping[str, Stated], rarity: Rarity, told: bool = True
) -> tuple[float, tuple[str, ...]] | None:
    """The weighed share of attributes in common, and if it is to be `told` which, the rarest first;
    None where one of the products has no attribute at all."""
    if not mine or not its:
        return None
    total = alike = 0.0
    reasons: list[tuple[float, str]] = []
    for name in dict.fromkeys((*mine, *its)):
        left, right = mine.get(name), its.get(name)
        weight = max(rarity(name, key) for side in (left, right) if side for key in side.values)
        if left is None or right is None:
            total += SILENCE * weight
            continue
        sure = left.sure and right.sure
        weight *= 1.0 if sure else GUESS
        value = _alike(left, right)
        total, alike = total + weight, alike + weight * value
        if told and sure:
            reasons.extend((-weight, reason) for reason in _reasons(name, left, right))
    return alike / total if total else 0.0, tuple(reason for _, reason in sorted(reasons))


def stated(product: Product) -> dict[str, Stated]:
    """What the feed gives, else what the text says, else what is guessed."""
    found = {fold(name): _of(values, True) for name, values in (product.said | values_of(product)).items()}
    for name, values in product.guessed.items():
        found.setdefault(name, _of(values, False))
    return {name: side for name, side in found.items() if side.values}


def _of(values: tuple[str, ...], sure: bool) -> Stated:
    return Stated({value_key(value): value for value in values if value.strip()}, sure)


def _alike(left: Stated, right: Stated) -> float:
    """The shared values among all (Jaccard); of two numbers how near they are."""
    numbers = _numbers(left, right)
    if numbers is not None:
        return numbers
    either = left.values.keys() | right.values.keys()
    return len(left.values.keys() & right.values.keys()) / len(either)


def _numbers(left: Stated, right: Stated) -> float | None:
    if len(left.values) != 1 or len(right.values) != 1:
        return None
    (one,), (other,) = left.values, right.values
    if isinstance(one, str) or isinstance(other, str) or one[0] != other[0]:
        return None
    low, high = sorted((one[1], other[1]))
    return float(low / high) if low > 0 else float(low == high)


def _reasons(name: str, left: Stated, right: Stated) -> Iterator[str]:
    shared = {key: value for key, value in left.values.items() if key in right.values}
    said = name.replace("_", " ").strip()
    if shared.keys() & {"yes", "no"}:
        yield f"both {said}" if "yes" in shared else f"neither {said}"
    elif shared:
        yield f"same {said}: {', '.join(shared.values())}"
    elif (_numbers(left, right) or 0.0) >= NEAR:
        yield f"nearly the same {said}: {', '.join((*left.values.values(), *right.values.values()))}"
