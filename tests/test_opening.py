"""Opening hours: read from settings, said in words, and known to the minute, also where clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from assistant.errors import SettingsError
from assistant.opening import Opening, clock, day_and_time, week
from assistant.settings import load

NEW_YORK = ZoneInfo("America/New_York")
HOURS = {"mon-fri": "9:00-12:00, 13:00-18:00", "sat": "10-14"}
SHOP = Opening(week(HOURS), NEW_YORK, frozenset({date(2026, 12, 25)}))


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (at(23, 9), at(23, 12)),  # a Monday
        (at(23, 8, 59), None),
        (at(23, 12), None),
        (at(23, 13), at(23, 18)),
        (at(28, 13, 59), at(28, 14)),
        (at(29, 11), None),
        (at(25, 10, month=12), None),
    ],
)
def test_when_they_go(now: datetime, until: datetime | None) -> None:
    assert SHOP.until(now) == until
    assert SHOP.until(now.astimezone(UTC)) == until


@pytest.mark.parametrize(
    ("now", "opens", "said"),
    [
        (at(23, 7), at(23, 9), "today at 9 am"),
        (at(23, 12, 30), at(23, 13), "today at 1 pm"),
        (at(23, 18), at(24, 9), "tomorrow at 9 am"),
        (at(28, 15), at(30, 9), "on Monday at 9 am"),
        (at(24, 20, month=12), at(26, 10, month=12), "on Saturday at 10 am"),
    ],
)
def test_when_they_come(now: datetime, opens: datetime, said: str) -> None:
    assert SHOP.next(now) == opens
    assert day_and_time(opens, now) == said


def test_an_hour_that_clocks_skip_or_repeat_moves_nothing() -> None:
    """Clocks go forward on 8 March and back on 1 November 2026, both Sundays."""
    shop = Opening(week({"sun": "9-17"}), NEW_YORK)
    for month, day in ((3, 8), (11, 1)):
        opens = shop.next(datetime(2026, month, day, 0, 30, tzinfo=NEW_YORK))
        assert opens is not None
        assert (opens.hour, opens.day) == (9, day)
        assert shop.until(opens) == datetime(2026, month, day, 17, tzinfo=NEW_YORK)


def test_a_shop_where_nobody_ever_is_says_no_time() -> None:
    assert Opening(week({}), NEW_YORK).next(at(23, 9)) is None


def test_the_week_in_words() -> None:
    assert SHOP.said == "Monday to Friday, 9 am to noon and 1 pm to 6 pm, Saturday, 10 am to 2 pm"
    assert Opening(week({"mon-sun": "0:00-24:00"}), UTC).said == "Monday to Sunday, midnight to midnight"
    assert Opening(week({"sat-mon": "9-17:30"}), UTC).said == (
        "Monday, 9 am to 5:30 pm, Saturday to Sunday, 9 am to 5:30 pm"
    )
    assert [clock(m) for m in (0, 720, 545, 1439)] == ["midnight", "noon", "9:05 am", "11:59 pm"]


@pytest.mark.parametrize(
    "hours",
    [
        {"m": "9-17"},
        {"t": "9-17"},
        {"someday": "9-17"},
        {"mon": "nine to five"},
        {"mon": "17-9"},
        {"mon": "9-25"},
        {"mon": "9-12, 11-13"},
        {"mon-wed": "9-17", "tue": "9-12"},
        {"mon": ""},
    ],
)
def test_what_cannot_be_read_is_refused(hours: dict[str, str]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each says something else
        week(hours)


@pytest.mark.parametrize(
    "handover",
    [
        {"open": {"mon": "9 to 5"}},
        {"webhook": "https://helpdesk.example/x"},
        {"webhook": "http://helpdesk.example/x", "webhook_secret": "s" * 16},
        {"webhook": "https://helpdesk.example/x", "webhook_secret": "short"},
        {"webhook": "file:///etc/passwd", "webhook_secret": "s" * 16, "allow_private": True},
    ],
)
def test_settings_that_cannot_serve_are_refused(handover: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match="handover"):
        load(handover=handover)
