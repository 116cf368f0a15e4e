"""Items as they are spoken of, and what is said of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.actions.desk.reading.marks import OLD
from assistant.actions.desk.reading.names import Mention
from assistant.actions.desk.reading.options import Value
from assistant.actions.desk.reading.records import Records, Row
from assistant.actions.desk.reading.scales import comparison, ranked
from assistant.actions.desk.reading.tokens import Text
from assistant.actions.desk.said import ItemSaid
from assistant.desk import Wanted
from retrieval.words import word_set

LEAD = word_set(
    """copies copy pair pairs the my a an this that these those both all of one two three four five other new
    same our your another single entire exact said old current and , & first second more most less expensive
    cheaper cheapest bigger smaller larger taller shorter only extra existing original purchased
    ordered recent each every brand similar different"""
)

PAIRS = word_set(
    """shoes boots sneakers sandals slippers gloves mittens socks pants trousers leggings headphones
    earbuds sunglasses chinos pruners pliers runners glasses shades trainers earphones airpods weights
    suitcases earpods"""
)
"""Plurals that may be of one thing."""


@dataclass(slots=True)
class Item:
    """Something spoken of: the rows that it may be."""

    said: str
    rows: list[Row]
    products: tuple[str, ...] = ()
    every: bool = False
    quantity: int | None = None
    start: int = 0
    end: int = 0

    def told(self) -> ItemSaid:
        return ItemSaid(self.said, tuple(row.key for row in self.rows), self.every, self.quantity)


@dataclass(slots=True)
class Entry:
    """An item and what is said of it."""

    item: Item | None
    products: tuple[str, ...]
    rows: list[Row]
    old: dict[str, str] = field(default_factory=dict)
    goal: dict[str, str] = field(default_factory=dict)
    avoided: dict[str, list[str]] = field(default_factory=dict)
    free: set[str] = field(default_factory=set)
    pick: str = ""
    unmatched: list[str] = field(default_factory=list)
    otherwise: list[Wanted] = field(default_factory=list)
    role: str = OLD
    said: dict[str, int] = field(default_factory=dict)
    """Where each option was last spoken of."""

    @property
    def wanted(self) -> bool:
        return bool(self.goal or self.avoided or self.pick or self.unmatched or self.free)

    def narrowed(self) -> list[Row]:
        """The rows that fit what describes the item."""
        rows = self.rows
        for option, value in self.old.items():
            fitting = [row for row in rows if row.line.options.get(option) == value]
            rows = fitting or rows
        return rows

    def result(self) -> Wanted:
        goal = {option: value for option, value in self.goal.items() if option not in self.free}
        pick = self.pick
        if self.free and pick in ("", "cheapest"):
            pick = pick or "cheapest"
            rows = self.narrowed()
            if rows and not self.pick:
                for option, value in rows[0].line.options.items():
                    if option not in self.free:
                        goal.setdefault(option, value)
        return Wanted(
            goal,
            {option: tuple(values) for option, values in self.avoided.items()},
            pick,
            tuple(self.otherwise),
            tuple(dict.fromkeys(self.unmatched)),
        )


def noun_phrase(
    text: Text, mention: Mention, records: Records, floor: int, behind: bool = False
) -> tuple[int, list[Value]]:
    """Where the words before a name that belong to it begin, and the values among them."""
    values: list[Value] = []
    for product in mention.products:
        for value in records.options(product).find(text, floor, mention.start):
            if value not in values:
                values.append(value)
    at = mention.start
    while at > floor:
        before = next((v for v in values if v.end == at), None)
        if behind and text[at - 1].word in (",", "and", "&"):
            break
        if before:
            at = before.start
        elif text[at - 1].word in LEAD and not (
            text[at - 1].word in (",", "and", "&") and not any(v.end == at - 1 for v in values)
        ):
            at -= 1
        else:
            break
    while at < mention.start and text[at].word in (",", "and", "&", "of", "that", "more", "first", "only"):
        if (
            text[at].word in ("more", "that")
            and at + 1 < mention.start
            and text[at + 1].word in ("expensive",)
        ):
            break
        if text[at].word == "that" and at + 1 >= mention.start:
            break
        at += 1
    return at, [v for v in values if v.start >= at]


def item_of(text: Text, mention: Mention, values: Sequence[Value], start: int, rows: Sequence[Row]) -> Item:
    fitting = [row for row in rows if row.line.product_id in mention.products]
    if mention.state:
        fitting = [row for row in fitting if row.order.status.startswith(mention.state)] or fitting
    lead = [token.word for token in text.tokens[start : mention.start]]
    plural = text[mention.end - 1].word.endswith("s") and not _always_plural(mention, fitting)
    numbers = [
        int(t.number)
        for t in text.tokens[start : mention.start]
        if t.number.isdigit() and not t.amount and 0 < int(t.number) < 100
    ]
    number = (
        numbers[0]
        if numbers
        and not any(
            v.start <= j < v.end
            for v in values
            for j in range(start, mention.start)
            if text[j].number == str(numbers[0])
        )
        else None
    )
    if number == 1 and "one" in lead and "of" not in lead and "the" in lead:
        number = None
    every = bool({"both", "all", "each", "every"} & set(lead)) or (
        plural and len(fitting) > 1 and number is None
    )
    if {"both", "all"} & set(lead) and number == len(fitting):
        number = None
    fitting = _by_price(lead, fitting, values)
    if number is not None and number == 1 and not every and "one" not in lead:
        number = 1
    if "one" in lead and "of" in lead:
        every = False
        number = 1
    return Item(text.said(start, mention.end), fitting, mention.products, every, number, start, mention.end)


def _by_price(lead: Sequence[str], rows: list[Row], values: Sequence[Value]) -> list[Row]:
    """ "the more expensive t-shirt", "the bigger one", of several that they have."""
    if len(rows) < 2:
        return rows
    words = " ".join(lead)
    if re.search(r"\b(?:more|most) expensive\b", words):
        top = max(row.line.price for row in rows)
        return [row for row in rows if row.line.price == top]
    if re.search(r"\b(?:cheaper|cheapest|less expensive|least expensive)\b", words):
        low = min(row.line.price for row in rows)
        return [row for row in rows if row.line.price == low]
    for word in lead:
        compared = comparison(word)
        if compared:
            options, way, _ = compared
            for option in options:
                owned = {row.line.options.get(option, "") for row in rows}
                if len(owned) > 1 and "" not in owned:
                    order = ranked(owned, next(iter(owned)))
                    if len(order) == len(owned):
                        best = order[-1 if way > 0 else 0][1]
                        return [row for row in rows if row.line.options.get(option) == best]
    return rows


def _always_plural(mention: Mention, rows: Sequence[Row]) -> bool:
    """Names that are plural for one thing: boots, headphones."""
    head = mention.head.split()[-1] if mention.head else ""
    if head in PAIRS:
        return True
    return any(re.search(rf"\b{re.escape(head)}\b", row.line.name.lower().replace("-", " ")) for row in rows)
