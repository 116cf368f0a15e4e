"""The evidence as the checker looks at it: products, the shop's own text, and what was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from assistant.evidence import (
    CartChanged,
    CartShown,
    Compared,
    Evidence,
    Finding,
    Found,
    Nearest,
    OptionAsked,
    PolicyFound,
)
from evals.truth.lexing import sentences, stems, tokens
from evals.truth.things import Number, Thing, numbers_in, things
from retrieval.catalog.product import Money


@dataclass(frozen=True, slots=True)
class Wrong:
    """A fact wrongly stated: what kind of fact, the words, and why they are not true."""

    kind: str
    words: str
    why: str
    at: int = field(default=-1, compare=False)
    """Where in its sentence, in tokens; -1 where it is of the whole sentence."""


@dataclass(frozen=True, slots=True)
class World:
    evidence: Evidence
    things: tuple[Thing, ...]
    shop: frozenset[str]
    """Words of the shop's passages and of the cart."""
    passages: tuple[str, ...]
    """The passages' sentences."""
    shop_numbers: tuple[Number, ...]
    request: frozenset[str]
    request_numbers: frozenset[Decimal]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.evidence.findings

    @property
    def satisfied(self) -> bool:
        """Whether the products have all that was asked for."""
        return any(isinstance(f, Found) for f in self.findings)

    def of(self, kind: type[Finding]) -> list[Finding]:
        return [f for f in self.findings if isinstance(f, kind)]

    def name(self, place: int) -> str:
        return self.things[place].shown.product.name


def world(evidence: Evidence) -> World:
    passages = [*evidence.passages]
    for finding in evidence.findings:
        if isinstance(finding, PolicyFound):
            passages += [p for p in finding.passages if p not in passages]
    ruled = tuple(line for p in passages for line in sentences(p.text))
    texts = [*ruled, *(line for p in passages for line in (p.title, p.heading)), *_cart(evidence)]
    asked = " ; ".join(_requests(evidence))
    return World(
        evidence,
        things(evidence),
        frozenset().union(*map(stems, texts)) if texts else frozenset(),
        ruled,
        tuple(numbers_in(texts, None)),
        stems(asked),
        frozenset(t.value for t in tokens(asked) if t.value is not None),
    )


def _requests(evidence: Evidence) -> list[str]:
    said = [evidence.asked]
    for finding in evidence.findings:
        said += [str(getattr(finding, name, "") or "") for name in ("wanted", "about", "said", "option")]
        said += [*getattr(finding, "unmet", ())]
    return [text for text in said if text]


def _cart(evidence: Evidence) -> list[str]:
    lines = []
    for finding in evidence.findings:
        if isinstance(finding, CartChanged):
            lines.append(f"{finding.change} {finding.line.quantity} to from your cart total together")
        if isinstance(finding, CartChanged | CartShown):
            for line in finding.cart.lines:
                options = " ".join(value for _, value in line.options)
                lines.append(f"in your cart {line.quantity} {line.name} {options} {_amount(line.price)}")
            lines.append(f"total comes together {_amount(finding.cart.total)} empty now")
    return lines


def _amount(price: Money | None) -> str:
    return f"${price.amount}" if price else ""


def comparison(world: World) -> Compared | None:
    return next((f for f in world.findings if isinstance(f, Compared)), None)


def nothing(world: World) -> Nearest | None:
    return next((f for f in world.findings if isinstance(f, Nearest)), None)


def option(world: World) -> OptionAsked | None:
    return next((f for f in world.findings if isinstance(f, OptionAsked)), None)
