"""On what products can be compared, which words do it, and how much each product has of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from evals.truth.lexing import stem, tokens
from evals.truth.things import Thing, name_stems


@dataclass(frozen=True, slots=True)
class Compares:
    """A comparing word: the scale, +1 where it says more of it, and whether it says most."""

    scale: str
    sign: int
    most: bool
    start: int
    end: int


PRICE = (
    (
        r"cheaper|less expensive|lower[- ]priced|more affordable|(?:costs?|costing|is|are|"
        r"you(?:['’]d)? pay|spend) (?:\S+ )?less\b"
        r"|less (?:than|to buy|for)|lower (?:in )?(?:\w+ )?price|less dear|less pricey|"
        r"easier on the (?:wallet|purse|budget)|under ?cuts?|"
        r"saves? you|saving|kinder to (?:your|the) wallet|less money|lower cost|"
        r"more budget[- ]friendly|beats? \S+ on price",
        -1,
    ),
    (
        r"dearer|pricier|more expensive|(?:costs?|costing|pay) (?:\S+ )?(?:more|extra)\b|"
        r"more (?:than|for) the|higher[- ]priced|"
        r"higher (?:in )?price|less affordable|steeper|more money|less cheap",
        +1,
    ),
)
PRICE_MOST = (
    (
        r"cheapest|least expensive|most affordable|lowest[- ]priced?|lowest (?:in )?price|"
        r"lowest cost|least dear|"
        r"lowest tag|most budget[- ]friendly|costs? the least|inexpensive of",
        -1,
    ),
    (r"dearest|priciest|most expensive|highest[- ]priced?|highest (?:in )?price|costs? the most", +1),
)
RATING = (
    (
        r"better[- ]rated|rated (?:\w+ )?(?:higher|better)|higher[- ]rated|(?:a )?(?:higher|"
        r"better) (?:\w+ )?(?:rating|score|review|mark)s?|"
        r"(?:scores?|rates?|reviews?|does) (?:\w+ )?(?:higher|better)|better[- ]reviewed|"
        r"better liked|more (?:highly|positively) rated|"
        r"customers (?:like|rate|prefer) (?:it|the \w+) (?:better|more|higher)|ahead on ratings?|"
        r"edges? ahead",
        +1,
    ),
    (
        r"rated (?:\w+ )?(?:lower|worse)|lower[- ]rated|worse[- ]rated|(?:a )?(?:lower|"
        r"worse) (?:\w+ )?(?:rating|score)s?|(?:scores?|rates?) (?:\w+ )?(?:lower|worse)",
        -1,
    ),
)
RATING_MOST = (
    (
        r"best[- ]rated|top[- ]rated|highest[- ]rated|best[- ]reviewed|rated (?:the )?(?:highest|"
        r"best)|highest (?:\w+ )?(?:rating|score)|"
        r"best (?:rating|score)|scores? (?:the )?(?:highest|best)|most highly rated",
        +1,
    ),
    (r"lowest[- ]rated|worst[- ]rated|rated (?:the )?(?:lowest|worst)|lowest rating|lowest score", -1),
)
ADJECTIVES: Mapping[str, tuple[str, ...]] = {
    "light": ("-", "weight"),
    "heavy": ("+", "weight"),
    "bright": ("+", "brightness", "lumens"),
    "dim": ("-", "brightness", "lumens"),
    "long": ("+", "length", "time", "life"),
    "short": ("-", "height", "length", "time", "life"),
    "tall": ("+", "height"),
    "high": ("+", "height"),
    "wide": ("+", "width"),
    "narrow": ("-", "width"),
    "deep": ("+", "depth"),
    "shallow": ("-", "depth"),
    "thick": ("+", "thickness", "depth"),
    "thin": ("-", "thickness", "depth"),
    "slim": ("-", "depth", "thickness", "width"),
    "big": (
        "+",
        "capacity",
        "volume",
        "size",
        "diagonal",
        "display",
        "diameter",
        "width",
        "height",
        "length",
    ),
    "large": (
        "+",
        "capacity",
        "volume",
        "size",
        "diagonal",
        "display",
        "diameter",
        "width",
        "height",
        "length",
    ),
    "roomy": ("+", "capacity", "volume"),
    "small": (
        "-",
        "capacity",
        "volume",
        "size",
        "diagonal",
        "display",
        "diameter",
        "width",
        "height",
        "length",
    ),
    "fast": ("+", "speed", "frequency", "rate"),
    "slow": ("-", "speed", "frequency", "rate"),
    "loud": ("+", "noise"),
    "quiet": ("-", "noise"),
    "powerful": ("+", "power", "wattage"),
    "warm": ("+", "warmth"),
    "soft": ("+", "softness"),
    "strong": ("+", "strength"),
    "sturdy": ("+", "sturdiness"),
    "tough": ("+", "toughness"),
    "new": ("-", "age"),
    "old": ("+", "age"),
    "sharp": ("+", "sharpness"),
    "hard": ("+", "hardness"),
    "comfy": ("+", "comfort"),
}
MORE = {
    "more": 1,
    "fewer": -1,
    "greater": 1,
    "higher": 1,
    "lower": -1,
    "larger": 1,
    "smaller": -1,
    "longer": 1,
    "shorter": -1,
    "bigger": 1,
    "less": -1,
}
UNITS_IN = {
    "g": ("mass", Decimal(1)),
    "kg": ("mass", Decimal(1000)),
    "lb": ("mass", Decimal("453.6")),
    "oz": ("mass", Decimal("28.35")),
    "mm": ("length", Decimal(1)),
    "cm": ("length", Decimal(10)),
    "inch": ("length", Decimal("25.4")),
    "ft": ("length", Decimal("304.8")),
    "meter": ("length", Decimal(1000)),
    "ml": ("volume", Decimal(1)),
    "liter": ("volume", Decimal(1000)),
    "minut": ("time", Decimal(1)),
    "hour": ("time", Decimal(60)),
    "day": ("time", Decimal(1440)),
    "mb": ("data", Decimal(1)),
    "gb": ("data", Decimal(1024)),
    "tb": ("data", Decimal(1024 * 1024)),
}


def compares(text: str) -> list[Compares]:
    """The price, rating and size words of a text that compare."""
    found: list[Compares] = []
    for scale, most, patterns in (
        ("price", True, PRICE_MOST),
        ("rating", True, RATING_MOST),
        ("price", False, PRICE),
        ("rating", False, RATING),
    ):
        for pattern, sign in patterns:
            found += [
                Compares(scale, sign, most, m.start(), m.end())
                for m in re.finditer(rf"\b(?:{pattern})", text, re.IGNORECASE)
            ]
    found += _adjectives(text)
    kept: list[Compares] = []
    for one in sorted(found, key=lambda c: (c.start - c.end, c.start)):
        if not any(one.start < k.end and k.start < one.end for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda c: c.start)


def _adjectives(text: str) -> list[Compares]:
    found = []
    for match in re.finditer(r"\b([a-z]{2,}?)(?:i?)(er|est)\b", text, re.IGNORECASE):
        base = _base(match.group(1).lower())
        if base:
            found.append(Compares(base, 1, match.group(2).lower() == "est", match.start(), match.end()))
    for match in re.finditer(r"\b(more|most|less|least) (powerful|comfy|comfortable)\b", text, re.IGNORECASE):
        base = "comfy" if match.group(2).lower().startswith("comf") else "powerful"
        sign = 1 if match.group(1).lower().startswith("mo") else -1
        found.append(Compares(base, sign, match.group(1).lower().endswith("st"), match.start(), match.end()))
    return found


def _base(root: str) -> str | None:
    options = (
        root,
        root[:-1] if root[-1:] == root[-2:-1] else root,
        f"{root}e",
        f"{root}y",
        root.rstrip("i"),
    )
    return next((word for word in options if word in ADJECTIVES), None)


def measure(thing: Thing, attribute: str) -> tuple[str, Decimal] | None:
    """An attribute's first number, in the smallest unit of its kind."""
    values = thing.attributes.get(attribute, ())
    for value in values[:1]:
        read = tokens(re.sub(r"(?<=\d)(?=[A-Za-z])", " ", value))
        for place, token in enumerate(read):
            if token.value is not None:
                after = read[place + 1].stem if place + 1 < len(read) else ""
                kind, factor = UNITS_IN.get(after, (after, Decimal(1)))
                return kind, token.value * factor
    return None


def attributes_for(adjective: str, things: tuple[Thing, ...], near: frozenset[str]) -> list[str]:
    """The attributes that an adjective can be about, one named close by first."""
    words = [stem(word) for word in ADJECTIVES[adjective][1:]]
    names = list(dict.fromkeys(name for thing in things for name in thing.attributes))
    fitting = [name for word in words for name in names if word in name_stems(name)]
    return sorted(dict.fromkeys(fitting), key=lambda name: not name_stems(name) <= near)
