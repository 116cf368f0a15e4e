"""Prompts as the wording model gets them, and some of 600 tokens whose beginning is always the same."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice, product

import prompts
from assistant.generation.asking import parse, turns
from assistant.generation.brief import Brief, Item
from assistant.generation.openings import opening
from assistant.generation.voices import voice

THINGS = (
    Item("Adjustable Garden Trellis", "$41.50", (("material", "steel"), ("height", "180 cm"))),
    Item("Northlight Drawing Board", "$129", (("material", "beech"), ("rated", "4.6"))),
    Item("Copper Beech Kettle", "$64.95", (("capacity", "1.7 l"), ("", "out of stock"))),
    Item("Saltmarsh Wool Blanket, 140 x 200 cm", "$1,089", (("rated", "4.7"), ("washable", "by hand"))),
    Item("Fenwick KX-204 headlamp", "$38.20", (("brightness", "400 lumens"), ("waterproof", "yes"))),
    Item("Marlow Everyday Tote", "$24", (("color", "olive"), ("capacity", "18 l"))),
)
KINDS = ("found", "only", "compare", "answer", "sold out", "not known")
WANTED = ("something for the garden", "a gift under $50", "a warm blanket")

POLICY = (
    "Returns: unused items can be sent back within 30 days of delivery. Refunds go to the card that paid, "
    "within five working days of our receiving the parcel. Sale items can be exchanged, not refunded. "
    "Delivery: orders over $60 travel free; others cost $4.95 and take three to five working days. "
    "Gift cards: they do not expire and cannot be paid out. "
    "Repairs: what breaks within two years is mended. "
)
QUESTIONS = ("Can I send back a used kettle?", "What does delivery cost for $41.50?", "Do gift cards expire?")


@dataclass(frozen=True, slots=True)
class Asked:
    """Messages ({role, content}), and what numbers and names of the reply are copied from."""

    turns: list[dict[str, str]]
    words: str


def briefs(count: int) -> list[Asked]:
    """`count` prompts, few of them twice."""
    made = islice(cycle(product(range(len(THINGS)), KINDS)), count)
    return [_asked(_brief(kind, place, number // 36), number) for number, (place, kind) in enumerate(made)]


def passages(count: int) -> list[Asked]:
    """About 600 tokens each: policies that are the same in all, then a customer's question."""
    told = {"role": "system", "content": "You answer from the shop's policies.\n" + POLICY * 6}
    asked = [f"Order {1000 + n}: {question}" for n, question in enumerate(islice(cycle(QUESTIONS), count))]
    return [Asked([told, {"role": "user", "content": text}], text) for text in asked]


def _asked(given: Brief, number: int) -> Asked:
    manner = voice(number)
    begin = opening(given, manner)
    text = prompts.render("brief", voice=manner.name, begin=begin, brief=given.text)
    return Asked(turns(parse(text).messages), given.words)


def _brief(kind: str, place: int, shift: int) -> Brief:
    one, other = THINGS[place], THINGS[(place + 1 + shift) % len(THINGS)]
    wanted = ("wanted", WANTED[(place + shift) % len(WANTED)])
    names = (Item(one.name), Item(other.name))
    return {
        "found": Brief(kind, (wanted, ("fit", "5"), ("cheapest", "A")), (one, other)),
        "only": Brief(kind, (wanted, ("fit", "1")), (one,)),
        "compare": Brief(kind, (("cheaper", "A by $12.30: $24 against $36.30"),), names),
        "answer": Brief(kind, (("answer", "yes"), ("waterproof", "yes")), names[:1]),
        "sold out": Brief(kind, (("sold out", "A"),), (names[0], other)),
        "not known": Brief(kind, (("asked", "where it is made"), ("material", "steel")), names[:1]),
    }[kind]
