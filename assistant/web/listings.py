"""What staff look through: conversations, ratings, what found nothing. The same filters, as plain words,
make the list on the screen and its download."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from assistant.feedback.listing import Opinion, Opinions, opinions
from assistant.service.asked_in_vain import Missed, missed
from assistant.service.database import Database
from assistant.service.figures import Span, span_of
from assistant.service.misses import Missing
from assistant.service.readings import Line, Readings, Sought

Values = Mapping[str, str]
"""What stands in the filters, by name. It came from a browser: what is not known there is left out."""

WITH = {"up": "a thumb up", "down": "a thumb down", "refused": "a refused sentence", "handoff": "a hand-over"}
MISSING = {
    Missing.NOT_SOLD: "not sold here",
    Missing.NOTHING_FITS: "nothing fits",
    Missing.OUT_OF_STOCK: "sold out",
    Missing.NOT_STATED: "not in the product's data",
    Missing.NO_PAGE: "no page on it",
    Missing.OUTSIDE: "not a matter of the shop",
    Missing.LANGUAGE: "a language not spoken",
}
LASTING = {"1": "24 hours", "7": "7 days", "30": "30 days", "90": "90 days"}
USUAL = "7"
LONGEST = 200
"""Characters of one filter."""


@dataclass(frozen=True, slots=True)
class Listings:
    """`zone` is the shop's: a day in a filter is a day of the shop."""

    engine: Database
    zone: tzinfo
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def conversations(self, values: Values, most: int) -> tuple[Line, ...]:
        kind = values.get("with", "")
        sought = Sought(_words(values), self.begins(values), self.ends(values), kind if kind in WITH else "")
        return Readings(self.engine).find(sought, most)

    def feedback(self, values: Values, most: int) -> tuple[Opinion, ...]:
        rating = values.get("rating", "")
        sought = Opinions(
            rating=rating if rating in {"up", "down"} else "",
            reason=values.get("reason", "")[:LONGEST],
            words=_words(values),
            commented=values.get("commented") == "yes",
            since=self.begins(values),
            until=self.ends(values),
        )
        return opinions(self.engine, sought, most)

    def misses(self, values: Values, most: int) -> tuple[Missed, ...]:
        how = values.get("how", "")
        kind = Missing(how) if how in set(Missing) else None
        return missed(self.engine, self.span(values), kind, _words(values), most)

    def span(self, values: Values) -> Span:
        days = values.get("days", "")
        return span_of(
            self.now().astimezone(self.zone), timedelta(days=int(days if days in LASTING else USUAL))
        )

    def begins(self, values: Values) -> datetime | None:
        day = _day(values.get("from", ""))
        return datetime.combine(day, time(), self.zone) if day else None

    def ends(self, values: Values) -> datetime | None:
        """The end of the day that is named: it is meant with all its hours."""
        day = _day(values.get("to", ""))
        return datetime.combine(day + timedelta(days=1), time(), self.zone) if day else None


def _words(values: Values) -> str:
    return values.get("words", "").strip()[:LONGEST]


def _day(text: str) -> date | None:
    """The day of "2026-03-01", with a time after it or not; None where there is none."""
    try:
        day = date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
    return day if date.min < day < date.max - timedelta(days=1) else None
