"""What is read out of an opinion."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sentiment(StrEnum):
    """`NEUTRAL` is to say nothing for or against it."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


SENTIMENTS = tuple(Sentiment)

GENERAL = "general"
"""The topic of what is said of the whole thing, or of nothing that has a name here."""
GOODS: dict[str, str] = {
    "fit": "the fit",
    "comfort": "the comfort",
    "durability": "how long it lasts",
    "quality": "the workmanship",
    "looks": "the looks",
    "price": "the price",
    "weather": "how it copes with the weather",
    "performance": "how well it works",
    "ease": "how easy it is to use",
    "capacity": "the size and weight",
    "taste": "the taste or smell",
    "noise": "the noise",
    "battery": "the battery",
    "care": "the washing and care",
    "delivery": "the delivery",
    "service": "the service",
}
"""Topics of what is said of a product or the shop, and how each is called in a sentence."""
REPLIES: dict[str, str] = {
    "understanding": "being understood",
    "accuracy": "whether the reply was true",
    "choice": "the products shown",
    "speed": "how quick it was",
    "manner": "the manner",
}
"""Topics of what is said of the assistant's replies."""
TOPICS = (*GOODS, *REPLIES, GENERAL)


@dataclass(frozen=True, slots=True)
class Judged:
    """One clause: what it says, for or against (`score` from -1 to 1: the chance that it is for less the
    chance that it is against), and of what. `sure` is the chance of the sentiment, `topic_sure` that of the
    topic."""

    text: str
    sentiment: Sentiment
    score: float
    sure: float
    topic: str
    topic_sure: float


@dataclass(frozen=True, slots=True)
class Said:
    """A review's own words on a matter, verbatim, and whether they are for or against it (neutral: both,
    neither, or not sure)."""

    text: str
    sentiment: Sentiment
    rating: float | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something that reviews speak of. `mentions` of them do, of which `praised` are surely for it and
    `blamed` surely against it; the rest are counted as neither."""

    name: str
    mentions: int
    praised: int
    blamed: int
    said: tuple[Said, ...] = ()

    @property
    def label(self) -> str:
        """As it is called in a sentence."""
        return GOODS.get(self.name) or REPLIES.get(self.name) or f"the {self.name}"


@dataclass(frozen=True, slots=True)
class Summary:
    """What `reviews` of them say. `praise` and `blame` are the words of those that have something for or
    against it, by their stars or surely by their words, one each."""

    reviews: int
    aspects: tuple[Aspect, ...] = ()
    praise: tuple[Said, ...] = ()
    blame: tuple[Said, ...] = ()

    def aspect(self, name: str) -> Aspect | None:
        return next((aspect for aspect in self.aspects if aspect.name == name), None)
