"""How a fact of a product is put into words: as a predicate, a clause or a bare mention."""

from __future__ import annotations

import re

from assistant.generation.brief import Line
from assistant.generation.facts import ADJECTIVE, MANY, NO, YES
from assistant.generation.words import listing

PREDICATES: dict[str, str] = {
    "material": "is made of {}",
    "weight": "weighs {}",
    "color": "comes in {}",
    "colour": "comes in {}",
    "rated": "is rated {} out of 5",
    "has": "has {}",
    "capacity": "holds {}",
    "volume": "holds {}",
    "max load": "takes a load of up to {}",
    "length": "is {} long",
    "height": "is {} high",
    "width": "is {} wide",
    "depth": "is {} deep",
    "thickness": "is {} thick",
    "diameter": "is {} across",
    "dimensions": "measures {}",
    "brightness": "gives {}",
    "made in": "is made in {}",
    "origin": "comes from {}",
    "scent": "smells of {}",
    "author": "is by {}",
    "language": "is in {}",
    "sleeps": "sleeps {}",
    "players": "is for {} players",
    "pet": "is for a {}",
    "age": "is for ages {}",
    "skin type": "is for {} skin",
    "power": "runs on {}",
    "charging": "charges by {}",
    "battery life": "has a battery life of {}",
    "closure": "closes with {}",
}
"""By attribute, in the singular. What is not here is said by the general forms below."""

YES_NO: dict[str, tuple[str, str]] = {
    "assembly required": ("needs assembly", "needs no assembly"),
    "battery needed": ("needs a battery", "needs no battery"),
    "floats": ("floats", "does not float"),
    "handmade": ("is handmade", "is not handmade"),
    "usb charging": ("charges by USB", "does not charge by USB"),
}
UNCOUNTED = frozenset(
    {
        "caffeine",
        "fragrance",
        "storage",
        "padding",
        "lining",
        "wifi",
        "wi-fi",
        "bluetooth",
        "gps",
        "insulation",
    }
)
MEASURED = re.compile(r"\d")


def predicate(fact: Line, many: bool) -> str | None:
    """ "is waterproof", "weigh 280 g"; None for what only makes a clause of its own."""
    label, value = fact
    said = _predicate(label, value)
    if said is None or not many:
        return said
    verb, _, rest = said.partition(" ")
    return f"{MANY.get(verb, several(verb))} {rest}".strip()


REGULAR = frozenset(
    (
        "holds",
        "takes",
        "carries",
        "measures",
        "gives",
        "smells",
        "runs",
        "charges",
        "closes",
        "needs",
        "floats",
    )
)


def several(verb: str) -> str:
    """A regular verb of ours in the plural: "weigh", "carry"."""
    if verb not in REGULAR:
        return verb
    return f"{verb[:-3]}y" if verb.endswith("ies") else verb[:-1]


def _predicate(label: str, value: str) -> str | None:
    if not label:
        return value if value.startswith(("is ", "has ")) else f"is {value}"
    if label == "why":
        return f"is {value}"
    if (lowered := value.lower()) in YES | NO:
        return _yes_no(label, lowered in YES)
    if label == "gender":
        return "is unisex" if lowered == "unisex" else f"is for {value}"
    if pattern := PREDICATES.get(label):
        return pattern.format(value)
    if value.isdigit() and label.endswith("s"):
        return f"has {value} {label}" if int(value) > 1 else None
    if MEASURED.search(value) and not value.isdigit():
        return f"has {article(label)} of {value}"
    return None


def _yes_no(label: str, yes: bool) -> str:
    if label in YES_NO:
        return YES_NO[label][0 if yes else 1]
    if ADJECTIVE.search(label):
        return f"is {label}" if yes else f"is not {label}"
    if yes:
        return f"has {label}" if label in UNCOUNTED or label.endswith("s") else f"has {article(label)}"
    return f"has no {label}"


def clause(fact: Line, subject: str, many: bool) -> str:
    """A whole clause: "it weighs 280 g", "its closure is velcro"."""
    if said := predicate(fact, many):
        return f"{subject} {said}"
    label, value = fact
    owner = {"it": "its", "they": "their"}.get(subject)
    are = "are" if label.endswith("s") and not label.endswith("ss") else "is"
    return f"{owner or 'the'} {label}{'' if owner else f' of {subject}'} {are} {value}"


def mention(fact: Line) -> str:
    """A bare mention: "waterproof", "280 g", "rated 4.7", "with a mesh upper"."""
    label, value = fact
    lowered = value.lower()
    if not label or label == "why":
        return value
    if lowered in YES:
        return label if ADJECTIVE.search(label) else f"with {article(label)}"
    if lowered in NO:
        return f"not {label}" if ADJECTIVE.search(label) else f"no {label}"
    if label == "has":
        return f"with {value}"
    if label in {"weight", "material", "color", "colour", "dimensions"}:
        return value
    return f"{label} {value}"


def predicates(facts: tuple[Line, ...], many: bool) -> str | None:
    """All of these joined ("is waterproof and weighs 280 g"); None if one makes no predicate."""
    ordered = sorted(facts, key=lambda fact: fact[0] == "why")
    said = [predicate(fact, many) for fact in ordered]
    return listing([part for part in said if part]) if said and all(said) else None


def article(noun: str) -> str:
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"
