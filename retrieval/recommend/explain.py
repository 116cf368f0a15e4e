"""Why a product is recommended: what made its score, and the records that make each reason true.

A reason has a share only by the exact contributions to the score, and is given only if it is true of the
records as they are read at the end. What cannot be verified is not said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol, runtime_checkable

import numpy as np

from retrieval.recommend.kinds import Past, Reason, ReasonKind, Recall, Scores, Wish
from retrieval.recommend.verified import (
    NAMED,
    RECENT,
    Case,
    Chosen,
    Shown,
    better_rated,
    cheaper,
    cosine,
    habit,
    new,
    preference,
    rated,
    wish,
)
from retrieval.similarity.kinds import Behaviour

MOST: Final = 3
LEAST_SHARE: Final = 0.01
CUSTOMERS: Final = 2
"""How many customers have to have bought two products for it to be said that they are bought together."""
BUYERS: Final = 5
"""How many have to have bought a product for it to be called popular."""
ALIKE: Final = 0.5
"""Cosine from which on two products are alike."""
SEQUENCES: Final = frozenset({"succession", "sasrec", "bert4rec", "xlnet"})
"""Recalls that say what follows, not what goes together."""


@runtime_checkable
class Explains(Protocol):
    """A recall that can tell which of a customer's products made it find another."""

    def because(self, past: Past, item: str, most: int = 3) -> tuple[tuple[str, float], ...]:
        """At most so many products of the past with their share of the score (they sum to at most 1), the
        weightiest first; nothing for an item that it would not find."""
        ...


@runtime_checkable
class Counts(Protocol):
    """A recall that knows how many customers bought a product lately."""

    def buyers(self, item: str) -> int: ...


@runtime_checkable
class Wraps(Protocol):
    """A recall that asks another one for some customers."""

    @property
    def inner(self) -> Recall: ...


def shares(names: Sequence[str], contributions: Scores) -> dict[str, float]:
    """Of one product, by feature: what raised its score, as parts of all that did; (features + 1,)."""
    raised = np.maximum(contributions[: len(names)], 0.0)
    total = float(raised.sum())
    if total <= 0:
        return {}
    return {name: float(part) / total for name, part in zip(names, raised, strict=True) if part > 0}


class Explainer:
    """Reasons by the recalls' own accounts. `together` says how many customers bought two products both;
    without it nothing is said to be bought with anything."""

    def __init__(self, recalls: Sequence[Recall], together: Behaviour | None = None) -> None:
        recalls = [recall.inner if isinstance(recall, Wraps) else recall for recall in recalls]
        self._neighbours = [r for r in recalls if isinstance(r, Explains) and r.name not in SEQUENCES]
        self._sequences = [r for r in recalls if isinstance(r, Explains) and r.name in SEQUENCES]
        self._counts = next((r for r in recalls if isinstance(r, Counts)), None)
        self._together = together

    def reasons(self, shown: Shown, case: Case) -> tuple[Reason, ...]:
        """At most three, the weightiest first, no two of a kind."""
        found: dict[ReasonKind, Reason] = {}
        for reason in (reason for give in self._givers() for reason in give(shown, case)):
            if reason.share >= LEAST_SHARE and reason.kind not in found:
                found[reason.kind] = reason
        return tuple(sorted(found.values(), key=lambda reason: -reason.share)[:MOST])

    def rests_on(self, shown_past: Past, wish: Wish) -> tuple[str, ...]:
        """The products whose records the reasons of a list may need."""
        asked = tuple(i for i in (wish.like, wish.goes_with) if i)
        interests = tuple(i for part in shown_past.profile.interests for i in part.products[:NAMED])
        return tuple(dict.fromkeys((*asked, *Chosen.of(shown_past).all[:RECENT], *interests)))

    def _givers(self) -> tuple[Callable[[Shown, Case], Iterator[Reason]], ...]:
        return (
            self._asked_together,
            self._chosen_together,
            self._next,
            preference,
            habit,
            self._alike,
            cheaper,
            better_rated,
            rated,
            self._popular,
            new,
            wish,
        )

    def _asked_together(self, shown: Shown, case: Case) -> Iterator[Reason]:
        one = shown.wish.goes_with
        if one is not None and one in shown.products and self._together is not None:
            tie = self._together.together(one, (case.product.id,)).get(case.product.id)
            if tie is not None and tie.bought >= CUSTOMERS:
                yield Reason(ReasonKind.BOUGHT_WITH, case.share("together"), (one,), count=tie.bought)

    def _chosen_together(self, shown: Shown, case: Case) -> Iterator[Reason]:
        """Of the products that made a neighbours' recall find it: those that this customer bought and
        others bought with it, or looked at likewise."""
        names = [recall.name for recall in self._neighbours]
        share = sum(case.share(f"{name}.score", f"{name}.rank") for name in names)
        if share < LEAST_SHARE or self._together is None:
            return
        evidence = dict.fromkeys(
            i for r in self._neighbours for i, _ in r.because(shown.wish.past, case.product.id, RECENT)
        )
        sold = tuple(item for item in evidence if item in shown.products)
        ties = self._together.together(case.product.id, sold) if sold else {}
        bought = [i for i in sold if i in shown.chosen.bought and i in ties and ties[i].bought >= CUSTOMERS]
        looked = [i for i in sold if i in shown.chosen.looked and i in ties and ties[i].viewed >= CUSTOMERS]
        if bought:
            count = min(ties[item].bought for item in bought[:NAMED])
            yield Reason(ReasonKind.BOUGHT_WITH, share, tuple(bought[:NAMED]), count=count)
        elif looked:
            count = min(ties[item].viewed for item in looked[:NAMED])
            yield Reason(ReasonKind.LOOKED_AT_WITH, share, tuple(looked[:NAMED]), count=count)

    def _next(self, shown: Shown, case: Case) -> Iterator[Reason]:
        for recall in self._sequences:
            share = case.share(f"{recall.name}.score", f"{recall.name}.rank")
            if share >= LEAST_SHARE:
                evidence = [i for i, _ in recall.because(shown.wish.past, case.product.id)]
                chosen = [i for i in evidence if i in shown.chosen.all and i in shown.products]
                if chosen:
                    yield Reason(ReasonKind.NEXT, share, tuple(chosen[:NAMED]))

    def _alike(self, shown: Shown, case: Case) -> Iterator[Reason]:
        """To the product that was named, else to what the nearest interest rests on."""
        named = shown.wish.like
        if named is not None and named in shown.products and cosine(shown, named, case) >= ALIKE:
            yield Reason(ReasonKind.LIKE, case.share("alike"), (named,))
        share = case.share("interest", "semantic.score", "semantic.rank")
        interests = [i for part in shown.wish.past.profile.interests for i in part.products]
        chosen = shown.chosen.all
        items = [i for i in dict.fromkeys((*interests, *chosen)) if i in chosen and i in shown.products]
        near = [
            (near_by, item)
            for item, near_by in zip(items, shown.cosines(tuple(items), case.row), strict=True)
            if near_by >= ALIKE and item != case.product.id
        ]
        if near:
            yield Reason(ReasonKind.LIKE, share, tuple(i for _, i in sorted(near, reverse=True)[:NAMED]))

    def _popular(self, shown: Shown, case: Case) -> Iterator[Reason]:
        share = case.share("popularity", "popular.score", "popular.rank")
        count = self._counts.buyers(case.product.id) if self._counts is not None else 0
        if count >= BUYERS:
            yield Reason(ReasonKind.POPULAR, share, count=count)
