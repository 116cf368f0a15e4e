"""Opening hours as the shop's settings say them in English, in another language where every word of them
is a day, a time or what joins them; else they are quoted as they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from zoneinfo import ZoneInfo

from babel.dates import format_time, get_day_names, get_timezone_name

from assistant.locales.voice import Voice
from assistant.naming import WEEKDAYS

TOKEN = re.compile(
    rf"(?P<day>{'|'.join(WEEKDAYS)})|(?P<hour>\d{{1,2}})(?::(?P<minute>\d\d))? (?P<half>am|pm)"
    r"|(?P<noon>noon|midnight)|(?P<to> to )|(?P<and> and )|(?P<comma>, )|(?P<at> at | on |on | )"
    r"|\((?P<zone>Eastern|Central|Mountain|Pacific) time\)",
)


def hours(voice: Voice, said: str) -> str:
    """The week's hours in the language, or quoted."""
    return _read(voice, said) or voice.quoted(said)


def clock_time(voice: Voice, said: str) -> str:
    """A time such as "9 am" or "Monday at 9 am" in the language, or quoted."""
    return _read(voice, said) or voice.quoted(said)


def _read(voice: Voice, said: str) -> str:
    """All of it, "" where a part of it is none of the above."""
    told, place = [], 0
    for token in TOKEN.finditer(said):
        if token.start() != place:
            return ""
        told.append(_SAID["hour" if token["hour"] else token.lastgroup or "at"](voice, token))
        place = token.end()
    return "".join(told).strip() if place == len(said) else ""


def _day(voice: Voice, token: re.Match[str]) -> str:
    return str(get_day_names("wide", locale=voice.locale)[WEEKDAYS.index(token["day"])])


def _hour(voice: Voice, token: re.Match[str]) -> str:
    hour = int(token["hour"]) % 12 + (12 if token["half"] == "pm" else 0)
    return str(format_time(time(hour, int(token["minute"] or 0)), "HH:mm", locale=voice.locale))


def _noon(voice: Voice, token: re.Match[str]) -> str:
    return "12:00" if token["noon"] == "noon" else "00:00"


ZONES = {
    "Eastern": "America/New_York",
    "Central": "America/Chicago",
    "Mountain": "America/Denver",
    "Pacific": "America/Los_Angeles",
}


def _zone(voice: Voice, token: re.Match[str]) -> str:
    name = get_timezone_name(ZoneInfo(ZONES[token["zone"]]), locale=voice.locale)
    return f"({name})" if voice.language.spaced else f"（{name}）"


_SAID: dict[str, Callable[[Voice, re.Match[str]], str]] = {
    "day": _day,
    "hour": _hour,
    "noon": _noon,
    "zone": _zone,
    "to": lambda voice, token: "–",
    "and": lambda voice, token: voice.say("comma"),
    "comma": lambda voice, token: voice.say("comma"),
    "at": lambda voice, token: " ",
}
