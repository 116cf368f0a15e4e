"""What customers say of a product, counted from its reviews and quoted."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import ReviewsTold, Shown, Weighed
from retrieval.catalog.product import Review
from retrieval.opinions.asking import BLAME, PRAISE, Asked
from retrieval.opinions.kinds import Aspect, Said, Sentiment, Summary

SUPPORT = 2
"""Reviews that something has to be praised or complained of by before it is told of a product as a whole."""
MOST_ASPECTS = 3
MOST_QUOTES = 2


def reviews_told(asked: Asked, shown: Shown, summary: Summary) -> ReviewsTold | None:
    """What the reviews say of what was asked; None where nothing is to be told but the rating."""
    if asked.about in {PRAISE, BLAME}:
        return _sided(asked.about, shown, summary)
    if asked.about:
        return _aspect(asked.about, shown, summary)
    return _overall(shown, summary)


def _overall(shown: Shown, summary: Summary) -> ReviewsTold | None:
    """What most speak of, with a word of somebody on each; None where no two reviews agree on anything."""
    agreed = [a for a in summary.aspects if max(a.praised, a.blamed) >= SUPPORT][:MOST_ASPECTS]
    if not agreed:
        return None
    quotes = [_review(_telling(a, _side(a))) for a in agreed]
    told = tuple(_weighed(a) for a in agreed)
    return ReviewsTold(shown, "", summary.reviews, told, _distinct(quotes))


def _sided(about: str, shown: Shown, summary: Summary) -> ReviewsTold:
    said = summary.praise if about == PRAISE else summary.blame
    sign = -1 if about == PRAISE else 1
    ordered = sorted(said, key=lambda each: sign * (each.rating or 3))
    quotes = [_review(each) for each in ordered]
    return ReviewsTold(shown, about, summary.reviews, (), _distinct(quotes), len(said))


def _aspect(name: str, shown: Shown, summary: Summary) -> ReviewsTold:
    aspect = summary.aspect(name) or Aspect(name, 0, 0, 0)
    sides = sorted(aspect.said, key=lambda said: said.sentiment is Sentiment.NEUTRAL)
    plus = [said for said in sides if said.sentiment is Sentiment.POSITIVE]
    rest = [said for said in sides if said.sentiment is not Sentiment.POSITIVE]
    quotes = [_review(said) for said in (*plus[:1], *rest[:1], *plus[1:], *rest[1:])]
    return ReviewsTold(shown, "aspect", summary.reviews, (_weighed(aspect),), _distinct(quotes))


def _side(aspect: Aspect) -> Sentiment:
    return Sentiment.POSITIVE if aspect.praised >= aspect.blamed else Sentiment.NEGATIVE


def _telling(aspect: Aspect, side: Sentiment) -> Said:
    return next(said for said in aspect.said if said.sentiment is side)


def _weighed(aspect: Aspect) -> Weighed:
    return Weighed(aspect.label, aspect.mentions, aspect.praised, aspect.blamed)


def _review(said: Said) -> Review:
    return Review(said.text, said.rating, said.author)


def _distinct(quotes: Sequence[Review]) -> tuple[Review, ...]:
    return tuple(dict.fromkeys(quotes))[:MOST_QUOTES]
