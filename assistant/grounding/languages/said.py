"""A sentence read back as one message of its language, with what stands in its slots, and its records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import product

from fluent.syntax import ast

from assistant.evidence import Evidence, Finding, Shown
from assistant.grounding.languages import slots
from assistant.grounding.languages.ledger import Item, Ledger, ledger
from assistant.grounding.languages.slots import simplified
from assistant.locales.messages import OTHER, formatted, messages
from assistant.locales.patterns import Pattern, patterns, plain
from assistant.naming import flat
from retrieval.catalog.product import Money
from retrieval.languages.codes import LANGUAGES
from retrieval.languages.lexicon import lexicon

Rule = Callable[["Said"], bool]
DEPTH = 4
"""Messages within messages that are read."""
ALONE = {"one": 1, "two": 2}
"""Numbers that the words of a message may say without figures, by their plural category."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What one sentence is checked against: a finding of the evidence, in one language."""

    tag: str
    evidence: Evidence
    finding: Finding
    book: Ledger
    rules: Mapping[str, Rule]

    def says(self, text: str, ids: Iterable[str], depth: int = 0) -> bool:
        """Whether a text is one of these messages, and true."""
        return any(self.rules[said.message](said) for said in self.readings(text, ids, depth))

    def about(self, finding: Finding) -> Scope:
        """The same language and rules, and the records of one part of the finding alone."""
        return Scope(self.tag, self.evidence, finding, ledger(finding, Evidence()), self.rules)

    def expand(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Messages by id, or by a prefix that ends in "-"."""
        wanted = tuple(ids)
        return tuple(
            m for m in self.rules if any(m == i or (i.endswith("-") and m.startswith(i)) for i in wanted)
        )

    def is_stated(self, text: str, value: str) -> bool:
        """Whether a text says a value of the records: itself, or yes and no in the language's words."""
        flat_value = value.strip().lower()
        if flat_value in {"yes", "true", "no", "false", "none"}:
            message = "value-yes" if flat_value in {"yes", "true"} else "value-no"
            return text == formatted(self.tag, message, {})
        return slots.is_value(text, value, self.tag)

    def readings(self, text: str, ids: Iterable[str], depth: int = 0) -> Iterable[Said]:
        if depth > DEPTH:
            return
        known = patterns(self.tag)
        for message in ids:
            if message not in self.rules:
                continue
            for pattern, chosen in zip(known.get(message, ()), choices(self.tag, message), strict=True):
                for found in read(pattern, text):
                    yield Said(message, self, found, pattern, chosen, depth, plain(text))


def scope(tag: str, evidence: Evidence, finding: Finding, rules: Mapping[str, Rule]) -> Scope:
    return Scope(tag, evidence, finding, ledger(finding, evidence), rules)


@dataclass(frozen=True, slots=True)
class Said:
    """`slots` hold the text of each slot, more than one where it stands twice; `chosen` the choices that
    pick these words ({"yes": "no"})."""

    message: str
    scope: Scope
    slots: Mapping[str, tuple[str, ...]]
    pattern: Pattern
    chosen: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    sentence: str = ""

    @property
    def tag(self) -> str:
        return self.scope.tag

    @property
    def book(self) -> Ledger:
        return self.scope.book

    def text(self, slot: str) -> str:
        """What stands in a slot; "" where it stands twice and differs."""
        texts = set(self.slots.get(slot, ()))
        return texts.pop().strip() if len(texts) == 1 else ""

    # ---- numbers ---------------------------------------------------------------------

    def count(self, slot: str, *values: int) -> bool:
        """One of these numbers, in figures; or by the words for one or two alone."""
        if slot not in self.slots:
            return ALONE.get(self.chosen.get(slot, "")) in values
        return any(slots.is_count(self.text(slot), value, self.tag) for value in values)

    def money(self, slot: str, price: Money | None) -> bool:
        return slots.is_price(self.text(slot), price, self.tag)

    def amount(self, slot: str, amounts: Iterable[Decimal], currency: str | None = None) -> bool:
        currency = currency or self.book.currency
        return any(slots.is_money(self.text(slot), amount, currency, self.tag) for amount in amounts)

    def is_amount(self, text: str, amounts: Iterable[Decimal]) -> bool:
        return any(slots.is_money(text, amount, self.book.currency, self.tag) for amount in amounts)

    def rating(self, slot: str, *shown: Shown) -> bool:
        return bool(shown) and all(
            slots.is_rating(self.text(slot), s.product.rating, self.tag) for s in shown
        )

    def number(self, slot: str) -> Decimal | None:
        return slots.number(self.text(slot), self.tag)

    def figure(self, text: str) -> Decimal | None:
        """The one number of a text, whatever stands around it."""
        return slots.figure(text, self.tag)

    def day(self, slot: str, *days: object) -> bool:
        return any(slots.is_day(self.text(slot), day, self.tag) for day in days)  # type: ignore[arg-type]

    # ---- names -----------------------------------------------------------------------

    def shown(self, slot: str, among: Iterable[Shown]) -> tuple[Shown, ...]:
        """The products that a list names, () if it names anything else; of several of one name, the first."""
        pool = tuple(among)
        found = slots.items(self.text(slot), self.tag, lambda text: self._of(text, pool, priced=False) != ())
        return () if found is None else tuple(self._of(text, pool, priced=False)[0] for text in found)

    def things(self, slot: str, among: Iterable[Shown]) -> tuple[Shown, ...]:
        """The products that a list names, each with its price; one without a known price may lack it."""
        pool = tuple(among)
        found = slots.items(self.text(slot), self.tag, lambda text: self._of(text, pool, priced=True) != ())
        return () if found is None else tuple(self._of(text, pool, priced=True)[0] for text in found)

    def _of(self, text: str, pool: tuple[Shown, ...], *, priced: bool) -> tuple[Shown, ...]:
        if priced:
            ids = ("part-thing", "part-thing-each")
            for inner in self.inside(text, ids):
                fitting = tuple(
                    s
                    for s in inner._of(inner.text("name"), pool, priced=False)
                    if inner.money("price", s.price)
                )
                if fitting:
                    return fitting
        return tuple(s for s in pool if (not priced or s.price is None) and self._called(text, s))

    def _called(self, text: str, shown: Shown) -> bool:
        if self.is_name(text, shown.product.name):
            return True
        options = tuple(shown.variant.options.items()) if shown.variant else ()
        return any(
            self.is_name(inner.text("name"), shown.product.name) and inner.are_options("values", options)
            for inner in self.inside(text, ("part-variant",))
        )

    def is_name(self, text: str, name: str) -> bool:
        return bool(text) and text in {name, " ".join(name.split()), flat(name), flat(name, 80)}

    def are_options(self, slot: str, options: Iterable[tuple[str, str]]) -> bool:
        """A list of values, each of which is one of these options."""
        pairs = tuple(options)
        return self.every(slot, lambda text: any(self.is_option(text, n, v) for n, v in pairs))

    def is_option(self, text: str, name: str, value: str) -> bool:
        if value.strip().lower() not in {"yes", "no", "true", "false", "none"} and slots.is_value(
            text, value, self.tag
        ):
            return True
        return any(
            slots.is_value(inner.text("attribute"), name, self.tag)
            and inner.scope.is_stated(inner.text("value"), value)
            for inner in self.inside(text, ("part-fact",))
        )

    def things_named(self, slot: str, among: Iterable[Item] | None = None) -> bool:
        """A list of items of the records: with how many, with options that are theirs, with their price."""
        pool = tuple(self.book.items if among is None else among)
        return self.every(slot, lambda text: any(self.is_item(text, item) for item in pool))

    def is_item(self, text: str, item: Item) -> bool:
        if self.is_name(text, item.name):
            return True
        for inner in self.inside(text, ("part-thing", "part-thing-each", "part-times", "part-variant")):
            if inner.message == "part-times":
                right = inner.count("count", item.quantity) or (
                    1 <= (slots.number(inner.text("count"), self.tag) or 0) <= item.quantity
                )
            elif inner.message == "part-variant":
                right = inner.are_options("values", item.options)
            else:
                right = any(inner.amount("price", [a], currency) for a, currency in item.prices)
            if right and inner.is_item(inner.text("name"), item):
                return True
        return False

    def is_all_of(self, text: str, item: Item) -> bool:
        """Whether a text names an item with how many of it there are, neither more nor fewer."""
        many = item.quantity
        if many == 1 and self.is_name(text, item.name):
            return True
        for inner in self.inside(text, ("part-thing", "part-thing-each", "part-times", "part-variant")):
            rest = item
            match inner.message:
                case "part-times":
                    right, rest = many > 1 and inner.count("count", many), replace(item, quantity=1)
                case "part-variant":
                    right = many == 1 and inner.are_options("values", item.options)
                case _:
                    each = inner.message == "part-thing-each" or many == 1
                    right = each and any(inner.amount("price", [a], c) for a, c in item.prices)
            if right and inner.is_all_of(inner.text("name"), rest):
                return True
        return False

    # ---- words -----------------------------------------------------------------------

    def every(self, slot: str, fits: Callable[[str], bool]) -> bool:
        return self.text(slot) != "" and slots.items(self.text(slot), self.tag, fits) is not None

    def values(self, slot: str, known: Iterable[str]) -> bool:
        """A list of values, each of which is one of these."""
        pool = tuple(value for value in known if value)
        return self.every(slot, lambda text: any(self.scope.is_stated(text, value) for value in pool))

    def value_list(self, slot: str, known: Iterable[str]) -> tuple[str, ...]:
        """The values that a list names; () where one of them is none of these."""
        pool = tuple(known)
        fits = slots.items(
            self.text(slot), self.tag, lambda text: any(self.scope.is_stated(text, v) for v in pool)
        )
        return fits or ()

    def value(self, slot: str, value: str) -> bool:
        return self.scope.is_stated(self.text(slot), value)

    def word(self, message: str) -> str:
        """A message that is a word."""
        return formatted(self.tag, message, {})

    def all_choices(self) -> tuple[Mapping[str, str], ...]:
        return choices(self.tag, self.message)

    def label(self, slot: str, message: str) -> bool:
        """Whether a slot holds a message that is a word."""
        return self.text(slot) == formatted(self.tag, message, {})

    def english(self, text: str) -> tuple[str, ...]:
        """The English terms that a text may stand for."""
        known = lexicon(LANGUAGES[self.tag].data)
        plain = simplified(text) if self.tag == "zh-Hant" else text
        return known.english(plain)

    def verbatim(self, slot: str, *known: str) -> bool:
        """One of these texts as it stands, in quotation marks or not."""
        text = self.unquoted(slot)
        return bool(text) and any(
            text in {value, value.strip(), flat(value), flat(value, 80)} for value in known
        )

    def unquoted(self, slot: str) -> str:
        marked = formatted(self.tag, "quotation", {"quote": "\x00"})
        return slots.bare(self.text(slot), marked.split("\x00"))

    # ---- messages within messages -------------------------------------------------------

    def inside(self, text: str, ids: Iterable[str]) -> Iterable[Said]:
        if self.depth >= DEPTH:
            return
        known = patterns(self.tag)
        for message in ids:
            for pattern, chosen in zip(known.get(message, ()), choices(self.tag, message), strict=True):
                for found in read(pattern, text):
                    yield Said(message, self.scope, found, pattern, chosen, self.depth + 1, plain(text))

    def parts(self, slot: str, *ids: str) -> bool:
        """A list of other messages (an id, or a prefix that ends in "-"), each of them true."""
        wanted = self.scope.expand(ids)
        return self.every(slot, lambda text: self.scope.says(text, wanted, self.depth + 1))


def read(pattern: Pattern, text: str) -> Iterable[Mapping[str, tuple[str, ...]]]:
    """The text of the slots, with the first of them as short as can be, and as long."""
    found = pattern.read(text)
    if found is None:
        return
    yield found
    longest = greedy(pattern.expression).fullmatch(plain(text))
    if longest is not None:
        other: dict[str, tuple[str, ...]] = {}
        for group, part in longest.groupdict().items():
            if part is not None:
                other[group.split("__")[0]] = (*other.get(group.split("__")[0], ()), part)
        if other != found:
            yield other


@lru_cache(maxsize=8192)
def greedy(expression: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(expression.pattern.replace(".+?)", ".+)"), expression.flags)


@lru_cache(maxsize=4096)
def choices(tag: str, message: str) -> tuple[Mapping[str, str], ...]:
    """The choices behind each pattern of a message, in the patterns' order."""
    code = tag if tag == "zh-Hant" else LANGUAGES[tag].data
    found = next((m for m in messages(code) if m.id.name == message), None)
    if found is None:
        return ()
    bodies = [found.value, *(a.value for a in found.attributes if a.id.name == OTHER)]
    return tuple(way for body in bodies if body is not None for way in _chosen(body))


def _chosen(pattern: ast.Pattern) -> list[Mapping[str, str]]:
    each: list[list[Mapping[str, str]]] = []
    for element in pattern.elements:
        inside = element.expression if isinstance(element, ast.Placeable) else None
        if not isinstance(inside, ast.SelectExpression):
            continue
        selector = inside.selector
        name = selector.id.name if isinstance(selector, ast.VariableReference) else ""
        each.append(
            [
                {name: _key(variant.key), **deeper}
                for variant in inside.variants
                for deeper in _chosen(variant.value)
            ]
        )
    return [{k: v for part in parts for k, v in part.items()} for parts in product(*each)]


def _key(key: ast.Identifier | ast.NumberLiteral) -> str:
    return key.name if isinstance(key, ast.Identifier) else str(key.value)
