"""What became of each product that was shown: impressions joined with what happened after them.

An event that names the list it came from counts for its product in that list, and for no other. One that
names none counts for the last time before it that the same customer was shown the same product, if that
is no longer ago than the window (last touch): in a list, else where a reply spoke of it. So one purchase
never speaks for two impressions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, Select, select

from assistant.service.behaviour.columns import Codes, blocks, within
from assistant.service.behaviour.impressions import MENTION, WINDOW_S
from assistant.service.behaviour.tables import behaviour_events, impressions, subjects
from retrieval.recommend.exposures import Exposures, Flags
from retrieval.recommend.kinds import KINDS, NOWHERE, EventKind, Rows, Scores, Times

FLAGS: Mapping[str, tuple[EventKind, ...]] = {
    "clicked": (EventKind.VIEW, EventKind.CLICK, EventKind.DWELL),
    "carted": (EventKind.CART,),
    "bought": (EventKind.BUY,),
    "up": (EventKind.UP,),
    "down": (EventKind.DOWN,),
    "dismissed": (EventKind.DISMISS,),
    "returned": (EventKind.RETURN,),
}

Codes64 = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Shown:
    """Impressions as columns; `mention` where a product was spoken of again rather than listed."""

    subject: Rows
    item: Rows
    list: Rows
    at: Times
    mention: Flags


@dataclass(frozen=True)
class Happened:
    """Events as columns; `list` is NOWHERE for those that name none (or none that was read)."""

    subject: Rows
    item: Rows
    list: Rows
    named: Flags
    kind: npt.NDArray[np.int8]
    at: Times


@dataclass(frozen=True)
class Names:
    """Numbers for the texts of impressions and events alike."""

    people: Codes
    items: Codes
    lists: Codes


def exposures(
    connection: Connection, since: float | None, until: float | None, window_s: float = WINDOW_S
) -> Exposures:
    """Of all subjects that are personal. Nothing from `until` on is looked at, so what was shown shortly
    before it had less time to come to something."""
    names, surfaces, models = Names(Codes(), Codes(), Codes()), Codes(), Codes()
    parts: list[tuple[Any, ...]] = []
    recalls: list[str] = []
    for subject, item, listed, position, at, surface, model, score, propensity, recalled in blocks(
        connection, _shown(since, until)
    ):
        parts.append(
            (
                names.people.of(subject),
                names.items.of(item),
                names.lists.of(listed),
                np.array(position, np.int32),
                np.array(at, np.float64),
                surfaces.of(surface),
                models.of(model),
                np.array(score, np.float32),
                np.array(propensity, np.float32),
            )
        )
        recalls.extend(recalled)
    people, item, listed, position, at, surface, model, score, propensity = _joined(parts)
    happened = _happened(connection, names, since, until)
    mentions = surface == surfaces.get(MENTION, NOWHERE)
    rows = touched(Shown(people, item, listed, at, mentions), happened, window_s)
    flags = {name: _flag(rows, happened.kind, kinds, len(at)) for name, kinds in FLAGS.items()}
    return Exposures(
        names.people.texts(),
        names.items.texts(),
        names.lists.texts(),
        surfaces.texts(),
        models.texts(),
        people,
        item,
        listed,
        surface,
        model,
        position,
        at,
        score,
        propensity,
        scores_of(recalls),
        **flags,
    )


def touched(shown: Shown, happened: Happened, window_s: float) -> Codes64:
    """For each event the row of the impression that it counts for, NOWHERE where there is none."""
    many = int(max(shown.item.max(initial=-1), happened.item.max(initial=-1))) + 1

    def paired(by: Rows, item: Rows) -> Codes64:
        return by.astype(np.int64) * many + item

    by_list = _exactly(paired(shown.list, shown.item), paired(happened.list, happened.item))
    by_list[happened.list == NOWHERE] = NOWHERE
    before = np.full(len(happened.at), NOWHERE, np.int64)
    for mask in (shown.mention, ~shown.mention):  # a list has the last word
        (rows,) = np.nonzero(mask)
        keys = paired(shown.subject[rows], shown.item[rows])
        wanted = paired(happened.subject, happened.item)
        found = _last_before(keys, shown.at[rows], wanted, happened.at, window_s)
        hit = found != NOWHERE
        before[hit] = rows[found[hit]]
    return np.where(happened.named, by_list, before)


def _exactly(keys: Codes64, wanted: Codes64) -> Codes64:
    """The row of each wanted key, the first of several."""
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    place = np.searchsorted(ranked, wanted)
    there = place < len(ranked)
    there[there] = ranked[place[there]] == wanted[there]
    rows = np.full(len(wanted), NOWHERE, np.int64)
    rows[there] = order[place[there]]
    return rows


def _last_before(keys: Codes64, at: Times, wanted: Codes64, when: Times, window_s: float) -> Codes64:
    """The row with the wanted key whose time is the last one before `when`, within the window."""
    n = len(keys)
    every = np.concatenate([keys, wanted])
    shown = np.arange(len(every)) < n  # what was done at the same moment comes before it
    order = np.lexsort((shown, np.concatenate([at, when]), every))
    row = np.where(order < n, order, NOWHERE)
    place = np.maximum.accumulate(np.where(row >= 0, np.arange(len(order)), NOWHERE))
    last = np.where(place >= 0, row[place], NOWHERE)
    found = np.full(len(wanted), NOWHERE, np.int64)
    events = order >= n
    found[order[events] - n] = last[events]
    fits = found >= 0
    fits[fits] = (keys[found[fits]] == wanted[fits]) & (when[fits] - at[found[fits]] <= window_s)
    return np.where(fits, found, NOWHERE)


def _flag(rows: Codes64, kind: npt.NDArray[np.int8], kinds: Sequence[EventKind], n: int) -> Flags:
    flags = np.zeros(n, np.bool_)
    codes = [KINDS.index(one) for one in kinds]
    flags[rows[np.isin(kind, codes) & (rows >= 0)]] = True
    return flags


def scores_of(recalls: Sequence[str]) -> Mapping[str, Scores]:
    """From a JSON object each to a column a recall, NaN where it did not find the product."""
    found: dict[str, Scores] = {}
    for row, text in enumerate(recalls):
        if text == "{}":
            continue
        for name, score in json.loads(text).items():
            if name not in found:
                found[name] = np.full(len(recalls), np.nan, np.float32)
            found[name][row] = score
    return found


def _happened(connection: Connection, names: Names, since: float | None, until: float | None) -> Happened:
    """Events with products that were shown, to those to whom something was."""
    kinds = {kind.value: code for code, kind in enumerate(KINDS)}
    parts = []
    for subject, item, listed, kind, at in blocks(connection, _events(since, until)):
        who, what = _known(names.people, subject), _known(names.items, item)
        where = _known(names.lists, listed)
        named = np.array([one is not None for one in listed], np.bool_)
        code = np.fromiter(map(kinds.__getitem__, kind), np.int8, len(kind))
        wanted = (who >= 0) & (what >= 0)
        parts.append(
            tuple(column[wanted] for column in (who, what, where, named, code, np.array(at, np.float64)))
        )
    dtypes = (np.int32, np.int32, np.int32, np.bool_, np.int8, np.float64)
    return Happened(*_stacked(parts, dtypes))


def _known(codes: Codes, values: Sequence[Any]) -> Rows:
    return np.fromiter((codes.get(value, NOWHERE) for value in values), np.int32, len(values))


def _shown(since: float | None, until: float | None) -> Select[Any]:
    table = impressions.c
    columns = (
        table.subject,
        table.product_id,
        table.reply_id,
        table.position,
        table.at,
        table.surface,
        table.model,
        table.score,
        table.propensity,
        table.recalls,
    )
    mine = select(*columns).join(subjects, subjects.c.key == table.subject).where(subjects.c.personal)
    return mine.where(*within(table.at, since, until)).order_by(table.at, table.reply_id, table.position)


def _events(since: float | None, until: float | None) -> Select[Any]:
    table = behaviour_events.c
    wanted = select(table.subject, table.product_id, table.reply_id, table.kind, table.at)
    return wanted.where(*within(table.at, since, until)).order_by(table.id)


def _joined(parts: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    whole, real = np.int32, np.float32
    return _stacked(parts, (whole, whole, whole, whole, np.float64, whole, whole, real, real))


def _stacked(parts: Sequence[tuple[Any, ...]], dtypes: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(
        np.concatenate([np.zeros(0, dtype), *(part[n] for part in parts)]).astype(dtype, copy=False)
        for n, dtype in enumerate(dtypes)
    )
