"""A judge whose verdicts can be seen by eye: the words for and against, and no topics."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.opinions.classifier import Source
from retrieval.opinions.kinds import GENERAL, GOODS, REPLIES, Judged, Sentiment
from retrieval.opinions.lexicon import weigh


class Plain:
    """Sure of every clause that has a word for or against; its topic is one whose own name is in it."""

    def __init__(self) -> None:
        self.judged = 0

    def judge(self, texts: Sequence[str], of: Source = "review") -> tuple[Judged, ...]:
        self.judged += len(texts)
        return tuple(verdict(text, of) for text in texts)


def verdict(text: str, of: Source = "review") -> Judged:
    plus, minus, _ = weigh(text)
    side = (plus > minus) - (minus > plus)
    sentiment = {1: Sentiment.POSITIVE, -1: Sentiment.NEGATIVE, 0: Sentiment.NEUTRAL}[side]
    names = GOODS if of == "review" else REPLIES
    topic = next((name for name in names if name in text.lower()), GENERAL)
    return Judged(text, sentiment, float(side), 0.9, topic, 0.9)
