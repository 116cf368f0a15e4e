"""The time zone of the machine, with its summer time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


class Local(tzinfo):
    """What `datetime.now().astimezone().tzinfo` is not: that is the offset of one moment, and an hour off
    after the clocks change while the shop is open."""

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        return _here(at).utcoffset() if at else None

    def dst(self, at: datetime | None) -> timedelta | None:
        return None

    def tzname(self, at: datetime | None) -> str | None:
        return _here(at).tzname() if at else None

    def fromutc(self, at: datetime) -> datetime:
        here = at.replace(tzinfo=UTC).astimezone()
        first = here.replace(tzinfo=self, fold=0)
        return first if first.utcoffset() == here.utcoffset() else first.replace(fold=1)

    def __str__(self) -> str:
        return "the machine's time zone"


def _here(at: datetime) -> datetime:
    return at.replace(tzinfo=None).astimezone()
