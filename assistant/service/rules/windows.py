"""Until when goods can be sent back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.orders import Line, Order
from assistant.service.rules.terms import Exchanging, Returning, Season


@dataclass(frozen=True, slots=True)
class Window:
    """`last` is the last day, None for ever. Where it is not `known` when the goods arrived, it is the
    last day on which they are surely in time."""

    last: date | None
    delivered: date | None = None

    @property
    def known(self) -> bool:
        return self.last is None or self.delivered is not None


def window(term: Returning | Exchanging, order: Order, line: Line) -> Window:
    delivered, placed = arrived(order, line), order.placed_at and order.placed_at.date()
    if term.days is None:
        return Window(None, delivered)
    begun = delivered or placed
    lasts = [begun + timedelta(days=term.days)] if begun else []
    if placed:
        lasts += [last for season in term.seasons if (last := extended(season, placed))]
    return Window(max(lasts, default=date.min), delivered)


def arrived(order: Order, line: Line) -> date | None:
    """The day on which the last parcel with this item arrived; None where one is not known to have.
    Where none of the order's says that it holds it, any may."""
    parcels = [parcel for parcel in order.fulfilments if line.variant_id in parcel.variant_ids]
    parcels = parcels or list(order.fulfilments)
    days = [parcel.delivered_at.date() for parcel in parcels if parcel.delivered_at]
    return max(days) if days and len(days) == len(parcels) else None


def extended(season: Season, placed: date) -> date | None:
    """The day until which an order placed then can come back for the season's sake."""
    start, end, until = (_month_day(text) for text in (season.start, season.end, season.until))
    for year in (placed.year - 1, placed.year):
        first = _day(year, start)
        last = _day(year if end >= start else year + 1, end)
        if first <= placed <= last:
            return next(day for day in (_day(last.year, until), _day(last.year + 1, until)) if day >= last)
    return None


def latest(windows: Iterable[Window]) -> Window | None:
    """The one that is open longest."""
    return max(windows, key=lambda w: w.last or date.max, default=None)


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _day(year: int, month_day: tuple[int, int]) -> date:
    month, day = month_day
    if month_day == (2, 29) and not (year % 4 == 0 and (year % 100 or year % 400 == 0)):
        day = 28
    return date(year, month, day)
