"""What the evidence holds of each product, as words said and denied, numbers and values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.evidence import Answered, Compared, Evidence, OptionAsked, Shown, Unanswered
from evals.truth.lexing import Token, sentences, stem, tokens
from evals.truth.polarity import denied
from retrieval.facets import values_of

YES, NO = frozenset({"yes", "true", "y"}), frozenset({"no", "false", "n"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a product's data, the word after it, and the attribute that it is a value of."""

    value: Decimal
    unit: str
    attribute: str | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    shown: Shown
    name: tuple[Token, ...]
    attributes: dict[str, tuple[str, ...]]
    said: frozenset[str]
    unsaid: frozenset[str]
    """Words that the data denies of it."""
    opinions: frozenset[str]
    numbers: tuple[Number, ...]
    values: dict[str, frozenset[str]] = field(default_factory=dict)
    """Attribute name to the stems of its values."""

    @property
    def words(self) -> frozenset[str]:
        return self.said | self.unsaid

    @property
    def id(self) -> str:
        return self.shown.product.id


def things(evidence: Evidence) -> tuple[Thing, ...]:
    """Every product in evidence, once, with what the findings add to its data."""
    return tuple(_thing(shown, _added(evidence, shown)) for shown in _every(evidence))


def _every(evidence: Evidence) -> list[Shown]:
    several: list[Shown] = []
    for finding in evidence.findings:
        one = getattr(finding, "product", None)
        several += [one] if one else []
        several += getattr(finding, "products", ()) or getattr(finding, "candidates", ())
        several += getattr(finding, "instead", ())
    found: dict[tuple[str, str], Shown] = {}
    for shown in (*several, *evidence.products):
        found.setdefault((shown.product.id, shown.variant.id if shown.variant else ""), shown)
    return list(found.values())


def _added(evidence: Evidence, shown: Shown) -> dict[str, tuple[str, ...]]:
    """Attribute values that stand in a finding."""
    added: dict[str, tuple[str, ...]] = {}
    for finding in evidence.findings:
        if isinstance(finding, Compared):
            place = next((i for i, s in enumerate(finding.products) if s == shown), None)
            for difference in finding.differences if place is not None else ():
                value = difference.values[place or 0]
                added |= {difference.attribute.lower(): (value,)} if value is not None else {}
        elif isinstance(finding, Answered) and finding.product == shown:
            answer = finding.values or (() if finding.yes is None else ("yes" if finding.yes else "no",))
            if answer and finding.about not in {"price", "rating", "in stock", "description"}:
                added[finding.about.lower()] = answer
        elif isinstance(finding, Unanswered) and finding.product == shown:
            added |= {name.lower(): (value,) for name, value in finding.known}
        elif isinstance(finding, OptionAsked) and finding.product == shown:
            added[finding.option.lower()] = finding.values
    return added


def _thing(shown: Shown, added: dict[str, tuple[str, ...]]) -> Thing:
    product = shown.product
    attributes = {**values_of(product), **added}
    texts = [*sentences(product.description), product.name, *product.category, *product.tags]
    texts += [text for text in (product.brand, shown.reason) if text]
    said, unsaid = polarities([*texts, *_stated(attributes)])
    opinions = frozenset(t.stem for review in product.reviews for t in tokens(review.text))
    numbers = tuple(numbers_in([*texts], None)) + tuple(
        number for name, values in attributes.items() for number in numbers_in(values, name)
    )
    values = {name: frozenset(t.stem for v in kept for t in tokens(v)) for name, kept in attributes.items()}
    return Thing(shown, _words(product.name), attributes, said, unsaid, opinions, numbers, values)


def _words(text: str) -> tuple[Token, ...]:
    return tuple(token for token in tokens(text) if token.kind != "mark")


def _stated(attributes: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Attributes as text: "not vegan" for a no, "vegan" for a yes."""
    for name, values in attributes.items():
        low = {value.lower() for value in values}
        if low and low <= NO:
            yield f"not {name}"
        else:
            yield name
            yield from (value for value in values if value.lower() not in YES | NO)


def polarities(texts: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    said: set[str] = set()
    unsaid: set[str] = set()
    for text in texts:
        read = tokens(text)
        no = denied(read)
        for place, token in enumerate(read):
            if token.kind != "mark":
                (unsaid if place in no else said).add(token.stem)
    return frozenset(said), frozenset(unsaid)


def numbers_in(texts: Iterable[str], attribute: str | None) -> Iterator[Number]:
    for text in texts:
        read = tokens(re.sub(r"(?<=\d)(?=[A-Za-z])", " ", text))
        for place, token in enumerate(read):
            if token.value is not None:
                yield Number(token.value, unit_after(read, place), attribute)


def unit_after(read: tuple[Token, ...], place: int) -> str:
    """The stem of the word after a number, or after the range that it begins: its unit or what it counts."""
    if (
        len(read) > place + 2
        and read[place + 1].low in {"to", "-", "–", "or"}
        and read[place + 2].value is not None
    ):
        return unit_after(read, place + 2)
    for token in read[place + 1 : place + 3]:
        if token.kind == "word":
            return token.stem
        if token.low not in {"-", "/", '"'}:
            return ""
    return ""


def known(name: str, thing: Thing) -> frozenset[str]:
    return thing.values.get(name, frozenset())


def name_stems(attribute: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"[^\W\d_]+", attribute))
