"""Whether what customers ask and do is still what the models were taught on.

Each measure is a distance between the reference and now, with the chance of one so large if nothing has
changed; an alarm needs both, so that neither a tiny shift in very much data nor chance in little raises it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, Engine, and_, exists, func, select

from assistant.feedback.insight.counting import within
from assistant.feedback.insight.statistics import (
    Floats,
    energy,
    kolmogorov,
    shares_unlike,
    stability,
    unlike,
)
from assistant.feedback.insight.windows import Window, Windows
from assistant.service.behaviour.tables import behaviour_events, impressions
from assistant.service.database import reading
from assistant.service.tables import messages, turn_facts
from retrieval.query import Vectors
from retrieval.recommend.kinds import EventKind

CHANCE = 0.01
"""An alarm's distance comes about by luck in fewer windows than this, one measure at a time."""
WATCH, ALARM = 0.1, 0.25
"""Population stability indices: the usual bounds of a small and of a large shift."""
ENERGY = 0.02
"""Of the mean distance between old and new queries."""
DISTANCE = 0.1
"""Kolmogorov-Smirnov, of scores."""
CLICKS = 0.1
"""The click rate has changed by a tenth of itself."""
LEAST = 100
"""Conversations, lists or scores in each window below which nothing is measured."""
SAMPLED = 1000
"""Queries of a window that are compared; a permutation test takes their square."""
SCORED = 20_000

Embed = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class Measure:
    """`state` is "stable", "watch", "alarm" or "too little"; `size` things were compared with `before`."""

    name: str
    state: str
    distance: float
    bound: float
    chance: float
    size: int
    before: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Drift:
    """`reference` is "the training window" or "the time before"."""

    windows: Windows
    reference: str
    measures: tuple[Measure, ...]

    @property
    def alarm(self) -> bool:
        return any(measure.state == "alarm" for measure in self.measures)


def drift(engine: Engine, windows: Windows, embed: Embed | None, reference: str = "the time before") -> Drift:
    """Without `embed`, queries are not compared."""
    with reading(engine) as connection:
        measures = [_intents(connection, windows), _misses(connection, windows), _clicks(connection, windows)]
        measures += _scores(connection, windows)
        asked = [queries(connection, window) for window in (windows.now, windows.before)]
    if embed is not None:
        measures.insert(0, _queries(asked[0], asked[1], embed))
    return Drift(windows, reference, tuple(measures))


def training(first: float, last: float, now: Window) -> Windows:
    """What models were taught on as the reference: no more of its end than the window is long, and nothing
    that the window itself holds."""
    until = min(last, now.since)
    length = now.until - now.since
    return Windows(now, Window(max(first, until - length), until))


def queries(connection: Connection, window: Window, most: int = SAMPLED) -> list[str]:
    """The first words of the newest conversations: one each, so that no talkative one counts twice."""
    rows = messages.c
    first = (
        select(rows.conversation_id, func.min(rows.position).label("position"))
        .where(rows.role == "customer")
        .group_by(rows.conversation_id)
        .subquery()
    )
    asked = (
        select(rows.text)
        .join(first, and_(first.c.conversation_id == rows.conversation_id, first.c.position == rows.position))
        .where(rows.at >= window.begins, rows.at < window.ends)
        .order_by(rows.at.desc(), rows.id.desc())
        .limit(most)
    )
    return list(connection.scalars(asked))


def _queries(now: Sequence[str], before: Sequence[str], embed: Embed) -> Measure:
    if (little := _little("queries", len(now), len(before))) is not None:
        return little
    distance, chance = energy(_vectors(embed, now), _vectors(embed, before))
    state = _state(distance, chance, ENERGY / 2, ENERGY)
    said = "energy distance of what conversations begin with, as a share of the mean distance"
    return Measure("queries", state, distance, ENERGY, chance, len(now), len(before), said)


def _vectors(embed: Embed, texts: Sequence[str]) -> Floats:
    return np.asarray(embed(texts), np.float64)


def _intents(connection: Connection, windows: Windows) -> Measure:
    return _grouped(connection, windows, "intents", "intents of the first turns of conversations", "intent")


def _misses(connection: Connection, windows: Windows) -> Measure:
    return _grouped(connection, windows, "misses", "how nothing was found, if it was not", "miss")


def _grouped(connection: Connection, windows: Windows, name: str, said: str, column: str) -> Measure:
    """One turn of each conversation, its first: turns of one conversation are not by chance alike."""
    facts = turn_facts.c
    first = (
        select(facts.conversation_id, func.min(facts.at).label("at"))
        .group_by(facts.conversation_id)
        .subquery()
    )
    counts = []
    for window in (windows.now, windows.before):
        kind = facts[column]
        counted = (
            select(kind, func.count(facts.conversation_id.distinct()))
            .join(first, and_(first.c.conversation_id == facts.conversation_id, first.c.at == facts.at))
            .where(within(facts.at, window))
            .group_by(kind)
        )
        counts.append({str(kind): int(count) for kind, count in connection.execute(counted)})
    names = sorted(set(counts[0]) | set(counts[1]))
    now, before = (np.array([each.get(n, 0) for n in names], float) for each in counts)
    if (little := _little(name, int(now.sum()), int(before.sum()))) is not None:
        return little
    distance, chance = stability(now, before), unlike(now, before)
    moved = _moved(names, now / now.sum(), before / before.sum())
    state = _state(distance, chance, WATCH, ALARM)
    return Measure(name, state, distance, ALARM, chance, int(now.sum()), int(before.sum()), f"{said}{moved}")


def _moved(names: Sequence[str], now: Floats, before: Floats) -> str:
    most = int(np.argmax(np.abs(now - before)))
    return f"; most moved: {names[most]}, {before[most]:.1%} to {now[most]:.1%}"


def _clicks(connection: Connection, windows: Windows) -> Measure:
    """Lists that something was clicked, carted or bought of, by what names the list."""
    found = [_clicked(connection, window) for window in (windows.now, windows.before)]
    (hits, lists), (hits_before, lists_before) = found
    if (little := _little("click rate", lists, lists_before)) is not None:
        return little
    rate, was = hits / lists, hits_before / lists_before
    distance = abs(rate - was) / was if was else float(rate > 0)
    chance = shares_unlike(hits, lists, hits_before, lists_before)
    state = _state(distance, chance, CLICKS / 2, CLICKS)
    return Measure(
        "click rate", state, distance, CLICKS, chance, lists, lists_before, f"{was:.2%} to {rate:.2%}"
    )


def _clicked(connection: Connection, window: Window) -> tuple[int, int]:
    rows, events = impressions.c, behaviour_events.c
    lists = select(rows.reply_id).where(within(rows.at, window), rows.position == 1).subquery()
    engaged = (EventKind.CLICK, EventKind.VIEW, EventKind.DWELL, EventKind.CART, EventKind.BUY)
    on_it = exists().where(events.reply_id == lists.c.reply_id, events.kind.in_(engaged))
    hits = connection.scalar(select(func.count()).select_from(lists).where(on_it)) or 0
    return hits, connection.scalar(select(func.count()).select_from(lists)) or 0


def _scores(connection: Connection, windows: Windows) -> list[Measure]:
    """Of each model that scored in both windows: the first of each list, which are not of one customer's
    moment."""
    found = [_scored(connection, window) for window in (windows.now, windows.before)]
    return [
        _one_model(model, found[0][model], found[1][model]) for model in sorted(found[0].keys() & found[1])
    ]


def _one_model(model: str, now: Floats, before: Floats) -> Measure:
    name = f"scores of {model}" if model else "scores"
    if (little := _little(name, len(now), len(before))) is not None:
        return little
    distance, chance = kolmogorov(now, before)
    state = _state(distance, chance, DISTANCE / 2, DISTANCE)
    said = f"median {np.median(before):.3g} to {np.median(now):.3g}"
    return Measure(name, state, distance, DISTANCE, chance, len(now), len(before), said)


def _scored(connection: Connection, window: Window) -> dict[str, Floats]:
    rows = impressions.c
    wanted = (
        select(rows.model, rows.score)
        .where(within(rows.at, window), rows.position == 1, rows.score.is_not(None))
        .order_by(rows.at.desc())
        .limit(SCORED)
    )
    found: dict[str, list[float]] = {}
    for model, score in connection.execute(wanted):
        found.setdefault(model, []).append(score)
    return {model: np.array(scores) for model, scores in found.items()}


def _state(distance: float, chance: float, watch: float, alarm: float) -> str:
    if chance >= CHANCE or distance < watch:
        return "stable"
    return "alarm" if distance >= alarm else "watch"


def _little(name: str, size: int, before: int) -> Measure | None:
    if min(size, before) >= LEAST:
        return None
    return Measure(
        name, "too little", 0.0, 0.0, 1.0, size, before, f"fewer than {LEAST} in one of the windows"
    )
