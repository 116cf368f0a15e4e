"""What one planned turn has come to so far: private to one request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.evidence import Cart, Evidence
from assistant.planner.guards import WRITES
from assistant.turn import Conversation
from assistant.understood import Intent, Understood

MOST_RESULTS = 3
"""That a reply is made from, where the model does not choose: the last ones."""
SEARCHES = frozenset({Intent.PRODUCT_SEARCH, Intent.REFINE, Intent.RECOMMEND})


@dataclass(frozen=True, slots=True)
class Result:
    """What one tool call came to. `wrote`: it changed something, and must be told."""

    understood: Understood
    evidence: Evidence
    wrote: bool = False


@dataclass(slots=True)
class Work:
    heard: Understood
    conversation: Conversation
    ids: frozenset[str]
    """Products that the model may point at."""
    results: list[Result] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    faults: int = 0
    chosen: tuple[int, ...] = ()
    over: bool = False

    @property
    def standing(self) -> Conversation:
        """The conversation with the cart as it is by now."""
        carts = [r.evidence.cart for r in self.results if r.evidence.cart is not None]
        cart: Cart = carts[-1] if carts else self.conversation.cart
        return replace(self.conversation, cart=cart)

    @property
    def done(self) -> frozenset[Intent]:
        return frozenset(intent for r in self.results if r.wrote for intent in r.understood.intents)

    @property
    def owes(self) -> bool:
        """Whether the customer's words ask for a change that is not made yet."""
        return bool(WRITES & set(self.heard.intents) - self.done)

    def add(self, result: Result) -> int:
        """Its number, by which the model may choose it."""
        self.results.append(result)
        self.ids |= {shown.product.id for shown in result.evidence.products}
        return len(self.results)

    def choose(self, numbers: Sequence[int]) -> None:
        self.chosen = tuple(number for number in numbers if 0 < number <= len(self.results))
        self.over = True

    def outcome(self) -> tuple[Understood, Evidence] | None:
        """What the reply is made from and what the turn is kept as; None if nothing came of it."""
        last = self.chosen or range(len(self.results) - MOST_RESULTS + 1, len(self.results) + 1)
        kept = [r for number, r in enumerate(self.results, 1) if r.wrote or number in last]
        if not kept:
            return None
        evidence = Evidence(asked=self.heard.text)
        for result in kept:
            evidence += result.evidence
        searches = [r.understood.query for r in kept if SEARCHES & set(r.understood.intents)]
        understood = replace(
            self.heard,
            intents=tuple(dict.fromkeys(intent for r in kept for intent in r.understood.intents)),
            query=searches[-1] if searches else self.heard.query,
            references=tuple(dict.fromkeys(i for r in kept for i in r.understood.references)),
        )
        return understood, evidence
