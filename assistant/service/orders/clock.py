"""An order's times by the shop's clock: a day that is told, or that a return window is counted from, is
the shop's day, whatever time zone the record was written in."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, tzinfo

from assistant.orders import Fulfilment, Order


def by_clock(order: Order, zone: tzinfo | None) -> Order:
    """The same moments, read in `zone`."""
    return replace(
        order,
        placed_at=_read(order.placed_at, zone),
        fulfilments=tuple(_parcel(parcel, zone) for parcel in order.fulfilments),
    )


def _parcel(parcel: Fulfilment, zone: tzinfo | None) -> Fulfilment:
    return replace(
        parcel,
        shipped_at=_read(parcel.shipped_at, zone),
        delivered_at=_read(parcel.delivered_at, zone),
        expected_at=_read(parcel.expected_at, zone),
    )


def _read(at: datetime | None, zone: tzinfo | None) -> datetime | None:
    with suppress(OverflowError):  # at either end of the calendar there is no other clock to read it by
        return at and at.astimezone(zone)
    return at
