"""A message while it is read: what is understood already stands in it as one sign each.

The signs are characters of Unicode's private use area, by kind, so that a rule can ask for "a number"
or "a name" and nothing that is read is read again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

SIGNS = 512
"""How many of each kind a message can hold; what comes after stays as it was typed."""


class Kind(Enum):
    """`first` is the first of a kind's signs."""

    NUMBER = 0xE000
    MONEY = 0xE200
    NAME = 0xE400
    """What passes as it was typed: a product's name, an address, an order number, a Latin word."""
    WORDS = 0xE600
    MEASURE = 0xE800
    """A number with its unit."""

    @property
    def signs(self) -> str:
        """The signs as a range inside a regular expression's brackets."""
        return f"{chr(self.value)}-{chr(self.value + SIGNS - 1)}"


SIGN = re.compile("[" + "".join(kind.signs for kind in Kind) + "]")


@dataclass(slots=True)
class Pieces:
    """What each sign stands for, in English."""

    held: dict[str, str] = field(default_factory=dict)
    counts: dict[Kind, int] = field(default_factory=dict)

    def hold(self, english: str, kind: Kind) -> str | None:
        """A sign for something that is understood; None where there are no signs left."""
        count = self.counts.get(kind, 0)
        if count == SIGNS:
            return None
        self.counts[kind] = count + 1
        sign = chr(kind.value + count)
        self.held[sign] = english
        return sign

    def hold_or(self, typed: str, english: str, kind: Kind) -> str:
        """A sign for `english`; what was typed where there are no signs left."""
        return self.hold(english, kind) or typed

    def render(self, text: str) -> str:
        """The text with what its signs stand for, in tidy spacing."""
        spoken = SIGN.sub(lambda sign: f" {self.held.get(sign[0], '')} ", text)
        return re.sub(r"\s+([,.;:!?)])", r"\1", re.sub(r"\s+", " ", spoken)).strip()


def plain(text: str) -> str:
    """A text that came from outside, without signs of our own."""
    return re.sub("[\ue000-\uf8ff]", " ", text)
