"""What is wanted and not had: searched and not found, sold out, asked for and carried by nobody, rising, left
in the cart. Each line says what to do about it and by what numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from sqlalchemy import Connection, Engine, and_, case, func, select

from assistant.feedback.insight.counting import Counts, people, within
from assistant.feedback.insight.shelf import Shelf
from assistant.feedback.insight.statistics import discoveries, rising
from assistant.feedback.insight.windows import Window, Windows
from assistant.service.behaviour.tables import behaviour_events
from assistant.service.database import reading
from assistant.service.misses import Missing
from assistant.service.tables import turn_facts
from retrieval.everyday import STOP
from retrieval.opinions.lexicon import words
from retrieval.opinions.parts import stems
from retrieval.recommend.kinds import EventKind

LEAST = 3
"""Customers or conversations that a line needs; rising traits need `LEAST_RISING`."""
LEAST_RISING = 20
RATE, RATIO = 0.05, 1.25
"""What rises does so at a false discovery rate of `RATE`, and by at least a quarter in share."""
MOST = 20
"""Lines of a kind."""
LEFT_AFTER_S = 24 * 3600
"""A cart that nothing was bought from for so long is left."""


class SignalKind(StrEnum):
    NOT_FOUND = "not found"
    NOTHING_FITS = "nothing fits"
    NOT_STATED = "not stated"
    OUT_OF_STOCK = "out of stock"
    UNKNOWN_VALUE = "no product has it"
    RISING = "rising"
    LEFT_IN_CART = "left in the cart"


@dataclass(frozen=True, slots=True)
class Signal:
    """`count` of now and `before`, of people or conversations; `chance` of such a rise by luck, where one is
    tested; `advice` what to do, and `why` with the numbers."""

    kind: SignalKind
    what: str
    count: int
    before: int
    advice: str
    why: str
    chance: float | None = None
    product_id: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    windows: Windows
    signals: tuple[Signal, ...]


def demand(engine: Engine, shelf: Shelf, windows: Windows, most: int = MOST) -> Demand:
    """The kinds in the order of `SignalKind`, in each the weightiest first."""
    with reading(engine) as connection:
        now, before = (_asked(connection, window) for window in (windows.now, windows.before))
        bought = people(connection, windows.now), people(connection, windows.before)
        left = _left(connection, windows.now), _left(connection, windows.before)
    parts = (
        _missed(now, before),
        _unknown(now, before, shelf),
        _sold_out(*bought, now, before, shelf),
        _rising(*bought, shelf),
        _in_carts(*left, shelf),
    )
    kinds = list(SignalKind)
    found = sorted((s for part in parts for s in part), key=lambda s: (kinds.index(s.kind), -s.count, s.what))
    taken: Counter[SignalKind] = Counter()
    kept = []
    for signal in found:
        taken[signal.kind] += 1
        if taken[signal.kind] <= most:
            kept.append(signal)
    return Demand(windows, tuple(kept))


Asked = Mapping[tuple[str, str], tuple[str, int]]
"""How nothing was found of what (a key): its words, and in how many conversations."""


def _asked(connection: Connection, window: Window) -> Asked:
    facts = turn_facts.c
    counted = (
        select(
            facts.miss, facts.about_key, func.max(facts.about), func.count(facts.conversation_id.distinct())
        )
        .where(facts.miss.is_not(None), within(facts.at, window))
        .group_by(facts.miss, facts.about_key)
    )
    rows = connection.execute(counted)
    return {(miss, key or ""): (about or "", int(count)) for miss, key, about, count in rows}


_MISSES = {
    Missing.NOT_SOLD: (SignalKind.NOT_FOUND, "stock it, or say where it is sold"),
    Missing.NOTHING_FITS: (SignalKind.NOTHING_FITS, "stock one that is all of this"),
    Missing.NOT_STATED: (SignalKind.NOT_STATED, "say it in the product's data"),
}


def _missed(now: Asked, before: Asked) -> Iterator[Signal]:
    for (miss, key), (about, count) in now.items():
        kind, advice = _MISSES.get(Missing(miss), (None, ""))
        if kind is None or count < LEAST:
            continue
        earlier = before.get((miss, key), ("", 0))[1]
        why = f"asked in {count} conversations, {earlier} in the time before, and nothing was found"
        yield Signal(kind, about, count, earlier, advice, why)


def _unknown(now: Asked, before: Asked, shelf: Shelf) -> Iterator[Signal]:
    """Words of what was not found that the catalogue has for no product at all."""
    counts, earlier = Counter[str](), Counter[str]()
    spelt: dict[str, str] = {}
    for asked, into in ((now, counts), (before, earlier)):
        for (miss, _), (about, count) in asked.items():
            if miss not in {Missing.NOT_SOLD.value, Missing.NOTHING_FITS.value}:
                continue
            for word in dict.fromkeys(w for w in words(about) if w not in STOP and len(w) > 2):
                stem = stems(word)[0]
                if stem not in shelf.words:
                    into[stem] += count
                    spelt.setdefault(stem, word)
    for stem, count in counts.items():
        if count >= LEAST:
            why = f"in requests of {count} conversations that found nothing; no product's name or data has it"
            advice = "stock something that has it, or add it to the data of what has"
            yield Signal(SignalKind.UNKNOWN_VALUE, spelt[stem], count, earlier[stem], advice, why)


def _sold_out(
    now: Counts, before: Counts, asked: Asked, asked_before: Asked, shelf: Shelf
) -> Iterator[Signal]:
    """Products that cannot be had and are looked at, or asked for, all the same."""
    told = {about: count for (miss, _), (about, count) in asked.items() if miss == Missing.OUT_OF_STOCK}
    earlier = {a: count for (miss, _), (a, count) in asked_before.items() if miss == Missing.OUT_OF_STOCK}
    for ware in shelf.wares.values():
        if ware.in_stock is not False:
            continue
        looked, turned = now.get(ware.id, 0), told.get(ware.name, 0)
        if max(looked, turned) < LEAST:
            continue
        why = f"{looked} customers looked at it"
        why += f" and {turned} conversations were told that it is sold out" if turned else ""
        last = max(before.get(ware.id, 0), earlier.get(ware.name, 0))
        advice = "order it again"
        count = max(looked, turned)
        yield Signal(SignalKind.OUT_OF_STOCK, ware.name, count, last, advice, why, product_id=ware.id)


def _rising(now: Counts, before: Counts, shelf: Shelf) -> Iterator[Signal]:
    """Attribute values and kinds that a larger share of the interest goes to than before."""
    one, other = _by_trait(now, shelf), _by_trait(before, shelf)
    traits = sorted(one)
    if not traits or not before:
        return
    counts = np.array([one[t] for t in traits], float)
    earlier = np.array([other[t] for t in traits], float)
    total, total_before = float(sum(now.values())), float(sum(before.values()))
    chances = rising(counts, earlier, total, total_before)
    stands = discoveries(chances, RATE)
    ratio = (counts / total) / np.maximum(earlier / total_before, 1 / total_before)
    for place in np.flatnonzero(stands & (counts >= LEAST_RISING) & (ratio >= RATIO)):
        (name, value), count, last = traits[place], int(counts[place]), int(earlier[place])
        share, was = counts[place] / total, earlier[place] / total_before
        why = f"{share:.1%} of the interest in products ({count} times), {was:.1%} before ({last} times)"
        advice = "promote it, and see that it does not run out"
        what = f"{name}: {value}"
        yield Signal(SignalKind.RISING, what, count, last, advice, why, float(chances[place]))


def _by_trait(counts: Counts, shelf: Shelf) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for product, count in counts.items():
        if (ware := shelf.wares.get(product)) is not None:
            for trait in ware.traits:
                found[trait] += count
    return found


def _left(connection: Connection, window: Window) -> Counts:
    """By product how many customers put it in the cart and did not buy it in the day after, or since."""
    events = behaviour_events.c
    put_in = and_(
        events.kind == EventKind.CART.value,
        within(events.at, Window(window.since, window.until - LEFT_AFTER_S)),
    )
    by_customer = (
        select(
            events.product_id,
            func.max(case((put_in, events.at))).label("put"),
            func.max(case((events.kind == EventKind.BUY.value, events.at))).label("got"),
        )
        .where(events.kind.in_((EventKind.CART.value, EventKind.BUY.value)), events.at >= window.since)
        .group_by(events.subject, events.product_id)
        .subquery()
    )
    left = by_customer.c.got.is_(None) | (by_customer.c.got < by_customer.c.put)
    counted = select(by_customer.c.product_id, func.count()).where(by_customer.c.put.is_not(None), left)
    rows = connection.execute(counted.group_by(by_customer.c.product_id))
    return {product: int(count) for product, count in rows}


def _in_carts(now: Counts, before: Counts, shelf: Shelf) -> Iterable[Signal]:
    for product, count in now.items():
        if count < LEAST:
            continue
        ware = shelf.wares.get(product)
        gone = ware is not None and ware.in_stock is False
        advice = "order it again" if gone else "look at its price and shipping, remind who left it"
        why = f"{count} customers put it in the cart a day ago or longer and did not buy it"
        name = shelf.name(product)
        yield Signal(SignalKind.LEFT_IN_CART, name, count, before.get(product, 0), advice, why, None, product)
