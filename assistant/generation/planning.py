"""What the model is to say of a finding, one sentence at a time.

A small model words one point well and mixes up two, so the plan decides what each sentence
says, in which order, and gives it that sentence's facts alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import singledispatch
from itertools import islice

from assistant.evidence import Answered, Compared, Finding, Found, Nearest, Recommended, Shown
from assistant.generation.facts import NO, YES, agree, attribute, clean, denied, statements
from assistant.generation.words import listing, money, plain, several

LONGEST_NAME = 80
NOTHING_NEAR: dict[str, object] = {"name": "", "price": ""}


@dataclass(frozen=True, slots=True)
class Point:
    """One sentence to come: the prompt that words it, its variables, and what it must hold
    (names and amounts, as they have to be written). When that and the facts are said, the
    sentence is over."""

    prompt: str
    variables: dict[str, object] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    in_order: bool = False
    """Whether the needs have to be said in their order, where another one would mix up whose
    value is whose."""

    def made(self, said: str) -> bool:
        """Whether a sentence holds what it must."""
        rest = said.lower()
        for need in self.needs:
            _, found, after = rest.partition(need.lower())
            if not found:
                return False
            rest = after if self.in_order else rest
        return True

    def complete(self, said: str) -> bool:
        """Whether a sentence holds all that it was given, so that more could only repeat it."""
        facts = (fact.partition(" ")[2] for fact in self.facts)
        return self.made(said) and all(fact.lower() in said.lower() for fact in facts)


@singledispatch
def plan(finding: Finding) -> tuple[Point, ...]:
    """The points of a finding; none if its words are not the model's to choose."""
    return ()


@plan.register
def _(finding: Found) -> tuple[Point, ...]:
    products = finding.products
    if not products or finding.level > 1:
        return ()
    first, rest = products[0], products[1:2]
    if finding.how:
        lead = _about("ordered", first, finding.wanted, rest, how=clean(finding.how, 40))
    else:
        lead = _about("only" if finding.total == 1 else "suggest", first, finding.wanted, rest)
    return (lead, *(_about("also", shown, finding.wanted, (first,)) for shown in rest))


@plan.register
def _(finding: Recommended) -> tuple[Point, ...]:
    if not finding.products:
        return ()
    first, rest = finding.products[0], finding.products[1:2]
    return (
        _about("recommend", first, finding.wanted, rest),
        *(_about("also", shown, finding.wanted, (first,)) for shown in rest),
    )


@plan.register
def _(finding: Nearest) -> tuple[Point, ...]:
    wanted = clean(finding.wanted, LONGEST_NAME)
    if not finding.carried and wanted and not wanted.startswith("“"):
        named = _named(finding.products[0]) if finding.products else NOTHING_NEAR
        return (Point("missing", {"wanted": wanted, "facts": (), **named}, (wanted, *_needs(named))),)
    asked = wanted and not wanted.startswith(("something", "“"))
    if not finding.products or not finding.unmet or not asked:
        return ()
    named = _named(finding.products[0])
    return (Point("nearest", {"wanted": wanted, **named}, (wanted, *_needs(named))),)


@plan.register
def _(finding: Compared) -> tuple[Point, ...]:
    if len(finding.products) != 2:
        return ()
    if finding.about:
        return tuple(islice(_differences(finding), 1))
    return tuple(islice((*_prices(finding), *_ratings(finding), *_differences(finding)), 2))


@plan.register
def _(finding: Answered) -> tuple[Point, ...]:
    if finding.quote:
        return ()
    named = _named(finding.product)
    about, values = clean(finding.about, 40).lower(), tuple(clean(value, 60) for value in finding.values)
    if about == "price" and named["price"]:
        values = (str(named["price"]),)
    if about == "in stock" or (values and {value.lower() for value in values} <= YES | NO):
        return _yes_or_no(finding, about, str(named["name"]))
    if about == "rating":
        return ()
    if not values or not about or finding.yes is not None:
        return ()
    said = listing(values)
    return (
        Point(
            "answer", {"attribute": about, "value": said, "name": named["name"]}, (str(named["name"]), said)
        ),
    )


def _yes_or_no(finding: Answered, about: str, name: str) -> tuple[Point, ...]:
    if finding.yes is None:
        return ()
    fact = (attribute(about, ("yes",)) or "") if finding.yes else denied(about)
    if about == "in stock":
        fact = "is in stock" if finding.yes else "is not in stock"
    fact = agree(fact, finding.product.product.name)
    return (Point("yes", {"yes": finding.yes, "name": name, "fact": fact}, (name, fact)),)


def _about(prompt: str, shown: Shown, wanted: str, others: tuple[Shown, ...], **more: object) -> Point:
    named = _named(shown)
    reason = _reason(shown)
    said = list(dict.fromkeys([*reason, *statements(shown, wanted, others)]))[:1]
    facts = tuple(agree(fact, shown.product.name) for fact in said)
    needs = (*_needs(named), *(str(value) for value in more.values()))
    return Point(prompt, {**named, **more, "facts": facts}, needs, facts)


def _reason(shown: Shown) -> tuple[str, ...]:
    """Why a product is here, where that makes a predicate ("rated 4.7 out of 5 by 31 customers")."""
    reason = clean(shown.reason or "", 80)
    return (f"is {reason}",) if reason.startswith("rated ") else ()


def _named(shown: Shown) -> dict[str, object]:
    price = money(shown.price) if shown.price else ""
    return {"name": clean(shown.product.name, LONGEST_NAME), "price": price}


def _needs(named: dict[str, object]) -> tuple[str, ...]:
    return tuple(str(value) for value in named.values() if value)


def _prices(finding: Compared) -> Iterator[Point]:
    pair = _ordered(finding, finding.cheaper)
    if pair and (low := pair[0].price) and (high := pair[1].price):
        yield _against("cheaper", pair, money(low), money(high))


def _ratings(finding: Compared) -> Iterator[Point]:
    pair = _ordered(finding, finding.better_rated)
    if pair and (high := pair[0].product.rating) and (low := pair[1].product.rating):
        yield _against("better rated", pair, plain(high), plain(low))


def _ordered(finding: Compared, better: str | None) -> tuple[Shown, Shown] | None:
    first, second = finding.products
    if better not in {first.product.id, second.product.id}:
        return None
    return (first, second) if first.product.id == better else (second, first)


def _against(kind: str, pair: tuple[Shown, Shown], value: str, other: str) -> Point:
    better, worse = (clean(shown.product.name, LONGEST_NAME) for shown in pair)
    given: dict[str, object] = {
        "kind": kind,
        "better": better,
        "value": value,
        "worse": worse,
        "against": other,
    }
    given["many"] = several(pair[0])
    return Point("against", given, (better, value, other, worse), in_order=True)


def _differences(finding: Compared) -> Iterator[Point]:
    first, second = (clean(shown.product.name, LONGEST_NAME) for shown in finding.products)
    for difference in finding.differences:
        one, other = difference.values
        if one is None or other is None or len(one) > 60 or len(other) > 60:
            continue
        name, one, other = clean(difference.attribute, 40).lower(), clean(one), clean(other)
        given = {"attribute": name, "first": first, "one": one, "second": second, "other": other}
        yield Point("differ", dict(given), (one, first, other, second), in_order=True)
