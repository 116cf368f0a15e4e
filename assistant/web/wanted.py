"""What is wanted, for the staff page and its download: the demand report of the time that is picked."""

from __future__ import annotations

from assistant.feedback.insight.demand import Signal, demand
from assistant.feedback.insight.shelf import shelf_of
from assistant.feedback.insight.windows import windows
from assistant.web.listings import LASTING, USUAL, Listings, Values
from retrieval.catalog.store import CatalogueStore


def wanted(listings: Listings, values: Values) -> tuple[Signal, ...]:
    """Of the days that are picked, held against as many before them."""
    days = values.get("days", "")
    span = windows(listings.now(), int(days if days in LASTING else USUAL))
    return demand(listings.engine, shelf_of(CatalogueStore(listings.engine).all()), span).signals
