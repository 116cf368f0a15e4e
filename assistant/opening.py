"""When people are there: opening hours by the day of the week, in the shop's own time zone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import groupby

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SPAN = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*[-–]\s*(\d{1,2})(?::(\d{2}))?")
MIDNIGHT = 24 * 60
WEEKS_AHEAD = 6
"""How far to look for the next opening."""

Spans = tuple[tuple[int, int], ...]
"""From and to, in minutes after midnight; the end is not in it."""
Week = tuple[Spans, ...]
"""Monday first."""


def week(said: Mapping[str, str]) -> Week:
    """Opening hours as settings give them: {"mon-fri": "9:00-12:00, 13:00-18:00", "sat": "10-14"}.

    Raises ValueError, saying what cannot be read.
    """
    days: list[Spans] = [()] * len(DAYS)
    for names, hours in said.items():
        first, _, last = names.lower().partition("-")
        begin, end = _day(first), _day(last or first)
        count = (end - begin) % 7 + 1
        for day in (number % 7 for number in range(begin, begin + count)):
            if days[day]:
                raise ValueError(f"{DAYS[day]} stands there twice")
            days[day] = _spans(hours)
    return tuple(days)


def _day(name: str) -> int:
    fitting = [
        n for n, day in enumerate(DAYS) if len(name.strip()) > 1 and day.lower().startswith(name.strip())
    ]
    if len(fitting) != 1:
        raise ValueError(f"{name!r} is no day of the week, such as mon or mon-fri")
    return fitting[0]


def _spans(hours: str) -> Spans:
    spans: list[tuple[int, int]] = []
    for part in hours.split(","):
        said = SPAN.fullmatch(part.strip())
        if said is None:
            raise ValueError(f"{part.strip()!r} is not of the form 9:00-18:00")
        begin, end = (int(said[n]) * 60 + int(said[n + 1] or 0) for n in (1, 3))
        if not begin < end <= MIDNIGHT or (spans and begin < spans[-1][1]):
            raise ValueError(f"{part.strip()!r} ends before it begins, or before the one before it ends")
        spans.append((begin, end))
    return tuple(spans)


@dataclass(frozen=True, slots=True)
class Opening:
    """`closed_on` are days on which nobody is there though the week says so."""

    week: Week
    zone: tzinfo
    closed_on: frozenset[date] = frozenset()

    def until(self, at: datetime) -> datetime | None:
        """When they go, if they are there at this time."""
        here = at.astimezone(self.zone)
        for begin, end in self._on(here.date()):
            if self._time(here.date(), begin) <= here < self._time(here.date(), end):
                return self._time(here.date(), end)
        return None

    def next(self, at: datetime) -> datetime | None:
        """When they come, if they are not there; None if that is not foreseen."""
        here = at.astimezone(self.zone)
        for day in (here.date() + timedelta(days=n) for n in range(7 * WEEKS_AHEAD)):
            for begin, _ in self._on(day):
                if self._time(day, begin) > here:
                    return self._time(day, begin)
        return None

    @property
    def said(self) -> str:
        """The week in words: "Monday to Friday, 9 am to 6 pm, Saturday, 10 am to 2 pm"."""
        runs = groupby(range(len(self.week)), key=lambda day: self.week[day])
        return ", ".join(
            f"{_days(list(days))}, {' and '.join(f'{clock(b)} to {clock(e)}' for b, e in spans)}"
            for spans, days in runs
            if spans
        )

    def _on(self, day: date) -> Spans:
        return () if day in self.closed_on else self.week[day.weekday()]

    def _time(self, day: date, minutes: int) -> datetime:
        after = timedelta(days=minutes // MIDNIGHT)
        return datetime.combine(day + after, time(minutes % MIDNIGHT // 60, minutes % 60), self.zone)


def _days(days: list[int]) -> str:
    return DAYS[days[0]] if len(days) == 1 else f"{DAYS[days[0]]} to {DAYS[days[-1]]}"


def clock(minutes: int) -> str:
    """A time of the day as people say it: "9 am", "5:30 pm", "noon", "midnight"."""
    hour, minute = divmod(minutes % MIDNIGHT, 60)
    if minute == 0 and hour in {0, 12}:
        return "noon" if hour else "midnight"
    half = "am" if hour < 12 else "pm"
    return f"{hour % 12 or 12}{f':{minute:02d}' if minute else ''} {half}"


def day_and_time(then: datetime, now: datetime) -> str:
    """A time to come, as seen from now, both in one zone: "today at 9 am", "on Monday at 9 am"."""
    days = (then.date() - now.date()).days
    on = {0: "today", 1: "tomorrow"}.get(days, f"on {DAYS[then.weekday()]}")
    if days > 6:
        on = f"on {DAYS[then.weekday()]}, {then.day} {then:%B}"
    return f"{on} at {clock(then.hour * 60 + then.minute)}"
