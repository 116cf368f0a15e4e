"""What /metrics tells: the requests of this process, and what the records count for all of them."""

from __future__ import annotations

import time
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import StorageFailed
from assistant.service.handoffs.queue import OPEN
from assistant.web.storefront import Storefront
from assistant.web.turns import Turns
from retrieval.errors import CatalogueUnreachable

BUCKETS = (0.01, 0.03, 0.1, 0.3, 1, 2, 4, 8, 15, 30, 60)


class Measures:
    """The numbers of one application, in a registry of its own."""

    def __init__(self, shop: Storefront, turns: Turns) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(Kept(shop))
        names = ("method", "route", "status")
        self.requests = Counter(
            "floorwalker_http_requests", "Requests answered", names, registry=self.registry
        )
        self.seconds = Histogram(
            "floorwalker_http_request_seconds",
            "From a request to the end of its response",
            ("route",),
            buckets=BUCKETS,
            registry=self.registry,
        )
        under_way = Gauge("floorwalker_turns_under_way", "Turns that run or wait to", registry=self.registry)
        under_way.set_function(lambda: turns.under_way)


class Kept(Collector):
    """Counted from the records at each scrape, so that it is right for any number of processes."""

    def __init__(self, shop: Storefront) -> None:
        self._shop = shop

    def describe(self) -> Iterator[Metric]:
        """Nothing, so that registering does not ask the database."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        sentences = CounterMetricFamily(
            "floorwalker_sentences", "Sentences of replies, by what became of them", labels=["outcome"]
        )
        ratings = CounterMetricFamily("floorwalker_ratings", "Rated replies", labels=["rating"])
        confirmed = GaugeMetricFamily(
            "floorwalker_feed_confirmed_timestamp_seconds",
            "When a feed was last known to be up to date",
            labels=["feed"],
        )
        failures = GaugeMetricFamily(
            "floorwalker_feed_failures", "How often in a row a feed could not be taken in", labels=["feed"]
        )
        waiting = GaugeMetricFamily(
            "floorwalker_open_handoffs", "Customers who wait for a person, or are with one", labels=["state"]
        )
        try:
            open_ = self._shop.handoffs.counts()
            for state in OPEN:
                waiting.add_metric([state], open_[state])
            for feed in self._shop.freshness.feeds():  # by key: a name is an address or a path
                if feed.confirmed_at is not None:
                    confirmed.add_metric([feed.key], feed.confirmed_at.timestamp())
                failures.add_metric([feed.key], feed.failures)
            for outcome, count in sorted(self._shop.conversations.outcomes().items()):
                sentences.add_metric([outcome], count)
            for rating, count in self._shop.feedback.counts().items():
                ratings.add_metric([rating.value], count)
        except (StorageFailed, CatalogueUnreachable):
            return  # readiness says so; the process's own numbers are still worth having
        yield waiting
        yield sentences
        yield ratings
        yield confirmed
        yield failures


class Measured:
    """Counts and times every request under the address pattern of its route."""

    def __init__(self, app: ASGIApp, measures: Measures) -> None:
        self.app, self.measures = app, measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 499

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            route = getattr(scope.get("route"), "path", "") or "other"
            self.measures.requests.labels(_known(scope["method"]), route, str(status)).inc()
            self.measures.seconds.labels(route).observe(time.perf_counter() - begun)


def _known(method: str) -> str:
    return method if method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else "other"
