"""Sentences and bullets in English, made of a product's facts alone: no word of praise that no fact is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.copywriting.kinds import Fact, Tone
from assistant.generation.words import capital, listing, plural

YES, NO = frozenset({"yes", "true"}), frozenset({"no", "false", "none"})
MATERIALS = frozenset({"material", "fabric"})
CHOICES = frozenset({"color", "colour", "flavor", "flavour", "scent"})
WHOM = {"men": "men", "male": "men", "women": "women", "female": "women", "kids": "kids", "unisex": ""}
QUALITY = re.compile(r"[\w ]+(?:proof|resistant|able|ible|free|safe|less)|\w+(?:ed|ic|made|an)")
"""Names of attributes that a thing can be said to be: "waterproof", "dishwasher safe", "organic"."""
MOST_TAGS: dict[Tone, int] = {"short": 0, "plain": 1, "warm": 2}
"""Facts that a title tells beside the name."""


class Subject:
    """What a draft speaks of: by its name where it begins, by "it" or "they" from then on."""

    def __init__(self, name: str) -> None:
        self.name, self.many = name, plural(name)
        self.it = "They" if self.many else "It"

    @property
    def titled(self) -> str:
        brings_one = self.name.lower().startswith(("the ", "a ", "an "))
        return self.name if brings_one else f"The {self.name}"

    def verb(self, one: str, many: str) -> str:
        return many if self.many else one


def opening(subject: Subject, brand: str, category: str, tone: Tone, style: int) -> str:
    """What it is; "" where the data gives neither brand nor category."""
    be = subject.verb("is", "are")
    by = f"by {brand}" if foreign(brand, subject.name) else ""
    ours = f"in our {_inside(category)} range" if category else ""
    if tone == "short":
        return f"{subject.name}, {by}." if by else ""
    if by and ours:
        ways = (f"{subject.titled} {by} {be} {ours}.", f"{subject.titled} {be} {by}, {ours}.")
        return ways[style % 2]
    told = by or ours
    return f"{subject.titled} {be} {told}." if told else ""


def sentence(fact: Fact, subject: Subject, tone: Tone, style: int) -> str:
    """One fact as a sentence of this tone."""
    if tone == "short":
        return f"{bullet(fact)}."
    ways = _ways(fact, subject, listing(fact.values), tone)
    return ways[style % len(ways)]


def _ways(fact: Fact, subject: Subject, values: str, tone: Tone) -> tuple[str, ...]:
    it, name, be = subject.it, fact.about, subject.verb("is", "are")
    pair = f"{capital(name)}: {values}."
    if states(fact, YES) and QUALITY.fullmatch(name):
        return (f"{it} {be} {name}.",)
    if states(fact, NO) and QUALITY.fullmatch(name):
        return (f"{it} {be} not {name}.",)
    if name == "gender" and len(fact.values) == 1 and fact.values[0].lower() in WHOM:
        whom = WHOM[fact.values[0].lower()]
        return (f"{it} {be} for {whom}." if whom else f"{it} {be} unisex.",)
    if name in MATERIALS:
        return (f"{it} {be} made of {values}.", f"The {name} is {values}.")
    if name in CHOICES:
        comes = f"{it} {subject.verb('comes', 'come')} in {values}."
        several = tone == "warm" and len(fact.values) > 1
        return (
            (comes, f"You can have {it.lower() if it == 'It' else 'them'} in {values}.")
            if several
            else (comes,)
        )
    if name == "weight":
        return (f"{it} {subject.verb('weighs', 'weigh')} {values}.", f"The weight is {values}.")
    if len(fact.values) > 1 or states(fact, YES | NO) or any(c.isdigit() for c in values):
        return (pair,)
    return (f"The {name} is {values}.", pair) if tone == "warm" else (f"The {name} is {values}.",)


def joined(first: str, second: str, subject: Subject) -> str:
    """Two sentences of the same subject as one; "" where they do not begin alike."""
    both = first.startswith(f"{subject.it} ") and second.startswith(f"{subject.it} ")
    if not both or " not " in first + second:
        return ""
    return f"{first[:-1]} and {second[len(subject.it) + 1 :]}"


def bullet(fact: Fact) -> str:
    """One fact as an item of a list."""
    if states(fact, YES) and QUALITY.fullmatch(fact.about):
        return capital(fact.about)
    return f"{capital(fact.about)}: {', '.join(fact.values)}"


def title(name: str, brand: str, facts: Sequence[Fact], tone: Tone) -> str:
    """The name, whose it is, and what decides."""
    by = f" by {brand}" if foreign(brand, name) else ""
    telling = [tag for tag in map(tag_of, facts) if tag and tag.lower() not in name.lower()]
    return ", ".join((f"{name}{by}", *telling[: MOST_TAGS[tone]]))


def tag_of(fact: Fact) -> str:
    """What of a fact can stand in a title; "" for nothing."""
    if states(fact, YES):
        return fact.about if QUALITY.fullmatch(fact.about) else ""
    return fact.values[0] if fact.about in MATERIALS and len(fact.values) == 1 else ""


def question(fact: Fact, subject: Subject) -> str:
    """What a customer would ask to hear this fact."""
    it, be, do = subject.it.lower(), subject.verb("is", "are"), subject.verb("does", "do")
    name = fact.about
    if states(fact, YES | NO) and QUALITY.fullmatch(name):
        return f"{capital(be)} {it} {name}?"
    if name in MATERIALS:
        return f"What {be} {it} made of?"
    if name in CHOICES | {"size"}:
        return f"Which {plural_of(name)} {do} {it} come in?"
    if name == "weight":
        return f"How much {do} {it} weigh?"
    return lacking(name, subject)


def lacking(name: str, subject: Subject) -> str:
    """A question for an attribute whose value is not known."""
    if QUALITY.fullmatch(name):
        return f"{capital(subject.verb('is', 'are'))} {subject.it.lower()} {name}?"
    return f"What is the {name}?"


def plural_of(name: str) -> str:
    return name if name.endswith("s") else f"{name}s"


def foreign(brand: str, name: str) -> bool:
    """Whether a name does not say the brand already."""
    return bool(brand) and brand.lower() not in name.lower()


def states(fact: Fact, words: frozenset[str]) -> bool:
    return len(fact.values) == 1 and fact.values[0].strip().lower() in words


def _inside(category: str) -> str:
    """A category inside a sentence: only plain capitalised words lose their capital."""
    return " ".join(word.lower() if word.istitle() else word for word in category.split())
