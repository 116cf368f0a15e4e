"""What customers say of their taste and of what is recommended to them, and what a conversation keeps of it.

Vocabulary: nothing here reads a message or looks anything up. `Leaning` is part of the stored
conversation, so every field has a default and is plain data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from retrieval.recommend.kinds import Reason


class Ask(StrEnum):
    """What a message asks about recommendations, beside what is wanted of the catalogue."""

    IDEAS = "ideas"
    """Anything that may please: "recommend me something"."""
    LIKE = "like"
    """More like a product: "more like this but cheaper"."""
    MORE = "more"
    """Others in place of what was shown: "not this", "I already have that", "something else"."""
    WHY = "why"
    """Why something is recommended."""
    KNOWN = "known"
    """What is known of whoever asks."""
    ERASE = "erase"
    """All that is known of them is to be forgotten."""
    WRONG = "wrong"
    """Something of it is wrong, without what."""
    OFF = "off"
    """No profile, no personal recommendations."""
    ON = "on"


@dataclass(frozen=True, slots=True)
class Taste:
    """Something that somebody likes or does not. `attribute` is the catalogue's own name, "brand",
    "category", or "" for a word that is no value of any; `value` is what was said. `careful` where it is
    for their health: why is kept nowhere."""

    attribute: str
    value: str
    likes: bool = True
    careful: bool = False

    @property
    def about(self) -> tuple[str, str]:
        return self.attribute.casefold(), self.value.casefold()


@dataclass(frozen=True, slots=True)
class Tastes:
    """What one message says of taste: `said` and `taken_back` by whoever writes, `theirs` of the person
    whom something is for. `owned` where what is refused is theirs already; `recipient` is whom the message
    looks for something for ("your dad"), `myself` that it is for who writes."""

    said: tuple[Taste, ...] = ()
    taken_back: tuple[Taste, ...] = ()
    theirs: tuple[Taste, ...] = ()
    ask: Ask | None = None
    owned: bool = False
    recipient: str = ""
    myself: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason as it is kept for when it is asked for. `did` is what the customer did with its products
    ("bought", "looked at"), `said` their own word for its value."""

    reason: Reason
    did: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """With what reasons a product was recommended."""

    product_id: str
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaning:
    """`recipient` is whom the standing wish is for, "" where it is for the customer: then `said` are the
    recipient's tastes, else those of a customer of whom nothing is to be kept. `refused` are ids that are
    not to be shown again, `given` the reasons of what was recommended last, `last` what that was
    (an `Ask`, or "" where it was no recommendation) and `like` the product that it was to be like."""

    recipient: str = ""
    said: tuple[Taste, ...] = ()
    refused: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    last: str = ""
    like: str = ""

    def saying(self, tastes: tuple[Taste, ...]) -> Leaning:
        """With these too; what was said of the same before is replaced."""
        about = {taste.about for taste in tastes}
        return replace(self, said=(*(t for t in self.said if t.about not in about), *tastes))
