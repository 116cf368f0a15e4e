"""The machine's own time zone, where the shop names none: it keeps summer time while the shop is open."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from assistant.local_time import Local
from assistant.parts import zone_of
from assistant.settings import Settings

PLACES = ["America/Los_Angeles", "Europe/Berlin", "Asia/Tokyo", "Australia/Lord_Howe", "UTC"]


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield ZoneInfo(request.param)
    monkeypatch.undo()
    time.tzset()


def test_every_hour_of_a_year_is_the_hour_that_the_clocks_show(place: ZoneInfo) -> None:
    zone = zone_of(Settings())
    for hours in range(366 * 24):
        at = datetime(2028, 1, 1, 0, 30, tzinfo=UTC) + timedelta(hours=hours)
        here, there = at.astimezone(zone), at.astimezone(place)
        assert here.replace(tzinfo=None) == there.replace(tzinfo=None)
        assert here.utcoffset() == there.utcoffset()
        assert here.astimezone(UTC) == at, "and back again, in the hour that comes twice too"


def test_a_time_of_the_day_is_that_of_its_own_season(place: ZoneInfo) -> None:
    for month in range(1, 13):
        noon = datetime(2028, month, 20, 12)
        assert noon.replace(tzinfo=Local()) == noon.replace(tzinfo=place)
