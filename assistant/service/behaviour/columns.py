"""Many rows into columns: what the models are fitted on, read without an object a row being kept.

Texts become numbers as they come in, a block at a time, so a million events cost some tens of megabytes.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, select

from assistant.service.behaviour.tables import behaviour_events, subjects
from retrieval.recommend.kinds import KINDS, Interactions, Rows

BLOCK = 50_000
"""Rows that are held as objects at a time."""


class Codes(dict[Hashable, int]):
    """Values to numbers, counted up from nought in the order in which they are first met."""

    def __missing__(self, value: Hashable) -> int:
        self[value] = code = len(self)
        return code

    def of(self, values: Sequence[Hashable]) -> Rows:
        return np.fromiter(map(self.__getitem__, values), np.int32, len(values))

    def texts(self) -> tuple[str, ...]:
        return tuple(str(value) for value in self)


def blocks(connection: Connection, wanted: Select[Any]) -> Iterator[list[tuple[Any, ...]]]:
    """The columns of the rows, a block of rows at a time."""
    rows = connection.execution_options(yield_per=BLOCK).execute(wanted)
    for block in rows.partitions():
        yield list(zip(*block, strict=True))


def interactions(connection: Connection, since: float | None, until: float | None) -> Interactions:
    """Of all subjects that are personal, from `since` on and before `until`, in seconds since 1970."""
    willing = connection.execute(select(subjects.c.key).where(subjects.c.personal)).scalars()
    known, items = Codes(), Codes()
    known.of(sorted(willing))
    people = len(known)
    kinds = {kind.value: code for code, kind in enumerate(KINDS)}
    parts: list[tuple[Any, ...]] = []
    for subject, item, kind, at, quantity in blocks(connection, _events(since, until)):
        who = np.fromiter((known.get(one, people) for one in subject), np.int32, len(subject))
        what = np.fromiter(map(kinds.__getitem__, kind), np.int8, len(kind))
        parts.append((who, items.of(item), what, np.array(at, np.float64), np.array(quantity, np.float32)))
    return _sorted(known.texts(), items.texts(), parts)


def _events(since: float | None, until: float | None) -> Select[Any]:
    table = behaviour_events.c
    wanted = select(table.subject, table.product_id, table.kind, table.at, table.quantity).order_by(table.id)
    return wanted.where(*within(table.at, since, until))


def within(at: Any, since: float | None, until: float | None) -> Iterable[Any]:
    """Conditions on a column of times: from `since` on and before `until`."""
    if since is not None:
        yield at >= since
    if until is not None:
        yield at < until


def _sorted(people: tuple[str, ...], items: tuple[str, ...], parts: list[tuple[Any, ...]]) -> Interactions:
    """By subject, and within each oldest first; those who did nothing are left out."""
    kinds = (np.int32, np.int32, np.int8, np.float64, np.float32)
    who, what, kind, at, quantity = (
        np.concatenate([np.zeros(0, dtype), *(part[n] for part in parts)]).astype(dtype, copy=False)
        for n, dtype in enumerate(kinds)
    )
    order = np.lexsort((at, who))
    order = order[: int(np.searchsorted(who[order], len(people)))]
    there, first = np.unique(who[order], return_index=True)
    return Interactions(
        tuple(people[code] for code in there),
        items,
        np.searchsorted(there, who[order]).astype(np.int32),
        what[order],
        kind[order],
        at[order],
        quantity[order],
        np.append(first, len(order)).astype(np.int64),
    )
