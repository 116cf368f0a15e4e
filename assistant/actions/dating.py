"""When the stock of what is shown was last confirmed, and what may still be claimed of it.

It is looked up after an action has chosen what to show, for those few products alone, and
by the clock of that moment: a product that is kept in memory cannot tell how old it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, Protocol

from assistant.actions.base import Action, Registry
from assistant.evidence import (
    Answered,
    Evidence,
    Found,
    InStockThen,
    OptionAsked,
    Shown,
    Surveyed,
    Unanswered,
)
from assistant.turn import Conversation
from assistant.understood import About, Understood
from retrieval.catalog.freshness import Confirmed, FeedState


class Fresh(Protocol):
    """Who knows when stocks were confirmed."""

    def confirmed(self, ids: Sequence[str]) -> Mapping[str, Confirmed]: ...

    def feeds(self) -> Sequence[FeedState]: ...


@dataclass(frozen=True, slots=True)
class Dating:
    """Stocks with their times, in the shop's `zone`. Past `age` what was in stock is stale, and
    so is what nothing ever confirmed; without an age nothing is."""

    fresh: Fresh
    age: timedelta | None = None
    zone: tzinfo = UTC
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def shown(self, products: Iterable[Shown]) -> tuple[Shown, ...]:
        products = tuple(products)
        date = self._dates(products)
        return tuple(map(date, products))

    def evidence(self, evidence: Evidence) -> Evidence:
        """The same with every product dated, wherever it stands."""
        date = self._dates(tuple(_products(evidence)))
        dated: Evidence = _rebuilt(evidence, date)
        return replace(dated, findings=tuple(map(self._unclaimed, dated.findings)))

    def of_what_is_in_stock(self, evidence: Evidence) -> Evidence:
        """The answer to a search for what is in stock, with the time where that is stale: to show
        things as what was asked for would claim that they are there."""
        for finding in evidence.findings:
            products = finding.products if isinstance(finding, Found) else ()
            if len(products) > 1 and any(shown.stale for shown in products):
                then = self._then([shown.stock_as_of for shown in products])
                return replace(evidence, findings=(*evidence.findings, then))
            if isinstance(finding, Surveyed) and self._any_feed_is_stale():
                then = self._then([feed.confirmed_at for feed in self.fresh.feeds()], finding.total)
                if finding.about == About.COUNT:
                    return replace(evidence, findings=(then,), products=())
                return replace(evidence, findings=(*evidence.findings, then))
        return evidence

    def _then(self, times: Sequence[datetime | None], count: int | None = None) -> InStockThen:
        known = {time for time in times if time is not None}
        if not known or None in times:
            return InStockThen(count)
        return InStockThen(count, min(known).astimezone(self.zone), len(known) > 1)

    def registry(self, actions: Registry) -> Registry:
        return {intent: Dated(action, self) for intent, action in actions.items()}

    def _dates(self, products: Sequence[Shown]) -> Callable[[Shown], Shown]:
        confirmed = self.fresh.confirmed([shown.product.id for shown in products])
        oldest = None if self.age is None else self.now() - self.age

        def date(shown: Shown) -> Shown:
            at = confirmed.get(shown.product.id, Confirmed()).of(shown.product, shown.variant)
            stale = oldest is not None and (at is None or at < oldest)
            return replace(shown, stock_as_of=at and at.astimezone(self.zone), stale=stale)

        return date

    def _unclaimed(self, finding: Any) -> Any:
        """A finding without what it concluded from a stock that is stale."""
        if isinstance(finding, Answered) and finding.about == "in stock" and finding.product.stale:
            shown = finding.product
            if shown.in_stock is None and shown.stock_as_of is None:
                return Unanswered(shown, finding.about)
            return replace(finding, yes=shown.in_stock)
        if isinstance(finding, OptionAsked) and finding.available and finding.product.stale:
            return replace(finding, available=None)
        if isinstance(finding, Surveyed) and finding.in_stock and self._any_feed_is_stale():
            return replace(finding, in_stock=0)
        return finding

    def _any_feed_is_stale(self) -> bool:
        if self.age is None:
            return False
        oldest = self.now() - self.age
        times = [feed.confirmed_at for feed in self.fresh.feeds()]
        return not times or any(time is None or time < oldest for time in times)


@dataclass(frozen=True, slots=True)
class Dated:
    """An action whose evidence is dated."""

    action: Action
    dating: Dating

    def __call__(self, understood: Understood, conversation: Conversation) -> Evidence:
        evidence = self.dating.evidence(self.action(understood, conversation))
        if understood.query.filters.in_stock:
            return self.dating.of_what_is_in_stock(evidence)
        return evidence


def _products(value: object) -> Iterator[Shown]:
    if isinstance(value, Shown):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _products(part)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _products(getattr(value, each.name))


def _rebuilt(value: Any, date: Callable[[Shown], Shown]) -> Any:
    """The value with every product in it dated; what holds none is the same object."""
    if isinstance(value, Shown):
        return _reasoned(date(value))
    if isinstance(value, tuple):
        parts = tuple(_rebuilt(part, date) for part in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    before = {each.name: getattr(value, each.name) for each in fields(value)}
    after = {name: _rebuilt(part, date) for name, part in before.items()}
    changed = {name: part for name, part in after.items() if part is not before[name]}
    return replace(value, **changed) if changed else value


def _reasoned(shown: Shown) -> Shown:
    """That it is in stock is no reason any more once it cannot be claimed."""
    return replace(shown, reason=None) if shown.reason == "in stock" and not shown.in_stock else shown
