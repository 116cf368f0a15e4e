"""What an experiment varies for one customer, and the arms that a turn was made in."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.blending import Fusion

MANNERS = ("plain", "warm", "brisk", "frank", "keen", "easy")
"""Ways of speaking; their order is that of the voices which the model was taught."""
LENGTHS = ("short", "full")
STYLES = (*MANNERS, *LENGTHS, *(f"{manner} {length}" for manner in MANNERS for length in LENGTHS))
TAUGHT = frozenset({"voice", "begin", "brief"})
TOLD = frozenset({"brief", "turns", "asked", "language"})
"""What the prompts are given that word replies: of one that was taught to, of one that is told how."""


@dataclass(frozen=True, slots=True)
class Variant:
    """How one turn is made other than by default; what is empty stays as it is.

    `ranker` goes to the recommender as `Wish.variant`, `fusion` to the search as `Query.fusion`, `style` is
    one of STYLES, `prompt` the name of a template of prompts/ that stands for the model's own.
    """

    ranker: str = ""
    fusion: Fusion | None = None
    style: str = ""
    prompt: str = ""

    def voiced(self, style: int) -> int:
        """The style number in this variant's manner and length; it still picks among phrasings.

        Numbers count manners first, then lengths (`assistant.generation.voices`)."""
        manner, full = style % len(MANNERS), style // len(MANNERS) % len(LENGTHS)
        for word in self.style.split():
            if word in MANNERS:
                manner = MANNERS.index(word)
            else:
                full = LENGTHS.index(word)
        every = len(MANNERS) * len(LENGTHS)
        return style // every * every + full * len(MANNERS) + manner

    @property
    def brief(self) -> bool:
        """Whether replies are to be kept short."""
        return "short" in self.style.split()


@dataclass(frozen=True, slots=True)
class InArm:
    """That a conversation is in an arm. `unit` is the hash of who or what was assigned to it; not `counted`
    where the arm was stopped, and control is what is served since."""

    experiment: str
    arm: str
    unit: str
    counted: bool = True
