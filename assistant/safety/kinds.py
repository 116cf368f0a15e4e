"""The words of the output policy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """What is held back. `SELF_HARM` is also what a customer in distress says, of abuse suffered, too."""

    SELF_HARM = "self_harm"
    DANGEROUS = "dangerous"
    """Weapons against people or animals, drugs, poisons and gases, disabled safety devices, children."""
    HATEFUL = "hateful"
    SEXUAL = "sexual"
    MEDICAL = "medical"
    LEGAL = "legal"
    """Legal and financial advice."""
    UNJUDGED = "unjudged"
    """It could not be judged, so nobody knows."""


class Layer(StrEnum):
    """What spoke against it."""

    WORDS = "words"
    MEANING = "meaning"
    FAILURE = "failure"


class Side(StrEnum):
    """Who speaks."""

    SHOP = "shop"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Allowed:
    """`quoted` where it stands only because the words are the shop's or the manufacturer's own."""

    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """`sure` is the probability that the classifier gives, 1.0 for words and failures."""

    category: Category
    layer: Layer = Layer.WORDS
    sure: float = 1.0


Verdict = Allowed | Held
QUOTABLE = frozenset({Category.MEDICAL, Category.LEGAL, Category.DANGEROUS})
"""What may be quoted from the shop's own pages: a warning, a dosage on the label, a clause."""
