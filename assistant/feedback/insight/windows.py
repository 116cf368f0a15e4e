"""The time that a report is of, and the time that it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Window:
    """From `since` to before `until`, seconds since 1970."""

    since: float
    until: float

    @property
    def days(self) -> float:
        return (self.until - self.since) / 86_400

    @property
    def begins(self) -> datetime:
        return datetime.fromtimestamp(self.since, UTC)

    @property
    def ends(self) -> datetime:
        return datetime.fromtimestamp(self.until, UTC)

    def steps(self, count: int) -> tuple[Window, ...]:
        """The same in `count` parts of one length, oldest first."""
        size = (self.until - self.since) / count
        edges = [self.since + n * size for n in range(count)] + [self.until]
        return tuple(Window(one, other) for one, other in pairwise(edges))


@dataclass(frozen=True, slots=True)
class Windows:
    now: Window
    before: Window


def windows(now: datetime, days: int) -> Windows:
    """The last `days`, and as many before them."""
    until, length = now.timestamp(), timedelta(days=days).total_seconds()
    return Windows(Window(until - length, until), Window(until - 2 * length, until - length))
