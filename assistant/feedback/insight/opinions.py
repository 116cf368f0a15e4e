"""What customers think: of products by reviews and thumbs, and of the assistant's replies by comments."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import mannwhitneyu
from sqlalchemy import Connection, Engine, func, select

from assistant.feedback.insight.counting import Counts, happened
from assistant.feedback.insight.ledger import Reviewed
from assistant.feedback.insight.shelf import Shelf
from assistant.feedback.insight.statistics import discoveries, shares_unlike
from assistant.feedback.insight.windows import Window, Windows
from assistant.service.database import reading
from assistant.service.tables import feedback, messages
from retrieval.opinions.kinds import GENERAL, GOODS, REPLIES, Sentiment
from retrieval.opinions.reading import SURE, TOPIC_SURE, Reading
from retrieval.recommend.kinds import EventKind

RATE = 0.1
"""The false discovery rate of products that are said to be liked less."""
LEAST = 5
"""Reviews or thumbs in each window, below which nothing is said of a product."""
SUPPORT = 2
MOST = 20
MOST_COMMENTS, MOST_MESSAGES = 2000, 500
QUOTES = 2
QUOTE_CHARS = 200


@dataclass(frozen=True, slots=True)
class Topic:
    """How often something is spoken of, for and against, with words that were said of it."""

    name: str
    mentions: int
    praised: int
    blamed: int
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worse:
    """A product that is liked less than before: `by` "reviews" (the mean of their words, -1 to 1) or "thumbs"
    (the share that is up), with the chance of such a difference by luck."""

    product_id: str
    name: str
    by: str
    before: float
    now: float
    count: int
    chance: float


@dataclass(frozen=True, slots=True)
class Blamed:
    """What several reviews of one product complain about."""

    product_id: str
    name: str
    about: str
    blamed: int
    reviews: int
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opinions:
    """`upset` is the share of customers' messages that are surely against something, now and before, of the
    newest that were looked at; None where there were none."""

    windows: Windows
    worse: tuple[Worse, ...]
    blamed: tuple[Blamed, ...]
    topics: tuple[Topic, ...]
    replies: tuple[Topic, ...]
    reasons: tuple[tuple[str, int], ...]
    upset: tuple[float | None, float | None]


def opinions(
    engine: Engine,
    shelf: Shelf,
    reviewed: Sequence[Reviewed],
    words: Reading,
    windows: Windows,
    most: int = MOST,
) -> Opinions:
    kinds = EventKind.UP, EventKind.DOWN
    with reading(engine) as connection:
        ups, downs = ([happened(connection, w, [k]) for w in (windows.now, windows.before)] for k in kinds)
        comments = _comments(connection, windows.now)
        reasons = _reasons(connection, windows.now)
        said = [_messages(connection, window) for window in (windows.now, windows.before)]
    worse = [*_by_reviews(reviewed, windows.now), *_by_thumbs(ups, downs, shelf)]
    return Opinions(
        windows,
        tuple(_standing(worse)[:most]),
        tuple(_blamed(reviewed)[:most]),
        tuple(_topics(reviewed)[:most]),
        tuple(_of_replies(comments, words)[:most]),
        tuple(reasons[:most]),
        (_upset(said[0], words), _upset(said[1], words)),
    )


def _standing(worse: Sequence[Worse]) -> list[Worse]:
    """Those that stand at the false discovery rate, the surest first."""
    stands = discoveries(np.array([each.chance for each in worse]), RATE)
    return sorted((w for w, holds in zip(worse, stands, strict=True) if holds), key=lambda w: w.chance)


def _by_reviews(reviewed: Sequence[Reviewed], now: Window) -> list[Worse]:
    """Reviews first read in the window against those read before it (Mann and Whitney 1947, one-sided)."""
    found = []
    for each in reviewed:
        new = [read.score for _, read in each.reviews if read.at >= now.since]
        old = [read.score for _, read in each.reviews if read.at < now.since]
        if min(len(new), len(old)) < LEAST:
            continue
        chance = float(mannwhitneyu(new, old, alternative="less").pvalue)
        means = float(np.mean(old)), float(np.mean(new))
        if means[1] < means[0]:
            found.append(Worse(each.product_id, each.name, "reviews", *means, len(new), chance))
    return found


def _by_thumbs(ups: Sequence[Counts], downs: Sequence[Counts], shelf: Shelf) -> list[Worse]:
    found = []
    for product in ups[0].keys() | downs[0].keys():
        (up, was), (down, had) = ([c.get(product, 0) for c in counts] for counts in (ups, downs))
        if min(up + down, was + had) < LEAST or up * (was + had) >= was * (up + down):
            continue
        chance = shares_unlike(up, up + down, was, was + had) / 2
        shares = was / (was + had), up / (up + down)
        found.append(Worse(product, shelf.name(product), "thumbs", *shares, up + down, chance))
    return found


def _blamed(reviewed: Sequence[Reviewed]) -> list[Blamed]:
    found = []
    for each in reviewed:
        against: dict[str, list[str]] = {}
        for review, read in each.reviews:
            for aspect, side in read.sides.items():
                if side < 0:
                    against.setdefault(aspect, []).append(_short(review.text))
        for aspect, quotes in against.items():
            if len(quotes) >= SUPPORT:
                told = Blamed(
                    each.product_id, each.name, aspect, len(quotes), len(each.reviews), tuple(quotes[:QUOTES])
                )
                found.append(told)
    return sorted(found, key=lambda b: (-b.blamed, -b.blamed / b.reviews, b.name, b.about))


def _topics(reviewed: Sequence[Reviewed]) -> list[Topic]:
    """Of all reviews of all products."""
    sides: dict[str, Counter[int]] = {}
    quotes: dict[str, list[str]] = {}
    for each in reviewed:
        for review, read in each.reviews:
            for aspect, side in read.sides.items():
                sides.setdefault(aspect, Counter())[side] += 1
                if side < 0:
                    quotes.setdefault(aspect, []).append(f"{each.name}: {_short(review.text)}")
    topics = [
        Topic(name, c.total(), c[1], c[-1], tuple(quotes.get(name, ())[:QUOTES])) for name, c in sides.items()
    ]
    return sorted(topics, key=lambda topic: (-topic.mentions, topic.name))


def _of_replies(comments: Sequence[tuple[str, str]], words: Reading) -> list[Topic]:
    """A comment's own thumb says whether it is for or against; its clauses say of what."""
    told = words.judged([text for _, text in comments], "reply")
    goods = words.judged([text for _, text in comments], "review")
    sides: dict[str, Counter[str]] = {}
    quotes: dict[str, list[str]] = {}
    for (rating, text), clauses, of_goods in zip(comments, told, goods, strict=True):
        names = [j.topic for j in clauses if j.topic in REPLIES and j.topic_sure >= TOPIC_SURE]
        names += [j.topic for j in of_goods if j.topic in GOODS and j.topic_sure >= TOPIC_SURE and not names]
        for name in dict.fromkeys(names or [GENERAL]):
            sides.setdefault(name, Counter())[rating] += 1
            quotes.setdefault(name, []).append(_short(text))
    topics = [
        Topic(name, c.total(), c["up"], c["down"], tuple(quotes[name][:QUOTES])) for name, c in sides.items()
    ]
    return sorted(topics, key=lambda topic: (-topic.mentions, topic.name))


def _comments(connection: Connection, window: Window) -> list[tuple[str, str]]:
    """The newest, each with its thumb."""
    rows = feedback.c
    wanted = select(rows.rating, rows.comment).where(
        rows.comment.is_not(None), rows.changed_at >= window.begins, rows.changed_at < window.ends
    )
    newest = wanted.order_by(rows.changed_at.desc(), rows.reply_id).limit(MOST_COMMENTS)
    return [(rating, comment) for rating, comment in connection.execute(newest)]


def _reasons(connection: Connection, window: Window) -> list[tuple[str, int]]:
    """How often each reason was picked; lists of reasons are few, so they are counted as they are written."""
    rows = feedback.c
    inside = (rows.changed_at >= window.begins, rows.changed_at < window.ends)
    counted = select(rows.reasons, func.count()).where(*inside).group_by(rows.reasons)
    found: Counter[str] = Counter()
    for reasons, count in connection.execute(counted):
        for reason in json.loads(reasons):
            found[str(reason)] += count
    return found.most_common()


def _messages(connection: Connection, window: Window) -> list[str]:
    rows = messages.c
    wanted = select(rows.text).where(rows.role == "customer", rows.at >= window.begins, rows.at < window.ends)
    return list(connection.scalars(wanted.order_by(rows.at.desc(), rows.id.desc()).limit(MOST_MESSAGES)))


def _upset(texts: Sequence[str], words: Reading) -> float | None:
    if not texts:
        return None
    told = words.judged(texts, "reply")
    upset = [any(j.sentiment is Sentiment.NEGATIVE and j.sure >= SURE for j in clauses) for clauses in told]
    return float(np.mean(upset))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= QUOTE_CHARS else f"{flat[: QUOTE_CHARS - 1]}…"
