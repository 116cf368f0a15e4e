"""Records of files into events, some thousands in a transaction: what is in stays, wherever it ends.

A record is known again by what it says, so a file that is taken in twice, or two that overlap, double
nothing; two lines that say exactly the same are one event, unless the file has a column of keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from assistant.errors import Invalid
from assistant.service.behaviour.history.lines import Opened, Unreadable, opened
from assistant.service.behaviour.history.mapping import Bad, Nobody, Reading, Told, columns_of, told
from assistant.service.behaviour.store import Behaviour
from retrieval.recommend.kinds import Event

AT_ONCE = 5000
"""Events in one transaction."""
NAMED = 20
"""Bad lines that are named."""
TIMELESS = timedelta(days=90)
"""How long ago what a file without times tells is taken to have begun; each line is a second later."""
AHEAD = timedelta(minutes=5)
OURS = re.compile(r"(h|k|c|order|thumb):.{1,190}")
"""Keys of events that were written out by a shop like this one."""


@dataclass
class Imported:
    """What became of the lines of the files so far: `accepted` are new, `repeated` were known (or are of
    customers who want no profile), `nobody` name no customer, `bad` cannot be used; `named` holds the
    first of these as (file, line, reason). `old` were kept although the shop's upkeep will drop them."""

    lines: int = 0
    accepted: int = 0
    repeated: int = 0
    nobody: int = 0
    bad: int = 0
    old: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    named: list[tuple[str, int, str]] = field(default_factory=list)

    def refuse(self, file: Path, number: int, reason: str) -> None:
        self.bad += 1
        kind = reason.partition("'")[0].strip()
        self.reasons[kind] = self.reasons.get(kind, 0) + 1
        if len(self.named) < NAMED:
            self.named.append((str(file), number, reason))


Progress = Callable[[int], None]
"""Told how many bytes of a file have been read."""


def take_in(
    behaviour: Behaviour,
    file: Path,
    how: Reading,
    done: Imported,
    now: datetime,
    keep: timedelta | None = None,
    progress: Progress = lambda read: None,
) -> None:
    """Take one file in, counting in `done`, which holds true wherever it is interrupted.

    Raises Invalid for a file that cannot be read at all; a line that cannot be used is counted and named.
    """
    with opened(file, how.form) as found:
        told_all = _told(file, found, how, done, now)
        taking = _Taking(behaviour, done, now, now - keep if keep else None)
        for number, record in told_all:
            taking.add(number, record)
            if taking.full:
                taking.write()
                progress(found.done())
        taking.write()
        progress(found.done())


def _told(
    file: Path, found: Opened, how: Reading, done: Imported, now: datetime
) -> Iterator[tuple[int, Told]]:
    columns = columns_of(found.columns, how.columns) if found.columns else None
    for number, record in found.lines:
        done.lines += 1
        if isinstance(record, Unreadable):
            done.refuse(file, number, record.reason)
            continue
        try:
            if columns is None or found.form == "jsonl":  # each line names its own
                columns = _of_line(record, how)
            each = told(record, columns, how)
            if each.at is not None and each.at > now + AHEAD:
                raise Bad("a time in the future")
            yield number, each
        except Nobody:
            done.nobody += 1
        except Bad as error:
            done.refuse(file, number, str(error))


def _of_line(record: Mapping[str, str], how: Reading) -> Mapping[str, str]:
    try:
        return columns_of(list(record), how.columns)
    except Invalid as error:
        raise Bad(error.detail) from error


class _Taking:
    """Events on their way into the store."""

    def __init__(self, behaviour: Behaviour, done: Imported, now: datetime, oldest: datetime | None) -> None:
        self._behaviour, self._done, self._now, self._oldest = behaviour, done, now, oldest
        self._people: dict[str, str] = {}
        self._waiting: list[tuple[int, Told]] = []
        self._begin = now.astimezone(UTC) - TIMELESS

    @property
    def full(self) -> bool:
        return len(self._waiting) >= AT_ONCE

    def add(self, number: int, record: Told) -> None:
        self._waiting.append((number, record))

    def write(self) -> None:
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        new = {record.customer for _, record in waiting} - self._people.keys()
        if new:
            self._people.update(self._behaviour.subjects_of_customers(sorted(new)))
        events = [self._event(number, record) for number, record in waiting]
        if self._oldest is not None:
            self._done.old += sum(event.at < self._oldest for event in events)
        accepted = self._behaviour.record(events)
        self._done.accepted += accepted
        self._done.repeated += len(events) - accepted

    def _event(self, number: int, record: Told) -> Event:
        at = record.at or min(self._begin + timedelta(seconds=number), self._now)
        return Event(
            self._people[record.customer],
            record.kind,
            record.product,
            min(at, self._now),
            record.variant,
            record.quantity,
            session=record.order[:64] if record.order else None,
            source="history",
            key=key_of(number, record),
        )


def key_of(number: int, record: Told) -> str:
    """The file's own key, as it stands if it is one that we gave; else all that a record says, where that is
    no time by its place in the file."""
    if record.key and OURS.fullmatch(record.key):
        return record.key
    when = str(number) if record.at is None else str(record.at.timestamp())
    said = (record.customer, record.product, record.kind.value, when, str(record.quantity))
    whole = (record.customer, record.key) if record.key else (*said, record.order or "", record.variant or "")
    return "h:" + blake2b("\0".join(whole).encode("utf-8", "replace"), digest_size=16).hexdigest()
