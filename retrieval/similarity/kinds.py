"""What is weighed when two products are compared, and the account that is given of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

Name = Literal["category", "attributes", "brand", "price", "meaning", "behaviour"]
REASONS = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each dimension counts; what is not known of two products counts nothing, and the
    rest is weighed as if it were all. A weight of 0 leaves a dimension out."""

    category: float = 0.3
    attributes: float = 0.25
    brand: float = 0.05
    price: float = 0.1
    meaning: float = 0.3
    behaviour: float = 0.2

    def of(self, name: Name) -> float:
        weight: float = getattr(self, name)
        return weight


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way in which two products are alike: `value` from 0 to 1, `weight` its share of the
    score (all sum to 1), and the reasons in words, each true of both records."""

    name: Name
    weight: float
    value: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Similar:
    """`score` from 0 to 1 is the sum of weight times value over the dimensions."""

    score: float
    dimensions: tuple[Dimension, ...]

    @property
    def why(self) -> str:
        """The weightiest reasons, at most four: "same material: nylon; both waterproof"."""
        by_weight = sorted(self.dimensions, key=lambda d: -d.weight * d.value)
        return "; ".join(list(self._in_turn([list(d.why) for d in by_weight]))[:REASONS])

    @staticmethod
    def _in_turn(reasons: list[list[str]]) -> Iterator[str]:
        """The first of each dimension, then the second of each."""
        for turn in range(max(map(len, reasons), default=0)):
            yield from (why[turn] for why in reasons if turn < len(why))


@dataclass(frozen=True, slots=True)
class Together:
    """How often two products were bought, and looked at, by the same customer in one visit, and
    how strongly that ties them: from 0 to 1, such as the cosine of their baskets."""

    bought: int
    viewed: int
    strength: float


class Behaviour(Protocol):
    """What customers do with two products."""

    def together(self, one: str, others: tuple[str, ...]) -> Mapping[str, Together]:
        """By id, those of `others` that were ever bought or looked at together with `one`."""
        ...
